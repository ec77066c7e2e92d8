/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(stairs, .init = parser_begin, .fini = parser_end);

Test(stairs, up_to_the_last)
{
	static const struct reading rows[] = {
		{ "10 min à 200 W puis +20 W toutes les 5 min jusqu'à 260 W",
		    "10m@200w 5m@220w 5m@240w 5m@260w" },
		{ "5 min at 60%, then every 4 min add 5% up to 75%",
		    "5m@60 4m@65 4m@70 4m@75" },
		{ "3 min à 50 %, on monte de 10 % toutes les 3 min jusqu'à "
		    "70 %",
		    "3m@50 3m@60 3m@70" },
	};

	ALL_READ(rows);
}

Test(stairs, without_an_end)
{
	static const struct reading rows[] = {
		{ "10 min à 200 W puis +20 W toutes les 5 min", "10m@200w" },
	};

	ALL_READ(rows);
}

Test(stairs, as_long_as_is_told)
{
	static const struct reading rows[] = {
		{ "10 min à 200 W, puis on monte de 20 W toutes les 5 min pendant 10 min",
		    "10m@200w 5m@220w 5m@240w" },
		{ "100 W au départ, +50 W par minute jusqu'à 200 W", "1m@100w 1m@150w 1m@200w" },
	};

	ALL_READ(rows);
}
