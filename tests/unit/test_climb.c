/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(climb, .init = parser_begin, .fini = parser_end);

Test(climb, harder_each_time)
{
	static const struct reading rows[] = {
		{ "4x8 min starting @ 95%, add 1% each rep, 4 min rest",
		    "8m@95 /4m 8m@96 /4m 8m@97 /4m 8m@98 /4m" },
		{ "3x5 min à 250 W, +10 W à chaque répétition, récup 4 min",
		    "5m@250w /4m 5m@260w /4m 5m@270w /4m" },
	};

	ALL_READ(rows);
}

Test(climb, not_of_a_range)
{
	static const struct reading rows[] = {
		{ "3x5 min à 90-95 %, récup 4 min", "3*(5m@90-95 /4m)" },
	};

	ALL_READ(rows);
}

Test(climb, a_range_across_the_repetitions)
{
	static const struct reading rows[] = {
		{ "3x4 min from 90 to 100% across the set, 3 min rest",
		    "4m@90 /3m 4m@95 /3m 4m@100 /3m" },
		{ "3x4 min 90-100%, 3 min rest, building across the set",
		    "4m@90 /3m 4m@95 /3m 4m@100 /3m" },
		{ "3 paliers de 5 min de 80 à 100 %", "5m@80 5m@90 5m@100" },
	};

	ALL_READ(rows);
}
