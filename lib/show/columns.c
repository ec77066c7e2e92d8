/* SPDX-License-Identifier: MIT */
/*
 * The power of a workout as columns of equal width. Owns how time is laid
 * over them; what a step's power is, lib/score says.
 */
#include <string.h>

#include "../score/effort.h"

/* Metres a second that distances are drawn at: 30 km/h. */
#define DRAWN_SPEED (30 / 3.6)

struct drawing {
	const vk_workout *w;
	const vk_athlete *athlete;
	struct vk__zones zones;
	vk_column *column;
	size_t count;    /* of columns */
	size_t steps;    /* rolled out */
	uint64_t total;  /* seconds; or steps, when none is timed */
	bool untimed;
	bool unscaled;   /* a power in watts, of a rider without FTP */
};

/* Sets a column, unless something harder stands there already. */
static void
put(const struct drawing *d, size_t at, double pct, bool given)
{
	vk_column *c = &d->column[at];

	if (c->zone > 0 && c->pct >= pct)
		return;
	c->pct = pct;
	c->zone = pct > 0 ? vk__zones_find(&d->zones, pct) : 0;
	c->given = given;
}

/* One step over the columns from first to last. */
static void
put_step(struct drawing *d, const vk_step *step, size_t first, size_t last)
{
	struct vk__power power = vk__step_power(&d->zones, step, d->athlete);
	bool known = power.source < VK__UNKNOWN;
	double n = (double)(last - first + 1);

	d->unscaled |= power.source == VK__UNSCALED;

	for (size_t i = first; i <= last; i++) {
		double share = ((double)(i - first) + .5) / n;

		put(d, i, known ? power.start +
		    (power.end - power.start) * share : 0,
		    power.source == VK__GIVEN);
	}
}

/* Seconds, for the drawing alone; steps that nobody knows the end of: none. */
static uint64_t
weight_of(const struct drawing *d, const vk_step *step)
{
	if (d->untimed)
		return 1;
	return step->duration > 0 ? step->duration :
	    (uint64_t)(step->distance / DRAWN_SPEED);
}

static uint64_t
total_weight(const struct drawing *d)
{
	uint64_t total = 0;
	vk_walk walk = { 0 };
	const vk_step *step;

	while ((step = vk_workout_walk(d->w, &walk)) != NULL)
		total += weight_of(d, step);
	return total;
}

/* No more steps than columns: one each, and what is left by time. */
static void
lay_wide(struct drawing *d)
{
	uint64_t spare = d->count - d->steps;
	uint64_t time = 0;
	size_t at = 0, n = 0;
	vk_walk walk = { 0 };
	const vk_step *step;

	while ((step = vk_workout_walk(d->w, &walk)) != NULL) {
		size_t end;

		time += weight_of(d, step);
		end = ++n + (size_t)(time * spare / d->total);
		put_step(d, step, at, end - 1);
		at = end;
	}
}

/* More steps than columns: each column is the hardest of its time. */
static void
lay_narrow(struct drawing *d)
{
	uint64_t time = 0;
	vk_walk walk = { 0 };
	const vk_step *step;

	while ((step = vk_workout_walk(d->w, &walk)) != NULL) {
		uint64_t from = time;

		time += weight_of(d, step);
		if (time > from)
			put_step(d, step, (size_t)(from * d->count / d->total),
			    (size_t)((time * d->count - 1) / d->total));
	}
}

size_t
vk_workout_columns(const vk_workout *w, const vk_athlete *athlete,
    vk_column *column, size_t count)
{
	static const vk_athlete nobody;
	struct drawing d = { .w = w, .column = column, .count = count,
		.athlete = athlete != NULL ? athlete : &nobody };
	vk_extent extent;

	vk_workout_extent(w, &extent);
	if (extent.steps == 0 || count == 0 || count > VK_COLUMNS)
		return 0;
	memset(column, 0, count * sizeof *column);
	vk__zones_read(&d.zones);
	d.steps = extent.steps;
	d.total = total_weight(&d);
	if (d.total == 0) {
		d.untimed = true;
		d.total = extent.steps;
	}
	if (d.steps <= count)
		lay_wide(&d);
	else
		lay_narrow(&d);
	return d.unscaled ? 0 : count;
}
