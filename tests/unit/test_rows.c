/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(rows, .init = parser_begin, .fini = parser_end);

Test(rows, one_power_a_line_is_a_list)
{
	static const struct reading rows[] = {
		{ "Paliers de 3 min :\n- 150 W\n- 180 W\n- 210 W", "3m@150w 3m@180w 3m@210w" },
		{ "Stages of 4 minutes, no break:\nStage 1: 130 W\nStage 2: 160 W",
		    "4m@130w 4m@160w" },
		{ "3 x 15 min, récup 6 min :\n- 85%\n- 90%\n- 95%",
		    "15m@85 /6m 15m@90 /6m 15m@95 /6m" },
	};

	ALL_READ(rows);
}

Test(rows, lines_that_hold_more_are_none)
{
	static const struct reading rows[] = {
		{ "Bloc :\n- 3 min 85%\n- 2 min 90%", "3m@85 2m@90" },
		{ "3 min :\n- 150 W\n\n5 min 60%", "3m@150w 5m@60" },
	};

	ALL_READ(rows);
}
