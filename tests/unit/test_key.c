/* SPDX-License-Identifier: MIT */
#include <history/key.h>

#include <criterion/criterion.h>
#include <string.h>

static void
check(const char *text, const char *want)
{
	char got[VK__KEY_SIZE];
	size_t len = vk__key_fold(text, strlen(text), got);

	cr_expect_str_eq(got, want, "%s: %s", text, got);
	cr_expect_eq(len, strlen(got));
}

Test(key, fold)
{
	check("", "");
	check("Type d'activité", "typedactivite");
	check("Type d\xe2\x80\x99" "activite\xcc\x81", "typedactivite");
	check("\xc3\x98 HF", "ohf");
	check("Normalized Power\xc2\xae (NP\xc2\xae)", "normalizedpowernp");
	check("avg_hr", "avghr");
	check("a\xff" "b", "ab");
	check("0123456789012345678901234567890123456789012345678901234567890123"
	    "4567", "0123456789012345678901234567890123456789012345678901234567"
	    "89012");
}
