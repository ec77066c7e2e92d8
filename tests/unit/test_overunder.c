/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(overunder, .init = parser_begin, .fini = parser_end);

Test(overunder, numbers_are_minutes_where_they_fill)
{
	static const struct reading rows[] = {
		{ "3x9 OU: 1 at 105, 2 at 90, 4 min rest", "3*(3*(1m@105 2m@90) /4m)" },
		{ "OUs 3x12min: 2 under (90%), 1 over (108%), 5' RBI",
		    "3*(4*(2m@90 1m@108) /5m)" },
		{ "2x10 (4U @ 90%, 1O @ 105%) r5", "2*(2*(4m@90 1m@105) /5m)" },
	};

	ALL_READ(rows);
}

Test(overunder, repetitions_stay_repetitions)
{
	static const struct reading rows[] = {
		{ "6x5 min: 2 at 95%, 4 at 100%, r3",
		    "5m@95 /3m 5m@95 /3m 5m@100 /3m 5m@100 /3m 5m@100 /3m 5m@100 /3m" },
	};

	ALL_READ(rows);
}
