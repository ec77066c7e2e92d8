/* SPDX-License-Identifier: MIT */
#include "../../cmd/cli/screen.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static void
shows(const char *text, size_t columns, const char *expected)
{
	vk_buf out = { 0 };

	cr_expect_eq(screen_add_text(text, strlen(text), &out), columns,
	    "%s", text);
	cr_expect_str_eq(vk_buf_text(&out), expected);
	vk_buf_free(&out);
}

Test(screen, widths)
{
	shows("abc", 3, "abc");
	shows("échauffé", 8, "échauffé");
	shows("e\xcc\x81", 1, "e\xcc\x81");           /* combining */
	shows("日本", 4, "日本");                      /* wide */
	shows("🚴", 2, "🚴");
	shows("\xe1\x84\x80\xe1\x85\xa1", 2, "\xe1\x84\x80\xe1\x85\xa1"); /* Hangul */
	shows("⚡x", 3, "⚡x");
	shows("א\xd6\xb0", 1, "א\xd6\xb0");           /* Hebrew point */
	shows("a\xe2\x80\x8d" "b", 2, "a\xe2\x80\x8d" "b"); /* joiner */
	shows("–·→█", 4, "–·→█");
}

Test(screen, nothing_steers)
{
	shows("a\033[31m", 6, "a\xef\xbf\xbd[31m");
	shows("a\nb\tc\rd", 7, "a b c d");
	shows("\xc2\x9b" "x\xe2\x80\xae\x7f", 4,
	    "\xef\xbf\xbdx\xef\xbf\xbd\xef\xbf\xbd");
}

Test(screen, tables_are_sorted)
{
	for (size_t i = 1; i < screen_none_count; i++)
		cr_assert_gt(screen_none[i].first, screen_none[i - 1].last);
	for (size_t i = 1; i < screen_two_count; i++)
		cr_assert_gt(screen_two[i].first, screen_two[i - 1].last);
	cr_assert_eq(screen_width(0x10ffff), 1);
}

/* The tests' output is no terminal. */
Test(screen, no_terminal)
{
	cr_assert(!screen_colour());
	cr_assert_eq(screen_columns(77), 77);
}
