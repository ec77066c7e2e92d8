/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(eased, .init = parser_begin, .fini = parser_end);

Test(eased, an_easy_word_is_the_recovery)
{
	static const struct reading rows[] = {
		{ "5x2 min at 115%, easy. 15 min at 65%.", "5*(2m@115 /lap@45-60) 15m@65" },
		{ "5x2 min at 115% / easy", "5*(2m@115 /lap@45-60)" },
		{ "4x3 min at 110%. Spin easy. Then 10 min cd", "4*(3m@110 /lap@45-60) c10m" },
	};

	ALL_READ(rows);
}

Test(eased, unless_one_is_told)
{
	static const struct reading rows[] = {
		{ "5x2 min at 115%, easy, 3 min recoveries", "5*(2m@115 /3m)" },
		{ "5x2 min at 115%, easy\n3 min rest", "5*(2m@115 /3m)" },
		{ "4x10 min at 85%, 5 min easy, easy", "4*(10m@85 /5m@45-60)" },
	};

	ALL_READ(rows);
}

/* How to ride is no recovery. */
Test(eased, words_beside_others)
{
	static const struct reading rows[] = {
		{ "2x20 min at 90%. Keep it relaxed. 10 min cd.", "2*(20m@90) c10m" },
	};

	ALL_READ(rows);
}

Test(eased, words_about_the_recoveries_are_none)
{
	static const struct reading rows[] = {
		{ "3x10 min at 95%, 5 min rest. Recoveries at 50%. 10 min cd",
		    "3*(10m@95 /5m@50) c10m" },
		{ "4x5 min à 105%, 3 min de récup ; pendant les récups 100 rpm",
		    "4*(5m@105 /3m#100)" },
		{ "3x10 min at 95%, 5 min rest. Recovery is off the bike. 10 min cd",
		    "3*(10m@95 /5m) c10m" },
		{ "4x5 min at 105%, 3 min rest. Ride easy between the efforts. 10 min cd",
		    "4*(5m@105 /3m@45-60) c10m" },
		/* a word alone may be one */
		{ "3x10 min at 95%, 5 min rest. Rest. 4x1 min at 120%, 2 min rest",
		    "3*(10m@95 /5m) /lap 4*(1m@120 /2m)" },
	};

	ALL_READ(rows);
}
