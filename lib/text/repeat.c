/* SPDX-License-Identifier: MIT */
/*
 * Repetitions: whether a count stands before its block or after it, and the block of
 * one before it, nested or not. A count that nothing follows is a doubt.
 */
#include "ordinal.h"

/* Whether what follows a count can be its block. */
static bool
begins_block(const struct vk__grammar *g, size_t i)
{
	const struct vk__piece *p = vk__g_at(g, i);

	switch (p->kind) {
	case VK__P_TIME:
	case VK__P_METRES:
	case VK__P_BARE:
	case VK__P_PAIR:
	case VK__P_TIMES:
	case VK__P_TARGET:
	case VK__P_TARGETS:
	case VK__P_ZONE:
	case VK__P_OPEN:
	case VK__P_COUNT:
	case VK__P_NAMED:
	case VK__P_AT:
		return true;
	case VK__P_ROLE:
		return (p->value == VK__ROLE_EFFORT || p->value == VK__ROLE_RECOVERY ||
		    p->value == VK__ROLE_ACTIVATION) && vk__clause_peek(g, i + 1).amount;
	case VK__P_OP:
		return p->value == VK__OP_ALTERNATE || p->value == VK__OP_LAP ||
		    p->value == VK__OP_FOR || p->value == VK__OP_OVERUNDER ||
		    p->value == VK__OP_DETAIL || (p->value == VK__OP_RAMP &&
		    vk__clause_peek(g, i + 1).amount);
	case VK__P_UNKNOWN:
	case VK__P_NOTE:
	case VK__P_SET:
		return vk__clause_peek(g, i + 1).amount;
	default:
		return false;
	}
}

static bool
is_after(const struct vk__grammar *g, uint32_t parent, size_t next, bool colon)
{
	const struct vk__piece *p = vk__g_at(g, g->i);
	bool before = vk__g_node(g, parent)->last != 0;

	if (g->steps_from > 0)
		return true;
	if (p->sign_first)
		return before && vk__g_node(g, vk__g_node(g, parent)->last)->line == g->line;
	if (vk__g_op(g, next, VK__OP_THATSET) || (vk__g_op(g, next, VK__OP_AGAIN)))
		return true;
	if (vk__g_at(g, next)->kind == VK__P_LINE)
		return !((colon || p->times || p->set || g->repeat || (p->rep &&
		    (vk__g_at(g, next)->bullet || (g->i > 0 &&
		    vk__g_at(g, g->i - 1)->kind == VK__P_COLON)))) &&
		    vk__g_at(g, next)->lines == 1 && next + 1 < g->stop &&
		    (vk__g_at(g, next)->bullet || colon || g->line == 0 ||
		    vk__g_node(g, parent)->last == 0 ||
		    vk__g_node(g, vk__g_node(g, parent)->last)->line != g->line)) ;
	if (vk__count_checks(g, next) && before)
		return true;
	if (g->repeat && !colon && before && !begins_block(g, next))
		return true;
	return !begins_block(g, next);
}

/* "5 fois la boucle : ...", "6 montées (2 min à 110 %)": over the words that name
 * what comes after a colon or in a parenthesis. */
static size_t
skip_name(const struct vk__grammar *g, size_t i, bool *colon)
{
	size_t at = i;

	while (at < i + 4 && (vk__g_at(g, at)->kind == VK__P_UNKNOWN ||
	    vk__g_at(g, at)->kind == VK__P_NOTE ||
	    vk__g_op(g, at, VK__OP_NEXT) || vk__g_op(g, at, VK__OP_BIKE) ||
	    vk__g_op(g, at, VK__OP_THATSET) || vk__o_name(vk__g_at(g, at))))
		at++;
	if (vk__g_at(g, at)->kind == VK__P_OPEN && vk__g_at(g, at + 1)->kind == VK__P_TIME)
		return at;
	if (vk__g_at(g, at)->kind != VK__P_COLON || at == i)
		return i;
	*colon = true;
	return at + 1;
}

/* "hill reps x8,": a count of what is told next. */
static bool
names_count(const struct vk__grammar *g)
{
	const struct vk__piece *before = vk__g_at(g, g->i - 1);

	return vk__g_at(g, g->i)->sign_first && g->i > 0 &&
	    (before->kind == VK__P_SET || (before->kind == VK__P_ROLE &&
	    before->value == VK__ROLE_EFFORT));
}

/* "3 séries, 3 répétitions, 3 minutes": counts that count each other. */
static bool
is_chain(const struct vk__grammar *g, size_t next)
{
	const struct vk__piece *outer = vk__g_at(g, next - 1);
	const struct vk__piece *inner = vk__g_at(g, next + 1);

	return outer->set && !inner->set && vk__g_at(g, next + 2)->kind == VK__P_COMMA &&
	    vk__g_at(g, next + 3)->kind == VK__P_TIME;
}

/* "13x(30/15)" on a line, and below "3 sets, 3 min easy between": of what stands
 * above, when nothing else follows on the line. */
static bool
counts_sets_above(const struct vk__grammar *g, uint32_t last, size_t next)
{
	struct vk__clause c;

	if (last == 0 || !vk__g_node(g, last)->counted || vk__g_node(g, last)->line == g->line ||
	    !(vk__g_at(g, g->i)->set || (g->i > 0 && vk__g_at(g, g->i)->times &&
	    vk__g_at(g, g->i - 1)->kind == VK__P_LINE)))
		return false;
	c = vk__clause_peek(g, next + 1);
	return c.between && c.amount && !c.count &&
	    (vk__g_at(g, c.end)->kind == VK__P_LINE || vk__g_at(g, c.end)->kind == VK__P_END ||
	    vk__g_at(g, c.end)->kind == VK__P_STOP);
}

/* A count at the beginning, a comma, and only then what it counts. */
static bool
announces(const struct vk__grammar *g, uint32_t parent, size_t next)
{
	uint32_t last = vk__g_node(g, parent)->last;

	return vk__g_at(g, next)->kind == VK__P_COMMA && begins_block(g, next + 1) &&
	    !counts_sets_above(g, last, next) &&
	    (vk__g_at(g, next + 1)->kind != VK__P_COUNT || is_chain(g, next)) && g->depth < VK__NODE_DEPTH &&
	    (last == 0 || g->sep == VK__SEP_THEN || names_count(g) || (vk__g_node(g, last)->line != g->line &&
	    vk__g_node(g, last)->sentence != g->sentence));
}

/* "1 h à 65 % entrecoupée de 10 sprints de 10 s": efforts, not recoveries. */
static bool
parts_ride(const struct vk__grammar *g, uint32_t parent)
{
	const struct vk__piece *p = vk__g_at(g, g->i - 1);
	uint32_t last = vk__g_node(g, parent)->last;

	return p->kind == VK__P_REST && p->value == VK__SET_BETWEEN && last != 0 &&
	    vk__g_node(g, last)->reps == 0;
}

void
vk__repeat_read(struct vk__grammar *g, uint32_t parent)
{
	const struct vk__piece *p = vk__g_at(g, g->i);
	size_t next = g->i + 1;
	bool colon = false;
	struct vk__node like = { .counted = true, .sentence = g->sentence, .line = g->line,
		.piece = (uint32_t)g->i, .sep = (uint8_t)g->sep, .set_word = p->set, .stair = p->stair,
		.first_in_line = !g->content };
	uint32_t group, above;

	like.inside = vk__ride_inside(g, g->i) || (g->i > 0 && parts_ride(g, parent));
	while (vk__g_at(g, next)->kind == VK__P_COLON || vk__g_at(g, next)->kind == VK__P_SET ||
	    (vk__g_op(g, next, VK__OP_DETAIL) && (vk__g_at(g, next + 1)->kind == VK__P_COUNT ||
	    vk__g_at(g, next + 1)->kind == VK__P_TIME))) {
		colon = colon || vk__g_at(g, next)->kind == VK__P_COLON ||
		    (vk__g_op(g, next, VK__OP_DETAIL) &&
		    vk__g_at(g, next + 1)->kind == VK__P_TIME);
		next++;
	}
	if (!colon)
		next = skip_name(g, next, &colon);
	above = vk__lines_above(g, parent, next, colon);
	if (above == 0 && announces(g, parent, next))
		next++; /* "8 rounds, 20 on 10 off" */
	else if (above != 0 || is_after(g, parent, next, colon) || g->depth > VK__NODE_DEPTH) {
		vk__count_after(g, parent, above);
		return;
	}
	g->repeat = g->again = false;
	like.reps = vk__count_value(g, p);
	if (like.reps == 0) {
		g->i++;
		return;
	}
	group = vk__node_new(g->nodes, &like);
	if (group == 0) {
		g->i = g->stop;
		return;
	}
	vk__g_use_to(g, next);
	g->depth++;
	vk__block_read(g, group, colon);
	g->depth--;
	vk__block_fill(g, group);
	if (vk__g_node(g, group)->paren || vk__g_node(g, group)->rested ||
	    (vk__g_node(g, group)->first != 0 &&
	    (vk__g_node(g, vk__g_node(g, group)->first)->ladder ||
	    vk__g_node(g, vk__g_node(g, group)->first)->rested)))
		vk__repeat_shared(g, group);
	if (g->has_pending && vk__g_node(g, group)->first != 0)
		vk__repeat_share(g, group, &g->pending);
	g->has_pending = false;
	vk__g_node(g, group)->piece_end = (uint32_t)g->i;
	vk__each_told(g, group, colon);
	if (vk__g_node(g, group)->first == 0) {
		vk__g_doubt(g, VK__DOUBT_COUNT_ALONE);
		return;
	}
	if (vk__g_op(g, g->i - 1, VK__OP_INSIDE))
		vk__g_node(g, group)->inside = true; /* "3x3 min at 100 % included" */
	vk__sequence_place(g, parent, group);
	vk__climb_across(g, parent, group);
}

void
vk__repeat_divide(struct vk__grammar *g, uint32_t parent)
{
	uint32_t last = vk__g_node(g, parent)->last;
	uint32_t sets = vk__g_at(g, g->i)->value;
	uint32_t outer;

	vk__g_use(g);
	if (last == 0 || !vk__g_node(g, last)->counted ||
	    vk__g_node(g, last)->reps % sets != 0 || vk__g_node(g, last)->reps <= sets) {
		vk__g_doubt(g, VK__DOUBT_COUNT_ALONE);
		return;
	}
	vk__g_node(g, last)->reps /= sets;
	outer = vk__node_wrap(g->nodes, parent, last, sets);
	if (outer != 0)
		vk__g_node(g, outer)->set_word = true;
}
