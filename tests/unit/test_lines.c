/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(lines, .init = parser_begin, .fini = parser_end);

/* A count on a line of its own closes the lines above it ... */
Test(lines, above)
{
	static const struct reading rows[] = {
		{ "5 min 260 W\n3 min 140 W\nx5\n10 min 120 W",
		    "5*(5m@260w 3m@140w) 10m@120w" },
		{ "15 min Z2\n\n5 min 260 W\n3 min 140 W\n5 fois\n\n10 min Z1",
		    "15m@z2 5*(5m@260w 3m@140w) 10m@z1" },
		{ "Bloc : 5 min 260 W, 3 min 140 W\nÀ faire 5 fois\nFin : 10 min "
		    "120 W", "5*(5m@260w 3m@140w) 10m@120w" },
		{ "10 min 260 W\nrépéter 2 fois\n10 min 120 W",
		    "2*(10m@260w) 10m@120w" },
	};

	ALL_READ(rows);
}

/* ... or begins those below it. */
Test(lines, below)
{
	static const struct reading rows[] = {
		{ "10 min Z2\n\n5x\n3 min Z4\n2 min Z1\n\n10 min Z1",
		    "10m@z2 5*(3m@z4 2m@z1) 10m@z1" },
		{ "- 10 min Z2\n- 3x\n  - 5 min 260 W\n  - 3 min 140 W\n- 10 min "
		    "Z1", "10m@z2 3*(5m@260w 3m@140w) 10m@z1" },
		{ "Warm-up: 15 min\nReps: 5\nWork: 4 min @ 108% FTP\nRest: 4 min"
		    "\nCool-down: 10 min", "w15m 5*(4m@108 /4m) c10m" },
		{ "10min @ 50%\n5x {\n3min @ 110%\n3min @ 50%\n}\n10min @ 45%",
		    "10m@50 5*(3m@110 3m@50) 10m@45" },
	};

	ALL_READ(rows);
}

/* One that may be of either is told to be. */
Test(lines, either)
{
	cr_assert(parse_says("15 min Z2\n5 min 260 W\n3 min 140 W\n3 fois\n"
	    "5 min 300 W\n5 min 140 W\n10 min Z1", "\"count-alone\""));
	cr_assert(parse_says("15 min Z2\n5 min 260 W\n3 min 140 W\nx5\n"
	    "10 min Z1", "\"count-alone\""));
	cr_assert(parse_says("10 min Z2\n5x\n3 min Z4\n2 min Z1\n10 min Z1",
	    "\"count-alone\""));
}
