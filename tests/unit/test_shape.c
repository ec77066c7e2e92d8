/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(shape, .init = parser_begin, .fini = parser_end);

Test(shape, pairs)
{
	static const struct reading rows[] = {
		{ "30/30", "30s /30s" },
		{ "10x30/30 à 120%", "10*(30s@120 /30s)" },
		{ "10x(1'/1')", "10*(1m /1m)" },
		{ "30x30/30 120%", "30*(30s@120 /30s)" },
		{ "8x40/20 à 120%", "8*(40s@120 /20s)" },
	};

	ALL_READ(rows);
}

Test(shape, pairs_that_fill_a_time)
{
	static const struct reading rows[] = {
		{ "10min 40/20 à 120%", "10*(40s@120 /20s)" },
		{ "10min of 30/30 at 115%", "10*(30s@115 /30s)" },
	};

	ALL_READ(rows);
}

Test(shape, pyramids)
{
	static const struct reading rows[] = {
		{ "1-2-3-2-1 min à 110% récup 1min",
		    "1m@110 /1m 2m@110 /1m 3m@110 /1m 2m@110 /1m 1m@110 /1m" },
		{ "12321 min 110%", "1m@110 2m@110 3m@110 2m@110 1m@110" },
		{ "1'-2'-3' à 110% puis redescendre",
		    "1m@110 2m@110 3m@110 2m@110 1m@110" },
		{ "2-4-6-4-2 min Z4 récup égale",
		    "2m@z4 /2m 4m@z4 /4m 6m@z4 /6m 4m@z4 /4m 2m@z4 /2m" },
	};

	ALL_READ(rows);
}

Test(shape, ladders)
{
	static const struct reading rows[] = {
		{ "5'-4'-3'-2'-1' à 95-100-105-110-120%",
		    "5m@95 4m@100 3m@105 2m@110 1m@120" },
		{ "4x5min à 90/95/100/105%", "5m@90 5m@95 5m@100 5m@105" },
	};

	ALL_READ(rows);
}

Test(shape, alternations_are_counted)
{
	static const struct reading rows[] = {
		{ "alterner 3min à 85% et 2min à 100% pendant 30min",
		    "6*(3m@85 2m@100)" },
		{ "For 24 minutes, switch between 40 seconds at 110% and "
		    "20 seconds at 60%.",
		    "24*(40s@110 20s@60)" },
	};

	ALL_READ(rows);
}

Test(shape, named_sessions)
{
	static const struct reading rows[] = {
		{ "Tabata", "8*(20s@max /10s)" },
		{ "2 Tabatas", "2*(8*(20s@max /10s))" },
		{ "Gimenez", "9*(4m@pma70 1m@pma100)" },
		{ "Rønnestad 30/15, 2 séries de 10 seulement, 4' entre "
		    "les deux",
		    "10*(30s /15s) /4m 10*(30s /15s)" },
	};

	ALL_READ(rows);
}

Test(shape, named_sessions_are_assumed)
{
	cr_assert(parse_says("Tabata",
	    "\\\"Tabata\\\" is taken in its usual form"));
}

/* Words of cadence are no power, also where over and under stand. */
Test(shape, cadences_are_no_powers)
{
	cr_assert_null(strstr(member_of("6' 1/3 1force", "workout_doc"),
	    "\"power\""));
}

/* A word alone is no alternation, and takes no length away. */
Test(shape, alternated_without_parts)
{
	static const struct reading rows[] = {
		{ "20' Z2, 10' Z3/Z4 alternés", "20m@z2 10m@z3-4" },
	};

	ALL_READ(rows);
	cr_assert(parse_says(rows[0].text, "\"pattern\""));
}
