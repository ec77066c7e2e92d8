/* SPDX-License-Identifier: MIT */
/*
 * One PCRE2 pattern, JIT-compiled where that is allowed, cuts the folded text
 * into raw tokens. The pattern has an alternative for each kind, told apart
 * by its mark. The folded text is ASCII, so no UTF mode is needed; every
 * alternative is linear and a match limit is set all the same.
 */
#include "scan.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdlib.h>
#include <string.h>

struct vk__scanner {
	pcre2_code *code;
	pcre2_match_data *match;
	pcre2_match_context *context;
	bool jit;
	struct vk__raw *raw;
	size_t count;
	size_t cap;
};

/*
 * A comma is decimal only alone: "5,4,3,2,1" is a list. A clock has two-digit
 * minutes and seconds. After a letter an apostrophe elides; after a digit it
 * is a minute sign, two of them a second sign.
 */
static const char pattern[] =
    "(*LIMIT_MATCH=1000000)[ \\t\\f]*+(?:"
    "[a-z\\x7f]++'(?=[a-z\\x7f])(*MARK:E)|"
    "[a-z\\x7f]++(*MARK:W)|"
    "\\d{1,2}+:\\d\\d(?::\\d\\d)?+(?![\\d:])(*MARK:C)|"
    "(?<![\\d:]):\\d\\d(?!\\d)(*MARK:C)|"
    "(?<!\\d[.,])\\d++[.,]\\d++(?![.,]\\d)(*MARK:D)|"
    "\\d++(*MARK:N)|"
    "(?<![\\d.])\\.\\d++(*MARK:D)|"
    "\\n\\s*+(*MARK:L)|"
    "''(*MARK:Q)|"
    "[^\\s](*MARK:S))";

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
	s->context = pcre2_match_context_create(NULL);
	return s->match == NULL || s->context == NULL ? VK_ENOMEM : VK_OK;
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
	pcre2_match_context_free(s->context);
	pcre2_match_data_free(s->match);
	pcre2_code_free(s->code);
	free(s->raw);
	free(s);
}

bool
vk__scanner_jit(vk__scanner *s, bool on)
{
	/* A kernel that forbids writable code makes this fail: then interpret. */
	s->jit = on && pcre2_jit_compile(s->code, PCRE2_JIT_COMPLETE) == 0;
	return s->jit;
}

static struct vk__raw *
add(vk__scanner *s, vk_status *status)
{
	if (s->count >= VK__SCAN_TOKENS) {
		*status = VK_ELIMIT;
		return NULL;
	}
	if (s->count == s->cap) {
		size_t cap = s->cap == 0 ? 256 : 2 * s->cap;
		struct vk__raw *raw;

		raw = realloc(s->raw, cap * sizeof(*raw));
		if (raw == NULL) {
			*status = VK_ENOMEM;
			return NULL;
		}
		s->raw = raw;
		s->cap = cap;
	}
	s->raw[s->count] = (struct vk__raw){ 0 };
	return &s->raw[s->count++];
}

enum { RUN_MOST = 1000 }; /* newlines and blanks that are counted */

/* No coach's number is larger: beyond, all count as this one. */
#define NUMBER_MOST 1e15

static double
digits(const char *text, size_t len, bool *decimal)
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

static double
clock_seconds(const char *text, size_t len, size_t *parts)
{
	double part[3] = { 0, 0, 0 };
	size_t n = 0;

	for (size_t i = 0; i < len; i++) {
		if (text[i] == ':')
			n++;
		else
			part[n] = part[n] * 10 + (text[i] - '0');
	}
	*parts = n;
	return n == 2 ? part[0] * 3600 + part[1] * 60 + part[2]
	              : part[0] * 60 + part[1];
}

static void
fill(struct vk__raw *raw, char mark, const char *text)
{
	const char *at = text + raw->beg;
	size_t len = raw->end - raw->beg;
	size_t parts = 0;

	switch (mark) {
	case 'E':
		raw->kind = VK__RAW_ELISION;
		break;
	case 'W':
		raw->kind = VK__RAW_WORD;
		break;
	case 'C':
		raw->kind = VK__RAW_CLOCK;
		raw->value = clock_seconds(at, len, &parts);
		raw->decimal = parts == 2;
		break;
	case 'D':
	case 'N':
		raw->kind = VK__RAW_NUMBER;
		raw->value = digits(at, len, &raw->decimal);
		break;
	case 'L':
		raw->kind = VK__RAW_LINE;
		for (size_t i = 0; i < len; i++) {
			if (at[i] == '\n') {
				raw->lines = raw->lines < RUN_MOST ? (uint16_t)(raw->lines + 1) :
				    raw->lines;
				raw->indent = 0;
			} else if (raw->indent < RUN_MOST) {
				raw->indent = (uint16_t)(raw->indent + (at[i] == '\t' ? 4 : 1));
			}
		}
		break;
	default:
		raw->kind = VK__RAW_SIGN;
		raw->sign = mark == 'Q' ? '"' : at[0];
		break;
	}
}

vk_status
vk__scan(vk__scanner *s, const struct vk__folded *folded,
    const struct vk__raw **raw, size_t *count)
{
	PCRE2_SPTR text = (PCRE2_SPTR)folded->text;
	size_t at = 0;
	vk_status status = VK_OK;

	s->count = 0;
	while (at < folded->len) {
		struct vk__raw *token;
		PCRE2_SIZE end;
		const char *mark;
		size_t beg = at;
		int rc = s->jit
		    ? pcre2_jit_match(s->code, text, folded->len, at, 0, s->match, s->context)
		    : pcre2_match(s->code, text, folded->len, at, 0, s->match, s->context);

		if (rc == PCRE2_ERROR_NOMATCH) {
			/* Only blanks may be left: nothing is dropped in silence. */
			while (at < folded->len && (folded->text[at] == ' ' ||
			    folded->text[at] == '\t'))
				at++;
			if (at < folded->len)
				return VK_EINVALID;
			break;
		}
		if (rc < 0)
			return rc == PCRE2_ERROR_NOMEMORY || rc == PCRE2_ERROR_HEAPLIMIT ?
			    VK_ENOMEM : VK_EINVALID;
		end = pcre2_get_ovector_pointer(s->match)[1];
		mark = (const char *)pcre2_get_mark(s->match);
		if (mark == NULL || end <= at)
			return VK_EINVALID;
		while (folded->text[beg] == ' ' || folded->text[beg] == '\t')
			beg++;
		token = add(s, &status);
		if (token == NULL)
			return status;
		token->beg = (uint32_t)beg;
		token->end = (uint32_t)end;
		token->glued = beg == at && beg > 0 &&
		    s->count > 1 && s->raw[s->count - 2].kind != VK__RAW_LINE;
		fill(token, mark[0], folded->text);
		at = end;
	}
	*raw = s->raw;
	*count = s->count;
	return VK_OK;
}
