/* SPDX-License-Identifier: MIT */
/* The reading of one step, between the files that share it. */
#ifndef VK_TEXT_ATOM_H
#define VK_TEXT_ATOM_H

#include "grammar.h"

struct atom {
	struct vk__grammar *g;
	struct vk__node *n;
	bool counted;   /* the body of a repetition */
	bool amount;    /* a length has been read */
	bool between;   /* "between" has been read: lengths after it name others */
	unsigned paren; /* open parentheses that hold attributes only */
	size_t amount_at;
	bool in_paren_power;
};

/* Whether a piece belonged to the step, or begins the next one. */
enum step { TAKEN, BREAK };

/* Whether a length follows before the next separator. */
bool vk__amount_ahead(const struct vk__grammar *g, size_t i);
/* Whether the parenthesis at piece i holds nothing but attributes. */
bool vk__paren_attributes(const struct vk__grammar *g, size_t i);
bool vk__unit_power(vk_unit unit);
enum step vk__atom_length(struct atom *a, const struct vk__piece *p);
enum step vk__atom_target(struct atom *a, const struct vk__piece *p);
enum step vk__atom_list(struct atom *a, const struct vk__piece *p);
enum step vk__atom_zone(struct atom *a, const struct vk__piece *p);

/* ---- words: atom_word.c */

enum step vk__atom_role(struct atom *a, const struct vk__piece *p);
enum step vk__atom_op(struct atom *a, const struct vk__piece *p);

#endif
