/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(count_after, .init = parser_begin, .fini = parser_end);

Test(count_after, joined_by_signs)
{
	static const struct reading rows[] = {
		{ "(20s @160% + 3'40 @50%) x8", "8*(20s@160 3m40s@50)" },
		{ "(1' à 120% + 1' à 50%) x 10", "10*(1m@120 1m@50)" },
		{ "[3' Z4 + 1' Z5] x5", "5*(3m@z4 1m@z5)" },
		{ "30s Z6, 30s Z1 x10", "10*(30s@z6 30s@z1)" },
		{ "20min Z2 puis 30s Z6 / 30s Z1 x10",
		    "20m@z2 10*(30s@z6 30s@z1)" },
		{ "8min 90% straight into 4min 105%, x3", "3*(8m@90 4m@105)" },
		{ "5min Z2 + (3min Z4 + 2min Z1) x3 + 5min Z1",
		    "5m@z2 3*(3m@z4 2m@z1) 5m@z1" },
		{ "4x3min 95% r 3min x2", "2*(4*(3m@95 /3m))" },
	};

	ALL_READ(rows);
}

/* "repeat": of the sentence, or of the lines that are named. */
Test(count_after, told_in_words)
{
	static const struct reading rows[] = {
		{ "4 min at 95 %, 2 min at 50 %. Repeat 4 times.", "4*(4m@95 2m@50)" },
		{ "1. 10 min at 60 %\n2. 3 min at 110 %\n3. 2 min at 50 %\n"
		  "Repeat steps 2-3 five times", "10m@60 5*(3m@110 2m@50)" },
		{ "3 min Z5, 2 min Z1, again x4", "5*(3m@z5 2m@z1)" },
	};

	ALL_READ(rows);
}

/* A count that only says again what is known, or a sum. */
Test(count_after, said_again)
{
	static const struct reading rows[] = {
		{ "3 x 10 min à 90 %, six reps in total", "3*(10m@90)" },
		{ "3 x 3 min 100 % x 3 sets", "3*(3*(3m@100))" },
		{ "(3 min Z5, 2 min Z1) x5 (25 minutes)", "5*(3m@z5 2m@z1)" },
		{ "2 x (30/30) x 8", "2*(8*(30s /30s))" },
	};

	ALL_READ(rows);
}

/* What is told may be meant otherwise: it is no workout to ride unseen. */
Test(count_after, may_be_of_more_or_of_less)
{
	static const char *const texts[] = {
		"3 x 10 min à 90 %, seven reps in total",
		"3x(10' Z3, 5' Z1), refaire les 3 blocs",
		"(3 min Z5, 2 min Z1) x5 (30 minutes)",
		"1 min Z6, 4 min Z3 x 5",
		"5x4 min at 105 %, 3 min easy, then another 6 x",
	};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		cr_expect(parse_says(texts[i], "\"doubts\":"), "%s", texts[i]);
}
