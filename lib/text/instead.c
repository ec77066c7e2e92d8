/* SPDX-License-Identifier: MIT */
/*
 * Corrections: "3 min easy. Make that 4 min easy.", "plutôt 4 min de récup". What
 * is told behind such words takes the place of the recovery told before them; of
 * all else it is a doubt what it replaces, and no step is lost for it.
 */
#include "grammar.h"

/* Whether the words of a correction stand before piece i, or before its sign. */
static bool
begins_correction(const struct vk__grammar *g, size_t i)
{
	for (size_t k = 0; k < 3 && i >= k; k++) {
		if (vk__g_at(g, i - k)->instead)
			return true;
		if (k > 0 && vk__g_sep(g, i - k) == VK__SEP_NONE)
			return false;
	}
	return false;
}

/* The recovery at the end of the repetition told last; 0: it has none. */
static uint32_t
rest_told(const struct vk__grammar *g, uint32_t parent)
{
	uint32_t group = vk__g_node(g, parent)->last;
	uint32_t rest = group == 0 ? 0 : vk__g_node(g, group)->last;

	return rest != 0 && vk__g_node(g, rest)->reps == 0 && vk__g_node(g, rest)->rest &&
	    vk__node_length(vk__g_node(g, rest)) ? rest : 0;
}

void
vk__instead_block(struct vk__grammar *g, uint32_t parent)
{
	if (vk__g_node(g, parent)->last != 0 && begins_correction(g, g->i))
		vk__g_doubt(g, VK__DOUBT_CONDITION);
}

bool
vk__instead_read(struct vk__grammar *g, uint32_t parent, const struct vk__node *n)
{
	uint32_t at = rest_told(g, parent);
	struct vk__node *rest = vk__g_node(g, at);
	bool easy = n->rest || n->easy ||
	    vk__target_low(n->power.unit, n->power.start, n->power.end);

	if (!vk__node_length(n) || vk__g_node(g, parent)->last == 0 ||
	    !begins_correction(g, n->length_piece > 0 ? n->length_piece - 1 : n->piece))
		return false;
	if (at == 0 && easy && vk__repeat_waits(g, parent))
		return false; /* "récup plutôt 5 min": the first that is told */
	if (at == 0 || !easy || n->after > 0 || n->halfway || n->of_set) {
		vk__g_doubt(g, VK__DOUBT_CONDITION); /* in place of what? */
		return false;
	}
	vk__g_settle_lengths(g, at);
	rest->seconds = n->seconds;
	rest->metres = n->metres;
	rest->length_piece = n->length_piece;
	rest->between = rest->between || n->between;
	if (vk__node_targeted(n)) {
		rest->power = rest->hr = rest->rpe = (vk_target){ 0 };
		rest->zone = rest->zone2 = 0;
	}
	vk__atom_inherit(rest, n);
	return true;
}
