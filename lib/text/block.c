/* SPDX-License-Identifier: MIT */
/*
 * What a count repeats: a parenthesis, the lines under a heading, a list up to
 * the full stop, one step, or what fills that step's time.
 */
#include "grammar.h"

#include <math.h>

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

/* "5x", "3 min Z4", "2 min Z1", "10 min Z1" on lines: the last may be behind. */
static bool
may_end_before(const struct vk__grammar *g, uint32_t group)
{
	uint32_t last = vk__g_node(g, group)->last;
	uint32_t before = last == 0 ? 0 : vk__node_before(g->nodes, group, last);

	return last != 0 && before != 0 && vk__g_node(g, group)->first != before &&
	    vk__node_recovery(vk__g_node(g, last)) && vk__node_recovery(vk__g_node(g, before));
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
		if (p->lines > 1 && vk__g_node(g, group)->first != 0 && !deeper)
			break;
		if (deeper ? p->indent < indent : (bullet && p->indent < indent))
			break;
		if (!deeper && bullet && !p->bullet)
			break;
		if (!deeper && !bullet && vk__g_node(g, group)->first != 0 && ends_block(g, g->i + 1))
			break;
		vk__g_use(g);
		g->line++;
		g->sentence++;
		g->sep = VK__SEP_LINE;
		vk__sequence_read(g, group, 1u << VK__P_LINE);
	}
	if (!deeper && !bullet && vk__g_at(g, g->i)->kind == VK__P_END &&
	    may_end_before(g, group))
		vk__g_doubt(g, VK__DOUBT_COUNT_ALONE);
	g->depth--;
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
	uint32_t second = first == 0 ? 0 : vk__g_node(g, first)->next;
	struct vk__node inner = { .counted = true, .rested = true, .paren = true,
		.sentence = g->sentence, .line = g->line, .piece = (uint32_t)g->i };
	uint32_t at;

	if (second == 0 || vk__g_node(g, second)->next != 0 || p->a < 1 || p->a > 100)
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
	vk__g_node(g, group)->paren = true;
	return true;
}

/* "30/30 : 2 x 10 min à 110 %": the pair told before fills each block. */
static bool
fill_with_pair(struct vk__grammar *g, uint32_t group, const struct vk__piece *p)
{
	uint32_t first = g->pair;
	uint32_t second = first == 0 ? 0 : vk__g_node(g, first)->next;
	struct vk__piece count = *p;
	double once;

	if (second == 0 || vk__g_node(g, second)->next != 0 || first != g->heading ||
	    vk__g_node(g, first)->seconds >= 100)
		return false;
	once = vk__g_node(g, first)->seconds + vk__g_node(g, second)->seconds;
	count.a = p->a / once;
	if (count.a < 3 || count.a != floor(count.a) || !take_pair(g, group, &count))
		return false;
	g->pieces->piece[g->i - 1].placed = true;
	return true;
}

/* "2 x gimenez 5x(1' 110 %, 4' 85 %)": the name, and what it is this time. */
static bool
tells_own(const struct vk__grammar *g)
{
	const struct vk__piece *count = vk__g_at(g, g->i + 1);

	return count->kind == VK__P_COUNT && !count->sign_first &&
	    vk__g_at(g, g->i + 2)->kind == VK__P_OPEN;
}

/* Whether a parenthesis with two lengths stands at piece i. */
static bool
tells_parts(const struct vk__grammar *g, size_t i)
{
	unsigned lengths = 0;

	if (vk__g_at(g, i)->kind != VK__P_OPEN)
		return false;
	for (size_t most = i + 12; i < most && vk__g_at(g, i)->kind != VK__P_CLOSE; i++)
		lengths += vk__g_at(g, i)->kind == VK__P_TIME;
	return lengths > 1;
}

/* A block that is no single step: lines, a count, a parenthesis, a shape. */
static bool
read_shape(struct vk__grammar *g, uint32_t group)
{
	const struct vk__piece *p = vk__g_at(g, g->i);
	const struct vk__piece *heading;

	switch (p->kind) {
	case VK__P_LINE:
		heading = vk__lines_of(g, g->i - 1);
		read_lines(g, group, heading->kind == VK__P_LINE ? heading->indent : 0,
		    p->bullet);
		return true;
	case VK__P_COUNT:
		vk__repeat_read(g, group);
		return true;
	case VK__P_OPEN:
		vk__g_use(g);
		g->sep = VK__SEP_OPEN;
		vk__sequence_read(g, group, 1u << VK__P_CLOSE);
		if (vk__g_at(g, g->i)->kind == VK__P_CLOSE)
			vk__g_use(g);
		vk__g_node(g, group)->paren = true;
		return true;
	case VK__P_PAIR:
		vk__shape_pair(g, group);
		vk__g_node(g, group)->rested = true;
		return true;
	case VK__P_TIMES:
		if (p->join == VK__JOIN_COMMA && p->a == vk__g_node(g, group)->reps)
			vk__g_node(g, group)->reps = 1; /* "3 reps of 10, 12 and 14 min" */
		vk__node_append(g->nodes, group, vk__shape_list(g));
		return true;
	case VK__P_NAMED:
		if (tells_own(g)) {
			vk__g_use(g);
			vk__repeat_read(g, group);
			return true;
		}
		if (tells_parts(g, g->i + 1))
			vk__g_doubt(g, VK__DOUBT_PATTERN); /* another form of it? */
		g->named_piece = (uint32_t)g->i;
		vk__node_append(g->nodes, group, vk__shape_named(g, p->value));
		vk__g_node(g, group)->paren = true;
		g->named = 1u + p->value;
		vk__g_use(g);
		return true;
	case VK__P_BARE:
		return take_pair(g, group, p);
	case VK__P_TIME:
		return fill_with_pair(g, group, p);
	default:
		return false;
	}
}

/* "4 times: A, B, C." is a list to the full stop. */
static bool
read_inline_list(struct vk__grammar *g, uint32_t group)
{
	size_t end = g->i;
	size_t stop = g->stop;
	unsigned amounts = 0;

	while (vk__g_at(g, end)->kind != VK__P_END && vk__g_at(g, end)->kind != VK__P_STOP &&
	    vk__g_at(g, end)->kind != VK__P_LINE) {
		amounts += vk__g_at(g, end)->kind == VK__P_TIME;
		end++;
	}
	if (amounts < 2)
		return false;
	g->sep = VK__SEP_OPEN;
	g->stop = list_end(g, g->i, end);
	vk__sequence_read(g, group, 1u << VK__P_STOP | 1u << VK__P_LINE);
	g->stop = stop;
	vk__g_node(g, group)->paren = true;
	return true;
}

/* "3 blocs : 5x2' puis 5x1'": each block is all of them; or, when there are as
 * many as blocks, they may be told one by one. */
static bool
lists_sets(struct vk__grammar *g, uint32_t group)
{
	size_t i = g->i;
	uint32_t counts = 0;

	if (!vk__g_node(g, group)->set_word || vk__g_at(g, i)->kind != VK__P_COUNT)
		return false;
	for (; vk__g_at(g, i)->kind != VK__P_END && vk__g_at(g, i)->kind != VK__P_STOP &&
	    vk__g_at(g, i)->kind != VK__P_LINE; i++)
		counts += vk__g_at(g, i)->kind == VK__P_COUNT && !vk__g_at(g, i)->sign_first;
	if (counts >= 2)
		vk__g_doubt(g, counts == vk__g_node(g, group)->reps ? VK__DOUBT_SET_END :
		    VK__DOUBT_GROUP_END);
	return counts >= 2;
}

void
vk__block_read(struct vk__grammar *g, uint32_t group, bool colon)
{
	struct vk__node n = { 0 };
	uint32_t at;

	if (colon && lists_sets(g, group) && read_inline_list(g, group))
		return;
	if (read_shape(g, group) || (colon && read_inline_list(g, group)))
		return;
	if (!vk__atom_read(g, &n, true))
		return;
	if (g->has_pending)
		vk__atom_inherit(&n, &g->pending);
	if (n.bare && n.maxeffort && n.seconds >= 300)
		n.seconds /= 60; /* "6x20 sprints": seconds after all */
	at = vk__shape_targets(g, &n, vk__g_node(g, group)->reps);
	if (at != 0) {
		vk__g_node(g, group)->reps = 1;
		vk__g_node(g, group)->ladder = true;
		vk__g_node(g, group)->first = vk__g_node(g, at)->first;
		vk__g_node(g, group)->last = vk__g_node(g, at)->last;
		return;
	}
	if (n.targets_count > 0)
		vk__g_doubt(g, VK__DOUBT_CONTRADICTION);
	if (!vk__node_length(&n) && !n.open)
		vk__g_doubt(g, VK__DOUBT_AMOUNT_MISSING);
	vk__node_append(g->nodes, group, vk__node_new(g->nodes, &n));
}

void
vk__block_announced(struct vk__grammar *g, uint32_t parent)
{
	struct vk__node like = { .reps = g->announced, .counted = true, .paren = true,
		.sentence = g->sentence, .line = g->line, .piece = (uint32_t)g->i,
		.sep = (uint8_t)g->sep };
	uint32_t group = vk__node_new(g->nodes, &like);

	g->announced = 0;
	while (vk__g_sep(g, g->i) == VK__SEP_COLON || vk__g_sep(g, g->i) == VK__SEP_COMMA)
		vk__g_use(g);
	if (group == 0 || !(read_inline_list(g, group) || read_shape(g, group)) ||
	    vk__g_node(g, group)->first == 0) {
		vk__g_doubt(g, VK__DOUBT_COUNT_ALONE);
		return;
	}
	vk__g_node(g, group)->piece_end = (uint32_t)g->i;
	vk__sequence_place(g, parent, group);
}

/* "..., each made of": on to what the step is made of. */
static void
skip_to_detail(struct vk__grammar *g)
{
	size_t i = g->i;

	if (vk__g_sep(g, i) == VK__SEP_COMMA || vk__g_sep(g, i) == VK__SEP_WITH ||
	    vk__g_at(g, i)->kind == VK__P_COLON)
		i++;
	if (i > g->i && vk__g_op(g, i, VK__OP_EACH) && vk__g_at(g, i + 1)->kind == VK__P_COUNT &&
	    vk__g_at(g, i + 1)->times) {
		vk__g_use_to(g, i);
		return;
	}
	if (vk__g_op(g, i, VK__OP_EACH))
		i++;
	if (i == g->i || !vk__g_op(g, i, VK__OP_DETAIL))
		return;
	vk__g_use_to(g, i);
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
void
vk__block_fill(struct vk__grammar *g, uint32_t group)
{
	uint32_t step = vk__g_node(g, group)->first;
	double seconds;
	bool opens;
	bool filled = false;

	if (step == 0 || vk__g_node(g, step)->next != 0 || vk__g_node(g, step)->reps > 0)
		return;
	seconds = vk__g_node(g, step)->seconds;
	skip_to_detail(g);
	(void)vk__overunder_minutes(g, group, seconds);
	if (vk__detail_read(g, group))
		return;
	if ((vk__g_sep(g, g->i) == VK__SEP_WITH || vk__g_at(g, g->i)->kind == VK__P_COLON) &&
	    !vk__node_targeted(vk__g_node(g, step)) &&
	    vk__pattern_follows(g, g->i + 1, seconds)) {
		vk__g_use(g);
		filled = true;
	}
	filled = filled || (vk__g_at(g, g->i)->kind == VK__P_TIME &&
	    vk__pattern_follows(g, g->i, seconds)); /* "3x10 min en 40 s / 20 s" */
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
	vk__g_node(g, group)->first = vk__g_node(g, group)->last = 0;
	if (!vk__shape_alternate(g, group, seconds) || vk__g_node(g, group)->first == 0) {
		vk__g_node(g, group)->first = vk__g_node(g, group)->last = step;
		return;
	}
	vk__g_settle_lengths(g, step);
	for (uint32_t c = vk__g_node(g, group)->first; c != 0; c = vk__g_node(g, c)->next) {
		/* The pattern has no recovery of its own at its end. */
		vk__g_node(g, c)->rested = true;
		vk__repeat_share(g, c, vk__g_node(g, step));
	}
}
