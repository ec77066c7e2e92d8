/* SPDX-License-Identifier: MIT */
#include "text_pipeline.h"

#include "../../lib/text/grammar.h"

static struct vk__nodes nodes;
static struct vk__grammar g;

static void
end(void)
{
	vk__nodes_free(&nodes);
	pipeline_end();
}

TestSuite(clause, .init = pipeline_begin, .fini = end);

static struct vk__clause
peek(const char *text)
{
	read_pieces(text);
	g = (struct vk__grammar){ .lexicon = lexicon, .pieces = &pieces,
		.nodes = &nodes, .stop = pieces.count - 1 };
	return vk__clause_peek(&g, 0);
}

Test(clause, ends_at_the_next_sign)
{
	cr_assert_eq(peek("5min 95%, 3min").end, 2);
	cr_assert_eq(peek("5min puis 3min").end, 1);
	cr_assert_eq(peek("5min (95%)").end, 1);
	cr_assert_eq(peek("5min\n3min").end, 1);
	cr_assert_eq(peek("").end, 0);
}

Test(clause, what_it_holds)
{
	struct vk__clause c = peek("5min à 95%");

	cr_assert(c.amount);
	cr_assert(c.attribute);
	cr_assert(c.power);
	cr_assert(c.numeric);
	cr_assert_not(c.rest);
	cr_assert_not(c.count);
	cr_assert_not(c.low);
	cr_assert(peek("5x").count);
	cr_assert(peek("5x").amount);
	cr_assert(peek("récup 2min").rest);
	cr_assert(peek("échauffement").warm_cool);
	cr_assert(peek("retour au calme").warm_cool);
	cr_assert(peek("5min à 50%").low);
	cr_assert(peek("souple").easy);
	cr_assert(peek("entre les séries").between);
	cr_assert_not(peek("qwertzu").amount);
	cr_assert(peek("Z4").power);
	cr_assert_not(peek("Z4").numeric);
}

Test(clause, numbers_alone_are_amounts_only_in_their_place)
{
	cr_assert_not(peek("7").amount);
	cr_assert(peek("récup 7").amount);
	cr_assert(peek("échauffement 15").amount);
}

Test(clause, separators)
{
	static const struct {
		const char *text;
		enum vk__sep sep;
	} rows[] = {
		{ "foo, bar", VK__SEP_COMMA }, { "foo / bar", VK__SEP_SLASH },
		{ "foo + bar", VK__SEP_PLUS }, { "foo : bar", VK__SEP_COLON },
		{ "foo - bar", VK__SEP_DASH }, { "foo. Bar", VK__SEP_STOP },
		{ "foo\nbar", VK__SEP_LINE }, { "foo puis bar", VK__SEP_THEN },
		{ "foo et bar", VK__SEP_AND }, { "foo avec bar", VK__SEP_WITH },
		{ "foo plus bar", VK__SEP_PLUS_WORD },
		{ "foo 5min", VK__SEP_NONE },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		peek(rows[i].text);
		cr_expect_eq(vk__g_sep(&g, 0), VK__SEP_NONE);
		cr_expect_eq(vk__g_sep(&g, 1), rows[i].sep, "%s",
		    rows[i].text);
	}
	cr_assert_eq(vk__g_sep(&g, 999), VK__SEP_NONE);
}

Test(clause, looking_past_the_end_is_safe)
{
	peek("5min fois");
	cr_assert_eq(vk__g_at(&g, 0)->kind, VK__P_TIME);
	cr_assert_eq(vk__g_at(&g, 100)->kind, VK__P_END);
	cr_assert_not(vk__g_op(&g, 100, VK__OP_TIMES));
	cr_assert_not(vk__g_op(&g, 0, VK__OP_TIMES));
}

Test(clause, use_marks_a_piece)
{
	peek("5min 95%");
	cr_assert_not(pieces.piece[0].used);
	vk__g_use(&g);
	cr_assert(pieces.piece[0].used);
	cr_assert_eq(g.i, 1);
}

Test(clause, doubts_are_counted)
{
	peek("5min");
	vk__g_doubt(&g, VK__DOUBT_TOTAL);
	vk__g_doubt(&g, VK__DOUBT_TOTAL);
	cr_assert_eq(g.doubts[VK__DOUBT_TOTAL], 2);
	cr_assert_eq(g.doubts[VK__DOUBT_PATTERN], 0);
}
