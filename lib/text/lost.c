/* SPDX-License-Identifier: MIT */
/*
 * Repetitions that the text leaves without a recovery though it tells one next to
 * them: "3x8 min à 95 % + 2x4 min à 105 %, récup 4 min". The recovery becomes that
 * of all where the words join them; anything else is a doubt, as nobody rides hard
 * repetitions without a pause and then rests behind the ones after them.
 */
#include "grammar.h"

enum {
	HARD = 80,      /* % FTP: below that a pause is not missed */
	MUST_REST = 90, /* from here on several efforts hardly go without */
	APART_MOST = 4, /* efforts that differ more do not share a recovery */
	SPRINT = 15     /* seconds: those of a warm-up are told without a pause */
};

/* Whether a group is an effort, over and over, with no recovery. */
static bool
lacks_rest(const struct vk__grammar *g, uint32_t group)
{
	const struct vk__node *n = vk__g_node(g, group);
	const struct vk__node *effort = vk__g_node(g, n->first);

	return group != 0 && n->counted && n->reps > 1 && n->first != 0 && n->first == n->last &&
	    !n->rested && effort->reps == 0 && !effort->rest && !effort->easy &&
	    !vk__node_edge(effort);
}

static bool
is_hard(const struct vk__grammar *g, uint32_t group)
{
	const struct vk__node *effort = vk__g_node(g, vk__g_node(g, group)->first);

	return effort->hard || effort->maxeffort || effort->power.unit == VK_UNIT_WATT ||
	    vk__node_power(g, effort) >= HARD;
}

static bool
is_alike(double a, double b)
{
	return a > 0 && b > 0 && a <= APART_MOST * b && b <= APART_MOST * a;
}

static bool
are_alike(const struct vk__grammar *g, uint32_t a, uint32_t b)
{
	return is_alike(vk__g_node(g, a)->seconds, vk__g_node(g, b)->seconds) ||
	    is_alike(vk__g_node(g, a)->metres, vk__g_node(g, b)->metres);
}

/* Whether two repetitions, the second with its recovery, may have the same. */
static bool
may_share(const struct vk__grammar *g, uint32_t before, uint32_t group)
{
	uint32_t effort = vk__g_node(g, group)->first;

	return lacks_rest(g, before) && vk__g_node(g, group)->counted &&
	    vk__g_node(g, effort)->reps == 0 &&
	    vk__g_node(g, before)->sentence == vk__g_node(g, group)->sentence &&
	    vk__g_node(g, group)->sep < VK__SEP_STOP && vk__g_node(g, group)->sep != VK__SEP_COLON &&
	    are_alike(g, vk__g_node(g, before)->first, effort);
}

static bool
is_joined(const struct vk__node *n)
{
	return n->sep == VK__SEP_PLUS || n->sep == VK__SEP_PLUS_WORD || n->sep == VK__SEP_AND;
}

/* "8 min à 95 % + 3x4 min à 105 %, récup 4 min": one effort of its own, as hard. */
static bool
leads_block(const struct vk__grammar *g, uint32_t at, uint32_t group)
{
	const struct vk__node *n = vk__g_node(g, at);

	return at != 0 && n->reps == 0 && !n->rest && !n->easy && !vk__node_edge(n) &&
	    n->sentence == vk__g_node(g, group)->sentence && vk__node_power(g, n) >= MUST_REST &&
	    are_alike(g, at, vk__g_node(g, group)->first);
}

/* "1 x 4 min ..., 4 min between all": no pause comes after the last. */
static void
drop_after_once(struct vk__grammar *g, uint32_t group, uint32_t rest)
{
	if (vk__g_node(g, rest)->between && vk__g_node(g, group)->reps == 1 &&
	    vk__g_node(g, group)->last == rest && vk__g_node(g, group)->first != rest)
		vk__node_remove(g->nodes, group, rest);
}

void
vk__lost_share(struct vk__grammar *g, uint32_t parent, uint32_t rest)
{
	const struct vk__node *r = vk__g_node(g, rest);
	uint32_t group = vk__g_node(g, parent)->last;
	uint32_t before = vk__node_before(g->nodes, parent, group);
	bool all = r->of_rep || r->between; /* copies move the nodes */

	if ((r->of_set || r->sep == VK__SEP_STOP || r->sep == VK__SEP_LINE) &&
	    lacks_rest(g, before) && is_hard(g, before)) {
		vk__g_doubt(g, VK__DOUBT_SET_END); /* between which of them? */
		return;
	}
	if (r->of_set || r->equal > 0 || !vk__node_length(r) ||
	    !(r->sep == VK__SEP_COMMA || r->sep == VK__SEP_DASH || r->of_rep || r->between))
		return; /* "puis 2x4' r 2'" is told of that one */
	if (may_share(g, before, group))
		drop_after_once(g, group, rest);
	if (is_joined(vk__g_node(g, group)) && leads_block(g, before, group)) {
		uint32_t copy = vk__node_copy(g->nodes, rest, 0);

		if (copy != 0) {
			vk__g_node(g, copy)->between = false;
			vk__node_insert(g->nodes, parent, before, copy);
		}
		return;
	}
	while (before != 0 && may_share(g, before, group) && (is_hard(g, before) ||
	    is_joined(vk__g_node(g, group)) || all)) {
		uint32_t copy = vk__node_copy(g->nodes, rest, 0);

		if (copy == 0)
			return;
		vk__g_node(g, copy)->between = false; /* between them, too */
		vk__node_append(g->nodes, before, copy);
		vk__g_node(g, before)->rested = true;
		group = before;
		before = vk__node_before(g->nodes, parent, group);
	}
}

/* Whether a recovery is told behind a part, up to what ends the sentence. */
static bool
rests_later(const struct vk__grammar *g, uint32_t group)
{
	uint32_t sentence = vk__g_node(g, group)->sentence;
	const struct vk__node *effort = vk__g_node(g, vk__g_node(g, group)->first);

	for (uint32_t c = vk__g_node(g, group)->next; c != 0; c = vk__g_node(g, c)->next) {
		const struct vk__node *n = vk__g_node(g, c);

		if (n->sentence != sentence || vk__node_edge(n))
			return false;
		if (n->reps == 0 && n->rest)
			return true;
		if (n->counted && n->last != 0 && ((n->ladder && n->rested) ||
		    (vk__g_node(g, n->last)->reps == 0 && vk__g_node(g, n->last)->rest)))
			return vk__g_node(g, n->first)->reps == 0 &&
			    (effort->seconds > SPRINT || effort->metres > 0);
	}
	return false;
}

/* "6x3 min à 110 %, retour 3 min Z1, rac 10 min": the way back of each. */
static bool
takes_return(struct vk__grammar *g, uint32_t group)
{
	uint32_t at = vk__g_node(g, group)->next;
	struct vk__node *n = vk__g_node(g, at);
	const struct vk__node *effort = vk__g_node(g, vk__g_node(g, group)->first);

	if (at == 0 || n->next == 0 || n->role != 1 + VK__ROLE_COOLDOWN ||
	    n->sentence != vk__g_node(g, group)->sentence || !vk__node_length(n) ||
	    n->seconds > effort->seconds || n->metres > effort->metres)
		return false;
	if (n->sep != VK__SEP_NONE && vk__g_node(g, n->next)->role != n->role)
		vk__g_doubt(g, VK__DOUBT_SET_END); /* or once, in the middle? */
	vk__node_remove(g->nodes, 0, at);
	n->role = 1 + VK__ROLE_RECOVERY;
	n->rest = true;
	vk__node_append(g->nodes, group, at);
	vk__g_node(g, group)->rested = true;
	return true;
}

/* "8 min à 95 %, 4 min à 105 %, 2 min à 115 %, r=4 min": efforts, each other than
 * the one before, and one recovery that may be of all. What is ridden next decides. */
static bool
ends_efforts(const struct vk__grammar *g, uint32_t rest)
{
	const struct vk__node *r = vk__g_node(g, rest);
	uint32_t at = vk__node_before(g->nodes, 0, rest);
	unsigned efforts = 0;

	if (r->reps > 0 || !r->rest || r->between || r->sep != VK__SEP_COMMA ||
	    !vk__node_length(r) || vk__node_targeted(r) ||
	    (r->next != 0 && !vk__node_edge(vk__g_node(g, r->next)) &&
	    !vk__node_recovery(vk__g_node(g, r->next))))
		return false;
	for (; at != 0; at = vk__node_before(g->nodes, 0, at), efforts++) {
		const struct vk__node *n = vk__g_node(g, at);

		if (n->reps > 0 || n->rest || vk__node_edge(n) || n->sentence != r->sentence ||
		    vk__node_power(g, n) < MUST_REST)
			break;
	}
	return efforts >= 3;
}

/* "4x(30''-30''-1'-1')": as likely efforts and their recoveries as efforts alone. */
static bool
lists_pairs(const struct vk__grammar *g, uint32_t list)
{
	const struct vk__node *first = vk__g_node(g, vk__g_node(g, list)->first);
	uint32_t c = vk__g_node(g, list)->first;
	bool differ = false;

	while (c != 0) {
		const struct vk__node *a = vk__g_node(g, c), *b = vk__g_node(g, a->next);

		if (a->next == 0 || a->reps > 0 || b->reps > 0 || a->rest || b->rest ||
		    a->seconds <= 0 || a->seconds < b->seconds || a->seconds > b->seconds ||
		    a->power.start < first->power.start || b->power.start > first->power.start)
			return false;
		differ = differ || a->seconds < first->seconds || a->seconds > first->seconds;
		c = b->next;
	}
	return differ;
}

static void
doubt_lists(struct vk__grammar *g, uint32_t parent, unsigned depth)
{
	for (uint32_t c = vk__g_node(g, parent)->first; c != 0 && depth < VK__NODE_DEPTH;
	    c = vk__g_node(g, c)->next) {
		const struct vk__node *n = vk__g_node(g, c);

		if (n->reps > 0)
			doubt_lists(g, c, depth + 1);
		if (n->ladder && !n->rested && lists_pairs(g, c))
			vk__g_doubt(g, VK__DOUBT_PATTERN);
	}
}

/* "5x3' à 110 %, rac 10'. Récup 3'.": told behind the cool-down, of what stands
 * before it. */
static void
move_before_cooldown(struct vk__grammar *g)
{
	struct vk__node *root = vk__g_node(g, 0);
	uint32_t rest = root->last;
	uint32_t edge = rest == 0 ? 0 : vk__node_before(g->nodes, 0, rest);
	uint32_t group = edge == 0 ? 0 : vk__node_before(g->nodes, 0, edge);

	if (group == 0 || vk__g_node(g, edge)->role != 1 + VK__ROLE_COOLDOWN ||
	    vk__g_node(g, rest)->reps > 0 || !vk__g_node(g, rest)->rest ||
	    !vk__g_node(g, group)->counted)
		return;
	vk__node_remove(g->nodes, 0, rest);
	vk__node_remove(g->nodes, 0, edge);
	if (vk__repeat_rest(g, 0, rest))
		rest = 0;
	vk__node_append(g->nodes, 0, edge);
	if (rest != 0)
		vk__node_append(g->nodes, 0, rest);
	else
		vk__g_doubt(g, VK__DOUBT_REST_PLACE);
}

void
vk__lost_check(struct vk__grammar *g)
{
	move_before_cooldown(g);
	doubt_lists(g, 0, 0);
	for (uint32_t c = vk__g_node(g, 0)->first; c != 0; c = vk__g_node(g, c)->next)
		if ((lacks_rest(g, c) && is_hard(g, c) && !takes_return(g, c) &&
		    rests_later(g, c)) || ends_efforts(g, c))
			vk__g_doubt(g, VK__DOUBT_SET_END);
}
