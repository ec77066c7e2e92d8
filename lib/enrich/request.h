/* SPDX-License-Identifier: MIT */
/* What a text asks for: its words, and what its numbers fix. */
#ifndef VK_ENRICH_REQUEST_H
#define VK_ENRICH_REQUEST_H

#include "said.h"

enum { VK__NUMBERS = 48 };

enum vk__number_kind {
	VK__NUMBER_SECONDS,
	VK__NUMBER_METRES,
	VK__NUMBER_COUNT,
	VK__NUMBER_TARGET,
	VK__NUMBER_BARE /* without a unit: any of these */
};

/* A number of the text; a and b are the ends of a range, or equal. */
struct vk__number {
	enum vk__number_kind kind;
	vk_unit unit;
	double a;
	double b;
};

/* Targets of a step, each absent when its unit is VK_UNIT_NONE. */
struct vk__targets {
	vk_target power;
	vk_target hr;
	vk_target cadence;
	vk_target rpe;
};

struct vk__request {
	struct vk__words words;
	struct vk__number number[VK__NUMBERS];
	size_t numbers;
	bool too_many;       /* numbers: this is no loose request */
	double total;        /* seconds in all; 0: not said */
	enum vk__bound bound; /* whether total is the most, or the least */
	uint32_t pair[2];    /* of an alternation without a count: seconds */
	uint32_t effort;     /* seconds of each effort; 0: not said */
	bool open;           /* nothing says how hard: endurance is taken */
	bool structure;      /* the text gives its main part itself */
	uint32_t whole;      /* the step that stood for the total; 0: none */
	struct vk__targets targets; /* in numbers, for all efforts */
	bool lone_target;    /* the parser found no step for it */
	bool overfull;       /* the parts are longer than the whole */
	bool roomy;          /* they leave room in it */
	unsigned kinds;      /* that these targets allow; 0: all */
};

/*
 * Reads what parser last read; w is the workout of the record that came of
 * it, stated the total that the text states, 0 for none. fixes may be NULL.
 */
void vk__request_read(struct vk__request *request,
    const struct vk__topics *topics, const vk_parser *parser,
    const struct vk__fixes *fixes, const vk_workout *w, double stated);

/* The seconds of a node with its repetitions; what is open counts 0. */
double vk__tree_seconds(const vk_workout *w, uint32_t at);

#endif
