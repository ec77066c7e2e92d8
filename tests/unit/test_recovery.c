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

Test(recovery, of_all_repetitions)
{
	static const struct reading rows[] = {
		{ "5 min at 95%, 2x4 min at 105%, 3x3 min at 115%, 3 min rest after "
		    "every effort", "5m@95 /3m 2*(4m@105 /3m) 3*(3m@115 /3m)" },
		{ "2x10 min à 90% puis 4x5 min à 95%, 2 min de récup partout",
		    "2*(10m@90 /2m) 4*(5m@95 /2m)" },
		{ "3x5 min at 100%, 3x3 min at 110%. 3 min rest after each effort.",
		    "3*(5m@100 /3m) 3*(3m@110 /3m)" },
		/* of those that have none */
		{ "3x10 min at 90%, 5 min rest, 5x1 min at 120%, 1 min rest after each",
		    "3*(10m@90 /5m) 5*(1m@120 /1m)" },
	};

	ALL_READ(rows);
}

Test(recovery, without_a_length_takes_none)
{
	static const struct reading rows[] = {
		{ "6x2 min at 115%, easy between, 10 min cool down",
		    "5*(2m@115 /lap@45-60) 2m@115 c10m" },
		{ "6x2 min à 115%, récup entre, 15 min Z2", "5*(2m@115 /lap) 2m@115 15m@z2" },
		{ "5x2 min at 115%, roll down. 15 min Z2.", "5*(2m@115 /lap) 15m@z2" },
		{ "6x2 min à 115%, récup entre les efforts, 3 min souple",
		    "5*(2m@115 /3m@45-60) 2m@115" },
	};

	ALL_READ(rows);
}
