/* SPDX-License-Identifier: MIT */
/*
 * "2 sets: 4 x 1 min, 1 min easy; 2 x 3 min, 3 min easy. 6 min between sets": several
 * parts behind a colon make up each set where a pause between the sets comes behind
 * them. Promises a doubt where none does.
 */
#include "grammar.h"

enum { PAUSE_MOST = 600 }; /* seconds: a longer one is no pause between sets */

/* Whether a part is a count of sets, a colon, and one repetition so far. */
static bool
is_open_set(const struct vk__grammar *g, uint32_t at)
{
	const struct vk__node *n = vk__g_node(g, at);
	size_t i = n->piece + 1;

	if (!n->counted || !n->set_word || n->reps < 2 || n->first == 0 ||
	    n->first != n->last || !vk__g_node(g, n->first)->counted ||
	    vk__g_at(g, n->piece)->kind != VK__P_COUNT)
		return false;
	while (i < n->piece + 4 && (vk__g_at(g, i)->kind == VK__P_NOTE ||
	    vk__g_at(g, i)->kind == VK__P_UNKNOWN || vk__g_op(g, i, VK__OP_NEXT)))
		i++;
	return vk__g_at(g, i)->kind == VK__P_COLON;
}

bool
vk__round_fold(struct vk__grammar *g, uint32_t parent)
{
	uint32_t at = vk__g_node(g, parent)->first;
	uint32_t c;

	while (at != 0 && !is_open_set(g, at))
		at = vk__g_node(g, at)->next;
	if (at == 0 || vk__g_node(g, at)->next == 0)
		return false;
	for (c = vk__g_node(g, at)->next; c != 0; c = vk__g_node(g, c)->next)
		if (vk__node_edge(vk__g_node(g, c)) || is_open_set(g, c) ||
		    vk__g_node(g, c)->line != vk__g_node(g, at)->line)
			return false;
	while ((c = vk__g_node(g, at)->next) != 0) {
		vk__node_remove(g->nodes, parent, c);
		vk__node_append(g->nodes, at, c);
	}
	vk__g_node(g, at)->paren = vk__g_node(g, at)->detailed = true;
	return true;
}

/* Whether the part behind such sets may belong to each of them. */
static bool
may_belong(const struct vk__grammar *g, uint32_t at)
{
	const struct vk__node *set = vk__g_node(g, at);
	const struct vk__node *n = vk__g_node(g, set->next);

	if (set->next == 0 || vk__node_edge(n) || n->line != set->line || n->piece == 0)
		return false;
	if (n->counted)
		return vk__g_at(g, n->piece - 1)->kind == VK__P_STOP &&
		    vk__g_at(g, n->piece - 1)->value == ';';
	return n->sep == VK__SEP_THEN && n->reps == 0 && n->sentence == set->sentence &&
	    (!vk__node_recovery(n) || (n->next == 0 && n->seconds <= PAUSE_MOST));
}

void
vk__round_settle(struct vk__grammar *g)
{
	for (uint32_t c = vk__g_node(g, 0)->first; c != 0; c = vk__g_node(g, c)->next)
		if (is_open_set(g, c) && may_belong(g, c))
			vk__g_doubt(g, VK__DOUBT_SET_END);
}
