/* SPDX-License-Identifier: MIT */
/*
 * Over-unders told without units: "3x12 OU: 2 under (90 %), 1 over (108 %)" and
 * "(2U, 1O)". The numbers are minutes where two of them fill the effort a whole
 * number of times; elsewhere nothing is changed.
 */
#include "grammar.h"

#include <math.h>

enum { AHEAD = 24 }; /* pieces that two such members take at the most */

struct members {
	size_t bare[2];
	unsigned count;
	unsigned words; /* "over", "under" */
	double minutes;
};

static bool
is_over_under(const struct vk__grammar *g, const struct vk__piece *p)
{
	return p->kind == VK__P_ZONE &&
	    (p->value == vk__lexicon_zone_index(g->lexicon, "over", 4) ||
	    p->value == vk__lexicon_zone_index(g->lexicon, "under", 5));
}

/* What may stand beside the number of a member, or between two of them. */
static bool
is_beside(const struct vk__piece *p)
{
	return p->kind == VK__P_TARGET || p->kind == VK__P_AT || p->kind == VK__P_ZONE ||
	    p->kind == VK__P_OPEN || p->kind == VK__P_CLOSE || p->kind == VK__P_COMMA ||
	    p->kind == VK__P_SLASH || p->kind == VK__P_PLUS ||
	    (p->kind == VK__P_OP && (p->value == VK__OP_AND || p->value == VK__OP_THEN));
}

static struct members
find_members(const struct vk__grammar *g, size_t i)
{
	struct members m = { .count = 0 };

	for (size_t most = i + AHEAD; i < most; i++) {
		const struct vk__piece *p = vk__g_at(g, i);

		m.words += is_over_under(g, p);
		if (p->kind == VK__P_BARE && m.count < 2) {
			m.bare[m.count++] = i;
			m.minutes += p->a;
		} else if (!is_beside(p) || (p->kind == VK__P_CLOSE && m.count == 0)) {
			break;
		}
	}
	return m;
}

bool
vk__overunder_minutes(struct vk__grammar *g, uint32_t group, double seconds)
{
	uint32_t begin = vk__g_node(g, group)->piece;
	bool told = begin > 0 && vk__g_op(g, begin - 1, VK__OP_OVERUNDER);
	size_t i = g->i;
	struct members m;

	while (i < g->i + 3 && (vk__g_op(g, i, VK__OP_OVERUNDER) ||
	    vk__g_at(g, i)->kind == VK__P_COLON || vk__g_at(g, i)->kind == VK__P_OPEN)) {
		told = told || vk__g_op(g, i, VK__OP_OVERUNDER);
		i++;
	}
	m = find_members(g, i);
	if (m.count < 2 || !(told || m.words == 2) || m.minutes <= 0 ||
	    seconds < 2 * 60 * m.minutes || fmod(seconds, 60 * m.minutes) > 1e-9)
		return false;
	for (unsigned k = 0; k < 2; k++) {
		struct vk__piece *p = &g->pieces->piece[m.bare[k]];

		p->kind = VK__P_TIME;
		p->a *= 60;
		p->bare = true;
		g->bare++;
	}
	return true;
}

/* "(2U, 1O)": numbers glued to over and under are minutes. */
bool
vk__overunder_member(struct vk__grammar *g, uint32_t group)
{
	const struct vk__piece *p = vk__g_at(g, g->i);
	const struct vk__piece *next = vk__g_at(g, g->i + 1);
	const struct vk__zone *zone = vk__lexicon_zone(g->lexicon, next->value);
	struct vk__node n = { .sentence = g->sentence, .line = g->line };

	if (p->kind != VK__P_BARE || next->kind != VK__P_ZONE || !next->glued ||
	    zone == NULL || zone->unit == VK_UNIT_RPM)
		return false;
	n.seconds = p->a * 60;
	n.zone = (uint8_t)(1 + next->value);
	n.piece = (uint32_t)g->i;
	n.length_piece = n.piece + 1;
	n.piece_end = n.piece + 2;
	vk__g_use(g);
	vk__g_use(g);
	vk__node_append(g->nodes, group, vk__node_new(g->nodes, &n));
	return true;
}
