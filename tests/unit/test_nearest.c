/* SPDX-License-Identifier: MIT */
/* What somebody probably meant to type. */
#include <cli/nearest.h>
#include <criterion/criterion.h>

static const char *const known[] = { "accept", "enrich", "ftp", "filter" };

static const char *
near(const char *word)
{
	return nearest(word, known, sizeof known / sizeof *known);
}

Test(nearest, finds_small_differences)
{
	cr_expect_str_eq(near("accept"), "accept");
	cr_expect_str_eq(near("acept"), "accept");
	cr_expect_str_eq(near("acceptt"), "accept");
	cr_expect_str_eq(near("accpet"), "accept");
	cr_expect_str_eq(near("ftpp"), "ftp");
	cr_expect_str_eq(near("filtre"), "filter");
}

Test(nearest, leaves_out_a_value)
{
	cr_expect_str_eq(near("ftpp=250"), "ftp");
}

Test(nearest, finds_nothing_far)
{
	cr_expect_null(near("zzzzzz"));
	cr_expect_null(near("abcdefghijklmnopqrstuvwxyzabcdefghijkl"));
	cr_expect_null(nearest("ftp", known, 0));
}
