/* SPDX-License-Identifier: MIT */
/* The known word that a mistyped one is nearest to. */
#ifndef VK_TEXT_SPELLING_H
#define VK_TEXT_SPELLING_H

#include "../vekta.h"

enum { VK__SPELLING_LETTERS = 27, VK__SPELLING_CACHE = 2048, VK__SPELLING_WORD = 24 };

struct vk__spelling_word {
	uint32_t key;
	uint32_t len;
	uint32_t letters; /* a bit for each that is in it */
};

struct vk__spelling_list {
	const struct vk__spelling_word *word;
	size_t count;
};

/* Zero-initialise. Words are kept by their first letter. */
struct vk__spelling {
	struct {
		struct vk__spelling_list list; /* built in, or its own */
		struct vk__spelling_word *own;
		size_t cap;
	} letter[VK__SPELLING_LETTERS];
	struct {
		char word[VK__SPELLING_WORD];
		uint8_t len; /* 0: empty */
		uint8_t known_len; /* 0: no correction */
		uint32_t key;
	} cache[VK__SPELLING_CACHE];
};

void vk__spelling_clear(struct vk__spelling *spelling);
void vk__spelling_free(struct vk__spelling *spelling);
/*
 * key: the offset of word in the pool that look-ups will be given.
 * VK_OK, VK_ENOMEM.
 */
vk_status vk__spelling_add(struct vk__spelling *spelling, const char *word,
    uint32_t key, uint32_t len);
/* Whether two words (keys and lengths) mean the same. */
typedef bool vk__spelling_same(const void *context, uint32_t a, size_t a_len,
    uint32_t b, size_t b_len);
/*
 * Finds the one nearest word. False when there is none, or several that do
 * not mean the same.
 */
bool vk__spelling_nearest(struct vk__spelling *spelling, const char *pool,
    const char *word, size_t len, vk__spelling_same *same, const void *context,
    uint32_t *key, size_t *known_len);
/* Optimal string alignment distance, or limit + 1 when it is more. */
unsigned vk__spelling_distance(const char *a, size_t a_len, const char *b,
    size_t b_len, unsigned limit);

#endif
