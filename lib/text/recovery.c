/* SPDX-License-Identifier: MIT */
/*
 * Which repetition a recovery belongs to: the innermost that has none yet,
 * unless the words say otherwise.
 */
#include "grammar.h"

/* The effort a recovery follows, for "equal" ones. */
static uint32_t
last_effort(const struct vk__grammar *g, uint32_t group)
{
	uint32_t effort = 0;

	for (uint32_t c = vk__g_node(g, group)->first; c != 0; c = vk__g_node(g, c)->next)
		if (vk__g_node(g, c)->reps == 0 && !vk__g_node(g, c)->rest &&
		    !vk__g_node(g, c)->at_end)
			effort = c;
	return effort;
}

/* A recovery told by the effort gets its length. */
static void
follow_effort(struct vk__grammar *g, uint32_t rest, uint32_t effort)
{
	struct vk__node *n = vk__g_node(g, rest);

	if (n->equal > 0 && effort != 0) {
		double seconds = vk__g_node(g, effort)->seconds;

		for (uint32_t c = vk__g_node(g, effort)->next; c != 0 && c != rest &&
		    vk__g_node(g, c)->at_end && !vk__g_node(g, c)->rest; c = vk__g_node(g, c)->next)
			seconds += vk__g_node(g, c)->seconds;
		n->seconds = n->equal * seconds;
		n->metres = n->equal * vk__g_node(g, effort)->metres;
	}
	n->equal = 0;
}

void
vk__repeat_rests(struct vk__grammar *g, uint32_t parent, uint32_t first, uint32_t rest)
{
	uint32_t c = first;

	while (c != 0) {
		uint32_t next = vk__g_node(g, c)->next;
		uint32_t copy;

		if (next == 0 && vk__g_node(g, rest)->between)
			break;
		copy = vk__node_copy(g->nodes, rest, 0);
		if (copy == 0)
			break;
		follow_effort(g, copy, c);
		vk__node_insert(g->nodes, parent, c, copy);
		c = next;
	}
}

static void
rest_in_ladder(struct vk__grammar *g, uint32_t ladder, uint32_t rest)
{
	vk__repeat_rests(g, ladder, vk__g_node(g, ladder)->first, rest);
	vk__g_node(g, ladder)->rested = true;
}

static void
add_rest(struct vk__grammar *g, uint32_t group, uint32_t rest)
{
	if (vk__g_node(g, group)->ladder) {
		rest_in_ladder(g, group, rest);
		return;
	}
	follow_effort(g, rest, last_effort(g, group));
	vk__g_node(g, group)->rested = true;
	vk__node_append(g->nodes, group, rest);
}

bool
vk__node_recovery(const struct vk__node *n)
{
	return n->reps == 0 && (n->rest || n->easy ||
	    vk__target_low(n->power.unit, n->power.start, n->power.end));
}

static bool
repeats(const struct vk__grammar *g, uint32_t at)
{
	return vk__g_node(g, at)->reps > 1 || vk__g_node(g, at)->counted || vk__g_node(g, at)->ladder ||
	    vk__g_node(g, at)->pattern;
}

static bool
has_rest(const struct vk__grammar *g, uint32_t group)
{
	uint32_t last = vk__g_node(g, group)->last;

	return vk__g_node(g, group)->rested || (last != 0 && (vk__g_node(g, last)->reps == 0 && vk__g_node(g, last)->rest)) ||
	    (last != 0 && vk__node_recovery(vk__g_node(g, last)) && vk__g_node(g, group)->first != last);
}

/* The repetition inside another, where that is all the other holds. */
uint32_t
vk__repeat_inner(const struct vk__grammar *g, uint32_t group)
{
	uint32_t found = 0;

	for (uint32_t c = vk__g_node(g, group)->first; c != 0; c = vk__g_node(g, c)->next)
		if (vk__g_node(g, c)->reps > 0 && repeats(g, c))
			found = c;
	return found;
}

/* "Bloc 1 ... Bloc 2 ... 6' entre les blocs": between the groups themselves. */
static bool
rest_between_blocks(struct vk__grammar *g, uint32_t parent, uint32_t rest)
{
	unsigned groups = 0;
	uint32_t c = vk__g_node(g, parent)->first;

	for (; c != 0; c = vk__g_node(g, c)->next)
		groups += vk__g_node(g, c)->counted && has_rest(g, c) && vk__repeat_inner(g, c) == 0;
	c = vk__g_node(g, parent)->last;
	if (groups < 2 || !has_rest(g, c) || vk__repeat_inner(g, c) != 0)
		return false;
	for (c = vk__g_node(g, parent)->first; c != 0; c = vk__g_node(g, c)->next) {
		uint32_t next = vk__g_node(g, c)->next;
		if (next == 0 || !vk__g_node(g, c)->counted || !vk__g_node(g, next)->counted)
			continue;
		vk__node_insert(g->nodes, parent, c, vk__node_copy(g->nodes, rest, 0));
		c = vk__g_node(g, c)->next;
	}
	return true;
}

bool
vk__repeat_waits(const struct vk__grammar *g, uint32_t parent)
{
	uint32_t last = vk__g_node(g, parent)->last;

	return last != 0 && vk__g_node(g, last)->counted && !has_rest(g, last);
}

/* "5 min at 95%, 2x4 min at 105%, 3 min easy after every effort": a single effort
 * among the repetitions. */
static bool
is_single(const struct vk__grammar *g, uint32_t at)
{
	const struct vk__node *n = vk__g_node(g, at);

	return n->reps == 0 && n->next != 0 && vk__g_node(g, n->next)->counted && !n->rest &&
	    !vk__node_edge(n) && vk__node_power(g, n) >= 85;
}

/* "3x5', 3x3', 3x1', 2 min easy after every effort": of all that have none, in the
 * sentence of the last, or anywhere when it is told in a sentence of its own. */
static void
rests_of_all(struct vk__grammar *g, uint32_t parent, uint32_t last, uint32_t rest)
{
	uint32_t sentence = vk__g_node(g, last)->sentence;
	bool apart = sentence != vk__g_node(g, rest)->sentence;

	for (uint32_t c = vk__g_node(g, parent)->first; c != last; c = vk__g_node(g, c)->next) {
		const struct vk__node *n = vk__g_node(g, c);

		if (!apart && n->sentence != sentence)
			continue;
		if (n->counted && n->first == n->last && !has_rest(g, c)) {
			add_rest(g, c, vk__node_copy(g->nodes, rest, 0));
		} else if (is_single(g, c)) {
			vk__node_insert(g->nodes, parent, c, vk__node_copy(g->nodes, rest, 0));
			c = vk__g_node(g, c)->next;
		}
	}
}

/* "3x9' puis 3x3', récup égale": of the earlier repetitions, too. */
void
vk__repeat_rests_before(struct vk__grammar *g, uint32_t parent, uint32_t last, uint32_t rest)
{
	for (uint32_t c = vk__g_node(g, parent)->first; c != last; c = vk__g_node(g, c)->next)
		if (vk__g_node(g, c)->counted && !has_rest(g, c) &&
		    vk__g_node(g, c)->sentence == vk__g_node(g, rest)->sentence)
			add_rest(g, c, vk__node_copy(g->nodes, rest, 0));
}

void
vk__repeat_rest_each(struct vk__grammar *g)
{
	if (g->each_rest == 0)
		return;
	for (uint32_t c = vk__g_node(g, 0)->first; c != 0; c = vk__g_node(g, c)->next) {
		const struct vk__node *n = vk__g_node(g, c);

		if (n->counted && n->reps > 1 && !has_rest(g, c) && n->first == n->last &&
		    vk__g_node(g, n->first)->reps == 0)
			add_rest(g, c, vk__node_copy(g->nodes, g->each_rest, 0));
	}
}

/* "2 blocs de 3x(3' Z3 - 1' Z5), 5' de récup": longer than what it follows, so
 * that it may be of the blocks. */
static bool
is_long(const struct vk__grammar *g, uint32_t group, const struct vk__node *rest)
{
	return vk__g_node(g, group)->paren && vk__g_node(g, group)->first !=
	    vk__g_node(g, group)->last && rest->seconds * vk__g_node(g, group)->reps >
	    vk__node_seconds(g->nodes, group, 0);
}

/* "3 sets of 3', 90 s, 45 s, 1' between efforts": inside of each set. */
static bool
rest_between_efforts(struct vk__grammar *g, uint32_t group, uint32_t rest)
{
	uint32_t first = vk__g_node(g, group)->first;
	uint32_t second = first == 0 ? 0 : vk__g_node(g, first)->next;

	if (second == 0 || has_rest(g, group) || vk__g_node(g, group)->ladder)
		return false;
	for (uint32_t c = first; c != 0; c = vk__g_node(g, c)->next)
		if (vk__g_node(g, c)->reps > 0 || vk__node_recovery(vk__g_node(g, c)))
			return false;
	if (!vk__g_node(g, group)->set_word)
		vk__g_doubt(g, VK__DOUBT_SET_END); /* or after all of them? */
	vk__repeat_rests(g, group, first, rest);
	return true;
}

/* "between efforts"; of a set "between intervals", and "entre chaque" where those
 * between the sets are told next. */
static bool
parts_efforts(const struct vk__grammar *g, uint32_t group, const struct vk__node *rest)
{
	struct vk__clause next;

	if (!rest->between || rest->of_effort || !vk__g_node(g, group)->set_word)
		return rest->between && rest->of_effort;
	next = vk__clause_peek(g, g->i + 1);
	return rest->of_rep || (!rest->of_set && next.between && next.amount && !next.count);
}

/* "2 séries de :" and lines: several efforts, which are a set of their own. */
static bool
is_set(const struct vk__grammar *g, uint32_t group)
{
	unsigned efforts = 0;

	for (uint32_t c = vk__g_node(g, group)->first; c != 0; c = vk__g_node(g, c)->next)
		efforts += !vk__node_recovery(vk__g_node(g, c)) && !vk__g_node(g, c)->easy;
	return efforts > 1;
}

bool
vk__repeat_rest(struct vk__grammar *g, uint32_t parent, uint32_t rest)
{
	uint32_t chain[VK__NODE_DEPTH + 1];
	size_t n = 0;
	uint32_t at = vk__g_node(g, parent)->last;
	const struct vk__node *r = vk__g_node(g, rest);

	while (at != 0 && repeats(g, at) && n < VK__NODE_DEPTH) {
		chain[n++] = at;
		at = vk__repeat_inner(g, at);
	}
	if (n == 0)
		return false;
	if (r->equal > 0)
		vk__repeat_rests_before(g, parent, chain[0], rest);
	else if (r->of_rep && !r->between && !r->of_set && vk__repeat_waits(g, parent))
		rests_of_all(g, parent, chain[0], rest);
	r = vk__g_node(g, rest);
	if (parts_efforts(g, chain[n - 1], r) && rest_between_efforts(g, chain[n - 1], rest))
		return true;
	if ((r->of_set || !(r->of_rep || r->of_effort)) && r->between &&
	    rest_between_blocks(g, parent, rest))
		return true;
	if (r->of_set) {
		if (n == 1 && !r->between && !vk__g_node(g, chain[0])->paren &&
		    vk__g_node(g, chain[0])->reps > 0 && has_rest(g, chain[0]))
			return false; /* after the only set: a recovery of its own */
		if (n == 1 && has_rest(g, chain[0]) && !vk__g_node(g, chain[0])->paren &&
		    !(r->between && is_set(g, chain[0])))
			return false;
		add_rest(g, chain[0], rest);
		vk__lost_share(g, parent, rest);
		return true;
	}
	for (size_t k = n; k-- > 0;) {
		/* A block in parentheses that holds a repetition has its own say. */
		if (has_rest(g, chain[k]))
			continue;
		if (k + 1 == n && vk__g_node(g, chain[k])->paren && vk__g_node(g, chain[k])->pattern)
			continue;
		if (k + 1 == n && n > 1 && (r->between || vk__g_node(g, chain[0])->paren) &&
		    !r->of_rep && vk__g_node(g, chain[k])->paren && vk__g_node(g, vk__g_node(g, chain[k])->first)->next != 0)
			continue; /* "2 séries de 3x(5' / 3'), 10' entre" */
		if (k > 0 && k + 1 == n && !r->of_rep && !r->between && is_long(g, chain[k], r))
			vk__g_doubt(g, VK__DOUBT_SET_END);
		add_rest(g, chain[k], rest);
		if (k == 0)
			vk__lost_share(g, parent, rest);
		return true;
	}
	if (r->between && n >= 1 && vk__g_node(g, chain[0])->paren && !vk__g_node(g, chain[0])->rested) {
		add_rest(g, chain[0], rest);
		return true;
	}
	return false;
}
