/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(loose, .init = parser_begin, .fini = parser_end);

Test(loose, the_text_tells_the_unit)
{
	static const struct reading rows[] = {
		{ "Pédalez 5 min à 85 rpm, puis 5 min à 95",
		    "5m#85\"Pédalez\" 5m#95" },
		{ "4 fois 8 min à 250 watts avec 4 min à 150 entre",
		    "3*(8m@250w /4m@150w) 8m@250w" },
		{ "4x8', 1er à 90, 2e à 93, 3e à 96, 4e à 99% FTP, 4' de "
		    "récup",
		    "8m@90 /4m 8m@93 /4m 8m@96 /4m 8m@99 /4m" },
		{ "hard for 30 seconds, easy for 30", "30s 30s@45-60" },
	};

	ALL_READ(rows);
}

Test(loose, nothing_else_it_can_be)
{
	static const struct reading rows[] = {
		{ "5x3 à 110 r3", "5*(3m@110 /3m)" },
		{ "3x15 à 88-92, 5' récup", "3*(15m@88-92 /5m)" },
		{ "3x15min at 270-285, 5 min rest", "3*(15m@270-285w /5m)" },
	};

	ALL_READ(rows);
}

Test(loose, parts_of_a_step)
{
	static const struct reading rows[] = {
		{ "Roulez 20 minutes à 75 %, les 5 dernières à 90 %",
		    "15m@75 5m@90" },
		{ "2h en Z2, les 20 dernières minutes à 85%", "1h40m@z2 20m@85" },
	};

	ALL_READ(rows);
}

Test(loose, times_of_day)
{
	static const struct reading rows[] = {
		{ "Départ à 9h15 : 15 min de chauffe", "w15m" },
		{ "Demain 18h : 4x5min à 105 %, 3 min récup", "4*(5m@105 /3m)" },
		{ "6h en Z2", "6h@z2" },
	};

	ALL_READ(rows);
}

Test(loose, times_of_day_behind_their_word)
{
	static const struct reading rows[] = {
		{ "Dimanche, départ 8h30\n1h à 65%", "1h@65" },
		{ "Hall opens 18:45, ride starts 19:00\n20 min 60%", "20m@60" },
		{ "Entraînement du jeudi soir (19h, piste) : 20 min 60%, 10 min 50%",
		    "20m@60 10m@50" },
		{ "départ arrêté 10 s x 6, récup 3 min", "6*(10s@max /3m)" },
	};

	ALL_READ(rows);
}

Test(loose, food)
{
	static const struct reading rows[] = {
		{ "1h Z2, 60-80 g de glucides par heure",
		    "1h@z2\"60-80 g de glucides par heure\"" },
		{ "1h Z2. Eat every 30 min, 80 g carbs an hour.", "1h@z2" },
		{ "1h Z2, 1 gel toutes les 30 min, 2 bidons",
		    "1h@z2\"1 gel toutes les 30 min, 2 bidons\"" },
		{ "1h Z2, 2 bidons, 1h Z3", "1h@z2\"2 bidons\" 1h@z3" },
	};

	ALL_READ(rows);
}
