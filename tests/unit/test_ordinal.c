/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(ordinal, .init = parser_begin, .fini = parser_end);

Test(ordinal, each_has_its_target)
{
	static const struct reading rows[] = {
		{ "3 x 10 min : la première à 88 %, la deuxième à 92 %, la "
		    "troisième à 96 %, récup 5 min",
		    "10m@88 /5m 10m@92 /5m 10m@96 /5m" },
		{ "3x12min: 1er à 85%, 2e à 90%, 3e à 95%, r=4min",
		    "12m@85 /4m 12m@90 /4m 12m@95 /4m" },
		{ "Three 15-minute blocks with 5 min rest: the first at 80%, "
		    "the second at 85% and the third at 90%",
		    "15m@80 /5m 15m@85 /5m 15m@90 /5m" },
		{ "2x20min (1er bloc 90%, 2ème bloc 95%) récup 10min",
		    "20m@90 /10m 20m@95 /10m" },
		{ "6x5', r3' : 2 à 95%, 2 à 100%, 2 à 105%",
		    "5m@95 /3m 5m@95 /3m 5m@100 /3m 5m@100 /3m 5m@105 /3m "
		    "5m@105 /3m" },
	};

	ALL_READ(rows);
}

Test(ordinal, some_are_told_apart)
{
	static const struct reading rows[] = {
		{ "5x4min à 105% récup 3min, la dernière à 115%",
		    "4m@105 /3m 4m@105 /3m 4m@105 /3m 4m@105 /3m 4m@115 /3m" },
		{ "4x6 min r3: les deux premières à 95%, les deux dernières "
		    "à 100%",
		    "6m@95 /3m 6m@95 /3m 6m@100 /3m 6m@100 /3m" },
		{ "4x3 min, récup 3 min, les impaires à 105 %, les paires à "
		    "115 %",
		    "3m@105 /3m 3m@115 /3m 3m@105 /3m 3m@115 /3m" },
		{ "2 x 20 min à 90%, la 2e à 60rpm, récup 8 min",
		    "20m@90 /8m 20m@90#60 /8m" },
	};

	ALL_READ(rows);
}

Test(ordinal, once_more)
{
	static const struct reading rows[] = {
		{ "10x1min à 120% r1min, 5min souple, puis une deuxième "
		    "série de 8",
		    "10*(1m@120 /1m) /5m@45-60 8*(1m@120 /1m)" },
		{ "6x2min at 115%, 2 min rest; 8 min easy; a second "
		    "identical set",
		    "6*(2m@115 /2m) 8m@45-60 6*(2m@115 /2m)" },
	};

	ALL_READ(rows);
}

Test(ordinal, only_names)
{
	static const struct reading rows[] = {
		{ "1er bloc : 5x3min à 110 %, r 2min. 2e bloc : 3x5min à 100 "
		    "%, r 3min",
		    "5*(3m@110 /2m) 3*(5m@100 /3m)" },
		{ "2nd workout: 4x4 min @ 110%, 3 min easy",
		    "4*(4m@110 /3m@45-60)" },
		{ "le premier bloc de 10 minutes à 85 %, le deuxième à 90 %",
		    "10m@85 10m@90" },
	};

	ALL_READ(rows);
}

Test(ordinal, not_all_are_told)
{
	static const struct reading rows[] = {
		{ "4x5 min récup 3 min, la première à 95 %", "4*(5m /3m)" },
	};

	ALL_READ(rows);
}

Test(ordinal, one_target_of_several)
{
	static const struct reading rows[] = {
		{ "4x5' à 100% r3', 2e et 4e à 105%",
		    "5m@100 /3m 5m@105 /3m 5m@100 /3m 5m@105 /3m" },
		{ "4x5' at 100% with 3' rest, the first and the last at 95%",
		    "5m@95 /3m 5m@100 /3m 5m@100 /3m 5m@95 /3m" },
		{ "4x5' at 100% with 3' rest, the second last at 105%",
		    "5m@100 /3m 5m@100 /3m 5m@105 /3m 5m@100 /3m" },
		{ "4x5' à 100% r3', de la 2e à la 4e à 105%",
		    "5m@100 /3m 5m@105 /3m 5m@105 /3m 5m@105 /3m" },
		{ "4x5' r3' : les 2 premières à 100%, les 2 suivantes à 105%",
		    "5m@100 /3m 5m@100 /3m 5m@105 /3m 5m@105 /3m" },
	};

	ALL_READ(rows);
	cr_assert(parse_says("4x5' at 100% with 3' rest, 2nd-4th at 105%", "\"target-place\""));
}

Test(ordinal, words_of_some)
{
	cr_assert(strstr(member_of("4x5' à 100% r3', la 4e en danseuse", "workout_doc"),
	    "\"en danseuse\"") != NULL);
}
