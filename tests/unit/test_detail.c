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
