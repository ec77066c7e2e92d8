/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(opening, .init = parser_begin, .fini = parser_end);

Test(opening, stays_before_what_is_repeated)
{
	static const struct reading rows[] = {
		{ "10 min easy. Then 3 min at 110%, 3 min easy. Repeat this five times.",
		    "10m@45-60 5*(3m@110 3m@45-60)" },
		{ "10 min facile, puis (3 min à 110%, 3 min à 50%) à répéter 5 fois",
		    "10m@45-60 5*(3m@110 3m@50)" },
		{ "30 min Z2. 10 min Z3, 5 min Z1. Repeat 2 times.",
		    "30m@z2 2*(10m@z3 5m@z1)" },
		{ "10 min easy. 10 min at 90%, 5 min easy, do it again.",
		    "10m@45-60 10m@90 /5m@45-60 10m@90" },
	};

	ALL_READ(rows);
}

Test(opening, is_one_of_the_steps)
{
	static const struct reading rows[] = {
		{ "5 min Z2 / 1 min Z5, repeat 6 times", "6*(5m@z2 1m@z5)" },
		{ "5 min at 70%, 4 min at 85%, 1 min at 100%. Repeat 3 times.",
		    "3*(5m@70 4m@85 1m@100)" },
	};

	ALL_READ(rows);
}

Test(opening, may_be_either)
{
	cr_assert(parse_says("10 min easy. 3 min at 110%. Repeat 5 times.", "\"set-end\""));
	cr_assert(parse_says("1 min easy, 1 min at 120%, 1 min easy. Repeat 5 times.",
	    "\"set-end\""));
	cr_assert(parse_says("2x10 min at 85%, 5 min easy. 3 min at 110%, 3 min easy. "
	    "Repeat 5 times.", "\"set-end\""));
}
