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

static void
set_flat(struct vk__power *power, enum vk__source source, double pct)
{
	power->source = source;
	power->start = pct;
	power->end = pct;
}

/* For a step whose own target says nothing about power. */
static struct vk__power
power_without_target(const vk_step *step)
{
	struct vk__power power = { VK__UNKNOWN, 0, 0 };
	enum vk__role role = vk__step_role(step);

	if (step->maxeffort)
		set_flat(&power, VK__ESTIMATED, max_effort(step->duration));
	else if (role == VK__RECOVERY)
		set_flat(&power, VK__DEFAULTED, VK__RECOVERY_PCT);
	else if (role != VK__EFFORT)
		set_flat(&power, VK__DEFAULTED, VK__WARMUP_PCT);
	return power;
}

struct vk__power
vk__step_power(const struct vk__zones *zones, const vk_step *step,
    const vk_athlete *athlete)
{
	struct vk__power power = { VK__GIVEN, 0, 0 };
	vk_status status = vk__target_resolve(zones, &step->power, athlete,
	    &power.start, &power.end);

	if (status == VK_OK) {
		/* A range is held at its middle, as the files we write do. */
		if (!step->ramp)
			set_flat(&power, VK__GIVEN,
			    (power.start + power.end) / 2);
		return power;
	}
	if (status == VK_EUNABLE && (step->power.unit == VK_UNIT_WATT ||
	    step->power.unit == VK_UNIT_WATT_KG)) {
		power.source = VK__UNSCALED;
		return power;
	}
	return power_without_target(step);
}

bool
vk__step_has_intensity(const vk_step *step)
{
	return step->power.unit != VK_UNIT_NONE ||
	    step->hr.unit != VK_UNIT_NONE || step->rpe.unit != VK_UNIT_NONE ||
	    step->cadence.unit != VK_UNIT_NONE || step->maxeffort ||
	    step->freeride;
}
