/* SPDX-License-Identifier: MIT */
/*
 * Repetitions: a count with its block, before or after it, nested or not, and
 * the recoveries that belong to it. A recovery goes to the innermost
 * repetition that has none yet, unless the words say which one.
 */
#include "grammar.h"

#include <math.h>
#include <string.h>

static struct vk__node *
node(const struct vk__grammar *g, uint32_t at)
{
	return &g->nodes->node[at];
}

static bool
is_rest(const struct vk__grammar *g, uint32_t at)
{
	return node(g, at)->reps == 0 && node(g, at)->rest;
}

static bool
is_edge(const struct vk__node *n)
{
	return n->role == 1 + VK__ROLE_WARMUP || n->role == 1 + VK__ROLE_COOLDOWN;
}

/* "1'/2' à 125%/55%": one target of the list for each step. */
static bool
share_list(struct vk__grammar *g, uint32_t group, const struct vk__node *from)
{
	uint32_t k = 0;

	if (from->targets_count == 0)
		return false;
	for (uint32_t c = node(g, group)->first; c != 0; c = node(g, c)->next) {
		if (node(g, c)->reps > 0)
			return false;
		k++;
	}
	if (k != from->targets_count)
		return false;
	k = 0;
	for (uint32_t c = node(g, group)->first; c != 0; c = node(g, c)->next) {
		double value = g->pieces->number[from->targets + k++];
		node(g, c)->power = (vk_target){ from->targets_unit, value, value };
	}
	return true;
}

void
vk__repeat_share(struct vk__grammar *g, uint32_t group, const struct vk__node *from)
{
	uint32_t first = node(g, group)->first;
	uint32_t second = first == 0 ? 0 : node(g, first)->next;

	if (g->depth > VK__NODE_DEPTH)
		return;
	/* "(2' + 2') à 340 W": one target, so the other half is the recovery. */
	if (second != 0 && node(g, second)->next == 0 && node(g, first)->reps == 0 &&
	    node(g, second)->reps == 0 && !vk__node_targeted(node(g, first)) &&
	    !vk__node_targeted(node(g, second)) && !node(g, second)->hard &&
	    node(g, group)->paren && vk__node_targeted(from)) {
		node(g, second)->rest = true;
		node(g, group)->rested = true;
	}
	if (share_list(g, group, from))
		return;
	g->depth++;
	for (uint32_t c = node(g, group)->first; c != 0; c = node(g, c)->next) {
		struct vk__node *n = node(g, c);

		if (n->reps > 0)
			vk__repeat_share(g, c, from);
		else if (!n->rest && !n->easy && !is_edge(n))
			vk__atom_inherit(n, from);
	}
	g->depth--;
}

/* The effort a recovery follows, for "equal" ones. */
static double
last_effort(const struct vk__grammar *g, uint32_t group)
{
	double seconds = 0;

	for (uint32_t c = node(g, group)->first; c != 0; c = node(g, c)->next)
		if (node(g, c)->reps == 0 && !node(g, c)->rest)
			seconds = node(g, c)->seconds;
	return seconds;
}

/* A recovery after every step of a list; after the last one only if kept. */
static void
rest_in_ladder(struct vk__grammar *g, uint32_t ladder, uint32_t rest)
{
	uint32_t c = node(g, ladder)->first;

	while (c != 0) {
		uint32_t next = node(g, c)->next;
		uint32_t copy;

		if (next == 0 && node(g, rest)->between)
			break;
		copy = vk__node_copy(g->nodes, rest, 0);
		if (copy == 0)
			break;
		if (node(g, rest)->equal)
			node(g, copy)->seconds = node(g, c)->seconds;
		node(g, copy)->equal = false;
		vk__node_insert(g->nodes, ladder, c, copy);
		c = next;
	}
	node(g, ladder)->rested = true;
}

static void
add_rest(struct vk__grammar *g, uint32_t group, uint32_t rest)
{
	if (node(g, group)->ladder) {
		rest_in_ladder(g, group, rest);
		return;
	}
	if (node(g, rest)->equal) {
		node(g, rest)->seconds = last_effort(g, group);
		node(g, rest)->equal = false;
	}
	node(g, group)->rested = true;
	vk__node_append(g->nodes, group, rest);
}

static bool
is_recovery(const struct vk__node *n)
{
	return n->reps == 0 && (n->rest || n->easy ||
	    vk__target_low(n->power.unit, n->power.start, n->power.end));
}

static bool
repeats(const struct vk__grammar *g, uint32_t at)
{
	return node(g, at)->reps > 1 || node(g, at)->counted || node(g, at)->ladder ||
	    node(g, at)->pattern;
}

static bool
has_rest(const struct vk__grammar *g, uint32_t group)
{
	uint32_t last = node(g, group)->last;

	return node(g, group)->rested || (last != 0 && is_rest(g, last)) ||
	    (last != 0 && is_recovery(node(g, last)) && node(g, group)->first != last);
}

/* The repetition inside another, where that is all the other holds. */
static uint32_t
inner_of(const struct vk__grammar *g, uint32_t group)
{
	uint32_t found = 0;

	for (uint32_t c = node(g, group)->first; c != 0; c = node(g, c)->next)
		if (node(g, c)->reps > 0 && repeats(g, c))
			found = c;
	return found;
}

/* "Bloc 1 ... Bloc 2 ... 6' entre les blocs": between the groups themselves. */
static bool
rest_between_blocks(struct vk__grammar *g, uint32_t parent, uint32_t rest)
{
	unsigned groups = 0;
	uint32_t c = node(g, parent)->first;

	for (; c != 0; c = node(g, c)->next)
		groups += node(g, c)->counted && node(g, c)->rested && inner_of(g, c) == 0;
	c = node(g, parent)->last;
	if (groups < 2 || !node(g, c)->rested || inner_of(g, c) != 0)
		return false;
	for (c = node(g, parent)->first; c != 0; c = node(g, c)->next) {
		uint32_t next = node(g, c)->next;
		if (next == 0 || !node(g, c)->counted || !node(g, next)->counted)
			continue;
		vk__node_insert(g->nodes, parent, c, vk__node_copy(g->nodes, rest, 0));
		c = node(g, c)->next;
	}
	return true;
}

bool
vk__repeat_rest(struct vk__grammar *g, uint32_t parent, uint32_t rest)
{
	uint32_t chain[VK__NODE_DEPTH + 1];
	size_t n = 0;
	uint32_t at = node(g, parent)->last;
	const struct vk__node *r = node(g, rest);

	while (at != 0 && repeats(g, at) && n < VK__NODE_DEPTH) {
		chain[n++] = at;
		at = inner_of(g, at);
	}
	if (n == 0)
		return false;
	if (r->of_set && r->between && rest_between_blocks(g, parent, rest))
		return true;
	if (r->of_set) {
		if (n == 1 && !r->between && !node(g, chain[0])->paren &&
		    node(g, chain[0])->reps > 0 && has_rest(g, chain[0]))
			return false; /* after the only set: a recovery of its own */
		if (n == 1 && has_rest(g, chain[0]) && !node(g, chain[0])->paren)
			return false;
		add_rest(g, chain[0], rest);
		return true;
	}
	for (size_t k = n; k-- > 0;) {
		/* A block in parentheses that holds a repetition has its own say. */
		if (has_rest(g, chain[k]))
			continue;
		if (k + 1 == n && node(g, chain[k])->paren && node(g, chain[k])->pattern)
			continue;
		add_rest(g, chain[k], rest);
		return true;
	}
	if (r->between && n >= 1 && node(g, chain[0])->paren && !node(g, chain[0])->rested) {
		add_rest(g, chain[0], rest);
		return true;
	}
	return false;
}

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
		return p->value == VK__ROLE_EFFORT || p->value == VK__ROLE_RECOVERY ?
		    vk__clause_peek(g, i + 1).amount : false;
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

/* "(12 minutes)" after a count only checks the sum. */
static bool
is_check(const struct vk__grammar *g, size_t i)
{
	return vk__g_at(g, i)->kind == VK__P_OPEN &&
	    (vk__g_at(g, i + 1)->kind == VK__P_TIME || vk__g_at(g, i + 1)->kind == VK__P_BARE) &&
	    vk__g_at(g, i + 2)->kind == VK__P_CLOSE;
}

/* Where the parts begin that a count after them repeats; 0: nowhere. */
static uint32_t
scope_of(struct vk__grammar *g, uint32_t parent, bool wide)
{
	uint32_t last = node(g, parent)->last;
	uint32_t at = last;
	uint32_t sentence;
	uint32_t line;

	if (last == 0 || is_edge(node(g, last)))
		return 0;
	if (node(g, last)->pattern || (!wide && node(g, last)->paren))
		return last;
	sentence = node(g, last)->sentence;
	line = node(g, last)->line;
	for (;;) {
		uint32_t before = vk__node_before(g->nodes, parent, at);
		uint8_t sep = node(g, at)->sep;

		if (before == 0 || is_edge(node(g, before)))
			return at;
		if (wide) {
			/* this sentence; or its line, when it says only "repeat" */
			bool same = sentence == g->sentence ? node(g, before)->sentence == sentence :
			    line == g->line ? node(g, before)->line == line : true;
			if (!same)
				return at;
		} else if (node(g, before)->sentence == sentence && is_recovery(node(g, at))) {
			; /* nobody repeats only a recovery */
		} else if (node(g, before)->sentence != sentence ||
		    (sep == VK__SEP_WITH && node(g, before)->seconds >= 1200) ||
		    (sep != VK__SEP_SLASH && sep != VK__SEP_AND && sep != VK__SEP_WITH &&
		    sep != VK__SEP_NONE)) {
			return at;
		}
		at = before;
	}
}

static uint32_t
count_value(struct vk__grammar *g, const struct vk__piece *p)
{
	if (p->a != p->b)
		vk__g_doubt(g, VK__DOUBT_COUNT_RANGE);
	if (p->a < 1 || p->a > VK_WORKOUT_REPS || p->a != floor(p->a))
		return 0;
	return (uint32_t)p->a;
}

/* Takes "(12 minutes)" when it is the sum, or a copy of the count. */
static void
read_check(struct vk__grammar *g, uint32_t group)
{
	const struct vk__piece *p;

	if (!is_check(g, g->i))
		return;
	p = vk__g_at(g, g->i + 1);
	if (p->kind == VK__P_TIME) {
		if (vk__node_timed(g->nodes, group, 0) &&
		    fabs(vk__node_seconds(g->nodes, group, 0) - p->a) > 1)
			vk__g_doubt(g, VK__DOUBT_TOTAL);
	}
	vk__g_use(g);
	vk__g_use_length(g);
	vk__g_use(g);
}

static void
count_after(struct vk__grammar *g, uint32_t parent)
{
	const struct vk__piece *p = vk__g_at(g, g->i);
	uint32_t reps = count_value(g, p);
	bool wide = g->repeat || g->sep == VK__SEP_DASH || g->sep == VK__SEP_STOP ||
	    g->sep == VK__SEP_LINE || g->sep == VK__SEP_COMMA;
	bool again = g->again;
	uint32_t first = scope_of(g, parent, wide);
	uint32_t group;

	g->repeat = g->again = false;
	if (reps == 0) {
		g->i++; /* absurd: stays unread */
		return;
	}
	vk__g_use(g);
	while (vk__g_op(g, g->i, VK__OP_AGAIN) || vk__g_op(g, g->i, VK__OP_THATSET)) {
		again = again || vk__g_op(g, g->i, VK__OP_AGAIN);
		vk__g_use(g);
	}
	if (first == 0) {
		vk__g_doubt(g, VK__DOUBT_COUNT_ALONE);
		return;
	}
	if (wide && vk__target_low(node(g, first)->power.unit, node(g, first)->power.start,
	    node(g, first)->power.end) && node(g, node(g, first)->next)->next != 0)
		vk__g_doubt(g, VK__DOUBT_COUNT_SCOPE); /* is that the warm-up? */
	if (again)
		reps++;
	if (reps > VK_WORKOUT_REPS)
		return;
	if (first == node(g, parent)->last && node(g, first)->reps == 1 &&
	    (node(g, first)->pattern || node(g, first)->paren) && !node(g, first)->counted) {
		node(g, first)->reps = reps;
		node(g, first)->pattern = false;
		node(g, first)->counted = true;
		group = first;
	} else if (first == node(g, parent)->last && node(g, first)->counted &&
	    node(g, first)->reps == reps && !wide) {
		group = first; /* said twice */
	} else {
		if (node(g, node(g, parent)->last)->sep == VK__SEP_PLUS && !wide)
			vk__g_doubt(g, VK__DOUBT_COUNT_SCOPE);
		group = vk__node_wrap(g->nodes, parent, first, reps);
	}
	if (group == 0 || vk__sequence_embed(g, parent, group))
		return;
	read_check(g, group);
}

/* A line that cannot be inside the block above it. */
static bool
ends_block(const struct vk__grammar *g, size_t i)
{
	struct vk__clause c = vk__clause_peek(g, i);
	size_t end = i;

	while (vk__g_at(g, end)->kind != VK__P_LINE && vk__g_at(g, end)->kind != VK__P_END)
		end++;
	/* another heading with a count */
	if (end > i && (vk__g_at(g, end - 1)->kind == VK__P_COUNT ||
	    (vk__g_at(g, end - 1)->kind == VK__P_COLON && end > i + 1 &&
	    (vk__g_at(g, end - 2)->kind == VK__P_COUNT ||
	    (vk__g_at(g, end - 2)->kind == VK__P_CLOSE && end > i + 2 &&
	    vk__g_at(g, end - 3)->kind == VK__P_COUNT)))))
		return true;
	return c.warm_cool || (c.rest && c.between) || vk__g_op(g, i, VK__OP_THEN);
}

/* A block of lines under a heading with a count: a list, or to a blank line. */
static void
read_lines(struct vk__grammar *g, uint32_t group, uint16_t outer, bool bullet)
{
	const struct vk__piece *p = vk__g_at(g, g->i);
	uint16_t indent = p->indent;
	bool deeper = indent > outer;

	g->depth++;
	for (;;) {
		p = vk__g_at(g, g->i);
		if (p->kind != VK__P_LINE || g->i >= g->stop)
			break;
		if (p->lines > 1 && node(g, group)->first != 0 && !deeper)
			break;
		if (deeper ? p->indent < indent : (bullet && p->indent < indent))
			break;
		if (!deeper && bullet && !p->bullet)
			break;
		if (!deeper && !bullet && node(g, group)->first != 0 && ends_block(g, g->i + 1))
			break;
		vk__g_use(g);
		g->line++;
		g->sentence++;
		g->sep = VK__SEP_LINE;
		vk__sequence_read(g, group, 1u << VK__P_LINE);
	}
	g->depth--;
}

/* How far the line this piece stands on is indented. */
static const struct vk__piece *
line_of(const struct vk__grammar *g, size_t i)
{
	while (i > 0 && vk__g_at(g, i)->kind != VK__P_LINE)
		i--;
	return vk__g_at(g, i);
}

/* A list behind "4 times:" ends where a warm-up or cool-down begins. */
static size_t
list_end(const struct vk__grammar *g, size_t i, size_t end)
{
	for (; i < end; i++)
		if (vk__g_sep(g, i) != VK__SEP_NONE &&
		    (vk__clause_peek(g, i + 1).warm_cool || vk__clause_peek(g, i + 1).between))
			return i;
	return end < g->stop ? end : g->stop;
}

/* "30/15 : 3 x 13": the pair told before is what the counts repeat. */
static bool
take_pair(struct vk__grammar *g, uint32_t group, const struct vk__piece *p)
{
	uint32_t first = g->pair;
	uint32_t second = first == 0 ? 0 : node(g, first)->next;
	struct vk__node inner = { .counted = true, .rested = true, .paren = true,
		.sentence = g->sentence, .line = g->line, .piece = (uint32_t)g->i };
	uint32_t at;

	if (second == 0 || node(g, second)->next != 0 || p->a < 1 || p->a > 100)
		return false;
	inner.reps = (uint32_t)p->a;
	at = vk__node_new(g->nodes, &inner);
	if (at == 0)
		return false;
	vk__node_remove(g->nodes, 0, second);
	vk__node_remove(g->nodes, 0, first);
	vk__node_append(g->nodes, at, first);
	vk__node_append(g->nodes, at, second);
	vk__node_append(g->nodes, group, at);
	g->pair = 0;
	vk__g_use(g);
	node(g, group)->paren = true;
	return true;
}

static void
read_body(struct vk__grammar *g, uint32_t group, bool colon)
{
	const struct vk__piece *p = vk__g_at(g, g->i);
	struct vk__node n = { 0 };
	uint32_t at;

	if (p->kind == VK__P_LINE) {
		const struct vk__piece *heading = line_of(g, g->i - 1);
		bool is_line = heading->kind == VK__P_LINE;
		read_lines(g, group, is_line ? heading->indent : 0, p->bullet);
		return;
	}
	if (p->kind == VK__P_COUNT) {
		vk__repeat_read(g, group);
		return;
	}
	if (p->kind == VK__P_OPEN) {
		vk__g_use(g);
		g->sep = VK__SEP_OPEN;
		vk__sequence_read(g, group, 1u << VK__P_CLOSE);
		if (vk__g_at(g, g->i)->kind == VK__P_CLOSE)
			vk__g_use(g);
		node(g, group)->paren = true;
		return;
	}
	if (p->kind == VK__P_PAIR) {
		vk__shape_pair(g, group);
		node(g, group)->rested = true;
		return;
	}
	if (p->kind == VK__P_TIMES) {
		at = vk__shape_list(g);
		vk__node_append(g->nodes, group, at);
		return;
	}
	if (p->kind == VK__P_NAMED) {
		g->named_piece = (uint32_t)g->i;
		vk__node_append(g->nodes, group, vk__shape_named(g, p->value));
		node(g, group)->paren = true;
		g->named = 1u + p->value;
		vk__g_use(g);
		return;
	}
	if (p->kind == VK__P_BARE && take_pair(g, group, p))
		return;
	if (colon && p->kind != VK__P_END) {
		size_t end = g->i;
		unsigned amounts = 0;
		/* "4 times: A, B, C." is a list to the full stop */
		while (vk__g_at(g, end)->kind != VK__P_END &&
		    vk__g_at(g, end)->kind != VK__P_STOP && vk__g_at(g, end)->kind != VK__P_LINE) {
			amounts += vk__g_at(g, end)->kind == VK__P_TIME;
			end++;
		}
		if (amounts > 1) {
			size_t stop = g->stop;
			g->sep = VK__SEP_OPEN;
			g->stop = list_end(g, g->i, end);
			vk__sequence_read(g, group, 1u << VK__P_STOP | 1u << VK__P_LINE);
			g->stop = stop;
			node(g, group)->paren = true;
			return;
		}
	}
	if (!vk__atom_read(g, &n, true))
		return;
	if (g->has_pending)
		vk__atom_inherit(&n, &g->pending);
	if (n.bare && n.maxeffort && n.seconds >= 300)
		n.seconds /= 60; /* "6x20 sprints": seconds after all */
	at = vk__shape_targets(g, &n, node(g, group)->reps);
	if (at != 0) {
		node(g, group)->reps = 1;
		node(g, group)->ladder = true;
		node(g, group)->first = node(g, at)->first;
		node(g, group)->last = node(g, at)->last;
		return;
	}
	if (n.targets_count > 0)
		vk__g_doubt(g, VK__DOUBT_CONTRADICTION);
	if (n.seconds <= 0 && n.metres <= 0 && !n.open)
		vk__g_doubt(g, VK__DOUBT_AMOUNT_MISSING);
	vk__node_append(g->nodes, group, vk__node_new(g->nodes, &n));
}

/* "(2' 95% / 1' 105%)": a parenthesis whose lengths fill the step before. */
static bool
fills_step(const struct vk__grammar *g, size_t i, double seconds)
{
	double sum = 0;
	unsigned n = 0;

	if (vk__g_op(g, i - 2, VK__OP_OVERUNDER))
		return true;
	for (;; i++) {
		const struct vk__piece *p = vk__g_at(g, i);
		if (p->kind == VK__P_CLOSE)
			break;
		if (p->kind == VK__P_TIME) {
			sum += p->a;
			n++;
		} else if (p->kind == VK__P_PAIR) {
			sum += p->a + p->b;
			n += 2;
		} else if (p->kind == VK__P_COUNT || p->kind == VK__P_END ||
		    p->kind == VK__P_OPEN || p->kind == VK__P_REST || p->kind == VK__P_LINE ||
		    (p->kind == VK__P_ROLE && p->value == VK__ROLE_RECOVERY)) {
			return false;
		}
	}
	return n >= 2 && sum > 0 && seconds >= sum &&
	    fabs(seconds / sum - round(seconds / sum)) < 1e-9;
}

/* "4x8min alternant ...", "3x10 (30s on, 30s off)": what fills the step. */
static void
read_filling(struct vk__grammar *g, uint32_t group)
{
	uint32_t step = node(g, group)->first;
	double seconds;
	bool opens;
	bool filled = false;

	if (step == 0 || node(g, step)->next != 0 || node(g, step)->reps > 0)
		return;
	seconds = node(g, step)->seconds;
	if ((vk__g_sep(g, g->i) == VK__SEP_WITH || vk__g_at(g, g->i)->kind == VK__P_COLON) &&
	    !vk__node_targeted(node(g, step)) &&
	    vk__pattern_follows(g, g->i + 1, seconds)) {
		vk__g_use(g);
		filled = true;
	}
	opens = vk__g_at(g, g->i)->kind == VK__P_OPEN && fills_step(g, g->i + 1, seconds);
	if (vk__g_op(g, g->i, VK__OP_OVERUNDER) && vk__g_at(g, g->i + 1)->kind != VK__P_OPEN &&
	    !vk__clause_peek(g, g->i + 1 +
	    (vk__g_at(g, g->i + 1)->kind == VK__P_COLON)).amount) {
		vk__g_use(g);
		return;
	}
	if (vk__g_op(g, g->i, VK__OP_OVERUNDER) && vk__clause_peek(g, g->i + 1).rest) {
		vk__g_use(g);
		return;
	}
	if (seconds <= 0 || !(opens || filled || vk__g_op(g, g->i, VK__OP_ALTERNATE) ||
	    vk__g_op(g, g->i, VK__OP_OVERUNDER) || vk__g_op(g, g->i, VK__OP_DETAIL) ||
	    vk__g_at(g, g->i)->kind == VK__P_PAIR))
		return;
	node(g, group)->first = node(g, group)->last = 0;
	if (!vk__shape_alternate(g, group, seconds) || node(g, group)->first == 0) {
		node(g, group)->first = node(g, group)->last = step;
		return;
	}
	vk__g_settle_lengths(g, step);
	for (uint32_t c = node(g, group)->first; c != 0; c = node(g, c)->next) {
		/* The pattern has no recovery of its own at its end. */
		node(g, c)->rested = true;
		vk__repeat_share(g, c, node(g, step));
	}
}

/* Whether targets come next, before any length or role. */
static bool
leads_attributes(const struct vk__grammar *g, size_t i)
{
	bool found = false;

	for (;; i++) {
		const struct vk__piece *p = vk__g_at(g, i);
		const struct vk__zone *z;

		switch (p->kind) {
		case VK__P_TARGET:
		case VK__P_TARGETS:
			found = true;
			continue;
		case VK__P_ZONE:
			z = vk__lexicon_zone(g->lexicon, p->value);
			if (z == NULL || z->easy)
				return found;
			found = true;
			continue;
		case VK__P_AT:
		case VK__P_NOTE:
		case VK__P_UNKNOWN:
			continue;
		case VK__P_TIME:
		case VK__P_METRES:
		case VK__P_BARE:
			return false;
		default:
			return found;
		}
	}
}

/* "5x(...) à 95%": what stands behind a group belongs to its efforts. */
void
vk__repeat_shared(struct vk__grammar *g, uint32_t group)
{
	struct vk__node n = { 0 };
	size_t stop = g->stop;

	if (!leads_attributes(g, g->i))
		return;
	if (!vk__atom_read(g, &n, true))
		return;
	g->stop = stop;
	vk__repeat_share(g, group, &n);
	if (n.seconds > 0)
		vk__g_doubt(g, VK__DOUBT_TARGET_PLACE);
}

static bool
is_after(const struct vk__grammar *g, uint32_t parent, size_t next, bool colon)
{
	const struct vk__piece *p = vk__g_at(g, g->i);
	bool before = node(g, parent)->last != 0;

	if (p->sign_first)
		return before && node(g, node(g, parent)->last)->line == g->line;
	if (vk__g_op(g, next, VK__OP_THATSET) || (vk__g_op(g, next, VK__OP_AGAIN)))
		return true;
	if (vk__g_at(g, next)->kind == VK__P_LINE)
		return !((colon || p->times || p->set || g->repeat) &&
		    vk__g_at(g, next)->lines == 1 && next + 1 < g->stop &&
		    (vk__g_at(g, next)->bullet || colon || g->line == 0 ||
		    node(g, parent)->last == 0 ||
		    node(g, node(g, parent)->last)->line != g->line)) ;
	if (is_check(g, next) && before)
		return true;
	if (g->repeat && !colon && before && !begins_block(g, next))
		return true;
	return !begins_block(g, next);
}

void
vk__repeat_read(struct vk__grammar *g, uint32_t parent)
{
	const struct vk__piece *p = vk__g_at(g, g->i);
	size_t next = g->i + 1;
	bool colon = false;
	struct vk__node like = { .counted = true, .sentence = g->sentence, .line = g->line,
		.piece = (uint32_t)g->i, .sep = (uint8_t)g->sep,
		.first_in_line = !g->content };
	uint32_t group;

	while (vk__g_at(g, next)->kind == VK__P_COLON || vk__g_at(g, next)->kind == VK__P_SET ||
	    (vk__g_op(g, next, VK__OP_DETAIL) && vk__g_at(g, next + 1)->kind == VK__P_COUNT)) {
		colon = colon || vk__g_at(g, next)->kind == VK__P_COLON;
		next++;
	}
	if (is_after(g, parent, next, colon) || g->depth > VK__NODE_DEPTH) {
		count_after(g, parent);
		return;
	}
	g->repeat = g->again = false;
	like.reps = count_value(g, p);
	if (like.reps == 0) {
		g->i++;
		return;
	}
	group = vk__node_new(g->nodes, &like);
	if (group == 0) {
		g->i = g->stop;
		return;
	}
	while (g->i < next)
		vk__g_use(g);
	g->depth++;
	read_body(g, group, colon);
	g->depth--;
	read_filling(g, group);
	if (node(g, group)->paren || node(g, group)->rested ||
	    (node(g, group)->first != 0 && node(g, node(g, group)->first)->ladder))
		vk__repeat_shared(g, group);
	if (g->has_pending && node(g, group)->first != 0)
		vk__repeat_share(g, group, &g->pending);
	g->has_pending = false;
	node(g, group)->piece_end = (uint32_t)g->i;
	if (node(g, group)->first == 0) {
		vk__g_doubt(g, VK__DOUBT_COUNT_ALONE);
		return;
	}
	vk__sequence_place(g, parent, group);
}
