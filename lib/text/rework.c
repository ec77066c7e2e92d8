/* SPDX-License-Identifier: MIT */
/*
 * Words that change what was said before: mirror, all of it, the rest, no
 * recovery after the last, each goes like this. Those that have it ridden again
 * are redo.c's, named sessions named.c's.
 */
#include "grammar.h"

#include <math.h>

static void
read_all(struct vk__grammar *g, uint32_t parent)
{
	struct vk__node n = { .of_all = true };

	vk__g_use(g);
	if (!vk__atom_read(g, &n, false))
		return;
	for (uint32_t c = vk__g_node(g, parent)->first; c != 0; c = vk__g_node(g, c)->next) {
		if (vk__g_node(g, c)->reps > 0)
			vk__repeat_share(g, c, &n);
		else
			vk__atom_inherit(vk__g_node(g, c), &n);
	}
}

/* Gives said to every effort that has no target yet; where some are repeated,
 * to those. How many there are. */
static unsigned
share_efforts(struct vk__grammar *g, uint32_t parent, const struct vk__node *said)
{
	unsigned count = 0;
	bool repeated = false;

	for (uint32_t c = vk__g_node(g, parent)->first; c != 0; c = vk__g_node(g, c)->next)
		repeated |= vk__g_node(g, c)->counted;
	for (uint32_t c = vk__g_node(g, parent)->first; c != 0; c = vk__g_node(g, c)->next) {
		const struct vk__node *to = vk__g_node(g, c);

		if (to->reps > 0)
			vk__repeat_share(g, c, said);
		else if (!repeated && !vk__node_edge(to) && !vk__node_recovery(to) &&
		    !vk__node_targeted(to))
			vk__atom_inherit(vk__g_node(g, c), said);
		else
			continue;
		count++;
	}
	return count;
}

/* "all the ons at 125 %": behind the efforts, or before them. */
static void
read_efforts(struct vk__grammar *g, uint32_t parent)
{
	struct vk__node n = { .of_all = true };

	vk__g_use(g);
	if (!vk__atom_read(g, &n, false) || share_efforts(g, parent, &n) > 0)
		return;
	if (parent == 0 && !g->has_efforts) { /* told before them */
		g->efforts = n;
		g->has_efforts = true;
		return;
	}
	g->pending = n;
	g->has_pending = true;
}

void
vk__rework_settle_efforts(struct vk__grammar *g)
{
	const struct vk__node *n = &g->efforts;

	if (!g->has_efforts || share_efforts(g, 0, n) > 0)
		return;
	for (uint32_t i = n->piece; i < n->piece_end; i++)
		g->pieces->piece[i].used = false; /* of what is not told */
}

/* "to make up 3h": what all comes to. "Z2 until 2h": the seconds that are left until
 * then, 0: what comes first is not told in time. */
static double
take_end(struct vk__grammar *g)
{
	const struct vk__piece *p = vk__g_at(g, g->i);
	double left = p->a - vk__node_seconds(g->nodes, 0, 0);

	if (p->a <= 0)
		return 0;
	if (p->to && left >= 60 && vk__node_timed(g->nodes, 0, 0))
		return left;
	if (g->stated_total > 0 && fabs(p->a - g->stated_total) > 1)
		vk__g_doubt(g, VK__DOUBT_TOTAL);
	g->stated_total = p->a;
	return 0;
}

/* "and the rest in zone 2": what is left of the stated total. */
void
vk__rework_remainder(struct vk__grammar *g, uint32_t parent,
    const struct vk__node *before)
{
	struct vk__node n = { 0 };
	double until = take_end(g);
	uint32_t at;

	vk__g_use(g);
	if (vk__g_at(g, g->i)->kind == VK__P_TIME && vk__g_at(g, g->i)->a == 3600) {
		if (g->stated_total <= 0)
			g->stated_total = 3600; /* "what is left of the hour" */
		vk__g_use_length(g);
	}
	if (before != NULL)
		n = *before;
	else if (!vk__atom_read(g, &n, false) || vk__node_length(&n))
		vk__g_doubt(g, VK__DOUBT_EMBEDDED);
	if (!vk__node_length(&n) && g->period <= 0 && vk__sequence_rest_of(g, parent, &n))
		return;
	n.seconds = until;
	n.remainder = until <= 0;
	at = vk__node_new(g->nodes, &n);
	vk__node_append(g->nodes, parent, at);
	if (g->period > 0)
		vk__period_settle(g, parent, false);
}

/* The recovery of the last repetition read is not ridden after its end. */
static bool
drop_last(struct vk__grammar *g, uint32_t parent)
{
	uint32_t last = vk__g_node(g, parent)->last;
	uint32_t rest = last == 0 ? 0 : vk__g_node(g, last)->last;

	if (rest == 0 || vk__g_node(g, rest)->reps > 0 || !vk__g_node(g, rest)->rest)
		return false;
	vk__g_node(g, rest)->between = true;
	return true;
}

/* "pas de récup après la dernière". */
static bool
read_no_rest(struct vk__grammar *g, uint32_t parent)
{
	const struct vk__piece *next = vk__g_at(g, g->i + 1);

	if (next->kind != VK__P_ROLE || next->value != VK__ROLE_RECOVERY ||
	    vk__g_op(g, g->i + 2, VK__OP_BETWEEN) || !drop_last(g, parent))
		return false; /* "pas de récup entre la 3e et la 4e" is none of these */
	vk__g_use(g);
	vk__g_use(g);
	while (vk__g_op(g, g->i, VK__OP_AFTER) || vk__g_op(g, g->i, VK__OP_WITHIN) ||
	    vk__g_op(g, g->i, VK__OP_ATEND))
		vk__g_use(g);
	return true;
}

/* "alternez ...": what the words before it said belongs to it too. */
static void
read_alternation(struct vk__grammar *g, uint32_t parent)
{
	uint32_t last = vk__g_node(g, parent)->last;

	vk__shape_alternate(g, parent, g->container);
	g->container = 0;
	last = last == 0 ? vk__g_node(g, parent)->first : vk__g_node(g, last)->next;
	if (last != 0 && g->has_pending)
		vk__repeat_share(g, last, &g->pending);
	g->sep = VK__SEP_NONE;
}

/* "le tout en Z2"; "do the whole thing twice more" is a count. */
static void
read_whole(struct vk__grammar *g, uint32_t parent)
{
	size_t i = g->i + 1;

	while (i < g->i + 3 && (vk__g_sep(g, i) == VK__SEP_COMMA ||
	    vk__g_sep(g, i) == VK__SEP_THEN))
		i++;
	if (vk__g_at(g, i)->kind != VK__P_COUNT) {
		read_all(g, parent);
		return;
	}
	vk__g_use_to(g, i); /* "le tout enchaîné, 3 fois" */
	g->repeat = true;
}

/* Words about the repetition just told. False: not such a word. */
static bool
read_about_last(struct vk__grammar *g, uint32_t parent, unsigned op)
{
	uint32_t last = vk__g_node(g, parent)->last;

	switch (op) {
	case VK__OP_NOTLAST:
		if (vk__moment_last(g, parent))
			return true;
		vk__g_use(g);
		if (!drop_last(g, parent))
			vk__g_doubt(g, VK__DOUBT_NEGATION);
		return true;
	case VK__OP_NOT:
	case VK__OP_WITHOUT:
		return read_no_rest(g, parent);
	case VK__OP_DETAIL:
		vk__g_use(g);
		if (g->announced > 0 && parent == 0)
			vk__block_announced(g, parent);
		else if (last != 0 && vk__g_node(g, last)->counted)
			g->detail = last;
		else if (last != 0 && vk__g_sep(g, g->i) == VK__SEP_WITH)
			vk__g_doubt(g, VK__DOUBT_EMBEDDED); /* "chaque bloc avec ..." */
		return true;
	case VK__OP_MIRROR:
		vk__g_use(g);
		/* "redescendez 5 minutes" only names what the rider does */
		if (!vk__clause_peek(g, g->i).amount)
			vk__shape_mirror(g, parent);
		return true;
	case VK__OP_REDO:
		vk__g_use(g);
		vk__redo_all(g, parent);
		return true;
	case VK__OP_REVERSE:
		vk__g_use(g);
		vk__shape_reverse(g, parent);
		return true;
	default:
		return false;
	}
}

/* "chacune suivie de": still inside; elsewhere a word of the next part. */
static void
read_each(struct vk__grammar *g, uint32_t parent)
{
	if (vk__g_at(g, g->i + 1)->kind == VK__P_SET) {
		vk__g_use(g); /* "chaque tour : ..." */
		read_about_last(g, parent, VK__OP_DETAIL);
		return;
	}
	if (!vk__g_op(g, g->i + 1, VK__OP_THEN) && !vk__g_op(g, g->i + 1, VK__OP_FOLLOWED)) {
		vk__part_read(g, parent);
		return;
	}
	vk__g_use(g);
	vk__g_use(g);
	g->sep = VK__SEP_SLASH;
}

/* "the first at 88 %", "les autres à 90 %": of the repetition just told. */
static bool
read_pick(struct vk__grammar *g, uint32_t parent, unsigned op)
{
	const struct vk__piece *next = vk__g_at(g, g->i + 1);
	bool named = op == VK__OP_FIRST && next->kind == VK__P_SET;

	if (next->kind == VK__P_OP && next->value == VK__OP_AND &&
	    vk__g_op(g, g->i + 2, VK__OP_LAST) && vk__piece_length(vk__g_at(g, g->i + 3)->kind))
		return false; /* "the first and last minute" */
	if ((op != VK__OP_FIRST && op != VK__OP_LAST && op != VK__OP_ODD &&
	    op != VK__OP_EVEN && op != VK__OP_OTHERS && op != VK__OP_ONWARD) ||
	    !(named || vk__ordinal_follows(g, parent) || next->kind == VK__P_BARE) ||
	    !vk__ordinal_begins(g, g->i))
		return false;
	vk__ordinal_read(g, parent);
	return true;
}

/* "sauf la troisième à 115 %": one told apart; all else is a condition. */
static void
read_except(struct vk__grammar *g, uint32_t parent)
{
	size_t nodes = g->nodes->count;

	vk__g_use(g);
	if (vk__period_nth(g, parent))
		return;
	if (vk__ordinal_follows(g, parent) && vk__ordinal_begins(g, g->i))
		vk__ordinal_read(g, parent);
	else if (vk__ordinal_follows(g, parent) && (vk__g_op(g, g->i, VK__OP_LAST) ||
	    vk__g_op(g, g->i, VK__OP_FIRST)) && vk__g_at(g, g->i + 1)->kind == VK__P_TIME) {
		g->sep = VK__SEP_COMMA; /* "sauf la dernière minute à 115 %" */
		return;
	}
	if (g->nodes->count == nodes)
		vk__g_doubt(g, VK__DOUBT_CONDITION);
}

/* "the rest in Z2"; "the last minute max, the others at 95 %" where some wait. */
static void
read_left(struct vk__grammar *g, uint32_t parent, unsigned op)
{
	if (op == VK__OP_REMAINDER || vk__sequence_waits(g, parent))
		vk__rework_remainder(g, parent, NULL);
	else
		vk__part_read(g, parent);
}

static void
read_increase(struct vk__grammar *g, uint32_t parent)
{
	if (vk__g_at(g, g->i + 1)->kind == VK__P_TARGET &&
	    vk__g_at(g, g->i + 1)->a < vk__g_at(g, g->i + 1)->b) {
		/* "on monte de 50 à 75 %": from one to the other */
		g->pieces->piece[g->i].value = VK__OP_RAMP;
		vk__part_read(g, parent);
	} else if (vk__climb_read(g, parent)) {
		g->sep = VK__SEP_NONE; /* no "then" of what comes next */
	} else if (!vk__stairs_read(g, parent)) {
		vk__g_use(g); /* "Increase power every 5 minutes: ..." */
	}
}

static void
read_ahead(struct vk__grammar *g, uint32_t parent, unsigned op)
{
	if (vk__ahead_read(g, parent))
		return;
	if (op == VK__OP_BETWEEN && vk__g_node(g, parent)->first != 0 &&
	    g->sep >= VK__SEP_COMMA && vk__g_at(g, g->i + 1)->kind == VK__P_COUNT &&
	    !vk__g_at(g, g->i + 1)->set && vk__g_at(g, g->i + 2)->kind == VK__P_TIME)
		vk__g_doubt(g, VK__DOUBT_EMBEDDED); /* "between two 15 min blocks" */
	vk__part_read(g, parent);
}

void
vk__rework_read(struct vk__grammar *g, uint32_t parent)
{
	unsigned op = vk__g_at(g, g->i)->value;

	if (vk__moment_read(g, parent) || (op == VK__OP_FIRST &&
	    vk__ahead_first(g, parent)) || read_about_last(g, parent, op) ||
	    read_pick(g, parent, op))
		return;
	switch (op) {
	case VK__OP_ALTERNATE:
		read_alternation(g, parent);
		break;
	case VK__OP_REPEAT:
		vk__redo_repeat(g, parent);
		break;
	case VK__OP_AGAIN:
		if (!vk__redo_again(g, parent)) {
			g->again = true;
			vk__g_use(g);
		}
		break;
	case VK__OP_INCREASE:
		read_increase(g, parent);
		break;
	case VK__OP_OTHERS:
	case VK__OP_REMAINDER:
		read_left(g, parent, op);
		break;
	case VK__OP_ALL:
		read_whole(g, parent);
		break;
	case VK__OP_EACH:
		read_each(g, parent);
		break;
	case VK__OP_SAME:
		vk__again_read(g, parent);
		break;
	case VK__OP_EXCEPT:
	case VK__OP_ONWARD:
	case VK__OP_CHANGE: /* "Girls one less.": of what has been told */
		read_except(g, parent);
		break;
	case VK__OP_EFFORTS:
		read_efforts(g, parent);
		break;
	case VK__OP_LOWFIRST:
	case VK__OP_HIGHFIRST:
		vk__turn_read(g, parent);
		break;
	case VK__OP_BETWEEN:
	case VK__OP_AHEAD:
		read_ahead(g, parent, op);
		break;
	case VK__OP_LEAD:
		if (!vk__ahead_first(g, parent) && !vk__ahead_lead(g, parent))
			vk__part_read(g, parent);
		break;
	case VK__OP_ATSTART:
		if (!vk__ahead_first(g, parent))
			vk__part_read(g, parent);
		break;
	case VK__OP_OPENS:
		if (!vk__ahead_first(g, parent))
			vk__ahead_opens(g, parent);
		break;
	case VK__OP_OVERUNDER:
	case VK__OP_THATSET:
		vk__g_use(g);
		break;
	default:
		vk__part_read(g, parent);
		break;
	}
}

/* The seconds of the parts behind a group. */
static double
seconds_behind(const struct vk__grammar *g, uint32_t group)
{
	double sum = 0;

	for (uint32_t c = vk__g_node(g, group)->next; c != 0; c = vk__g_node(g, c)->next)
		sum += vk__node_seconds(g->nodes, c, 0);
	return sum;
}

/* Whether the parts told since are all of what the group's step is made of. */
static bool
is_detailed(const struct vk__grammar *g, uint32_t group)
{
	uint32_t body = vk__g_node(g, group)->first;

	return body != 0 && vk__g_node(g, group)->next != 0 && vk__g_node(g, body)->reps == 0 &&
	    fabs(seconds_behind(g, group) - vk__g_node(g, body)->seconds) <= 1;
}

/* The parts behind a group take the place of its step. */
static void
move_details(struct vk__grammar *g, uint32_t parent, uint32_t group)
{
	uint32_t body = vk__g_node(g, group)->first;
	uint32_t at = vk__g_node(g, group)->next;
	uint32_t last = vk__g_node(g, parent)->last;
	uint32_t tail = vk__g_node(g, body)->next;

	vk__g_settle_lengths(g, body);
	vk__g_node(g, group)->next = 0;
	vk__g_node(g, parent)->last = group;
	vk__g_node(g, group)->first = at;
	vk__g_node(g, last)->next = tail;
	if (tail == 0)
		vk__g_node(g, group)->last = last;
}

void
vk__rework_settle_detail(struct vk__grammar *g, uint32_t parent, bool ends)
{
	uint32_t group = g->detail;

	if (group == 0)
		return;
	if (is_detailed(g, group)) {
		move_details(g, parent, group);
		g->detail = 0;
	} else if (ends && vk__g_node(g, group)->next != 0) {
		vk__g_doubt(g, VK__DOUBT_PATTERN);
	}
}
