/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(rests, .init = parser_begin, .fini = parser_end);

Test(rests, one_for_each_pause)
{
	static const struct reading rows[] = {
		{ "4x8 min à 98 %, récup 5-4-3 min",
		    "8m@98 /5m 8m@98 /4m 8m@98 /3m 8m@98" },
		{ "4 x 8 min à 98%, récup de 5 min, puis 4, puis 3",
		    "8m@98 /5m 8m@98 /4m 8m@98 /3m 8m@98" },
	};

	ALL_READ(rows);
}

Test(rests, of_another_length)
{
	static const struct reading rows[] = {
		{ "4x8 min à 98 %, récup 4 min, puis 10 min à 60 %",
		    "4*(8m@98 /4m) 10m@60" },
	};

	ALL_READ(rows);
}
