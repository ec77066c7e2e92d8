/* SPDX-License-Identifier: MIT */
/*
 * Targets that are said once for many steps: behind a group, before it, or as
 * a list with one for each.
 */
#include "atom.h"

/* "1'/2' à 125%/55%": one target of the list for each step. */
static bool
share_list(struct vk__grammar *g, uint32_t group, const struct vk__node *from)
{
	uint32_t k = 0;

	if (from->targets_count == 0)
		return false;
	for (uint32_t c = vk__g_node(g, group)->first; c != 0; c = vk__g_node(g, c)->next) {
		if (vk__g_node(g, c)->reps > 0)
			return false;
		k++;
	}
	if (k % from->targets_count != 0)
		vk__g_doubt(g, VK__DOUBT_CONTRADICTION);
	if (k == 0 || k % from->targets_count != 0)
		return false;
	k = 0;
	for (uint32_t c = vk__g_node(g, group)->first; c != 0; c = vk__g_node(g, c)->next) {
		double value = g->pieces->number[from->targets + k++ % from->targets_count];
		*vk__node_target(vk__g_node(g, c), from->targets_unit) =
		    (vk_target){ from->targets_unit, value, value };
	}
	return true;
}

/* "5'/4'/3' de 100 à 120 %": from step to step. */
static bool
share_range(struct vk__grammar *g, uint32_t group, const struct vk__node *from)
{
	double step;
	unsigned n = 0;

	if (!vk__g_node(g, group)->ladder || !from->ramp || from->power.unit == VK_UNIT_NONE)
		return false;
	for (uint32_t c = vk__g_node(g, group)->first; c != 0; c = vk__g_node(g, c)->next) {
		if (vk__g_node(g, c)->reps > 0 || vk__node_targeted(vk__g_node(g, c)))
			return false;
		n++;
	}
	if (n < 3)
		return false;
	step = (from->power.end - from->power.start) / (n - 1);
	n = 0;
	for (uint32_t c = vk__g_node(g, group)->first; c != 0; c = vk__g_node(g, c)->next) {
		double value = from->power.start + step * n++;
		vk__g_node(g, c)->power = (vk_target){ from->power.unit, value, value };
	}
	return true;
}

/* "(2' + 2') à 340 W": one target, so the other half is the recovery; but not
 * in "(3' à 55 tpm + 3' à 105 tpm), le tout à 80 %". */
static uint32_t
resting_half(const struct vk__grammar *g, uint32_t group, const struct vk__node *from)
{
	uint32_t first = vk__g_node(g, group)->first;
	uint32_t second = first == 0 ? 0 : vk__g_node(g, first)->next;
	const struct vk__node *a = vk__g_node(g, first);
	const struct vk__node *b = vk__g_node(g, second);

	if (second == 0 || b->next != 0 || !vk__g_node(g, group)->paren ||
	    !vk__node_targeted(from) || from->of_all || a->reps > 0 || b->reps > 0 ||
	    vk__node_targeted(a) || vk__node_targeted(b) || b->hard ||
	    b->sep == VK__SEP_COMMA || (a->cadence.unit != VK_UNIT_NONE &&
	    b->cadence.unit != VK_UNIT_NONE))
		return 0;
	return second;
}

/* Whether an effort of the group waits for a target: an all-out one beside it
 * is then not the one that is meant. */
static bool
some_wait(const struct vk__grammar *g, uint32_t group)
{
	for (uint32_t c = vk__g_node(g, group)->first; c != 0; c = vk__g_node(g, c)->next) {
		const struct vk__node *n = vk__g_node(g, c);

		if (n->reps == 0 && !n->rest && !n->easy && !vk__node_targeted(n))
			return true;
	}
	return false;
}

void
vk__repeat_share(struct vk__grammar *g, uint32_t group, const struct vk__node *from)
{
	uint32_t half = resting_half(g, group, from);
	bool wait = from->power.unit != VK_UNIT_NONE && some_wait(g, group);

	if (g->depth > VK__NODE_DEPTH)
		return;
	if (half != 0) {
		vk__g_node(g, half)->rest = true;
		vk__g_node(g, group)->rested = true;
	}
	if (share_list(g, group, from) || share_range(g, group, from))
		return;
	g->depth++;
	for (uint32_t c = vk__g_node(g, group)->first; c != 0; c = vk__g_node(g, c)->next) {
		struct vk__node *n = vk__g_node(g, c);

		if (n->reps > 0) {
			vk__repeat_share(g, c, from);
		} else if (from->of_all && n->rest && n->role == 0 && !n->easy &&
		    n->cadence.unit != VK_UNIT_NONE && !vk__node_targeted(n)) {
			n->rest = false; /* "1 min 110 rpm, 1 min 85 rpm, all of it at 65 %" */
			vk__atom_inherit(n, from);
		} else if (!n->rest && !n->easy && !vk__node_edge(n) && !(wait && n->maxeffort)) {
			vk__atom_inherit(n, from);
		}
	}
	g->depth--;
}

/* Whether targets come next, before any length or role. */
static bool
leads_attributes(const struct vk__grammar *g, size_t i)
{
	bool found = false;

	for (;; i++) {
		const struct vk__piece *p = vk__g_at(g, i);
		const struct vk__zone *z;

		switch (p->kind) {
		case VK__P_TARGET:
		case VK__P_TARGETS:
			found = true;
			continue;
		case VK__P_ZONE:
			z = vk__lexicon_zone(g->lexicon, p->value);
			if (z == NULL || z->easy)
				return found;
			found = true;
			continue;
		case VK__P_AT:
		case VK__P_NOTE:
		case VK__P_UNKNOWN:
			continue;
		case VK__P_TIME:
		case VK__P_METRES:
		case VK__P_BARE:
			return false;
		default:
			return found;
		}
	}
}

/* "10x30/30 à 120 % (10 min)": the length is of all, none of the efforts. */
static size_t
before_check(const struct vk__grammar *g, size_t i)
{
	while (i < g->stop && vk__g_sep(g, i) == VK__SEP_NONE && !vk__count_checks(g, i))
		i++;
	return vk__count_checks(g, i) ? i : g->stop;
}

/* "5x(...) à 95%": what stands behind a group belongs to its efforts. */
void
vk__repeat_shared(struct vk__grammar *g, uint32_t group)
{
	struct vk__node n = { 0 };
	size_t stop = g->stop;

	bool paren = vk__g_at(g, g->i)->kind == VK__P_OPEN &&
	    vk__paren_attributes(g, g->i);

	if (!leads_attributes(g, g->i + paren))
		return;
	if (paren)
		vk__g_use(g); /* "5'/3' (100 %/55 %)" */
	else
		g->stop = before_check(g, g->i);
	if (!vk__atom_read(g, &n, true)) {
		g->stop = stop;
		return;
	}
	g->stop = stop;
	if (paren && vk__g_at(g, g->i)->kind == VK__P_CLOSE)
		vk__g_use(g);
	vk__repeat_share(g, group, &n);
	if (n.seconds > 0)
		vk__g_doubt(g, VK__DOUBT_TARGET_PLACE);
}
