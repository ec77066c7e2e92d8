/* SPDX-License-Identifier: MIT */
/*
 * Figures of a filter's run. Without --metrics none of it asks the clock.
 */
#include "figures.h"

#include <string.h>
#include <time.h>

static double
seconds_now(void)
{
	struct timespec now = { 0, 0 };

	(void)clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

void
figures_begin(struct figures *f, bool on)
{
	memset(f, 0, sizeof *f);
	f->on = on;
	if (on)
		f->begun = seconds_now();
}

void
figures_start(struct figures *f)
{
	f->last.judged = false;
	if (f->on)
		f->line = seconds_now();
}

void
figures_share(struct figures *f, size_t count, double *share)
{
	*share = f->on && count > 0 ? (seconds_now() - f->line) /
	    (double)count : 0;
}

void
figures_stop(struct figures *f, double share, bool failed, bool rejected)
{
	if (!f->on)
		return;
	f->last.seconds = seconds_now() - f->line + share;
	f->last.failed = failed;
	f->last.rejected = rejected;
	figures_count(f, &f->last);
}

void
figures_count(struct figures *f, const struct figures_line *line)
{
	if (!f->on)
		return;
	metrics_time(&f->times, line->seconds);
	if (line->failed)
		f->failed++;
	else if (line->rejected)
		f->rejected++;
	else
		f->ok++;
	if (line->judged) {
		f->judged = true;
		f->verdicts.count[line->verdict][line->category]++;
	}
}

void
figures_judged(struct figures *f, const vk_judgement *judgement)
{
	f->last.judged = true;
	f->last.verdict = judgement->verdict;
	f->last.category = judgement->category;
}

vk_status
figures_write(const struct figures *f, const char *path, const char *tool,
    int status)
{
	const struct metrics_count counts[] = { { "ok", f->ok },
		{ "rejected", f->rejected }, { "failed", f->failed } };
	struct metrics_run run = { .tool = tool, .status = status,
		.time = (int64_t)time(NULL),
		.seconds = seconds_now() - f->begun, .counts = counts,
		.count = sizeof counts / sizeof *counts, .times = &f->times,
		.verdicts = f->judged ? &f->verdicts : NULL };

	return metrics_write(path, &run);
}
