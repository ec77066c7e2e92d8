/* SPDX-License-Identifier: MIT */
/*
 * Figures of a run for Prometheus, in the text form that the textfile
 * collector of node_exporter reads. Names and help are the same for all
 * commands, so that their files can stand in one folder.
 */
#ifndef METRICS_METRICS_H
#define METRICS_METRICS_H

#include <vekta.h>

/* Records of one kind in this run; result is one of a few fixed words. */
struct metrics_count {
	const char *result;
	uint64_t count;
};

/*
 * How long records took, counted by the least bound that is not under it, in
 * seconds: bounds are fixed so that the files of many runs can be added up.
 */
enum { METRICS_BOUNDS = 16 };
extern const double metrics_bound[METRICS_BOUNDS];

struct metrics_times {
	uint64_t count[METRICS_BOUNDS + 1]; /* the last: longer than all */
	double sum;
};

void metrics_time(struct metrics_times *times, double seconds);

/* Records by what vk-score and vk-enrich said of them. */
struct metrics_verdicts {
	uint64_t count[VK_VERDICT_COUNT][VK_CATEGORY_COUNT];
};

struct metrics_run {
	const char *tool;  /* "vk-import-garmin" */
	int status;        /* the exit status */
	int64_t time;      /* of its end, seconds since 1970 */
	double seconds;    /* it took */
	const struct metrics_count *counts;
	size_t count;
	const struct metrics_times *times;       /* NULL: not taken */
	const struct metrics_verdicts *verdicts; /* NULL: none are given */
};

/*
 * Replaces the file path: counts and times are added to those that stand in it, and
 * the time of the last success stays when this run was none (status 0 and 1
 * are: what could be read was). The file is there whole or as it was, with
 * the mode it had (and, for root, the owner). It is locked meanwhile, so that
 * runs at the same time add up. What cannot be read is left as it is. VK_OK; VK_ENOMEM; VK_EIO (errno; EAGAIN: locked too long).
 */
vk_status metrics_write(const char *path, const struct metrics_run *run);
/* Appends what stands before the samples of a metric. */
void metrics_family(vk_buf *out, const char *name, const char *type,
    const char *help);
/* The text alone; old is what stood in the file, "" for nothing. */
void metrics_text(const struct metrics_run *run, const char *old,
    vk_buf *out);

#endif
