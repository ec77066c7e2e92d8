/* SPDX-License-Identifier: MIT */
/* A match with its meaning in work, between the files that take it. */
#ifndef VK_RECALL_TAKING_H
#define VK_RECALL_TAKING_H

#include "resolve.h"

struct vk__taking {
	struct vk__draft *d;
	const struct vk__cmd_match *m;
	const struct vk__cmd_meaning *meaning;
	/* Pieces of an effort that several meanings tell: */
	double count, seconds;
	struct vk__cell kind, from, to;
	const char *what; /* "append" or "replace"; NULL */
	bool exercises;
};

/* The token of a place, from 1; that of the value. NULL: none. */
const struct vk__cmd_token *vk__taking_token(const struct vk__taking *taking,
    unsigned place);
const struct vk__cmd_token *vk__taking_value(const struct vk__taking *taking);
/* Whether the meaning in work has that key. */
bool vk__taking_is(const struct vk__taking *taking, const char *name);
/* The value: of its token, or as it stands in the table. */
double vk__taking_number(const struct vk__taking *taking);
int32_t vk__taking_whole(const struct vk__taking *taking);
struct vk__cell vk__taking_word(const struct vk__taking *taking);
void vk__taking_copy(char *to, size_t size, const struct vk__cell *cell);
/* Seconds of each repetition of a shape. */
double vk__taking_each(const struct vk__cmd_token *token);

/* --- edits: take_edit.c */

/* How much a word says about the direction; the sign tells which one. */
int vk__cmd_direction(const struct vk__cmd_token *token);
/* One more edit, of the meaning's name and value. */
struct vk__cmd_edit *vk__taking_new(struct vk__taking *taking);
void vk__taking_edit(struct vk__taking *taking);
/* A piece of an effort that several meanings tell. False: not that. */
bool vk__taking_piece(struct vk__taking *taking);
/* When all have been taken. */
void vk__taking_pieces(struct vk__taking *taking);

/* --- which session: take_session.c */

void vk__taking_ref(struct vk__taking *taking);
void vk__taking_shape(struct vk__taking *taking);
void vk__taking_pair(struct vk__taking *taking);
void vk__taking_date(struct vk__taking *taking);
/* A key of a number, of a word. False: not that. */
bool vk__taking_numbers(struct vk__taking *taking);
bool vk__taking_words(struct vk__taking *taking);

#endif
