/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(detail, .init = parser_begin, .fini = parser_end);

Test(detail, fills_the_step)
{
	static const struct reading rows[] = {
		{ "4 blocs de 5 min : 1 min Z5, 3 min Z3, 1 min Z5. Récup 5 min",
		    "4*(1m@z5 3m@z3 1m@z5 /5m)" },
		{ "4x4min hard starts: each 30s @ 150% then 3:30 @ 105%. RBI 4min.",
		    "4*(30s@150 3m30s@105 /4m)" },
		{ "3x12 min : 2 min à 95 %, 1 min à 108 %, récup 4 min",
		    "3*(4*(2m@95 1m@108) /4m)" },
	};

	ALL_READ(rows);
}

Test(detail, does_not_fill_it)
{
	static const struct reading rows[] = {
		{ "3x10 min à 90 % : récup 5 min, 5 min à 60 %",
		    "3*(10m@90 /5m) /5m@60" },
	};

	ALL_READ(rows);
}

Test(detail, a_repetition_as_long_as_the_step_is_the_step)
{
	static const struct reading rows[] = {
		{ "20 min Z2 en 4x5 min", "4*(5m@z2)" },
		{ "15 min warm-up, 3x5 min at 100%", "w15m 3*(5m@100)" },
	};

	ALL_READ(rows);
}

Test(detail, what_a_length_is_made_of)
{
	static const struct reading rows[] = {
		{ "20 minutes made of 4x5 min at 95%", "4*(5m@95)" },
		{ "20 min: 4x5 min at 95%", "4*(5m@95)" },
	};

	ALL_READ(rows);
}

Test(detail, what_each_block_is_made_of)
{
	static const struct reading rows[] = {
		{ "3 blocs de 12 min, chaque bloc : 4 x (2 min à 92 % + 1 min à 105 %)",
		    "3*(4*(2m@92 1m@105))" },
		{ "2 blocs de 15 min avec chacun 5 x (2 min à 90 % + 1 min à 110 %)",
		    "2*(5*(2m@90 1m@110))" },
		{ "3x9 min, each made of 2 min at 92% then 1 min at 106%, three times",
		    "3*(3*(2m@92 1m@106))" },
		{ "3 x 15 min, each made of 3 x (4 min 80% + 1 min 120%)\n"
		    "5 min 50% after each 15 min block", "3*(3*(4m@80 1m@120) /5m@50)" },
		/* more than the block is long, which is a doubt */
		{ "3 blocs de 12 min, chaque bloc : 4 x (2 min 90% + 2 min 50%)",
		    "3*(4*(2m@90 2m@50))" },
		{ "4 blocs composés de 3 min à 95 % et 2 min à 50 %", "4*(3m@95 2m@50)" },
	};

	ALL_READ(rows);
}
