/* SPDX-License-Identifier: MIT */
/*
 * Shapes that coaches write in short: pairs (30/30), lists of durations
 * (2-4-6-4-2 min), alternations that fill a time, mirrors, one target for each
 * repetition. Counts are computed only where they come out whole.
 */
#include "atom.h"

#include <math.h>

enum { FILL_REPS = 200, MIRROR_MOST = 64 };

/* Pairs are seconds when they look like 30/30, minutes when like 2/2. */
static double
pair_unit(const struct vk__piece *p)
{
	if (!p->bare)
		return 1;
	return p->a >= 10 || p->b >= 10 ? 1 : 60;
}

static void
push_half(struct vk__grammar *g, uint32_t parent, double seconds, bool rest, size_t piece)
{
	struct vk__node n = { .sep = rest ? VK__SEP_SLASH : (uint8_t)g->sep,
		 .seconds = seconds, .rest = rest, .sentence = g->sentence,
		.length_piece = (uint32_t)piece + 1, .line = g->line, .piece = (uint32_t)piece, .piece_end = (uint32_t)piece + 1,
		.role = rest ? 1 + VK__ROLE_RECOVERY : 0 };

	vk__node_append(g->nodes, parent, vk__node_new(g->nodes, &n));
}

void
vk__shape_pair(struct vk__grammar *g, uint32_t parent)
{
	struct vk__piece *p = &g->pieces->piece[g->i];
	double unit = pair_unit(p);

	push_half(g, parent, p->a * unit, false, g->i);
	push_half(g, parent, p->b * unit, true, g->i);
	vk__g_use(g);
}

uint32_t
vk__shape_list(struct vk__grammar *g)
{
	const struct vk__piece *p = vk__g_at(g, g->i);
	struct vk__node group = { .reps = 1, .ladder = true, .sentence = g->sentence,
		.line = g->line, .piece = (uint32_t)g->i, .sep = (uint8_t)g->sep };
	uint32_t at = vk__node_new(g->nodes, &group);
	double unit = 1;
	size_t n = (size_t)p->a;

	if (at == 0)
		return 0;
	if (p->bare) {
		const struct vk__piece *next = vk__g_at(g, g->i + 1);
		/* "1-2-3-2-1 min": the unit may stand a word further */
		unit = next->kind == VK__P_BARE ? 1 : 60;
		g->bare++;
	}
	for (size_t k = 0; k < n; k++)
		push_half(g, at, g->pieces->number[p->list + k] * unit, false, g->i);
	vk__g_use(g);
	g->nodes->node[at].piece_end = (uint32_t)g->i;
	return at;
}

bool
vk__pattern_follows(const struct vk__grammar *g, size_t i, double seconds)
{
	bool inside = g->depth > 0; /* a comma may part them in a parenthesis */
	double sum = 0;
	unsigned n = 0;

	for (;; i++) {
		const struct vk__piece *p = vk__g_at(g, i);
		enum vk__sep sep = vk__g_sep(g, i);

		if (p->kind == VK__P_COUNT || p->kind == VK__P_PAIR || p->kind == VK__P_TIMES ||
		    vk__g_op(g, i, VK__OP_EACH))
			return false;
		if (p->kind == VK__P_OPEN && n > 0 && vk__paren_attributes(g, i)) {
			while (vk__g_at(g, i)->kind != VK__P_CLOSE)
				i++;
			continue; /* "15s on (150 %) 15s off (50 %)" */
		}
		if (p->kind == VK__P_TIME) {
			sum += p->a;
			n++;
		}
		if (p->kind == VK__P_END || p->kind == VK__P_OPEN || p->kind == VK__P_CLOSE ||
		    (sep != VK__SEP_NONE && sep != VK__SEP_SLASH && sep != VK__SEP_AND &&
		    !(inside && sep == VK__SEP_COMMA)))
			break;
	}
	return n == 2 && sum > 0 && seconds >= 2 * sum &&
	    fabs(seconds / sum - round(seconds / sum)) < 1e-9;
}

/*
 * 18 min of 40 s and 40 s are thirteen pairs and one half: the time ends after
 * the first member. The pairs go into a group of their own.
 */
static bool
fill_and_half(struct vk__grammar *g, uint32_t group, double left, uint32_t reps)
{
	uint32_t first = g->nodes->node[group].first;
	struct vk__node like = g->nodes->node[group];
	uint32_t pairs, half;

	if (reps < 2 || g->nodes->node[first].reps > 0 ||
	    fabs(g->nodes->node[first].seconds - left) > 1e-9)
		return false;
	like.reps = reps;
	like.pattern = false;
	pairs = vk__node_new(g->nodes, &like);
	half = pairs == 0 ? 0 : vk__node_new(g->nodes, &g->nodes->node[first]);
	if (half == 0)
		return false;
	g->nodes->node[half].repeated = true;
	g->nodes->node[pairs].first = first;
	g->nodes->node[pairs].last = g->nodes->node[group].last;
	g->nodes->node[group].first = g->nodes->node[group].last = 0;
	g->nodes->node[group].reps = 1;
	g->nodes->node[group].pattern = false;
	vk__node_append(g->nodes, group, pairs);
	vk__node_append(g->nodes, group, half);
	return true;
}

bool
vk__shape_fill(struct vk__grammar *g, uint32_t group, double seconds)
{
	double once = vk__node_seconds(g->nodes, group, 0) / g->nodes->node[group].reps;
	double reps = once > 0 ? seconds / once : 0;

	if (reps < 1 || reps > FILL_REPS || !vk__node_timed(g->nodes, group, 0))
		return false;
	if (fabs(reps - round(reps)) > 1e-9)
		return fill_and_half(g, group, seconds - floor(reps) * once,
		    (uint32_t)floor(reps));
	g->nodes->node[group].reps = (uint32_t)round(reps);
	g->nodes->node[group].pattern = false;
	return true;
}

/* "40s entre 108 et 88 %": one length, two targets. */
bool
vk__shape_split(struct vk__grammar *g, uint32_t group)
{
	uint32_t at = g->nodes->node[group].first;
	struct vk__node *n = &g->nodes->node[at];
	struct vk__node second;
	uint32_t other;

	if (at == 0 || n->next != 0 || n->power.unit == VK_UNIT_NONE ||
	    n->power.start == n->power.end)
		return false;
	second = *n;
	second.power.start = n->power.end;
	n->power.end = n->power.start;
	n->ramp = second.ramp = false;
	other = vk__node_new(g->nodes, &second);
	vk__node_append(g->nodes, group, other);
	return true;
}

/* Two targets without lengths, "chaque minute" or half of the time each. */
static void
share_each(struct vk__grammar *g, uint32_t group, double each)
{
	for (uint32_t c = g->nodes->node[group].first; c != 0; c = g->nodes->node[c].next)
		if (g->nodes->node[c].seconds <= 0 && g->nodes->node[c].metres <= 0)
			g->nodes->node[c].seconds = each;
}

/* Whether the members so far fill the container a whole number of times. */
static bool
is_full(const struct vk__grammar *g, uint32_t group, double container)
{
	double once = vk__node_seconds(g->nodes, group, 0);
	uint32_t begin = g->nodes->node[group].piece;

	if (vk__g_at(g, begin)->kind == VK__P_PAIR && g->nodes->node[group].first != 0 &&
	    g->nodes->node[g->nodes->node[group].first].next == g->nodes->node[group].last)
		return true; /* "10 min of 30/15", whatever is left of them */
	return g->nodes->node[group].first != 0 &&
	    g->nodes->node[g->nodes->node[group].first].next != 0 && once > 0 &&
	    (container <= 0 || fabs(container / once - round(container / once)) < 1e-9);
}

static bool
ends_pattern(const struct vk__grammar *g, bool in_paren, bool full, bool container)
{
	const struct vk__piece *p = vk__g_at(g, g->i);
	struct vk__clause c;

	switch (p->kind) {
	case VK__P_END:
	case VK__P_LINE:
	case VK__P_STOP:
		return true;
	case VK__P_CLOSE:
		return true;
	case VK__P_COUNT:
		return true;
	default:
		break;
	}
	if (in_paren)
		return false;
	if (vk__g_sep(g, g->i) == VK__SEP_THEN || vk__g_sep(g, g->i) == VK__SEP_FOLLOWED)
		return full;
	if (vk__g_sep(g, g->i) != VK__SEP_COMMA && vk__g_sep(g, g->i) != VK__SEP_WITH &&
	    vk__g_sep(g, g->i) != VK__SEP_NONE)
		return false;
	if (full && container && vk__g_sep(g, g->i) == VK__SEP_COMMA)
		return true;
	c = vk__clause_peek(g, g->i + (vk__g_sep(g, g->i) != VK__SEP_NONE));
	return c.between || c.warm_cool || c.count ||
	    (full && (c.rest || c.easy) && c.amount);
}

/* One member of an alternation. *each, *total: lengths said beside them. */
static bool
read_member(struct vk__grammar *g, uint32_t group, double *each, double *total)
{
	struct vk__node n = { 0 };
	const struct vk__piece *p = vk__g_at(g, g->i);

	if (p->kind == VK__P_PAIR) {
		vk__shape_pair(g, group);
		return true;
	}
	if (vk__overunder_member(g, group))
		return true;
	if (vk__g_op(g, g->i, VK__OP_EACH) && vk__g_at(g, g->i + 1)->kind == VK__P_TIME) {
		vk__g_use(g);
		*each = vk__g_at(g, g->i)->a;
		vk__g_use_length(g);
		return true;
	}
	if (vk__g_op(g, g->i, VK__OP_FOR) && vk__g_at(g, g->i + 1)->kind == VK__P_TIME &&
	    g->nodes->node[group].first != 0) {
		vk__g_use(g);
		*total = vk__g_at(g, g->i)->a;
		vk__g_use_length(g);
		return true;
	}
	if (!vk__atom_read(g, &n, false))
		return false;
	if (n.total && n.seconds > 0) {
		*total = n.seconds;
		if (n.length_piece != 0)
			g->pieces->piece[n.length_piece - 1].placed = true;
		return true;
	}
	if (n.seconds <= 0 && n.metres <= 0 && !vk__node_targeted(&n) && !n.hard &&
	    n.targets_count == 0)
		return true;
	if (n.hard && n.seconds <= 0 && !vk__node_targeted(&n))
		return true;
	if (n.seconds <= 0 && n.metres <= 0 && g->nodes->node[group].first != 0 &&
	    vk__node_timed(g->nodes, group, 0)) {
		vk__repeat_share(g, group, &n); /* "40/20 à 125 %" */
		return true;
	}
	/* "108% et 88%": the range is two targets here. */
	vk__node_append(g->nodes, group, vk__node_new(g->nodes, &n));
	return true;
}

bool
vk__shape_alternate(struct vk__grammar *g, uint32_t parent, double container)
{
	struct vk__node like = { .reps = 1, .sentence = g->sentence, .line = g->line,
		.piece = (uint32_t)g->i, .pattern = true, .counted = false,
		.sep = (uint8_t)g->sep };
	uint32_t group = vk__node_new(g->nodes, &like);
	double each = 0;
	double total = 0;
	bool paren = false;
	size_t begin = g->i;

	if (group == 0)
		return false;
	while (vk__g_op(g, g->i, VK__OP_ALTERNATE) || vk__g_op(g, g->i, VK__OP_OVERUNDER) ||
	    vk__g_op(g, g->i, VK__OP_DETAIL) || vk__g_at(g, g->i)->kind == VK__P_COLON ||
	    (vk__g_at(g, g->i)->kind == VK__P_OPEN && !paren)) {
		paren = paren || vk__g_at(g, g->i)->kind == VK__P_OPEN;
		vk__g_use(g);
	}
	while (!ends_pattern(g, paren, is_full(g, group, container), container > 0)) {
		size_t before = g->i;

		if (vk__g_sep(g, g->i) != VK__SEP_NONE) {
			vk__g_use(g);
			continue;
		}
		if (!read_member(g, group, &each, &total) || g->i == before)
			break;
		if (total > 0)
			break;
	}
	if (paren && vk__g_at(g, g->i)->kind == VK__P_CLOSE)
		vk__g_use(g);
	vk__shape_split(g, group);
	if (each > 0 && vk__node_timed(g->nodes, group, 0))
		vk__g_doubt(g, VK__DOUBT_PATTERN); /* "30'' toutes les 2' à 70 %" */
	if (each > 0)
		share_each(g, group, each);
	if (total > 0)
		container = total;
	g->nodes->node[group].piece_end = (uint32_t)g->i;
	if (g->nodes->node[group].first == 0 && vk__g_op(g, begin, VK__OP_ALTERNATE))
		vk__g_doubt(g, VK__DOUBT_PATTERN); /* "10' Z3/Z4 alternés" */
	if (g->nodes->node[group].first == 0)
		return g->i > begin;
	vk__node_append(g->nodes, parent, group);
	if (container > 0 && !vk__shape_fill(g, group, container))
		vk__g_doubt(g, VK__DOUBT_PATTERN);
	return true;
}

void
vk__shape_mirror(struct vk__grammar *g, uint32_t parent)
{
	uint32_t from[MIRROR_MOST];
	size_t n = 0;
	uint32_t where = parent;
	uint32_t first = g->nodes->node[parent].first;

	/* A ladder mirrors inside; else the steps of this sentence do. */
	if (g->nodes->node[parent].last != 0 &&
	    g->nodes->node[g->nodes->node[parent].last].ladder) {
		where = g->nodes->node[parent].last;
		first = g->nodes->node[where].first;
	}
	for (uint32_t c = first; c != 0 && n < MIRROR_MOST; c = g->nodes->node[c].next)
		if (where != parent || (g->nodes->node[c].role == 0 &&
		    g->nodes->node[c].line == g->line))
			from[n++] = c;
	if (n < 2 || n == MIRROR_MOST) {
		vk__g_doubt(g, VK__DOUBT_COUNT_ALONE);
		return;
	}
	for (size_t k = n - 1; k-- > 0;)
		vk__node_append(g->nodes, where, vk__node_copy(g->nodes, from[k], 0));
}

void
vk__shape_reverse(struct vk__grammar *g, uint32_t parent)
{
	uint32_t from[MIRROR_MOST];
	uint32_t last = g->nodes->node[parent].last;
	bool rested = last != 0 && vk__node_recovery(&g->nodes->node[last]);
	size_t n = 0;

	for (uint32_t c = g->nodes->node[parent].first; c != 0 && n < MIRROR_MOST;
	    c = g->nodes->node[c].next) {
		if (vk__node_edge(&g->nodes->node[c]) || (rested && c == last))
			continue;
		from[n++] = c;
	}
	if (n == 1 && g->nodes->node[from[0]].ladder) {
		parent = from[0];
		n = 0;
		for (uint32_t c = g->nodes->node[parent].first; c != 0 && n < MIRROR_MOST;
		    c = g->nodes->node[c].next)
			from[n++] = c;
	}
	if (n < 2 || n == MIRROR_MOST) {
		vk__g_doubt(g, VK__DOUBT_COUNT_ALONE);
		return;
	}
	while (n-- > 0)
		vk__node_append(g->nodes, parent, vk__node_copy(g->nodes, from[n], 0));
}

uint32_t
vk__shape_named(struct vk__grammar *g, uint32_t index)
{
	const struct vk__named *named = vk__lexicon_named(g->lexicon, index);
	struct vk__node group = { .counted = true, .paren = true, .rested = true,
		.sentence = g->sentence, .line = g->line, .piece = (uint32_t)g->i };
	struct vk__node effort = group;
	struct vk__node other;
	uint32_t at, outer;

	effort.counted = effort.paren = effort.rested = false;
	other = effort;
	if (named == NULL)
		return 0;
	group.reps = (uint32_t)named->reps;
	at = vk__node_new(g->nodes, &group);
	effort.seconds = named->effort;
	effort.maxeffort = named->effort_pma <= 0;
	if (named->effort_pma > 0)
		effort.power = (vk_target){ VK_UNIT_PCT_PMA, named->effort_pma,
			named->effort_pma };
	other.seconds = named->other;
	other.rest = named->other_pma < named->effort_pma || named->effort_pma <= 0;
	if (named->other_pma > 0)
		other.power = (vk_target){ VK_UNIT_PCT_PMA, named->other_pma,
			named->other_pma };
	vk__node_append(g->nodes, at, vk__node_new(g->nodes, &effort));
	vk__node_append(g->nodes, at, vk__node_new(g->nodes, &other));
	if (named->sets <= 1 || at == 0)
		return at;
	group.reps = (uint32_t)named->sets;
	outer = vk__node_new(g->nodes, &group);
	if (outer == 0)
		return 0;
	vk__node_append(g->nodes, outer, at);
	other = (struct vk__node){ .seconds = named->set_rest, .rest = true,
		.between = true, .sentence = g->sentence, .line = g->line };
	vk__node_append(g->nodes, outer, vk__node_new(g->nodes, &other));
	return outer;
}

uint32_t
vk__shape_targets(struct vk__grammar *g, const struct vk__node *node, uint32_t reps)
{
	struct vk__node group = { .reps = 1, .ladder = true, .sentence = g->sentence,
		.line = g->line, .piece = node->piece, .piece_end = node->piece_end,
		.sep = (uint8_t)g->sep };
	struct vk__node step = *node;
	uint32_t at;

	if (step.targets_count != reps)
		return 0;
	if (reps == 2 && step.targets_unit == VK_UNIT_PCT_FTP &&
	    fabs(g->pieces->number[step.targets] - g->pieces->number[step.targets + 1]) <= 8)
		vk__g_doubt(g, VK__DOUBT_TARGET_PLACE); /* "2x20 à 88/92 %": a range? */
	at = vk__node_new(g->nodes, &group);
	step.ramp = false;
	step.targets_count = 0;
	for (uint32_t k = 0; at != 0 && k < reps; k++) {
		double value = g->pieces->number[node->targets + k];
		*vk__node_target(&step, node->targets_unit) =
		    (vk_target){ node->targets_unit, value, value };
		vk__node_append(g->nodes, at, vk__node_new(g->nodes, &step));
	}
	return at;
}

void
vk__shape_ladder(struct vk__grammar *g, uint32_t parent, uint32_t first)
{
	uint32_t at = vk__node_wrap(g->nodes, parent, first, 1);

	if (at == 0)
		return;
	g->nodes->node[at].counted = false;
	g->nodes->node[at].ladder = true;
}
