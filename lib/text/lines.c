/* SPDX-License-Identifier: MIT */
/*
 * Counts on a line of their own, "5 times": of the lines above them or below.
 * Promises that one that may be of either is a doubt.
 */
#include "grammar.h"

const struct vk__piece *
vk__lines_of(const struct vk__grammar *g, size_t i)
{
	while (i > 0 && vk__g_at(g, i)->kind != VK__P_LINE)
		i--;
	return vk__g_at(g, i);
}

/* Whether an empty line stands between two pieces. */
static bool
parted(const struct vk__grammar *g, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (vk__g_at(g, i)->kind == VK__P_LINE && vk__g_at(g, i)->lines > 1)
			return true;
	return false;
}

/* The steps on the lines right above, the first of them; *count of them. */
static uint32_t
above(const struct vk__grammar *g, uint32_t parent, unsigned *count)
{
	uint32_t first = 0;
	size_t end = g->i;

	*count = 0;
	for (uint32_t c = vk__g_node(g, parent)->last; c != 0;
	    c = vk__node_before(g->nodes, parent, c)) {
		const struct vk__node *n = vk__g_node(g, c);

		if (vk__node_edge(n) || n->counted || parted(g, n->piece_end, end))
			break;
		first = c;
		end = n->piece;
		++*count;
	}
	return first;
}

/* "15 min Z2", "5 min 260 W", "3 min 140 W", "x5": a long first step above two
 * or more may stand before what is repeated. */
static bool
leads_in(const struct vk__grammar *g, uint32_t first)
{
	double seconds = vk__g_node(g, first)->seconds;
	double sum = 0;
	unsigned others = 0;

	for (uint32_t c = vk__g_node(g, first)->next; c != 0; c = vk__g_node(g, c)->next) {
		sum += vk__node_seconds(g->nodes, c, 0);
		others++;
	}
	return others > 1 && seconds > sum / others * 2;
}

/* How many lines of steps follow, up to an empty one, a count or an edge. */
static unsigned
below(const struct vk__grammar *g, size_t i)
{
	unsigned lines = 0;

	while (vk__g_at(g, i)->kind == VK__P_LINE && i < g->stop &&
	    (lines == 0 || vk__g_at(g, i)->lines < 2)) {
		const struct vk__piece *p = vk__g_at(g, ++i);
		bool step = false;

		if (p->kind == VK__P_COUNT || (p->kind == VK__P_ROLE &&
		    (p->value == VK__ROLE_WARMUP || p->value == VK__ROLE_COOLDOWN)))
			break;
		for (; i < g->stop && vk__g_at(g, i)->kind != VK__P_LINE; i++)
			step |= vk__g_at(g, i)->kind == VK__P_TIME ||
			    vk__g_at(g, i)->kind == VK__P_METRES ||
			    vk__g_at(g, i)->kind == VK__P_PAIR;
		lines += step;
	}
	return lines;
}

uint32_t
vk__lines_above(struct vk__grammar *g, uint32_t parent, size_t next, bool colon)
{
	const struct vk__piece *line = vk__g_at(g, next);
	const struct vk__piece *own = vk__lines_of(g, g->i);
	uint32_t last = vk__g_node(g, parent)->last;
	unsigned before, after;
	uint32_t first;

	if (parent != 0 || colon || last == 0 || line->kind != VK__P_LINE ||
	    own->kind != VK__P_LINE || vk__g_node(g, last)->line == g->line ||
	    (line->bullet && !own->bullet) || line->indent > own->indent)
		return 0;
	first = above(g, parent, &before);
	after = line->lines > 1 ? 0 : below(g, next);
	if (first == 0 || (before == 1 && after > 1))
		return 0;
	if (leads_in(g, first) || after > 1 || (before == 1 && after == 1 && !g->repeat))
		vk__g_doubt(g, VK__DOUBT_COUNT_ALONE);
	return first;
}
