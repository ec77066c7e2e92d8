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
