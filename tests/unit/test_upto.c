/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(upto, .init = parser_begin, .fini = parser_end);

Test(upto, what_the_ride_comes_to)
{
	static const struct reading rows[] = {
		{ "15 min wu, 4x5 min @ 105% r 5 min, Z2 to make up 90 min, 10 min cd",
		    "w15m 4*(5m@105 /5m) 25m@z2 c10m" },
		{ "15 min wu, 4x5 min @ 105% r 5 min, fill to 90 with Z2",
		    "w15m 4*(5m@105 /5m) 35m@z2" },
		{ "ech 20', 4x6' à 95% r3', compléter à 1h30 en Z2",
		    "w20m 4*(6m@95 /3m) 34m@z2" },
	};

	ALL_READ(rows);
}

Test(upto, until_a_time_of_the_ride)
{
	static const struct reading rows[] = {
		{ "30 min Z2, 2x20 min at 90%, rest 5 min, then Z2 until 90 min",
		    "30m@z2 2*(20m@90 /5m) 10m@z2" },
		{ "Z2 until 2h, then 3x5 min at 100%, rest 5 min", "2h@z2 3*(5m@100 /5m)" },
		{ "20' éch, 5x3' à 110% r3', Z2 jusqu'à 1h15",
		    "w20m 5*(3m@110 /3m) 25m@z2" },
	};

	ALL_READ(rows);
}

Test(upto, what_is_left)
{
	static const struct reading rows[] = {
		{ "90 min ride: 30 min Z2, 3x(10 min Z3 + 5 min Z1), Z2 to the end",
		    "30m@z2 3*(10m@z3 5m@z1) 15m@z2" },
		{ "45' home trainer : 10' à 55%, 3x5' à 100% r=3', reste à 55%",
		    "10m@55 3*(5m@100 /3m) 11m@55" },
	};

	ALL_READ(rows);
	cr_assert(parse_says("ech 20', 4x6' à 95% r3', reste en Z2", "\"amount-missing\""));
}

Test(upto, not_of_the_ride)
{
	static const struct reading rows[] = {
		{ "20' éch, 5x3' à 110% r3', compléter avec 20' Z2",
		    "w20m 5*(3m@110 /3m) 20m@z2" },
		{ "3x10 min at 95%, the rest is 5 min", "3*(10m@95 /5m)" },
		{ "20' Z2, 4x6' à 95% r3' pour faire 24' au seuil", "20m@z2 4*(6m@95 /3m)" },
		{ "5x3' à 110% r3', reste à 100 rpm", "5*(3m@110#100 /3m)" },
	};

	ALL_READ(rows);
}
