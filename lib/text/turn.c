/* SPDX-License-Identifier: MIT */
/*
 * "Start with the under": which half of an alternation comes first. Where it
 * cannot be told which half is meant, that is a doubt.
 */
#include "grammar.h"

enum { DEEPEST = 4 };

/* The group of two steps inside a part; 0: it holds none. */
static uint32_t
find_pair(const struct vk__grammar *g, uint32_t at, unsigned depth)
{
	uint32_t first = vk__g_node(g, at)->first;
	uint32_t second = first == 0 ? 0 : vk__g_node(g, first)->next;
	uint32_t found = 0;

	if (second != 0 && vk__g_node(g, second)->next == 0 &&
	    vk__g_node(g, first)->reps == 0 && vk__g_node(g, second)->reps == 0 &&
	    !vk__g_node(g, second)->rest)
		return at;
	for (uint32_t c = first; c != 0 && found == 0 && depth < DEEPEST;
	    c = vk__g_node(g, c)->next)
		found = find_pair(g, c, depth + 1);
	return found;
}

/* How hard a step is, in a unit of its own; 0: not told in numbers or words. */
static double
middle(const struct vk__grammar *g, const struct vk__node *n)
{
	const struct vk__zone *z = n->zone == 0 ? NULL :
	    vk__lexicon_zone(g->lexicon, (size_t)(n->zone - 1));

	if (n->power.unit != VK_UNIT_NONE)
		return (n->power.start + n->power.end) / 2;
	return z == NULL ? 0 : (z->from + z->to) / 2;
}

void
vk__turn_read(struct vk__grammar *g, uint32_t parent)
{
	bool low = vk__g_op(g, g->i, VK__OP_LOWFIRST);
	uint32_t last = vk__g_node(g, parent)->last;
	uint32_t group, first, second;
	double a, b;

	vk__g_use(g);
	while (last != 0 && vk__g_node(g, last)->reps == 0)
		last = vk__node_before(g->nodes, parent, last);
	group = last == 0 ? 0 : find_pair(g, last, 0);
	first = vk__g_node(g, group)->first;
	second = vk__g_node(g, group)->last;
	a = group == 0 ? 0 : middle(g, vk__g_node(g, first));
	b = group == 0 ? 0 : middle(g, vk__g_node(g, second));
	if (a <= 0 || b <= 0 || a == b || vk__g_node(g, first)->power.unit !=
	    vk__g_node(g, second)->power.unit) {
		vk__g_doubt(g, VK__DOUBT_PATTERN);
		return;
	}
	if (low == (a < b))
		return;
	vk__node_remove(g->nodes, group, first);
	vk__node_append(g->nodes, group, first);
}
