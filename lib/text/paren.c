/* SPDX-License-Identifier: MIT */
/*
 * A parenthesis that has no count before it: a recovery, a total, a detail of
 * the part before, or parts of its own.
 */
#include "grammar.h"

#include <math.h>

/* "4x4min @ 275W (3min @ 140W)": a step far below the effort. */
static bool
is_paren_rest(const struct vk__grammar *g, uint32_t last, uint32_t group)
{
	const struct vk__node *rest = vk__g_node(g, vk__g_node(g, group)->first);
	const struct vk__node *effort;

	if (last == 0 || !vk__g_node(g, last)->counted || vk__g_node(g, last)->rested ||
	    vk__g_node(g, last)->paren || rest->next != 0 || rest->reps > 0 ||
	    rest->power.unit == VK_UNIT_NONE)
		return false;
	effort = vk__g_node(g, vk__g_node(g, last)->first);
	return effort->next == 0 && effort->power.unit == rest->power.unit &&
	    rest->power.end <= 0.75 * effort->power.start;
}

/* "Saturday (2h)" before the lines of the session. */
static bool
is_total_paren(struct vk__grammar *g, uint32_t parent, uint32_t group)
{
	const struct vk__node *n = vk__g_node(g, vk__g_node(g, group)->first);
	const struct vk__piece *next = vk__g_at(g, g->i);

	if (parent != 0 || vk__g_node(g, parent)->first != 0 || n->next != 0 ||
	    n->reps > 0 || n->role != 0 || n->rest || vk__node_targeted(n) ||
	    n->seconds < 1200 || (next->kind != VK__P_LINE && next->kind != VK__P_COLON &&
	    next->kind != VK__P_DASH))
		return false;
	g->stated_total = n->seconds;
	vk__g_settle_lengths(g, group);
	return true;
}

/* "(dernière minute à 110 %)", "(first and last minute at 110 %)" at piece i. */
static bool
tells_part(const struct vk__grammar *g, size_t i)
{
	if (vk__g_op(g, i, VK__OP_FIRST) && vk__g_op(g, i + 1, VK__OP_AND) &&
	    vk__g_op(g, i + 2, VK__OP_LAST))
		i += 2;
	return (vk__g_op(g, i, VK__OP_LAST) || vk__g_op(g, i, VK__OP_FIRST)) &&
	    vk__clause_peek(g, i).amount;
}

/* Whether it is all that the parenthesis holds. */
static bool
holds_part(const struct vk__grammar *g, size_t i)
{
	size_t end = vk__clause_peek(g, i + 2 * vk__g_op(g, i + 1, VK__OP_AND)).end;

	return tells_part(g, i) && vk__g_at(g, end)->kind == VK__P_CLOSE;
}

/* "(r 1'30 / R 5')": recoveries and nothing else, up to the end. */
static bool
holds_rests(const struct vk__grammar *g, size_t i)
{
	for (;;) {
		struct vk__clause c = vk__clause_peek(g, i);

		if (!c.amount || c.count || !(c.rest || c.easy || c.low || c.between))
			return false;
		if (vk__g_at(g, c.end)->kind == VK__P_CLOSE)
			return true;
		if (vk__g_sep(g, c.end) == VK__SEP_NONE || vk__g_sep(g, c.end) > VK__SEP_DASH)
			return false;
		i = c.end + 1;
	}
}

/* "(même récup)", "(rest: same)": a recovery that is told by another. */
static bool
holds_same(const struct vk__grammar *g, size_t i)
{
	bool same = false;

	for (;; i++) {
		const struct vk__piece *p = vk__g_at(g, i);

		if (p->kind == VK__P_CLOSE)
			return same;
		if (p->kind == VK__P_OP && (p->value == VK__OP_SAMEREST ||
		    p->value == VK__OP_SAME || p->value == VK__OP_EQUAL))
			same = true;
		else if (p->kind != VK__P_COLON && !(p->kind == VK__P_ROLE &&
		    p->value == VK__ROLE_RECOVERY))
			return false;
	}
}

/* Whether a recovery with a length has been told. */
static bool
tells_rest(const struct vk__grammar *g)
{
	for (size_t i = 1; i < g->nodes->count; i++)
		if (g->nodes->node[i].rest && vk__node_length(&g->nodes->node[i]))
			return true;
	return false;
}

/* "(same)" where nothing is told that it could be the same as. True: it is read. */
static bool
is_like_nothing(struct vk__grammar *g)
{
	if (!holds_same(g, g->i + 1) || tells_rest(g))
		return false;
	while (vk__g_at(g, g->i)->kind != VK__P_CLOSE)
		vk__g_use(g);
	vk__g_use(g);
	vk__g_doubt(g, VK__DOUBT_AMOUNT_MISSING);
	return true;
}

/* "every 3 min do 40 s at 160 % (5 rounds, rest of the time easy)": a count of
 * what stands before. */
static bool
counts_before(const struct vk__grammar *g, uint32_t last)
{
	const struct vk__piece *count = vk__g_at(g, g->i + 1);
	uint8_t next = vk__g_at(g, g->i + 2)->kind;

	return g->period > 0 && count->kind == VK__P_COUNT &&
	    vk__g_node(g, last)->reps == 0 && (next == VK__P_COMMA || next == VK__P_CLOSE);
}

/* "20 min warm-up (10 min Z1, 10 min Z2)" */
static void
take_role(struct vk__grammar *g, uint32_t group, uint8_t role)
{
	for (uint32_t c = vk__g_node(g, group)->first; c != 0; c = vk__g_node(g, c)->next)
		vk__g_node(g, c)->role = role;
}

/* "5 x 5 @ 105 % (5)": a number alone behind such an effort is its recovery. */
static bool
read_bare_rest(struct vk__grammar *g, uint32_t parent)
{
	uint32_t last = vk__g_node(g, parent)->last;
	const struct vk__piece *p = vk__g_at(g, g->i + 1);
	struct vk__node rest = { .rest = true, .bare = true, .sep = VK__SEP_OPEN,
		.sentence = g->sentence, .line = g->line, .piece = (uint32_t)g->i };

	if (p->kind != VK__P_BARE || vk__g_at(g, g->i + 2)->kind != VK__P_CLOSE ||
	    last == 0 || !vk__g_node(g, last)->counted || vk__g_node(g, last)->rested ||
	    !vk__g_node(g, vk__g_node(g, last)->first)->bare || p->a < 1 || p->a > 20)
		return false;
	rest.seconds = 60 * p->a;
	vk__g_doubt(g, VK__DOUBT_BARE_NUMBER);
	vk__g_use_to(g, g->i + 3);
	return vk__repeat_rest(g, parent, vk__node_new(g->nodes, &rest));
}

/* Whether the words at piece i tell how long the efforts before are, all of them or,
 * "repeat to fill the 10 min", each. */
static bool
tells_known(const struct vk__grammar *g, uint32_t last, size_t i, double seconds)
{
	uint32_t reps = vk__g_node(g, last)->reps;

	if (vk__g_op(g, i, VK__OP_TOTAL))
		return vk__detail_sums(g, last, seconds);
	return vk__g_op(g, i, VK__OP_FOR) && reps > 0 &&
	    fabs(vk__node_seconds(g->nodes, last, 0) / reps - seconds) < 1;
}

/* "3 x 9 min: 2 min 95 %, 1 min 105 % (3 times through)": how often what fills each
 * does, which is known. */
static bool
read_inner_count(struct vk__grammar *g, uint32_t parent)
{
	uint32_t inner = vk__g_node(g, vk__g_node(g, parent)->last)->first;
	const struct vk__piece *count = vk__g_at(g, g->i + 1);
	size_t end = g->i + 2;

	if (inner == 0 || count->kind != VK__P_COUNT || count->a != count->b ||
	    (double)vk__g_node(g, inner)->reps != count->a)
		return false;
	while (end < g->i + 8 && vk__g_at(g, end)->kind != VK__P_CLOSE) {
		uint8_t kind = vk__g_at(g, end)->kind;

		if (kind != VK__P_NOTE && kind != VK__P_UNKNOWN && kind != VK__P_COMMA &&
		    kind != VK__P_SET)
			return false;
		end++;
	}
	if (vk__g_at(g, end)->kind != VK__P_CLOSE)
		return false;
	vk__g_use_to(g, end + 1);
	return true;
}

/* "5x4 min (soit 20 min d'effort)": what the efforts before come to. */
static bool
read_sum(struct vk__grammar *g, uint32_t parent, const struct vk__clause *c)
{
	uint32_t last = vk__g_node(g, parent)->last;
	const struct vk__piece *time = vk__g_at(g, g->i + 2);

	if (last == 0 || time->kind != VK__P_TIME || c->count || c->rest ||
	    vk__g_at(g, c->end)->kind != VK__P_CLOSE ||
	    !tells_known(g, last, g->i + 1, time->a))
		return false;
	vk__g_use(g);
	vk__g_use(g);
	vk__g_use_length(g);
	vk__sequence_read(g, parent, 1u << VK__P_CLOSE); /* "at threshold" */
	vk__g_use(g);
	return true;
}

/* "4x8' ... (15' w/u, 10' c/d)": nothing but what comes first and last. */
static bool
holds_edges(const struct vk__grammar *g, uint32_t group)
{
	for (uint32_t c = vk__g_node(g, group)->first; c != 0; c = vk__g_node(g, c)->next)
		if (!vk__node_edge(vk__g_node(g, c)))
			return false;
	return true;
}

/* "5x4 min à 110 %, récup 3 min (8x6 min à 95 %)": no part of what is ridden, or
 * one that was not joined to anything. */
static void
doubt_count(struct vk__grammar *g, uint32_t parent, uint32_t group)
{
	if (vk__g_node(g, vk__g_node(g, group)->first)->reps < 2)
		return;
	for (uint32_t c = vk__g_node(g, parent)->first; c != 0; c = vk__g_node(g, c)->next)
		if (vk__g_node(g, c)->reps > 1 && (vk__g_node(g, c)->next == 0 ||
		    vk__g_node(g, c)->sentence == vk__g_node(g, group)->sentence))
			vk__g_doubt(g, VK__DOUBT_COUNT_ALONE);
}

/* "(45 min au seuil)" on a line of its own, below the steps: ridden, or their sum? */
static void
doubt_effort(struct vk__grammar *g, uint32_t group)
{
	const struct vk__node *n = vk__g_node(g, vk__g_node(g, group)->first);

	if (n->next == 0 && n->reps == 0 && n->seconds > 0 && vk__node_targeted(n) && !n->easy &&
	    !n->rest && !vk__node_edge(n))
		vk__g_doubt(g, VK__DOUBT_SET_END);
}

static void
move_children(struct vk__grammar *g, uint32_t parent, uint32_t group)
{
	uint32_t c;

	while ((c = vk__g_node(g, group)->first) != 0) {
		vk__node_remove(g->nodes, group, c);
		vk__node_append(g->nodes, parent, c);
	}
}

/* "4x5 min Z4, récup 3 min (32 min)": whether a step is no step, but how long the
 * repetition before takes, with its last recovery or without. */
static bool
is_all(const struct vk__grammar *g, uint32_t last, const struct vk__node *n)
{
	const struct vk__node *group = vk__g_node(g, last);
	const struct vk__node *end = vk__g_node(g, group->last);
	double over = vk__node_seconds(g->nodes, last, 0) - n->seconds;

	return group->reps > 1 && n->reps == 0 && n->role == 0 && !n->rest &&
	    !vk__node_targeted(n) && (fabs(over) < 1 ||
	    (end->reps == 0 && vk__node_recovery(end) && fabs(over - end->seconds) < 1));
}

/* A parenthesis that tells the length before it again, or what is in it; one
 * that takes the place of a step is still to be placed. True: it is done. */
static bool
is_detail(struct vk__grammar *g, uint32_t parent, uint32_t last, uint32_t group)
{
	uint32_t reps = vk__g_node(g, last)->reps;
	double whole = vk__node_seconds(g->nodes, last, 0) / (reps > 0 ? reps : 1);
	double parts = vk__node_seconds(g->nodes, group, 0);
	bool single = vk__g_node(g, group)->first == vk__g_node(g, group)->last;

	if (single && (vk__detail_sums(g, last, parts) ||
	    is_all(g, last, vk__g_node(g, vk__g_node(g, group)->first)))) {
		vk__g_settle_lengths(g, group);
		return true;
	}
	if (fabs(whole - parts) >= 1)
		return false;
	vk__g_settle_lengths(g, last);
	if (single && vk__g_node(g, vk__g_node(g, group)->first)->reps < 2) {
		vk__g_settle_lengths(g, group);
		return true; /* the same said twice */
	}
	if (reps == 0) {
		vk__repeat_share(g, group, vk__g_node(g, last));
		if (vk__node_edge(vk__g_node(g, last)))
			take_role(g, group, vk__g_node(g, last)->role);
		vk__node_remove(g->nodes, parent, last);
		return false;
	}
	if (vk__g_node(g, vk__g_node(g, last)->first)->next == 0) {
		vk__repeat_share(g, group, vk__g_node(g, vk__g_node(g, last)->first));
		vk__g_node(g, last)->first = vk__g_node(g, group)->first;
		vk__g_node(g, last)->last = vk__g_node(g, group)->last;
	} else {
		vk__g_settle_lengths(g, group);
	}
	return true;
}

/* "3 x 3 min @ 110 % (3 min)": nobody tells again how long each is, so that it is
 * the recovery. */
static bool
is_equal_rest(struct vk__grammar *g, uint32_t parent, uint32_t last, uint32_t group)
{
	uint32_t rest = vk__g_node(g, group)->first;
	const struct vk__node *n = vk__g_node(g, rest);
	const struct vk__node *effort = vk__g_node(g, vk__g_node(g, last)->first);

	if (last == 0 || !vk__g_node(g, last)->counted || vk__g_node(g, last)->rested ||
	    vk__g_node(g, last)->reps < 2 || vk__g_node(g, last)->first != vk__g_node(g, last)->last ||
	    effort->reps > 0 || !vk__node_targeted(effort) || n->next != 0 || n->reps > 0 ||
	    n->piece_end != n->piece + 1 || n->seconds <= 0 || n->seconds != effort->seconds ||
	    vk__g_node(g, group)->sep != VK__SEP_NONE || (vk__g_sep(g, g->i) != VK__SEP_LINE &&
	    vk__clause_peek(g, g->i + 1).rest))
		return false; /* "(8 min), 4 min rest" tells it again, after all */
	vk__node_remove(g->nodes, group, rest);
	vk__g_node(g, rest)->rest = true;
	vk__g_node(g, rest)->sep = VK__SEP_OPEN;
	return vk__repeat_rest(g, parent, rest);
}

/* "2h Z2 (with 2x15 min Z3)", "60 min Z2 (3x3 min Z5 included)": read as if the
 * parenthesis were none. False: not that. */
static bool
opens_inside(struct vk__grammar *g, uint32_t last)
{
	struct vk__piece *p = g->pieces->piece;
	size_t end = g->i + 1;
	bool count = false;

	if (last == 0 || vk__g_node(g, last)->reps > 0 || vk__g_node(g, last)->rest)
		return false;
	for (; p[end].kind != VK__P_CLOSE; end++) {
		if (p[end].kind == VK__P_END || p[end].kind == VK__P_OPEN ||
		    p[end].kind == VK__P_LINE)
			return false;
		count = count || p[end].kind == VK__P_COUNT;
	}
	if (!count)
		return false;
	if (vk__g_op(g, end - 1, VK__OP_INSIDE)) {
		p[end - 1].kind = VK__P_NOTE;
		p[g->i].kind = VK__P_OP;
		p[g->i].value = VK__OP_INSIDE;
	} else if (vk__g_sep(g, g->i + 1) != VK__SEP_WITH) {
		return false;
	}
	vk__g_use(g);
	return true;
}

/* "60 min Z2 (3x3 min Z5)", "warm-up 20 min (5 min Z1, 10 min Z2)": what is in a
 * parenthesis behind a step, and does not make it up, is inside it. True: it is
 * kept as the text of the step. */
static bool
is_inside(struct vk__grammar *g, uint32_t last, uint32_t group)
{
	const struct vk__node *whole = vk__g_node(g, last);
	const struct vk__node *first = vk__g_node(g, vk__g_node(g, group)->first);
	double parts = vk__node_seconds(g->nodes, group, 0);

	if (last == 0 || whole->reps > 0 || whole->rest || whole->seconds <= 0 ||
	    vk__g_node(g, group)->sep != VK__SEP_NONE || whole->sentence != g->sentence ||
	    parts <= 0 || parts >= 2 * whole->seconds || first->rest ||
	    fabs(parts - whole->seconds) < 1)
		return false;
	if (first->next == 0 && first->reps > 1 && parts < whole->seconds)
		return vk__ride_holds(g, last, group);
	if (first->next != 0)
		vk__g_doubt(g, VK__DOUBT_TOTAL);
	return false;
}

void
vk__part_paren(struct vk__grammar *g, uint32_t parent)
{
	struct vk__node like = { .reps = 1, .paren = true, .sentence = g->sentence,
		.line = g->line, .piece = (uint32_t)g->i, .sep = (uint8_t)g->sep };
	uint32_t last = vk__g_node(g, parent)->last;
	struct vk__clause c = vk__clause_peek(g, g->i + 1);
	uint32_t group;

	if (vk__rests_made_of(g, parent))
		return;
	if (is_like_nothing(g))
		return;
	/* "(1' RBI)", "(2' easy)", "(récup 2')": of the part before */
	if (last != 0 && (holds_rests(g, g->i + 1) || holds_same(g, g->i + 1) || (!c.count && (
	    (c.rest && c.attribute && vk__g_at(g, c.end)->kind == VK__P_CLOSE) ||
	    (holds_part(g, g->i + 1) &&
	    (vk__g_node(g, last)->counted || vk__node_length(vk__g_node(g, last)))))))) {
		vk__g_use(g);
		g->sep = VK__SEP_OPEN;
		vk__sequence_read(g, parent, 1u << VK__P_CLOSE);
		if (vk__g_at(g, g->i)->kind == VK__P_CLOSE)
			vk__g_use(g);
		return;
	}
	if (opens_inside(g, last))
		return;
	if (read_inner_count(g, parent) || read_bare_rest(g, parent) || read_sum(g, parent, &c))
		return;
	if (last != 0 && counts_before(g, last)) {
		g->pieces->piece[g->i].kind = VK__P_COMMA;
		return;
	}
	if (vk__ordinal_follows(g, parent) && vk__ordinal_begins(g, g->i + 1)) {
		vk__g_use(g); /* "2x20 (1er à 90 %, 2e à 95 %)" */
		vk__ordinal_read(g, parent);
		return;
	}
	group = vk__node_new(g->nodes, &like);
	if (group == 0 || g->depth > VK__NODE_DEPTH) {
		g->i = g->stop;
		return;
	}
	vk__g_use(g);
	g->depth++;
	g->sep = VK__SEP_OPEN;
	vk__sequence_read(g, group, 1u << VK__P_CLOSE);
	g->depth--;
	if (vk__g_at(g, g->i)->kind == VK__P_CLOSE)
		vk__g_use(g);
	vk__g_node(g, group)->piece_end = (uint32_t)g->i;
	g->sep = VK__SEP_NONE;
	if (vk__g_node(g, group)->first == 0 || is_total_paren(g, parent, group) ||
	    (last != 0 && vk__recall_all(g, last, group)))
		return;
	if (is_equal_rest(g, parent, last, group))
		return;
	if (last != 0 && like.sep == VK__SEP_NONE && vk__node_timed(g->nodes, last, 0) &&
	    vk__node_timed(g->nodes, group, 0) &&
	    vk__g_node(g, last)->sentence == g->sentence && is_detail(g, parent, last, group))
		return;
	if (is_paren_rest(g, last, group)) {
		uint32_t rest = vk__g_node(g, group)->first;

		vk__node_remove(g->nodes, group, rest);
		vk__g_node(g, rest)->rest = true;
		vk__node_append(g->nodes, last, rest);
		vk__g_node(g, last)->rested = true;
		return;
	}
	if (parent == 0 && holds_edges(g, group)) {
		move_children(g, parent, group);
		return;
	}
	if (is_inside(g, last, group))
		return;
	if (like.sep == VK__SEP_NONE || like.sep == VK__SEP_LINE)
		doubt_count(g, parent, group);
	if (like.sep == VK__SEP_LINE && last != 0)
		doubt_effort(g, group);
	vk__node_append(g->nodes, parent, group);
}
