/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(prompt, .init = parser_begin, .fini = parser_end);

Test(prompt, all_before_the_sign_is_words)
{
	static const struct reading rows[] = {
		{ "- Settle in 33^Find your rhythm <!> 10m 70%",
		    "10m@70\"Settle in · [0:33] Find your rhythm\"" },
		{ "- 60^30 Second 1:30 later 125^End <!> 10m 70%",
		    "10m@70\"[1:00] Second 1:30 later · [2:05] End\"" },
		{ "- 10 x 3 min à 90 % <!> 40m 65%", "40m@65\"10 x 3 min à 90 %\"" },
		{ "- 3/3 warm up <!> 40m 65%", "40m@65\"3/3 warm up\"" },
		{ "- Press lap the 10 s of it <!> 65%", "lap@65\"the 10 s of it\"" },
		{ "2x\n- up, seated <!> 3m 105%\n- 2m", "2*(3m@105\"up, seated\" 2m)" },
		{ "- up, HR <!> 5m Z4", "5m@z4\"up, HR\"" },
		{ "- Press lap up, HR <!> Z4", "lap@z4\"up, HR\"" },
		{ "- <!> 10m", "10m" },
	};

	ALL_READ(rows);
}

/* It has no target for them: they are told behind a dot. */
Test(prompt, what_is_felt_is_none)
{
	static const struct reading rows[] = {
		{ "- 25 mi · heart rate 171 bpm <!> 54m 287w", "54m@287w@bpm171\"25 mi\"" },
		{ "- 3x30 s · RPE 7/10 · all out <!> 10m", "10m@rpe7@max\"3x30 s\"" },
		{ "- assis · à fond <!> 15s", "15s@max\"assis\"" },
		{ "- RPE 7/10 <!> 10m", "10m@rpe7" },
		{ "- montez à fond <!> 15s", "15s\"montez à fond\"" },
	};

	ALL_READ(rows);
}

Test(prompt, elsewhere_the_sign_says_nothing)
{
	static const struct reading rows[] = {
		{ "10m <!> 70%", "10m@70" },
		{ "- 10m < ! > 70%", "10m@70" },
	};

	ALL_READ(rows);
}
