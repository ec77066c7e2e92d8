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

Test(numeral, places)
{
	static const struct reading rows[] = {
		{ "3 x 15 min, 6 min easy between:\n#1 at 85%\n#2 at 90%\n#3 at 95%",
		    "15m@85 /6m@45-60 15m@90 /6m@45-60 15m@95" },
	};

	ALL_READ(rows);
}
