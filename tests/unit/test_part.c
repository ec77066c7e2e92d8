/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(part, .init = parser_begin, .fini = parser_end);

Test(part, totals_are_no_steps)
{
	static const struct reading rows[] = {
		{ "1h = 15min éch, 4x6min seuil r 3min, 9min RC",
		    "w15m 4*(6m@91-105 /3m) c9m" },
	};

	ALL_READ(rows);
}

Test(part, free_rides)
{
	static const struct reading rows[] = {
		{ "free ride 20min", "20m@free" },
		{ "20min free ride", "20m@free" },
	};

	ALL_READ(rows);
}

Test(part, parentheses)
{
	static const struct reading rows[] = {
		{ "(20min Z2) (10min Z4)", "20m@z2 10m@z4" },
		{ "5x3min at 95% (2min easy)", "5*(3m@95 /2m@45-60)" },
	};

	ALL_READ(rows);
}

Test(part, a_stated_total_is_kept)
{
	cr_assert(parse_says("1h = 15min éch, 4x6min seuil r 3min, 9min RC",
	    "\"stated_total\":3600"));
}

/* Two steps in turn, for that time. */
Test(part, two_powers_in_turn)
{
	static const struct reading rows[] = {
		{ "40s entre 104% et 88% pendant 18min",
		    "13*(40s@104 40s@88) 40s@104" },
		{ "2min entre 95% et 105% pendant 20min",
		    "5*(2m@95 2m@105)" },
	};

	ALL_READ(rows);
}

/* A length that was given before is no step of its own. */
Test(part, a_block_that_is_named_by_its_length)
{
	static const struct reading rows[] = {
		{ "2x4 min à 95%. Après ce bloc de 8 minutes, 5 min Z1.",
		    "2*(4m@95) 5m@z1" },
		{ "8 min à 95 %. Après le bloc de 8 minutes, récupérez 5 min.",
		    "8m@95 /5m" },
		{ "8 min at 95%. After this 8-minute block, 5 min Z1.",
		    "8m@95 5m@z1" },
	};

	ALL_READ(rows);
}

/* A limit is taken as the target, and that is told. */
Test(part, limits_of_a_cadence)
{
	static const struct reading rows[] = {
		{ "10 min Z2, cadence > 90 rpm", "10m@z2#90" },
	};

	ALL_READ(rows);
}
