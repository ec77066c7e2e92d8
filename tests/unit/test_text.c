/* SPDX-License-Identifier: MIT */
/* The choice of a language, and the look-up. */
#define _GNU_SOURCE
#include <cli/text.h>
#include <criterion/criterion.h>
#include <stdlib.h>

static void
begin(const char *all, const char *messages, const char *lang,
    const char *list)
{
	clearenv();
	if (all != NULL)
		setenv("LC_ALL", all, 1);
	if (messages != NULL)
		setenv("LC_MESSAGES", messages, 1);
	if (lang != NULL)
		setenv("LANG", lang, 1);
	if (list != NULL)
		setenv("LANGUAGE", list, 1);
	cli_text_begin();
}

static void
check(const char *want)
{
	cr_expect_str_eq(cli_text("Usage:"), want);
}

Test(text, chooses)
{
	begin(NULL, NULL, NULL, NULL);
	check("Usage:");
	begin(NULL, NULL, "fr_FR.UTF-8", NULL);
	check("Utilisation :");
	begin("C", "fr", "fr", "fr");
	check("Usage:");
	begin("POSIX", NULL, "fr", NULL);
	check("Usage:");
	begin("", "fr_BE", "en", NULL);
	check("Utilisation :");
	begin(NULL, NULL, "en_GB", "xx:fr:en");
	check("Utilisation :");
	begin(NULL, NULL, "fr", "en");
	check("Usage:");
	begin(NULL, NULL, "de_DE", NULL);
	check("Usage:");
}

Test(text, looks_up)
{
	static const char own[] = "no message of ours";

	begin(NULL, NULL, "fr", NULL);
	cr_expect_str_eq(cli_text("out of memory"), "mémoire épuisée");
	cr_expect_eq(cli_text(own), own);
	cr_expect_str_eq(cli_text(""), "");
	cr_expect_null(cli_text(NULL));
}
