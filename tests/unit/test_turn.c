/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(turn, .init = parser_begin, .fini = parser_end);

Test(turn, which_half_is_first)
{
	static const struct reading rows[] = {
		{ "3 x 10 min over-under (1 min over @ 110%, 1 min under @ 90%), "
		    "start with the under, 5 min rest",
		    "3*(5*(1m@90 1m@110) /5m)" },
		{ "3 x 10 min over-under (1 min à 110 %, 1 min à 90 %), on commence "
		    "par le dessus, récup 5 min",
		    "3*(5*(1m@110 1m@90) /5m)" },
	};

	ALL_READ(rows);
}
