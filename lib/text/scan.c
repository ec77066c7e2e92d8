/* SPDX-License-Identifier: MIT */
/*
 * One PCRE2 pattern, JIT-compiled where that is allowed, cuts the folded text
 * into raw tokens: one match runs over all of it and calls back at the end of
 * each token, with the number of its kind. The folded text is ASCII, so no
 * UTF mode is needed; nothing in the pattern goes back over a token, and a
 * match limit is set all the same.
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
	const char *text; /* of the scan under way */
	size_t at;        /* where its last token ended */
	bool line;        /* that was a line, or there is none: none is glued */
	struct vk__raw *raw;
	size_t count;
	size_t cap;
};

/* The numbers of the callouts. */
enum kind { WORD = 1, ELISION, SIGN, CLOCK, DECIMAL, NUMBER, LINE, QUOTE };

/*
 * A comma is decimal only alone: "5,4,3,2,1" is a list. A clock has two-digit
 * minutes and seconds. After a letter an apostrophe elides; after a digit it
 * is a minute sign, two of them a second sign.
 */
static const char pattern[] =
    "(*LIMIT_MATCH=10000000)(?>[ \\t]*+(?>"
    "[a-z\\x7f]++(?>'(?=[a-z\\x7f])(?C2)|(?C1))|"
    "(?=\\d)(?>\\d++(?![.,:])(?C6)|"
    "\\d{1,2}+:\\d\\d(?>:\\d\\d)?+(?![\\d:])(?C4)|"
    "(?<!\\d[.,])\\d++[.,]\\d++(?![.,]\\d)(?C5)|"
    "\\d++(?C6))|"
    "(?<![\\d:]):\\d\\d(?!\\d)(?C4)|"
    "(?<![\\d.])\\.\\d++(?C5)|"
    "\\n\\s*+(?C7)|"
    "''(?C8)|"
    "[^\\s](?C3)))*+[ \\t]*+";

static int on_token(pcre2_callout_block *block, void *data);

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
	if (s->match == NULL || s->context == NULL)
		return VK_ENOMEM;
	pcre2_set_callout(s->context, on_token, s);
	return VK_OK;
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

/* A token takes a byte at least, so there is room for all of them. */
static vk_status
make_room(vk__scanner *s, size_t len)
{
	size_t cap = len < VK__SCAN_TOKENS ? len : VK__SCAN_TOKENS;
	struct vk__raw *raw;

	if (cap <= s->cap)
		return VK_OK;
	cap += 256;
	raw = realloc(s->raw, cap * sizeof(*raw));
	if (raw == NULL)
		return VK_ENOMEM;
	s->raw = raw;
	s->cap = cap;
	return VK_OK;
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
			part[n] = part[n] * 10 + (text[i] - '0');
	}
	*parts = n;
	return n == 2 ? part[0] * 3600 + part[1] * 60 + part[2]
	              : part[0] * 60 + part[1];
}

static void
measure_line(struct vk__raw *raw, const char *at, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if (at[i] == '\n') {
			if (raw->lines < RUN_MOST)
				raw->lines++;
			raw->indent = 0;
		} else if (raw->indent < RUN_MOST) {
			raw->indent = (uint16_t)(raw->indent + (at[i] == '\t' ? 4 : 1));
		}
	}
}

static void
measure(struct vk__raw *raw, enum kind kind, const char *at, size_t len)
{
	size_t parts = 0;

	switch (kind) {
	case CLOCK:
		raw->value = clock_seconds(at, len, &parts);
		raw->decimal = parts == 2;
		break;
	case NUMBER:
		if (len <= 4) {
			raw->value = short_number(at, len);
			break;
		}
		/* fall through */
	case DECIMAL:
		raw->value = long_number(at, len, &raw->decimal);
		break;
	case LINE:
		measure_line(raw, at, len);
		break;
	case QUOTE:
		raw->sign = '"';
		break;
	default:
		break;
	}
}

/* Called by PCRE2 where a token ends. Not zero: the scan stops. */
static int
on_token(pcre2_callout_block *block, void *data)
{
	static const uint8_t kinds[] = { [WORD] = VK__RAW_WORD,
		[ELISION] = VK__RAW_ELISION, [CLOCK] = VK__RAW_CLOCK,
		[DECIMAL] = VK__RAW_NUMBER, [NUMBER] = VK__RAW_NUMBER,
		[LINE] = VK__RAW_LINE, [QUOTE] = VK__RAW_SIGN, [SIGN] = VK__RAW_SIGN };
	vk__scanner *s = data;
	enum kind kind = (enum kind)block->callout_number;
	size_t beg = s->at;
	size_t end = block->current_position;
	struct vk__raw *raw = &s->raw[s->count];

	if (s->count == VK__SCAN_TOKENS)
		return PCRE2_ERROR_CALLOUT;
	/* One blank or none is the rule: no branch for that. */
	beg += s->text[beg] == ' ';
	while (s->text[beg] == ' ' || s->text[beg] == '\t')
		beg++;
	*raw = (struct vk__raw){ .kind = kinds[kind], .sign = s->text[beg],
		.glued = (beg == s->at) & !s->line, .beg = (uint32_t)beg,
		.end = (uint32_t)end };
	s->count++;
	s->at = end;
	s->line = kind == LINE;
	if (kind >= CLOCK)
		measure(raw, kind, s->text + beg, end - beg);
	return 0;
}

vk_status
vk__scan(vk__scanner *s, const struct vk__folded *folded,
    const struct vk__raw **raw, size_t *count)
{
	PCRE2_SPTR text = (PCRE2_SPTR)folded->text;
	int rc;

	if (make_room(s, folded->len) != VK_OK)
		return VK_ENOMEM;
	s->text = folded->text;
	s->at = s->count = 0;
	s->line = true;
	rc = s->jit
	    ? pcre2_jit_match(s->code, text, folded->len, 0, 0, s->match, s->context)
	    : pcre2_match(s->code, text, folded->len, 0, 0, s->match, s->context);
	if (rc == PCRE2_ERROR_CALLOUT)
		return VK_ELIMIT;
	if (rc < 0)
		return rc == PCRE2_ERROR_NOMEMORY || rc == PCRE2_ERROR_HEAPLIMIT ?
		    VK_ENOMEM : VK_EINVALID;
	/* Nothing is dropped in silence. */
	if (pcre2_get_ovector_pointer(s->match)[1] != folded->len)
		return VK_EINVALID;
	*raw = s->raw;
	*count = s->count;
	return VK_OK;
}
