/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(instead, .init = parser_begin, .fini = parser_end);

Test(instead, takes_the_place_of_the_recovery)
{
	static const struct reading rows[] = {
		{ "4x8 min at 105%, 3 min rest. Make that 4 min rest.", "4*(8m@105 /4m)" },
		{ "4x8 min at 105%, 3 min rest. Wait, 4 min at 50%.", "4*(8m@105 /4m@50)" },
		{ "4x8 min à 105%, 3 min de récup, non 4 min de récup", "4*(8m@105 /4m)" },
		{ "2x20 min at 95%, recovery 5 min - actually make that 10 min recovery",
		    "2*(20m@95 /10m)" },
	};

	ALL_READ(rows);
}

Test(instead, where_nothing_was_told)
{
	static const struct reading rows[] = {
		{ "3x10 min à 90%, récup plutôt 5 min", "3*(10m@90 /5m)" },
		{ "4x8 min at 105%, wait 3 min between, 10 min cool down",
		    "3*(8m@105 /3m) 8m@105 c10m" },
		{ "Today it is actually 4x8 min at 105%, 3 min rest", "4*(8m@105 /3m)" },
	};

	ALL_READ(rows);
}

Test(instead, of_all_else_is_a_doubt)
{
	cr_assert(parse_says("20 min Z2. Actually 30 min Z2. 4x8 min at 105%, 3 min "
	    "rest", "\"condition\""));
	cr_assert(parse_says("4x8 min at 105%, 3 min rest. Make that 5x8 min at "
	    "105%, 3 min rest.", "\"condition\""));
	cr_assert(parse_says("4x8 min à 105%, récup 3 min, plutôt 5 min",
	    "\"condition\""));
}
