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

Test(remark, what_a_test_is_for)
{
	static const struct reading rows[] = {
		{ "20 min all out. Your FTP is 95% of the 20 min average.", "20m@max" },
		{ "20 min à fond. On prendra 95% de la moyenne des 20 min pour ta FTP.",
		    "20m@max" },
		/* a step all the same */
		{ "10 min 60%. Ride 20 min at 95% of your FTP.", "10m@60 20m@95" },
	};

	ALL_READ(rows);
}
