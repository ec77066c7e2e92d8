/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(belong, .init = parser_begin, .fini = parser_end);

Test(belong, to_the_repetition_before)
{
	static const struct reading rows[] = {
		{ "5x4' à 110 %. Récup 3'.", "5*(4m@110 /3m)" },
		{ "6 montées (2 min à 110%), descente 1 min 30", "6*(2m@110 /1m30s)" },
		{ "5x4' à 110 %, r 3', 95 tpm", "5*(4m@110#95 /3m)" },
		{ "2 x 3 x 5 min à 100 %, rec 3 min / 8 min", "2*(3*(5m@100 /3m) /8m)" },
	};

	ALL_READ(rows);
}

Test(belong, to_the_repetition_told_next)
{
	static const struct reading rows[] = {
		{ "r = 2' : 8x2' à 115 %", "8*(2m@115 /2m)" },
		{ "r=1' R=4' : 2x(6x40'' à 125 %)", "2*(6*(40s@125 /1m) /4m)" },
	};

	ALL_READ(rows);
}

Test(belong, between_single_steps)
{
	static const struct reading rows[] = {
		{ "12' + 10' + 8' à 95 %, récup 5' entre chaque", "12m@95 /5m 10m@95 /5m 8m@95" },
	};

	ALL_READ(rows);
}

Test(belong, to_none_when_too_long)
{
	static const struct reading rows[] = {
		{ "5x4' à 110 %, 20' facile", "5*(4m@110) 20m@45-60" },
	};

	ALL_READ(rows);
}
