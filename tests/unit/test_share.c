/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(share, .init = parser_begin, .fini = parser_end);

Test(share, behind_a_group)
{
	static const struct reading rows[] = {
		{ "3x(2x8min) à 90%", "3*(2*(8m@90))" },
		{ "3 x (1' over, 2' under, 1' over, 2' under) à 105/90 %",
		    "3*(1m@105 2m@90 1m@105 2m@90)" },
		{ "10x30/30 à 120%", "10*(30s@120 /30s)" },
		{ "10x30/30 à 120% (10 min)", "10*(30s@120 /30s)" },
		{ "5x1'/2' à 125%/55%", "5*(1m@125 /2m@55)" },
		{ "5'-4'-3' à 95%", "5m@95 4m@95 3m@95" },
	};

	ALL_READ(rows);
}

Test(share, one_target_each)
{
	static const struct reading rows[] = {
		{ "4x5min à 90/95/100/105%", "5m@90 5m@95 5m@100 5m@105" },
		{ "3'-2'-1' à 100-110-120%", "3m@100 2m@110 1m@120" },
	};

	ALL_READ(rows);
}

Test(share, what_a_step_has_it_keeps)
{
	static const struct reading rows[] = {
		{ "3x(5min Z4 + 5min) à 60%", "3*(5m@z4 5m@60)" },
	};

	ALL_READ(rows);
}
