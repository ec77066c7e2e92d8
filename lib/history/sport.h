/* SPDX-License-Identifier: MIT */
/* The names of sports in all files: rows of sports.tsv. */
#ifndef VK_HISTORY_SPORT_H
#define VK_HISTORY_SPORT_H

#include "../base/table.h"
#include "../vekta.h"
#include "key.h"

enum { VK__SPORT_WORDS = 384 };

/* Read once, for as many look-ups as are wanted. */
struct vk__sports {
	size_t count;
	struct vk__sport_word {
		char key[VK__KEY_SIZE];
		struct vk__cell type; /* Garmin's key */
		vk_sport sport;
	} word[VK__SPORT_WORDS];
};

void vk__sports_read(struct vk__sports *sports);
/*
 * Looks up the word of any service or language: "Vélo", "road_biking",
 * "VirtualRide". type (size bytes, NULL allowed) becomes Garmin's key; of an
 * unknown word, the word as it is, with VK_SPORT_OTHER unless its parts say
 * more ("enduro_mtb"). False: the word is not known.
 */
bool vk__sports_find(const struct vk__sports *sports, const char *text,
    size_t len, vk_sport *sport, char *type, size_t size);

#endif
