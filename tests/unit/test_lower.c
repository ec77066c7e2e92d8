/* SPDX-License-Identifier: MIT */
/* Single calls; what becomes of whole steps is in test_profile.c. */
#include "../../lib/formats/format.h"
#include "../../lib/formats/lower.h"

#include <criterion/criterion.h>

static struct vk__profile profile;
static vk_workout workout;
static vk_export_options options;
static struct vk__notes notes;
static struct vk__losses losses;
static vk_error err;
static struct vk__terms terms = { &workout, &options, "en", VK__SAYS_FREE |
	VK__SAYS_CADENCE, &notes, &losses };
static struct vk__lowering lowering = { &profile, &terms, &err };

static void
start(void)
{
	memset(&profile, 0, sizeof profile);
	vk_export_options_init(&options);
}

static void
end(void)
{
	vk__profile_free(&profile);
}

TestSuite(lower, .init = start, .fini = end);

Test(lower, step)
{
	vk_step step = { .duration = 60, .power = { VK_UNIT_PCT_FTP, 95, 95 },
		.intensity = VK_INTENSITY_INTERVAL };
	struct vk__segment segment = { 0 };

	cr_assert_eq(vk__lower_step(&lowering, &step, &segment), VK_OK);
	cr_assert_eq(segment.kind, VK__STEADY);
	cr_assert_eq(segment.role, VK__EFFORT);
	cr_assert_eq(segment.seconds, 60);
	cr_assert_float_eq(segment.start, 0.95, 1e-12);
	cr_assert_eq(segment.cue_len, 0);
}

Test(lower, refusals_say_why)
{
	vk_step step = { .open = true };
	struct vk__segment segment = { 0 };

	cr_assert_eq(vk__lower_step(&lowering, &step, &segment), VK_EUNABLE);
	cr_assert_eq(err.status, VK_EUNABLE);
	cr_assert_str_eq(err.code, "export-open");
	step = (vk_step){ .duration = 60,
		.power = { VK_UNIT_BPM, 150, 150 } };
	cr_assert_eq(vk__lower_step(&lowering, &step, &segment), VK_EUNABLE);
	cr_assert_str_eq(err.code, "export-unit");
}

Test(lower, cues_are_joined)
{
	struct vk__segment segment = { 0 };

	vk__lower_cue(&lowering, &segment, "", 0);
	cr_assert_eq(segment.cue_len, 0);
	vk__lower_cue(&lowering, &segment, "one", 3);
	vk__lower_cue(&lowering, &segment, "two", 3);
	cr_assert_eq(segment.cue_len, 10);
	cr_assert_arr_eq(profile.text.data + segment.cue, "one · two", 10);
}
