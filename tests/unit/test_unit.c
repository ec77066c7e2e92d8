/* SPDX-License-Identifier: MIT */
#include "../../lib/vekta.h"

#include <criterion/criterion.h>
#include <string.h>

Test(unit, every_name_reads_back)
{
	for (int i = 1; i < VK_UNIT_COUNT; i++) {
		const char *text = vk_unit_text((vk_unit)i);

		cr_assert_gt(strlen(text), 0, "%d", i);
		cr_assert_eq(vk_unit_read(text, strlen(text)), i);
		cr_assert_eq(vk_unit_read(text, strlen(text) - 1),
		    VK_UNIT_NONE, "%s", text);
	}
	cr_assert_str_eq(vk_unit_text(VK_UNIT_NONE), "");
	cr_assert_str_eq(vk_unit_text((vk_unit)99), "");
}

Test(unit, spelling_is_strict)
{
	static const char *const bad[] = { "", "W", "%FTP", "watts", "%mmp" };

	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		cr_assert_eq(vk_unit_read(bad[i], strlen(bad[i])),
		    VK_UNIT_NONE, "%s", bad[i]);
	cr_assert_eq(vk_unit_read("w/kg", 4), VK_UNIT_WATT_KG);
	cr_assert_eq(vk_unit_read("w", 1), VK_UNIT_WATT);
	cr_assert_eq(vk_unit_read("%lthr", 5), VK_UNIT_PCT_LTHR);
}

Test(intensity, every_name_reads_back)
{
	for (int i = 1; i < VK_INTENSITY_COUNT; i++) {
		const char *text = vk_intensity_text((vk_intensity)i);

		cr_assert_gt(strlen(text), 0, "%d", i);
		cr_assert_eq(vk_intensity_read(text, strlen(text)), i);
	}
	cr_assert_str_eq(vk_intensity_text(VK_INTENSITY_NONE), "");
	cr_assert_str_eq(vk_intensity_text((vk_intensity)99), "");
	cr_assert_eq(vk_intensity_read("", 0), VK_INTENSITY_NONE);
	cr_assert_eq(vk_intensity_read("tempo", 5), VK_INTENSITY_NONE);
}
