/* SPDX-License-Identifier: MIT */
/*
 * Reads the meaning of a single step: its role and its power. Holds the
 * documented defaults for what the text leaves out; they serve load and
 * category only and never enter a workout.
 */
#include "effort.h"

enum vk__role
vk__step_role(const vk_step *step)
{
	if (step->warmup || step->intensity == VK_INTENSITY_WARMUP)
		return VK__WARMUP;
	if (step->cooldown || step->intensity == VK_INTENSITY_COOLDOWN)
		return VK__COOLDOWN;
	if (step->intensity == VK_INTENSITY_RECOVERY ||
	    step->intensity == VK_INTENSITY_REST)
		return VK__RECOVERY;
	return VK__EFFORT;
}

/* "All out" as far as its length allows: round figures of a trained rider. */
static double
max_effort(uint32_t seconds)
{
	if (seconds <= 15)
		return 200;
	return seconds <= 60 ? 150 : 120;
}

static struct vk__power
flat(enum vk__source source, double pct)
{
	struct vk__power power = { source, pct, pct, pct };

	return power;
}

/* For a step whose own target says nothing about power. */
static struct vk__power
power_without_target(const vk_step *step)
{
	enum vk__role role = vk__step_role(step);

	if (step->maxeffort)
		return flat(VK__ESTIMATED, max_effort(step->duration));
	if (role == VK__RECOVERY)
		return flat(VK__DEFAULTED, VK__RECOVERY_PCT);
	if (role != VK__EFFORT)
		return flat(VK__DEFAULTED, VK__WARMUP_PCT);
	return flat(VK__UNKNOWN, 0);
}

struct vk__power
vk__step_power(const struct vk__zones *zones, const vk_step *step,
    const vk_athlete *athlete)
{
	struct vk__power power = { VK__GIVEN, 0, 0, 0 };
	double middle;

	switch (vk__target_resolve(zones, &step->power, athlete, &power.start,
	    &power.end)) {
	case VK_OK:
		break;
	case VK_EVALUE:
		return flat(VK__SENSELESS, 0);
	case VK_EUNABLE:
		if (step->power.unit == VK_UNIT_WATT ||
		    step->power.unit == VK_UNIT_WATT_KG)
			return flat(VK__UNSCALED, 0);
		return power_without_target(step);
	default:
		return power_without_target(step);
	}
	middle = (power.start + power.end) / 2;
	if (step->ramp) {
		power.least = middle;
		return power;
	}
	power.least = power.start < power.end ? power.start : power.end;
	/* A range is held at its middle, as the files we write do. */
	power.start = power.end = middle;
	return power;
}

struct vk__power
vk__view_power(const struct vk__view *view, uint32_t index)
{
	if (view->power != NULL)
		return view->power[index];
	return vk__step_power(view->zones, &view->w->node[index],
	    view->athlete);
}

bool
vk__step_has_intensity(const vk_step *step)
{
	return step->power.unit != VK_UNIT_NONE ||
	    step->hr.unit != VK_UNIT_NONE || step->rpe.unit != VK_UNIT_NONE ||
	    step->cadence.unit != VK_UNIT_NONE || step->maxeffort ||
	    step->freeride;
}
