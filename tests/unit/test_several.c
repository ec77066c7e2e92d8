/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(several, .init = parser_begin, .fini = parser_end);

static void
check(const char *text, bool doubted)
{
	cr_assert_eq(parse_says(text, "\"several\""), doubted, "%s", text);
}

Test(several, riders_days_and_sessions)
{
	check("Tom : 3x10' à 95 %, Julie : 2x10' à 95 %", true);
	check("Elite: 6x5 min at 105%. Amateurs: 4x5 min at 105%", true);
	check("Mardi : 5x3' Z5. Samedi : 3h Z2", true);
	check("Day 1: 4x8 min at 95%. Day 2: 2 h Z2", true);
	check("Soit 3x10' à 95 %, soit 5x6' à 100 %", true);
	check("Matin : 1 h Z2. Soir : 5x3' Z5, récup 3'", true);
	check("AM: 1 h Z2. PM: 5x3 min Z5, 3 min rest", true);
	check("1 h Z2 in the morning, 45 min Z1 in the evening", true);
}

Test(several, parts_of_one_session)
{
	check("Bloc 1 : 5x3' à 110 %. Bloc 2 : 5x2' à 120 %", false);
	check("A : 5x3' à 110 %. B : 5x2' à 120 %", false);
	check("Échauffement : 15'. Corps : 3x10' à 95 %. Retour au calme : 10'",
	    false);
	check("Mardi : 5x3' Z5, récup 3'", false);
	check("Samedi matin : 5x3' Z5, récup 3'", false);
	check("Morning! Tonight 5x3 min Z5, 3 min rest", false);
	check("4x5 min at 100%, soit 20 min", false);
	check("Matériel : eau, serviette. Objectif : plaisir. 3x10' à 95 %",
	    false);
}
