/* SPDX-License-Identifier: MIT */
#include "../../lib/record/escape.h"

#include <criterion/criterion.h>
#include <string.h>

static void
check(const char *escape, const char *want)
{
	enum vk__escape_fault fault;
	char got[5] = "";
	size_t len;

	cr_expect_eq(vk__escape_check(escape, &fault), strlen(escape), "%s",
	    escape);
	cr_expect_eq(vk__escape_read(escape, got, &len), strlen(escape));
	cr_expect_eq(len, strlen(want), "%s", escape);
	cr_expect_eq(memcmp(got, want, len), 0, "%s", escape);
}

Test(escape, letters)
{
	check("\\\"", "\"");
	check("\\\\", "\\");
	check("\\/", "/");
	check("\\b", "\b");
	check("\\f", "\f");
	check("\\n", "\n");
	check("\\r", "\r");
	check("\\t", "\t");
}

Test(escape, characters)
{
	check("\\u0041", "A");
	check("\\u00e9", "é");
	check("\\u20AC", "€");
	check("\\uFFFF", "\xef\xbf\xbf");
	check("\\ud800\\uDC00", "\xf0\x90\x80\x80");
	check("\\udbff\\udfff", "\xf4\x8f\xbf\xbf");
}

static void
refused(const char *escape, enum vk__escape_fault want)
{
	enum vk__escape_fault fault;

	cr_expect_eq(vk__escape_check(escape, &fault), 0, "%s", escape);
	cr_expect_eq(fault, want, "%s", escape);
}

Test(escape, faults)
{
	refused("\\", VK__ESCAPE_LETTER);
	refused("\\x41", VK__ESCAPE_LETTER);
	refused("\\N", VK__ESCAPE_LETTER);
	refused("\\u", VK__ESCAPE_DIGITS);
	refused("\\u00g9", VK__ESCAPE_DIGITS);
	refused("\\u123", VK__ESCAPE_DIGITS);
	refused("\\ud83d", VK__ESCAPE_PAIR);
	refused("\\ud83dx", VK__ESCAPE_PAIR);
	refused("\\ud83d\\n", VK__ESCAPE_PAIR);
	refused("\\ud83d\\u0041", VK__ESCAPE_PAIR);
	refused("\\ud83d\\ud83d", VK__ESCAPE_PAIR);
	refused("\\udc00\\ud800", VK__ESCAPE_PAIR);
}
