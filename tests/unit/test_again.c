/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(again, .init = parser_begin, .fini = parser_end);

Test(again, once_more)
{
	static const struct reading rows[] = {
		{ "10x1min à 120% r1min, 5min souple, puis une deuxième "
		    "série de 8",
		    "10*(1m@120 /1m) /5m@45-60 8*(1m@120 /1m)" },
		{ "6x2min at 115%, 2 min rest; 8 min easy; a second "
		    "identical set",
		    "6*(2m@115 /2m) 8m@45-60 6*(2m@115 /2m)" },
		{ "Série 1 : 6 x 30 s à 130 % / 30 s. Série 2 : idem mais à "
		    "140 %",
		    "6*(30s@130 /30s) 6*(30s@140 /30s)" },
	};

	ALL_READ(rows);
}

Test(again, the_same)
{
	static const struct reading rows[] = {
		{ "5x3' à 110%, r 3', 10' Z1, même chose à 115%",
		    "5*(3m@110 /3m) 10m@z1 5*(3m@115 /3m)" },
		{ "5x3min at 110%, 3min rest, 10min easy, same again",
		    "5*(3m@110 /3m) 10m@45-60 5*(3m@110 /3m)" },
		{ "Idem mardi, 5x3' à 110%", "5*(3m@110)" },
		{ "20' Z2, puis grimpez la même bosse : 5x3' à 110%",
		    "20m@z2 5*(3m@110)" },
	};

	ALL_READ(rows);
	cr_assert(parse_says("10' Z2, même chose", "\"count-alone\""));
	cr_assert(parse_says("3x8' Z4 r4', 2x5' Z5 r2', 10' Z1, idem",
	    "\"count-alone\""));
}

Test(again, no_repetition_of_it)
{
	static const struct reading rows[] = {
		{ "Première série : 10x30/30 à 115%, 5 min récup, deuxième "
		    "série : 8x40/20 à 115%",
		    "10*(30s@115 /30s) /5m 8*(40s@115 /20s)" },
	};

	ALL_READ(rows);
}
