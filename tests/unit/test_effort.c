/* SPDX-License-Identifier: MIT */
#include "score/effort.h"

#include <criterion/criterion.h>

static const vk_athlete nobody;

static struct vk__power
power_of(vk_step step)
{
	struct vk__zones zones;

	vk__zones_read(&zones);
	return vk__step_power(&zones, &step, &nobody);
}

Test(effort, roles)
{
	vk_step step = { .duration = 60 };

	cr_assert_eq(vk__step_role(&step), VK__EFFORT);
	step.intensity = VK_INTENSITY_ACTIVE;
	cr_assert_eq(vk__step_role(&step), VK__EFFORT);
	step.intensity = VK_INTENSITY_REST;
	cr_assert_eq(vk__step_role(&step), VK__RECOVERY);
	step.intensity = VK_INTENSITY_RECOVERY;
	cr_assert_eq(vk__step_role(&step), VK__RECOVERY);
	step.intensity = VK_INTENSITY_WARMUP;
	cr_assert_eq(vk__step_role(&step), VK__WARMUP);
	step.intensity = VK_INTENSITY_COOLDOWN;
	cr_assert_eq(vk__step_role(&step), VK__COOLDOWN);
	step = (vk_step){ .warmup = true };
	cr_assert_eq(vk__step_role(&step), VK__WARMUP);
	step = (vk_step){ .cooldown = true };
	cr_assert_eq(vk__step_role(&step), VK__COOLDOWN);
}

Test(effort, given_powers)
{
	vk_step step = { .duration = 60,
		.power = { VK_UNIT_PCT_FTP, 50, 80 } };
	struct vk__power power = power_of(step);

	cr_assert_eq(power.source, VK__GIVEN);
	cr_assert_eq(power.start, 65);
	cr_assert_eq(power.end, 65);
	step.ramp = true;
	power = power_of(step);
	cr_assert_eq(power.start, 50);
	cr_assert_eq(power.end, 80);
}

Test(effort, a_target_goes_before_all_out)
{
	struct vk__power power = power_of((vk_step){ .duration = 10,
	    .maxeffort = true, .power = { VK_UNIT_PCT_FTP, 180, 180 } });

	cr_assert_eq(power.source, VK__GIVEN);
	cr_assert_eq(power.start, 180);
}

Test(effort, defaults)
{
	struct vk__power power;

	power = power_of((vk_step){ .intensity = VK_INTENSITY_REST });
	cr_assert_eq(power.source, VK__DEFAULTED);
	cr_assert_eq(power.start, VK__RECOVERY_PCT);
	power = power_of((vk_step){ .cooldown = true });
	cr_assert_eq(power.source, VK__DEFAULTED);
	cr_assert_eq(power.end, VK__WARMUP_PCT);
	power = power_of((vk_step){ .duration = 15, .maxeffort = true });
	cr_assert_eq(power.source, VK__ESTIMATED);
	cr_assert_eq(power.end, 200);
	power = power_of((vk_step){ .duration = 60, .maxeffort = true });
	cr_assert_eq(power.end, 150);
	power = power_of((vk_step){ .duration = 300, .maxeffort = true });
	cr_assert_eq(power.end, 120);
}

Test(effort, what_is_not_known)
{
	struct vk__power power;

	power = power_of((vk_step){ .duration = 60 });
	cr_assert_eq(power.source, VK__UNKNOWN);
	power = power_of((vk_step){ .duration = 60,
	    .power = { VK_UNIT_WATT, 200, 200 } });
	cr_assert_eq(power.source, VK__UNSCALED);
	cr_assert_eq(power.start, 0);
	power = power_of((vk_step){ .duration = 60,
	    .power = { VK_UNIT_POWER_ZONE, 9, 9 } });
	cr_assert_eq(power.source, VK__SENSELESS);
	cr_assert_eq(power.end, 0);
}

Test(effort, a_view_looks_up_or_computes)
{
	vk_step step = { .duration = 60,
		.power = { VK_UNIT_PCT_FTP, 60, 80 } };
	vk_workout w = { .node = &step, .count = 1, .cap = 1 };
	struct vk__power known = { VK__GIVEN, 1, 2, 3 };
	struct vk__zones zones;
	struct vk__view view = { &w, &zones, &nobody, NULL };

	vk__zones_read(&zones);
	cr_assert_eq(vk__view_power(&view, 0).start, 70);
	cr_assert_eq(vk__view_power(&view, 0).least, 60);
	step.ramp = true;
	cr_assert_eq(vk__view_power(&view, 0).least, 70);
	view.power = &known;
	cr_assert_eq(vk__view_power(&view, 0).start, 1);
}

Test(effort, has_intensity)
{
	vk_step step = { .duration = 60 };

	cr_assert_not(vk__step_has_intensity(&step));
	step.cadence.unit = VK_UNIT_RPM;
	cr_assert(vk__step_has_intensity(&step));
	step = (vk_step){ .freeride = true };
	cr_assert(vk__step_has_intensity(&step));
	step = (vk_step){ .maxeffort = true };
	cr_assert(vk__step_has_intensity(&step));
	step = (vk_step){ .rpe = { VK_UNIT_RPE, 7, 7 } };
	cr_assert(vk__step_has_intensity(&step));
	step = (vk_step){ .hr = { VK_UNIT_BPM, 150, 150 } };
	cr_assert(vk__step_has_intensity(&step));
}
