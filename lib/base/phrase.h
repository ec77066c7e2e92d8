/* SPDX-License-Identifier: MIT */
/*
 * The sentences for people that stand inside records, in the language of
 * the text the record came from. They are rows of phrases.tsv.
 */
#ifndef VK_BASE_PHRASE_H
#define VK_BASE_PHRASE_H

#include <stddef.h>

#include "../vekta.h"
#include "table.h"

enum { VK__PHRASES = 256, VK__PHRASE_SLOTS = 512 };

/* All sentences, found once, for callers that say many. */
struct vk__phrases {
	size_t count;
	struct vk__phrase {
		struct vk__cell code;
		struct vk__cell text[2]; /* English, French */
	} row[VK__PHRASES];
	uint16_t slot[VK__PHRASE_SLOTS]; /* 1 + the place of a row, by its code */
};

/*
 * Appends the sentence of code to buf, as plain text, with a and b (NULL:
 * nothing) in the places {1} and {2}. lang is "fr", anything else (also
 * NULL) is English. VK_OK; VK_ABSENT when there is no such code: then the
 * code itself is appended. Check buf->failed.
 */
vk_status vk__phrase_add(vk_buf *buf, const char *lang, const char *code,
    const char *a, const char *b);
/* The same, as a JSON string with its quotes. */
vk_status vk__phrase_json(vk_buf *buf, const char *lang, const char *code,
    const char *a, const char *b);
void vk__phrases_read(struct vk__phrases *phrases);
/* As vk__phrase_json, from sentences that were read before. */
vk_status vk__phrases_json(const struct vk__phrases *phrases, vk_buf *buf,
    const char *lang, const char *code, const char *a, const char *b);

#endif
