/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(again, .init = parser_begin, .fini = parser_end);

Test(again, once_more)
{
	static const struct reading rows[] = {
		{ "10x1min à 120% r1min, 5min souple, puis une deuxième "
		    "série de 8",
		    "10*(1m@120 /1m) /5m@45-60 8*(1m@120 /1m)" },
		{ "6x2min at 115%, 2 min rest; 8 min easy; a second "
		    "identical set",
		    "6*(2m@115 /2m) 8m@45-60 6*(2m@115 /2m)" },
		{ "Série 1 : 6 x 30 s à 130 % / 30 s. Série 2 : idem mais à "
		    "140 %",
		    "6*(30s@130 /30s) 6*(30s@140 /30s)" },
	};

	ALL_READ(rows);
}

Test(again, no_repetition_of_it)
{
	static const struct reading rows[] = {
		{ "Première série : 10x30/30 à 115%, 5 min récup, deuxième "
		    "série : 8x40/20 à 115%",
		    "10*(30s@115 /30s) /5m 8*(40s@115 /20s)" },
	};

	ALL_READ(rows);
}
