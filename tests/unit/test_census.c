/* SPDX-License-Identifier: MIT */
/* What is counted of a workout before its kind is judged. */
#include "../../lib/score/census.h"

#include "score_steps.h"

static struct vk__census
census_of(const char *steps)
{
	static const vk_athlete nobody;
	struct vk__census census;
	struct vk__doses doses;
	struct vk__zones zones;
	vk_workout w = { 0 };
	struct vk__view view = { &w, &zones, &nobody, NULL };

	vk__doses_read(&doses);
	vk__zones_read(&zones);
	read_steps(&w, steps);
	vk__census_take(&census, &view, &doses);
	vk_workout_free(&w);
	census.view = NULL;
	census.doses = NULL;
	return census;
}

/* A minute off is easy; efforts count by their repetitions. */
Test(census, sums)
{
	struct vk__census c = census_of(WARM("600") ","
	    REPEAT("4", ON("180", "118") "," OFF("60")));

	cr_expect_eq(c.total, 600 + 4 * 240);
	cr_expect_eq(c.effort, 4 * 180);
	cr_expect_eq(c.easy, 600 + 4 * 60);
	cr_expect_eq(c.seconds[VK_CATEGORY_VO2MAX], 4 * 180);
	cr_expect_eq(c.hard_count, 4);
	cr_expect_eq(c.hard_longest, 180);
	cr_expect_eq(c.hard_least, 118);
}

Test(census, drills_and_all_out)
{
	struct vk__census c = census_of(DRILL("240", "55") ","
	    DRILL("30", "115") "," ALL_OUT("20") "," ALL_OUT("300"));

	cr_expect_eq(c.force, 240);
	cr_expect_eq(c.cadence, 30);
	cr_expect_eq(c.max_count, 2);
	cr_expect_eq(c.max_longest, 300);
}

/* Over-unders count at their mean, but only without a rest between them. */
Test(census, efforts_without_a_rest)
{
	struct vk__census c = census_of(REPEAT("3", ON("60", "125") ","
	    ON("60", "75.5")));

	cr_expect_eq(c.seconds[VK_CATEGORY_THRESHOLD], 360);
	c = census_of(REPEAT("3", ON("60", "125") "," OFF("60") ","
	    ON("60", "80")));
	cr_expect_eq(c.seconds[VK_CATEGORY_THRESHOLD], 0);
	cr_expect_eq(c.seconds[VK_CATEGORY_TEMPO], 180);
}
