/* SPDX-License-Identifier: MIT */
/* What an export had to assume, kept once each and told in words later. */
#ifndef VK_FORMATS_NOTES_H
#define VK_FORMATS_NOTES_H

#include "../vekta.h"

enum { VK__NOTES = 32 };

/* A row of phrases.tsv with its two arguments, free of any language. */
struct vk__note {
	const char *code;
	char arg[2][64];
};

struct vk__notes {
	struct vk__note note[VK__NOTES];
	size_t count;
	size_t more; /* met when there was no room left */
};

void vk__notes_clear(struct vk__notes *notes);
/* Keeps the note unless it is there already; a and b may be NULL. */
void vk__notes_add(struct vk__notes *notes, const char *code, const char *a,
    const char *b);
/* Copies an argument, cut at a character boundary; text may be NULL. */
void vk__notes_arg(char *arg, size_t size, const char *text);
/*
 * Appends the notes in lang, each after prefix and before a newline. Check
 * out->failed.
 */
void vk__notes_write(const struct vk__notes *notes, const char *lang,
    const char *prefix, vk_buf *out);
/*
 * Appends the sentence of code in lang, with the decimal comma where the
 * language has it.
 */
void vk__notes_phrase(const char *lang, const char *code, const char *a,
    const char *b, vk_buf *out);

#endif
