/* SPDX-License-Identifier: MIT */
/* Which ride did which plan, and how far it was kept to. */
#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../../lib/log/plan.h"

enum { DAY = 20514 };

static struct vk__plans p;

static void
begin(void)
{
	p = (struct vk__plans){ .newest = DAY + 9 };
	p.plan = calloc(8, sizeof *p.plan);
	p.activity = calloc(8, sizeof *p.activity);
	cr_assert(p.plan != NULL && p.activity != NULL);
}

static void
end(void)
{
	vk__plans_free(&p);
}

TestSuite(pair, .init = begin, .fini = end);

static struct vk__plan *
plan(int32_t day, double minutes)
{
	struct vk__plan *plan = &p.plan[p.count++];

	plan->day = day;
	plan->sport = VK_SPORT_CYCLING;
	plan->seconds = minutes * 60;
	plan->tss = NAN;
	for (size_t z = 0; z < VK__PLAN_ZONES; z++)
		plan->zone[z] = NAN;
	return plan;
}

static vk_activity *
ride(int32_t day, double minutes)
{
	vk_activity *a = &p.activity[p.activities++];

	vk_activity_clear(a);
	a->start = (int64_t)day * 86400 + 36000 + (int64_t)p.activities;
	a->sport = VK_SPORT_CYCLING;
	a->duration = minutes * 60;
	return a;
}

Test(pair, bounds_of_the_length)
{
	static const struct {
		double minutes;
		bool done;
	} rides[] = { { 30, true }, { 29.9, false }, { 90, true },
		{ 90.1, false }, { 60, true } };

	for (size_t i = 0; i < sizeof rides / sizeof *rides; i++) {
		p.count = p.activities = 0;
		plan(DAY, 60)->done = 0;
		ride(DAY, rides[i].minutes);
		cr_assert_eq(vk__plans_pair(&p), VK_OK);
		cr_expect_eq(p.plan[0].done != 0, rides[i].done, "%g",
		    rides[i].minutes);
	}
}

Test(pair, day_and_sport_must_be_the_same)
{
	plan(DAY, 60);
	ride(DAY - 1, 60);
	ride(DAY + 1, 60);
	ride(DAY, 60)->sport = VK_SPORT_RUNNING;
	cr_assert_eq(vk__plans_pair(&p), VK_OK);
	cr_expect_eq(p.plan[0].done, 0);
}

Test(pair, one_ride_does_one_plan)
{
	plan(DAY, 60);
	plan(DAY, 60);
	plan(DAY, 80);
	ride(DAY, 62);
	ride(DAY, 81);
	cr_assert_eq(vk__plans_pair(&p), VK_OK);
	cr_expect_eq(p.plan[0].done, 1);
	cr_expect_eq(p.plan[1].done, 0);
	cr_expect_eq(p.plan[2].done, 2);
}

Test(pair, the_id_goes_before_the_length)
{
	plan(DAY, 60);
	plan(DAY, 60)->workout_id = 7;
	ride(DAY, 60);
	ride(DAY, 10)->workout_id = 7;
	cr_assert_eq(vk__plans_pair(&p), VK_OK);
	cr_expect_eq(p.plan[0].done, 1);
	cr_expect_eq(p.plan[1].done, 2);
	cr_expect(p.plan[1].exact);
	cr_expect_not(p.plan[0].exact);
}

/* A ride of another workout is none of this plan. */
Test(pair, another_id_does_not_fit)
{
	plan(DAY, 60)->workout_id = 7;
	ride(DAY, 60)->workout_id = 8;
	cr_assert_eq(vk__plans_pair(&p), VK_OK);
	cr_expect_eq(p.plan[0].done, 0);
}

Test(pair, a_plan_without_a_length_takes_what_is_left)
{
	plan(DAY, NAN);
	plan(DAY, 60);
	ride(DAY, 60);
	cr_assert_eq(vk__plans_pair(&p), VK_OK);
	cr_expect_eq(p.plan[0].done, 0);
	cr_expect_eq(p.plan[1].done, 1);
	ride(DAY, 200);
	p.plan[1].done = 0;
	cr_assert_eq(vk__plans_pair(&p), VK_OK);
	cr_expect_eq(p.plan[0].done, 2);
}

Test(pair, states)
{
	vk_fulfilment f;

	plan(DAY, 60);
	cr_assert_eq(vk__plans_pair(&p), VK_OK);
	vk__plan_compare(&p, &p.plan[0], 0, DAY, &f);
	cr_expect_eq(f.state, VK_PLAN_AHEAD);
	vk__plan_compare(&p, &p.plan[0], 0, DAY + 1, &f);
	cr_expect_eq(f.state, VK_PLAN_MISSED);
	p.newest = DAY;
	vk__plan_compare(&p, &p.plan[0], 0, DAY + 1, &f);
	cr_expect_eq(f.state, VK_PLAN_UNKNOWN);
	p.newest = VK_DAY_ANY;
	vk__plan_compare(&p, &p.plan[0], 0, DAY + 1, &f);
	cr_expect_eq(f.state, VK_PLAN_UNKNOWN);
	p.plan[0].day = VK_DAY_ANY;
	vk__plan_compare(&p, &p.plan[0], 0, DAY + 1, &f);
	cr_expect_eq(f.state, VK_PLAN_UNKNOWN);
}

Test(pair, shares)
{
	struct vk__plan *one = plan(DAY, 60);
	vk_activity *a = ride(DAY, 45);
	vk_fulfilment f;

	one->tss = 80;
	one->zone[1] = 1000;
	one->zone[2] = 600;
	one->zone[3] = 400;
	a->power_zone[2] = 900; /* more than planned counts as planned */
	a->power_zone[3] = 200;
	a->np = 250;
	a->ftp = 250;
	cr_assert_eq(vk__plans_pair(&p), VK_OK);
	vk__plan_compare(&p, one, 0, DAY + 1, &f);
	cr_expect_eq(f.state, VK_PLAN_DONE);
	cr_expect_float_eq(f.by_duration, 0.75, 1e-9);
	cr_expect_float_eq(f.by_target, 0.8, 1e-9);
	/* 45 minutes at the ride's own FTP are 75 TSS. */
	cr_expect_float_eq(f.done_tss, 75, 1e-6);
	cr_expect_float_eq(f.by_tss, 75.0 / 80, 1e-6);
	vk__plan_compare(&p, one, 500, DAY + 1, &f);
	cr_expect_float_eq(f.done_tss, 75.0 / 4, 1e-6);
	a->power_zone[3] = NAN;
	vk__plan_compare(&p, one, 0, DAY + 1, &f);
	cr_expect(isnan(f.by_target));
}

/* An easy ride has no efforts: endurance is its target. */
Test(pair, an_easy_ride_is_kept_in_zone_2)
{
	struct vk__plan *one = plan(DAY, 60);
	vk_activity *a = ride(DAY, 60);
	vk_fulfilment f;

	one->zone[1] = 3600;
	for (size_t z = 2; z < VK__PLAN_ZONES; z++)
		one->zone[z] = 0;
	a->power_zone[1] = 1800;
	cr_assert_eq(vk__plans_pair(&p), VK_OK);
	vk__plan_compare(&p, one, 0, DAY + 1, &f);
	cr_expect_float_eq(f.by_target, 0.5, 1e-9);
}

/* Two plans that one ride could be of: the first; of two rides the first. */
Test(pair, of_equal_ones_the_first)
{
	plan(DAY, 60);
	plan(DAY, 60);
	ride(DAY, 60);
	cr_assert_eq(vk__plans_pair(&p), VK_OK);
	cr_expect_eq(p.plan[0].done, 1);
	cr_expect_eq(p.plan[1].done, 0);
	p.plan[0].done = p.plan[1].done = 0;
	ride(DAY, 60);
	cr_assert_eq(vk__plans_pair(&p), VK_OK);
	cr_expect_eq(p.plan[0].done, 1);
	cr_expect_eq(p.plan[1].done, 2);
}

/* Garmin's load is no TSS: nothing is compared with it. */
Test(pair, a_load_of_another_scale)
{
	struct vk__plan *one = plan(DAY, 60);
	vk_activity *a = ride(DAY, 60);
	vk_fulfilment f;

	one->tss = 80;
	a->load = 150;
	cr_assert_eq(vk__plans_pair(&p), VK_OK);
	vk__plan_compare(&p, one, 0, DAY + 1, &f);
	cr_expect_eq(f.method, VK_METHOD_GARMIN);
	cr_expect(isnan(f.done_tss));
	cr_expect(isnan(f.by_tss));
	cr_expect_float_eq(f.by_duration, 1, 1e-9);
	a->tss = 40;
	vk__plan_compare(&p, one, 0, DAY + 1, &f);
	cr_expect_float_eq(f.by_tss, 0.5, 1e-9);
}
