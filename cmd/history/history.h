/* SPDX-License-Identifier: MIT */
/* The three answers of vk-history: activities, days, what one can do. */
#ifndef HISTORY_HISTORY_H
#define HISTORY_HISTORY_H

#include "../filter/filter.h"
#include "grid.h"

struct history_options {
	vk_selection selection;
	uint64_t limit;    /* of activities; 0: all */
	uint64_t window;   /* days in which bests are looked for; 0: default */
	vk_form_rule rule;
	vk_method method;
	double ftp;
	vk_heart heart;
};

struct history_run {
	const struct history_options *options;
	vk_history *history;
	struct filter *filter; /* for its messages */
	struct grid grid;
};

/*
 * Each writes to the grid and returns VK_OK, or what the history reported,
 * in err; VK_EIO with grid.out.error set when a write failed.
 */
vk_status history_activities(struct history_run *run, vk_error *err);
vk_status history_fitness(struct history_run *run, vk_error *err);
vk_status history_power(struct history_run *run, vk_error *err);

/* Writes a JSON object as a line. */
vk_status history_put(struct history_run *run, vk_buf *json);

#endif
