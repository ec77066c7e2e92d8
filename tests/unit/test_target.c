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
	shows(VK_UNIT_RPE, 12, 14, false, "12–14"); /* Borg's scale */
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

static void
reads_back(const char *text, vk_unit lowest, vk_unit highest, vk_unit unit,
    double start, double end, bool ramp)
{
	vk_target target = { 0 };
	bool is_ramp = !ramp;
	char again[VK__SHORT];

	cr_expect(vk__target_read(text, strlen(text), lowest, highest,
	    &target, &is_ramp), "%s", text);
	cr_expect_eq(target.unit, unit, "%s", text);
	cr_expect_eq(target.start, start, "%s", text);
	cr_expect_eq(target.end, end, "%s", text);
	cr_expect_eq(is_ramp, ramp, "%s", text);
	vk__target_text(&target, ramp, again);
	cr_expect_str_eq(again, text);
}

Test(target, reads_back)
{
	reads_back("95 % FTP", VK_UNIT_PCT_FTP, VK_UNIT_PCT_PMA,
	    VK_UNIT_PCT_FTP, 95, 95, false);
	reads_back("88.5–94 % FTP", VK_UNIT_PCT_FTP, VK_UNIT_PCT_PMA,
	    VK_UNIT_PCT_FTP, 88.5, 94, false);
	reads_back("50→75 % PMA", VK_UNIT_PCT_FTP, VK_UNIT_PCT_PMA,
	    VK_UNIT_PCT_PMA, 50, 75, true);
	reads_back("3.2 W/kg", VK_UNIT_PCT_FTP, VK_UNIT_PCT_PMA,
	    VK_UNIT_WATT_KG, 3.2, 3.2, false);
	reads_back("Z3–Z4", VK_UNIT_PCT_FTP, VK_UNIT_PCT_PMA,
	    VK_UNIT_POWER_ZONE, 3, 4, false);
	reads_back("Z3", VK_UNIT_PCT_HR, VK_UNIT_HR_ZONE, VK_UNIT_HR_ZONE, 3,
	    3, false);
	reads_back("8/10", VK_UNIT_RPE, VK_UNIT_RPE, VK_UNIT_RPE, 8, 8,
	    false);
}

Test(target, reads_nothing_else)
{
	static const char *const texts[] = { "", "95", "95 %", "95 % FTP ",
		" 95 % FTP", "95% FTP", "95–% FTP", "-5 % FTP x", "Z", "Z3–4",
		"95 % FTPs", "01 % FTP" };
	vk_target target;
	bool ramp;
	size_t i;

	for (i = 0; i < sizeof texts / sizeof *texts; i++)
		cr_expect_not(vk__target_read(texts[i], strlen(texts[i]),
		    VK_UNIT_PCT_FTP, VK_UNIT_RPE, &target, &ramp), "%s",
		    texts[i]);
}

/* A unit that is none says nothing. */
Test(target, no_unit)
{
	shows((vk_unit)VK_UNIT_COUNT, 3, 4, false, "");
	shows((vk_unit)-1, 3, 4, false, "");
}
