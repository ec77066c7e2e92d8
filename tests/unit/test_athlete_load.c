/* SPDX-License-Identifier: MIT */
/* lib/athlete/load.c */
#include <vekta.h>

#include <criterion/criterion.h>
#include <math.h>

static const vk_heart heart = { 50, 190, 170, false };
static vk_activity a;

static void
begin(void)
{
	vk_activity_clear(&a);
	a.sport = VK_SPORT_CYCLING;
	a.duration = 3600;
}

TestSuite(athlete_load, .init = begin);

static void
load_is(double ftp, const vk_heart *h, vk_method wanted, vk_method method,
    double want)
{
	double load = 0;

	cr_expect_eq(vk_activity_load(&a, ftp, h, wanted, &load), method);
	if (isnan(want))
		cr_expect(isnan(load));
	else
		cr_expect_float_eq(load, want, 5e-4, "%g", load);
}

/* One number after the other goes missing. */
Test(athlete_load, the_best_there_is)
{
	a.np = 250;
	a.power = 200;
	a.tss = 77;
	a.hr = 150;
	a.load = 120;
	load_is(250, &heart, 0, VK_METHOD_POWER, 100);
	a.np = NAN;
	load_is(250, &heart, 0, VK_METHOD_MEAN_POWER, 64);
	load_is(0, &heart, 0, VK_METHOD_DEVICE, 77);
	load_is(NAN, &heart, 0, VK_METHOD_DEVICE, 77);
	a.tss = NAN;
	load_is(0, &heart, 0, VK_METHOD_HRTSS, 63.343);
	load_is(0, &(vk_heart){ 0, 0, 170, false }, 0, VK_METHOD_HR, 77.855);
	load_is(0, &(vk_heart){ 0 }, 0, VK_METHOD_GARMIN, 120);
	a.load = NAN;
	load_is(0, &(vk_heart){ 0 }, 0, VK_METHOD_NONE, NAN);
}

Test(athlete_load, one_method)
{
	a.np = 250;
	a.hr = 150;
	a.load = 120;
	load_is(250, &heart, VK_METHOD_TRIMP, VK_METHOD_TRIMP, 108.095);
	load_is(250, &heart, VK_METHOD_GARMIN, VK_METHOD_GARMIN, 120);
	load_is(250, &heart, VK_METHOD_DEVICE, VK_METHOD_NONE, NAN);
}

/* A runner's power is not judged by a cyclist's FTP. */
Test(athlete_load, other_sports)
{
	a.sport = VK_SPORT_RUNNING;
	a.np = 300;
	a.power = 290;
	a.hr = 170;
	load_is(250, &heart, 0, VK_METHOD_HRTSS, 100);
}

Test(athlete_load, lengths)
{
	a.np = 250;
	a.elapsed = 7200;
	load_is(250, &heart, 0, VK_METHOD_POWER, 100);
	a.duration = NAN;
	load_is(250, &heart, 0, VK_METHOD_POWER, 200);
	a.moving = 1800;
	load_is(250, &heart, 0, VK_METHOD_POWER, 50);
	a.moving = a.elapsed = NAN;
	load_is(250, &heart, 0, VK_METHOD_NONE, NAN);
}

Test(athlete_load, names)
{
	cr_expect_str_eq(vk_method_text(VK_METHOD_NONE), "none");
	cr_expect_str_eq(vk_method_text(VK_METHOD_HRTSS), "hrtss");
	cr_expect_str_eq(vk_method_text((vk_method)99), "none");
}
