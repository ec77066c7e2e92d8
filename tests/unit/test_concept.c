/* SPDX-License-Identifier: MIT */
#include "../../lib/text/concept.h"

#include <criterion/criterion.h>
#include <string.h>

static vk__lexicon *lex;

static void
begin(void)
{
	cr_assert_eq(vk__lexicon_new(&lex), VK_OK);
}

static void
end(void)
{
	vk__lexicon_free(lex);
}

TestSuite(concept, .init = begin, .fini = end);

static bool
reads(const char *text, struct vk__concept *concept)
{
	struct vk__cell cell = { text, strlen(text) };

	memset(concept, 0, sizeof *concept);
	return vk__concept_read(lex, &cell, concept);
}

static void
means(const char *text, enum vk__class class, unsigned value)
{
	struct vk__concept c;

	cr_assert(reads(text, &c), "%s", text);
	cr_expect_eq(c.class, class, "%s: %u", text, c.class);
	cr_expect_eq(c.value, value, "%s: %u", text, c.value);
}

Test(concept, names_and_numbers)
{
	struct vk__concept c;

	means("unit:min", VK__CLASS_UNIT, VK__WU_MIN);
	means("role:cooldown", VK__CLASS_ROLE, VK__ROLE_COOLDOWN);
	means("rest:between", VK__CLASS_REST, VK__SET_BETWEEN);
	means("op:increase", VK__CLASS_OP, VK__OP_INCREASE);
	means("ord:3", VK__CLASS_ORD, 3);
	means("fill", VK__CLASS_FILL, 0);
	cr_assert(reads("num:0.5", &c));
	cr_expect_float_eq(c.number, 0.5f, 1e-6f);
}

Test(concept, nothing_else)
{
	static const char *const bad[] = { "", "unit", "unit:furlong", "num:", "num:x",
		"day:8", "month:0", "fill:1", "named:tabata", "zone:none" };
	struct vk__concept c;

	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		cr_expect_not(reads(bad[i], &c), "%s", bad[i]);
}
