/* SPDX-License-Identifier: MIT */
/*
 * "8x40/20, les 40 s à 125 %", "20/40 (20 s à 130 %, 40 s souple)": a length
 * that is told again with a target says more of the step that has it, and is
 * no step of its own.
 */
#include "grammar.h"

enum { SHORT = 120 }; /* seconds: nobody adds one such effort to untold ones */

static bool
is_easy(const struct vk__node *n)
{
	return n->easy || n->rest || vk__target_low(n->power.unit, n->power.start, n->power.end);
}

/* The step of a group, or of the one inside it, that has this length. */
static uint32_t
find_step(const struct vk__grammar *g, uint32_t group, const struct vk__node *said)
{
	uint32_t found = 0;

	for (uint32_t c = vk__g_node(g, group)->first; c != 0; c = vk__g_node(g, c)->next) {
		const struct vk__node *n = vk__g_node(g, c);

		if (n->reps == 0 && n->seconds == said->seconds && !vk__node_targeted(n) &&
		    n->rest == is_easy(said) && found == 0)
			found = c;
	}
	return found;
}

static uint32_t
innermost(const struct vk__grammar *g, uint32_t group)
{
	uint32_t inner = group;

	for (unsigned d = 0; inner != 0 && d < VK__NODE_DEPTH; d++) {
		group = inner;
		inner = vk__repeat_inner(g, group);
	}
	return group;
}

/* Whether words of no meaning stand before a length: "les 8 min", "the 40s". */
static bool
has_article(const struct vk__grammar *g, const struct vk__node *n)
{
	size_t i = n->length_piece - 1u;
	const struct vk__piece *before = vk__g_at(g, i - 1);

	return i > 0 && before->raw + before->raws < vk__g_at(g, i)->raw;
}

static bool
says_more(const struct vk__grammar *g, const struct vk__node *n)
{
	return n->seconds > 0 && n->length_piece > 0 && n->role == 0 && !n->ramp &&
	    n->sep != VK__SEP_PLUS && n->sep != VK__SEP_THEN && n->sep != VK__SEP_FOLLOWED &&
	    n->sep != VK__SEP_LINE && (vk__node_targeted(n) || n->cadence.unit != VK_UNIT_NONE) &&
	    (n->seconds <= SHORT || has_article(g, n));
}

bool
vk__recall_read(struct vk__grammar *g, uint32_t parent, const struct vk__node *n)
{
	uint32_t group = vk__g_node(g, parent)->last;
	uint32_t step;

	if (group != 0 && !vk__g_node(g, group)->counted && n->length_piece > 0 &&
	    has_article(g, n))
		group = vk__node_before(g->nodes, parent, group); /* "4x(8'+4') + 12', les 8' ..." */
	if (group == 0 || !vk__g_node(g, group)->counted || !says_more(g, n))
		return false;
	group = innermost(g, group);
	if (vk__g_node(g, group)->reps < 2 ||
	    vk__g_node(g, group)->first == vk__g_node(g, group)->last)
		return false;
	step = find_step(g, group, n);
	if (step == 0)
		return false;
	vk__atom_inherit(vk__g_node(g, step), n);
	g->pieces->piece[n->length_piece - 1].placed = true;
	return true;
}

bool
vk__recall_all(struct vk__grammar *g, uint32_t group, uint32_t told)
{
	uint32_t inner = innermost(g, group);
	bool all = vk__g_node(g, told)->first != 0 && vk__g_node(g, group)->counted;

	for (uint32_t c = vk__g_node(g, told)->first; c != 0 && all; c = vk__g_node(g, c)->next)
		all = vk__g_node(g, c)->reps == 0 && vk__g_node(g, c)->seconds > 0 &&
		    find_step(g, inner, vk__g_node(g, c)) != 0;
	for (uint32_t c = vk__g_node(g, told)->first; c != 0 && all; c = vk__g_node(g, c)->next)
		vk__atom_inherit(vk__g_node(g, find_step(g, inner, vk__g_node(g, c))),
		    vk__g_node(g, c));
	if (all)
		vk__g_settle_lengths(g, told);
	return all;
}
