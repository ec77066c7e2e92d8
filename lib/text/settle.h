/* SPDX-License-Identifier: MIT */
/* The tree made final: order, last recoveries, targets, assumptions. */
#ifndef VK_TEXT_SETTLE_H
#define VK_TEXT_SETTLE_H

#include "../base/phrase.h"
#include "../vekta.h"
#include "fold.h"
#include "grammar.h"

struct vk__settle {
	struct vk__grammar *g;
	const struct vk__raw *raw;
	const struct vk__folded *folded;
	const char *source;
	const char *lang;
	vk_workout *workout;
	const struct vk__phrases *phrases;
	vk_buf *scratch;
	vk_buf *assumed; /* JSON strings, a comma between */
	unsigned assumptions;
	bool kept_last; /* a last recovery that the words leave open */
	uint64_t said; /* intensities whose assumption is listed already */
};

/*
 * Puts the parts in the order they are ridden, drops a last recovery that the
 * words exclude, and writes the workout with what it assumes.
 * VK_OK, VK_ENOMEM, VK_ELIMIT.
 */
vk_status vk__settle(struct vk__settle *settle);
/* Adds one assumption, from phrases.tsv. */
void vk__assume(struct vk__settle *settle, const char *code, const char *a,
    const char *b);
/* Warm-ups first, cool-downs last: order.c. */
void vk__settle_order(struct vk__settle *settle);
/* The source bytes of pieces first up to end. */
const char *vk__settle_source(const struct vk__settle *settle, uint32_t first,
    uint32_t end, size_t *len);

#endif
