/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(attach, .init = parser_begin, .fini = parser_end);

Test(attach, behind_a_repetition)
{
	static const struct reading rows[] = {
		{ "5x3min Z5 r 3min Z1, 10min Z2", "5*(3m@z5 /3m@z1) 10m@z2" },
		{ "6x1min 120% 1min 50%", "6*(1m@120 /1m@50)" },
		{ "5x5min à 100% récup 5min puis 5x1min 120% récup 1min",
		    "5*(5m@100 /5m) 5*(1m@120 /1m)" },
	};

	ALL_READ(rows);
}

Test(attach, roles_stay_outside)
{
	static const struct reading rows[] = {
		{ "5x3min Z5, 10min retour au calme", "5*(3m@z5) c10m" },
		{ "échauffement 10min 5x3min Z5", "w10m 5*(3m@z5)" },
	};

	ALL_READ(rows);
}

Test(attach, recoveries_told_first)
{
	static const struct reading rows[] = {
		{ "r=1' R=4' : 2x(6x40'' à 125%)", "2*(6*(40s@125 /1m) /4m)" },
		{ "6 montées (2 min à 110%), descente 1 min 30", "6*(2m@110 /1m30s)" },
		{ "3 x 8 min with last min max, 4 min easy, others at 95%",
		    "3*(7m@95 1m@max /4m@45-60)" },
	};

	ALL_READ(rows);
}

/* What is longer than each repetition is no part of it, and stays. */
Test(attach, parts_too_long_stay)
{
	static const struct reading rows[] = {
		{ "2x20min @ 90%, first 50 min of each at 60rpm, 2x20 min",
		    "2*(20m@90) 50m#60 2*(20m)" },
		{ "2x20min @ 90%, first 5 min of each at 60rpm, 2x20 min",
		    "2*(5m@90#60 15m@90) 2*(20m)" },
	};

	ALL_READ(rows);
}
