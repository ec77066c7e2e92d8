/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(label, .init = parser_begin, .fini = parser_end);

Test(label, numbers_that_only_name)
{
	static const struct reading rows[] = {
		{ "Semaine 3 - Mardi\n3 x 8 min à 98 % (récup 4 min)", "3*(8m@98 /4m)" },
		{ "S2 / J4 :\n- 10 min Z2\n- 20 min Z3", "10m@z2 20m@z3" },
		{ "Week 2 Day 3\n10 min 60%\n20 min 85%", "10m@60 20m@85" },
		{ "Step 1: 10 min 60%\nStep 2: 20 min 90%", "10m@60 20m@90" },
		{ "1 | 10:00 | 55%\n2 | 20:00 | 88%", "10m@55 20m@88" },
		{ "Hi Sarah, 60 min at 55%", "1h@55" },
	};

	ALL_READ(rows);
}

Test(label, times_of_day_are_no_lengths)
{
	static const struct reading rows[] = {
		{ "Tonight 7pm: 10 min 60%, 20 min 90%", "10m@60 20m@90" },
		{ "1h Z2 am, then 10 min 90% pm", "1h@z2 10m@90" },
	};

	ALL_READ(rows);
}

Test(label, figures_that_sum_the_workout_up)
{
	static const struct reading rows[] = {
		{ "10 min 60%, 20 min 90%, TSS 40", "10m@60 20m@90" },
		{ "10 min 60%, 20 min 90% (TSS: 35-40)", "10m@60 20m@90" },
		{ "TSS prévu : 40\n10 min 60%, 20 min 90%", "10m@60 20m@90" },
		{ "40 TSS, 10 min 60%, 20 min 90%", "10m@60 20m@90" },
	};

	ALL_READ(rows);
}

Test(label, a_factor_beside_the_figure)
{
	static const struct reading rows[] = {
		{ "10 min 60%, 20 min 90%, TSS 40, IF 0.8", "10m@60 20m@90" },
		{ "10 min 60%, 20 min 90% (40 TSS / IF: 0.80)", "10m@60 20m@90" },
	};

	ALL_READ(rows);
}
