/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(sequence, .init = parser_begin, .fini = parser_end);

Test(sequence, signs_between_parts)
{
	static const struct reading rows[] = {
		{ "20min Z2 puis 10min Z4", "20m@z2 10m@z4" },
		{ "20min Z2, 10min Z4 ; 5min Z1", "20m@z2 10m@z4 5m@z1" },
		{ "20min Z2 / 10min Z4", "20m@z2 10m@z4" },
		{ "20min Z2 + 10min Z4", "20m@z2 10m@z4" },
		{ "5min 90% + 3min 105% + 1min 120%", "5m@90 3m@105 1m@120" },
		{ "20min Z2. 10min Z4.", "20m@z2 10m@z4" },
	};

	ALL_READ(rows);
}

Test(sequence, lines)
{
	static const struct reading rows[] = {
		{ "- 15min 60%\n- 3x10min 95%\n- 5min 50%",
		    "15m@60 3*(10m@95) 5m@50" },
		{ "20min Z2\n10min Z4", "20m@z2 10m@z4" },
		{ "• 20min Z2\r\n• 10min Z4\r\n", "20m@z2 10m@z4" },
	};

	ALL_READ(rows);
}

Test(sequence, headings)
{
	static const struct reading rows[] = {
		{ "Échauffement :\n- 10min 60%\n\nCorps :\n- 20min 95%\n"
		    "\nRetour au calme :\n- 5min 50%",
		    "w10m@60 20m@95 c5m@50" },
		{ "wu 10min, main set 20min Z4, cd 10min", "w10m 20m@z4 c10m" },
	};

	ALL_READ(rows);
}

Test(sequence, nothing)
{
	static const struct reading rows[] = {
		{ "", "" },
		{ "   \n\n ", "" },
		{ "bonjour", "" },
		{ "()", "" },
	};

	ALL_READ(rows);
}

Test(sequence, whole_sessions)
{
	static const struct reading rows[] = {
		{ "échauffement 15min, 5x3min à 95% récup 2min, retour "
		    "au calme 10min",
		    "w15m 5*(3m@95 /2m) c10m" },
		{ "ECHAUFFEMENT 15MIN, 5X3MIN A 95% RECUP 2MIN",
		    "w15m 5*(3m@95 /2m)" },
		{ "w/u 10min, 3x10min 95% r 5min, c/d 10min",
		    "w10m 3*(10m@95 /5m) c10m" },
		{ "<p>15min wu</p><p>5&times;3&nbsp;min @ 95%</p>",
		    "w15m 5*(3m@95)" },
		{ "Warm up 10 min. 3x10min at 95% FTP. 5min easy "
		    "between. Cool down 10 min.",
		    "w10m 2*(10m@95 /5m@45-60) 10m@95 c10m" },
	};

	ALL_READ(rows);
}
