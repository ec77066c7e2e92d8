/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(timeline, .init = parser_begin, .fini = parser_end);

Test(timeline, stretches)
{
	static const struct reading rows[] = {
		{ "0-10min: Z1\n10-30min: Z3\n30-35min: Z1",
		    "10m@z1 20m@z3 5m@z1" },
		{ "0-15 : 55%\n15-25 : 85%\n25-30 : 55%", "15m@55 10m@85 5m@55" },
		{ "00:00 – 10:00 : 55 %\n10:00 – 25:00 : 75 %", "10m@55 15m@75" },
		{ "From 0 to 10 min ride at 50%, from 10 to 25 min at 75%",
		    "10m@50 15m@75" },
	};

	ALL_READ(rows);
}

Test(timeline, by_distance)
{
	static const struct reading rows[] = {
		{ "km 0-5 : Z1, km 5-15 : Z3", "5000mt@z1 10000mt@z3" },
		{ "0-5 km Z1, 5-15 km Z3", "5000mt@z1 10000mt@z3" },
	};

	ALL_READ(rows);
}

Test(timeline, no_timeline)
{
	static const struct reading rows[] = {
		{ "10-15 min à 80 %", "10m@80" },
	};

	ALL_READ(rows);
}
