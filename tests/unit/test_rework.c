/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(rework, .init = parser_begin, .fini = parser_end);

Test(rework, repeat)
{
	static const struct reading rows[] = {
		{ "5min Z4, 5min Z1. Repeat 3 times.", "3*(5m@z4 5m@z1)" },
		{ "5min Z4, 5min Z1. Répéter 3 fois.", "3*(5m@z4 5m@z1)" },
		{ "repeat 3 times: 5min Z4, 5min Z1", "3*(5m@z4 5m@z1)" },
	};

	ALL_READ(rows);
}

Test(rework, again_is_on_top)
{
	static const struct reading rows[] = {
		{ "5min Z4, 5min Z1, repeat twice more", "3*(5m@z4 5m@z1)" },
	};

	ALL_READ(rows);
}

Test(rework, mirror)
{
	static const struct reading rows[] = {
		{ "1'-2'-3' à 110% puis redescendre",
		    "1m@110 2m@110 3m@110 2m@110 1m@110" },
	};

	ALL_READ(rows);
}

Test(rework, efforts_somewhere_inside_stay_words)
{
	static const struct reading rows[] = {
		{ "45min Z2 dont 5x1min 100rpm", "45m@z2\"5x1min 100rpm\"" },
		{ "2h Z2 avec 5 sprints de 10s", "2h@z2\"5 sprints de 10s\"" },
	};

	ALL_READ(rows);
}

Test(rework, again_and_again)
{
	static const struct reading rows[] = {
		{ "5min Z4, 5min Z1. Repeat again 2 times.",
		    "3*(5m@z4 5m@z1)" },
		{ "5min Z4, 5min Z1. Refaites encore 2 fois.",
		    "3*(5m@z4 5m@z1)" },
		{ "5min Z4, 5min Z1. Repeat 2 times.",
		    "2*(5m@z4 5m@z1)" },
	};

	ALL_READ(rows);
}

/* As many blocks as there are, or it is said that they differ. */
Test(rework, blocks_that_are_counted)
{
	static const struct reading rows[] = {
		{ "4x5 min à 95%, récup 3 min. On refait ces 4 blocs.",
		    "2*(4*(5m@95 /3m))" },
	};

	ALL_READ(rows);
	cr_expect_not(parse_says(rows[0].text, "count-scope"));
	cr_expect(parse_says("4x5 min à 95%, récup 3 min. On refait ces 3 "
	    "blocs.", "count-scope"));
}
