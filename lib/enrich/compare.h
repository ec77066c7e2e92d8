/* SPDX-License-Identifier: MIT */
/* How well a session of a corpus is what a request asks for. */
#ifndef VK_ENRICH_COMPARE_H
#define VK_ENRICH_COMPARE_H

#include "match.h"

/* A request, and the hits that it has so far. */
struct vk__search {
	const struct vk__words *words;
	const struct vk__wanted *wanted;
	const struct vk__except *except;
	struct vk__match *match;
	const vk_corpus *corpus;
	double weight; /* of all that was said */
	bool named;    /* a category, a feeling or a power was */
	bool worded;   /* by a word of its own, not by topics alone */
	size_t told;   /* things said that an index holds */
	char span;     /* 's' or 'l': it was said to be short, or long */
};

/* Takes a session among the hits, as a vk__candidate_fn; ctx: vk__search. */
void vk__compare(void *ctx, const struct vk__candidate *c);
/* The length that a session of a category should have. */
double vk__compare_length(const struct vk__search *s, vk_category kind);

#endif
