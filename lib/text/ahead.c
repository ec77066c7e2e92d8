/* SPDX-License-Identifier: MIT */
/*
 * Parts that are told behind what they are ridden before, or with: "avant les
 * blocs, 3x1 min", "3x8 min, preceded by 3 sprints", "un sprint avant chaque",
 * "start each rep with 20 s at 150 %". Promises that a part whose place cannot be
 * told from the words is a doubt.
 */
#include "ordinal.h"

enum { NAMES = 8 };

/* A word for the efforts of the workout: "les blocs", "chaque répétition". */
static bool
names_efforts(const struct vk__grammar *g, size_t i)
{
	const struct vk__piece *p = vk__g_at(g, i);

	return vk__o_name(p) || (p->kind == VK__P_ROLE && p->value == VK__ROLE_MAIN) ||
	    p->kind == VK__P_ORD || vk__g_op(g, i, VK__OP_FIRST) || vk__g_op(g, i, VK__OP_EFFORTS);
}

static bool
names_each(const struct vk__grammar *g, size_t i)
{
	return vk__g_op(g, i, VK__OP_EACH) || vk__g_op(g, i, VK__OP_DETAIL) ||
	    vk__g_op(g, i, VK__OP_APIECE);
}

size_t
vk__ahead_words(const struct vk__grammar *g, size_t i, bool *each)
{
	size_t at = i + 1;

	*each = false;
	if (vk__g_op(g, i, VK__OP_BETWEEN)) { /* "entre l'échauffement et les blocs" */
		if (vk__g_at(g, at)->kind != VK__P_ROLE || vk__g_at(g, at)->value != VK__ROLE_WARMUP ||
		    vk__g_sep(g, at + 1) != VK__SEP_AND || !names_efforts(g, at + 2))
			return 0;
		at += 2;
	} else if (!vk__g_op(g, i, VK__OP_AHEAD)) {
		return 0;
	}
	for (; at < i + NAMES && (names_efforts(g, at) || names_each(g, at)); at++)
		*each = *each || names_each(g, at);
	return at;
}

bool
vk__ahead_next(const struct vk__grammar *g, size_t i)
{
	return vk__clause_peek(g, i + (vk__g_sep(g, i) == VK__SEP_COMMA ||
	    vk__g_sep(g, i) == VK__SEP_COLON)).count;
}

static uint32_t
last_counted(const struct vk__grammar *g, uint32_t parent)
{
	uint32_t found = 0;

	for (uint32_t c = vk__g_node(g, parent)->first; c != 0; c = vk__g_node(g, c)->next)
		if (vk__g_node(g, c)->counted && !vk__g_node(g, c)->ahead)
			found = c;
	return found;
}

/* The repetition told last whose one effort is longer than a part of it; 0: none. */
static uint32_t
group_of(const struct vk__grammar *g, uint32_t parent, double seconds)
{
	uint32_t group = last_counted(g, parent);
	uint32_t effort = group == 0 ? 0 : vk__g_node(g, group)->first;

	if (effort == 0 || vk__g_node(g, effort)->reps > 0 ||
	    vk__g_node(g, effort)->seconds <= seconds || seconds <= 0)
		return 0;
	for (uint32_t c = vk__g_node(g, effort)->next; c != 0; c = vk__g_node(g, c)->next)
		if (vk__g_node(g, c)->reps > 0 || !vk__g_node(g, c)->rest)
			return 0;
	return group;
}

/* "1 sprint de 10 s": the step itself, taken out of parent. */
static uint32_t
take_out(struct vk__grammar *g, uint32_t parent, uint32_t at)
{
	uint32_t step = at;

	if (vk__g_node(g, at)->reps == 1 && vk__g_node(g, at)->first == vk__g_node(g, at)->last) {
		step = vk__g_node(g, at)->first;
		vk__node_remove(g->nodes, at, step);
	}
	vk__node_remove(g->nodes, parent, at);
	return step;
}

/* Puts the last part of parent into each repetition before it, in front of the effort
 * or behind it. */
static void
put_in_each(struct vk__grammar *g, uint32_t parent, bool behind)
{
	uint32_t at = vk__g_node(g, parent)->last;
	uint32_t step = at != 0 && vk__g_node(g, at)->reps == 1 ? vk__g_node(g, at)->first : at;
	uint32_t group;

	if (at != 0)
		vk__g_node(g, at)->ahead = true;
	group = step == 0 ? 0 : group_of(g, parent, vk__g_node(g, step)->seconds);
	if (at != 0)
		vk__g_node(g, at)->ahead = false;
	if (group == 0 || vk__g_node(g, step)->reps > 0) {
		vk__g_doubt(g, VK__DOUBT_EMBEDDED);
		return;
	}
	step = take_out(g, parent, at);
	vk__node_insert(g->nodes, group, behind ? vk__g_node(g, group)->first : 0, step);
}

/* What is told in this sentence from here on is ridden before target, 0: before the
 * first repetition. */
static void
read_until_end(struct vk__grammar *g, uint32_t parent, uint32_t target)
{
	uint32_t old = g->ahead;

	g->sep = VK__SEP_COMMA; /* it is told together */
	g->ahead = target == 0 ? VK__AHEAD_FIRST : target;
	vk__sequence_read(g, parent, 1u << VK__P_STOP | 1u << VK__P_LINE | 1u << VK__P_CLOSE);
	g->ahead = old;
}

/* "avant les 3x8 min : 3 sprints": what stands before the colon is ridden last. */
static bool
read_colon(struct vk__grammar *g, uint32_t parent)
{
	size_t i = g->i + 1;

	while (i < g->i + 30 && vk__g_sep(g, i) < VK__SEP_STOP &&
	    vk__g_at(g, i)->kind != VK__P_COLON && vk__g_at(g, i)->kind != VK__P_END)
		i++;
	if (vk__g_at(g, i)->kind != VK__P_COLON || !vk__clause_peek(g, i + 1).amount)
		return false;
	vk__g_use(g);
	vk__sequence_read(g, parent, 1u << VK__P_COLON | 1u << VK__P_STOP | 1u << VK__P_LINE);
	if (g->i != i || last_counted(g, parent) != vk__g_node(g, parent)->last)
		return false;
	vk__g_use(g);
	read_until_end(g, parent, vk__g_node(g, parent)->last);
	return true;
}

/* Whether words begin a part, and are not said of the one before. */
static bool
begins_part(const struct vk__grammar *g, uint32_t parent)
{
	uint32_t last = vk__g_node(g, parent)->last;

	return last == 0 || g->sep != VK__SEP_NONE || vk__g_node(g, last)->sentence != g->sentence;
}

/* "Avant les blocs, 3x1 min": all that the sentence tells, unless that is the order
 * they are ridden in. */
static void
read_behind_words(struct vk__grammar *g, uint32_t parent, bool each)
{
	if (vk__g_sep(g, g->i) == VK__SEP_COMMA || vk__g_sep(g, g->i) == VK__SEP_COLON)
		vk__g_use(g);
	if (last_counted(g, parent) == 0 || !vk__clause_peek(g, g->i).amount)
		return; /* "Bois avant chaque bloc" */
	if (parent != 0 || each)
		vk__g_doubt(g, VK__DOUBT_EMBEDDED);
	read_until_end(g, parent, 0);
}

bool
vk__ahead_read(struct vk__grammar *g, uint32_t parent)
{
	bool each, begins = begins_part(g, parent);
	size_t words = g->i, end = vk__ahead_words(g, words, &each);
	uint32_t last = vk__g_node(g, parent)->last;

	if (end == 0)
		return false;
	if (end == words + 1 && vk__g_at(g, end)->kind == VK__P_COUNT) {
		if (parent != 0 || !read_colon(g, parent))
			vk__g_doubt(g, VK__DOUBT_EMBEDDED);
		g->pieces->piece[words].used = true;
		return true;
	}
	vk__g_use_to(g, end);
	if (begins && each && last_counted(g, parent) == 0 && vk__clause_peek(g, g->i).amount)
		vk__g_doubt(g, VK__DOUBT_EMBEDDED); /* "before each block 1 min: 4x5 min" */
	if (begins)
		read_behind_words(g, parent, each);
	else if (each)
		put_in_each(g, parent, false);
	else
		vk__g_node(g, last)->ahead = !vk__ahead_next(g, end);
	return true;
}

/* Whether nothing but a cool-down is told behind the sentence at piece i. */
static bool
ends_text(const struct vk__grammar *g, size_t i)
{
	while (vk__g_at(g, i)->kind != VK__P_END && vk__g_at(g, i)->kind != VK__P_STOP &&
	    vk__g_at(g, i)->kind != VK__P_LINE)
		i++;
	for (unsigned most = 100; most > 0 && vk__g_at(g, i)->kind != VK__P_END; most--) {
		struct vk__clause c = vk__clause_peek(g, i);

		if (c.amount && !c.warm_cool)
			return false;
		i = c.end + (vk__g_at(g, c.end)->kind != VK__P_END);
	}
	return true;
}

/* "2h Z2. Start with 15 min easy.": a part of the ride, or before it? */
static void
doubt_ride(struct vk__grammar *g)
{
	enum { LONG = 3600 };
	const struct vk__node *last = vk__g_node(g, vk__g_node(g, 0)->last);

	if (vk__g_node(g, 0)->last != 0 && last->reps == 0 && !vk__node_edge(last) &&
	    last->seconds >= LONG)
		vk__g_doubt(g, VK__DOUBT_EMBEDDED);
}

/* What was told behind last and is ridden first: "start with 1 min at 110 %" may be of
 * each effort, and "..., then 5 min Z3" come before them, too. */
static void
doubt_first(struct vk__grammar *g, uint32_t last)
{
	uint32_t c = last == 0 ? 0 : vk__g_node(g, last)->next;

	for (; c != 0; c = vk__g_node(g, c)->next) {
		const struct vk__node *n = vk__g_node(g, c);

		if ((!n->ahead && n->sep == VK__SEP_THEN && !vk__node_edge(n)) || (n->ahead &&
		    (n->maxeffort || n->hard || vk__node_power(g, n) > 80) &&
		    group_of(g, 0, n->seconds) != 0))
			vk__g_doubt(g, VK__DOUBT_EMBEDDED);
	}
}

bool
vk__ahead_first(struct vk__grammar *g, uint32_t parent)
{
	const struct vk__piece *p = vk__g_at(g, g->i);
	uint32_t last = vk__g_node(g, parent)->last;
	bool sign = vk__g_sep(g, g->i + 1) == VK__SEP_COMMA ||
	    vk__g_sep(g, g->i + 1) == VK__SEP_COLON;
	struct vk__clause c = vk__clause_peek(g, g->i + 1 + sign);

	if (parent != 0 || g->sep < VK__SEP_STOP || g->period > 0 || !c.amount || c.warm_cool || c.rest || (!sign && p->value != VK__OP_OPENS &&
	    p->value != VK__OP_LEAD) || (p->value == VK__OP_OPENS && (p->raws == 0 ||
	    vk__g_node(g, last)->role == 1 + VK__ROLE_COOLDOWN)) ||
	    !ends_text(g, g->i + 1 + sign))
		return false;
	if (last_counted(g, 0) == 0) {
		doubt_ride(g);
		return false;
	}
	for (size_t i = g->i + 1; i < c.end; i++)
		if (names_each(g, i) || names_efforts(g, i)) {
			vk__g_doubt(g, VK__DOUBT_EMBEDDED); /* "start with 1 min at 90 % on each" */
			return false;
		}
	if (c.count) /* which of those recoveries? */
		vk__g_doubt(g, VK__DOUBT_EMBEDDED);
	vk__g_use_to(g, g->i + 1 + sign);
	read_until_end(g, 0, 0);
	doubt_first(g, last);
	return true;
}

bool
vk__ahead_lead(struct vk__grammar *g, uint32_t parent)
{
	uint32_t target = last_counted(g, parent);

	if (parent != 0 && vk__clause_peek(g, g->i + 1).amount)
		vk__g_doubt(g, VK__DOUBT_EMBEDDED); /* "6x(1 min Z5, but first 2 min Z2)" */
	if (target == 0 || parent != 0 || !vk__clause_peek(g, g->i + 1).amount)
		return false;
	vk__g_use(g);
	read_until_end(g, parent, target);
	return true;
}

bool
vk__ahead_place(struct vk__grammar *g, uint32_t parent, uint32_t at)
{
	struct vk__node *n = vk__g_node(g, at);
	uint32_t last = vk__g_node(g, parent)->last;

	if (n->ahead_each && last != 0) {
		vk__node_append(g->nodes, parent, at);
		put_in_each(g, parent, false);
		return true;
	}
	if (g->ahead != 0 && parent == 0 && !vk__node_edge(n) && n->sep < VK__SEP_THEN &&
	    !(n->rest && last != 0 && vk__g_node(g, last)->ahead)) {
		n->ahead = true;
		n->ahead_of = g->ahead == VK__AHEAD_FIRST ? 0 : g->ahead;
	}
	if (!n->ahead)
		return false;
	if (parent != 0)
		vk__g_doubt(g, VK__DOUBT_EMBEDDED);
	vk__node_append(g->nodes, parent, at);
	return true;
}

/* Where a part is ridden; 0: it cannot be told. */
static uint32_t
find_target(const struct vk__grammar *g, uint32_t at)
{
	uint32_t of = vk__g_node(g, at)->ahead_of;

	for (uint32_t c = vk__g_node(g, 0)->first; c != 0; c = vk__g_node(g, c)->next)
		if (c == of || (of == 0 && vk__g_node(g, c)->reps > 0 && !vk__g_node(g, c)->ahead))
			return c;
	return 0;
}

void
vk__ahead_settle(struct vk__grammar *g)
{
	uint32_t next;
	bool passed = false; /* the repetition it is ridden before */

	for (uint32_t c = vk__g_node(g, 0)->first; c != 0; c = next) {
		uint32_t target = vk__g_node(g, c)->ahead ? find_target(g, c) : 0;

		next = vk__g_node(g, c)->next;
		passed = passed || (vk__g_node(g, c)->reps > 0 && !vk__g_node(g, c)->ahead);
		if (!vk__g_node(g, c)->ahead || (target != 0 && !passed))
			continue;
		if (target == 0) {
			vk__g_doubt(g, VK__DOUBT_EMBEDDED);
			continue;
		}
		vk__node_remove(g->nodes, 0, c);
		vk__node_insert(g->nodes, 0, vk__node_before(g->nodes, 0, target), c);
	}
}

/* Takes the start of each effort out of it. */
static void
put_at_start(struct vk__grammar *g, uint32_t parent, const struct vk__node *n)
{
	uint32_t group = group_of(g, parent, n->seconds);
	uint32_t effort = vk__g_node(g, group)->first;
	uint32_t at;

	if (group == 0 || !vk__node_targeted(n)) {
		vk__g_doubt(g, VK__DOUBT_EMBEDDED);
		at = vk__node_new(g->nodes, n);
		if (at != 0)
			vk__node_append(g->nodes, parent, at);
		return;
	}
	at = vk__node_new(g->nodes, n);
	if (at == 0)
		return;
	vk__g_node(g, effort)->seconds -= n->seconds;
	vk__g_node(g, at)->at_start = true;
	vk__node_insert(g->nodes, group, 0, at);
}

/* The start of the step before is told apart. */
static void
put_at_first(struct vk__grammar *g, uint32_t parent)
{
	struct vk__node n = { .sep = VK__SEP_WITH };
	uint32_t at;

	if (!vk__atom_read(g, &n, false))
		return;
	n.at_start = true;
	at = vk__node_new(g->nodes, &n);
	if (at != 0)
		vk__sequence_place(g, parent, at);
	g->sep = VK__SEP_NONE;
}

void
vk__ahead_opens(struct vk__grammar *g, uint32_t parent)
{
	uint32_t last = vk__g_node(g, parent)->last;
	struct vk__node n = { .sep = VK__SEP_COMMA };
	bool each = false;
	size_t end = g->i + 1;

	for (; end < g->i + NAMES && (names_efforts(g, end) || names_each(g, end) ||
	    vk__g_sep(g, end) == VK__SEP_WITH); end++)
		each = each || names_each(g, end) || vk__o_name(vk__g_at(g, end));
	if (!vk__clause_peek(g, end).amount || last == 0 || vk__clause_peek(g, end).rest) {
		vk__g_use(g); /* "6x30 s race start with 4' rest" */
		return;
	}
	if (g->period > 0) { /* "toutes les 5 min, en commençant par 15 s à 150 %" */
		g->period_first = true;
		vk__g_use_to(g, end);
		return;
	}
	if (each || (last == last_counted(g, parent) && g->sep < VK__SEP_THEN &&
	    vk__g_node(g, last)->sentence == g->sentence)) {
		vk__g_use_to(g, end);
		if (vk__atom_read(g, &n, false))
			put_at_start(g, parent, &n);
		g->sep = VK__SEP_NONE;
		return;
	}
	if (vk__g_at(g, g->i)->raws == 0 && g->sep != VK__SEP_WITH) {
		vk__g_use(g); /* "20' Z2, départ 30 s à fond, puis 5' à 100 %" */
		return;
	}
	if (vk__g_node(g, last)->reps == 0 && !vk__node_edge(vk__g_node(g, last)) &&
	    g->sep < VK__SEP_THEN && vk__g_node(g, last)->sentence == g->sentence &&
	    !vk__clause_peek(g, end).count && !vk__clause_peek(g, end).warm_cool) {
		vk__g_use_to(g, end);
		put_at_first(g, parent); /* "1h Z2 starting with 10' Z1" */
		return;
	}
	/* "..., rac 10'. Commence par 5' à 80 %" */
	if (vk__g_node(g, last)->role == 1 + VK__ROLE_COOLDOWN ||
	    (g->sep < VK__SEP_THEN && !vk__node_edge(vk__g_node(g, last)) &&
	    vk__g_node(g, last)->sentence == g->sentence))
		vk__g_doubt(g, VK__DOUBT_EMBEDDED);
	vk__g_use(g);
}

bool
vk__ahead_trails(struct vk__grammar *g, uint32_t parent)
{
	uint32_t last = vk__g_node(g, parent)->last;
	uint32_t before = last == 0 ? 0 : vk__node_before(g->nodes, parent, last);

	if (!vk__g_op(g, g->i, VK__OP_AFTER) || parent != 0 || before == 0 ||
	    vk__g_node(g, last)->role != 0 || vk__g_node(g, last)->reps > 0 ||
	    !vk__g_node(g, before)->leads || (vk__g_sep(g, g->i + 1) == VK__SEP_NONE &&
	    vk__g_at(g, g->i + 1)->kind != VK__P_END))
		return false;
	vk__g_node(g, last)->role = 1 + VK__ROLE_COOLDOWN;
	vk__g_node(g, before)->role = 1 + VK__ROLE_WARMUP;
	vk__g_node(g, before)->rest = vk__g_node(g, last)->rest = false;
	vk__g_use(g);
	if (vk__g_at(g, g->i)->kind == VK__P_COLON)
		vk__g_use(g);
	g->sep = VK__SEP_THEN;
	return true;
}

uint32_t
vk__ahead_group(const struct vk__grammar *g, uint32_t parent, double seconds)
{
	return group_of(g, parent, seconds);
}

bool
vk__ahead_behind(struct vk__grammar *g, uint32_t parent)
{
	uint32_t at = vk__g_node(g, parent)->last;
	uint32_t step = at != 0 && vk__g_node(g, at)->reps == 1 ? vk__g_node(g, at)->first : at;
	const struct vk__node *n = vk__g_node(g, step);

	if (step == 0 || n->reps > 0 || n->rest || n->easy || !(n->maxeffort || n->hard ||
	    vk__node_power(g, n) > 100) || n->sentence != g->sentence ||
	    g->sep != VK__SEP_NONE || vk__clause_peek(g, g->i + 1).amount ||
	    vk__node_before(g->nodes, parent, at) == 0)
		return false;
	vk__g_use(g);
	put_in_each(g, parent, true);
	return true;
}
