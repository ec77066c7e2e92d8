/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(aim, .init = parser_begin, .fini = parser_end);

Test(aim, a_warm_up_that_rises_begins_low)
{
	static const struct reading rows[] = {
		{ "20' échauffement progressif jusqu'à 75%, 3x10' 95% r5",
		    "w20m@50>75 3*(10m@95 /5m)" },
		{ "15 min warm up to 200 W, 3x10' at 250 W r5", "w15m@100>200w 3*(10m@250w /5m)" },
		{ "12 min échauffement à 45 %, 3x10' 95% r5", "w12m@45 3*(10m@95 /5m)" },
	};

	ALL_READ(rows);
}

Test(aim, a_range_begins_at_its_lower_end)
{
	static const struct reading rows[] = {
		{ "5 min entre 96 et 94 %", "5m@94-96" },
		{ "5 min de 96 à 76 %", "5m@96>76" },
	};

	ALL_READ(rows);
}

Test(aim, climbs_and_descents_of_the_road_are_no_ramps)
{
	static const struct reading rows[] = {
		{ "4x(3 min montée à 105 % / 3 min descente cool)", "4*(3m@105 3m@45-60)" },
	};

	ALL_READ(rows);
}
