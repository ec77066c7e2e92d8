/* SPDX-License-Identifier: MIT */
/* The work in progress of turning terms into pieces, between its files. */
#ifndef VK_TEXT_JOIN_H
#define VK_TEXT_JOIN_H

#include "piece.h"

struct joiner {
	struct vk__pieces *out;
	const struct vk__terms *terms;
	size_t i;
	struct vk__piece next; /* what words before it say of the next piece: from,
	                        * from_en, between, to, during, at */
	bool failed;  /* out of memory */
	bool day;     /* a weekday has been told */
	bool loose;   /* a number behind "à" or "at" has no unit */
	size_t lines;  /* newlines so far */
	double reached; /* the end of the last stretch of a timeline; 0: none */
	size_t listless; /* numbers up to this term are no list with this sign */
	enum vk__join listless_join;
};

/* ---- where a ride ends: upto.c */

/* "to make up 3h"; till: the word is "until", which may be of anything. False: not
 * of the ride. */
bool vk__upto_read(struct joiner *j, bool till);
/* "Z2 to the end", "reste en Z2". False: no words for what is left. */
bool vk__upto_left(struct joiner *j);

/* ---- looking and adding: join.c */

/* The term at i; the term n behind the current one. Never past the end. */
static inline const struct vk__term *
vk__j_term(const struct joiner *j, size_t i)
{
	return vk__term_at(j->terms, i);
}

static inline const struct vk__term *
vk__j_ahead(const struct joiner *j, size_t n)
{
	return vk__j_term(j, j->i + n);
}

/* The piece last added, NULL when there is none. */
static inline struct vk__piece *
vk__j_last(const struct joiner *j)
{
	return j->out->count > 0 ? &j->out->piece[j->out->count - 1] : NULL;
}

static inline bool
vk__j_last_is(const struct joiner *j, enum vk__piece_kind kind)
{
	return j->out->count > 0 && j->out->piece[j->out->count - 1].kind == kind;
}

/* Whether a cool-down's word came last. */
static inline bool
vk__j_cools(const struct joiner *j)
{
	return vk__j_last_is(j, VK__P_ROLE) && vk__j_last(j)->value == VK__ROLE_COOLDOWN;
}

/* Adds a piece made of the terms up to end, and steps over them. */
struct vk__piece *vk__j_push(struct joiner *j, enum vk__piece_kind kind, size_t end);
bool vk__j_after_two(const struct joiner *j); /* the halves of a repetition */
void vk__j_target(struct joiner *j, vk_unit unit, double a, double b,
    enum vk__join join, size_t end);
/* Adds to the lists. False: out of memory. */
bool vk__j_number(struct vk__pieces *out, double value);
/* The range or list sign at term i; *used terms long. */
enum vk__join vk__j_sign(const struct joiner *j, size_t i, size_t *used);
/* What follows a number. */
struct vk__follow {
	enum vk__join join;    /* the sign, used terms long */
	size_t used;
	bool number;           /* behind it stands one: next */
	struct vk__quantity next;
};

static inline void
vk__j_follow(const struct joiner *j, size_t i, struct vk__follow *follow)
{
	follow->join = vk__j_sign(j, i, &follow->used);
	follow->number = follow->join != VK__JOIN_NONE &&
	    vk__quantity_read(j->terms, i + follow->used, &follow->next);
}

static inline bool
vk__j_after_op(const struct joiner *j, enum vk__word_op op)
{
	return vk__j_last_is(j, VK__P_OP) && vk__j_last(j)->value == op;
}

/* A single quantity: what it is depends on its unit and its neighbours. */
void vk__piece_single(struct joiner *j, const struct vk__quantity *q);
/* The word at the joiner's term: piece_word.c. */
void vk__piece_word(struct joiner *j);

/* Powers on lines of their own become a list: rows.c. */
void vk__rows_fold(struct joiner *j);
/* Whether "x" or a word for sets comes at term i. */
bool vk__j_count_follows(const struct joiner *j, size_t i);

/* ---- each tries one reading of the numbers here: false: not that */

bool vk__count_gear(const struct joiner *j, const struct vk__quantity *q);
void vk__count_push(struct joiner *j, double a, double b, size_t end);
bool vk__count_after_role(const struct joiner *j);
bool vk__count_plain(struct joiner *j, const struct vk__quantity *q);
void vk__count_times(struct joiner *j);
void vk__count_each(struct joiner *j, bool apiece);

bool vk__list_push(struct joiner *j, const struct vk__quantity *first,
    const struct vk__follow *behind);
/* The least pyramid that is written as one number. */
enum { VK__DIGITS_LEAST = 12321 };
bool vk__list_digits(struct joiner *j, const struct vk__quantity *q);

bool vk__range_is_score(const struct joiner *j, const struct vk__quantity *q,
    const struct vk__quantity *next);
bool vk__range_score(struct joiner *j, const struct vk__quantity *q,
    const struct vk__quantity *next);
size_t vk__range_ten(const struct joiner *j, size_t i);
bool vk__range_effort(struct joiner *j, const struct vk__quantity *q, enum vk__join join,
    const struct vk__quantity *next);
bool vk__range_push(struct joiner *j, const struct vk__quantity *a, enum vk__join join,
    const struct vk__quantity *b);
bool vk__range_sides(struct joiner *j, const struct vk__quantity *a,
    const struct vk__follow *behind);
bool vk__range_pair(struct joiner *j, const struct vk__quantity *a, enum vk__join join,
    const struct vk__quantity *b);
bool vk__range_on_off(struct joiner *j, const struct vk__quantity *on);
bool vk__range_at(struct joiner *j, const struct vk__quantity *a, enum vk__join join,
    const struct vk__quantity *b);

/* A stretch of a plan told by the clock: timeline.c. */
bool vk__timeline_push(struct joiner *j, const struct vk__quantity *first);
/* The same behind the unit here: "km 0-5". */
bool vk__timeline_after(struct joiner *j);
/* Numbers whose unit the rest of the text tells: loose.c. */
void vk__loose_settle(struct vk__pieces *pieces);
/* Whether a word says which part of a step is meant. */
bool vk__loose_place(const struct vk__term *t);
/* "les 20 dernières minutes". */
bool vk__loose_part(struct joiner *j, const struct vk__quantity *q);
/* How often something is eaten: "an hour", "toutes les 30 min", "/h", behind term i:
 * where it ends. */
size_t vk__loose_rate(const struct joiner *j, size_t i);
/* "départ 30 s à 150 %", "a 30 s start": adds the word that the length begins with. */
void vk__loose_opening(struct joiner *j, const struct vk__quantity *q);
bool vk__loose_hour(const struct joiner *j, const struct vk__quantity *q);

/* The sign that ends a cue, and what stands before it: prompt.c. */
void vk__prompt_cut(struct joiner *j);

/* A recovery told by the effort before it: ratio.c. */
bool vk__ratio_times(struct joiner *j, const struct vk__quantity *q);
bool vk__ratio_sides(struct joiner *j);
void vk__ratio_read(struct joiner *j);

/* "FCmax : 85-90 %", "PMA (90 %)": shares told behind the name at the joiner's term,
 * in this unit. False: none. */
bool vk__percent_named(struct joiner *j, vk_unit unit);
/* Whether such stand behind the name at a term. */
bool vk__percent_follows(const struct joiner *j, size_t name);

/* ---- numbers that are no length and no target: beside.c */

/* Where the words of ascent behind a number end; 0: none. */
size_t vk__beside_ascent(const struct joiner *j, const struct vk__quantity *q);
/* Where the number behind the word of ascent here ends. */
size_t vk__beside_climbed(const struct joiner *j);
/* Whether a percentage that ends at term end tells how steep a road is. */
bool vk__beside_slope(const struct joiner *j, size_t end);
/* "+/- 5 W" at the joiner's term. False: not that. */
bool vk__beside_tolerance(struct joiner *j);
/* Whether the number behind the word for FTP tells the rider's. */
bool vk__beside_ftp(const struct joiner *j, const struct vk__quantity *q);

bool vk__ref_names_cadence(const struct joiner *j);
bool vk__ref_cadence_range(struct joiner *j, const struct vk__quantity *q);
bool vk__ref_between(const struct joiner *j);
bool vk__ref_cadence(struct joiner *j);
bool vk__ref_offset(struct joiner *j);
/* How far above or below FTP a percentage is; 0: it is none of that kind. */
double vk__ref_apart(const struct joiner *j, const struct vk__quantity *q);
bool vk__ref_most(struct joiner *j);
void vk__ref_scale(struct joiner *j);
void vk__ref_read(struct joiner *j);

#endif
