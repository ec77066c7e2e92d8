/* SPDX-License-Identifier: MIT */
#include "text_pipeline.h"

TestSuite(count, .init = pipeline_begin, .fini = pipeline_end);

Test(count, counts)
{
	static const struct row rows[] = {
		{ "5x3min", "5x 180s" },
		{ "5 × 3 min", "5x 180s" },
		{ "5*3mn", "5x 180s" },
		{ "3 fois 5min", "3x 300s" },
		{ "3 séries de 5min", "3*set 300s" },
		{ "5 reps of 2min", "5* 120s" },
		{ "4 à 6 x 3min", "4..6x 180s" },
		{ "4-6x3min", "4..6x 180s" },
		{ "5min x3", "300s x3" },
		{ "twice 5min", "2x 300s" },
		{ "2x(3x5min)", "2x ( 3x 300s )" },
		{ "5 reps x 5min", "5x 300s" },
		{ "3 sets x 4 reps x 5min", "3xset 4x 300s" },
	};

	ALL_ARE(rows);
}

Test(count, gears_are_no_targets)
{
	cr_assert_str_eq(pieces_of("53x17"), "note");
	cr_assert_str_eq(pieces_of("8 min (53x15)"), "480s ( note )");
}
