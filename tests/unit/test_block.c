/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(block, .init = parser_begin, .fini = parser_end);

Test(block, lines_under_a_heading_with_a_count)
{
	static const struct reading rows[] = {
		{ "Main set 4x\n- 3min 105%\n- 2min 50%", "4*(3m@105 2m@50)" },
		{ "3x:\n- 5min 100%\n- 3min 50%", "3*(5m@100 3m@50)" },
		{ "3x\n- 5min 100%\n- 3min 50%", "3*(5m@100 3m@50)" },
		{ "Warm up\n- 10m 60%\n\nMain set 3x\n- 5m 100%\n- 3m "
		    "50%\n\nCool down\n- 10m 50%",
		    "w10m@60 3*(5m@100 3m@50) c10m@50" },
	};

	ALL_READ(rows);
}

Test(block, a_list_up_to_the_full_stop)
{
	static const struct reading rows[] = {
		{ "3 times: 5min 100%, 3min 50%. Then 10min Z1.",
		    "3*(5m@100 3m@50) 10m@z1" },
		{ "Repeat 6x: 2min @ 112%, 2min @ 55%", "6*(2m@112 2m@55)" },
	};

	ALL_READ(rows);
}

Test(block, parentheses)
{
	static const struct reading rows[] = {
		{ "2x(3min Z4, 2min Z5, 1min Z6) r 5min",
		    "2*(3m@z4 2m@z5 1m@z6 /5m)" },
		{ "5min Z2, 3x(1min Z5, 1min Z1), 10min Z2",
		    "5m@z2 3*(1m@z5 1m@z1) 10m@z2" },
		{ "10x (30s Z6 + 30s Z1), 5min Z1, 10x (30s Z6 + 30s Z1)",
		    "10*(30s@z6 30s@z1) 5m@z1 10*(30s@z6 30s@z1)" },
	};

	ALL_READ(rows);
}

Test(block, what_fills_the_step)
{
	static const struct reading rows[] = {
		{ "3x10min (8min 90% + 2min 105%)", "3*(8m@90 2m@105)" },
		{ "4x10min (30s 120%, 30s 60%) r 5min",
		    "4*(10*(30s@120 30s@60) /5m)" },
		{ "4x8min alternant 2min 95% et 2min 105%",
		    "4*(2*(2m@95 2m@105))" },
		{ "3x6min of 40/20 at 120%, 4min rest",
		    "3*(6*(40s@120 /20s) /4m)" },
		{ "Over-unders 3x9min (2min 92%, 1min 106%) r 5min",
		    "3*(3*(2m@92 1m@106) /5m)" },
	};

	ALL_READ(rows);
}
