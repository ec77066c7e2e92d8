/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(numeral, .init = parser_begin, .fini = parser_end);

Test(numeral, words)
{
	static const struct reading rows[] = {
		{ "quatre-vingt-dix minutes à soixante-cinq pour cent",
		    "1h30m@65" },
		{ "trois fois nonante secondes à cent dix pour cent",
		    "3*(1m30s@110)" },
		{ "4 x 4 min at ninety-two percent", "4*(4m@92)" },
	};

	ALL_READ(rows);
}

Test(numeral, letters)
{
	static const struct reading rows[] = {
		{ "l5 mn à 60 %", "15m@60" },
		{ "3 fois 1O mn à 9O %", "3*(10m@90)" },
		{ "3 fois 1OO s à 9O %", "3*(1m40s@90)" },
		{ "la 3e à 90 %", "" },
		/* larger than any repetition can be */
		{ "9999999999999999999e à 90 %", "" },
	};

	ALL_READ(rows);
}
