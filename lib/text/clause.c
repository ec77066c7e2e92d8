/* SPDX-License-Identifier: MIT */
/*
 * Looking ahead: what the words up to the next separator hold, without
 * consuming them. Every decision about where a part ends rests on this.
 */
#include "grammar.h"

void
vk__g_use(struct vk__grammar *g)
{
	g->pieces->piece[g->i].used = true;
	g->i++;
}

void
vk__g_use_to(struct vk__grammar *g, size_t end)
{
	while (g->i < end)
		vk__g_use(g);
}

void
vk__g_use_length(struct vk__grammar *g)
{
	g->pieces->piece[g->i].placed = true;
	vk__g_use(g);
}

static void
settle_lengths(struct vk__grammar *g, uint32_t at, unsigned depth)
{
	const struct vk__node *n = &g->nodes->node[at];

	if (n->length_piece != 0)
		g->pieces->piece[n->length_piece - 1].placed = true;
	if (depth > 2 * VK__NODE_DEPTH)
		return;
	for (uint32_t c = n->first; c != 0; c = g->nodes->node[c].next)
		settle_lengths(g, c, depth + 1);
}

void
vk__g_settle_lengths(struct vk__grammar *g, uint32_t at)
{
	settle_lengths(g, at, 0);
}

void
vk__g_doubt(struct vk__grammar *g, enum vk__doubt doubt)
{
	_Static_assert(VK__DOUBTS <= 32, "a bit for each");
	g->doubts[doubt]++;
	g->doubted |= UINT32_C(1) << doubt;
}

static void
peek_op(struct vk__clause *c, const struct vk__piece *p)
{
	switch (p->value) {
	case VK__OP_BETWEEN:
		c->between = true;
		break;
	case VK__OP_TOTAL:
		c->total = true;
		break;
	case VK__OP_LAP:
	case VK__OP_PRESS:
		c->open = true;
		break;
	case VK__OP_EQUAL:
	case VK__OP_SAMEREST:
		c->rest_amount = true;
		break;
	case VK__OP_RAMP:
		c->ramp = c->attribute = true;
		break;
	case VK__OP_FREE:
	case VK__OP_CADENCE:
		c->attribute = true;
		break;
	case VK__OP_ALTERNATE:
	case VK__OP_OVERUNDER:
	case VK__OP_MIRROR:
	case VK__OP_REPEAT:
	case VK__OP_DETAIL:
	case VK__OP_ALL:
	case VK__OP_THATSET:
	case VK__OP_WITHIN:
	case VK__OP_HALFWAY:
	case VK__OP_EXCEPT:
	case VK__OP_CHANGE:
	case VK__OP_SAME:
	case VK__OP_ATSTART:
	case VK__OP_ATEND:
	case VK__OP_REMAINDER:
	case VK__OP_LAST:
	case VK__OP_FIRST:
	case VK__OP_LOWFIRST:
	case VK__OP_HIGHFIRST:
	case VK__OP_EFFORTS:
		c->op = true;
		break;
	default:
		break;
	}
}

/* "récup : 2 min": the colon joins a role and its length. */
static bool
names_length(const struct vk__grammar *g, size_t i)
{
	const struct vk__piece *before = vk__g_at(g, i - 1);

	return i > 0 && (before->kind == VK__P_REST || (before->kind == VK__P_ROLE &&
	    before->value == VK__ROLE_RECOVERY)) &&
	    vk__g_at(g, i + 1)->kind == VK__P_TIME;
}

struct vk__clause
vk__clause_peek(const struct vk__grammar *g, size_t i)
{
	struct vk__clause c = { 0 };

	for (size_t most = i + VK__CLAUSE_PIECES; i < most; i++) {
		const struct vk__piece *p = vk__g_at(g, i);
		const struct vk__zone *zone;

		if (p->kind == VK__P_COLON && names_length(g, i))
			continue;
		if (p->kind == VK__P_END || p->kind == VK__P_OPEN || p->kind == VK__P_CLOSE ||
		    vk__g_sep(g, i) != VK__SEP_NONE)
			break;
		switch (p->kind) {
		case VK__P_TIME:
			/* "building in blocks of 60 seconds" tells how, not how long */
			c.amount = c.amount || !(c.ramp && i > 0 &&
			    vk__g_at(g, i - 1)->kind == VK__P_SET);
			break;
		case VK__P_METRES:
		case VK__P_PAIR:
		case VK__P_TIMES:
			c.amount = true;
			break;
		case VK__P_BARE:
			c.amount = c.amount || c.rest || c.warm_cool || vk__bare_begins(g, i);
			break;
		case VK__P_COUNT:
		case VK__P_NAMED:
			c.amount = c.count = true;
			break;
		case VK__P_TARGET:
		case VK__P_TARGETS:
			c.attribute = true;
			c.power = c.power || p->unit == VK_UNIT_PCT_FTP || p->unit == VK_UNIT_WATT ||
			    p->unit == VK_UNIT_POWER_ZONE || p->unit == VK_UNIT_PCT_PMA;
			c.low = c.low || vk__target_low((vk_unit)p->unit, p->a, p->b);
			c.numeric = c.numeric || (c.power && p->unit != VK_UNIT_POWER_ZONE);
			break;
		case VK__P_NOTE:
			c.attribute = true;
			break;
		case VK__P_ZONE:
			zone = vk__lexicon_zone(g->lexicon, p->value);
			c.attribute = true;
			c.easy = c.easy || (zone != NULL && zone->easy);
			c.power = c.power || (zone != NULL && zone->unit != VK_UNIT_RPM);
			break;
		case VK__P_ROLE:
			c.rest = c.rest || p->value == VK__ROLE_RECOVERY;
			c.warm_cool = c.warm_cool || p->value == VK__ROLE_WARMUP ||
			    p->value == VK__ROLE_COOLDOWN;
			break;
		case VK__P_REST:
		case VK__P_OFF:
			c.rest = true;
			break;
		case VK__P_OP:
			peek_op(&c, p);
			break;
		case VK__P_ORD:
		case VK__P_INTO:
			c.op = true;
			break;
		default:
			break;
		}
	}
	c.end = i;
	return c;
}

bool
vk__clause_ends_text(const struct vk__grammar *g, size_t i)
{
	while (vk__g_sep(g, i) == VK__SEP_THEN || vk__g_sep(g, i) == VK__SEP_STOP)
		i++;
	return vk__g_at(g, i)->kind == VK__P_END;
}
