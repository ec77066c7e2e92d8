/* SPDX-License-Identifier: MIT */
#include "../../lib/enrich/request.h"

#include "enrich_request.h"

TestSuite(request, .init = request_begin, .fini = request_end);

Test(request, a_lone_step_is_the_total)
{
	ask("une heure de seuil");
	cr_assert_eq(request.total, 3600);
	cr_assert_not(request.structure);
	cr_assert_neq(request.whole, 0);
	ask("pas plus de 50 minutes de PMA");
	cr_assert_eq(request.total, 3000);
	cr_assert_eq(request.bound, VK__BOUND_MOST);
	ask("at least 2 hours of endurance");
	cr_assert_eq(request.bound, VK__BOUND_LEAST);
}

Test(request, or_an_effort)
{
	ask("blocs de 8 min au seuil");
	cr_assert_eq(request.effort, 480);
	cr_assert_eq(request.total, 0);
	ask("20 min test");
	cr_assert_eq(request.effort, 1200);
	ask("15 min de récup");
	cr_assert_eq(request.total, 900);
}

Test(request, structure)
{
	ask("une heure de seuil avec 3x10 min");
	cr_assert(request.structure);
	cr_assert_eq(request.total, 3600);
	cr_assert_neq(request.whole, 0);
	ask("5x4 min");
	cr_assert(request.structure);
	cr_assert_eq(request.total, 0);
	cr_assert_eq(request.whole, 0);
}

Test(request, alternations)
{
	ask("des 30/30");
	cr_assert_not(request.structure);
	cr_assert_eq(request.pair[0], 30);
	cr_assert_eq(request.pair[1], 30);
	cr_assert_eq(request.total, 0);
	ask("40/20 pendant une heure");
	cr_assert_eq(request.pair[0], 40);
	cr_assert_eq(request.pair[1], 20);
	cr_assert_eq(request.total, 3600);
	ask("10x 30/30");
	cr_assert(request.structure);
	cr_assert_eq(request.pair[0], 0);
}

Test(request, targets_in_numbers)
{
	ask("1h à 95 %");
	cr_assert_eq(request.targets.power.unit, VK_UNIT_PCT_FTP);
	cr_assert_eq(request.targets.power.start, 95);
	cr_assert((request.kinds & VK__KIND(VK_CATEGORY_THRESHOLD)) != 0);
	ask("1h de seuil");
	cr_assert_eq(request.targets.power.unit, VK_UNIT_NONE,
	    "a word is no number");
	ask("séance en z2");
	cr_assert_eq(request.targets.power.unit, VK_UNIT_POWER_ZONE);
	cr_assert(request.lone_target);
	cr_assert((request.kinds & VK__KIND(VK_CATEGORY_ENDURANCE)) != 0);
}

Test(request, numbers)
{
	ask("5x4 min à 110 % en 75 min");
	cr_assert_geq(request.numbers, 4);
	ask("3/4 d'heure facile");
	cr_assert_eq(request.numbers, 1);
	cr_assert_eq(request.number[0].a, 2700);
	cr_assert_not(request.too_many);
	ask("1 min 2 min 3 min 4 min 5 min 6 min 7 min 8 min 9 min 10 min "
	    "1 min 2 min 3 min 4 min 5 min 6 min 7 min 8 min 9 min 10 min "
	    "1 min 2 min 3 min 4 min 5 min 6 min 7 min 8 min 9 min 10 min "
	    "1 min 2 min 3 min 4 min 5 min 6 min 7 min 8 min 9 min 10 min "
	    "1 min 2 min 3 min 4 min 5 min 6 min 7 min 8 min 9 min 10 min");
	cr_assert(request.too_many);
}

Test(request, open)
{
	ask("sortie de 2h");
	cr_assert(request.open);
	cr_assert_eq(request.kinds, VK__KIND(VK_CATEGORY_ENDURANCE));
	ask("45 minutes");
	cr_assert_not(request.open, "not even that it is a ride");
	ask("sortie de 2h au tempo");
	cr_assert_not(request.open);
	ask("un truc de débutant");
	cr_assert(request.open);
}

Test(request, efforts_as_terms)
{
	ask("5x4 min");
	cr_assert_eq(request.words.said[0].class, VK__TOPIC_SHAPE);
	cr_assert_eq(vk__words_kinds(&request.words),
	    VK__KIND(VK_CATEGORY_VO2MAX));
}

Test(request, parts_and_the_whole)
{
	ask("5 min power vo2, 70 min");
	cr_assert_eq(request.effort, 300);
	cr_assert_eq(request.total, 4200);
	cr_assert_not(request.structure);
	ask("1h session with 30 min of sweet spot");
	cr_assert_eq(request.total, 3600);
	cr_assert(request.structure);
	cr_assert_not(request.overfull);
	ask("15 min session with 30 min of sweet spot");
	cr_assert(request.overfull);
	ask("un mix seuil pma 1h15");
	cr_assert_eq(request.total, 4500);
	cr_assert_not(request.structure);
}

Test(request, rests_that_are_only_named)
{
	ask("récupération, pas plus d'une heure");
	cr_assert_eq(request.total, 3600);
	cr_assert_not(request.structure);
	ask("des sprints de 15 secondes avec beaucoup de récup");
	cr_assert_eq(request.effort, 15);
	cr_assert_eq(request.words.kinds, VK__KIND(VK_CATEGORY_SPRINT));
}

Test(request, an_alternation_and_its_length)
{
	ask("fractionné court 30/30, 1 heure");
	cr_assert_eq(request.pair[0], 30);
	cr_assert_eq(request.pair[1], 30);
	cr_assert_eq(request.total, 3600);
}
