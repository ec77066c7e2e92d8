/* SPDX-License-Identifier: MIT */
#include "../../lib/enrich/figures.h"

#include "enrich_request.h"

TestSuite(figures, .init = request_begin, .fini = request_end);

static size_t
count(enum vk__number_kind kind)
{
	size_t n = 0;

	for (size_t i = 0; i < request.numbers; i++)
		n += request.number[i].kind == kind;
	return n;
}

Test(figures, of_every_kind)
{
	ask("5x4 min à 95 % et 90 tr/min, récup 2 min, 10 km");
	cr_assert_eq(count(VK__NUMBER_COUNT), 1);
	cr_assert_eq(count(VK__NUMBER_SECONDS), 2);
	cr_assert_eq(count(VK__NUMBER_TARGET), 2);
	cr_assert_eq(count(VK__NUMBER_METRES), 1);
	ask("des 30/30");
	cr_assert_eq(count(VK__NUMBER_SECONDS) + count(VK__NUMBER_BARE), 2);
}

Test(figures, words_are_numbers_too)
{
	ask("hour and a quarter of tempo");
	cr_assert_eq(request.numbers, 1);
	cr_assert_eq(request.number[0].a, 4500);
}

Test(figures, too_many)
{
	for (size_t i = 0; i < VK__NUMBERS; i++)
		vk__figure_add(&request, VK__NUMBER_BARE, VK_UNIT_NONE,
		    (double)i, 0);
	cr_assert_not(request.too_many);
	vk__figure_add(&request, VK__NUMBER_BARE, VK_UNIT_NONE, 1, 1);
	cr_assert(request.too_many);
}

Test(figures, that_have_no_place)
{
	ask("hour of zone 2");
	cr_assert_not(vk__figures_unread(&request, parser));
	ask("le numéro 7 du seuil");
	cr_assert(vk__figures_unread(&request, parser));
	ask("tempo sur 50x15");
	cr_assert(vk__figures_unread(&request, parser));
	ask("du seuil demain à 18h");
	cr_assert_not(vk__figures_unread(&request, parser));
}
