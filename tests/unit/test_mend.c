/* SPDX-License-Identifier: MIT */
#include <history/mend.h>

#include <criterion/criterion.h>
#include <string.h>

static void
check(const char *text, const char *want)
{
	char got[64];

	vk__mend_text(got, sizeof got, text, strlen(text));
	cr_expect_str_eq(got, want, "%s: %s", text, got);
}

Test(mend, sound_text_stays)
{
	check("", "");
	check("Mont\xc3\xa9" "e \xe2\x9b\xb0", "Mont\xc3\xa9" "e \xe2\x9b\xb0");
	check("\xe2\x88\x9a" "2", "\xe2\x88\x9a" "2");
	check("\xc2\xa9 2020", "\xc2\xa9 2020");
}

Test(mend, letters_of_another_set)
{
	/* e acute as Mac Roman and as Latin-1 show it */
	check("activit\xe2\x88\x9a\xc2\xa9", "activit\xc3\xa9");
	check("\xc3\x83\xc2\xa9t\xc3\x83\xc2\xa9", "\xc3\xa9t\xc3\xa9");
	check("\xc2\xac\xc2\xae", "\xc2\xa8");
	check("Power\xc3\x82\xc2\xae", "Power\xc2\xae");
	/* windows-1252 */
	check("activit\xe9 \x96 c\x9cur", "activit\xc3\xa9 \xe2\x80\x93 "
	    "c\xc5\x93ur");
}

Test(mend, room)
{
	char got[4];

	vk__mend_text(got, sizeof got, "ab\xc3\xa9", 4);
	cr_expect_str_eq(got, "ab");
	vk__mend_text(got, sizeof got, "abcdef", 6);
	cr_expect_str_eq(got, "abc");
}
