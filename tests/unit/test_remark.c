/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(remark, .init = parser_begin, .fini = parser_end);

Test(remark, sentences_that_say_nothing_raise_no_doubt)
{
	static const struct reading rows[] = {
		{ "3x10 min à 95 %, récup 5 min. Pas de musique, concentration.",
		    "3*(10m@95 /5m)" },
		{ "3x10 min at 95%, 5 min rest. Shout if the knee plays up!", "3*(10m@95 /5m)" },
	};

	ALL_READ(rows);
}
