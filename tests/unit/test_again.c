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

Test(again, all_of_it)
{
	static const struct reading rows[] = {
		{ "5x1min at 120%, 1min rest, 5min easy, then again",
		    "5*(1m@120 /1m) /5m@45-60 5*(1m@120 /1m)" },
		{ "3x5min at 100%, 3min rest, 10min easy. Another set. 10min cd",
		    "3*(5m@100 /3m) /10m@45-60 3*(5m@100 /3m) c10m" },
		{ "3min at 105%, 3min at 55%, repeat once", "2*(3m@105 3m@55)" },
		{ "3x5min at 100%, 3min rest, 5min easy. Again, 3x5min at 105%, 3min rest",
		    "3*(5m@100 /3m) /5m@45-60 3*(5m@105 /3m)" },
		{ "10 min at 95%, 5 min easy, then do those 10 min again",
		    "10m@95 /5m@45-60 10m@95" },
	};

	ALL_READ(rows);
}

Test(again, one_set_is_longer)
{
	static const struct reading rows[] = {
		{ "2 sets of 6x30s/30s at 130%, second set 8 reps, 5min between",
		    "6*(30s@130 /30s) /5m 8*(30s@130 /30s)" },
		{ "4x2min at 115%, 2min rest. 6min easy. Set two identical.",
		    "4*(2m@115 /2m) 6m@45-60 4*(2m@115 /2m)" },
	};

	ALL_READ(rows);
	cr_assert(parse_says("4x4' à 105% r3', 2e série, rac 10'", "\"count-alone\""));
}
