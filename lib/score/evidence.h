/* SPDX-License-Identifier: MIT */
/* What the parser says about its own reading of a text. */
#ifndef VK_SCORE_EVIDENCE_H
#define VK_SCORE_EVIDENCE_H

#include "../vekta.h"

struct vk__evidence {
	bool present;
	double bytes;          /* letters and digits of the text */
	double read;           /* of them, those that were understood */
	double unread_words;
	double unread_numbers;
	double corrected;
	double assumed;
	double off_domain;
	double stated_total;   /* seconds, 0: none */
	const char *doubts;    /* a JSON array of codes, NULL: none */
};

/* Reads vekta.parse.evidence of rec; what is missing there is zero. */
void vk__evidence_read(const vk_record *rec, struct vk__evidence *evidence);
/*
 * Walks the strings of a JSON array: *at is the array at first, then left
 * alone by the caller. Gives the bytes between the quotes, as they stand.
 */
bool vk__evidence_code(const char **at, const char **code, size_t *len);

#endif
