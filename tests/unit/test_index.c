/* SPDX-License-Identifier: MIT */
#include "../../lib/record/json.h"

#include <criterion/criterion.h>

Test(index, part_names)
{
	cr_assert_eq(vk__part_named("vekta", 5), VK__PART_VEKTA);
	cr_assert_eq(vk__part_named("workout_doc", 11), VK__PART_WORKOUT);
	cr_assert_eq(vk__part_named("vekta.", 6), VK__PART_COUNT);
	cr_assert_eq(vk__part_named("", 0), VK__PART_COUNT);
}

Test(index, reserve_has_a_limit)
{
	struct vk__members m = { 0 };
	struct vk__index all = { 0 };

	cr_assert_eq(vk__members_reserve(&m, VK__MEMBERS), VK_OK);
	cr_assert_eq(vk__members_reserve(&m, VK__MEMBERS + 1), VK_ELIMIT);
	cr_assert_geq(m.cap, VK__MEMBERS);
	m.count = VK__MEMBERS;
	cr_assert_eq(vk__members_reserve(&m, 1), VK_ELIMIT);
	all.top = m;
	vk__index_free(&all);
	cr_assert_null(all.top.at);
}

Test(index, clear_keeps_the_memory)
{
	struct vk__index all = { 0 };

	cr_assert_eq(vk__members_reserve(&all.part[VK__PART_VEKTA], 1),
	    VK_OK);
	all.part[VK__PART_VEKTA].count = 1;
	vk__index_clear(&all);
	cr_assert_eq(all.part[VK__PART_VEKTA].count, 0);
	cr_assert_not_null(all.part[VK__PART_VEKTA].at);
	vk__index_free(&all);
}
