/* SPDX-License-Identifier: MIT */
/*
 * What the rules make of the efforts. Warm-ups, recoveries and cool-downs stay
 * as they are, and so do efforts that no power is told for: heart rate and
 * feel know the heat themselves. All rules together are held at a bound.
 */
#include <math.h>

#include "adapt.h"

/* A heart needs so many seconds to show what the legs do. */
enum { HEART_SECONDS = 300 };

static bool
is_changed(const vk_adapt *a, size_t i)
{
	const vk_step *step = &a->workout.node[i];

	return step->reps == 0 && a->aim[i].effort && !step->maxeffort &&
	    !step->freeride && a->aim[i].power.unit != VK_UNIT_NONE;
}

/* Shows the powers of all efforts at so much of what they were. False: there
 * is none. */
static bool
scale_all(vk_adapt *a, double factor)
{
	bool some = false;

	for (size_t i = 1; i < a->workout.count; i++) {
		struct vk__aim *aim = &a->aim[i];
		vk_target before = aim->power;

		if (!is_changed(a, i))
			continue;
		some = true;
		aim->power.start = vk__aim_round(before.unit,
		    aim->start * factor);
		aim->power.end = vk__aim_round(before.unit,
		    aim->end * factor);
		vk__log_change(&a->log, &before, &aim->power,
		    a->workout.node[i].ramp);
	}
	return some;
}

static void
say(vk_adapt *a, const struct vk__finding *finding, double effect, bool keep)
{
	vk_buf_clear(&a->out);
	vk__rules_say(finding, a->french, a->is, &a->out);
	vk__log_end(&a->log, effect, &a->out, keep);
}

void
vk__context_all(vk_adapt *a, const struct vk__finding *found, size_t count)
{
	const struct vk__rule *bound;
	double factor = 1, least;
	bool some = false;

	for (size_t i = 0; i < count; i++) {
		const struct vk__rule *rule = found[i].rule;
		bool power = rule->effect == VK__EFFECT_POWER;

		if (!power && rule->effect != VK__EFFECT_SAY)
			continue;
		vk__log_begin(&a->log, rule->code.text, rule->code.len);
		if (power) {
			factor = fmin(factor * (1 + found[i].effect / 100),
			    1 + VK__RULE_MOST / 100);
			some |= scale_all(a, factor);
		}
		say(a, &found[i], power ? found[i].effect : NAN, !power);
	}
	least = 1 + vk__rules_bound(&a->rules, &bound) / 100;
	if (factor < least) {
		struct vk__finding finding = { bound, bound->limit };

		vk__log_begin(&a->log, bound->code.text, bound->code.len);
		(void)scale_all(a, least);
		say(a, &finding, bound->limit, false);
		factor = least;
	}
	a->power = some ? (factor - 1) * 100 : 0;
}

/* ----------------------------------------------------------- without power */

static unsigned
zone_of(const vk_adapt *a, double pct)
{
	return vk__zones_find(&a->zones, pct);
}

/* The heart rate of the zones of a power, or how hard they feel. */
static void
to_heart(vk_adapt *a, const vk_step *step, struct vk__aim *aim)
{
	double start = vk__aim_percent(a, aim->power.unit, aim->power.start);
	double end = vk__aim_percent(a, aim->power.unit, aim->power.end);
	const struct vk__level *from = &a->level[zone_of(a, start)];
	const struct vk__level *to = &a->level[zone_of(a, end)];
	double lthr = vk_heart_lthr(&a->heart);
	bool rises = start <= end;

	if (lthr > 0 && step->duration >= HEART_SECONDS &&
	    from->hr_to > 0 && to->hr_to > 0) {
		aim->hr = (vk_target){ VK_UNIT_BPM,
			floor((rises ? from->hr_from : from->hr_to) * lthr /
			    100 + 0.5),
			floor((rises ? to->hr_to : to->hr_from) * lthr / 100 +
			    0.5) };
		if (!(a->heart.lthr > 0))
			vk__log_assume(a, "adapt-lthr", NULL);
		return;
	}
	aim->rpe = (vk_target){ VK_UNIT_RPE,
		rises ? from->rpe_from : from->rpe_to,
		rises ? to->rpe_to : to->rpe_from };
}

void
vk__no_power_all(vk_adapt *a)
{
	for (size_t i = 1; i < a->workout.count; i++) {
		const vk_step *step = &a->workout.node[i];
		struct vk__aim *aim = &a->aim[i];
		vk_target before = aim->power;

		if (step->reps > 0 || before.unit == VK_UNIT_NONE)
			continue;
		if (isnan(vk__aim_percent(a, before.unit, before.start))) {
			vk__log_assume(a, "adapt-no-ftp", NULL);
			continue;
		}
		if (aim->hr.unit == VK_UNIT_NONE &&
		    aim->rpe.unit == VK_UNIT_NONE)
			to_heart(a, step, aim);
		aim->power = (vk_target){ VK_UNIT_NONE, 0, 0 };
		vk__log_change(&a->log, &before,
		    aim->hr.unit != VK_UNIT_NONE ? &aim->hr : &aim->rpe,
		    step->ramp);
	}
}
