/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(advice, .init = parser_begin, .fini = parser_end);

Test(advice, lines_about_the_workout_are_left_out)
{
	static const struct reading rows[] = {
		{ "Objectif : tenir 36 minutes.\n15 min 60%\n3x12 min 95%",
		    "15m@60 3*(12m@95)" },
		{ "Pourquoi ? On alterne 2 min et 1 min.\n4 x (2 min 92% + 1 min 105%)",
		    "4*(2m@92 1m@105)" },
		{ "Description:\n3x10 today, an 8/10.\n\nWU: 15 min\nMS: 3 x 10 min @ 98%",
		    "w15m 3*(10m@98)" },
		{ "2h Z2\nNutrition : un gel toutes les 45 min, 30 min avant la fin", "2h@z2" },
	};

	ALL_READ(rows);
}

Test(advice, what_may_be_ridden_stays)
{
	static const struct reading rows[] = {
		{ "Objectif : 4 x 8 min à 95%\nÉchauffement 20 min\n5 min 55%",
		    "w20m 4*(8m@95) 5m@55" },
		{ "Notes: 3x10 min @ 98%\nWU 10 min", "w10m 3*(10m@98)" },
		{ "Objectif : 20 min à 60%", "20m@60" },
		/* the word alone heads nothing */
		{ "Objectif 20 min à 60%\n10 min 70%", "20m@60 10m@70" },
	};

	ALL_READ(rows);
}
