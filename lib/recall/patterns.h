/* SPDX-License-Identifier: MIT */
/* What sequences of words mean: edit_patterns.tsv. */
#ifndef VK_RECALL_PATTERNS_H
#define VK_RECALL_PATTERNS_H

#include "tokens.h"

enum { VK__CMD_ITEMS = 8, VK__CMD_CHOICES = 14, VK__CMD_MEANINGS = 4 };

/* One place of a pattern: any of the classes. */
struct vk__cmd_item {
	uint8_t class[VK__CMD_CHOICES];
	uint8_t classes;
	bool optional;
	uint8_t valued;        /* the class that must have a value */
	struct vk__cell value; /* NULL: none must */
};

/* How a meaning changes its key. */
enum vk__cmd_op {
	VK__OPERATOR_SET,      /* = */
	VK__OPERATOR_SIGNED,   /* +-=, += and -=: by the sign that was found */
	VK__OPERATOR_FACTOR,   /* *%: 1 with or without so many per cent */
	VK__OPERATOR_TIMES,    /* * and / */
	VK__OPERATOR_MOST,     /* <= */
	VK__OPERATOR_SIGNED_PP, /* +-pp: percentage points */
	VK__OPERATOR_SIGNED_1, /* +-1: a plain number, 1 for an article */
	VK__OPERATOR_SIGNED_RPM,
	VK__OPERATOR_SET_RPM,
	VK__OPERATOR_SET_MIN,  /* a bare number of minutes */
	VK__OPERATOR_MOST_MIN,
	VK__OPERATOR_DIVIDE,
	VK__OPERATOR_BY_WORD   /* x: by the word "double" or "half" */
};

/* KEY OP VALUE of a row. */
struct vk__cmd_meaning {
	struct vk__cell key;  /* the name, or what follows "$n" in it */
	uint8_t key_at;       /* the place that names it, from 1; 0: none */
	uint8_t op;
	uint8_t at;           /* the place of the value; 0: the literal */
	bool minus;           /* "-$2" */
	bool vague;           /* "vague:5": literal unless a hedge was found */
	struct vk__cell text; /* the literal */
	double number;        /* the literal, NaN when it is none */
};

struct vk__cmd_pattern {
	struct vk__cmd_item item[VK__CMD_ITEMS];
	struct vk__cmd_meaning meaning[VK__CMD_MEANINGS];
	uint8_t items;
	uint8_t meanings;
};

struct vk__cmd_patterns {
	struct vk__cmd_pattern *pattern;
	size_t count;
};

/* A pattern that was found. */
struct vk__cmd_match {
	const struct vk__cmd_pattern *pattern;
	size_t begin, end;           /* tokens */
	size_t at[VK__CMD_ITEMS];    /* the token of each place; SIZE_MAX: none */
	unsigned places;
};

/* Reads the built-in table. VK_OK, VK_ENOMEM, VK_ESYNTAX (*line tells). */
vk_status vk__cmd_patterns_read(struct vk__cmd_patterns *patterns,
    struct vk__cmd_words *words, size_t *line);
void vk__cmd_patterns_free(struct vk__cmd_patterns *patterns);
/* The best pattern that begins at a token. False: none does. */
bool vk__cmd_match(const struct vk__cmd_patterns *patterns,
    const struct vk__cmd_tokens *tokens, size_t at,
    struct vk__cmd_match *match);

#endif
