/* SPDX-License-Identifier: MIT */
/*
 * Where in a range an athlete rides. One number from 0 to 1 serves all ranges
 * of a workout: the highest in steps of a twentieth at which the athlete is
 * predicted to get through it, with a reserve. vekta(7) has the formulas and
 * where they are from. What the coach wrote is the frame: nothing leaves the
 * range, and only efforts above threshold go beyond its middle.
 */
#include <math.h>

#include "../base/number.h"
#include "adapt.h"

enum { STEPS = 20 };

/* The share of W' that must be left all the time. */
#define RESERVE 0.25
/* Ranges whose middle is above this, per cent of FTP, may be ridden high. */
#define THRESHOLD_PCT 105.0

/* A workout being tried at one place after another. */
struct trial {
	const vk_adapt *a;
	double cp, wprime;
	double lowest; /* of the last trial: share of W' */
};

static double
place_in(const struct vk__aim *aim, double threshold, double place)
{
	double middle = (aim->low + aim->high) / 2;

	if (middle <= threshold)
		place = fmin(place, 0.5);
	return vk__aim_round(aim->power.unit,
	    aim->low + place * (aim->high - aim->low));
}

/* The threshold in the unit of a power. */
static double
threshold_of(const vk_adapt *a, vk_unit unit)
{
	return unit == VK_UNIT_PCT_FTP ? THRESHOLD_PCT :
	    THRESHOLD_PCT * a->athlete.ftp / 100;
}

/* Watts of a node at a place; NaN: not known, and it does not count. */
static double
watts_of(const vk_adapt *a, size_t node, double place)
{
	const struct vk__aim *aim = &a->aim[node];
	double ftp = a->athlete.ftp;
	struct vk__power power;

	if (aim->range)
		return vk__aim_percent(a, aim->power.unit, place_in(aim,
		    threshold_of(a, aim->power.unit), place)) * ftp / 100;
	power = vk__step_power(&a->zones, &a->mine.node[node], &a->athlete);
	if (power.source != VK__GIVEN && power.source != VK__DEFAULTED)
		return NAN;
	return (power.start + power.end) / 2 * ftp / 100;
}

/*
 * What is asked of steady riding, in parts of what could be done in one go.
 * The watts of every node stay behind in its aim.
 */
static double
steady_share(const struct trial *t, double place)
{
	const vk_adapt *a = t->a;
	double share = 0;

	for (size_t i = 1; i < a->workout.count; i++) {
		const vk_step *step = &a->workout.node[i];
		double watts;

		if (step->reps > 0)
			continue;
		watts = watts_of(a, i, place);
		a->aim[i].watts = watts;
		if (a->aim[i].effort && step->duration > 0 && watts > 0)
			share += (double)a->times[i] * step->duration /
			    vk_steady_time(t->cp, watts);
	}
	return share;
}

/* The share of W' that is left where it is least, once all is ridden. */
static double
lowest_balance(const struct trial *t)
{
	const vk_workout *w = &t->a->workout;
	double left = t->wprime, lowest = left;
	vk_walk walk = { 0 };
	const vk_step *step;

	while ((step = vk_workout_walk(w, &walk)) != NULL) {
		double watts = t->a->aim[step - w->node].watts;

		if (step->duration == 0 || isnan(watts))
			continue;
		left = vk_wbal_after(t->cp, t->wprime, left, watts,
		    step->duration);
		lowest = fmin(lowest, left);
	}
	return lowest / t->wprime;
}

static bool
holds(struct trial *t, double place)
{
	double share = steady_share(t, place);

	t->lowest = lowest_balance(t);
	return share <= 1 && t->lowest >= RESERVE;
}

static bool
goes_high(const vk_adapt *a)
{
	for (size_t i = 1; i < a->workout.count; i++) {
		const struct vk__aim *aim = &a->aim[i];

		if (aim->range && (aim->low + aim->high) / 2 >
		    threshold_of(a, aim->power.unit))
			return true;
	}
	return false;
}

/* The highest place that holds; -1: not even the lower ends do. */
static int
find_place(struct trial *t)
{
	int low = -1, high = goes_high(t->a) ? STEPS : STEPS / 2;

	while (low < high) {
		int middle = (low + high + 1) / 2;

		if (holds(t, (double)middle / STEPS))
			low = middle;
		else
			high = middle - 1;
	}
	return low;
}

/* -------------------------------------------------------------------- both */

static void
set_place(vk_adapt *a, struct vk__aim *aim, double value)
{
	vk_target before = aim->power;

	aim->power.start = aim->power.end = value;
	aim->start = aim->end = value;
	vk__log_change(&a->log, &before, &aim->power, false);
}

static bool
has_range(const vk_adapt *a)
{
	for (size_t i = 1; i < a->workout.count; i++)
		if (a->aim[i].range)
			return true;
	return false;
}

/* Puts every range where it belongs; the hardest of them in watts. */
static double
settle(vk_adapt *a, double place, bool capped)
{
	double hardest = 0;

	for (size_t i = 1; i < a->workout.count; i++) {
		struct vk__aim *aim = &a->aim[i];
		double threshold = threshold_of(a, aim->power.unit);

		if (!aim->range)
			continue;
		set_place(a, aim, place_in(aim, capped ? threshold : 0, place));
		hardest = fmax(hardest, vk__aim_percent(a, aim->power.unit,
		    aim->power.start) * a->athlete.ftp / 100);
	}
	return hardest;
}

static void
place_by_power(vk_adapt *a)
{
	struct trial t = { a, a->is[VK_FACT_CP], a->is[VK_FACT_W_PRIME], 1 };
	char cp[VK__NUMBER_SIZE + 1], wprime[VK__NUMBER_SIZE + 1];
	int found = find_place(&t);

	a->place = found > 0 ? (double)found / STEPS : 0;
	(void)holds(&t, a->place);
	a->lowest = t.lowest;
	vk__log_begin(&a->log, "place", 5);
	a->exhaustion = vk_critical_time(t.cp, t.wprime,
	    settle(a, a->place, true));
	cp[vk__fixed_write(cp, t.cp, 0)] = '\0';
	wprime[vk__fixed_write(wprime, t.wprime / 1000, 1)] = '\0';
	vk__log_end(&a->log, NAN, vk__adapt_phrase(a, found < 0 ?
	    "adapt-tight" : "adapt-place", cp, wprime), true);
}

void
vk__place_all(vk_adapt *a, const struct vk__finding *by_rule)
{
	if (!has_range(a))
		return;
	if (a->is[VK_FACT_CP] > 0 && a->is[VK_FACT_W_PRIME] > 0 &&
	    a->athlete.ftp > 0) {
		place_by_power(a);
	} else if (by_rule != NULL) {
		a->place = by_rule->effect;
		vk__log_begin(&a->log, by_rule->rule->code.text,
		    by_rule->rule->code.len);
		(void)settle(a, a->place, false);
		vk_buf_clear(&a->out);
		vk__rules_say(by_rule, a->french, a->is, &a->out);
		vk__log_end(&a->log, NAN, &a->out, false);
	} else {
		vk__log_assume(a, "adapt-no-cp", NULL);
	}
}
