/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(ratio, .init = parser_begin, .fini = parser_end);

Test(ratio, of_the_effort)
{
	static const struct reading rows[] = {
		{ "4x5' à 110% récup moitié du temps d'effort",
		    "4*(5m@110 /2m30s)" },
		{ "6x4 min @ 108%, rest half the interval", "6*(4m@108 /2m)" },
		{ "10x30s à 150% récup deux fois l'effort", "10*(30s@150 /1m)" },
		{ "10 x 1 min at 120%, rest twice as long as the effort",
		    "10*(1m@120 /2m)" },
		{ "pyramide 1-2-3 min à 115%, récup moitié de l'effort",
		    "1m@115 /30s 2m@115 /1m 3m@115 /1m30s" },
		{ "3x1000m à 105 %, récup moitié de l'effort",
		    "3*(1000mt@105 /500mt)" },
	};

	ALL_READ(rows);
}

Test(ratio, sides)
{
	static const struct reading rows[] = {
		{ "8 x 40s at 140%, work:rest 1:2", "8*(40s@140 /1m20s)" },
		{ "6x2' à 120% ratio 2:1", "6*(2m@120 /1m)" },
		{ "5x4' à 105%, récup 1:1", "5*(4m@105 /4m)" },
		{ "8x30s @ 160%, 1:4 work to rest", "8*(30s@160 /2m)" },
	};

	ALL_READ(rows);
}
