/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(repeat, .init = parser_begin, .fini = parser_end);

Test(repeat, count_before)
{
	static const struct reading rows[] = {
		{ "5x3min à 95% récup 2min", "5*(3m@95 /2m)" },
		{ "5 × 3 min à 95 %", "5*(3m@95)" },
		{ "5*3mn à 95%", "5*(3m@95)" },
		{ "5 fois 3min à 95%", "5*(3m@95)" },
		{ "3 fois (5min 90%, 5min 60%)", "3*(5m@90 5m@60)" },
		{ "huit séries de trente secondes à fond", "8*(30s@max)" },
		{ "5 sets of 3min at 95%", "5*(3m@95)" },
		{ "4 openers of 1 min at 110 %, 2 min at 50 %", "4*(1m@110 /2m@50)" },
		{ "20 min Z2, 3 activations de 20 s à 130 %", "20m@z2 3*(20s@130)" },
	};

	ALL_READ(rows);
}

Test(repeat, nested)
{
	static const struct reading rows[] = {
		{ "3x(2x8min) à 90%", "3*(2*(8m@90))" },
		{ "3x(2x8min à 90% récup 2min) récup 5min",
		    "3*(2*(8m@90 /2m) /5m)" },
		{ "2x(10x30/30) 120%", "2*(10*(30s@120 /30s))" },
		{ "2x(3x(4x(1min Z5 + 1min Z1)))", "2*(3*(4*(1m@z5 1m@z1)))" },
	};

	ALL_READ(rows);
}

Test(repeat, a_range_of_counts_takes_the_lowest)
{
	static const struct reading rows[] = {
		{ "4 à 6 x 3min 110% r 2min", "4*(3m@110 /2m)" },
		{ "4-6x3min 110%", "4*(3m@110)" },
	};

	ALL_READ(rows);
}

Test(repeat, two_repetitions_in_a_row)
{
	static const struct reading rows[] = {
		{ "3x10min à 90%, 5x1min à 120%", "3*(10m@90) 5*(1m@120)" },
		{ "4x3min 95% r 2min, 5x1min 120% r 1min",
		    "4*(3m@95 /2m) 5*(1m@120 /1m)" },
		{ "4x3min 95% r 2min\n\n5x1min 120% r 1min",
		    "4*(3m@95 /2m) 5*(1m@120 /1m)" },
	};

	ALL_READ(rows);
}

/* As a count these are none; as anything else they are not read. */
Test(repeat, absurd_counts_are_unread)
{
	static const char *const texts[] = { "0x5min Z4", "5000x30s Z6" };

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		cr_expect_null(strstr(workout_of(texts[i]), "*("), "%s",
		    shown.data);
		cr_expect_not(parse_says(texts[i], "\"unread\":[]"), "%s",
		    texts[i]);
	}
}

Test(repeat, depth_is_limited)
{
	char text[400] = "";

	for (int i = 0; i < 40; i++)
		strcat(text, "2x(");
	strcat(text, "1min Z4");
	cr_assert_neq(vk_parser_read(parser, text, strlen(text), NULL),
	    VK_EVALUE);
	cr_assert_str_eq(workout_of("5x3min Z4"), "5*(3m@z4)");
}
