/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(recall, .init = parser_begin, .fini = parser_end);

Test(recall, says_more_of_a_step)
{
	static const struct reading rows[] = {
		{ "10x30/30, 115% FTP sur les 30s rapides", "10*(30s@115 /30s)" },
		{ "3x8x40/20, 40s at 125%, 20s at 50%, 4 min rest between sets",
		    "3*(8*(40s@125 /20s@50) /4m)" },
		{ "2 blocs de 12 min en 20/40 (20 s à 130% PMA, 40 s à 50 %)",
		    "2*(12*(20s@pma130 /40s@50))" },
	};

	ALL_READ(rows);
}

Test(recall, is_a_step_of_its_own)
{
	static const struct reading rows[] = {
		{ "10 x 1 min à 110 % / 1 min, 1 min à 130 %",
		    "10*(1m@110 /1m) 1m@130" },
		{ "3x4x30\" (30\" easy) 4' between sets",
		    "2*(4*(30s /30s@45-60) /4m) 4*(30s /30s@45-60)" },
	};

	ALL_READ(rows);
}
