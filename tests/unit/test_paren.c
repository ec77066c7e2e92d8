/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(paren, .init = parser_begin, .fini = parser_end);

Test(paren, recoveries)
{
	static const struct reading rows[] = {
		{ "2x3x3' 110% (r 1'30 / R 5')", "2*(3*(3m@110 /1m30s) /5m)" },
		{ "4x5' à 100 % (récup 3 min)", "4*(5m@100 /3m)" },
		{ "3x10' Z4 (1' entre chaque)", "2*(10m@z4 /1m) 10m@z4" },
		{ "10x30/30 à 115% (r 50%)", "10*(30s@115 /30s@50)" },
	};

	ALL_READ(rows);
}

Test(paren, parts_and_details)
{
	static const struct reading rows[] = {
		{ "2h15 Z2 (dernière demi-heure Z3)", "1h45m@z2 30m@z3" },
		{ "3x15' à 88% (dernière minute à 105%), r 5'",
		    "3*(14m@88 1m@105 /5m)" },
		{ "20 minutes progressif (5’/5’/5’/5’)", "20m" },
		{ "4x8' à 95 %, r 4' (15' w/u, 10' c/d)",
		    "w15m 4*(8m@95 /4m) c10m" },
		{ "5x4' à 105 % r 3' (20 min à I5)", "5*(4m@105 /3m)" },
	};

	ALL_READ(rows);
}

Test(paren, that_never_closes)
{
	static const struct reading rows[] = {
		{ "3 x (2' Z4, 1' Z1",
		    "3*(2m@z4 1m@z1)" },
		{ "5x3min (à 95%\n10min Z1",
		    "5*(3m) 10m@z1" },
	};

	ALL_READ(rows);
}

Test(paren, what_the_efforts_come_to)
{
	static const struct reading rows[] = {
		{ "5 x 4 min à 110% (soit 20 min d'effort), récup 3 min", "5*(4m@110 /3m)" },
		{ "5 x 4 min (soit 20 min à 110%), récup 3 min", "5*(4m@110 /3m)" },
		{ "4 x 8 min @ 95% with 4 min rest (i.e. 32 min at threshold)",
		    "4*(8m@95 /4m)" },
		{ "3 x 9 min:\n  2 min @ 95%\n  1 min @ 105%\n"
		    "  (3 times alpha bravo delta echo golf hotel india kilo)",
		    "3*(3*(2m@95 1m@105))" },
		{ "3 x 10 min:\n- 10 s @ 200%\n- 50 s @ 80%\n(repeat for the 10 min)",
		    "3*(10*(10s@200 50s@80))" },
	};

	ALL_READ(rows);
}

/* A length behind a repetition that is the sum of it is no step; any other is. */
Test(paren, how_long_a_repetition_takes)
{
	static const struct reading rows[] = {
		{ "4 x 5 min à 100 %, récup 3 min (32 min), RAC 10 min", "4*(5m@100 /3m) c10m" },
		{ "4 x 5 min à 100 %, récup 3 min (29 min), RAC 10 min", "4*(5m@100 /3m) c10m" },
		{ "10 x 1 min Z6 / 1 min Z1 (20 min)", "10*(1m@z6 /1m@z1)" },
		{ "2 x (10 x 30/30) at 120 %, 5 min rest (25 min)", "2*(10*(30s@120 /30s) /5m)" },
		{ "4 x 5 min à 100 %, récup 3 min (10 min)", "4*(5m@100 /3m) 10m" },
		{ "3 x 10 min at 90 %, 5 min rest (45 min Z2)", "3*(10m@90 /5m) 45m@z2" },
	};

	ALL_READ(rows);
}
