/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(recovery, .init = parser_begin, .fini = parser_end);

Test(recovery, every_wording)
{
	static const struct reading rows[] = {
		{ "5x3min à 95% récup 2min", "5*(3m@95 /2m)" },
		{ "5x3min à 95% r=2'30", "5*(3m@95 /2m30s)" },
		{ "5x3min à 95% R 2", "5*(3m@95 /2m)" },
		{ "5x3min à 95%, récup 2min à 50%", "5*(3m@95 /2m@50)" },
		{ "5x3min at 95%, 2min RBI", "5*(3m@95 /2m)" },
		{ "5x3min at 95% with 2min rest", "5*(3m@95 /2m)" },
		{ "5x3min at 95% / 2min at 50%", "5*(3m@95 /2m@50)" },
		{ "5x3min Z5 (2min easy)", "5*(3m@z5 /2m@45-60)" },
		{ "8x90\" 118% r=90\"", "8*(1m30s@118 /1m30s)" },
		{ "5x3min à 95% récup 2min Z1", "5*(3m@95 /2m@z1)" },
	};

	ALL_READ(rows);
}

Test(recovery, equal_and_open)
{
	static const struct reading rows[] = {
		{ "5x3min à 95% récup égale", "5*(3m@95 /3m)" },
		{ "5x3min à 95% récup à la demande", "5*(3m@95 /lap)" },
	};

	ALL_READ(rows);
}

Test(recovery, between_leaves_the_last_out)
{
	static const struct reading rows[] = {
		{ "5x5min 100%, 3min easy between",
		    "4*(5m@100 /3m@45-60) 5m@100" },
		{ "récup 2min entre chaque : 5x6min à 95%",
		    "4*(6m@95 /2m) 6m@95" },
		{ "5x3min à 95% entrecoupées de 2min récup",
		    "4*(3m@95 /2m) 3m@95" },
	};

	ALL_READ(rows);
}

Test(recovery, of_the_repetition_that_has_none_yet)
{
	static const struct reading rows[] = {
		{ "3x(2x8min à 90% récup 2min) récup 5min",
		    "3*(2*(8m@90 /2m) /5m)" },
		{ "3x8min 90%, récup 4min entre les séries",
		    "2*(8m@90 /4m) 8m@90" },
		{ "3 séries de 8x40/20, 4' entre les séries",
		    "2*(8*(40s /20s) /4m) 8*(40s /20s)" },
		{ "2x[(4' à 95 %, 30'' à 130 %) x 2], r 5'",
		    "2*(2*(4m@95 30s@130) /5m)" },
		{ "3x(4x(30s Z6 / 30s Z1) r 2min) r 5min",
		    "3*(4*(30s@z6 30s@z1) /2m) /5m" },
	};

	ALL_READ(rows);
}

Test(recovery, alone)
{
	static const struct reading rows[] = {
		{ "récup 5min", "/5m@45-55" },
		{ "30min récupération", "/30m@45-55" },
	};

	ALL_READ(rows);
}
