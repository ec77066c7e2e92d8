/* SPDX-License-Identifier: MIT */
/* How much each thing said tells, by how rare it is in the corpus. */
#ifndef VK_ENRICH_WEIGH_H
#define VK_ENRICH_WEIGH_H

#include "match.h"

/* A thing said that the index can be asked for. */
struct vk__rarity {
	size_t index; /* in words->said */
	uint64_t df;
};

/*
 * Sets weight and known of all that was said, and lists what occurs in the
 * index. As vk__match.
 */
vk_status vk__weigh(struct vk__matcher *matcher, struct vk__words *words,
    const struct vk__except *except, struct vk__rarity rarity[VK__SAID],
    size_t *count, vk_error *err);

#endif
