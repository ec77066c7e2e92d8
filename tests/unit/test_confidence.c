/* SPDX-License-Identifier: MIT */
#include "score/confidence.h"
#include "score_steps.h"

static struct vk__weights weights;
static struct vk__zones zones;
static const vk_athlete nobody;

static void
begin(void)
{
	vk__weights_read(&weights);
	vk__zones_read(&zones);
}

TestSuite(confidence, .init = begin);

static struct vk__structure
structure_of(const char *steps)
{
	struct vk__structure structure;
	vk_workout w = { 0 };

	read_steps(&w, steps);
	vk__structure_read(&(struct vk__view){ &w, &zones, &nobody, NULL },
	    &structure);
	vk_workout_free(&w);
	return structure;
}

static double
confidence_of(const struct vk__evidence *e, const char *steps)
{
	struct vk__structure structure = structure_of(steps);
	double feature[VK__FEATURES];

	vk__features_fill(e, &structure, 0, 0, &weights, feature);
	return vk__confidence(&weights, feature, e);
}

/* JSON text is read in words, past its end. */
#define SLACK "\0\0\0\0\0\0\0"

#define GOOD ON("1200", "95")

Test(confidence, all_weights_are_there)
{
	for (int i = 0; i < VK__FEATURES; i++) {
		if (i == VK__BIAS)
			cr_expect_gt(weights.feature[i], 0);
		else
			cr_expect_leq(weights.feature[i], 0, "%s",
			    vk__feature_text((enum vk__feature)i));
	}
	cr_assert_str_eq(vk__feature_text(VK__UNREAD_SHARE), "unread_share");
}

Test(confidence, a_clean_reading_is_trusted)
{
	struct vk__evidence e = { .present = true, .bytes = 20, .read = 20 };

	cr_assert_geq(confidence_of(&e, GOOD), 0.9);
	cr_assert_leq(confidence_of(&e, GOOD), 1);
}

Test(confidence, every_remark_costs)
{
	static const struct vk__evidence worse[] = {
		{ .present = true, .bytes = 20, .read = 10 },
		{ .present = true, .unread_numbers = 1 },
		{ .present = true, .off_domain = 1 },
		{ .present = true, .stated_total = 3600 },
		{ .present = true, .doubts = "[\"no-such-code\"]" SLACK },
	};
	struct vk__evidence clean = { .present = true };

	for (size_t i = 0; i < sizeof worse / sizeof worse[0]; i++)
		cr_expect_lt(confidence_of(&worse[i], GOOD),
		    confidence_of(&clean, GOOD), "%zu", i);
}

Test(confidence, a_doubt_of_its_own_weight)
{
	struct vk__evidence e = { .present = true,
		.doubts = "[\"known\",\"other\"]" SLACK };
	struct vk__structure structure = structure_of(GOOD);
	double feature[VK__FEATURES];

	weights.doubts = 1;
	weights.doubt[0] = (struct vk__doubt){ "known", 5, -30 };
	vk__features_fill(&e, &structure, 0, 0, &weights, feature);
	cr_assert_eq(feature[VK__DOUBT], 1);
	cr_assert_lt(vk__confidence(&weights, feature, &e), 0.01);
}

Test(confidence, features_are_held)
{
	struct vk__evidence e = { .present = true, .bytes = 10, .read = 99,
		.unread_words = 1000, .corrected = 1000, .assumed = 1000,
		.off_domain = 1000, .unread_numbers = 1000 };
	struct vk__structure structure = structure_of(GOOD);
	double feature[VK__FEATURES];

	vk__features_fill(&e, &structure, 4, 255, &weights, feature);
	cr_assert_eq(feature[VK__UNREAD_SHARE], 0);
	cr_assert_eq(feature[VK__UNREAD_WORDS], 5);
	cr_assert_eq(feature[VK__UNREAD_NUMBERS], 3);
	cr_assert_eq(feature[VK__CORRECTED], 4);
	cr_assert_eq(feature[VK__ASSUMED], 5);
	cr_assert_eq(feature[VK__OFF_DOMAIN], 3);
	cr_assert_eq(feature[VK__IMPLAUSIBLE], 1);
	cr_assert_eq(feature[VK__ODD], 3);
	cr_assert_eq(feature[VK__NO_EVIDENCE], 0);
}

Test(confidence, structure_counts_rolled_out)
{
	struct vk__structure s = structure_of(WARM("600") ","
	    REPEAT("5", ON("180", "95") "," OFF("120") ",{'duration':60}"));

	cr_assert_eq(s.steps, 16);
	cr_assert_eq(s.efforts, 10);
	cr_assert_eq(s.untargeted, 5);
	cr_assert_eq(s.seconds, 600 + 5 * 360);
	cr_assert_not(s.unmeasured);
}

Test(confidence, any_scale_is_an_intensity)
{
	static const char *const steps[] = { ON("60", "95"),
		DRILL("60", "50"), ALL_OUT("20"),
		"{'duration':60,'freeride':true}",
		"{'duration':60,'hr':{'value':150,'units':'bpm'}}",
		"{'duration':60,'rpe':{'value':7,'units':'rpe'}}" };

	for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++)
		cr_expect_eq(structure_of(steps[i]).untargeted, 0, "%s",
		    steps[i]);
	cr_expect_eq(structure_of("{'duration':60}").untargeted, 1);
}

Test(confidence, open_steps)
{
	struct vk__structure s = structure_of("{'until_lap_press':true,"
	    "'intensity':'recovery'}");

	cr_assert(s.open_recovery);
	cr_assert(s.unmeasured);
	cr_assert_not(s.open_effort);
	s = structure_of("{'until_lap_press':true," PCT("60") "}");
	cr_assert(s.open_effort);
	cr_assert_not(s.open_recovery);
	s = structure_of("{'distance':2000," PCT("60") "}");
	cr_assert(s.unmeasured);
	cr_assert_not(s.open_effort);
}

Test(confidence, repeats_without_a_rest)
{
	cr_assert(structure_of(REPEAT("5", ON("300", "112"))).no_recovery);
	cr_assert(structure_of(REPEAT("5", ALL_OUT("20"))).no_recovery);
	cr_assert_not(structure_of(REPEAT("5", ON("300", "70"))).no_recovery);
	cr_assert_not(structure_of(REPEAT("5", ON("300", "112") ","
	    OFF("60"))).no_recovery);
	cr_assert_not(structure_of(REPEAT("9", ON("40", "108") ","
	    ON("40", "88"))).no_recovery);
	cr_assert_not(structure_of(ON("300", "112")).no_recovery);
}

Test(confidence, totals)
{
	struct vk__evidence e = { .stated_total = 1000 };
	struct vk__structure s = { .seconds = 1000 };

	cr_assert_not(vk__total_differs(&e, &s));
	s.seconds = 1100;
	cr_assert_not(vk__total_differs(&e, &s));
	s.seconds = 1101;
	cr_assert(vk__total_differs(&e, &s));
	s.seconds = 899;
	cr_assert(vk__total_differs(&e, &s));
	s.unmeasured = true;
	cr_assert_not(vk__total_differs(&e, &s));
	s.seconds = 1101;
	cr_assert(vk__total_differs(&e, &s));
	e.stated_total = 0;
	cr_assert_not(vk__total_differs(&e, &s));
}
