/* SPDX-License-Identifier: MIT */
#include "../../lib/formats/format.h"

#include <criterion/criterion.h>
#include <ctype.h>
#include <string.h>

Test(format, rows_are_whole)
{
	const vk_format *format;
	size_t i;

	for (i = 0; (format = vk_format_at(i)) != NULL; i++) {
		const struct vk__format *row = vk__format_row(format);

		cr_expect_eq(vk_format_find(format->name), format);
		cr_expect_eq(format->extension[0], '.');
		for (const char *c = format->extension; *c != '\0'; c++)
			cr_expect(!isupper((unsigned char)*c));
		cr_expect_eq(format->writes, row->write != NULL);
		cr_expect_eq(format->reads, row->read != NULL);
		cr_expect(!format->reads || row->detect != NULL);
	}
	cr_assert_gt(i, 0);
	cr_assert_eq(vk_format_at(1000), NULL);
	cr_assert_eq(vk_format_find("ZWO"), NULL);
	cr_assert_eq(vk_format_find(""), NULL);
}

static const char *
guess(const char *data)
{
	const vk_format *format = vk_format_guess(data, strlen(data));

	return format != NULL ? format->name : "";
}

Test(format, guesses)
{
	cr_assert_str_eq(guess(""), "");
	cr_assert_str_eq(guess("hello"), "");
	cr_assert_str_eq(guess("<?xml version=\"1.0\"?>"), "zwo");
	cr_assert_str_eq(guess("\xef\xbb\xbf\r\n <workout_file/>"), "zwo");
}
