/* SPDX-License-Identifier: MIT */
#include "vekta.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>

static vk_workout w;

static void
begin(void)
{
	cr_assert_eq(vk_workout_clear(&w), VK_OK);
}

static void
end(void)
{
	vk_workout_free(&w);
}

TestSuite(load, .init = begin, .fini = end);

static uint32_t
group(uint32_t parent, uint32_t reps)
{
	vk_step step = { .reps = reps };
	uint32_t index = 0;

	cr_assert_eq(vk_workout_add(&w, parent, &step, &index), VK_OK);
	return index;
}

static void
add(uint32_t parent, uint32_t seconds, vk_unit unit, double start, double end_)
{
	vk_step step = { .duration = seconds, .ramp = start != end_,
		.power = { unit, start, end_ } };
	uint32_t index;

	cr_assert_eq(vk_workout_add(&w, parent, &step, &index), VK_OK);
}

static void
flat(uint32_t parent, uint32_t seconds, double pct)
{
	add(parent, seconds, VK_UNIT_PCT_FTP, pct, pct);
}

static void
with(vk_step step)
{
	uint32_t index;

	cr_assert_eq(vk_workout_add(&w, 0, &step, &index), VK_OK);
}

static vk_load
load_of(const vk_athlete *athlete)
{
	vk_load load;

	vk_workout_load(&w, athlete, &load);
	return load;
}

/* The definition itself, one step a second. */
static double
np_by_seconds(void)
{
	vk_walk walk = { 0 };
	const vk_step *step;
	double last[30] = { 0 }, fourth = 0;
	size_t n = 0;

	while ((step = vk_workout_walk(&w, &walk)) != NULL) {
		double rise = step->power.end - step->power.start;

		for (uint32_t i = 0; i < step->duration; i++) {
			double sum = 0;

			last[n++ % 30] = step->power.start +
			    rise * (i + 0.5) / step->duration;
			for (size_t k = 0; k < 30; k++)
				sum += last[k];
			if (n >= 30)
				fourth += pow(sum / 30, 4);
		}
	}
	return pow(fourth / (double)(n - 29), 0.25);
}

Test(load, published_vector_30_30)
{
	uint32_t g = group(0, 60);

	flat(g, 30, 400);
	flat(g, 30, 100);
	cr_assert_float_eq(load_of(NULL).np_pct, 287.4645, 5e-5);
}

Test(load, published_vector_three_blocks)
{
	flat(0, 1800, 200);
	flat(0, 600, 300);
	flat(0, 1200, 150);
	cr_assert_float_eq(load_of(NULL).np_pct, 219.3257, 5e-5);
}

Test(load, published_vector_flat)
{
	flat(0, 3600, 200);
	cr_assert_float_eq(load_of(NULL).np_pct, 200, 1e-9);
}

Test(load, an_hour_at_ftp_is_100)
{
	vk_athlete rider = { .ftp = 300 };
	vk_load load;

	add(0, 3600, VK_UNIT_WATT, 300, 300);
	load = load_of(&rider);
	cr_assert_float_eq(load.tss, 100, 1e-9);
	cr_assert_float_eq(load.intensity_factor, 1, 1e-12);
	cr_assert_float_eq(load.kj, 1080, 1e-9);
}

Test(load, tss_grows_with_the_square)
{
	flat(0, 3600, 50);
	cr_assert_float_eq(load_of(NULL).tss, 25, 1e-9);
}

Test(load, tss_of_watts)
{
	vk_athlete rider = { .ftp = 241 };

	add(0, 4500, VK_UNIT_WATT, 157, 157);
	cr_assert_float_eq(load_of(&rider).tss, 53.05, 5e-3);
}

Test(load, closed_form_is_the_definition)
{
	srand(20260303);
	for (int round = 0; round < 300; round++) {
		uint32_t parent = 0;

		begin();
		flat(0, 30, 60);
		for (int i = 0; i < 12; i++) {
			double a = rand() % 200, b = rand() % 200;
			uint32_t seconds = 1 + (uint32_t)rand() %
			    (rand() % 2 ? 20 : 300);

			if (rand() % 4 == 0)
				parent = group(rand() % 2 ? parent : 0,
				    1 + (uint32_t)rand() % 6);
			if (rand() % 3 == 0)
				parent = 0;
			add(parent, seconds, VK_UNIT_PCT_FTP, a,
			    rand() % 2 ? a : b);
		}
		if (vk_workout_check(&w, NULL) != VK_OK)
			continue;
		cr_assert_float_eq(load_of(NULL).np_pct, np_by_seconds(),
		    1e-7, "round %d", round);
	}
}

Test(load, long_ramps_keep_their_precision)
{
	add(0, 86400, VK_UNIT_PCT_FTP, 10, 190);
	add(0, 1, VK_UNIT_PCT_FTP, 190, 0);
	add(0, 7200, VK_UNIT_PCT_FTP, 0, 150);
	cr_assert_float_eq(load_of(NULL).np_pct, np_by_seconds(), 1e-6);
}

Test(load, a_split_step_weighs_the_same)
{
	double whole;

	flat(0, 600, 55);
	flat(0, 1200, 95);
	whole = load_of(NULL).tss;
	begin();
	flat(0, 600, 55);
	flat(0, 7, 95);
	flat(0, 1193, 95);
	cr_assert_float_eq(load_of(NULL).tss, whole, 1e-9);
}

Test(load, half_a_minute_is_the_least)
{
	flat(0, 29, 200);
	cr_assert(isnan(load_of(NULL).np_pct));
	cr_assert(isnan(load_of(NULL).tss));
	flat(0, 1, 200);
	cr_assert_float_eq(load_of(NULL).np_pct, 200, 1e-9);
}

Test(load, nothing_at_all)
{
	vk_load load = load_of(NULL);
	vk_workout none = { 0 };

	cr_assert(isnan(load.tss));
	cr_assert_eq(load.seconds, 0);
	cr_assert_not(load.lower_bound);
	vk_workout_load(&none, NULL, &load);
	cr_assert_eq(load.seconds, 0);
}

Test(load, seconds_in_zones)
{
	vk_load load;

	flat(0, 100, 55);
	flat(0, 200, 90);
	flat(0, 300, 151);
	load = load_of(NULL);
	cr_assert_eq(load.zone[1], 100);
	cr_assert_eq(load.zone[3], 200);
	cr_assert_eq(load.zone[7], 300);
	cr_assert_eq(load.zone[0], 0);
	cr_assert_eq(load.seconds, 600);
}

Test(load, a_ramp_crosses_zones_both_ways)
{
	vk_load up, down;

	add(0, 1000, VK_UNIT_PCT_FTP, 50, 100);
	up = load_of(NULL);
	begin();
	add(0, 1000, VK_UNIT_PCT_FTP, 100, 50);
	down = load_of(NULL);
	cr_assert_eq(up.zone[1], 100);
	cr_assert_eq(up.zone[2], 400);
	cr_assert_eq(up.zone[3], 300);
	cr_assert_eq(up.zone[4], 200);
	for (size_t zone = 0; zone <= VK_ZONES; zone++)
		cr_assert_eq(up.zone[zone], down.zone[zone], "%zu", zone);
}

Test(load, a_range_counts_at_its_middle)
{
	with((vk_step){ .duration = 3600,
	    .power = { VK_UNIT_PCT_FTP, 88, 92 } });
	cr_assert_float_eq(load_of(NULL).np_pct, 90, 1e-9);
}

Test(load, defaults_by_role)
{
	with((vk_step){ .duration = 600, .warmup = true });
	cr_assert_float_eq(load_of(NULL).np_pct, 55, 1e-9);
	begin();
	with((vk_step){ .duration = 600,
	    .intensity = VK_INTENSITY_RECOVERY });
	cr_assert_float_eq(load_of(NULL).np_pct, 50, 1e-9);
	cr_assert_not(load_of(NULL).lower_bound);
}

Test(load, all_out_is_estimated)
{
	with((vk_step){ .duration = 60, .maxeffort = true });
	cr_assert_float_eq(load_of(NULL).np_pct, 150, 1e-9);
	cr_assert(load_of(NULL).estimated);
	begin();
	with((vk_step){ .duration = 61, .maxeffort = true });
	cr_assert_float_eq(load_of(NULL).np_pct, 120, 1e-9);
}

Test(load, open_steps_make_a_lower_bound)
{
	flat(0, 600, 80);
	with((vk_step){ .open = true, .intensity = VK_INTENSITY_RECOVERY });
	cr_assert(load_of(NULL).lower_bound);
	cr_assert_float_eq(load_of(NULL).np_pct, 80, 1e-9);
}

Test(load, an_effort_without_power_makes_a_lower_bound)
{
	vk_load load;

	flat(0, 600, 80);
	with((vk_step){ .duration = 600, .hr = { VK_UNIT_BPM, 150, 150 } });
	load = load_of(NULL);
	cr_assert(load.lower_bound);
	cr_assert_eq(load.zone[0], 600);
	cr_assert_lt(load.np_pct, 80);
	cr_assert_gt(load.np_pct, 50);
}

Test(load, no_effort_with_power_says_nothing)
{
	with((vk_step){ .duration = 600, .warmup = true });
	with((vk_step){ .duration = 1200, .freeride = true });
	cr_assert(isnan(load_of(NULL).tss));
	cr_assert(load_of(NULL).lower_bound);
}

Test(load, watts_need_an_ftp)
{
	vk_athlete rider = { .ftp = 200 };

	flat(0, 600, 80);
	add(0, 600, VK_UNIT_WATT, 250, 250);
	cr_assert(isnan(load_of(NULL).tss));
	cr_assert_not(isnan(load_of(&rider).tss));
	cr_assert_float_eq(load_of(&rider).kj, 246, 1e-9);
}

Test(load, kj_needs_an_ftp)
{
	flat(0, 600, 80);
	cr_assert(isnan(load_of(NULL).kj));
	cr_assert_not(isnan(load_of(NULL).tss));
}
