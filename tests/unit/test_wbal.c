/* SPDX-License-Identifier: MIT */
#include "vekta.h"

#include <criterion/criterion.h>
#include <math.h>

/* A ride of 0 to 99 W by a rider with a CP of 25 W and a W' of 2 kJ. */
enum { SECONDS = 100 };
static double watts[SECONDS], left[SECONDS];

static void
begin(void)
{
	for (int i = 0; i < SECONDS; i++)
		watts[i] = i;
}

TestSuite(wbal, .init = begin);

Test(wbal, recovery_constant)
{
	cr_expect_float_eq(vk_wbal_tau(watts, SECONDS, 25),
	    795.44010528262652, 1e-10);
	cr_expect_float_eq(vk_wbal_tau(watts, 15, 25), 772.05753543055448,
	    1e-10);
	cr_expect_float_eq(vk_wbal_tau(watts + 30, 10, 25), 862, 1e-10);
}

Test(wbal, integral)
{
	double tau = vk_wbal_tau(watts, SECONDS, 25);

	vk_wbal_integral(watts, SECONDS, 25, 2000, tau, left);
	cr_expect_float_eq(left[50], 1678.2431086242659, 1e-9);
	cr_expect_float_eq(left[75], 750.77417744392937, 1e-9);
	vk_wbal_integral(watts, SECONDS, 25, 2000, 100, left);
	cr_expect_float_eq(left[75], 909.61894732869769, 1e-9);
	vk_wbal_integral(watts, SECONDS, 25, 2000, 500, left);
	cr_expect_float_eq(left[50], 1680.1356439412966, 1e-9);
}

Test(wbal, differential)
{
	vk_wbal_differential(watts, SECONDS, 25, 2000, left);
	cr_expect_float_eq(left[50], 1675.0, 1e-9);
	cr_expect_float_eq(left[75], 725.0, 1e-9);
}

/* In place; and what was spent comes back, never above W'. */
Test(wbal, recovery)
{
	double ride[600];

	for (int i = 0; i < 600; i++)
		ride[i] = i < 60 ? 400 : 100;
	vk_wbal_differential(ride, 600, 250, 20000, ride);
	cr_expect_float_eq(ride[59], 20000 - 60 * 150, 1e-6);
	for (int i = 60; i < 600; i++) {
		cr_expect_gt(ride[i], ride[i - 1]);
		cr_expect_lt(ride[i], 20000);
	}
}

/* One step of many seconds is what small steps add up to. */
Test(wbal, after)
{
	static double fine[60000];
	double after;

	cr_expect_float_eq(vk_wbal_after(250, 20000, 20000, 300, 60), 17000,
	    1e-9);
	cr_expect_float_eq(vk_wbal_after(250, 20000, 20000, 200, 60), 20000,
	    1e-9);
	cr_expect_float_eq(vk_wbal_after(250, 20000, 5000, 250, 60), 5000,
	    1e-9);
	/* 100 s at 200 W below CP, 20 kJ: e^-1 of what is missing stays. */
	cr_expect_float_eq(vk_wbal_after(250, 20000, 10000, 50, 100),
	    20000 - 10000 * exp(-1), 1e-9);
	/* Hundredths of a second, as a CP and a power a hundred times less. */
	for (int i = 0; i < 60000; i++)
		fine[i] = i < 20000 ? 4 : 1;
	vk_wbal_differential(fine, 60000, 2.5, 40000, fine);
	after = vk_wbal_after(250, 40000, 40000, 400, 200);
	cr_expect_float_eq(fine[19999], after, 1e-6);
	cr_expect_float_eq(fine[59999], vk_wbal_after(250, 40000, after, 100,
	    400), 2);
}
