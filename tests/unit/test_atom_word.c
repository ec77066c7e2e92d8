/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(atom_word, .init = parser_begin, .fini = parser_end);

Test(atom_word, roles)
{
	static const struct reading rows[] = {
		{ "15 min échauffement à 55 %, 20 min à 85 %", "w15m@55 20m@85" },
		{ "r=1' R=4' : 2x(6x40'' à 125 %)", "2*(6*(40s@125 /1m) /4m)" },
	};

	ALL_READ(rows);
}

Test(atom_word, what_a_recovery_parts)
{
	static const struct reading rows[] = {
		{ "3x8 min à 95 %, 4 min entre chaque bloc", "2*(8m@95 /4m) 8m@95" },
		{ "2x(4x1 min à 120 %, r 1 min), 5 min entre les séries",
		    "4*(1m@120 /1m) /5m 4*(1m@120 /1m)" },
	};

	ALL_READ(rows);
}
