/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(place, .init = parser_begin, .fini = parser_end);

Test(place, short_words_mean_what_their_place_says)
{
	static const struct reading rows[] = {
		{ "5 min à 200 w", "5m@200w" },
		{ "3x5 min 95% w 2 min easy", "3*(5m@95 /2m@45-60)" },
		{ "1 hr at 65%", "1h@65" },
		{ "20 min zone trois", "20m@z3" },
		{ "30 min 75% HR", "30m@hr75" },
	};

	ALL_READ(rows);
}
