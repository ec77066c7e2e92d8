/* SPDX-License-Identifier: MIT */
#include "../../lib/record/workout.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

static vk_workout w;
static vk_error err;

static void
begin(void)
{
	cr_assert_eq(vk_workout_clear(&w), VK_OK);
	memset(&err, 0, sizeof err);
}

static void
end(void)
{
	vk_workout_free(&w);
}

TestSuite(workout, .init = begin, .fini = end);

static uint32_t
add(uint32_t parent, uint32_t reps, uint32_t seconds)
{
	vk_step step = { .reps = reps, .duration = seconds };
	uint32_t index = 0;

	cr_assert_eq(vk_workout_add(&w, parent, &step, &index), VK_OK);
	return index;
}

static void
check_fails(vk_status status, const char *code)
{
	cr_assert_eq(vk_workout_check(&w, &err), status);
	cr_assert_eq(err.status, status);
	cr_assert_str_eq(err.code, code);
}

Test(workout, empty)
{
	vk_walk walk = { 0 };
	vk_extent extent;

	cr_assert_eq(w.count, 1);
	cr_assert_eq(w.node[0].reps, 1);
	cr_assert_eq(vk_workout_check(&w, &err), VK_OK);
	cr_assert_null(vk_workout_walk(&w, &walk));
	cr_assert_null(vk_workout_walk(&w, &walk));
	vk_workout_extent(&w, &extent);
	cr_assert_eq(extent.seconds, 0);
	cr_assert_eq(extent.steps, 0);
}

Test(workout, zeroed_has_no_steps)
{
	vk_workout zero = { 0 };
	vk_walk walk = { 0 };

	cr_assert_null(vk_workout_walk(&zero, &walk));
	cr_assert_eq(vk_workout_check(&zero, &err), VK_OK);
	vk_workout_free(&zero);
	vk_workout_free(NULL);
}

Test(workout, targets_that_are_near)
{
	const vk_target a = { VK_UNIT_WATT, 150, 200 };
	const vk_target to = { VK_UNIT_WATT, 150, 200.5 };
	const vk_target from = { VK_UNIT_WATT, 149.5, 200 };
	const vk_target other = { VK_UNIT_PCT_FTP, 150, 200 };

	cr_expect(vk__target_near(&a, &a, 0));
	cr_expect(vk__target_near(&a, &to, 0.5) && vk__target_near(&from, &a, 0.5));
	cr_expect_not(vk__target_near(&a, &to, 0.25));
	cr_expect_not(vk__target_near(&a, &from, 0.25));
	cr_expect_not(vk__target_near(&a, &other, 1));
}

Test(workout, add_links_in_order)
{
	uint32_t a = add(0, 0, 10);
	uint32_t g = add(0, 3, 0);
	uint32_t b = add(g, 0, 20);
	uint32_t c = add(0, 0, 30);

	cr_assert_eq(w.node[0].child, a);
	cr_assert_eq(w.node[a].next, g);
	cr_assert_eq(w.node[g].next, c);
	cr_assert_eq(w.node[g].child, b);
	cr_assert_eq(w.node[0].last, c);
	cr_assert_eq(w.node[c].next, 0);
}

Test(workout, add_takes_a_step_of_the_same_workout)
{
	uint32_t a = add(0, 0, 10);

	for (int i = 0; i < 1000; i++)
		cr_assert_eq(vk_workout_add(&w, 0, &w.node[a], NULL), VK_OK);
	cr_assert_eq(w.node[1000].duration, 10);
	cr_assert_eq(w.node[a].next, a + 1);
}

Test(workout, add_stops_at_the_limit)
{
	vk_step step = { .duration = 1 };

	for (int i = 0; i < VK_WORKOUT_NODES; i++)
		cr_assert_eq(vk_workout_add(&w, 0, &step, NULL), VK_OK);
	cr_assert_eq(vk_workout_add(&w, 0, &step, NULL), VK_ELIMIT);
	cr_assert_eq(vk_workout_check(&w, &err), VK_OK);
}

Test(workout, cues)
{
	uint32_t a = add(0, 0, 10);
	uint32_t b = add(0, 0, 10);

	cr_assert_eq(vk_workout_set_text(&w, a, "assis", 5), VK_OK);
	cr_assert_eq(vk_workout_set_text(&w, b, "danseuse", 8), VK_OK);
	cr_assert_eq(w.node[a].text_len, 5);
	cr_assert_eq(memcmp(w.text.data + w.node[a].text, "assis", 5), 0);
	cr_assert_eq(memcmp(w.text.data + w.node[b].text, "danseuse", 8), 0);
	cr_assert_eq(vk_workout_set_text(&w, a, "x", 1), VK_OK);
	cr_assert_eq(w.text.data[w.node[a].text], 'x');
}

Test(workout, clear_forgets_everything)
{
	uint32_t a = add(0, 5, 10);

	vk_workout_set_text(&w, a, "x", 1);
	cr_assert_eq(vk_workout_clear(&w), VK_OK);
	cr_assert_eq(w.count, 1);
	cr_assert_eq(w.node[0].child, 0);
	cr_assert_eq(w.text.len, 0);
}

/* The durations, in walking order, as text. */
static void
walk_is(const char *want)
{
	vk_walk walk = { 0 };
	const vk_step *s;
	char got[256] = "";

	while ((s = vk_workout_walk(&w, &walk)) != NULL) {
		char c[2] = { (char)('a' + s->duration), '\0' };

		cr_assert_eq(s->reps, 0);
		strcat(got, c);
	}
	cr_assert_null(vk_workout_walk(&w, &walk));
	cr_assert_str_eq(got, want);
}

Test(workout, walk_rolls_groups_out)
{
	uint32_t g, h;

	add(0, 0, 0);
	g = add(0, 2, 0);
	add(g, 0, 1);
	h = add(g, 3, 0);
	add(h, 0, 2);
	add(h, 0, 3);
	add(0, 0, 4);
	walk_is("abcdcdcdbcdcdcde");
}

Test(workout, walk_passes_empty_groups)
{
	uint32_t g = add(0, VK_WORKOUT_REPS, 0);
	uint32_t h;

	for (int i = 0; i < VK_WORKOUT_DEPTH - 1; i++)
		g = add(g, VK_WORKOUT_REPS, 0);
	walk_is("");
	add(0, 2, 0);
	h = add(0, 2, 0);
	add(h, 3, 0);
	add(h, 0, 7);
	walk_is("hh");
}

Test(workout, deepest_allowed)
{
	vk_walk walk = { 0 };
	size_t steps = 0;
	uint32_t g = 0;

	for (int i = 0; i < VK_WORKOUT_DEPTH; i++)
		g = add(g, 2, 0);
	add(g, 0, 0);
	cr_assert_eq(vk_workout_check(&w, &err), VK_OK);
	while (vk_workout_walk(&w, &walk) != NULL)
		steps++;
	cr_assert_eq(steps, 256);
}

Test(workout, too_deep_is_refused_and_never_overruns)
{
	vk_walk walk = { 0 };
	vk_extent extent;
	uint32_t g = 0;

	for (int i = 0; i < 100; i++)
		g = add(g, 2, 0);
	add(g, 0, 1);
	check_fails(VK_ELIMIT, "group-depth");
	cr_assert_null(vk_workout_walk(&w, &walk));
	vk_workout_extent(&w, &extent);
	cr_assert_eq(extent.steps, 0);
}

Test(workout, check_finds_limits)
{
	uint32_t g = add(0, VK_WORKOUT_REPS, 0);

	check_fails(VK_EVALUE, "group-empty");
	cr_assert_str_eq(err.arg[0], "1");
	add(g, 0, VK_STEP_SECONDS);
	cr_assert_eq(vk_workout_check(&w, &err), VK_OK);
	w.node[2].duration++;
	check_fails(VK_ELIMIT, "step-too-long");
	cr_assert_str_eq(err.arg[0], "2");
	w.node[2].duration = 1;
	w.node[g].reps++;
	check_fails(VK_ELIMIT, "group-reps");
	cr_assert_eq(vk_workout_check(&w, NULL), VK_ELIMIT);
}

Test(workout, check_counts_what_is_rolled_out)
{
	uint32_t g = add(0, 1000, 0);
	uint32_t h = add(g, 20, 0);

	add(h, 0, 1);
	cr_assert_eq(vk_workout_check(&w, &err), VK_OK);
	add(0, 0, 1);
	check_fails(VK_ELIMIT, "workout-too-long");
}

Test(workout, products_do_not_overflow)
{
	vk_extent extent;
	uint32_t g = 0;

	for (int i = 0; i < VK_WORKOUT_DEPTH; i++)
		g = add(g, VK_WORKOUT_REPS, 0);
	add(g, 0, VK_STEP_SECONDS);
	add(g, 0, 0);
	check_fails(VK_ELIMIT, "workout-too-long");
	vk_workout_extent(&w, &extent);
	cr_assert_eq(extent.seconds, UINT64_MAX);
	cr_assert_eq(extent.steps, SIZE_MAX);
	cr_assert_eq(extent.open, SIZE_MAX);
}

Test(workout, check_finds_senseless_values)
{
	static const double bad[] = { -1, NAN, INFINITY };
	uint32_t a = add(0, 0, 1);

	for (size_t i = 0; i < 3; i++) {
		w.node[a].distance = bad[i];
		check_fails(VK_EVALUE, "step-distance");
		w.node[a].distance = 0;
		w.node[a].power = (vk_target){ VK_UNIT_WATT, 1, bad[i] };
		check_fails(VK_EVALUE, "step-target");
		w.node[a].power.unit = VK_UNIT_NONE;
		w.node[a].rpe = (vk_target){ VK_UNIT_RPE, bad[i], 1 };
		check_fails(VK_EVALUE, "step-target");
		w.node[a].rpe.unit = VK_UNIT_NONE;
	}
	cr_assert_eq(vk_workout_check(&w, &err), VK_OK);
}

Test(workout, extent_adds_up)
{
	vk_step by_distance = { .distance = 500 };
	vk_step both = { .distance = 1000, .duration = 60 };
	vk_extent extent;
	uint32_t g = add(0, 5, 0);

	add(g, 0, 180);
	add(g, 0, 0);
	vk_workout_add(&w, g, &by_distance, NULL);
	vk_workout_add(&w, 0, &both, NULL);
	vk_workout_extent(&w, &extent);
	cr_assert_eq(extent.seconds, 5 * 180 + 60);
	cr_assert_eq(extent.metres, 2500);
	cr_assert_eq(extent.steps, 16);
	cr_assert_eq(extent.open, 5);
}

Test(workout, visit_goes_through_the_nodes_as_written)
{
	static const struct { uint32_t index; unsigned depth, closed;
	    uint64_t times; } want[] = {
		{ 1, 0, 0, 2 }, { 2, 1, 0, 6 }, { 3, 2, 0, 6 }, { 4, 0, 2, 1 },
		{ 5, 0, 0, 1 },
	};
	struct vk__visit v = { 0 };
	uint32_t g = add(0, 2, 0);

	g = add(g, 3, 0);
	add(g, 0, 1);
	add(0, 1, 0);
	add(0, 0, 1);
	for (size_t i = 0; i < sizeof want / sizeof want[0]; i++) {
		cr_assert(vk__workout_visit(&w, &v));
		cr_assert_eq(v.index, want[i].index, "row %zu", i);
		cr_assert_eq(v.depth, want[i].depth, "row %zu", i);
		cr_assert_eq(v.closed, want[i].closed, "row %zu", i);
		cr_assert_eq(v.times, want[i].times, "row %zu", i);
	}
	cr_assert_not(vk__workout_visit(&w, &v));
	cr_assert_eq(v.closed, 0);
}
