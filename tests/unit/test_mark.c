/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(mark, .init = parser_begin, .fini = parser_end);

Test(mark, items_of_a_list)
{
	static const struct reading rows[] = {
		{ "- 10 min 60%\n- 20 min 85%", "10m@60 20m@85" },
		{ "> 10 min 60%\n> 20 min 85%", "10m@60 20m@85" },
		{ "1. 10 min 60%\n2. 20 min 85%", "10m@60 20m@85" },
	};

	ALL_READ(rows);
}

Test(mark, signs)
{
	static const struct reading rows[] = {
		{ "Warm-up ..... 15 min\n3 x [5 min 100%, 3 min 50%]", "w15m 3*(5m@100 3m@50)" },
		{ "3x { 12 min 92% ; 4 min 55% }", "3*(12m@92 4m@55)" },
		{ "éch. 15 min. 3x10 min à 95 %, r 5 min", "w15m 3*(10m@95 /5m)" },
	};

	ALL_READ(rows);
}

Test(mark, tags_in_brackets)
{
	static const struct reading rows[] = {
		{ "[Warm up] 20 min\n[Repeat 3x]\n  [Work] 5 min 100%\n  [Easy] 3 min 50%",
		    "w20m 3*(5m@100 3m@50)" },
		{ "[18:02] 10 min 60%\n[18:03] 20 min 70%", "10m@60 20m@70" },
		{ "[10 min 60%] 3 x 5 min 100%", "10m@60 3*(5m@100)" },
	};

	ALL_READ(rows);
}
