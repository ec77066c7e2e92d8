/* SPDX-License-Identifier: MIT */
/* The answers of vk-log: what was planned. */
#ifndef LOG_LOG_H
#define LOG_LOG_H

#include "../filter/filter.h"
#include "../history/grid.h"

struct log_options {
	const char *athlete;
	int32_t since, until; /* VK_DAY_ANY: none */
	enum grid_form form;
};

struct log_run {
	const struct log_options *options;
	vk_log *log;
	struct grid grid;
};

/*
 * Writes to the grid and returns VK_OK, or what the log reported, in err;
 * VK_EIO with grid.out.error set when a write failed.
 */
vk_status log_list(struct log_run *run, vk_error *err);

#endif
