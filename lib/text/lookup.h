/* SPDX-License-Identifier: MIT */
/* The work in progress of looking words up, between its files. */
#ifndef VK_TEXT_LOOKUP_H
#define VK_TEXT_LOOKUP_H

#include "term.h"

struct reader {
	struct vk__terms *out;
	vk__lexicon *lexicon;
	const struct vk__folded *folded;
	const char *source;
	const struct vk__raw *raw;
	size_t count;
	uint32_t skipped;
};

static inline bool
vk__raw_word(const struct vk__raw *raw)
{
	return raw->kind == VK__RAW_WORD || raw->kind == VK__RAW_ELISION;
}

/* The letters of a word: the apostrophe of an elision is none. */
static inline size_t
vk__raw_letters(const struct vk__raw *raw)
{
	return raw->end - raw->beg - (raw->kind == VK__RAW_ELISION ? 1 : 0);
}

/* The longest phrase at a raw token. Returns its tokens, 0 when none. */
size_t vk__lookup_phrase(const struct reader *reader, size_t at,
    struct vk__concept *concept);

#endif
