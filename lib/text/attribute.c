/* SPDX-License-Identifier: MIT */
/*
 * Targets that stand without a length: of the part before, of all parts of the
 * sentence, of what comes next, or of nothing we know.
 */
#include "grammar.h"

/* Whether a step below has a power already, and another one. */
static bool
has_other_power(const struct vk__grammar *g, uint32_t at, const vk_target *power,
    unsigned depth)
{
	const struct vk__node *n = vk__g_node(g, at);

	if (n->reps == 0)
		return !n->rest && n->power.unit != VK_UNIT_NONE &&
		    (n->power.unit != power->unit || n->power.start != power->start ||
		    n->power.end != power->end);
	for (uint32_t c = n->first; c != 0 && depth < VK__NODE_DEPTH; c = vk__g_node(g, c)->next)
		if (has_other_power(g, c, power, depth + 1))
			return true;
	return false;
}

/* Gives a part what it lacks; what it has already differently is a doubt. */
static void
share_with(struct vk__grammar *g, uint32_t parent, uint32_t at, const struct vk__node *n)
{
	if (n->power.unit != VK_UNIT_NONE && has_other_power(g, at, &n->power, 0))
		vk__g_doubt(g, VK__DOUBT_TARGET_PLACE);
	if (vk__g_node(g, at)->reps > 0) {
		vk__repeat_share(g, at, n);
		vk__climb_across(g, parent, at);
	}
	else
		vk__atom_inherit(vk__g_node(g, at), n);
}

/* "4 min on, 2 min off, at 102 %": of the efforts of the sentence, when the last
 * part is a recovery and no effort has a target. */
static bool
share_sentence(struct vk__grammar *g, uint32_t parent, const struct vk__node *said)
{
	uint32_t last = vk__g_node(g, parent)->last;
	unsigned count = 0;

	if (last == 0 || !vk__g_node(g, last)->rest || !vk__node_targeted(said) || said->easy)
		return false;
	for (uint32_t c = vk__g_node(g, parent)->first; c != 0; c = vk__g_node(g, c)->next) {
		const struct vk__node *n = vk__g_node(g, c);

		if (n->sentence != g->sentence || n->rest || vk__node_edge(n))
			continue;
		if (n->reps > 0 || vk__node_targeted(n))
			return false;
		count++;
	}
	for (uint32_t c = vk__g_node(g, parent)->first; c != 0; c = vk__g_node(g, c)->next)
		if (vk__g_node(g, c)->sentence == g->sentence && !vk__g_node(g, c)->rest &&
		    !vk__node_edge(vk__g_node(g, c)))
			vk__atom_inherit(vk__g_node(g, c), said);
	return count > 0;
}

/* "Seuil" on a line of its own, and lines below it. */
static bool
is_title(const struct vk__grammar *g, const struct vk__node *n)
{
	const struct vk__piece *next = vk__g_at(g, g->i);

	return n->sep == VK__SEP_LINE && next->kind == VK__P_LINE && next->lines == 1 &&
	    n->zone != 0 && n->power.unit == VK_UNIT_NONE && g->i + 1 < g->stop &&
	    vk__clause_peek(g, g->i + 1).amount;
}

void
vk__part_attributes(struct vk__grammar *g, uint32_t parent, const struct vk__node *n)
{
	uint32_t last = vk__g_node(g, parent)->last;
	enum vk__sep next = vk__g_sep(g, g->i);
	bool ends = next == VK__SEP_STOP || next == VK__SEP_LINE ||
	    vk__g_at(g, g->i)->kind == VK__P_END;

	if (!vk__node_targeted(n) && n->cadence.unit == VK_UNIT_NONE && !n->hard &&
	    n->targets_count == 0 && !n->across)
		return;
	if (vk__eased_note(g, parent, n))
		return;
	if (n->targets_count > 0 && last != 0 && vk__ordinal_list(g, parent, n))
		return;
	if (n->at_end || n->at_start) {
		vk__g_doubt(g, VK__DOUBT_EMBEDDED); /* "the first one at 88 %" */
		return;
	}
	if (last != 0 && n->sep == VK__SEP_COLON && vk__g_node(g, last)->reps == 0 &&
	    vk__g_node(g, last)->piece_end + 1 == n->piece &&
	    !vk__node_targeted(vk__g_node(g, last))) {
		vk__atom_inherit(vk__g_node(g, last), n); /* "10 min : Z2" */
		return;
	}
	if (last != 0 && n->sep == VK__SEP_NONE && vk__g_node(g, last)->sentence == g->sentence &&
	    vk__g_node(g, last)->counted) {
		share_with(g, parent, last, n);
		return;
	}
	if (last != 0 && parent == 0 && vk__clause_ends_text(g, g->i) && g->stated_total > 0 &&
	    has_other_power(g, last, &n->power, 0) && (n->sep == VK__SEP_COMMA || n->sep == VK__SEP_THEN) &&
	    vk__node_targeted(n)) {
		struct vk__node left = *n; /* "60 min total: ..., Z2 to finish" */

		left.remainder = true;
		vk__node_append(g->nodes, parent, vk__node_new(g->nodes, &left));
		vk__g_doubt(g, VK__DOUBT_GROUP_END);
		return;
	}
	if (last != 0 && n->sep == VK__SEP_COMMA && (vk__g_node(g, last)->counted ||
	    vk__g_node(g, last)->ladder) && vk__g_node(g, last)->sentence == g->sentence) {
		share_with(g, parent, last, n);
		return;
	}
	if ((n->sep == VK__SEP_COMMA || n->sep == VK__SEP_NONE) &&
	    share_sentence(g, parent, n))
		return;
	if (last != 0 && (n->sep == VK__SEP_COMMA || n->sep == VK__SEP_AND) &&
	    vk__g_node(g, last)->sentence == g->sentence) {
		vk__g_doubt(g, VK__DOUBT_TARGET_PLACE);
		return;
	}
	if (last != 0 && ends && n->sep >= VK__SEP_STOP && !vk__g_node(g, last)->rest &&
	    !(vk__g_node(g, last)->easy && n->power.unit != VK_UNIT_NONE) &&
	    !vk__node_edge(vk__g_node(g, last)) && !is_title(g, n)) {
		/* "... Target 88-92 %." says more about the part before. */
		share_with(g, parent, last, n);
		return;
	}
	if (ends && last == 0 && g->line == 0 && next == VK__SEP_LINE)
		return; /* a title */
	if (g->has_pending)
		vk__atom_inherit(&g->pending, n);
	else
		g->pending = *n;
	g->has_pending = true;
}
