/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(sheet_row, .init = parser_begin, .fini = parser_end);

Test(sheet_row, columns_come_in_any_order)
{
	static const struct reading rows[] = {
		{ "% FTP | Récup | Reps | Durée | Bloc\n60 | - | 1 | 15' | Échauffement\n"
		    "95 | 4' | 3 | 8' | Seuil", "w15m@60 3*(8m@95 /4m)" },
		{ "Notes | Cadence | % FTP | Durée\nassis | 60 | 85 | 8'", "8m@85#60\"assis\"" },
	};

	ALL_READ(rows);
}

Test(sheet_row, the_heads_tell_the_language)
{
	read_text("Zone;Duration;Target\nZ2;12:00;85 W");
	cr_expect_str_eq(vk_parser_lang(parser), "en");
	read_text("Zone;Durée;Cible\nZ2;12:00;85 W");
	cr_expect_str_eq(vk_parser_lang(parser), "fr");
}

Test(sheet_row, totals)
{
	cr_expect_str_eq(workout_of("Bloc | Durée | % FTP\nTempo | 20' | 85\nTotal | 20' |"), "20m@85");
	cr_expect_not(parse_says("Bloc | Durée | % FTP\nTempo | 20' | 85\nTotal | 20' |", "doubts"));
	cr_expect(parse_says("Bloc | Durée | % FTP\nTempo | 20' | 85\nTotal | 50' |", "\"total\""));
}

Test(sheet_row, repetitions_by_rows_may_be_in_turns)
{
	static const char *const texts[] = {
		"Reps | Durée | % FTP\n4 | 3' | 110\n4 | 3' | 60",
		"Bloc | Reps | Durée | % FTP\nOn | 4 | 3' | 110\nOff | | 3' | 60",
		"Bloc | Reps | Durée | % FTP\nOff | 4 | 3' | 60",
		"Bloc | Durée | % FTP | Rest\nOff | 3' | 60 | 4'",
		"Rep | Time | Watts\n1 | 5:02 | 251\n2 | 5:04 | 248\n3 | 4:59 | 260",
	};

	ALL_SAY(texts, "\"table\"");
}

Test(sheet_row, seconds_without_a_unit_are_a_doubt)
{
	cr_expect(parse_says("Durée | Watts\n30 | 400\n30 | 150", "\"table\""));
	cr_expect_not(parse_says("Bloc | Durée | Watts\nRAC | 15 | 120", "\"table\""));
}

Test(sheet_row, names_of_riders_are_no_steps)
{
	cr_expect(parse_says("Nom | Durée | % FTP\nPaul | 60' | 65\nMarie | 90' | 65", "\"table\""));
}
