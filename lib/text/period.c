/* SPDX-License-Identifier: MIT */
/*
 * Efforts that come back: "a 10 s sprint every 5 min", "toutes les 2 min, 20 s
 * à fond pendant 20 min". The time they go on for, told before or after,
 * gives the count; within a ride the rest of each period is ridden as the ride
 * is, elsewhere it is recovery.
 */
#include "grammar.h"

#include <math.h>

enum { PERIODS_MOST = 200 };

/* How often a period comes within a time; 0: not a whole number of times. */
static uint32_t
times_in(double seconds, double period)
{
	double times = seconds / period;

	return times < 1.5 || times > PERIODS_MOST || fabs(times - round(times)) > 1e-9 ?
	    0 : (uint32_t)lround(times);
}

static bool
is_effort(const struct vk__node *n, double period)
{
	return n->reps == 0 && !n->rest && !n->remainder && !vk__node_edge(n) &&
	    n->seconds > 0 && n->seconds < period;
}

/* "1 min à 125 %, 6 fois": a repetition of one effort, which tells the count. */
static bool
is_counted(const struct vk__grammar *g, uint32_t at, double period)
{
	uint32_t effort = vk__g_node(g, at)->first;

	return vk__g_node(g, at)->counted && !vk__g_node(g, at)->rested && effort != 0 &&
	    vk__g_node(g, effort)->next == 0 && is_effort(vk__g_node(g, effort), period);
}

/* Adds to a repetition what its efforts leave of each period. */
static bool
fill_counted(struct vk__grammar *g, uint32_t parent, uint32_t group, uint32_t left)
{
	struct vk__node rest = { .rest = true };

	if (left != 0) {
		rest = *vk__g_node(g, left);
		vk__node_remove(g->nodes, parent, left);
	}
	rest.seconds = g->period - vk__g_node(g, vk__g_node(g, group)->first)->seconds;
	rest.remainder = rest.open = false;
	rest.length_piece = 0;
	vk__node_append(g->nodes, group, vk__node_new(g->nodes, &rest));
	vk__g_node(g, group)->rested = true;
	g->period = 0;
	return true;
}

static bool
is_ride(const struct vk__node *n, double period)
{
	return n->reps == 0 && !n->rest && !n->easy && n->embeds == 0 && !vk__node_edge(n) &&
	    times_in(n->seconds, period) > 0;
}

/* Takes a part out of the tree; its length is known to be used. */
static void
take(struct vk__grammar *g, uint32_t parent, uint32_t at)
{
	vk__g_settle_lengths(g, at);
	vk__node_remove(g->nodes, parent, at);
}

/* The effort and the rest of its period, times over, behind before. */
static bool
build(struct vk__grammar *g, uint32_t parent, uint32_t effort, uint32_t ride,
    double seconds, double period)
{
	struct vk__node like = { .reps = times_in(seconds, period), .counted = true,
		.paren = true, .rested = true, .sentence = g->sentence, .line = g->line,
		.piece = vk__g_node(g, effort)->piece, .sep = vk__g_node(g, effort)->sep };
	struct vk__node left = { .rest = true };
	bool within = ride != 0 && !vk__g_node(g, ride)->remainder && (vk__node_targeted(vk__g_node(g, ride)) ||
	    vk__g_node(g, ride)->cadence.unit != VK_UNIT_NONE);
	uint32_t group, other;

	if (like.reps == 0)
		return false;
	group = vk__node_new(g->nodes, &like);
	if (within || (ride != 0 && vk__g_node(g, ride)->remainder))
		left = *vk__g_node(g, ride);
	if (within && !vk__node_targeted(vk__g_node(g, effort)) && !vk__g_node(g, effort)->easy)
		vk__atom_inherit(vk__g_node(g, effort), &left); /* "1' à 110 tpm": in the ride */
	left.seconds = period - vk__g_node(g, effort)->seconds;
	left.length_piece = 0;
	left.remainder = left.open = false;
	other = vk__node_new(g->nodes, &left);
	if (group == 0 || other == 0)
		return false;
	vk__node_insert(g->nodes, parent, effort, group);
	if (ride != 0)
		take(g, parent, ride);
	take(g, parent, effort);
	/* In a ride the effort ends the period; on its own it begins it. */
	within = within && !g->period_first;
	vk__node_append(g->nodes, group, within ? other : effort);
	vk__node_append(g->nodes, group, within ? effort : other);
	vk__g_doubt(g, VK__DOUBT_PERIOD);
	return true;
}

/* "1 h Z2 avec un sprint de 10 s toutes les 10 min": told after both. */
bool
vk__period_within(struct vk__grammar *g, uint32_t parent, double period)
{
	uint32_t effort = vk__g_node(g, parent)->last;
	uint32_t ride;

	if (effort != 0 && vk__g_node(g, effort)->counted) {
		parent = effort; /* "3 x 15 min with a 10 s sprint every 3 min" */
		effort = vk__g_node(g, parent)->last;
		vk__g_node(g, parent)->rested = false;
	}
	ride = effort == 0 ? 0 : vk__node_before(g->nodes, parent, effort);
	return ride != 0 && is_effort(vk__g_node(g, effort), period) &&
	    is_ride(vk__g_node(g, ride), period) &&
	    vk__g_node(g, ride)->sentence == vk__g_node(g, effort)->sentence &&
	    build(g, parent, effort, ride, vk__g_node(g, ride)->seconds, period);
}

bool
vk__period_nth(struct vk__grammar *g, uint32_t parent)
{
	uint32_t nth = vk__g_at(g, g->i + 1)->value;
	double unit = vk__g_at(g, g->i + 2)->a;
	struct vk__node n = { .sep = VK__SEP_COMMA };
	uint32_t at;

	if (!vk__g_op(g, g->i, VK__OP_EACH) || vk__g_at(g, g->i + 1)->kind != VK__P_ORD ||
	    vk__g_at(g, g->i + 2)->kind != VK__P_TIME || (unit != 60 && unit != 3600) || nth < 2)
		return false;
	vk__g_use(g);
	vk__g_use(g);
	vk__g_use_length(g);
	while (vk__g_sep(g, g->i) == VK__SEP_COMMA || vk__g_op(g, g->i, VK__OP_INCREASE))
		vk__g_use(g);
	if (!vk__atom_read(g, &n, false) || vk__node_length(&n) || !(vk__node_targeted(&n) ||
	    n.cadence.unit != VK_UNIT_NONE)) {
		vk__g_doubt(g, VK__DOUBT_PATTERN);
		return true;
	}
	n.seconds = unit;
	at = vk__node_new(g->nodes, &n);
	if (at == 0)
		return true;
	vk__node_append(g->nodes, parent, at);
	if (!vk__period_within(g, parent, nth * unit))
		vk__g_doubt(g, VK__DOUBT_PATTERN);
	return true;
}

/* "6 fois", "pendant 20 min" at piece i: the seconds of all periods; 0: none. */
static double
time_of_all(const struct vk__grammar *g, size_t i, double period, size_t *end)
{
	const struct vk__piece *p;

	i += vk__g_sep(g, i) == VK__SEP_COMMA;
	p = vk__g_at(g, i);
	*end = i + 1;
	if (p->kind == VK__P_COUNT && p->a == p->b && p->a >= 2)
		return p->a * period;
	if (!vk__g_op(g, i, VK__OP_FOR) || vk__g_at(g, i + 1)->kind != VK__P_TIME)
		return 0;
	*end = i + 2;
	return vk__g_at(g, i + 1)->a;
}

bool
vk__period_between(struct vk__grammar *g, uint32_t parent, double period)
{
	uint32_t effort = vk__g_node(g, parent)->last;
	size_t end;
	double seconds = time_of_all(g, g->i + 2, period, &end);
	enum vk__sep sep = vk__g_sep(g, end);

	if (effort == 0 || seconds <= 0 || !is_effort(vk__g_node(g, effort), period) ||
	    vk__g_node(g, effort)->sentence != g->sentence ||
	    (sep == VK__SEP_NONE && vk__g_at(g, end)->kind != VK__P_END) ||
	    !build(g, parent, effort, 0, seconds, period))
		return false;
	while (g->i < end)
		vk__g_use_length(g);
	return true;
}

void
vk__period_begin(struct vk__grammar *g, uint32_t parent, double period)
{
	g->period = period;
	g->period_after = vk__g_node(g, parent)->last;
	g->period_parent = parent;
}

/* "every minute 20 s hard, rest easy": as long as is left of the minute. */
static bool
is_open_rest(const struct vk__node *n)
{
	return n->reps == 0 && n->rest && n->open && !n->press && !vk__node_length(n);
}

/* "1 sprint de 8 s": a count of one is no repetition. The effort itself. */
static uint32_t
unwrap(struct vk__grammar *g, uint32_t parent, uint32_t group)
{
	uint32_t effort = vk__g_node(g, group)->first;

	if (vk__g_node(g, group)->reps != 1)
		return 0;
	vk__node_remove(g->nodes, group, effort);
	vk__node_insert(g->nodes, parent, group, effort);
	vk__node_remove(g->nodes, parent, group);
	return effort;
}

/* "1h Z2, every 10 min, 6 sprints of 10 s": the ride is what is between, when
 * they fill it. */
static bool
count_in_ride(struct vk__grammar *g, uint32_t parent, uint32_t counted)
{
	uint32_t ride = g->period_after;

	if (ride == 0 || !is_ride(vk__g_node(g, ride), g->period) ||
	    vk__g_node(g, ride)->sentence != vk__g_node(g, counted)->sentence)
		return fill_counted(g, parent, counted, 0);
	vk__g_doubt(g, times_in(vk__g_node(g, ride)->seconds, g->period) ==
	    vk__g_node(g, counted)->reps ? VK__DOUBT_PERIOD : VK__DOUBT_EMBEDDED);
	vk__g_settle_lengths(g, ride);
	vk__node_remove(g->nodes, parent, ride);
	vk__node_append(g->nodes, parent, ride);
	return fill_counted(g, parent, counted, ride);
}

/* What has been told since "every 5 min": an effort, a ride, what is left. */
bool
vk__period_settle(struct vk__grammar *g, uint32_t parent, bool ends)
{
	uint32_t effort = 0, ride = 0, left = 0, counted = 0;
	uint32_t c = g->period_after == 0 ? vk__g_node(g, parent)->first :
	    vk__g_node(g, g->period_after)->next;
	double seconds = g->container;

	if (g->period <= 0 || parent != g->period_parent || (!ends &&
	    vk__g_op(g, g->i + (vk__g_sep(g, g->i) != VK__SEP_NONE), VK__OP_REMAINDER)))
		return false;
	for (; c != 0; c = vk__g_node(g, c)->next) {
		uint32_t one = is_counted(g, c, g->period) ? unwrap(g, parent, c) : 0;

		c = one != 0 ? one : c;
		if (vk__g_node(g, c)->remainder || is_open_rest(vk__g_node(g, c)))
			left = c;
		else if (effort == 0 && is_effort(vk__g_node(g, c), g->period))
			effort = c;
		else if (ride == 0 && is_ride(vk__g_node(g, c), g->period))
			ride = c;
		else if (counted == 0 && is_counted(g, c, g->period))
			counted = c;
		else
			return false;
	}
	if (counted != 0 && left == 0)
		return ends && effort == 0 && ride == 0 && count_in_ride(g, parent, counted);
	if (counted != 0)
		return ends && effort == 0 && ride == 0 && fill_counted(g, parent, counted, left);
	if (ends && ride == 0 && seconds <= 0 && g->period_after != 0 &&
	    is_ride(vk__g_node(g, g->period_after), g->period))
		ride = g->period_after;
	if (ends && seconds <= 0 && ride == 0)
		seconds = g->period_total;
	if (effort == 0 || (ride == 0 && seconds <= 0))
		return false;
	if (ride != 0)
		seconds = vk__g_node(g, ride)->seconds;
	if (left != 0 && ride != 0)
		take(g, parent, ride);
	if (!build(g, parent, effort, left != 0 ? left : ride, seconds, g->period))
		return false;
	g->period = g->container = 0;
	return true;
}
