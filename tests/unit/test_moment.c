/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(moment, .init = parser_begin, .fini = parser_end);

Test(moment, of_the_repetition_that_is_named)
{
	static const struct reading rows[] = {
		{ "3x4 min at 106%, 3 min rest, the last minute of the last at 120%",
		    "4m@106 /3m 4m@106 /3m 3m@106 1m@120 /3m" },
		{ "3x4 min à 106 %, récup 3 min, première minute de la deuxième à 90 %",
		    "4m@106 /3m 1m@90 3m@106 /3m 4m@106 /3m" },
		{ "3x4 min at 106%, 3 min rest, last minute of odd reps at 120%",
		    "3m@106 1m@120 /3m 4m@106 /3m 3m@106 1m@120 /3m" },
		{ "3x4 min at 106%, 3 min rest, the last minute of each at 120%",
		    "3*(3m@106 1m@120 /3m)" },
	};

	ALL_READ(rows);
}

Test(moment, what_cannot_be_of_one_is_a_doubt)
{
	cr_assert(parse_says("3x4 min at 106%, 3 min rest, the last minute of the fifth at 120%",
	    "\"embedded\""));
	cr_assert(parse_says("3x4 min at 106%, the last minute of the third at 120%, 3 min rest",
	    "\"embedded\""));
	cr_assert(parse_says("4x4 min at 106%, 3 min rest, last minute of every other one at 120%",
	    "\"condition\""));
}

Test(moment, the_last_has_a_target_of_its_own)
{
	static const struct reading rows[] = {
		{ "3x4 min rest 3 min, all at 105% except the last at 115%",
		    "4m@105 /3m 4m@105 /3m 4m@115 /3m" },
		{ "3x4 min à 105 %, récup 3 min, sauf la dernière à 115 %",
		    "4m@105 /3m 4m@105 /3m 4m@115 /3m" },
	};

	ALL_READ(rows);
}
