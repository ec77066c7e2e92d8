/* SPDX-License-Identifier: MIT */
#include "../../cmd/show/page.h"

#include <criterion/criterion.h>
#include <string.h>

static void
page_is(size_t width, size_t indent, const char *text, const char *expected)
{
	vk_buf out = { 0 };
	const struct page page = { &out, width, false, "fr" };

	page_add(&page, indent, text, strlen(text));
	cr_expect_str_eq(vk_buf_text(&out), expected);
	vk_buf_free(&out);
}

Test(page, words_stay_whole)
{
	page_is(20, 0, "dix minutes à 95 pour cent",
	    "dix minutes à 95\n  pour cent\n");
	page_is(20, 2, "dix minutes à 95 pour cent",
	    "  dix minutes à 95\n    pour cent\n");
	page_is(20, 0, "", "\n");
}

/* 20 columns: accents are one, ideographs two. */
Test(page, columns_not_bytes)
{
	page_is(20, 0, "éééééééééé éééééééééé", "éééééééééé\n  éééééééééé\n");
	page_is(20, 0, "éééééééééé ééééééééé", "éééééééééé ééééééééé\n");
	page_is(20, 0, "日本日本 日本日本日本", "日本日本\n  日本日本日本\n");
}

Test(page, a_long_word_is_broken)
{
	page_is(20, 0, "aaaaaaaaaaaaaaaaaaaaaaaaaa",
	    "aaaaaaaaaaaaaaaaaa\n  aaaaaaaa\n");
}

Test(page, french_signs_stay_with_their_word)
{
	page_is(20, 0, "confiance de 123456 % ici",
	    "confiance de\n  123456 % ici\n");
}

Test(page, blanks_and_controls)
{
	page_is(40, 0, "a \n\n b\tc\033[2J", "a b c\xef\xbf\xbd[2J\n");
}

Test(page, titles_are_bold_in_colour)
{
	vk_buf out = { 0 };
	struct page page = { &out, 40, true, "en" };

	page_title(&page, "a", 1);
	cr_assert_str_eq(vk_buf_text(&out), "\033[1ma\033[0m\n");
	vk_buf_clear(&out);
	page.colour = false;
	page_title(&page, "a", 1);
	page_say(&page, 2, "show-assumed");
	cr_assert_str_eq(vk_buf_text(&out), "a\n  Assumed:\n");
	vk_buf_free(&out);
}
