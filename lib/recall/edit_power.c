/* SPDX-License-Identifier: MIT */
/*
 * How hard the efforts are. Warm-ups, recoveries and cool-downs are never
 * touched; a number stays in the unit that it has; what would leave the bounds
 * of what can be ridden is held there and said.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "apply.h"

enum { LEAST_PCT = 30, MOST_PCT = 200, EASY_PCT = 75, LEAST_WATTS = 20,
	MOST_WATTS = 2500 };

/* One decimal: what a rider can read, and what a change and its inverse keep. */
static double
tidy(double value)
{
	return round(value * 10) / 10;
}

static bool
is_power(vk_unit unit)
{
	return unit == VK_UNIT_PCT_FTP || unit == VK_UNIT_WATT ||
	    unit == VK_UNIT_WATT_KG || unit == VK_UNIT_PCT_PMA;
}

/* What can be ridden, in each unit of power. */
static double
held(struct vk__apply *a, vk_unit unit, double value)
{
	static const struct {
		vk_unit unit;
		double least, most;
		const char *name;
	} bounds[] = { { VK_UNIT_PCT_FTP, LEAST_PCT, MOST_PCT, "%" },
		{ VK_UNIT_PCT_PMA, LEAST_PCT, MOST_PCT, "% PMA" },
		{ VK_UNIT_WATT_KG, 1, 30, "W/kg" },
		{ VK_UNIT_WATT, LEAST_WATTS, MOST_WATTS, "W" } };
	size_t i = 0;
	char text[24];

	while (bounds[i].unit != unit)
		i++;
	if (value >= bounds[i].least && value <= bounds[i].most)
		return unit == VK_UNIT_WATT_KG ? round(value * 100) / 100 :
		    tidy(value);
	value = value < bounds[i].least ? bounds[i].least : bounds[i].most;
	snprintf(text, sizeof text, "%.0f %s", value, bounds[i].name);
	vk__apply_note(a, "recall-held", text);
	return value;
}

/* A zone becomes its per cent, which can be scaled. */
static void
leave_zone(struct vk__apply *a, vk_target *power)
{
	double start, end;

	if (power->unit != VK_UNIT_POWER_ZONE ||
	    vk__target_resolve(a->zones, power, a->athlete, &start, &end) !=
	    VK_OK)
		return;
	*power = (vk_target){ VK_UNIT_PCT_FTP, start, end };
	vk__apply_note(a, "recall-zone", NULL);
}

/* Watts added to per cent need the rider's FTP, to W/kg the weight. */
static bool
add_watts(struct vk__apply *a, vk_target *power, double watts)
{
	double ratio = a->athlete->pma_ratio > 0 ? a->athlete->pma_ratio :
	    VK_PMA_RATIO;
	double by = watts;

	if (power->unit == VK_UNIT_WATT_KG) {
		if (a->athlete->weight <= 0)
			return false;
		by = watts / a->athlete->weight;
	} else if (power->unit != VK_UNIT_WATT) {
		if (a->athlete->ftp <= 0)
			return false;
		by = watts / a->athlete->ftp * 100;
		if (power->unit == VK_UNIT_PCT_PMA)
			by *= ratio;
	}
	power->start = held(a, power->unit, power->start + by);
	power->end = held(a, power->unit, power->end + by);
	return true;
}

static bool
add_points(struct vk__apply *a, vk_target *power, double points)
{
	if (power->unit != VK_UNIT_PCT_FTP && power->unit != VK_UNIT_PCT_PMA)
		return false;
	power->start = held(a, power->unit, power->start + points);
	power->end = held(a, power->unit, power->end + points);
	return true;
}

/* Changes one target. False: it is none that this can be done to. */
static bool
change(struct vk__apply *a, const struct vk__cmd_edit *e, vk_target *power)
{
	leave_zone(a, power);
	if (!is_power(power->unit))
		return false;
	if (e->change == VK__CMD_SCALES) {
		power->start = held(a, power->unit, power->start * e->a);
		power->end = held(a, power->unit, power->end * e->a);
		return true;
	}
	return e->unit == VK__CMD_WATT ? add_watts(a, power, e->a) :
	    add_points(a, power, e->a);
}

/* The middle of a step in per cent of FTP; 0: not known. */
static double
middle(const struct vk__apply *a, const vk_step *s)
{
	double start, end;

	return vk__target_resolve(a->zones, &s->power, a->athlete, &start,
	    &end) == VK_OK ? (start + end) / 2 : 0;
}

/*
 * "At 90 %" is for efforts of one kind. Easy riding between them stays as it
 * is; efforts that differ would become the same, which nobody said.
 */
static vk_status
choose_efforts(struct vk__apply *a, struct vk__sections *parts)
{
	double hardest = 0, easiest = INFINITY;
	size_t kept = 0;

	vk__sections_find(a, VK__EFFORT, parts);
	if (parts->count == 0 || parts->more)
		return vk__apply_refuse(a, parts->more ? "recall-unable" :
		    "recall-no-efforts");
	for (size_t i = 0; i < parts->count; i++)
		hardest = fmax(hardest, middle(a,
		    &a->w->node[parts->at[i].index]));
	for (size_t i = 0; i < parts->count; i++) {
		const vk_step *s = &a->w->node[parts->at[i].index];
		double pct = middle(a, s);

		if (hardest > EASY_PCT && pct > 0 && pct <= EASY_PCT)
			continue;
		easiest = fmin(easiest, s->maxeffort ? hardest : pct);
		parts->at[kept++] = parts->at[i];
	}
	parts->count = kept;
	return hardest - easiest > 0.5 ? vk__apply_refuse(a,
	    "recall-efforts-differ") : VK_OK;
}

static vk_status
set_power(struct vk__apply *a, const vk_target *target)
{
	struct vk__sections parts;
	vk_status status = choose_efforts(a, &parts);

	if (status != VK_OK)
		return status;
	for (size_t i = 0; i < parts.count; i++) {
		vk_step *s = &a->w->node[parts.at[i].index];

		s->power = *target;
		s->hr.unit = s->rpe.unit = VK_UNIT_NONE;
		s->ramp = s->maxeffort = s->freeride = false;
	}
	return VK_OK;
}

static bool
is_possible(const vk_target *t)
{
	return t->unit == VK_UNIT_WATT ? t->start >= LEAST_WATTS &&
	    t->end <= MOST_WATTS : t->start >= LEAST_PCT &&
	    t->end <= MOST_PCT;
}

vk_status
vk__edit_power(struct vk__apply *a, const struct vk__cmd_edit *e)
{
	struct vk__sections parts;
	size_t changed = 0;

	if (e->change == VK__CMD_IS) {
		vk_target target = { e->unit == VK__CMD_WATT ? VK_UNIT_WATT :
			VK_UNIT_PCT_FTP, e->a, e->unit == VK__CMD_RANGE ?
			e->b : e->a };

		return is_possible(&target) ? set_power(a, &target) :
		    vk__apply_refuse(a, "recall-senseless");
	}
	if (e->change == VK__CMD_SCALES && (e->a <= 0.2 || e->a > 3))
		return vk__apply_refuse(a, "recall-senseless");
	vk__sections_find(a, VK__EFFORT, &parts);
	if (parts.more)
		return vk__apply_refuse(a, "recall-unable");
	for (size_t i = 0; i < parts.count; i++) {
		vk_step *s = &a->w->node[parts.at[i].index];

		if (s->power.unit == VK_UNIT_NONE && (s->hr.unit !=
		    VK_UNIT_NONE || s->rpe.unit != VK_UNIT_NONE))
			return vk__apply_refuse(a, "recall-no-power");
		if (s->power.unit == VK_UNIT_NONE)
			continue;
		if (!change(a, e, &s->power))
			return vk__apply_refuse(a, e->unit == VK__CMD_WATT &&
			    (s->power.unit == VK_UNIT_PCT_FTP ||
			    s->power.unit == VK_UNIT_PCT_PMA) ?
			    "recall-no-ftp" : "recall-no-power");
		changed++;
	}
	return changed > 0 ? VK_OK : vk__apply_refuse(a, "recall-no-power");
}

/* ------------------------------------------------------------------ zones */

vk_status
vk__edit_zone(struct vk__apply *a, const struct vk__cmd_edit *e)
{
	struct vk__sections parts;
	vk_status status;
	vk_target target = { VK_UNIT_POWER_ZONE, e->a, e->a };
	double zone;

	if (e->change == VK__CMD_IS)
		return e->a >= 1 && e->a <= VK_ZONES ? set_power(a, &target) :
		    vk__apply_refuse(a, "recall-senseless");
	status = choose_efforts(a, &parts);
	if (status != VK_OK)
		return status;
	zone = vk__zones_find(a->zones, middle(a,
	    &a->w->node[parts.at[0].index])) + e->a;
	if (middle(a, &a->w->node[parts.at[0].index]) <= 0)
		return vk__apply_refuse(a, "recall-no-power");
	if (zone < 1 || zone > VK_ZONES)
		return vk__apply_refuse(a, "recall-senseless");
	vk__apply_note(a, "recall-zone-moved", NULL);
	target.start = target.end = zone;
	return set_power(a, &target);
}

/* ---------------------------------------------------------------- cadence */

vk_status
vk__edit_cadence(struct vk__apply *a, const struct vk__cmd_edit *e)
{
	struct vk__sections parts;

	vk__sections_find(a, VK__EFFORT, &parts);
	if (parts.count == 0 || parts.more)
		return vk__apply_refuse(a, parts.more ? "recall-unable" :
		    "recall-no-efforts");
	for (size_t i = 0; i < parts.count; i++) {
		vk_target *c = &a->w->node[parts.at[i].index].cadence;

		if (e->change == VK__CMD_IS) {
			*c = (vk_target){ VK_UNIT_RPM, e->a, e->a };
		} else if (c->unit == VK_UNIT_RPM) {
			c->start += e->a;
			c->end += e->a;
		} else {
			return vk__apply_refuse(a, "recall-no-cadence");
		}
		if (c->start < 20 || c->end > 200)
			return vk__apply_refuse(a, "recall-senseless");
	}
	return VK_OK;
}

/* ------------------------------------------------------------------- ramp */

/* A power and nothing else that could contradict it. */
static void
aim(vk_step *s, double start, double end, bool ramp)
{
	s->power = (vk_target){ VK_UNIT_PCT_FTP, start, end };
	s->hr.unit = s->rpe.unit = VK_UNIT_NONE;
	s->ramp = ramp;
	s->maxeffort = s->freeride = false;
}

/* One effort ramps; efforts that are repeated rise from one to the next. */
static vk_status
ramp_repeats(struct vk__apply *a, const struct vk__section *part,
    const struct vk__cmd_edit *e)
{
	uint32_t group = part->parent;
	uint32_t reps = a->w->node[group].reps;
	uint32_t after = group;
	vk_status status = VK_OK;

	for (uint32_t i = 0; i < reps && status == VK_OK; i++) {
		double pct = tidy(e->a + (e->b - e->a) * i / (reps - 1));

		/* The effort is changed, then the group copied as it is. */
		aim(&a->w->node[part->index], pct, pct, false);
		a->w->node[group].reps = 1;
		status = vk__tree_copy(a->w, 0, after, a->w, group, &after);
	}
	if (status == VK_OK)
		vk__tree_unlink(a->w, 0, group);
	return status;
}

vk_status
vk__edit_ramp(struct vk__apply *a, const struct vk__cmd_edit *e)
{
	struct vk__sections parts;
	vk_status status = choose_efforts(a, &parts);

	if (status != VK_OK)
		return status;
	if (parts.count != 1 || parts.at[0].depth > 1)
		return vk__apply_refuse(a, "recall-several-blocks");
	if (e->a < LEAST_PCT || e->a > MOST_PCT || e->b < LEAST_PCT ||
	    e->b > MOST_PCT)
		return vk__apply_refuse(a, "recall-senseless");
	if (parts.at[0].times > 1)
		return ramp_repeats(a, &parts.at[0], e);
	aim(&a->w->node[parts.at[0].index], e->a, e->b, true);
	return VK_OK;
}
