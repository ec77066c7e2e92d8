/* SPDX-License-Identifier: MIT */
#include "../../lib/text/grammar.h"

#include <criterion/criterion.h>
#include <string.h>

Test(doubt, every_doubt_has_a_code_of_its_own)
{
	for (int i = 0; i < VK__DOUBTS; i++) {
		const char *code = vk__doubt_code((enum vk__doubt)i);

		cr_assert_str_neq(code, "", "%d", i);
		cr_assert_eq(strspn(code, "abcdefghijklmnopqrstuvwxyz-"),
		    strlen(code), "%s", code);
		for (int k = 0; k < i; k++)
			cr_assert_str_neq(code,
			    vk__doubt_code((enum vk__doubt)k));
	}
}

Test(doubt, codes_in_records_do_not_change)
{
	cr_assert_str_eq(vk__doubt_code(VK__DOUBT_REST_PLACE), "rest-place");
	cr_assert_str_eq(vk__doubt_code(VK__DOUBT_ALTERNATIVE),
	    "alternative");
	cr_assert_str_eq(vk__doubt_code(VK__DOUBT_TOTAL), "total");
}

Test(doubt, what_is_none)
{
	cr_assert_str_eq(vk__doubt_code(VK__DOUBTS), "");
	cr_assert_str_eq(vk__doubt_code((enum vk__doubt)1000), "");
}
