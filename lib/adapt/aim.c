/* SPDX-License-Identifier: MIT */
/*
 * What the text says, in an athlete's own numbers: zones and shares of PMA
 * become per cent of FTP, W/kg watts, zones and shares of heart rate beats.
 * A number of watts or per cent of FTP is what it was. What the athlete's
 * numbers do not tell stays as it is, and that is said.
 */
#include <math.h>

#include "../base/number.h"
#include "adapt.h"

/* Easy riding keeps its range: nobody rides it at one power. */
#define EASY_PCT 76.0

double
vk__aim_round(vk_unit unit, double value)
{
	if (unit == VK_UNIT_WATT_KG)
		return floor(value * 100 + 0.5) / 100;
	return floor(value + 0.5);
}

/* A share that is turned into another one keeps one decimal. */
static double
tenth(double value)
{
	return floor(value * 10 + 0.5) / 10;
}

double
vk__aim_percent(const vk_adapt *a, vk_unit unit, double value)
{
	if (unit == VK_UNIT_PCT_FTP)
		return value;
	if (unit == VK_UNIT_WATT && a->athlete.ftp > 0)
		return value / a->athlete.ftp * 100;
	return NAN;
}

static void
assume_ratio(vk_adapt *a)
{
	char text[VK__NUMBER_SIZE + 1];

	if (a->athlete.pma_ratio > 0)
		return;
	text[vk__fixed_write(text, VK_PMA_RATIO, 2)] = '\0';
	vk__log_assume(a, "adapt-pma-ratio", text);
}

/* The target in per cent of FTP; false: it says nothing of power. */
static bool
to_percent(vk_adapt *a, const vk_target *from, vk_target *to)
{
	double start, end;

	if (vk__target_resolve(&a->zones, from, &a->athlete, &start, &end) !=
	    VK_OK)
		return false;
	*to = (vk_target){ VK_UNIT_PCT_FTP, tenth(start), tenth(end) };
	return true;
}

static void
aim_power(vk_adapt *a, const vk_target *from, vk_target *to)
{
	double weight = a->athlete.weight;

	*to = *from;
	switch (from->unit) {
	case VK_UNIT_POWER_ZONE:
		(void)to_percent(a, from, to);
		break;
	case VK_UNIT_PCT_PMA:
		if (to_percent(a, from, to))
			assume_ratio(a);
		break;
	case VK_UNIT_WATT_KG:
		if (weight > 0)
			*to = (vk_target){ VK_UNIT_WATT,
				vk__aim_round(VK_UNIT_WATT, from->start * weight),
				vk__aim_round(VK_UNIT_WATT, from->end * weight) };
		else
			vk__log_assume(a, "adapt-no-weight", NULL);
		break;
	default:
		break;
	}
}

/* ------------------------------------------------------------- heart rate */

/* Beats for a share of LTHR or of the maximum, in either order. */
static bool
aim_share(const vk_target *from, double of, vk_target *to)
{
	if (!(of > 0))
		return false;
	*to = (vk_target){ VK_UNIT_BPM, floor(from->start * of / 100 + 0.5),
		floor(from->end * of / 100 + 0.5) };
	return true;
}

static bool
is_zone(double zone)
{
	return zone >= 1 && zone <= VK_HEART_ZONES &&
	    !(floor(zone) < zone);
}

/* The bounds of zones in per cent of LTHR, in the order of the target. */
static bool
aim_zone(const vk_adapt *a, const vk_target *from, vk_target *to)
{
	const struct vk__level *one, *other;
	double lthr = vk_heart_lthr(&a->heart);

	if (!is_zone(from->start) || !is_zone(from->end) || !(lthr > 0))
		return false;
	one = &a->level[(size_t)from->start];
	other = &a->level[(size_t)from->end];
	to->unit = VK_UNIT_PCT_LTHR;
	to->start = from->start <= from->end ? one->hr_from : one->hr_to;
	to->end = from->start <= from->end ? other->hr_to : other->hr_from;
	return aim_share(to, lthr, to);
}

static void
aim_hr(vk_adapt *a, const vk_target *from, vk_target *to)
{
	double lthr = vk_heart_lthr(&a->heart);
	bool known = true;

	*to = *from;
	switch (from->unit) {
	case VK_UNIT_PCT_LTHR:
		known = aim_share(from, lthr, to);
		break;
	case VK_UNIT_PCT_HR:
		known = aim_share(from, a->heart.max, to);
		break;
	case VK_UNIT_HR_ZONE:
		known = aim_zone(a, from, to);
		break;
	default:
		return;
	}
	if (!known)
		vk__log_assume(a, "adapt-no-heart", NULL);
	else if (from->unit != VK_UNIT_PCT_HR && !(a->heart.lthr > 0))
		vk__log_assume(a, "adapt-lthr", NULL);
}

/* --------------------------------------------------------------- all steps */

/* An effort between two bounds that is more than easy riding. */
static void
find_range(const vk_adapt *a, const vk_step *step, struct vk__aim *aim)
{
	aim->low = fmin(aim->power.start, aim->power.end);
	aim->high = fmax(aim->power.start, aim->power.end);
	aim->range = aim->effort && aim->low < aim->high && !step->ramp &&
	    !step->maxeffort && !step->freeride &&
	    vk__aim_percent(a, aim->power.unit, aim->high) > EASY_PCT;
}

void
vk__aim_all(vk_adapt *a)
{
	const vk_step *node = a->workout.node;

	vk__log_begin(&a->log, "resolve", 7);
	for (size_t i = 1; i < a->workout.count; i++) {
		struct vk__aim *aim = &a->aim[i];

		*aim = (struct vk__aim){ .rpe = node[i].rpe };
		if (node[i].reps > 0)
			continue;
		aim->effort = vk__step_role(&node[i]) == VK__EFFORT;
		aim_power(a, &node[i].power, &aim->power);
		aim_hr(a, &node[i].hr, &aim->hr);
		if (aim->power.unit != node[i].power.unit)
			vk__log_change(&a->log, &node[i].power, &aim->power,
			    node[i].ramp);
		if (aim->hr.unit != node[i].hr.unit)
			vk__log_change(&a->log, &node[i].hr, &aim->hr,
			    node[i].ramp);
		aim->start = aim->power.start;
		aim->end = aim->power.end;
		find_range(a, &node[i], aim);
	}
	vk__log_end(&a->log, NAN, vk__adapt_phrase(a, "adapt-resolve", NULL,
	    NULL), false);
}

void
vk__aim_watts(vk_adapt *a)
{
	double ftp = a->athlete.ftp;

	for (size_t i = 1; i < a->workout.count && a->options.watts; i++) {
		vk_target *power = &a->aim[i].power;

		if (power->unit != VK_UNIT_PCT_FTP)
			continue;
		if (!(ftp > 0)) {
			vk__log_assume(a, "adapt-no-ftp", NULL);
			return;
		}
		*power = (vk_target){ VK_UNIT_WATT,
			vk__aim_round(VK_UNIT_WATT, power->start * ftp / 100),
			vk__aim_round(VK_UNIT_WATT, power->end * ftp / 100) };
	}
}
