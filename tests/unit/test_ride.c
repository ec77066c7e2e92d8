/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(ride, .init = parser_begin, .fini = parser_end);

Test(ride, efforts_told_before_it)
{
	static const struct reading rows[] = {
		{ "Six sprints de 10 s à fond, dans une sortie de 1 h 30 en Z2",
		    "1h30m@z2\"Six sprints de 10 s à fond\"" },
		{ "6 x 10 s sprints every 10 min in a 60 min Z2 ride",
		    "6*(9m50s@z2 10s@max)" },
	};

	ALL_READ(rows);
	cr_assert(parse_says(rows[0].text, "\"embedded\""));
	cr_assert(parse_says(rows[1].text, "\"period\""));
	cr_assert(parse_says("5x1' à 120 %, r 1', à la fin d'une sortie de "
	    "2 h Z2", "\"embedded\""));
}

Test(ride, parts_of_the_effort_before)
{
	static const struct reading rows[] = {
		{ "4x10' à 90 % dont 2' à 105 %, récup 5'",
		    "4*(10m@90\"2' à 105 %\" /5m)" },
		{ "40 km Z2 including 10 km at 85%",
		    "40000mt@z2\"10 km at 85%\"" },
		{ "2h Z2 dont 30' Z3 au milieu", "45m@z2 30m@z3 45m@z2" },
	};

	ALL_READ(rows);
	cr_assert(parse_says(rows[0].text, "\"embedded\""));
	cr_assert(parse_says(rows[1].text, "\"embedded\""));
}

Test(ride, easy_part_behind_its_efforts)
{
	static const struct reading rows[] = {
		{ "warm-up 20 min with 3 x 30 s fast, 1 min recovery, 10 min at 95%",
		    "w20m\"3 x 30 s fast, 1 min recovery\" 10m@95" },
		{ "warm-up 20 min with 3 x 30 s fast, 1 min easy, 10 min at 95%",
		    "w20m\"3 x 30 s fast, 1 min easy\" 10m@95" },
		{ "warm-up 20 min with 3 x 30 s fast, 5 min easy, 10 min at 95%",
		    "w20m\"3 x 30 s fast\" 5m@45-60 10m@95" },
		{ "1h Z2 avec 3 x 1 min vite, 10 min souple",
		    "1h@z2\"3 x 1 min vite\" 10m@45-60" },
	};

	ALL_READ(rows);
	cr_assert(parse_says(rows[3].text, "\"set-end\""));
	cr_assert(!parse_says(rows[2].text, "\"set-end\""));
}

Test(ride, short_efforts_beside_it)
{
	cr_assert(parse_says("1h Z2, 5 sprints de 10 s", "\"embedded\""));
	cr_assert(!parse_says("1h Z2 puis 5x10'' à fond r 3'",
	    "\"embedded\""));
	cr_assert(!parse_says("1h Z2, 5x3' à 110 %, r 3'", "\"embedded\""));
}

Test(ride, nothing_that_could_hold_it)
{
	cr_assert(parse_says("4x2' à 90 % dont 5' à 105 %", "\"embedded\""));
	cr_assert_str_eq(workout_of("20 min at 85%, 5 min at 95%"),
	    "20m@85 5m@95");
}

/* Efforts that take more than all of it are not in it. */
Test(ride, long_efforts_beside_it)
{
	static const struct reading rows[] = {
		{ "30 min à 65 % avec 10 x 4 min à 90 %", "30m@65 10*(4m@90)" },
		{ "1h à 65 % avec 10 x 4 min à 90 %", "1h@65\"10 x 4 min à 90 %\"" },
	};

	ALL_READ(rows);
}

Test(ride, efforts_told_inside_it)
{
	static const struct reading rows[] = {
		{ "15' WU (incl. 3x20'' sprints), 3x6' Z4 r 3'",
		    "w15m\"3x20'' sprints\" 3*(6m@z4 /3m)" },
		{ "40 min Z2 then throw in 5x12 s max with 3 min rest",
		    "40m@z2 5*(12s@max /3m)" },
		{ "3x10 min at 90%, rest 5 min. Drink during the ride.", "3*(10m@90 /5m)" },
	};

	ALL_READ(rows);
	cr_assert(parse_says("2h Z2 (incl. 2x15 min Z3, rest 5 min)", "\"embedded\""));
	cr_assert(parse_says("2h Z2 (2x15 min Z3, rest 5 min)", "\"embedded\""));
	cr_assert(parse_says("1h Z2. Inside that: 3x3 min Z5, rest 3 min", "\"embedded\""));
	cr_assert(parse_says("2h Z2, 3x10' à 85 % r5' compris", "\"embedded\""));
	cr_assert(!parse_says("After 30 min Z2, throw in 6x10 s max, rest 4 min",
	    "\"embedded\""));
}
