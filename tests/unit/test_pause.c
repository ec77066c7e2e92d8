/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(pause, .init = parser_begin, .fini = parser_end);

Test(pause, parts_the_repetition_where_it_stands)
{
	static const struct reading rows[] = {
		{ "6 x 2 min at 120%, 2 min rest, 5 min rest after the third",
		    "2*(2m@120 /2m) 2m@120 /5m 3*(2m@120 /2m)" },
		{ "8x1' à 125 %, r 1', pause de 5' au milieu",
		    "3*(1m@125 /1m) 1m@125 /5m 4*(1m@125 /1m)" },
		{ "8x2' à 115 %, r 2'. Après la quatrième, 6' de récup.",
		    "3*(2m@115 /2m) 2m@115 /6m 4*(2m@115 /2m)" },
		{ "6x3' à 108 %, r 3', 6' entre la 3e et la 4e",
		    "2*(3m@108 /3m) 3m@108 /6m 3*(3m@108 /3m)" },
		{ "4x(3' à 105 % + 2' à 85 %), récup 4' à mi-parcours",
		    "2*(3m@105 2m@85) /4m 2*(3m@105 2m@85)" },
	};

	ALL_READ(rows);
}

Test(pause, easy_or_low_or_between_sets)
{
	static const struct reading rows[] = {
		{ "5x4' at 105%, 3' rest, 6' at 50% after the 3rd rep",
		    "2*(4m@105 /3m) 4m@105 /6m@50 2*(4m@105 /3m)" },
		{ "6x2' à 115 %, r 2', 4' souple après la rép 3",
		    "2*(2m@115 /2m) 2m@115 /4m@45-60 3*(2m@115 /2m)" },
		{ "6x2' at 115%, 2' rest, 4' rest following the 3rd effort",
		    "2*(2m@115 /2m) 2m@115 /4m 3*(2m@115 /2m)" },
		{ "2x(5x1' at 120%, 1' rest), 5' rest after the first set",
		    "5*(1m@120 /1m) /5m 5*(1m@120 /1m)" },
	};

	ALL_READ(rows);
	cr_assert(parse_says("6x2' at 115%, 2' rest, 4' rest after the 2nd and "
	    "the 4th", "\"set-end\""));
	cr_assert(parse_says("6x3' at 110%, 3' rest, 20' Z2 after the third",
	    "\"embedded\""));
}

Test(pause, again_and_again)
{
	static const struct reading rows[] = {
		{ "6x1' at 120%, 1' rest, 5' rest after each 3rd rep",
		    "2*(1m@120 /1m) 1m@120 /5m 2*(1m@120 /1m) 1m@120" },
		{ "6x1' à 120 %, r 1', 5' de pause toutes les 3 répétitions",
		    "2*(1m@120 /1m) 1m@120 /5m 2*(1m@120 /1m) 1m@120" },
	};

	ALL_READ(rows);
	cr_assert(parse_says("5x1 min at 120%, 1 min rest, 5 min rest every 4 "
	    "reps", "\"count-alone\""));
}

Test(pause, as_long_as_the_one_told_last)
{
	static const struct reading rows[] = {
		{ "4x5' à 250 W récup 3' à 120 W, puis 3x3' à 300 W, même "
		    "récup",
		    "4*(5m@250w /3m@120w) 3*(3m@300w /3m@120w)" },
		{ "5x3' at 110%, same recovery", "5*(3m@110 /3m)" },
	};

	ALL_READ(rows);
}

Test(pause, where_there_is_no_such_place)
{
	cr_assert(parse_says("5x2 min at 115%, 2 min rest, 5 min rest after "
	    "the ninth", "\"count-alone\""));
	cr_assert(parse_says("5x2 min at 115%, 2 min rest, 5 min rest "
	    "halfway", "\"count-alone\""));
}
