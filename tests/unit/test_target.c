/* SPDX-License-Identifier: MIT */
#include "../../lib/formats/target.h"

#include <criterion/criterion.h>

static void
shows(vk_unit unit, double start, double end, bool ramp, const char *expected)
{
	vk_target target = { unit, start, end };
	char text[VK__SHORT];

	vk__target_text(&target, ramp, text);
	cr_assert_str_eq(text, expected);
}

Test(target, units)
{
	shows(VK_UNIT_NONE, 0, 0, false, "0");
	shows(VK_UNIT_PCT_FTP, 95, 95, false, "95 % FTP");
	shows(VK_UNIT_PCT_FTP, 88.5, 94, false, "88.5–94 % FTP");
	shows(VK_UNIT_PCT_FTP, 50, 75, true, "50→75 % FTP");
	shows(VK_UNIT_WATT, 200, 220, false, "200–220 W");
	shows(VK_UNIT_WATT_KG, 3.2, 3.2, false, "3.2 W/kg");
	shows(VK_UNIT_POWER_ZONE, 3, 4, false, "Z3–Z4");
	shows(VK_UNIT_PCT_PMA, 100, 100, false, "100 % PMA");
	shows(VK_UNIT_BPM, 140, 150, false, "140–150 bpm");
	shows(VK_UNIT_RPE, 8, 8, false, "8/10");
	shows(VK_UNIT_RPM, 90, 90, false, "90 rpm");
}

Test(target, huge_numbers_stay_inside)
{
	vk_target target = { VK_UNIT_PCT_FTP, 1e300, -1e300 };
	char text[VK__SHORT];

	vk__target_text(&target, true, text);
	cr_assert_lt(strlen(text), (size_t)VK__SHORT);
}

Test(target, seconds)
{
	char text[VK__SHORT];

	vk__seconds_text(0, text);
	cr_assert_str_eq(text, "0 s");
	vk__seconds_text(59, text);
	cr_assert_str_eq(text, "59 s");
	vk__seconds_text(60, text);
	cr_assert_str_eq(text, "1 min");
	vk__seconds_text(5430, text);
	cr_assert_str_eq(text, "90 min 30 s");
}

Test(target, percents_and_numbers)
{
	char text[VK__SHORT];

	vk__percent_text(62.5, 62.5, text);
	cr_assert_str_eq(text, "62.5 % FTP");
	vk__percent_text(50, 75, text);
	cr_assert_str_eq(text, "50→75 % FTP");
	vk__number_text(27.777, text);
	cr_assert_str_eq(text, "27.78");
}
