/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(atom, .init = parser_begin, .fini = parser_end);

Test(atom, words_of_a_step_in_any_order)
{
	static const struct reading rows[] = {
		{ "10min Z2, 90rpm, souple", "10m@z2#90" },
		{ "10min souple en Z1", "10m@z1" },
		{ "95% 10min", "10m@95" },
		{ "Z4 10min, Z2 5min", "10m@z4 5m@z2" },
		{ "10min @ 95% 90rpm", "10m@95#90" },
		{ "20min 160-165 bpm Z3", "20m@z3@bpm160-165" },
		{ "échauffement 15min", "w15m" },
		{ "15min warm up Z1", "w15m@z1" },
		{ "- 2m 120%\n- 1m intensity=rest\n- 2m intensity=recovery 50%",
		  "2m@120 /1m /2m@50" },
		{ "- 3m 90%\n- press lap intensity=recovery\n"
		  "- 2m intensity=cooldown", "3m@90 /lap c2m" },
	};

	ALL_READ(rows);
}

Test(atom, parentheses_of_attributes)
{
	static const struct reading rows[] = {
		{ "10min (95%)", "10m@95" },
		{ "10min (53x17) Z3", "10m@z3\"53x17\"" },
		{ "3x10min (90rpm) 90%", "3*(10m@90#90)" },
	};

	ALL_READ(rows);
}

Test(atom, cues_are_kept)
{
	static const struct reading rows[] = {
		{ "1h Z2 cadence libre", "1h@z2\"cadence libre\"" },
	};

	ALL_READ(rows);
}

Test(atom, where_the_next_step_begins)
{
	static const struct reading rows[] = {
		{ "20min Z2 then 10min", "20m@z2 10m" },
		{ "5min Z4 5min Z2", "5m@z4 5m@z2" },
		{ "6x1min 120% 1min 50%", "6*(1m@120 /1m@50)" },
	};

	ALL_READ(rows);
}

Test(atom, open_lengths)
{
	static const struct reading rows[] = {
		{ "press lap", "lap" },
		{ "échauffement à la demande", "wlap" },
		{ "5x3min à 95% récup à la demande", "5*(3m@95 /lap)" },
	};

	ALL_READ(rows);
}
