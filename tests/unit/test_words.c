/* SPDX-License-Identifier: MIT */
#include "../../lib/formats/words.h"

#include <criterion/criterion.h>
#include <string.h>

static struct vk__words words;

static void
open_line(const char *text)
{
	words.line = words.at = text;
	words.end = text + strlen(text);
}

Test(words, lines_of_all_systems)
{
	static const char text[] = "a\nb \r\n\r\n\t c\rd";
	const char *at = text, *end = text + sizeof text - 1;
	static const char *const lines[] = { "a", "b", "", "c", "d" };

	for (size_t i = 0; i < 5; i++) {
		cr_assert(vk__words_line(&words, &at, end));
		cr_assert_eq((size_t)(words.end - words.at), strlen(lines[i]));
		cr_assert_eq(memcmp(words.at, lines[i], strlen(lines[i])), 0);
	}
	cr_assert_not(vk__words_line(&words, &at, end));
	cr_assert_eq(at, end);
}

Test(words, taken_whole_and_in_any_case)
{
	open_line("Minutes \t wattsX");
	cr_assert_not(vk__words_take(&words, "minute"));
	cr_assert(vk__words_take(&words, "minutes"));
	cr_assert_not(vk__words_take(&words, "watts"));
	cr_assert(vk__words_take(&words, "wattsx"));
	cr_assert_eq(words.at, words.end);
	cr_assert(vk__words_apart(&words));
	cr_assert_not(vk__word_is("ab", 2, "abc"));
	cr_assert_not(vk__word_is("abc", 3, "ab"));
}

static void
number(const char *text, double value, size_t len)
{
	double got = -1;

	open_line(text);
	cr_assert_eq(vk__words_number(&words, &got), len > 0, "%s", text);
	cr_assert_eq((size_t)(words.at - words.line), len, "%s", text);
	cr_assert(len == 0 || got == value, "%s: %.17g", text, got);
}

Test(words, numbers)
{
	number("250W", 250, 3);
	number("0.66667\t", 0.66667, 7);
	number(".5", 0.5, 2);
	number("1.", 1, 2);
	number("007.250", 7.25, 7);
	number("1.2.3", 1.2, 3);
	number("0.1234567890123456789", 0.123456789012345, 21);
	number("999999999999999", 999999999999999, 15);
	number("9999999999999999", 0, 0);
	number("", 0, 0);
	number(".", 0, 0);
	number("-1", 0, 0);
	number(",5", 0, 0);
}

Test(words, next)
{
	const char *text;
	size_t len;

	open_line("a\tbc  d");
	cr_assert(vk__words_next(&words, &text, &len));
	cr_expect(len == 1 && text[0] == 'a');
	cr_assert(vk__words_next(&words, &text, &len));
	cr_expect(len == 2 && memcmp(text, "bc", 2) == 0);
	cr_assert(vk__words_next(&words, &text, &len));
	cr_expect(len == 1 && text[0] == 'd');
	cr_expect(!vk__words_next(&words, &text, &len));
}

Test(words, errors_have_a_column)
{
	vk_error err;

	open_line("abc");
	cr_assert_eq(vk__words_error(&words, words.at + 2, &err, "x", "y"),
	    VK_ESYNTAX);
	cr_assert_eq(err.column, 3);
	cr_assert_str_eq(err.code, "x");
}
