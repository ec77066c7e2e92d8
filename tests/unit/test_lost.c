/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(lost, .init = parser_begin, .fini = parser_end);

Test(lost, one_recovery_for_all_that_are_joined)
{
	static const struct reading rows[] = {
		{ "3x8 min à 95 % + 1x4 min à 105 %, récup 4 min",
		    "3*(8m@95 /4m) 4m@105 /4m" },
		{ "3x8 min at 95% and 2x4 min at 105%, 4 min between all",
		    "3*(8m@95 /4m) 4m@105 /4m 4m@105" },
		{ "3x8 min at 95% then 1x4 min at 105%, 4 min between all",
		    "3*(8m@95 /4m) 4m@105" },
		{ "8 min à 95 % + 3x4 min à 105 %, récup 4 min",
		    "8m@95 /4m 3*(4m@105 /4m)" },
		{ "2x2 km à 95 % + 2x1 km à 105 %, récup 1 km",
		    "2*(2000mt@95 /1000mt) 2*(1000mt@105 /1000mt)" },
		{ "5x3 min à 110 %, rac 10 min. Récup 3 min.", "5*(3m@110 /3m) c10m" },
		{ "5x3 min à 110 % r 3 min, rac 10 min. Repos 5 min.",
		    "5*(3m@110 /3m) c10m /5m" },
	};

	ALL_READ(rows);
}

/* Easy ones go without, and a recovery without a sign is of the last. */
Test(lost, not_of_others)
{
	static const struct reading rows[] = {
		{ "3x8 min à 70 % puis 3x4 min à 105 %, récup 4 min",
		    "3*(8m@70) 3*(4m@105 /4m)" },
		{ "3x8 min à 95 %, puis 2x4 min à 105 % r 2 min",
		    "3*(8m@95) 2*(4m@105 /2m)" },
		{ "3x8 min à 95 %. 2x4 min à 105 %, récup 4 min",
		    "3*(8m@95) 2*(4m@105 /4m)" },
		{ "4x8 s à 150 %, 3x8 min à 95 %, récup 4 min",
		    "4*(8s@150) 3*(8m@95 /4m)" },
	};

	ALL_READ(rows);
}

Test(lost, the_way_back)
{
	static const struct reading rows[] = {
		{ "6x3 min à 110 %, retour 3 min à 50 %, rac 10 min",
		    "6*(3m@110 /3m@50) c10m" },
		{ "3x2 km à 100 % retour 2 km à 50 %, 15 km à 55 %",
		    "3*(2000mt@100 /2000mt@50) 15000mt@55" },
		{ "6x3 min à 110 %, retour 10 min", "6*(3m@110) c10m" },
	};

	ALL_READ(rows);
}

/* A repetition without a recovery, and one told next to it. */
Test(lost, is_a_doubt)
{
	static const char *const texts[] = {
		"3x8 min à 95 %, puis 2x4 min à 105 % r 2 min",
		"3x8 min à 95 % + 4 min à 105 %, récup 4 min, rac 10 min",
		"6x3 min à 110 %, suivi de 5 min Z2, r 3 min, rac 10 min",
		"3x8 min à 95 %\n2x4 min à 105 %\nr 4 min",
		"4x8 min à 90 %, rac 5 min, 20 min à 50 %",
		"8 min à 95 %, 4 min à 105 %, 2 min à 115 %, r=4 min, rac 10 min",
	};
	static const char *const pairs[] = {
		"4x(30 s-30 s-1 min-1 min) à 120 %, rac 10 min",
		"20 min en alternant 30 s à 120 % toutes les 2 min à 70 %",
	};

	ALL_SAY(texts, "set-end");
	ALL_SAY(pairs, "pattern");
}
