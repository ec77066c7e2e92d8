/* SPDX-License-Identifier: MIT */
/*
 * What is said of several at once and shared out: a list with one target for
 * each repetition or step, and the two halves of an effort.
 */
#include "ordinal.h"

/* The nth target of a list. */
static struct vk__node
listed(const struct vk__grammar *g, const struct vk__node *n, uint32_t k)
{
	double value = g->pieces->number[n->targets + k];
	vk_target t = { n->targets_unit, value, value };
	struct vk__node said = { 0 };

	*vk__node_target(&said, t.unit) = t;
	return said;
}

/* "12' + 10' + 8' à 90/95/100 %": one target for each step of the sentence. */
static bool
list_steps(struct vk__grammar *g, uint32_t parent, const struct vk__node *n)
{
	uint32_t step[PICKS];
	uint32_t count = 0;

	for (uint32_t c = vk__g_node(g, parent)->first; c != 0; c = vk__g_node(g, c)->next) {
		const struct vk__node *at = vk__g_node(g, c);

		if (at->rest || vk__node_edge(at) || at->sentence != g->sentence)
			continue;
		if (at->reps > 0 || at->power.unit != VK_UNIT_NONE || count == PICKS)
			return false;
		step[count++] = c;
	}
	if (count != n->targets_count)
		return false;
	for (uint32_t k = 0; k < count; k++) {
		struct vk__node said = listed(g, n, k);
		vk__o_set(vk__g_node(g, step[k]), &said);
	}
	if (count > 2 && step[count - 1] == vk__g_node(g, parent)->last)
		vk__shape_ladder(g, parent, step[0]);
	return true;
}

bool
vk__ordinal_list(struct vk__grammar *g, uint32_t parent, const struct vk__node *n)
{
	uint32_t group = vk__o_group(g, parent);
	struct pick pick[PICKS] = { { 0 } };
	uint8_t of[REPS_MOST];

	if (group == 0)
		return list_steps(g, parent, n);
	if (n->targets_count != vk__g_node(g, group)->reps || n->targets_count > PICKS)
		return false;
	for (uint32_t k = 0; k < n->targets_count; k++) {
		pick[k].said = listed(g, n, k);
		of[k] = (uint8_t)(k + 1);
	}
	vk__o_spell(g, group, pick, of);
	return true;
}

/* "half", "tiers": the part of each effort that a pick names; 0: none. */
static double
share_at(const struct vk__grammar *g, size_t i)
{
	const struct vk__piece *p = vk__g_at(g, i);

	return p->kind == VK__P_BARE && p->a > 0 && p->a < 1 ? p->a : 0;
}

/* "first half at 85 %, second half at 95 %": two parts of each effort. */
static bool
read_halves(struct vk__grammar *g, uint32_t effort, uint32_t parent)
{
	struct vk__node said[2];
	size_t begin = g->i;
	uint32_t other;

	for (unsigned k = 0; k < 2; k++) {
		const struct vk__piece *p;
		size_t next = vk__o_signs(g, g->i);
		size_t end;

		if (k > 0 && next > g->i)
			g->i = next;
		p = vk__g_at(g, g->i);
		end = g->i + 2;
		while (vk__g_at(g, end)->kind == VK__P_COLON)
			end++;
		if (!(k == 0 ? vk__g_op(g, g->i, VK__OP_FIRST) : (p->kind == VK__P_ORD &&
		    p->value == 2) || vk__g_op(g, g->i, VK__OP_LAST)) ||
		    share_at(g, g->i + 1) != 0.5 || !vk__o_said(g, end, &said[k])) {
			g->i = begin;
			return false;
		}
	}
	other = vk__node_copy(g->nodes, effort, 0);
	if (other == 0)
		return false;
	vk__g_node(g, effort)->seconds /= 2;
	vk__g_node(g, effort)->metres /= 2;
	vk__g_node(g, other)->seconds = vk__g_node(g, effort)->seconds;
	vk__g_node(g, other)->metres = vk__g_node(g, effort)->metres;
	vk__g_node(g, other)->at_end = true; /* the end of the same effort */
	vk__o_set(vk__g_node(g, effort), &said[0]);
	vk__o_set(vk__g_node(g, other), &said[1]);
	vk__node_insert(g->nodes, parent, effort, other);
	for (size_t i = begin; i < g->i; i++)
		g->pieces->piece[i].used = true;
	return true;
}

/* The effort, or the only one of a repetition, whose halves are told. */
bool
vk__ordinal_halves(struct vk__grammar *g, uint32_t parent)
{
	uint32_t group = vk__o_group(g, parent);
	uint32_t last = vk__g_node(g, parent)->last;

	if (share_at(g, g->i + 1) == 0 || last == 0)
		return false;
	if (group != 0) {
		if (!read_halves(g, vk__g_node(g, group)->first, group))
			return false;
		vk__g_node(g, group)->detailed = true;
		return true;
	}
	return vk__g_node(g, last)->reps == 0 && !vk__g_node(g, last)->rest &&
	    vk__node_length(vk__g_node(g, last)) && read_halves(g, last, parent);
}
