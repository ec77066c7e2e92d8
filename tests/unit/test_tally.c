/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(tally, .init = parser_begin, .fini = parser_end);

Test(tally, what_is_eaten_or_drunk)
{
	static const struct reading rows[] = {
		{ "2h at 65%, coffee x2", "2h@65" },
		{ "1h at 65%, 2x water bottles", "1h@65" },
		{ "3x10' à 95% r5'. Boire deux fois.", "3*(10m@95 /5m)" },
	};

	ALL_READ(rows);
}

Test(tally, other_days)
{
	static const struct reading rows[] = {
		{ "1h at 65%, twice this week", "1h@65" },
		{ "3x10 min at 95%, 5 min rest, 2x/week", "3*(10m@95 /5m)" },
		{ "Do this 3 times this week: 4x8 min at 90%, 4 min rest", "4*(8m@90 /4m)" },
	};

	ALL_READ(rows);
}

Test(tally, what_is_named_but_not_told)
{
	cr_assert(parse_says("60 min Z2 then 4 times up the hill", "\"count-alone\""));
	cr_assert(parse_says("1h Z2 puis 3 tours du lac", "\"count-alone\""));
	cr_assert(parse_says("1h at 65% then stretch x2", "\"count-alone\""));
	cr_assert(!parse_says("5 min at 90% standing x 3", "\"count-alone\""));
}
