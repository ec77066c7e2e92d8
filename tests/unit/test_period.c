/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(period, .init = parser_begin, .fini = parser_end);

Test(period, within_a_ride)
{
	static const struct reading rows[] = {
		{ "30 s à 130% toutes les 2 min pendant 20 min", "10*(30s@130 /1m30s)" },
		{ "1 min @ 120% every 3 min x 6", "6*(1m@120 /2m)" },
		{ "1h en Z2 avec un sprint de 10s toutes les 10 min",
		    "6*(9m50s@z2 10s@max)" },
		{ "2h à 65%, toutes les 20 min un sprint de 15 s", "6*(19m45s@65 15s@max)" },
		{ "Every 5 minutes do a 15 second sprint, otherwise ride at "
		    "65%, for a total of 40 minutes.",
		    "8*(15s@max 4m45s@65)" },
	};

	ALL_READ(rows);
}

Test(period, on_its_own)
{
	static const struct reading rows[] = {
		{ "Every 3 minutes for 30 minutes: 30 seconds at 140%",
		    "10*(30s@140 /2m30s)" },
		{ "every 2 minutes do a 20 second sprint for 20 minutes, "
		    "then 10 minutes easy",
		    "10*(20s@max /1m40s) 10m@45-60" },
	};

	ALL_READ(rows);
}

Test(period, counted)
{
	static const struct reading rows[] = {
		{ "10 sprints de 10 s toutes les 3 minutes",
		    "10*(10s@max /2m50s)" },
	};

	ALL_READ(rows);
}

Test(period, does_not_fit)
{
	static const struct reading rows[] = {
		{ "1h à 65 % avec 1 min à 105 % toutes les 7 min",
		    "1h@65 1m@105" },
	};

	ALL_READ(rows);
}

/* Of a count that does not fill the ride nobody knows which is meant. */
Test(period, a_count_in_a_ride)
{
	static const struct reading rows[] = {
		{ "1h Z2, toutes les 10 min, 6 sprints de 10 s",
		    "6*(10s@max 9m50s@z2)" },
		{ "1h Z2, toutes les 10 min, 4 sprints de 10 s",
		    "4*(10s@max 9m50s@z2)" },
	};

	ALL_READ(rows);
	cr_expect(parse_says(rows[0].text, "\"period\""));
	cr_expect(parse_says(rows[1].text, "\"embedded\""));
}

Test(period, every_nth_minute)
{
	static const struct reading rows[] = {
		{ "18 minutes at 85%, except that every 3rd minute goes up to 105%",
		    "6*(2m@85 1m@105)" },
		{ "2 x 20 min à 88 %, chaque tranche de 5 min démarrant par 15 s à 150 % ; r : 8 min",
		    "2*(4*(15s@150 4m45s@88) /8m)" },
	};

	ALL_READ(rows);
	cr_assert(parse_says("20 min at 85%, every 3rd minute at 105%", "\"pattern\""));
}
