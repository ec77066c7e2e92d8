/* SPDX-License-Identifier: MIT */
#include "../../lib/text/markup.h"

#include <criterion/criterion.h>
#include <string.h>

static bool
present(const char *text)
{
	return vk__markup_present(text, strlen(text));
}

/* Checks the length read and the character it stands for. */
static void
reads(const char *text, size_t len, uint32_t code)
{
	uint32_t found = 99;

	cr_expect_eq(vk__markup_read(text, strlen(text), &found), len, "%s",
	    text);
	if (len > 0)
		cr_expect_eq(found, code, "%s: %u", text, (unsigned)found);
}

Test(markup, tags_are_told_from_signs)
{
	cr_assert(present("<p>"));
	cr_assert(present("5x3 <br/> 2min"));
	cr_assert(present("a </span> b"));
	cr_assert(present("<!-- a -->"));
	cr_assert_not(present(""));
	cr_assert_not(present("<3min, > 5min"));
	cr_assert_not(present("< p>"));
	cr_assert_not(present("Z4 <b"));
	cr_assert_not(present("a < b > c"));
}

Test(markup, blocks_end_lines)
{
	reads("<p>x", 3, '\n');
	reads("</li>", 5, '\n');
	reads("<BR />", 6, '\n');
	reads("<h2 class=\"a\">", 14, '\n');
	reads("<div>", 5, '\n');
}

Test(markup, other_tags_are_nothing)
{
	reads("<b>", 3, 0);
	reads("</span>x", 7, 0);
	reads("<pre>", 5, 0);
	reads("<!-- p -->", 10, 0);
}

Test(markup, no_tags)
{
	reads("<3min>", 0, 0);
	reads("<b", 0, 0);
	reads("<>", 0, 0);
}

Test(markup, a_tag_has_an_end)
{
	char text[3000];

	memset(text, 'a', sizeof text);
	text[0] = '<';
	text[2500] = '>';
	text[2999] = '\0';
	cr_assert_not(present(text));
	text[1000] = '>';
	cr_assert(present(text));
	reads(text, 1001, 0);
}

Test(markup, entities)
{
	reads("&nbsp;5", 6, 0xa0);
	reads("&amp;", 5, '&');
	reads("&times;", 7, 0xd7);
	reads("&Prime;", 7, 0x2033);
	reads("&prime;", 7, 0x2032);
	reads("&#39;", 5, '\'');
	reads("&#xE9;", 6, 0xe9);
	reads("&#Xe9;", 6, 0xe9);
}

Test(markup, no_entities)
{
	reads("& 5;", 0, 0);
	reads("&unknown;", 0, 0);
	reads("&nbsp", 0, 0);
	reads("&;", 0, 0);
	reads("&#;", 0, 0);
	reads("&#x;", 0, 0);
	reads("&#xfg;", 0, 0);
	reads("&#1234567;", 0, 0);
}

Test(markup, characters_that_are_none_become_blanks)
{
	reads("&#0;", 4, ' ');
	reads("&#10;", 5, ' ');
	reads("&#xd800;", 8, ' ');
	reads("&#x11ffff;", 10, ' ');
	reads("&#999999;", 9, 0xf423f);
}
