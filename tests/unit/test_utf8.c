/* SPDX-License-Identifier: MIT */
#include "../../lib/base/utf8.h"

#include <criterion/criterion.h>
#include <string.h>

Test(utf8, every_character_goes_round)
{
	for (uint32_t code = 0; code <= 0x10ffff; code++) {
		char c[4];
		uint32_t back = 0;
		size_t len = vk__utf8_encode(code, c);

		if (code >= 0xd800 && code <= 0xdfff) {
			cr_assert_eq(len, 0);
			continue;
		}
		if (vk__utf8_decode(c, len, &back) != len || back != code ||
		    vk__utf8_check(c, len) != len)
			cr_assert_fail("U+%04X", (unsigned)code);
		for (size_t cut = 0; cut < len; cut++)
			if (vk__utf8_decode(c, cut, &back) != 0)
				cr_assert_fail("U+%04X cut", (unsigned)code);
	}
	cr_assert_eq(vk__utf8_encode(0x110000, (char[4]){ 0 }), 0);
}

Test(utf8, check_finds_the_first_bad_byte)
{
	static const struct { const char *text; size_t at; } bad[] = {
		{ "\x80", 0 }, { "a\xff", 1 }, { "ab\xc3", 2 },
		{ "\xc3(", 0 }, { "\xc0\xaf", 0 }, { "\xc1\xbf", 0 },
		{ "\xe0\x9f\xbf", 0 }, { "\xe2\x82", 0 }, { "\xe2(\xa1", 0 },
		{ "\xed\xa0\x80", 0 }, { "\xf0\x8f\xbf\xbf", 0 },
		{ "\xf4\x90\x80\x80", 0 }, { "\xf5\x80\x80\x80", 0 },
		{ "\xf0\x9f\x9a", 0 }, { "0123456\xff", 7 },
		{ "01234567\xff", 8 }, { "0123456789abcde\xc3\xa9\xa9", 17 },
	};

	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		cr_assert_eq(vk__utf8_check(bad[i].text, strlen(bad[i].text)),
		    bad[i].at, "row %zu", i);
}

Test(utf8, check_passes_good_text)
{
	const char *text = "échauffement 15′ – 5×3 min à 95 % \xf0\x9f\x9a\xb4";

	cr_assert_eq(vk__utf8_check(text, strlen(text)), strlen(text));
	cr_assert_eq(vk__utf8_check("", 0), 0);
	cr_assert_eq(vk__utf8_check("a\0b", 3), 3);
}

Test(utf8, cut_keeps_characters_whole)
{
	const char *text = "aé€\xf0\x9f\x9a\xb4";
	static const size_t want[] = { 0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 10 };

	for (size_t max = 0; max < sizeof want / sizeof want[0]; max++)
		cr_assert_eq(vk__utf8_cut(text, strlen(text), max), want[max],
		    "max %zu", max);
}
