/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(heading, .init = parser_begin, .fini = parser_end);

Test(heading, told_again)
{
	static const struct reading rows[] = {
		{ "The classic 2x20: two 20-minute efforts at 95% with 10 "
		    "minutes easy between",
		    "20m@95 /10m@45-60 20m@95" },
		{ "20-20-20: 20' Z2, 20' Z3, 20' Z2", "20m@z2 20m@z3 20m@z2" },
		{ "Le 30/30 : deux séries de dix répétitions de 30 secondes "
		    "à 120 % et 30 secondes à 50 %",
		    "2*(10*(30s@120 /30s@50))" },
	};

	ALL_READ(rows);
}

Test(heading, sum_of_its_lines)
{
	static const struct reading rows[] = {
		{ "Échauffement (20')\n• 10' Z1\n• 10' Z2\n\n3x10' Z4",
		    "w10m@z1 w10m@z2 3*(10m@z4)" },
		{ "échauffement de 20 min : 10 min Z1, 10 min Z2, puis 3x10' "
		    "Z4",
		    "w10m@z1 w10m@z2 3*(10m@z4)" },
	};

	ALL_READ(rows);
}

Test(heading, sums_of_parts_and_titles)
{
	static const struct reading rows[] = {
		{ "Warm-up (15 min)\n15 min @ 60%\nMain (36 min)\n3 x 8 min @ 92%"
		    ", 4 min @ 50% after each\nCool-down (9 min)\n9 min @ 45%",
		    "w15m@60 3*(8m@92 /4m@50) c9m@45" },
		{ "Block (10 min)\n20 min @ 60%", "10m 20m@60" },
		{ "Norwegian 4x4\n10 min warm-up\n4 x 4 min @ 95%\n3 min easy "
		    "between\n5 min cool-down",
		    "w10m 3*(4m@95 /3m@45-60) 4m@95 c5m" },
		{ "4x4 min, 5x4 min at 95%", "4*(4m) 5*(4m@95)" },
		{ "4x4\n4 x 5 min @ 95%", "4*(4m) 4*(5m@95)" },
	};

	ALL_READ(rows);
}

Test(heading, not_all_of_its_sum)
{
	cr_assert(parse_says("Warm up 20 min: 10 min at 55%. 3x10 min at 90%",
	    "\"total\""));
}

Test(heading, parts_of_its_length)
{
	static const struct reading rows[] = {
		{ "4x8: 4 min at 95%, 4 min at 105%", "4*(4m@95 4m@105)" },
	};

	ALL_READ(rows);
}
