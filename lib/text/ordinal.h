/* SPDX-License-Identifier: MIT */
/* Repetitions told apart, between the files that read them. */
#ifndef VK_TEXT_ORDINAL_H
#define VK_TEXT_ORDINAL_H

#include "grammar.h"

enum { PICKS = 16, REPS_MOST = 64 };

/* Which repetitions are meant, and what is said of them. */
struct pick {
	uint32_t from; /* from the first, 1; to 0: the last one */
	uint32_t to;
	uint32_t back;  /* so many from the end, with from only one; 0: counted from the first */
	uint32_t next;  /* so many behind those told before; 0: not told so */
	uint32_t every; /* 2: every other one */
	bool others;    /* those not named yet */
	struct vk__node said;
};

/* A number that may be one of the repetitions. */
static inline bool
vk__o_small(const struct vk__piece *p)
{
	return p->kind == VK__P_BARE && p->a >= 1 && p->a <= REPS_MOST &&
	    p->a == (double)(uint32_t)p->a && !p->at;
}

/* A word for what is repeated. */
static inline bool
vk__o_name(const struct vk__piece *p)
{
	return p->kind == VK__P_SET || (p->kind == VK__P_ROLE &&
	    p->value == VK__ROLE_EFFORT);
}

/* ---- picks: ordinal_pick.c */

/* Reads which repetitions are meant at piece i. False: none are. */
bool vk__o_pick(const struct vk__grammar *g, size_t i, struct pick *pick, size_t *end);
/* All of them, and what is said of each; how many. */
size_t vk__o_picks(struct vk__grammar *g, struct pick pick[PICKS]);
/* Over the signs to the next pick; stays where none follows. */
size_t vk__o_signs(const struct vk__grammar *g, size_t i);
/* The targets behind a pick. False: none, or a length. */
bool vk__o_said(struct vk__grammar *g, size_t from, struct vk__node *said);

/* ---- ordinal.c, again.c */

/* What is said of one repetition beats what is said of all. */
void vk__o_set(struct vk__node *n, const struct vk__node *said);
/* The group as a list: each effort with its own target, then what follows. */
void vk__o_spell(struct vk__grammar *g, uint32_t group, const struct pick *pick,
    const uint8_t of[REPS_MOST]);
/* The repetition whose efforts may be told apart; 0: none. */
uint32_t vk__o_group(const struct vk__grammar *g, uint32_t parent);
/* Each tries one reading: false: not that. */
bool vk__ordinal_again(struct vk__grammar *g, uint32_t parent);
bool vk__ordinal_halves(struct vk__grammar *g, uint32_t parent);

#endif
