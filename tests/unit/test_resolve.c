/* SPDX-License-Identifier: MIT */
#include "../../lib/score/resolve.h"

#include <criterion/criterion.h>
#include <math.h>

static const vk_athlete rider = { .ftp = 250, .weight = 70 };

static void
resolves(vk_unit unit, double from, double to, const vk_athlete *athlete,
    double start, double end)
{
	vk_target target = { unit, from, to };
	double a = -1, b = -1;

	cr_assert_eq(vk_target_resolve(&target, athlete, &a, &b), VK_OK,
	    "%s %g", vk_unit_text(unit), from);
	cr_assert_float_eq(a, start, 1e-9, "%g is not %g", a, start);
	cr_assert_float_eq(b, end, 1e-9, "%g is not %g", b, end);
}

static void
refuses(vk_unit unit, double from, double to, const vk_athlete *athlete,
    vk_status status)
{
	vk_target target = { unit, from, to };
	double a = -1, b = -1;

	cr_assert_eq(vk_target_resolve(&target, athlete, &a, &b), status,
	    "%s %g", vk_unit_text(unit), from);
	cr_assert_eq(a, -1);
	cr_assert_eq(b, -1);
}

Test(resolve, percent_stays)
{
	resolves(VK_UNIT_PCT_FTP, 88, 93, NULL, 88, 93);
	resolves(VK_UNIT_PCT_FTP, 80, 50, &rider, 80, 50);
	resolves(VK_UNIT_PCT_FTP, 0, 0, &rider, 0, 0);
}

Test(resolve, zones_have_bounds)
{
	static const double bound[8][2] = { { 0, 0 }, { 45, 55 }, { 56, 75 },
		{ 76, 90 }, { 91, 105 }, { 106, 120 }, { 121, 150 },
		{ 151, 200 } };

	for (int zone = 1; zone <= 7; zone++)
		resolves(VK_UNIT_POWER_ZONE, zone, zone, NULL, bound[zone][0],
		    bound[zone][1]);
}

Test(resolve, zone_ranges_span_and_keep_their_direction)
{
	resolves(VK_UNIT_POWER_ZONE, 3, 4, NULL, 76, 105);
	resolves(VK_UNIT_POWER_ZONE, 4, 1, NULL, 105, 45);
}

Test(resolve, zones_that_are_none)
{
	refuses(VK_UNIT_POWER_ZONE, 0, 0, NULL, VK_EVALUE);
	refuses(VK_UNIT_POWER_ZONE, 8, 8, NULL, VK_EVALUE);
	refuses(VK_UNIT_POWER_ZONE, 3, 9, NULL, VK_EVALUE);
	refuses(VK_UNIT_POWER_ZONE, 3.5, 3.5, NULL, VK_EVALUE);
	refuses(VK_UNIT_POWER_ZONE, NAN, 3, NULL, VK_EVALUE);
}

Test(resolve, pma_by_ratio)
{
	vk_athlete steep = { .pma_ratio = 0.75 };

	resolves(VK_UNIT_PCT_PMA, 100, 100, NULL, 125, 125);
	resolves(VK_UNIT_PCT_PMA, 90, 100, &steep, 120, 100 / 0.75);
}

Test(resolve, watts_need_an_ftp)
{
	resolves(VK_UNIT_WATT, 200, 220, &rider, 80, 88);
	refuses(VK_UNIT_WATT, 200, 220, NULL, VK_EUNABLE);
}

Test(resolve, watts_a_kilo_need_ftp_and_weight)
{
	vk_athlete light = { .ftp = 250 }, lazy = { .weight = 70 };

	resolves(VK_UNIT_WATT_KG, 3, 4, &rider, 84, 112);
	refuses(VK_UNIT_WATT_KG, 3, 4, &light, VK_EUNABLE);
	refuses(VK_UNIT_WATT_KG, 3, 4, &lazy, VK_EUNABLE);
}

Test(resolve, what_has_no_power)
{
	refuses(VK_UNIT_PCT_HR, 80, 80, &rider, VK_EUNABLE);
	refuses(VK_UNIT_PCT_LTHR, 95, 95, &rider, VK_EUNABLE);
	refuses(VK_UNIT_BPM, 150, 150, &rider, VK_EUNABLE);
	refuses(VK_UNIT_HR_ZONE, 4, 4, &rider, VK_EUNABLE);
	refuses(VK_UNIT_RPE, 8, 8, &rider, VK_EUNABLE);
	refuses(VK_UNIT_RPM, 90, 90, &rider, VK_EUNABLE);
	refuses(VK_UNIT_NONE, 0, 0, &rider, VK_ABSENT);
}

Test(resolve, values_without_sense)
{
	refuses(VK_UNIT_PCT_FTP, -5, 90, NULL, VK_EVALUE);
	refuses(VK_UNIT_PCT_FTP, 90, INFINITY, NULL, VK_EVALUE);
	refuses(VK_UNIT_PCT_FTP, 90, 10001, NULL, VK_EVALUE);
	resolves(VK_UNIT_PCT_FTP, 90, 10000, NULL, 90, 10000);
	refuses(VK_UNIT_PCT_FTP, NAN, 90, NULL, VK_EVALUE);
}

Test(resolve, a_power_falls_in_the_lowest_zone_that_holds_it)
{
	struct vk__zones zones;

	vk__zones_read(&zones);
	cr_assert_eq(vk__zones_find(&zones, 0), 1);
	cr_assert_eq(vk__zones_find(&zones, 55), 1);
	cr_assert_eq(vk__zones_find(&zones, 55.01), 2);
	cr_assert_eq(vk__zones_find(&zones, 105), 4);
	cr_assert_eq(vk__zones_find(&zones, 150), 6);
	cr_assert_eq(vk__zones_find(&zones, 151), 7);
	cr_assert_eq(vk__zones_find(&zones, 900), 7);
}
