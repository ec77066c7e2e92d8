/* SPDX-License-Identifier: MIT */
/*
 * "4 blocs de 5 min : 1 min Z5, 3 min Z3, 1 min Z5": parts behind a colon that
 * make up the step before it, once or a whole number of times. Where they do
 * not come out whole they are parts of their own.
 */
#include "atom.h"

#include <math.h>

struct parts {
	size_t end;     /* the sign behind the last of them */
	unsigned count;
	double sum;
	double left; /* of which only "the rest of the block" is said */
};

static bool
is_whole(double seconds, double sum)
{
	return sum > 0 && seconds >= sum && fabs(seconds / sum - round(seconds / sum)) < 1e-9;
}

/* Whether what comes at piece i is no part of the step any more. */
static bool
ends_parts(const struct vk__grammar *g, size_t i)
{
	struct vk__clause c = vk__clause_peek(g, i);

	return c.warm_cool || c.between || c.count || !c.amount;
}

/* The piece behind the clause at i, or i where that is no plain part. */
static size_t
read_clause(const struct vk__grammar *g, size_t i, double *seconds)
{
	size_t begin = i;

	*seconds = 0;
	for (; i < g->stop && (i == begin || vk__g_sep(g, i) == VK__SEP_NONE); i++) {
		const struct vk__piece *p = vk__g_at(g, i);

		if (p->kind == VK__P_TIME && *seconds > 0)
			return begin;
		if (p->kind == VK__P_TIME)
			*seconds = p->a;
		else if (p->kind == VK__P_BARE && *seconds <= 0 && vk__bare_begins(g, i))
			*seconds = 60 * p->a;
		if (p->kind == VK__P_OPEN && !vk__paren_attributes(g, i))
			return begin;
		while (p->kind == VK__P_OPEN && vk__g_at(g, i)->kind != VK__P_CLOSE)
			i++;
		if (p->kind == VK__P_CLOSE || p->kind == VK__P_PAIR || p->kind == VK__P_TIMES ||
		    p->kind == VK__P_METRES)
			return begin;
	}
	return *seconds > 0 ? i : begin;
}

/* Whether the line that begins at piece i is one of a list. */
static bool
in_list(const struct vk__grammar *g, size_t i)
{
	const struct vk__piece *p = vk__g_at(g, i);

	return p->kind == VK__P_LINE && p->lines <= 1 && (p->bullet || p->indent > 0);
}

/* The parts at piece i that make up a time; count 0: there are none. */
static struct parts
find_parts(const struct vk__grammar *g, size_t i, double seconds)
{
	struct parts all = { 0 }, found = { 0 };

	while (!ends_parts(g, i)) {
		double length;
		bool rest = vk__clause_peek(g, i).rest || vk__clause_peek(g, i).easy;
		enum vk__sep sep;

		if (rest && all.count == 0)
			break;
		if (rest && all.count >= 2 && is_whole(seconds, all.sum))
			found = all; /* unless all of them fill it once */
		all.end = read_clause(g, i, &length);
		if (all.end == i)
			return (struct parts){ 0 }; /* something else is told, too */
		all.sum += length;
		all.count++;
		if (all.sum > seconds + 0.5)
			break;
		if (all.count >= 2 && fabs(all.sum - seconds) < 0.5)
			return all;
		sep = vk__g_sep(g, all.end);
		if (sep == VK__SEP_STOP || sep == VK__SEP_NONE ||
		    (sep == VK__SEP_LINE && !in_list(g, all.end))) {
			i = all.end;
			break;
		}
		i = all.end + 1;
		i += vk__g_sep(g, i) != VK__SEP_NONE; /* ", then" */
	}
	if (all.count > 0 && all.sum < seconds && vk__g_op(g, i, VK__OP_REMAINDER))
		return (struct parts){ .end = vk__clause_peek(g, i + 1).end,
			.count = all.count + 1, .sum = seconds, .left = seconds - all.sum };
	if (found.count == 0 && all.count >= 2 && is_whole(seconds, all.sum) &&
	    (i == all.end || ends_parts(g, i)))
		return all;
	return found;
}

/* Over "chaque bloc" and the colon behind it; i where they do not stand there. */
static size_t
skip_each(const struct vk__grammar *g, size_t i)
{
	size_t at = i;

	while (vk__g_op(g, at, VK__OP_EACH) || vk__g_op(g, at, VK__OP_DETAIL))
		at++;
	return at > i ? at + (vk__g_at(g, at)->kind == VK__P_COLON) : i;
}

/* Over the colon and "each", to where the parts begin; 0: there is no colon. */
static size_t
parts_begin(const struct vk__grammar *g)
{
	size_t i = g->i + (vk__g_at(g, g->i)->kind == VK__P_INTO); /* "en 3 blocs :" */

	if (skip_each(g, i) > i) {
		i = skip_each(g, i);
		while (in_list(g, i))
			i++;
		return i;
	}
	if (vk__g_at(g, i)->kind != VK__P_COLON && !(vk__g_sep(g, i) == VK__SEP_COMMA &&
	    vk__g_op(g, i + 1, VK__OP_FIRST))) /* "4x5 min, first minute at ..., then ..." */
		return 0;
	i++;
	while (vk__g_op(g, i, VK__OP_EACH) || vk__g_op(g, i, VK__OP_DETAIL) || in_list(g, i))
		i++;
	return i;
}

/* Efforts behind a colon that are no parts of the step: or are they? */
static void
doubt_parts(struct vk__grammar *g, size_t i)
{
	struct vk__clause c = vk__clause_peek(g, i);

	if (c.amount && !c.rest && !c.easy && !c.between && !c.warm_cool)
		vk__g_doubt(g, VK__DOUBT_PATTERN);
}

/* "3 blocs de 12 min, chaque bloc : 4 x (2 min + 1 min)": a repetition that takes as
 * long as the step is what the step is made of. */
static bool
read_counted(struct vk__grammar *g, uint32_t group, size_t begin)
{
	uint32_t step = vk__g_node(g, group)->first;
	const struct vk__node said = *vk__g_node(g, step);

	if (begin == 0 || said.seconds <= 0 || vk__g_at(g, begin)->kind != VK__P_COUNT)
		return false;
	vk__g_use_to(g, begin);
	vk__g_node(g, group)->first = vk__g_node(g, group)->last = 0;
	g->sep = VK__SEP_OPEN;
	vk__repeat_read(g, group);
	vk__g_settle_lengths(g, step);
	if (fabs(vk__node_seconds(g->nodes, group, 0) / fmax(vk__g_node(g, group)->reps, 1) -
	    said.seconds) > 1)
		vk__g_doubt(g, VK__DOUBT_PATTERN);
	vk__g_node(g, group)->paren = vk__g_node(g, group)->detailed = true;
	vk__repeat_share(g, group, &said);
	return true;
}

bool
vk__detail_read(struct vk__grammar *g, uint32_t group)
{
	uint32_t step = vk__g_node(g, group)->first;
	struct vk__node said = *vk__g_node(g, step);
	size_t begin = parts_begin(g), stop = g->stop;
	struct parts parts = { 0 };
	uint32_t detail = g->detail;

	if (skip_each(g, g->i) > g->i && read_counted(g, group, begin))
		return true;
	if (begin > 0 && vk__ordinal_fills(g, begin, group))
		return false; /* "6x4 min: 2@100%, 2@105%, 2@110%" */
	if (begin > 0 && said.seconds > 0)
		parts = find_parts(g, begin, said.seconds);
	if (parts.count == 0) {
		if (begin > 0 && said.seconds > 0 && skip_each(g, g->i) == g->i)
			doubt_parts(g, begin);
		return false;
	}
	vk__g_use_to(g, begin);
	vk__g_node(g, group)->first = vk__g_node(g, group)->last = 0;
	vk__g_settle_lengths(g, step);
	g->stop = parts.end;
	g->sep = VK__SEP_OPEN;
	g->detail = group; /* "the first 10 ..., the last 2" split nothing */
	vk__sequence_read(g, group, 0);
	g->detail = detail;
	g->stop = stop;
	for (uint32_t c = vk__g_node(g, group)->first; c != 0; c = vk__g_node(g, c)->next)
		if (vk__g_node(g, c)->remainder) {
			vk__g_node(g, c)->seconds = parts.left;
			vk__g_node(g, c)->remainder = vk__g_node(g, c)->open = false;
		}
	vk__g_node(g, group)->paren = vk__g_node(g, group)->detailed = true;
	said.of_all = true;
	vk__repeat_share(g, group, &said);
	if (parts.sum < said.seconds - 0.5) {
		step = vk__node_wrap(g->nodes, group, vk__g_node(g, group)->first,
		    (uint32_t)lround(said.seconds / parts.sum));
		vk__g_node(g, step)->rested = vk__g_node(g, step)->paren = true;
		vk__g_node(g, step)->counted = false; /* a count may still say it */
	}
	return true;
}

/* Parts from c on that make up the whole get its role, and what they lack. */
void
vk__detail_pass_on(struct vk__grammar *g, uint32_t c, const struct vk__node *whole)
{
	for (; c != 0; c = vk__g_node(g, c)->next) {
		if (vk__node_edge(whole))
			vk__g_node(g, c)->role = whole->role;
		if (vk__g_node(g, c)->reps > 0) {
			if (vk__node_edge(whole))
				vk__detail_pass_on(g, vk__g_node(g, c)->first, whole);
			vk__repeat_share(g, c, whole);
		} else if (!vk__g_node(g, c)->rest && !vk__node_targeted(vk__g_node(g, c))) {
			vk__atom_inherit(vk__g_node(g, c), whole);
		}
	}
}

bool
vk__detail_step(struct vk__grammar *g, uint32_t parent, const struct vk__node *whole)
{
	size_t begin = parts_begin(g), stop = g->stop;
	struct parts parts = { 0 };
	uint32_t c = vk__g_node(g, parent)->last, detail = g->detail;

	if (begin > 0 && whole->seconds > 0 && !whole->rest && g->period <= 0)
		parts = find_parts(g, begin, whole->seconds);
	if (parts.count == 0 || parts.sum < whole->seconds - 0.5) {
		if (begin > 0 && vk__node_length(whole) && vk__node_edge(whole))
			doubt_parts(g, begin);
		return false;
	}
	vk__g_use_to(g, begin);
	g->stop = parts.end;
	g->detail = 1;
	vk__sequence_read(g, parent, 0);
	g->detail = detail;
	g->stop = stop;
	vk__detail_pass_on(g, c == 0 ? vk__g_node(g, parent)->first : vk__g_node(g, c)->next, whole);
	return true;
}

/* Whether a repetition comes at piece i that takes as long as seconds. */
static bool
repeats_fill(const struct vk__grammar *g, size_t i, double seconds)
{
	const struct vk__piece *count = vk__g_at(g, i);
	const struct vk__piece *each = vk__g_at(g, i + 1);
	double length = each->kind == VK__P_TIME ? each->a :
	    each->kind == VK__P_BARE ? 60 * each->a : 0;

	return count->kind == VK__P_COUNT && count->a == count->b && count->a > 1 &&
	    fabs(count->a * length - seconds) < 0.5;
}

bool
vk__detail_split(struct vk__grammar *g, uint32_t parent, const struct vk__node *whole)
{
	uint32_t c = vk__g_node(g, parent)->last;
	size_t i = g->i + vk__g_op(g, g->i, VK__OP_DETAIL);

	if (whole->rest || whole->seconds <= 0 || !repeats_fill(g, i, whole->seconds) ||
	    vk__g_at(g, g->i - 1)->kind == VK__P_UNKNOWN) /* it may mean "then" */
		return false;
	vk__g_use_to(g, i);
	vk__repeat_read(g, parent);
	vk__detail_pass_on(g, c == 0 ? vk__g_node(g, parent)->first : vk__g_node(g, c)->next, whole);
	return true;
}

/* "3 blocs de 6 min Z3, 4 min Z4, 2 min Z5 ; 6 min entre les blocs": what stands
 * between the blocks says that the parts before it are one of them. */
bool
vk__detail_fold(struct vk__grammar *g, uint32_t parent)
{
	uint32_t at = vk__g_node(g, parent)->last;
	uint32_t first = 0;
	const struct vk__node *n = vk__g_node(g, at);

	while (at != 0 && n->reps == 0 && !n->rest && !vk__node_edge(n) && vk__node_length(n) &&
	    (n->sep == VK__SEP_COMMA || n->sep == VK__SEP_THEN || n->sep == VK__SEP_PLUS)) {
		first = at;
		at = vk__node_before(g->nodes, parent, at);
		n = vk__g_node(g, at);
	}
	if (at == 0 || first == 0 || !n->counted || !n->set_word || n->rested || n->paren ||
	    n->first != n->last || vk__g_node(g, n->first)->reps > 0 ||
	    n->sentence != vk__g_node(g, first)->sentence)
		return false;
	while (first != 0) {
		uint32_t next = vk__g_node(g, first)->next;

		vk__node_remove(g->nodes, parent, first);
		vk__node_append(g->nodes, at, first);
		first = next;
	}
	vk__g_node(g, at)->paren = vk__g_node(g, at)->detailed = true;
	return true;
}

bool
vk__detail_sums(const struct vk__grammar *g, uint32_t group, double seconds)
{
	const struct vk__node *n = vk__g_node(g, group);
	const struct vk__node *effort = vk__g_node(g, n->first);
	double reps = n->reps;

	if (effort->reps > 1) { /* sets of repetitions */
		reps *= effort->reps;
		effort = vk__g_node(g, effort->first);
	}
	return reps > 1 && effort->reps == 0 && fabs(reps * effort->seconds - seconds) < 1;
}

double
vk__detail_efforts(const struct vk__grammar *g, uint32_t parent)
{
	double seconds = 0;

	for (uint32_t c = vk__g_node(g, parent)->first; c != 0; c = vk__g_node(g, c)->next) {
		const struct vk__node *n = vk__g_node(g, c);

		if (n->reps == 0 && !vk__node_edge(n) && !vk__node_recovery(n))
			seconds += n->seconds;
		for (uint32_t k = n->reps > 0 ? n->first : 0; k != 0; k = vk__g_node(g, k)->next)
			if (vk__g_node(g, k)->reps == 0 && !vk__node_recovery(vk__g_node(g, k)))
				seconds += n->reps * vk__g_node(g, k)->seconds;
	}
	return seconds;
}

/* "2 min à 95 % et 105 % pendant 20 min": one step after the other, or in turns? */
static void
doubt_turns(struct vk__grammar *g, uint32_t before, const struct vk__node *n)
{
	const struct vk__node *first = vk__g_node(g, before);

	if (n->sep == VK__SEP_AND && first->reps == 0 && first->seconds > 0 &&
	    first->power.unit != VK_UNIT_NONE && n->power.unit != VK_UNIT_NONE &&
	    n->seconds >= 4 * first->seconds && is_whole(n->seconds, 2 * first->seconds))
		vk__g_doubt(g, VK__DOUBT_PATTERN);
}

/* "30 s at 115 %, 30 s at 50 %, for 12 min": how long the two just told go on. */
bool
vk__detail_go_on(struct vk__grammar *g, uint32_t parent, const struct vk__node *n)
{
	uint32_t second = vk__g_node(g, parent)->last;
	uint32_t first = second == 0 ? 0 : vk__node_before(g->nodes, parent, second);
	uint32_t before = first == 0 ? 0 : vk__node_before(g->nodes, parent, first);
	double sum = vk__g_node(g, first)->seconds + vk__g_node(g, second)->seconds;

	if (second == 0 || n->length_piece < 2 || !vk__g_op(g, n->length_piece - 2, VK__OP_FOR))
		return false;
	if (vk__node_targeted(n))
		doubt_turns(g, second, n);
	if (first == 0 || n->rest || n->easy || vk__node_targeted(n) ||
	    vk__g_node(g, first)->seconds <= 0 ||
	    vk__g_node(g, second)->seconds <= 0 || vk__g_node(g, first)->reps > 0 ||
	    vk__g_node(g, second)->reps > 0 || !(vk__node_targeted(vk__g_node(g, first)) ||
	    (vk__g_node(g, first)->hard && vk__g_node(g, second)->easy)) ||
	    vk__g_node(g, first)->sentence != g->sentence || n->seconds < 2 * sum ||
	    !is_whole(n->seconds, sum))
		return false;
	if (before != 0 && vk__g_node(g, before)->sentence == g->sentence &&
	    vk__g_node(g, first)->sep != VK__SEP_THEN)
		vk__g_doubt(g, VK__DOUBT_COUNT_SCOPE);
	return vk__node_wrap(g->nodes, parent, first, (uint32_t)lround(n->seconds / sum)) != 0;
}
