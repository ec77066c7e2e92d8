/* SPDX-License-Identifier: MIT */
/*
 * Training load of a planned workout. The figures are those of the
 * per-second definition, but the seconds are never walked: between two
 * changes of power the 30 s mean is a polynomial of degree two at most, whose
 * fourth powers have a closed sum; and from its second pass on, a repeated
 * body of 30 s or more adds the same again.
 */
#include "load.h"

#include <math.h>
#include <string.h>

#include "effort.h"

enum {
	WINDOW = 30,
	RING = 32 /* a window of one-second pieces, and the one coming in */
};

#define SHARE (1.0 / WINDOW)

/* A stretch of power: at, at + slope, ... one value a second. */
struct piece {
	double at;
	double slope;
	uint32_t left; /* seconds that have not left the window yet */
};

struct window {
	struct piece ring[RING];
	size_t first;
	size_t count;
	double sum;    /* over the last WINDOW seconds */
	uint32_t skip; /* seconds until the window is full, less one */
};

/* What grows from step to step; a repeat adds multiples of it. */
struct totals {
	double fourth; /* sum of the fourth powers of the mean */
	double work;   /* per cent of FTP times seconds */
	uint64_t counted;
	uint64_t seconds;
	uint64_t zone[VK_ZONES + 1];
};

struct tally {
	const struct vk__view *view;
	struct window window;
	struct totals totals;
	bool lower_bound;
	bool estimated;
	bool unscaled;
	bool effort;       /* there is one */
	bool effort_known; /* and one has a power */
};

/*
 * The sum of (a + b u + c u u)^4 over n integers or half-integers u, one
 * apart and centred on zero, where odd powers cancel out.
 */
static double
sum_fourth(double a, double b, double c, double n)
{
	double square = n * n;
	double q0 = a * a, q1, q2, q3, q4, n2, n4, n6, n8;

	if (b == 0 && c == 0)
		return q0 * q0 * n;
	n2 = n * (square - 1) / 12;
	n4 = n2 * (3 * square - 7) / 20;
	if (c == 0)
		return q0 * q0 * n + 6 * q0 * b * b * n2 + b * b * b * b * n4;
	n6 = n2 * ((3 * square - 18) * square + 31) / 112;
	n8 = n2 * (((5 * square - 55) * square + 239) * square - 381) / 960;
	q1 = 2 * a * b;
	q2 = b * b + 2 * a * c;
	q3 = 2 * b * c;
	q4 = c * c;
	return q0 * q0 * n + (2 * q0 * q2 + q1 * q1) * n2 +
	    (2 * q0 * q4 + 2 * q1 * q3 + q2 * q2) * n4 +
	    (2 * q2 * q4 + q3 * q3) * n6 + q4 * q4 * n8;
}

static void
window_push(struct window *window, double at, double slope, uint32_t seconds)
{
	size_t end = (window->first + window->count) % RING;

	window->ring[end].at = at;
	window->ring[end].slope = slope;
	window->ring[end].left = seconds;
	window->count++;
}

/* Begins with half a minute of nothing, whose mean is not counted. */
static void
window_open(struct window *window)
{
	window->first = 0;
	window->count = 0;
	window->sum = 0;
	window->skip = WINDOW - 1;
	window_push(window, 0, 0, WINDOW);
}

static void
window_drop(struct window *window, uint32_t seconds)
{
	struct piece *oldest = &window->ring[window->first];

	oldest->at += oldest->slope * seconds;
	oldest->left -= seconds;
	if (oldest->left > 0)
		return;
	window->first = (window->first + 1) % RING;
	window->count--;
}

/* Lets a stretch in; seconds above zero, at is the power of its first one. */
static void
window_feed(struct window *window, struct totals *totals, double at,
    double slope, uint32_t seconds)
{
	window_push(window, at, slope, seconds);
	while (seconds > 0) {
		const struct piece *oldest = &window->ring[window->first];
		uint32_t n = seconds < oldest->left ? seconds : oldest->left;
		double rise = at - oldest->at;
		double bend = slope - oldest->slope;
		double middle;

		if (window->skip > 0 && n > window->skip)
			n = window->skip;
		middle = ((double)n - 1) / 2;
		if (window->skip > 0) {
			window->skip -= n;
		} else {
			double a = window->sum + rise * (middle + 1) +
			    bend / 2 * middle * (middle + 1);
			double b = rise + bend * (middle + 0.5);

			totals->fourth += sum_fourth(a * SHARE, b * SHARE,
			    bend / 2 * SHARE, n);
			totals->counted += n;
		}
		window->sum += n * (rise + bend * middle);
		window_drop(window, n);
		at += slope * n;
		seconds -= n;
	}
}

/* How many of n values at, at + slope, ... are not above limit. */
static uint32_t
count_up_to(double limit, double at, double slope, uint32_t n)
{
	double steps = slope > 0 ? (limit - at) / slope : (at - limit) / -slope;

	if (slope > 0)
		return steps < 0 ? 0 : steps >= n ? n : (uint32_t)steps + 1;
	return steps <= 0 ? n : steps >= n ? 0 : n - (uint32_t)ceil(steps);
}

static void
add_zones(struct tally *t, double at, double slope, uint32_t seconds)
{
	uint32_t below = 0;

	if (slope == 0) {
		t->totals.zone[vk__zones_find(t->view->zones, at)] += seconds;
		return;
	}
	for (size_t zone = 1; zone <= VK_ZONES; zone++) {
		uint32_t up_to = zone == VK_ZONES ? seconds :
		    count_up_to(t->view->zones->to[zone], at, slope, seconds);

		t->totals.zone[zone] += up_to - below;
		below = up_to;
	}
}

static void
note_source(struct tally *t, const vk_step *step, enum vk__source source)
{
	if (vk__step_role(step) == VK__EFFORT) {
		t->effort = true;
		if (source == VK__GIVEN || source == VK__ESTIMATED)
			t->effort_known = true;
	}
	if (source == VK__ESTIMATED)
		t->estimated = true;
	if (source == VK__UNSCALED)
		t->unscaled = true;
	if (source == VK__UNKNOWN || source == VK__SENSELESS)
		t->lower_bound = true;
}

static void
add_step(struct tally *t, uint32_t index)
{
	const vk_step *step = &t->view->w->node[index];
	struct vk__power power = vk__view_power(t->view, index);
	uint32_t seconds = step->duration;
	double at, slope;

	note_source(t, step, power.source);
	if (seconds == 0) {
		t->lower_bound = true;
		return;
	}
	if (step->open)
		t->estimated = true;
	t->totals.seconds += seconds;
	if (power.source >= VK__UNKNOWN) {
		t->totals.zone[0] += seconds;
		power.start = power.end = VK__RECOVERY_PCT;
		at = power.start;
		slope = 0;
	} else {
		/* A second of a ramp has the power of its middle. */
		slope = (power.end - power.start) / seconds;
		at = power.start + slope / 2;
		add_zones(t, at, slope, seconds);
	}
	t->totals.work += (power.start + power.end) / 2 * seconds;
	window_feed(&t->window, &t->totals, at, slope, seconds);
}

/* Adds times times what came since before. */
static void
totals_repeat(struct totals *totals, const struct totals *before,
    uint32_t times)
{
	totals->fourth += times * (totals->fourth - before->fourth);
	totals->work += times * (totals->work - before->work);
	totals->counted += times * (totals->counted - before->counted);
	totals->seconds += times * (totals->seconds - before->seconds);
	for (size_t i = 0; i <= VK_ZONES; i++)
		totals->zone[i] += times * (totals->zone[i] - before->zone[i]);
}

static void add_children(struct tally *t, uint32_t group, unsigned depth);

static void
add_group(struct tally *t, uint32_t group, unsigned depth)
{
	uint32_t reps = t->view->w->node[group].reps;

	for (uint32_t pass = 0; pass < reps; pass++) {
		struct totals before = t->totals;
		uint64_t seconds;

		add_children(t, group, depth);
		seconds = t->totals.seconds - before.seconds;
		if (seconds == 0)
			return;
		if (pass > 0 && seconds >= WINDOW) {
			totals_repeat(&t->totals, &before, reps - pass - 1);
			return;
		}
	}
}

static void
add_children(struct tally *t, uint32_t group, unsigned depth)
{
	const vk_step *node = t->view->w->node;

	for (uint32_t i = node[group].child; i != 0; i = node[i].next) {
		if (node[i].reps == 0)
			add_step(t, i);
		else if (depth < VK_WORKOUT_DEPTH)
			add_group(t, i, depth + 1);
	}
}

static void
conclude(const struct tally *t, vk_load *load)
{
	const struct totals *totals = &t->totals;
	double mean;

	load->seconds = totals->seconds;
	load->lower_bound = t->lower_bound;
	load->estimated = t->estimated;
	memcpy(load->zone, totals->zone, sizeof load->zone);
	load->np_pct = NAN;
	load->intensity_factor = NAN;
	load->tss = NAN;
	load->kj = NAN;
	if (t->unscaled || totals->counted == 0 ||
	    (t->effort && !t->effort_known))
		return;
	mean = totals->fourth / (double)totals->counted;
	load->np_pct = sqrt(sqrt(mean));
	load->intensity_factor = load->np_pct / 100;
	load->tss = (double)totals->seconds / 36 *
	    load->intensity_factor * load->intensity_factor;
	if (t->view->athlete->ftp > 0)
		load->kj = totals->work / 100 * t->view->athlete->ftp / 1000;
}

void
vk__workout_load(const struct vk__view *view, vk_load *load)
{
	struct tally t;

	memset(&t.totals, 0, sizeof t.totals);
	t.view = view;
	t.lower_bound = t.estimated = t.unscaled = false;
	t.effort = t.effort_known = false;
	window_open(&t.window);
	if (view->w->count > 0)
		add_children(&t, 0, 0);
	conclude(&t, load);
}

void
vk_workout_load(const vk_workout *w, const vk_athlete *athlete,
    vk_load *load)
{
	static const vk_athlete nobody;
	struct vk__zones zones;
	struct vk__view view = { w, &zones,
		athlete != NULL ? athlete : &nobody, NULL };

	vk__zones_read(&zones);
	vk__workout_load(&view, load);
}
