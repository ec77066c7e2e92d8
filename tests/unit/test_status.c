/* SPDX-License-Identifier: MIT */
#include "../../lib/vekta.h"

#include <criterion/criterion.h>
#include <string.h>

Test(status, every_status_has_its_own_text)
{
	for (int a = VK_OK; a <= VK_EINVALID; a++) {
		cr_assert_gt(strlen(vk_status_text((vk_status)a)), 0);
		for (int b = VK_OK; b < a; b++)
			cr_assert_str_neq(vk_status_text((vk_status)a),
			    vk_status_text((vk_status)b));
	}
	cr_assert_str_eq(vk_status_text((vk_status)99), "unknown status");
	cr_assert_str_eq(vk_status_text((vk_status)-1), "unknown status");
}

Test(error, set_fills_everything_and_returns_the_status)
{
	vk_error err;

	cr_assert_eq(vk_error_set(&err, VK_EVALUE, 7, "code", "f %1 %2", "a",
	    "b"), VK_EVALUE);
	cr_assert_eq(err.status, VK_EVALUE);
	cr_assert_eq(err.column, 7);
	cr_assert_str_eq(err.code, "code");
	cr_assert_str_eq(err.arg[0], "a");
	cr_assert_str_eq(err.arg[1], "b");
	cr_assert_eq(vk_error_set(NULL, VK_END, 0, "c", "f", NULL, NULL),
	    VK_END);
}

Test(error, arguments_lose_control_characters_and_bad_bytes)
{
	vk_error err;

	vk_error_set(&err, VK_EVALUE, 0, "c", "", "a\033[31mb\x7f\n\tc\xc2\x85",
	    "x\xff\xc3y");
	cr_assert_str_eq(err.arg[0], "a[31mbc");
	cr_assert_str_eq(err.arg[1], "x??y");
}

Test(error, long_argument_is_cut_between_characters)
{
	vk_error err;
	char text[200];

	for (size_t shift = 0; shift < 4; shift++) {
		memset(text, 'a', shift);
		for (size_t i = shift; i + 4 < sizeof text; i += 4)
			memcpy(text + i, "\xf0\x9f\x9a\xb4", 5);
		vk_error_set(&err, VK_EVALUE, 0, "c", "", text, NULL);
		cr_assert_leq(strlen(err.arg[0]), sizeof err.arg[0] - 1);
		cr_assert_eq((strlen(err.arg[0]) - shift) % 4, 0);
		cr_assert_str_eq(err.arg[1], "");
	}
}

Test(error, text_fills_places_and_keeps_other_per_cent_signs)
{
	vk_error err;
	char text[64];

	vk_error_set(&err, VK_EVALUE, 0, "c", "%2: 100% of %1%3 %", "a", "b");
	cr_assert_eq(vk_error_text(&err, NULL, text, sizeof text), text);
	cr_assert_str_eq(text, "b: 100% of a%3 %");
	vk_error_text(&err, "autre: %1", text, sizeof text);
	cr_assert_str_eq(text, "autre: a");
}

Test(error, text_is_cut_between_characters_and_terminated)
{
	vk_error err;
	char text[8];

	vk_error_set(&err, VK_EVALUE, 0, "c", "abcdé%1", "éé", NULL);
	memset(text, 'x', sizeof text);
	vk_error_text(&err, NULL, text, sizeof text);
	cr_assert_str_eq(text, "abcdé");
	vk_error_text(&err, NULL, text, 6);
	cr_assert_str_eq(text, "abcd");
	vk_error_text(&err, NULL, text, 1);
	cr_assert_str_eq(text, "");
	text[0] = 'k';
	vk_error_text(&err, NULL, text, 0);
	cr_assert_eq(text[0], 'k');
}

Test(error, text_without_format_is_empty)
{
	vk_error err = { 0 };
	char text[8] = "x";

	cr_assert_str_eq(vk_error_text(&err, NULL, text, sizeof text), "");
}
