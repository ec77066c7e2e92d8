/* SPDX-License-Identifier: MIT */
/*
 * Folded text to raw tokens. Words, whole numbers and signs are told by their
 * first characters; where digits meet a point, a comma or a colon it takes one
 * PCRE2 pattern, JIT-compiled where that is allowed, to tell a decimal, a
 * clock and a list apart. The folded text is ASCII, so no UTF mode is needed;
 * nothing in the pattern goes back over a token, and a match limit is set all
 * the same.
 */
#include "scan.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdlib.h>
#include <string.h>

#include "../base/eight.h"

struct vk__scanner {
	pcre2_code *code;
	pcre2_match_data *match;
	bool jit;
};

/*
 * A number, or the sign that looked like the beginning of one. A comma is
 * decimal only alone: "5,4,3,2,1" is a list. A clock has two-digit minutes and
 * seconds.
 */
static const char pattern[] =
    "(*LIMIT_MATCH=10000000)(?>"
    "\\d{1,2}+:\\d\\d(?>:\\d\\d)?+(?![\\d:])|"
    "(?<!\\d[.,])\\d++[.,]\\d++(?![.,]\\d)|"
    "\\d++|"
    "(?<![\\d:]):\\d\\d(?!\\d)|"
    "(?<![\\d.])\\.\\d++|"
    ".)";

static vk_status
compile(vk__scanner *s)
{
	int error;
	PCRE2_SIZE offset;

	s->code = pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED,
	    PCRE2_ANCHORED, &error, &offset, NULL);
	if (s->code == NULL)
		return error == PCRE2_ERROR_HEAP_FAILED ? VK_ENOMEM : VK_EINVALID;
	s->match = pcre2_match_data_create(1, NULL);
	return s->match == NULL ? VK_ENOMEM : VK_OK;
}

vk_status
vk__scanner_new(vk__scanner **scanner)
{
	vk__scanner *s = calloc(1, sizeof(*s));
	vk_status status;

	*scanner = NULL;
	if (s == NULL)
		return VK_ENOMEM;
	status = compile(s);
	if (status != VK_OK) {
		vk__scanner_free(s);
		return status;
	}
	*scanner = s;
	return VK_OK;
}

void
vk__scanner_free(vk__scanner *s)
{
	if (s == NULL)
		return;
	pcre2_match_data_free(s->match);
	pcre2_code_free(s->code);
	free(s);
}

bool
vk__scanner_jit(vk__scanner *s, bool on)
{
	/* A kernel that forbids writable code makes this fail: then interpret. */
	s->jit = on && pcre2_jit_compile(s->code, PCRE2_JIT_COMPLETE) == 0;
	return s->jit;
}

/* A token takes a byte at least, so there is room for all of them. */
static vk_status
make_room(struct vk__raws *raws, size_t len)
{
	size_t cap = len < VK__SCAN_TOKENS ? len : VK__SCAN_TOKENS;
	struct vk__raw *raw;

	if (cap <= raws->cap)
		return VK_OK;
	cap += 256;
	raw = realloc(raws->raw, cap * sizeof(*raw));
	if (raw == NULL)
		return VK_ENOMEM;
	raws->raw = raw;
	raws->cap = cap;
	return VK_OK;
}

void
vk__raws_free(struct vk__raws *raws)
{
	free(raws->raw);
	*raws = (struct vk__raws){ 0 };
}

enum { RUN_MOST = 1000 }; /* newlines and blanks that are counted */

/* No coach's number is larger: beyond, all count as this one. */
#define NUMBER_MOST 1e15

/* A number with a point or comma, or one that is longer than any real one. */
static double
long_number(const char *text, size_t len, bool *decimal)
{
	double value = 0;
	double scale = 0;

	for (size_t i = 0; i < len; i++) {
		if (text[i] < '0' || text[i] > '9') {
			scale = 1;
			*decimal = true;
		} else if (value < NUMBER_MOST / 10 && scale < NUMBER_MOST) {
			value = value * 10 + (text[i] - '0');
			scale *= 10;
		} else if (scale == 0) {
			value = NUMBER_MOST;
		}
	}
	return scale > 1 ? value / scale : value;
}

/* Up to four digits. What follows them is read, too: folded text has room. */
static double
short_number(const char *text, size_t len)
{
	static const int32_t scale[4][4] = { { 1, 0, 0, 0 }, { 10, 1, 0, 0 },
		{ 100, 10, 1, 0 }, { 1000, 100, 10, 1 } };
	const int32_t *by = scale[len - 1];

	return (text[0] - '0') * by[0] + (text[1] - '0') * by[1] +
	    (text[2] - '0') * by[2] + (text[3] - '0') * by[3];
}

static double
clock_seconds(const char *text, size_t len, size_t *parts)
{
	double part[3] = { 0, 0, 0 };
	size_t n = 0;

	for (size_t i = 0; i < len; i++) {
		if (text[i] == ':')
			n++;
		else
			/* NOLINTNEXTLINE(clang-analyzer-core.*): two at most. */
			part[n] = part[n] * 10 + (text[i] - '0');
	}
	*parts = n;
	return n == 2 ? part[0] * 3600 + part[1] * 60 + part[2]
	              : part[0] * 60 + part[1];
}

/* What a character begins, or goes on with. */
enum { SIGN, BLANK, LINE, LETTER, DIGIT, POINT, APOSTROPHE };

static const uint8_t class_of[256] = {
	[' '] = BLANK, ['\t'] = BLANK, ['\n'] = LINE, ['.'] = POINT, [':'] = POINT,
	['\''] = APOSTROPHE, [VK__FOLD_LETTER] = LETTER,
	['0'] = DIGIT, DIGIT, DIGIT, DIGIT, DIGIT, DIGIT, DIGIT, DIGIT, DIGIT, DIGIT,
	['a'] = LETTER, LETTER, LETTER, LETTER, LETTER, LETTER, LETTER, LETTER, LETTER,
	LETTER, LETTER, LETTER, LETTER, LETTER, LETTER, LETTER, LETTER, LETTER, LETTER,
	LETTER, LETTER, LETTER, LETTER, LETTER, LETTER, LETTER };

/* Folded text is ASCII and a NUL ends it. */
static inline uint8_t
class_at(const char *text, size_t at)
{
	return class_of[(unsigned char)text[at]];
}

/* How many letters stand at text: 8 when more may follow. The room behind
 * folded text is looked at, too. */
static inline size_t
letters_at(const char *text)
{
	uint64_t w = vk__eight(text);
	uint64_t letters = (vk__eight_from(w, 'a') & ~vk__eight_from(w, 'z' + 1)) |
	    vk__eight_from(w, VK__FOLD_LETTER);

	return vk__eight_before(letters ^ VK__EACH(0x80));
}

/* The same for digits. */
static inline size_t
digits_at(const char *text)
{
	uint64_t w = vk__eight(text);

	return vk__eight_before((vk__eight_from(w, '0') & ~vk__eight_from(w, '9' + 1)) ^
	    VK__EACH(0x80));
}

/* One or more newlines, and the indent after the last. Where they end. */
static size_t
read_line(struct vk__raw *raw, const char *text, size_t at)
{
	raw->kind = VK__RAW_LINE;
	for (; class_at(text, at) == LINE || class_at(text, at) == BLANK; at++) {
		if (text[at] == '\n') {
			if (raw->lines < RUN_MOST)
				raw->lines++;
			raw->indent = 0;
		} else if (raw->indent < RUN_MOST) {
			raw->indent = (uint16_t)(raw->indent + (text[at] == '\t' ? 4 : 1));
		}
	}
	return at;
}

/* After a letter an apostrophe elides. */
static size_t
read_word(struct vk__raw *raw, const char *text, size_t at)
{
	size_t n;

	do {
		n = letters_at(text + at);
		at += n;
	} while (n == 8);
	raw->kind = VK__RAW_WORD;
	if (text[at] == '\'' && class_at(text, at + 1) == LETTER) {
		raw->kind = VK__RAW_ELISION;
		at++;
	}
	return at;
}

/* What the pattern takes, and what it is. Its end, or SIZE_MAX: no match. */
static size_t
match_number(vk__scanner *s, struct vk__raw *raw, const struct vk__folded *folded,
    size_t at, int *rc)
{
	PCRE2_SPTR text = (PCRE2_SPTR)folded->text;
	const char *from = folded->text + at;
	size_t parts = 0;
	size_t len;

	*rc = s->jit ? pcre2_jit_match(s->code, text, folded->len, at, 0, s->match, NULL)
	             : pcre2_match(s->code, text, folded->len, at, 0, s->match, NULL);
	if (*rc < 0)
		return SIZE_MAX;
	len = pcre2_get_ovector_pointer(s->match)[1] - at;
	if (len == 1 && class_at(from, 0) == POINT)
		return at + 1;
	if (memchr(from, ':', len) != NULL) {
		raw->kind = VK__RAW_CLOCK;
		raw->value = clock_seconds(from, len, &parts);
		raw->decimal = parts == 2;
	} else {
		raw->kind = VK__RAW_NUMBER;
		raw->value = long_number(from, len, &raw->decimal);
	}
	return at + len;
}

/* Digits, or a point or colon before them. */
static size_t
read_number(vk__scanner *s, struct vk__raw *raw, const struct vk__folded *folded,
    size_t at, int *rc)
{
	const char *text = folded->text;
	size_t end = at;
	size_t n;

	do {
		n = digits_at(text + end);
		end += n;
	} while (n == 8);
	if (end == at && class_at(text, at + 1) != DIGIT)
		return at + 1; /* a sign */
	if (end == at || class_at(text, end) == POINT || text[end] == ',')
		return match_number(s, raw, folded, at, rc);
	raw->kind = VK__RAW_NUMBER;
	raw->value = end - at <= 4 ? short_number(text + at, end - at) :
	    long_number(text + at, end - at, &raw->decimal);
	return end;
}

/* Reads the token at at, which is no blank. Where it ends; SIZE_MAX: *rc. */
static size_t
read_token(vk__scanner *s, struct vk__raw *raw, const struct vk__folded *folded,
    size_t at, int *rc)
{
	const char *text = folded->text;

	switch (class_at(text, at)) {
	case LETTER:
		return read_word(raw, text, at);
	case DIGIT:
	case POINT:
		return read_number(s, raw, folded, at, rc);
	case LINE:
		return read_line(raw, text, at);
	case APOSTROPHE:
		/* After a digit it is a minute sign, two of them a second sign. */
		if (text[at + 1] == '\'') {
			raw->sign = '"';
			return at + 2;
		}
		return at + 1;
	default:
		return at + 1;
	}
}

static vk_status
status_of(int rc)
{
	return rc == PCRE2_ERROR_NOMEMORY || rc == PCRE2_ERROR_HEAPLIMIT ? VK_ENOMEM :
	    VK_EINVALID;
}

vk_status
vk__scan(vk__scanner *s, const struct vk__folded *folded, struct vk__raws *raws)
{
	const char *text = folded->text;
	size_t len = folded->len;
	size_t at = 0;
	size_t last = SIZE_MAX; /* where a token ends that the next is glued to */
	size_t count = 0;
	size_t bytes = 0;
	bool even = true;
	int rc = 0;

	if (make_room(raws, len) != VK_OK)
		return VK_ENOMEM;
	while (class_at(text, at) == BLANK)
		at++;
	for (;;) {
		struct vk__raw *r;
		size_t from = at;

		at += class_at(text, at) == BLANK; /* mostly one, or none */
		while (class_at(text, at) == BLANK)
			at++;
		if (at >= len)
			break;
		if (count == VK__SCAN_TOKENS)
			return VK_ELIMIT;
		r = &raws->raw[count++]; /* an empty text has no room at all */
		*r = (struct vk__raw){ .kind = VK__RAW_SIGN, .sign = text[at],
			.glued = at == last, .beg = (uint32_t)at };
		even = even & (at - from <= 1) & (text[from] != '\t');
		at = read_token(s, r, folded, at, &rc);
		if (at == SIZE_MAX)
			return status_of(rc);
		r->end = (uint32_t)at;
		last = r->kind == VK__RAW_LINE ? SIZE_MAX : at;
		even = even & (last == at);
		bytes += vk__raw_counts(r) ? r->end - r->beg : 0;
	}
	raws->count = count;
	raws->bytes = bytes;
	raws->even = even;
	return VK_OK;
}

/* "10.42 2022-12-11" without its date. */
static void
copy_version(char *version, size_t size)
{
	char text[64] = "";
	size_t len;

	if (pcre2_config(PCRE2_CONFIG_VERSION, NULL) <= (int)sizeof text)
		(void)pcre2_config(PCRE2_CONFIG_VERSION, text);
	len = strcspn(text, " ");
	if (len >= size)
		len = size - 1;
	memcpy(version, text, len);
	version[len] = '\0';
}

vk_status
vk__scanner_probe(char *version, size_t size, bool *jit)
{
	static const char text[] = "5x3min 95%";
	enum { TOKENS = 6 };
	struct vk__folded folded = { 0 };
	struct vk__raws raws = { 0 };
	vk__scanner *s;
	vk_status status = vk__scanner_new(&s);

	copy_version(version, size);
	if (status == VK_OK) {
		*jit = vk__scanner_jit(s, true);
		status = vk__fold(&folded, text, sizeof text - 1);
	}
	if (status == VK_OK)
		status = vk__scan(s, &folded, &raws);
	if (status == VK_OK && raws.count != TOKENS)
		status = VK_EINVALID;
	vk__raws_free(&raws);
	vk__fold_free(&folded);
	vk__scanner_free(s);
	return status;
}
