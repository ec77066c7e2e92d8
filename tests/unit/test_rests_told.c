/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(rests_told, .init = parser_begin, .fini = parser_end);

Test(rests_told, one_of_them)
{
	static const struct reading rows[] = {
		{ "4x3 min à 110 % récup 3 min, la 2e récup est de 6 min",
		    "3m@110 /3m 3m@110 /6m 3m@110 /3m 3m@110 /3m" },
		{ "3x3 min at 110%, 3 min rest, the first rest is 5 min, last rest 6 min",
		    "3m@110 /5m 3m@110 /3m 3m@110 /6m" },
		{ "3x3 min à 110 %, 3 min entre chaque, la dernière récup dure 6 min, rac 10 min",
		    "3m@110 /3m 3m@110 /6m 3m@110 c10m" },
		{ "3x3 min à 110 % r 3 min, rac 10 min, la 2e récup de 5 min",
		    "3m@110 /3m 3m@110 /5m 3m@110 /3m c10m" },
		{ "3x3 min à 110 % r 3 min, 1re et 3e récup de 5 min",
		    "3m@110 /5m 3m@110 /3m 3m@110 /5m" },
		{ "3x3 min à 110 % r 3 min, la 7e récup de 5 min",
		    "3m@110 /3m 3m@110 /3m 3m@110 /3m" },
	};

	ALL_READ(rows);
}

Test(rests_told, what_it_is_made_of)
{
	static const struct reading rows[] = {
		{ "4x5 min à 105 % r 3 min (1 min à 45 % + 2 min à 60 %), rac 10 min",
		    "4*(5m@105 /1m@45 /2m@60) c10m" },
		{ "4x5 min at 105% with 3 min recovery (2 min at 50%, 1 min at 60%)",
		    "4*(5m@105 /2m@50 /1m@60)" },
		{ "4x8 min at 95%, 4 min recovery (15 min w/u, 10 min c/d)",
		    "w15m 4*(8m@95 /4m) c10m" },
	};

	ALL_READ(rows);
}

Test(rests_told, how_they_are_ridden)
{
	static const struct reading rows[] = {
		{ "3x8 min à 95 % r 4 min, rac 10 min. Récup à 60 %.",
		    "3*(8m@95 /4m@60) c10m" },
		{ "3x8 min à 95 % r 4 min, rac 10 min, récups à 60 %",
		    "3*(8m@95 /4m@60) c10m" },
		{ "3x8 min at 95%, 4 min rest, 10 min cool-down. Full recovery between blocks.",
		    "3*(8m@95 /4m) c10m" },
		{ "3x8 min à 95 % r 4 min. Récup à 50 %. 3x3 min à 110 % r 3 min",
		    "3*(8m@95 /4m) /lap@50 3*(3m@110 /3m)" },
	};

	ALL_READ(rows);
}

/* Nobody tells again how long each is, but where the recovery comes next. */
Test(rests_told, as_long_as_the_effort)
{
	static const struct reading rows[] = {
		{ "3x3 min @ 110% (3 min)", "3*(3m@110 /3m)" },
		{ "4x8 min at 95% (8 min), 4 min rest", "4*(8m@95 /4m)" },
		{ "3x3 min at 105%, 3 min rest, 3x2 min at 110% (rest: same)",
		    "3*(3m@105 /3m) 3*(2m@110 /3m)" },
		{ "3x3 min à 105 % r 3 min, 3x2 min à 110 %, même r",
		    "3*(3m@105 /3m) 3*(2m@110 /3m)" },
		{ "3x3 min à 105 %, récup. = temps d'effort", "3*(3m@105 /3m)" },
	};

	ALL_READ(rows);
}
