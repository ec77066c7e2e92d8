/* SPDX-License-Identifier: MIT */
/* The answers of vk-log: what was planned, and what became of it. */
#ifndef LOG_LOG_H
#define LOG_LOG_H

#include "../filter/filter.h"
#include "../history/grid.h"

struct log_options {
	const char *athlete;
	int32_t since, until; /* VK_DAY_ANY: none */
	enum grid_form form;
	int32_t today;
	double ftp;           /* 0: not known */
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
vk_status log_status(struct log_run *run, vk_error *err);
/* The next cell of a row: a day, empty for none. */
void log_put_day(struct grid *grid, int32_t day);

#endif
