/* SPDX-License-Identifier: MIT */
#include "../../lib/text/surface.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

static struct vk__surfaces surfaces;

static void
end(void)
{
	vk__surfaces_free(&surfaces);
	cr_assert_eq(surfaces.count, 0);
}

TestSuite(surface, .fini = end);

static vk_status
enter(const char *key, unsigned value, bool replace)
{
	char room[VK__SURFACE_BYTES + VK__SURFACE_HEAD] = "";
	struct vk__concept concept = { .class = VK__CLASS_NOTE,
		.value = (uint16_t)value };

	memcpy(room, key, strlen(key));
	return vk__surfaces_enter(&surfaces, room, strlen(key), &concept, replace);
}

/* The value of a key; -1: there is none. */
static int
value_of(const struct vk__surfaces *s, const char *key)
{
	char room[VK__SURFACE_BYTES + VK__SURFACE_HEAD] = "";
	const struct vk__concept *found;

	memset(room, 'x', sizeof room); /* what stands behind is of no matter */
	memcpy(room, key, strlen(key));
	found = vk__surfaces_look(s, room, strlen(key));
	return found == NULL ? -1 : found->value;
}

Test(surface, an_empty_one_knows_nothing)
{
	cr_expect_eq(value_of(&surfaces, "a"), -1);
	cr_expect_eq(value_of(&surfaces, "a word of twenty bytes"), -1);
}

Test(surface, keys_of_every_length)
{
	char key[VK__SURFACE_BYTES] = "";

	for (unsigned n = 1; n < VK__SURFACE_BYTES; n++) {
		key[n - 1] = 'k';
		cr_assert_eq(enter(key, n, false), VK_OK);
	}
	for (unsigned n = VK__SURFACE_BYTES - 1; n > 0; n--) {
		cr_assert_eq(value_of(&surfaces, key), n, "%u", n);
		key[n - 1] = '\0';
	}
	cr_expect_eq(value_of(&surfaces, ""), -1);
	cr_expect_eq(value_of(&surfaces, "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkj"), -1);
	cr_expect_eq(value_of(&surfaces, "kj"), -1);
}

Test(surface, the_first_meaning_stays_unless_replaced)
{
	cr_assert_eq(enter("seuil", 1, false), VK_OK);
	cr_assert_eq(enter("seuil", 2, false), VK_OK);
	cr_expect_eq(value_of(&surfaces, "seuil"), 1);
	cr_assert_eq(enter("seuil", 3, true), VK_OK);
	cr_expect_eq(value_of(&surfaces, "seuil"), 3);
	cr_expect_eq(surfaces.count, 1);
}

Test(surface, it_grows)
{
	char key[32];

	for (unsigned i = 0; i < 20000; i++) {
		snprintf(key, sizeof key, "word %u", i);
		cr_assert_eq(enter(key, i, false), VK_OK);
	}
	for (unsigned i = 0; i < 20000; i++) {
		snprintf(key, sizeof key, "word %u", i);
		cr_assert_eq(value_of(&surfaces, key), i);
	}
}

Test(surface, the_built_in_one_stays_as_it_is)
{
	size_t count = vk__built.surfaces.count;

	surfaces = vk__built.surfaces;
	cr_assert_gt(count, 1000);
	cr_assert_neq(value_of(&surfaces, "seuil"), -1);
	cr_assert_eq(enter("seuil", 9999, true), VK_OK);
	cr_assert_eq(enter("blorp", 7, false), VK_OK);
	cr_expect_eq(value_of(&surfaces, "seuil"), 9999);
	cr_expect_eq(value_of(&surfaces, "blorp"), 7);
	cr_expect_neq(value_of(&surfaces, "echauffement"), -1);
	cr_expect_eq(surfaces.count, count + 1);
	cr_expect_eq(vk__built.surfaces.count, count);
	cr_expect_neq(value_of(&vk__built.surfaces, "seuil"), 9999);
	cr_expect_eq(value_of(&vk__built.surfaces, "blorp"), -1);
}
