/* SPDX-License-Identifier: MIT */
/* What --metrics tells of a run: counted only when somebody asks. */
#ifndef FILTER_FIGURES_H
#define FILTER_FIGURES_H

#include "../metrics/metrics.h"

/* What is counted of one line. */
struct figures_line {
	double seconds;
	bool failed;
	bool rejected; /* it was read, but not all of it went on */
	bool judged;   /* by these: */
	vk_verdict verdict;
	vk_category category;
};

struct figures {
	bool on;
	double begun; /* seconds of the monotonic clock */
	double line;  /* when the line in work began; with its share of what was
	                 done ahead of it */
	struct figures_line last; /* the one in work, or before */
	uint64_t ok;
	uint64_t rejected;
	uint64_t failed;
	struct metrics_times times;
	struct metrics_verdicts verdicts;
	bool judged;  /* some verdict was told */
};

void figures_begin(struct figures *figures, bool on);
/* Before a line, or the lines that are looked at ahead. */
void figures_start(struct figures *figures);
/* What was done since for count lines is counted to each of them. */
void figures_share(struct figures *figures, size_t count, double *share);
/* Behind a line that began at figures_start; share of it was done before. */
void figures_stop(struct figures *figures, double share, bool failed,
    bool rejected);
/* Counts a line that another thread has been through. */
void figures_count(struct figures *figures, const struct figures_line *line);
/* What was said of the record in work. */
void figures_judged(struct figures *figures, const vk_judgement *judgement);
/* Adds the run to the file path. As metrics_write. */
vk_status figures_write(const struct figures *figures, const char *path,
    const char *tool, int status);

#endif
