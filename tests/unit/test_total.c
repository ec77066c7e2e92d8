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

Test(total, of_the_efforts_only)
{
	static const struct reading rows[] = {
		{ "5 x 4 min à 110%, récup 3 min, soit 20 min d'effort", "5*(4m@110 /3m)" },
		{ "2 x (10 x 30s à 120% / 30s à 50%), soit 10 min à PMA",
		    "2*(10*(30s@120 /30s@50))" },
	};

	ALL_READ(rows);
}

Test(total, tells_what_is_repeated)
{
	static const struct reading rows[] = {
		{ "9 fois :\n4 min à 70%\n1 min à 120%\n10 min récup\n\nTotal 55 min",
		    "9*(4m@70 1m@120) /10m" },
		{ "4 hours total\n- first 30 min easy\n- 3 hours Z2\n- last 30 min easy",
		    "30m@45-60 3h@z2 30m@45-60" },
	};

	ALL_READ(rows);
}

Test(total, more_than_is_told)
{
	cr_assert(parse_says("90 min overall, 2x20 min at 90%, 5 min rest", "\"total\""));
	cr_assert(parse_says("éch 15', 3x4' à 105% récup 3', durée 50'", "\"total\""));
	cr_assert(!parse_says("3x12' Z4, R4', 1h en tout", "\"total\""));
	cr_assert(!parse_says("1h15 : éch, 3x10' à 90% r5', rac", "\"total\""));
}

Test(total, the_goal_is_what_the_efforts_come_to)
{
	static const struct reading rows[] = {
		{ "Goal: 40 min at threshold. 15 min wu, 4x10 min at 98%, 5 min rest",
		    "w15m 4*(10m@98 /5m)" },
		{ "Goal: 40 min at 95%", "40m@95" },
	};

	ALL_READ(rows);
	cr_assert(parse_says("Goal: 40 min at 95%. 15 min wu, 4x8 min at 98%, 5 min rest",
	    "\"total\""));
}
