/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(length, .init = parser_begin, .fini = parser_end);

Test(length, bare_numbers_where_coaches_write_them)
{
	static const struct reading rows[] = {
		{ "4x6 Z4 r3", "4*(6m@z4 /3m)" },
		{ "5x3 à 95% récup 2", "5*(3m@95 /2m)" },
		{ "4x4", "4*(4m)" },
		{ "éch 15", "w15m" },
		{ "10wu 3x12@90% 4rest 8cd", "w10m 3*(12m@90 /4m) c8m" },
		{ "2@110", "2m@110" },
		{ "2x20 @ 95-100%", "2*(20m@95-100)" },
	};

	ALL_READ(rows);
}

Test(length, short_sprints_and_recoveries_are_seconds)
{
	static const struct reading rows[] = {
		{ "sprint 6x20", "6*(20s@max)" },
		{ "6x20 sprint r 3", "6*(20s@max /3m)" },
		{ "5x3min Z5 r 30", "5*(3m@z5 /30s)" },
	};

	ALL_READ(rows);
}

Test(length, times_and_distances)
{
	static const struct reading rows[] = {
		{ "1h30 Z2", "1h30m@z2" },
		{ "0:45:00 Z2", "45m@z2" },
		{ "1:30 Z5", "1m30s@z5" },
		{ "5km Z2", "5000mt@z2" },
		{ "8 km Z2", "8000mt@z2" },
		{ "400m à fond", "400mt@max" },
		{ "3 miles at 75%", "4828mt@75" },
		{ "4x1km 110% récup 500m", "4*(1000mt@110 /500mt)" },
	};

	ALL_READ(rows);
}

Test(length, what_is_no_length)
{
	static const struct reading rows[] = {
		{ "1000 kJ Z2", "" },
		{ "10 € Z2", "" },
	};

	ALL_READ(rows);
}
