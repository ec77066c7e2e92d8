/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(aside, .init = parser_begin, .fini = parser_end);

Test(aside, another_day)
{
	static const struct reading rows[] = {
		{ "3x10 min at 95%, 5 min rest. Tomorrow off.", "3*(10m@95 /5m)" },
		{ "3x10 min at 95%, 5 min rest, tomorrow off. 10 min cd", "3*(10m@95 /5m) c10m" },
		{ "3x10 min à 95%, 5 min de récup\nJeudi : repos", "3*(10m@95 /5m)" },
		{ "5x1 min at 130% / 2 min rest; PM off", "5*(1m@130 /2m)" },
	};

	ALL_READ(rows);
}

Test(aside, the_same_in_a_parenthesis)
{
	static const struct reading rows[] = {
		{ "3x5 min at 100% (3 min rest), 3x3 min at 110% (same)",
		    "3*(5m@100 /3m) 3*(3m@110 /3m)" },
		{ "3x5 min à 100% (3 min de récup), 3x3 min à 110% (idem)",
		    "3*(5m@100 /3m) 3*(3m@110 /3m)" },
		{ "3x5 min at 100% (3 min rest), 3x3 min at 110% (same rest)",
		    "3*(5m@100 /3m) 3*(3m@110 /3m)" },
		{ "5x3 min at 110% (same)", "5*(3m@110)" },
	};

	ALL_READ(rows);
}

Test(aside, all_recoveries)
{
	static const struct reading rows[] = {
		{ "3x5 min at 100%, 3x3 min at 110%. Recoveries 3 min.",
		    "3*(5m@100 /3m) 3*(3m@110 /3m)" },
		{ "3x5 min à 100%, 3x3 min à 110%. Repos 3 min.",
		    "3*(5m@100) 3*(3m@110 /3m)" },
	};

	ALL_READ(rows);
}

Test(aside, the_rest_is_a_cooldown)
{
	static const struct reading rows[] = {
		{ "60 min: 10 min warm up, 3x10 min at 90%, 4 min rest, rest cool down",
		    "w10m 3*(10m@90 /4m) c8m" },
	};

	ALL_READ(rows);
}
