/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(round, .init = parser_begin, .fini = parser_end);

Test(round, all_parts_are_in_each_set)
{
	static const struct reading rows[] = {
		{ "2 sets: 4 x 1 min at 120%, 1 min rest; 2 x 3 min at 105%, 3 min rest. "
		    "6 min between sets",
		    "4*(1m@120 /1m) 2*(3m@105 /3m) /6m 4*(1m@120 /1m) 2*(3m@105 /3m)" },
		{ "2 sets: 8x40/20 at 120%. 5 min between sets. 10 min easy",
		    "8*(40s@120 /20s) /5m 8*(40s@120 /20s) 10m@45-60" },
	};

	ALL_READ(rows);
}

Test(round, may_end_before)
{
	cr_assert(parse_says("2 sets: 8x40/20 at 120%; 3x5 min at 100%, 3 min easy",
	    "\"set-end\""));
	cr_assert(parse_says("2 rounds: 5x40/20 at 130%, then 5 min easy.", "\"set-end\""));
}
