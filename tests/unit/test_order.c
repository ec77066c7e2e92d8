/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(order, .init = parser_begin, .fini = parser_end);

Test(order, warm_ups_first)
{
	cr_expect_str_eq(workout_of("20min Z4, warm up 10min"), "w10m 20m@z4");
	cr_expect_str_eq(workout_of(
	    "warm up 5min, 20min Z4, warm up 10min, 5min Z5, warm up 1min"),
	    "w5m 20m@z4 w10m 5m@z5 w1m"); /* a second one stands where it is told */
	cr_expect_str_eq(workout_of("warm up 5min, 20min Z4"), "w5m 20m@z4");
}

Test(order, cool_downs_last)
{
	cr_expect_str_eq(workout_of("cool down 5min, 20min Z4"), "20m@z4 c5m");
	cr_expect_str_eq(workout_of(
	    "20min Z4, cool down 5min, 10min Z2, cool down 1min"),
	    "20m@z4 10m@z2 c1m c5m");
	cr_expect_str_eq(workout_of("20min Z4, cool down 5min"), "20m@z4 c5m");
}

Test(order, both)
{
	cr_expect_str_eq(workout_of(
	    "cool down 5min, 20min Z4, warm up 10min"), "w10m 20m@z4 c5m");
	cr_expect_str_eq(workout_of("cool down 5min, warm up 10min"), "w10m c5m");
	cr_expect_str_eq(workout_of("cool down 5min"), "c5m");
}

/* "intensity=cooldown" is said of the place where it stands. */
Test(order, settings_stay)
{
	cr_expect_str_eq(workout_of("- 20m Z4\n- 5m intensity=cooldown\n"
	    "- Press lap intensity=recovery"), "20m@z4 c5m /lap");
	cr_expect_str_eq(workout_of("- 5m intensity=cooldown\n- 20m Z4\n"
	    "- 5m intensity=warmup"), "c5m 20m@z4 w5m");
}

Test(order, it_is_told)
{
	cr_expect(parse_says("20min Z4, warm up 10min", "Warm-up first"));
	cr_expect(parse_says("cool down 5min, 20min Z4", "Warm-up first"));
	cr_expect_not(parse_says("warm up 10min, 20min Z4, cool down 5min",
	    "Warm-up first"));
}
