/* SPDX-License-Identifier: MIT */
#include "../../lib/enrich/plan.h"

#include "enrich_request.h"

TestSuite(plan, .init = request_begin, .fini = request_end);

static struct vk__plan plan;

static const char session[] = "échauffement 15 min à 60 %, 5 x 4 min à 110 % "
    "avec 3 min de récup à 50 %, retour au calme 10 min à 50 %";

Test(plan, reads_roles)
{
	cr_assert(vk__plan_read(&plan, steps_of(session)));
	cr_assert_eq(plan.count, 3);
	cr_assert_eq(plan.part[0].role, VK__PART_WARMUP);
	cr_assert_eq(plan.part[1].role, VK__PART_WORK);
	cr_assert_eq(plan.part[2].role, VK__PART_COOLDOWN);
	cr_assert_eq(vk__plan_seconds(&plan), 60 * 60);
	cr_assert_not(plan.steady);
	cr_assert(vk__plan_is_own(&plan));
	cr_assert(vk__plan_read(&plan, steps_of("2h à 65 %")));
	cr_assert(plan.steady);
	cr_assert_eq(plan.part[0].role, VK__PART_EASY);
}

Test(plan, needs_lengths)
{
	cr_assert_not(vk__plan_read(&plan, steps_of("40 km à 65 %")));
	cr_assert_not(vk__plan_read(&plan, steps_of("échauffement, "
	    "5x4 min à 110 % r 3 min")));
	cr_assert_not(vk__plan_read(&plan, steps_of("")));
}

Test(plan, copies_cues)
{
	vk_workout from = { 0 }, to = { 0 };
	vk_step step = { .duration = 60 };
	uint32_t at;

	cr_assert_eq(vk_workout_clear(&from), VK_OK);
	cr_assert_eq(vk_workout_clear(&to), VK_OK);
	cr_assert_eq(vk_workout_add(&from, 0, &step, &at), VK_OK);
	cr_assert_eq(vk_workout_set_text(&from, at, "hop", 3), VK_OK);
	cr_assert_eq(vk__workout_append(&from, at, &to, 0, 0), VK_OK);
	cr_assert_eq(to.node[1].text_len, 3);
	cr_assert_arr_eq(to.text.data + to.node[1].text, "hop", 3);
	cr_assert_eq(vk__workout_append(&from, at, &to, 0,
	    VK_WORKOUT_DEPTH + 1), VK_ELIMIT);
	vk_workout_free(&from);
	vk_workout_free(&to);
}

/* A group that warms up, or cools down, is what it does. */
Test(plan, groups_at_the_ends)
{
	vk_workout w = { 0 };
	vk_step group = { .reps = 3 };
	vk_step step = { .duration = 60, .warmup = true };
	uint32_t at, in;

	cr_assert_eq(vk_workout_clear(&w), VK_OK);
	cr_assert_eq(vk_workout_add(&w, 0, &group, &at), VK_OK);
	cr_assert_eq(vk_workout_add(&w, at, &step, &in), VK_OK);
	step.warmup = false;
	cr_assert_eq(vk_workout_add(&w, 0, &group, &at), VK_OK);
	cr_assert_eq(vk_workout_add(&w, at, &step, &in), VK_OK);
	step.cooldown = true;
	cr_assert_eq(vk_workout_add(&w, 0, &group, &at), VK_OK);
	cr_assert_eq(vk_workout_add(&w, at, &step, &in), VK_OK);
	cr_assert(vk__plan_read(&plan, &w));
	cr_assert_eq(plan.count, 3);
	cr_expect_eq(plan.part[0].role, VK__PART_WARMUP);
	cr_expect_eq(plan.part[1].role, VK__PART_WORK);
	cr_expect_eq(plan.part[2].role, VK__PART_COOLDOWN);
	cr_expect_eq(vk__plan_seconds(&plan), 9 * 60);
	vk_workout_free(&w);
}

/* Of more parts than there is room for no plan is made. */
Test(plan, many_parts)
{
	vk_workout w = { 0 };
	vk_step step = { .duration = 60 };
	uint32_t at;

	cr_assert_eq(vk_workout_clear(&w), VK_OK);
	for (int i = 0; i < VK__PARTS; i++)
		cr_assert_eq(vk_workout_add(&w, 0, &step, &at), VK_OK);
	cr_expect(vk__plan_read(&plan, &w));
	cr_expect_eq(vk__plan_seconds(&plan), VK__PARTS * 60);
	cr_assert_eq(vk_workout_add(&w, 0, &step, &at), VK_OK);
	cr_expect_not(vk__plan_read(&plan, &w));
	vk_workout_free(&w);
}

/* A length beyond all is held, and does not wrap. */
Test(plan, lengths_beyond_all)
{
	vk_workout w = { 0 };
	vk_step group = { .reps = 1000 };
	vk_step step = { .duration = 86400 };
	uint32_t at = 0;

	cr_assert_eq(vk_workout_clear(&w), VK_OK);
	for (int i = 0; i < 3; i++)
		cr_assert_eq(vk_workout_add(&w, at, &group, &at), VK_OK);
	cr_assert_eq(vk_workout_add(&w, at, &step, &at), VK_OK);
	(void)vk__plan_read(&plan, &w);
	cr_expect_eq(plan.part[0].seconds, UINT32_MAX);
	vk_workout_free(&w);
}
