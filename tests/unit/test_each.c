/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(each, .init = parser_begin, .fini = parser_end);

Test(each, as_many_parts_as_counted)
{
	static const struct reading rows[] = {
		{ "3 intervals: 10 min at 90%, 8 min at 95%, 6 min at 100%, 5 min easy between",
		    "10m@90 /5m@45-60 8m@95 /5m@45-60 6m@100" },
		{ "3 blocks: 12 min at 90%, 4 min rest; 10 min at 93%, 4 min rest; 8 min at 98%",
		    "12m@90 /4m 10m@93 /4m 8m@98" },
		{ "3 steps: 10 min 60%, 10 min 70%, 10 min 80%", "10m@60 10m@70 10m@80" },
		{ "3 intervals of 3-2-1 min at 110%, 2 min rest",
		    "3m@110 /2m 2m@110 /2m 1m@110 /2m" },
	};

	ALL_READ(rows);
}

Test(each, all_of_them_in_each)
{
	static const struct reading rows[] = {
		{ "3 sets of 3-2-1 min at 110%, 2 min rest",
		    "3*(3m@110 /2m 2m@110 /2m 1m@110 /2m)" },
		{ "3 intervals: 5 min at 95%, 1 min at 110%, 3 min rest",
		    "3*(5m@95 1m@110 /3m)" },
		{ "2 blocks: 10 min at 90%, 5 min rest; 20 min Z2", "2*(10m@90 /5m) 20m@z2" },
	};

	ALL_READ(rows);
}

Test(each, may_be_either)
{
	cr_assert(parse_says("2 intervals: 5 min at 95%, 1 min at 110%, 3 min easy",
	    "\"set-end\""));
	cr_assert(parse_says("2 blocks: 10 min at 90%, 5 min easy; 8 min at 95%, 5 min easy",
	    "\"set-end\""));
	cr_assert(parse_says("3 blocks: 12 min at 90%, 4 min easy, 10 min at 92%, 4 min easy, "
	    "8 min at 95%", "\"set-end\""));
}

/* Where a pause stands by itself it is open what is counted. */
Test(each, a_pause_by_itself)
{
	cr_expect_str_eq(workout_of("2 intervals: 10 min at 90%; 5 min easy; 8 min at 95%"),
	    "2*(10m@90) 5m@45-60 8m@95"); /* vk-score holds that back */
}
