/* SPDX-License-Identifier: MIT */
/*
 * The strict check of one JSON line in one pass, without recursion: a bit
 * per level says whether it is an object. Strings, most of every record, are
 * passed eight bytes at a time. Speed rests on the NUL bytes after the text:
 * they end every run, so only a NUL needs its place looked at.
 */
#include "json.h"

#include <string.h>

#include "../base/number.h"
#include "../base/utf8.h"
#include "escape.h"
#include "run.h"

struct scan {
	const char *text;
	const char *end;
	const char *at;
	struct vk__index *index;
	struct vk__members *part;  /* that we are in, or NULL */
	struct vk__member open[2]; /* begun on level 1, in a part */
	bool escaped;              /* the last string held a backslash */
	unsigned depth;
	uint64_t objects; /* bit n: level n is an object */
	vk_error *err;
};

_Static_assert(VK_JSON_DEPTH <= 64, "levels are bits of one word");

/* ------------------------------------------------------------- errors */

static vk_status
fail(struct scan *s, vk_status status, const char *code, const char *format)
{
	return vk_error_set(s->err, status, (size_t)(s->at - s->text) + 1,
	    code, format, NULL, NULL);
}

/* At a byte that cannot stand there: broken UTF-8, the end, or syntax. */
static vk_status
fail_byte(struct scan *s, const char *format)
{
	uint32_t code;

	if (s->at >= s->end)
		return fail(s, VK_ESYNTAX, "json-truncated",
		    "the JSON text ends too early");
	if (vk__utf8_decode(s->at, (size_t)(s->end - s->at), &code) == 0)
		return fail(s, VK_EUTF8, "utf8-invalid",
		    "this byte is not UTF-8");
	return fail(s, VK_ESYNTAX, "json-syntax", format);
}

static vk_status
fail_members(struct scan *s, vk_status status)
{
	if (status == VK_ELIMIT)
		return fail(s, status, "json-members",
		    "more than 65536 members in one object");
	return fail(s, status, "no-memory", "out of memory");
}

/* ------------------------------------------------------------- tokens */

static vk_status
scan_escape(struct scan *s)
{
	enum vk__escape_fault fault;
	size_t len = vk__escape_check(s->at, &fault);

	if (len > 0) {
		s->at += len;
		return VK_OK;
	}
	switch (fault) {
	case VK__ESCAPE_DIGITS:
		return fail_byte(s, "four hexadecimal digits must follow \\u");
	case VK__ESCAPE_PAIR:
		return fail(s, VK_ESYNTAX, "json-surrogate",
		    "half a surrogate pair");
	case VK__ESCAPE_LETTER:
		break;
	}
	if (s->end - s->at < 2)
		s->at = s->end;
	return fail_byte(s, "there is no such escape");
}

/* From after the opening quote to after the closing one. */
static vk_status
scan_string(struct scan *s)
{
	for (;;) {
		unsigned char c;

		s->at = vk__string_run(s->at);
		c = (unsigned char)*s->at;
		if (c == '"') {
			s->at++;
			return VK_OK;
		}
		if (c == '\\') {
			vk_status status = scan_escape(s);

			s->escaped = true;
			if (status != VK_OK)
				return status;
		} else if (c >= 0x80) {
			uint32_t code;
			size_t n = vk__utf8_decode(s->at,
			    (size_t)(s->end - s->at), &code);

			if (n == 0)
				return fail_byte(s, "");
			s->at += n;
		} else {
			return fail_byte(s,
			    "a control character inside a string");
		}
	}
}

static vk_status
scan_number(struct scan *s)
{
	size_t n = vk__number_scan(s->at, (size_t)(s->end - s->at));

	if (n == 0)
		return fail_byte(s, "this is not a number");
	s->at += n;
	return VK_OK;
}

/* NULs end the text, so that a word's bytes can be read there, too. */
static inline vk_status
scan_word(struct scan *s, const char *word, size_t len)
{
	if (memcmp(s->at, word, len) != 0)
		return fail_byte(s, "a value is wanted here");
	s->at += len;
	return VK_OK;
}

static inline void
scan_space(struct scan *s)
{
	while (*s->at == ' ' || *s->at == '\t' || *s->at == '\n' ||
	    *s->at == '\r')
		s->at++;
}

/* ---------------------------------------------------------- structure */

static inline bool
in_object(const struct scan *s)
{
	return s->objects >> (s->depth - 1) & 1;
}

/* The member that is begun on this level, NULL when it is not indexed. */
static inline struct vk__member *
open_member(struct scan *s)
{
	if (s->depth == 1)
		return &s->open[0];
	return s->depth == 2 && s->part != NULL && in_object(s) ?
	    &s->open[1] : NULL;
}

/* A member of the record begins; of parts with one name the last counts. */
static void
begin_top(struct scan *s, const struct vk__member *member)
{
	static const struct { const char *text; size_t len; } name[] = {
		[VK__PART_VEKTA] = { "vekta", 5 },
		[VK__PART_WORKOUT] = { "workout_doc", 11 },
	};
	size_t i;

	s->part = NULL;
	for (i = 0; i < VK__PART_COUNT; i++) {
		if (vk__json_named(s->text, member, name[i].text,
		    name[i].len)) {
			s->part = &s->index->part[i];
			s->part->count = 0;
		}
	}
}

/* A key and its colon. */
static vk_status
scan_key(struct scan *s)
{
	struct vk__member *member = open_member(s);
	const char *key;
	vk_status status;

	scan_space(s);
	if (*s->at != '"')
		return fail_byte(s, "a member name in quotes is wanted here");
	key = ++s->at;
	s->escaped = false;
	status = scan_string(s);
	if (status != VK_OK)
		return status;
	if (member != NULL) {
		member->key = (uint32_t)(key - s->text);
		member->key_len = (uint32_t)(s->at - 1 - key);
		member->escaped = s->escaped;
	}
	scan_space(s);
	if (*s->at != ':')
		return fail_byte(s, "a colon is wanted here");
	s->at++;
	scan_space(s);
	if (member != NULL)
		member->value = (uint32_t)(s->at - s->text);
	if (s->depth == 1)
		begin_top(s, member);
	return VK_OK;
}

/* Notes the member whose value has just ended. */
static vk_status
end_member(struct scan *s)
{
	struct vk__members *members = s->depth == 1 ?
	    &s->index->top : s->part;
	struct vk__member *member = open_member(s);
	vk_status status;

	if (member == NULL)
		return VK_OK;
	if (members->count == members->cap) {
		status = vk__members_reserve(members, 1);
		if (status != VK_OK)
			return fail_members(s, status);
	}
	member->value_len = (uint32_t)(s->at - s->text) - member->value;
	members->at[members->count++] = *member;
	return VK_OK;
}

/* Goes into an object or array; *entered tells whether it holds anything. */
static vk_status
scan_open(struct scan *s, bool *entered)
{
	bool object = *s->at == '{';

	if (s->depth == VK_JSON_DEPTH)
		return fail(s, VK_ELIMIT, "json-depth",
		    "nested more than 64 levels deep");
	s->objects &= ~(UINT64_C(1) << s->depth);
	s->objects |= (uint64_t)object << s->depth;
	s->depth++;
	s->at++;
	scan_space(s);
	*entered = *s->at != (object ? '}' : ']');
	if (!*entered) {
		s->at++;
		s->depth--;
		return VK_OK;
	}
	return object ? scan_key(s) : VK_OK;
}

/*
 * After a value: leaves what ends here and stands before the next value, or
 * after everything with depth 0.
 */
static vk_status
scan_after(struct scan *s)
{
	while (s->depth > 0) {
		bool object = in_object(s);
		vk_status status = object ? end_member(s) : VK_OK;

		if (status != VK_OK)
			return status;
		scan_space(s);
		if (*s->at == ',') {
			s->at++;
			if (object)
				return scan_key(s);
			scan_space(s);
			return VK_OK;
		}
		if (object && *s->at != '}')
			return fail_byte(s, "a comma or } is wanted here");
		if (!object && *s->at != ']')
			return fail_byte(s, "a comma or ] is wanted here");
		s->at++;
		s->depth--;
	}
	return VK_OK;
}

/* A value, or into one; *entered: into one that holds anything. */
static vk_status
scan_value(struct scan *s, bool *entered)
{
	*entered = false;
	switch (*s->at) {
	case '{':
	case '[':
		return scan_open(s, entered);
	case '"':
		s->at++;
		return scan_string(s);
	case 't':
		return scan_word(s, "true", 4);
	case 'f':
		return scan_word(s, "false", 5);
	case 'n':
		return scan_word(s, "null", 4);
	case '-':
	case '0': case '1': case '2': case '3': case '4':
	case '5': case '6': case '7': case '8': case '9':
		return scan_number(s);
	default:
		return fail_byte(s, "a value is wanted here");
	}
}

static vk_status
scan_object(struct scan *s)
{
	vk_status status;

	scan_space(s);
	if (*s->at != '{')
		return fail_byte(s, "a record must be a JSON object");
	do {
		bool entered;

		status = scan_value(s, &entered);
		if (status == VK_OK && !entered)
			status = scan_after(s);
	} while (status == VK_OK && s->depth > 0);
	return status;
}

vk_status
vk__json_check(const char *text, size_t len, struct vk__index *index,
    vk_error *err)
{
	struct scan s = { 0 };
	vk_status status;

	s.text = text;
	s.at = text;
	s.end = text + len;
	s.index = index;
	s.err = err;
	vk__index_clear(index);
	status = scan_object(&s);
	if (status != VK_OK)
		return status;
	scan_space(&s);
	if (s.at < s.end)
		return fail_byte(&s, "something follows the object");
	return VK_OK;
}
