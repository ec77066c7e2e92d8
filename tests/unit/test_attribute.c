/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(attribute, .init = parser_begin, .fini = parser_end);

Test(attribute, of_what_stands_before)
{
	static const struct reading rows[] = {
		{ "5x3 min, récup 3 min. Target 110 %.", "5*(3m@110 /3m)" },
		{ "10 min : Z2", "10m@z2" },
		{ "4 min on, 2 min off, at 102%", "4m@102 /2m" },
	};

	ALL_READ(rows);
}

Test(attribute, of_what_comes_next)
{
	static const struct reading rows[] = {
		{ "À 92 % : 3x10 min, récup 5 min", "3*(10m@92 /5m)" },
	};

	ALL_READ(rows);
}
