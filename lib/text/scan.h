/* SPDX-License-Identifier: MIT */
/* The scanner: folded text to raw tokens (the only place that knows PCRE2). */
#ifndef VK_TEXT_SCAN_H
#define VK_TEXT_SCAN_H

#include "../vekta.h"
#include "fold.h"

enum vk__raw_kind {
	VK__RAW_NUMBER,  /* value; a decimal point or comma is possible */
	VK__RAW_CLOCK,   /* 3:00, 0:45:00, :30; value in seconds */
	VK__RAW_WORD,    /* letters */
	VK__RAW_ELISION, /* d', l', qu': the apostrophe belongs to it */
	VK__RAW_SIGN,    /* one character: % ' " ( ) x-like signs, punctuation */
	VK__RAW_LINE     /* one or more newlines and the indent after them */
};

struct vk__raw {
	uint8_t kind;
	char sign;       /* VK__RAW_SIGN: the character; others: their first */
	bool glued;      /* no blank before it */
	bool decimal;    /* VK__RAW_NUMBER: has a decimal part */
	uint16_t indent; /* VK__RAW_LINE: blanks that follow */
	uint16_t lines;  /* VK__RAW_LINE: newlines in it */
	uint32_t beg;    /* in the folded text */
	uint32_t end;
	double value;
};

/* Zero-initialise; reused from text to text. */
struct vk__raws {
	struct vk__raw *raw;
	size_t count;
	size_t cap;
	size_t bytes; /* of the tokens that carry content: vk__raw_counts */
	bool even; /* between two tokens stands one blank or nothing, no line */
};

/* Whether a token carries content: a word or a number. */
static inline bool
vk__raw_counts(const struct vk__raw *raw)
{
	_Static_assert(VK__RAW_ELISION < VK__RAW_SIGN && VK__RAW_SIGN < VK__RAW_LINE,
	    "words and numbers come before");
	return raw->kind < VK__RAW_SIGN;
}

typedef struct vk__scanner vk__scanner;

enum { VK__SCAN_TOKENS = 40000 };

/* VK_OK, VK_ENOMEM, VK_EINVALID (the pattern does not compile). */
vk_status vk__scanner_new(vk__scanner **scanner);
void vk__scanner_free(vk__scanner *scanner);
/*
 * Tries a scanner out, with the just-in-time compiler when it can be had, and
 * copies the version of PCRE2. As vk__scanner_new; VK_EINVALID also when it
 * reads a known text wrongly.
 */
vk_status vk__scanner_probe(char *version, size_t size, bool *jit);
/* Turns the just-in-time compiler off or on (on when it can be had). */
bool vk__scanner_jit(vk__scanner *scanner, bool on);
/*
 * Scans the text into raws.
 * VK_OK, VK_ENOMEM, VK_ELIMIT (too many tokens), VK_EINVALID.
 */
vk_status vk__scan(vk__scanner *scanner, const struct vk__folded *folded,
    struct vk__raws *raws);
void vk__raws_free(struct vk__raws *raws);

#endif
