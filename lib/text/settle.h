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

static inline struct vk__node *
vk__s_node(const struct vk__settle *s, uint32_t at)
{
	return &s->g->nodes->node[at];
}

static inline bool
vk__s_role(const struct vk__node *n, enum vk__word_role role)
{
	return n->role == 1 + role;
}

/* ---- total.c: what the text says of its own length */

/* Takes out lengths that are the sum of others, and headings told again. */
void vk__total_settle(struct vk__settle *settle);
/* Fits the last recoveries and the remainder to a stated total. */
void vk__total_fit(struct vk__settle *settle);
void vk__total_fill(struct vk__settle *settle);
/* Raises a doubt where total and parts, or two warm-ups, disagree. */
void vk__total_check(struct vk__settle *settle);
/* "The classic 2x20: two 20-minute efforts": what is told again is left out. */
void vk__heading_drop(struct vk__settle *settle);

/*
 * Puts the parts in the order they are ridden, drops a last recovery that the
 * words exclude, and writes the workout with what it assumes.
 * VK_OK, VK_ENOMEM, VK_ELIMIT.
 */
vk_status vk__settle(struct vk__settle *settle);
/* Adds one assumption, from phrases.tsv. */
void vk__assume(struct vk__settle *settle, const char *code, const char *a,
    const char *b);
/* The targets of a step: aim.c. */
void vk__settle_aim(struct vk__settle *settle, const struct vk__node *node, vk_step *step);
/* "Settle in 33^Find it" as a record has it, "Settle in · [0:33] Find it": prompt.c. */
void vk__prompt_times(vk_buf *cue);
/* Whether all steps of a node are lines of intervals.icu's text: built.c. */
bool vk__settle_built(const struct vk__settle *settle, uint32_t node);
/* Warm-ups first, cool-downs last: order.c. */
void vk__settle_order(struct vk__settle *settle);
/* Efforts on both sides of a cool-down: a doubt. */
void vk__order_check(struct vk__settle *settle);
/* The source bytes of pieces first up to end. */
const char *vk__settle_source(const struct vk__settle *settle, uint32_t first,
    uint32_t end, size_t *len);

#endif
