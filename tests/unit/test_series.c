/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(series, .init = parser_begin, .fini = parser_end);

Test(series, numbers_name_parts)
{
	static const struct reading rows[] = {
		{ "Interval 1 5 min at 100%, interval 2 4 min at 105%, 3 min rest between",
		    "5m@100 /3m 4m@105" },
		{ "Série 1 4x1' à 120% r1', série 2 4x30'' à 140% r30''",
		    "4*(1m@120 /1m) 4*(30s@140 /30s)" },
		{ "Stage 1 90 min at 65%, stage 2 2h at 70%", "1h30m@65 2h@70" },
	};

	ALL_READ(rows);
	cr_assert(parse_says("Day 1 1h Z2, day 2 2h Z2", "\"several\""));
}

Test(series, a_number_alone_counts)
{
	static const struct reading rows[] = {
		{ "Intervals 4 5 min at 100%, 3 min rest", "4*(5m@100 /3m)" },
		{ "efforts 2 3 min at 110%, 3 min rest", "2*(3m@110 /3m)" },
	};

	ALL_READ(rows);
}
