/* SPDX-License-Identifier: MIT */
#include "vekta.h"

#include <criterion/criterion.h>
#include <math.h>

static const vk_heart man = { 50, 190, 170, false };
static const vk_heart woman = { 50, 190, 170, true };

Test(heart, an_hour_at_150)
{
	cr_expect_float_eq(vk_trimp(&man, 3600, 150), 108.095, 5e-4);
	cr_expect_float_eq(vk_trimp(&woman, 3600, 150), 90.418, 5e-4);
	cr_expect_float_eq(vk_trimp(&man, 3600, 170), 170.651, 5e-4);
	cr_expect_float_eq(vk_hrtss(&man, 3600, 150), 63.343, 5e-4);
	cr_expect_float_eq(vk_hr_load_reserve(&man, 3600, 150), 69.444, 5e-4);
	cr_expect_float_eq(vk_hr_load_ratio(&man, 3600, 150), 77.855, 5e-4);
}

Test(heart, an_hour_at_threshold_is_100)
{
	cr_expect_float_eq(vk_hrtss(&woman, 3600, 170), 100, 1e-9);
	cr_expect_float_eq(vk_hr_load_reserve(&man, 3600, 170), 100, 1e-9);
	cr_expect_float_eq(vk_hr_load_ratio(&man, 3600, 170), 100, 1e-9);
}

Test(heart, threshold_from_the_maximum)
{
	const vk_heart heart = { 50, 200, 0, false };

	cr_expect_float_eq(vk_heart_lthr(&heart), 180, 1e-9);
	cr_expect_float_eq(vk_hr_load_ratio(&heart, 3600, 180), 100, 1e-9);
	cr_expect_float_eq(vk_heart_lthr(&man), 170, 1e-9);
}

Test(heart, what_cannot_be_said)
{
	static const vk_heart heart[] = { { 0, 190, 170, false },
		{ 50, 0, 170, false }, { 190, 50, 0, false } };

	for (size_t i = 0; i < 3; i++) {
		cr_expect(isnan(vk_trimp(&heart[i], 3600, 150)));
		cr_expect(isnan(vk_hrtss(&heart[i], 3600, 150)));
	}
	cr_expect(isnan(vk_hr_load_reserve(&heart[0], 3600, 150)));
	cr_expect(isnan(vk_hr_load_ratio(&(vk_heart){ 0 }, 3600, 150)));
	cr_expect(isnan(vk_trimp(&man, 3600, 0)));
	/* Below the resting rate there is no effort. */
	cr_expect_float_eq(vk_trimp(&man, 3600, 45), 0, 0);
	cr_expect_float_eq(vk_hr_load_reserve(&man, 3600, 45), 0, 0);
}

Test(heart, zonal)
{
	const double minutes[] = { 600, 1200, 900, 600, 300 };

	cr_expect_float_eq(vk_trimp_zonal(minutes), 94, 1e-9);
}

Test(heart, zones)
{
	static const struct { double pulse; unsigned zone; } rows[] = {
		{ 0, 1 }, { 136, 1 }, { 137, 2 }, { 166, 2 }, { 167, 3 },
		{ 188, 3 }, { 189, 4 }, { 210, 4 }, { 211, 5 }, { 250, 5 }
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		cr_expect_eq(vk_heart_zone(rows[i].pulse, 200), rows[i].zone,
		    "%g", rows[i].pulse);
}

Test(heart, power_zones)
{
	static const struct { double watts; unsigned zone; } rows[] = {
		{ 0, 1 }, { 55, 1 }, { 55.5, 2 }, { 75, 2 }, { 76, 3 },
		{ 90, 3 }, { 91, 4 }, { 105, 4 }, { 106, 5 }, { 120, 5 },
		{ 121, 6 }, { 150, 6 }, { 151, 7 }, { 900, 7 }
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		cr_expect_eq(vk_power_zone(2 * rows[i].watts, 200),
		    rows[i].zone, "%g", rows[i].watts);
}

Test(heart, borders)
{
	static const double watts[] = { 110, 150, 180, 210, 240, 300 };
	static const double beats[] = { 136, 166, 188, 210 };
	double border[6];

	vk_power_zone_borders(200, border);
	for (size_t i = 0; i < 6; i++) {
		cr_expect_float_eq(border[i], watts[i], 1e-9);
		cr_expect_eq(vk_power_zone(border[i], 200), i + 1);
	}
	vk_heart_zone_borders(200, border);
	for (size_t i = 0; i < 4; i++) {
		cr_expect_float_eq(border[i], beats[i], 1e-9);
		cr_expect_eq(vk_heart_zone(border[i], 200), i + 1);
	}
}
