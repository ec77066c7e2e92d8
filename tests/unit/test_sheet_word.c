/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

#include <stdio.h>

TestSuite(sheet_word, .init = parser_begin, .fini = parser_end);

Test(sheet_word, names_tell_roles)
{
	static const struct reading rows[] = {
		{ "Bloc | Durée | % FTP\nÉchauffement | 10' | 60\nOn | 3' | 110\nOff | 3' | 50\n"
		    "RAC | 5' | 45", "w10m@60 3m@110 /3m@50 c5m@45" },
		{ "Bloc | Durée | % FTP\nTempo 1 | 10' | 85\nRécup active 2 | 3' | 50\n"
		    "1. Bloc 2/2 | 10' | 85", "10m@85 /3m@50 10m@85" },
		{ "Bloc | Durée\nTempo | 10'\nZ2 | 10'", "10m@76-90 10m@z2" },
		{ "# | Bloc | Durée | % FTP\n1 | Corps de séance | |\n2 | Seuil | 10' | 95", "10m@95" },
	};

	ALL_READ(rows);
}

Test(sheet_word, names_that_say_more_do_not_fit)
{
	static const char *const names[] = { "3 blocs", "Bloc 5'", "Lundi", "Séance 1",
		"Semaine n 2", "2x", "Récup échauffement", "Tabata", "Bloc 100", "un" };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		char text[128];

		snprintf(text, sizeof text, "Bloc | Durée | %% FTP\n%s | 10' | 85", names[i]);
		cr_expect(parse_says(text, "\"doubts\":[\"table\"]"), "%s", names[i]);
	}
}

Test(sheet_word, steps_are_counted)
{
	static const char *const texts[] = {
		"N° | Durée | % FTP\n1 | 10' | 60\n4 | 3' | 110",
		"Bloc | Durée | % FTP\n1 | 10' | 60\n1 | 3' | 110",
		"N° | Durée | % FTP\n1-3 | 10' | 60",
		"N° | Durée | % FTP\na | 10' | 60",
	};
	static const struct reading rows[] = {
		{ "N° | Durée | % FTP\n1. | 10' | 60\n2. | 3' | 85", "10m@60 3m@85" },
		{ "Bloc | Durée | % FTP\n1 | 10' | 60\n2 | 3' | 85", "10m@60 3m@85" },
		{ "N° | Durée | % FTP\n0 | 10' | 60\n#1 | 3' | 85", "10m@60 3m@85" },
	};

	ALL_SAY(texts, "\"doubts\":[\"table\"]");
	ALL_READ(rows);
}

Test(sheet_word, comments_are_roles_or_text)
{
	static const struct reading rows[] = {
		{ "Durée | % FTP | Notes\n10' | 60 | échauffement\n10' | 85 | assis\n5' | 50 | récup\n"
		    "5' | 50 | retour au calme", "w10m@60 10m@85\"assis\" /5m@50 c5m@50" },
		{ "Bloc | Durée | % FTP | Notes\nRécup | 5' | 50 | récup active", "/5m@50\"récup active\"" },
	};

	ALL_READ(rows);
	cr_expect(parse_says("Durée | % FTP | Notes\n10' | 85 | boire 2 bidons",
	    "\"unread\":[{\"text\":\"2 bidons\""));
}

Test(sheet_word, comments_that_change_the_step_are_a_doubt)
{
	static const char *const texts[] = {
		"Durée | % FTP | Notes\n10' | 85 | progressif",
		"Durée | % FTP | Notes\n10' | 85 | sprint à la fin",
		"Durée | % FTP | Notes\n10' | 85 | alterner assis et debout",
		"Durée | % FTP | Notes\n10' | 50 | des forces pour la récup",
		"Bloc | Durée | % FTP | Notes\nRécup | 10' | 50 | échauffement",
	};

	ALL_SAY(texts, "\"doubts\":[\"table\"]");
}
