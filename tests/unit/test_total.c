/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(total, .init = parser_begin, .fini = parser_end);

Test(total, told_first)
{
	static const struct reading rows[] = {
		{ "1h15 sur home trainer. 15 min d'échauffement, 6 x 4 min à "
		    "105 %, 3 min de récup, 15 min de retour au calme.",
		    "w15m 6*(4m@105 /3m) c15m" },
		{ "Saturday (2h)\nWarm-up 20 min Z2\n3 x 20 min @ 80%\n30 "
		    "min Z2",
		    "w20m@z2 3*(20m@80) 30m@z2" },
		{ "Le parcours fait 20 km. 5 x 2 km à 90 %, 2 km souple "
		    "entre, puis 2 km à 60 %",
		    "4*(2000mt@90 /2000mt@45-60) 2000mt@90 2000mt@60" },
	};

	ALL_READ(rows);
}

Test(total, what_is_left)
{
	static const struct reading rows[] = {
		{ "60min total: 10 WU, 4x(6 @ 92% / 4 @ 60%), Z2 to finish",
		    "w10m 4*(6m@92 4m@60) 10m@z2" },
		{ "1h : 20 min Z2, 2x5 min à 100 %, le reste souple",
		    "20m@z2 2*(5m@100) 30m@45-60" },
	};

	ALL_READ(rows);
}

Test(total, no_total)
{
	static const struct reading rows[] = {
		{ "1h Z2, 1h Z3", "1h@z2 1h@z3" },
	};

	ALL_READ(rows);
}
