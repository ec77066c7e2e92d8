/* SPDX-License-Identifier: MIT */
/*
 * Sessions with a fixed structure that are told by their name: it takes the name's
 * place where the text has no structure of its own.
 */
#include "grammar.h"

/* Named sessions are read by the parser, in place of their name. */
void
vk__named_read(struct vk__grammar *g, uint32_t parent)
{
	const struct vk__piece *next = vk__g_at(g, g->i + 1);

	if (next->kind == VK__P_COUNT && next->sign_first) {
		/* "Tabata x2" */
		g->named_piece = (uint32_t)g->i;
		g->named = 1u + vk__g_at(g, g->i)->value;
		vk__node_append(g->nodes, parent, vk__shape_named(g, g->named - 1));
		vk__g_use(g);
		return;
	}
	if (g->named == 0) {
		g->named = 1u + vk__g_at(g, g->i)->value;
		g->named_after = 1u + vk__g_node(g, 0)->last;
		g->named_piece = (uint32_t)g->i;
	}
	vk__g_use(g);
}

/* "Rønnestad 30/15": the pair belongs to the name, it is no structure. */
static void
drop_named_pair(struct vk__grammar *g)
{
	const struct vk__named *named = vk__lexicon_named(g->lexicon, g->named - 1);
	uint32_t first = g->pair;
	uint32_t second = first == 0 ? 0 : vk__g_node(g, first)->next;

	if (second == 0 || named == NULL || vk__g_node(g, first)->reps > 0 ||
	    vk__g_node(g, first)->seconds != named->effort ||
	    vk__g_node(g, second)->seconds != named->other ||
	    vk__node_targeted(vk__g_node(g, first)) ||
	    vk__node_before(g->nodes, 0, first) != g->named_after - 1)
		return;
	vk__g_settle_lengths(g, first);
	vk__g_settle_lengths(g, second);
	vk__node_remove(g->nodes, 0, second);
	vk__node_remove(g->nodes, 0, first);
}

/* The name alone: its session goes where the name stood. */
void
vk__named_settle(struct vk__grammar *g)
{
	uint32_t at;

	if (g->named == 0 || g->named_after == 0)
		return;
	drop_named_pair(g);
	for (uint32_t c = vk__g_node(g, 0)->first; c != 0; c = vk__g_node(g, c)->next)
		if (vk__g_node(g, c)->reps > 0 || (!vk__g_node(g, c)->rest && !vk__node_edge(vk__g_node(g, c)))) {
			g->named = 0; /* the text has a structure of its own */
			return;
		}
	at = vk__shape_named(g, g->named - 1);
	vk__node_insert(g->nodes, 0, g->named_after - 1, at);
}
