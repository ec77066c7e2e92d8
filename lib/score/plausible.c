/* SPDX-License-Identifier: MIT */
/*
 * Tells workouts that nobody can ride, or that nobody writes, from the
 * others. Only says so: what follows from it is for the score to decide.
 * Generous at the edge, and silent about efforts whose power is not given.
 */
#include "plausible.h"

#include <string.h>

#include "../base/table.h"
#include "../record/workout.h"
#include "effort.h"

extern const char vk__data_limits_tsv[];
extern const size_t vk__data_limits_tsv_size;

enum {
	MOST_REPS = 100,
	MOST_EFFORTS = 400,
	MOST_ALL_OUT = 30 * 60, /* seconds, as in the longest tests */
	MOST_SECONDS = 24 * 3600,
	LEAST_PCT = 20,
	LEAST_RPM = 20,
	MOST_RPM = 220,
	EASY_PCT = 75, /* nothing below can be too hard in any length */
	/* Time is summed in bins of power: */
	BIN_PCT = 5,
	BINS = 160 /* up to the largest limit of all */
};

#define METRES_A_SECOND 12.0 /* fast, so that a distance is short */

void
vk__limits_read(struct vk__limits *limits)
{
	struct vk__table table;
	size_t n = 0;

	vk__table_open(&table, vk__data_limits_tsv, vk__data_limits_tsv_size);
	while (n < VK__LIMITS && vk__table_next(&table))
		if (vk__table_number(&table, 0, &limits->seconds[n]) &&
		    vk__table_number(&table, 1, &limits->effort[n]) &&
		    vk__table_number(&table, 2, &limits->total[n]))
			n++;
	limits->count = n;
}

static double
limit_at(const struct vk__limits *limits, const double *pct, double seconds)
{
	size_t last = limits->count - 1, i = 0;
	double share;

	if (seconds <= limits->seconds[0])
		return pct[0];
	if (seconds >= limits->seconds[last])
		return pct[last];
	while (limits->seconds[i + 1] < seconds)
		i++;
	share = (seconds - limits->seconds[i]) /
	    (limits->seconds[i + 1] - limits->seconds[i]);
	return pct[i] + share * (pct[i + 1] - pct[i]);
}

struct sums {
	double bin[BINS]; /* seconds at a power, by steps of BIN_PCT */
	size_t highest;   /* bin in use, plus one */
	double seconds;
	double efforts;
};

/* One effort by its middle, for most of a range will be ridden; all efforts
 * together by their easier ends. */
static unsigned
judge_power(const struct vk__limits *limits, struct sums *sums,
    const struct vk__power *power, double seconds, double times)
{
	double pct = power->least;
	double middle = (power->start + power->end) / 2;
	size_t bin = BINS - 1;

	if (pct <= EASY_PCT || seconds <= 0)
		return 0;
	if (pct < BINS * BIN_PCT)
		bin = (size_t)(pct / BIN_PCT);
	while (sums->highest <= bin)
		sums->bin[sums->highest++] = 0;
	sums->bin[bin] += seconds * times;
	return middle > limit_at(limits, limits->effort, seconds) ?
	    VK_IMPLAUSIBLE_EFFORT : 0;
}

static unsigned
judge_totals(const struct vk__limits *limits, const struct sums *sums)
{
	double seconds = 0;

	for (size_t bin = sums->highest; bin > 0; bin--) {
		if (sums->bin[bin - 1] == 0)
			continue;
		seconds += sums->bin[bin - 1];
		if ((double)(bin - 1) * BIN_PCT >
		    limit_at(limits, limits->total, seconds))
			return VK_IMPLAUSIBLE_TOTAL;
	}
	return 0;
}

/* What makes no sense whoever wrote it. */
static unsigned
judge_sense(const vk_step *step)
{
	unsigned flags = 0;

	if (step->reps > MOST_REPS)
		flags |= VK_IMPLAUSIBLE_COUNT;
	if (step->reps == 0 && step->duration == 0 && step->distance <= 0 &&
	    !step->open)
		flags |= VK_IMPLAUSIBLE_ZERO;
	if (step->cadence.unit == VK_UNIT_RPM && step->reps == 0 &&
	    (step->cadence.start < LEAST_RPM || step->cadence.end > MOST_RPM))
		flags |= VK_IMPLAUSIBLE_CADENCE;
	return flags;
}

/* No power at all, or one that nobody would ask for as an effort. */
static bool
is_senseless(const vk_step *step, const struct vk__power *power)
{
	return power->source == VK__SENSELESS ||
	    (power->source == VK__GIVEN && power->least < LEAST_PCT &&
	    !step->ramp && vk__step_role(step) == VK__EFFORT);
}

struct judge {
	const struct vk__view *view;
	const struct vk__limits *limits;
	bool coach;
	struct sums sums;
};

/* "sprint training, 1 hour": nobody goes all out for so long, but for the
 * hour of a record, which has a warm-up. */
static bool
is_endless(const struct judge *judge, const vk_step *step, double seconds)
{
	bool alone = judge->view->w->count == 2;

	return step->maxeffort && step->power.unit == VK_UNIT_NONE &&
	    seconds > (alone ? MOST_ALL_OUT : 2 * MOST_ALL_OUT);
}

static unsigned
judge_step(struct judge *judge, uint32_t index, double times)
{
	const vk_step *step = &judge->view->w->node[index];
	struct vk__power power = vk__view_power(judge->view, index);
	double seconds = step->duration;
	unsigned flags = 0;

	if (step->duration == 0)
		seconds = step->distance / METRES_A_SECOND;
	judge->sums.seconds += seconds * times;
	judge->sums.efforts += vk__step_role(step) == VK__EFFORT ? times : 0;
	if (is_senseless(step, &power))
		flags |= VK_IMPLAUSIBLE_TARGET;
	if (!judge->coach && is_endless(judge, step, seconds))
		flags |= VK_IMPLAUSIBLE_EFFORT;
	if (!judge->coach && power.source == VK__GIVEN &&
	    judge->limits->count > 0)
		flags |= judge_power(judge->limits, &judge->sums, &power,
		    seconds, times);
	return flags;
}

unsigned
vk__workout_implausible(const struct vk__view *view,
    const struct vk__limits *limits, bool coach)
{
	struct vk__visit visit = { 0 };
	struct judge judge;
	unsigned flags = 0;

	judge.view = view;
	judge.limits = limits;
	judge.coach = coach;
	judge.sums.highest = 0;
	judge.sums.seconds = judge.sums.efforts = 0;
	while (vk__workout_visit(view->w, &visit)) {
		const vk_step *step = &view->w->node[visit.index];

		flags |= judge_sense(step);
		if (step->reps == 0)
			flags |= judge_step(&judge, visit.index,
			    (double)visit.times);
	}
	if (judge.sums.efforts > MOST_EFFORTS)
		flags |= VK_IMPLAUSIBLE_COUNT;
	if (!coach && judge.sums.seconds > MOST_SECONDS)
		flags |= VK_IMPLAUSIBLE_LENGTH;
	return flags | judge_totals(limits, &judge.sums);
}

unsigned
vk_workout_implausible(const vk_workout *w, const vk_athlete *athlete,
    bool coach)
{
	static const vk_athlete nobody;
	struct vk__zones zones;
	struct vk__limits limits;
	struct vk__view view = { w, &zones,
		athlete != NULL ? athlete : &nobody, NULL };

	vk__zones_read(&zones);
	vk__limits_read(&limits);
	return vk__workout_implausible(&view, &limits, coach);
}
