/* SPDX-License-Identifier: MIT */
#include "../../lib/formats/zwo_words.h"

#include <criterion/criterion.h>
#include <string.h>

Test(zwo_words, heads)
{
	const char *proper;

	cr_assert_eq(vk__zwo_head_find("name", false, &proper), VK__ZWO_NAME);
	cr_assert_null(proper);
	cr_assert_eq(vk__zwo_head_find("Name", false, &proper),
	    VK__ZWO_NO_HEAD);
	cr_assert_eq(vk__zwo_head_find("Name", true, &proper), VK__ZWO_NAME);
	cr_assert_str_eq(proper, "name");
	cr_assert_eq(vk__zwo_head_find("n", false, &proper), VK__ZWO_NO_HEAD);
	cr_assert_eq(vk__zwo_head_find("n", true, &proper), VK__ZWO_NAME);
	cr_assert_str_eq(proper, "name");
	cr_assert_eq(vk__zwo_head_find("entid", false, &proper),
	    VK__ZWO_INTERNAL);
	cr_assert_eq(vk__zwo_head_find("x", true, &proper), VK__ZWO_NO_HEAD);
	cr_assert_null(proper);
}

Test(zwo_words, kinds)
{
	const char *proper;

	cr_assert_eq(vk__zwo_kind_find("FreeRide", true, &proper),
	    VK__ZWO_FREERIDE);
	cr_assert_null(proper);
	cr_assert_eq(vk__zwo_kind_find("Freeride", true, &proper),
	    VK__ZWO_FREERIDE);
	cr_assert_str_eq(proper, "FreeRide");
	cr_assert_eq(vk__zwo_kind_find("Freeride", false, &proper),
	    VK__ZWO_NO_STEP);
	cr_assert_eq(vk__zwo_kind_find("TextNotification", true, &proper),
	    VK__ZWO_TEXT);
	cr_assert_str_eq(proper, "textevent");
	cr_assert_eq(vk__zwo_kind_find("TextNotification", false, &proper),
	    VK__ZWO_NO_STEP);
}

Test(zwo_words, attributes)
{
	cr_assert(vk__zwo_attribute_is_known("Duration"));
	cr_assert(vk__zwo_attribute_is_known("replacement_verb"));
	cr_assert_not(vk__zwo_attribute_is_known("Durations"));
	cr_assert_not(vk__zwo_attribute_is_known(""));
}

Test(zwo_words, same_name)
{
	cr_assert(vk__zwo_same_name("IntervalsT", "intervalst"));
	cr_assert_not(vk__zwo_same_name("Power", "PowerLow"));
	cr_assert_not(vk__zwo_same_name("[", "{"));
	cr_assert_not(vk__zwo_same_name("\xc9", "\xe9"));
	cr_assert(vk__zwo_same_name("", ""));
}
