/* SPDX-License-Identifier: MIT */
#include "text_pipeline.h"

#include "../../lib/text/join.h"

static struct joiner j;

static void
begin(void)
{
	pipeline_begin();
}

TestSuite(join, .init = begin, .fini = pipeline_end);

static void
at(const char *text, size_t i)
{
	read_pieces(text); /* makes room for what is pushed below */
	pieces.count = 0;
	j = (struct joiner){ .out = &pieces, .terms = &terms, .i = i };
}

static void
sign_is(const char *text, enum vk__join join, size_t used)
{
	size_t n = 99;

	at(text, 0);
	cr_expect_eq(vk__j_sign(&j, 1, &n), join, "%s", text);
	if (join != VK__JOIN_NONE)
		cr_expect_eq(n, used, "%s: %zu", text, n);
}

Test(join, signs)
{
	sign_is("7 - 5", VK__JOIN_DASH, 1);
	sign_is("7 à 5", VK__JOIN_TO, 1);
	sign_is("7 to 5", VK__JOIN_TO, 1);
	sign_is("7 et 5", VK__JOIN_AND, 1);
	sign_is("7 / 5", VK__JOIN_SLASH, 1);
	sign_is("7 , 5", VK__JOIN_COMMA, 1);
	sign_is("7 → 5", VK__JOIN_ARROW, 1);
	sign_is("7 .. 5", VK__JOIN_ARROW, 2);
	sign_is("7 ... 5", VK__JOIN_ARROW, 3);
	sign_is("7 . 5", VK__JOIN_NONE, 0);
	sign_is("7 min 5", VK__JOIN_NONE, 0);
	sign_is("7", VK__JOIN_NONE, 0);
}

Test(join, looking_ahead_is_safe)
{
	at("5 min", 0);
	cr_assert_eq(vk__j_ahead(&j, 0)->kind, VK__TERM_NUMBER);
	cr_assert_eq(vk__j_ahead(&j, 100)->kind, VK__TERM_END);
	cr_assert_eq(vk__j_term(&j, 100)->kind, VK__TERM_END);
	cr_assert_null(vk__j_last(&j));
	cr_assert_not(vk__j_last_is(&j, VK__P_TIME));
}

Test(join, push_steps_over_its_terms)
{
	struct vk__piece *p;

	at("5 min fois", 0);
	j.next.from = j.next.at = true;
	p = vk__j_push(&j, VK__P_TIME, 2);
	cr_assert_eq(j.i, 2);
	cr_assert_eq(p->raw, 0);
	cr_assert_eq(p->raws, 2);
	cr_assert(p->from);
	cr_assert(p->at);
	cr_assert_not(j.next.from, "said once");
	cr_assert_not(j.next.at);
	cr_assert_eq(vk__j_last(&j), p);
	cr_assert(vk__j_last_is(&j, VK__P_TIME));
	cr_assert(vk__j_count_follows(&j, 2));
	cr_assert_not(vk__j_count_follows(&j, 0));
}
