/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(ahead, .init = parser_begin, .fini = parser_end);

Test(ahead, before_the_efforts_told_already)
{
	static const struct reading rows[] = {
		{ "éch 15', 3x8' à 95% r4', précédés de 3x1' à 110% r2', rac 10'",
		    "w15m 3*(1m@110 /2m) 3*(8m@95 /4m) c10m" },
		{ "15' WU, 3x8' at 95% with 4' rest, but first 5' at 80%, then 10' CD",
		    "w15m 5m@80 3*(8m@95 /4m) c10m" },
		{ "éch 15', avant les 3x8' à 95% r4' : 3x1' à 110% r2', rac 10'",
		    "w15m 3*(1m@110 /2m) 3*(8m@95 /4m) c10m" },
		{ "éch 15', 4x6' à 95% r3', rac 10'. Avant les blocs, 3x1' à 100% r1'.",
		    "w15m 3*(1m@100 /1m) 4*(6m@95 /3m) c10m" },
		{ "éch 15', 4x6' à 95% r3', rac 10', avec 5' à 80% avant les blocs",
		    "w15m 5m@80 4*(6m@95 /3m) c10m" },
		{ "15' WU, 4x6' at 95% with 3' rest, 10' CD. Between the warm-up and the "
		    "intervals: 5' at 80%.",
		    "w15m 5m@80 4*(6m@95 /3m) c10m" },
	};

	ALL_READ(rows);
}

Test(ahead, what_is_in_its_place_stays)
{
	static const struct reading rows[] = {
		{ "20' à 70% avant les blocs : 3x8' à 95% r4', rac 10'",
		    "20m@70 3*(8m@95 /4m) c10m" },
		{ "15' WU, 3x8' at 95% with 4' rest, 5' at 50% before the second set of 3x8' at "
		    "95% with 4' rest",
		    "w15m 3*(8m@95 /4m) /5m@50 3*(8m@95 /4m)" },
		{ "éch 20', 3x8' à 95%, 4' de récup avant chaque bloc, rac 10'",
		    "w20m 3*(8m@95 /4m) c10m" },
		{ "15 min at 60% before 3x8' at 95% with 4' rest",
		    "15m@60 3*(8m@95 /4m)" },
	};

	ALL_READ(rows);
}

Test(ahead, before_or_behind_each_effort)
{
	static const struct reading rows[] = {
		{ "éch 20', 4x5' à 100% r3', 1' à 110% avant chaque bloc, rac 15'",
		    "w20m 4*(1m@110 5m@100 /3m) c15m" },
		{ "éch 20', 4x5' à 100% r3', 1 sprint de 10'' à 200% après chaque, rac 15'",
		    "w20m 4*(5m@100 10s@200 /3m) c15m" },
	};

	ALL_READ(rows);
}

Test(ahead, the_start_of_each_effort)
{
	static const struct reading rows[] = {
		{ "éch 15', 6x4' à 90% avec départ 30'' à 150%, récup 3', rac 10'",
		    "w15m 6*(30s@150 3m30s@90 /3m) c10m" },
		{ "15' WU, 6x3' at 110% with a 30 s start at 150%, 3' rest, 10' CD",
		    "w15m 6*(30s@150 2m30s@110 /3m) c10m" },
		{ "15' WU, 6x3' at 110% with 3' rest, 10' CD. Start each rep with 20 s at 150%.",
		    "w15m 6*(20s@150 2m40s@110 /3m) c10m" },
		{ "1h at 70% starting with 10' at 55%", "10m@55 50m@70" },
	};

	ALL_READ(rows);
	cr_assert(parse_says("éch 15', 4x6' à 95% r3', rac 10'. Commence par 5' à 80%.",
	    "\"embedded\""));
}

Test(ahead, both_ends_of_the_ride)
{
	static const struct reading rows[] = {
		{ "20' à 70% avant et 10' à 50% après : 3x8' à 95% r4'",
		    "w20m@70 3*(8m@95 /4m) c10m@50" },
		{ "3x8' at 95% with 4' rest, 15' at 60% before and 10' at 50% after",
		    "w15m@60 3*(8m@95 /4m) c10m@50" },
		{ "WU/CD 10 min, 3x8' at 95% with 4' rest", "w10m 3*(8m@95 /4m) c10m" },
		{ "10' éch et rac, 3x8' à 95% r4'", "w10m 3*(8m@95 /4m) c10m" },
		{ "4x6' à 95% r3', 1' à 110% au début et à la fin",
		    "4*(1m@110 4m@95 1m@110 /3m)" },
	};

	ALL_READ(rows);
	cr_assert(parse_says("3x8' at 95% with 4' rest, 10 min Z1 before and after each set",
	    "\"embedded\""));
}

Test(ahead, of_what_cannot_be_told)
{
	cr_assert(parse_says("Before 3x8' at 95% with 4' rest, ride 15 min easy",
	    "\"embedded\""));
	cr_assert(parse_says("20' à 70%, 10'' à 200% avant chaque bloc", "\"embedded\""));
}

Test(ahead, a_sentence_behind_that_tells_the_start)
{
	static const struct reading rows[] = {
		{ "2x20 min at 90%, 5 min rest. Start with 30 min at 65%.",
		    "30m@65 2*(20m@90 /5m)" },
		{ "2x20 min at 90%, 5 min rest. To start, 30 min at 65%. 10 min cd",
		    "30m@65 2*(20m@90 /5m) c10m" },
		{ "2x20 min à 90 %, récup 5 min. Pour commencer, 30 min à 65 %.",
		    "30m@65 2*(20m@90 /5m)" },
		{ "WU 10 min. Start with 2x20 min at 90%, 5 min rest. Then 3x1 min at 120%, 1 min rest.",
		    "w10m 2*(20m@90 /5m) 3*(1m@120 /1m)" },
	};

	ALL_READ(rows);
	cr_assert(parse_says("3x8 min at 95%, 4 min rest. Start with 30 s at 120%.",
	    "\"embedded\""));
	cr_assert(parse_says("2 h at 65%. Start with 15 min easy.", "\"embedded\""));
}

Test(ahead, bookends_stand_before_their_step)
{
	static const struct reading rows[] = {
		{ "3x8' at 95% with 4' rest bookended by 15 min at 60%",
		    "w15m@60 3*(8m@95 /4m) c15m@60" },
		{ "3x8' at 95% with 4' rest, bookended by 15 min warm-up and 10 min cool-down",
		    "w15m 3*(8m@95 /4m) c10m" },
	};

	ALL_READ(rows);
	cr_assert(parse_says("3x8' at 95% with 4' rest, sandwiched between two 20 min blocks at "
	    "85%", "\"embedded\""));
}

/* Where the words leave a place open, nothing is accepted. */
Test(ahead, places_that_are_open)
{
	static const char *const texts[] = {
		"Before each block 1 min at 60 rpm: 4x5 min at 100%, 3 min rest",
		"6x(1 min Z5, but first 2 min Z2)",
		"5x3 min at 110%, 3 min rest. Start with 4x1 min at 90%, 1 min rest",
		"1h30 Z2 (3x3 min Z5 included), 10 min Z1",
		"2h Z2 (with 2x15 min Z3), 10 min Z1",
		"10 km Z1, 30 km Z2, last 10 km at 85%",
		"at the start 5 min at 80%, 4x5 min at 100%, 3 min rest",
		"2x(3x5 min Z4, 1 min Z5 before the blocks), 5 min rest",
	};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		cr_expect(parse_says(texts[i], "\"embedded\""), "%s", texts[i]);
	cr_expect_str_eq(workout_of("40 km at 65%, first 10 km at 55%"),
	    "10000mt@55 30000mt@65");
	cr_expect_str_eq(workout_of("éch 15', 5' Z2 entre l'échauffement et les blocs, "
	    "4x6' à 95% r3', rac 10'"), "w15m 5m@z2 4*(6m@95 /3m) c10m");
	cr_expect_str_eq(workout_of("15 min warm-up (3x20 s sprints), 3x6 min Z4, 3 min rest"),
	    "w15m\"(3x20 s sprints)\" 3*(6m@z4 /3m)");
	cr_expect_str_eq(workout_of("2x20 min at 90%, 5 min rest. At the start, 30 min Z2."),
	    "30m@z2 2*(20m@90 /5m)");
	cr_expect_not(parse_says("Bois avant chaque bloc. 4x5 min à 100%, récup 3 min",
	    "\"embedded\""));
}
