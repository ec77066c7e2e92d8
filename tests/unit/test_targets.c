/* SPDX-License-Identifier: MIT */
#include "../../lib/enrich/targets.h"

#include "enrich_request.h"

TestSuite(targets, .init = request_begin, .fini = request_end);

Test(targets, without_a_step)
{
	ask("hyperforce à 45 tr/min");
	cr_assert(request.lone_target);
	cr_assert_eq(request.targets.cadence.unit, VK_UNIT_RPM);
	cr_assert_eq(request.targets.cadence.start, 45);
	cr_assert_eq(request.kinds, 0);
	ask("séance à 95 %");
	cr_assert_eq(request.targets.power.unit, VK_UNIT_PCT_FTP);
	cr_assert_neq(request.kinds & VK__KIND(VK_CATEGORY_THRESHOLD), 0);
}

Test(targets, two_of_one_sort_are_none)
{
	struct vk__request r = { .numbers = 2, .number = {
		{ VK__NUMBER_TARGET, VK_UNIT_PCT_FTP, 90, 90 },
		{ VK__NUMBER_TARGET, VK_UNIT_PCT_FTP, 110, 110 } } };

	vk__targets_alone(&r);
	cr_assert_eq(r.targets.power.unit, VK_UNIT_NONE);
	r.number[1].unit = VK_UNIT_BPM;
	vk__targets_alone(&r);
	cr_assert_eq(r.targets.power.unit, VK_UNIT_NONE);
}

Test(targets, by_a_word_are_none)
{
	ask("une heure de seuil");
	cr_assert_eq(request.targets.power.unit, VK_UNIT_NONE);
	ask("une heure à 70 %");
	cr_assert_eq(request.targets.power.unit, VK_UNIT_PCT_FTP);
	cr_assert_eq(request.kinds, VK__KIND(VK_CATEGORY_ENDURANCE));
}
