/* SPDX-License-Identifier: MIT */
/*
 * One part of the workout: a step, an open part, a total, a length that the
 * next words fill, or attributes that belong to a neighbour.
 */
#include "grammar.h"

#include <math.h>

/* Whether a step below has a power already, and another one. */
static bool
has_other_power(const struct vk__grammar *g, uint32_t at, const vk_target *power,
    unsigned depth)
{
	const struct vk__node *n = vk__g_node(g, at);

	if (n->reps == 0)
		return !n->rest && n->power.unit != VK_UNIT_NONE &&
		    (n->power.unit != power->unit || n->power.start != power->start ||
		    n->power.end != power->end);
	for (uint32_t c = n->first; c != 0 && depth < VK__NODE_DEPTH; c = vk__g_node(g, c)->next)
		if (has_other_power(g, c, power, depth + 1))
			return true;
	return false;
}

/* Gives a part what it lacks; what it has already differently is a doubt. */
static void
share_with(struct vk__grammar *g, uint32_t at, const struct vk__node *n)
{
	if (n->power.unit != VK_UNIT_NONE && has_other_power(g, at, &n->power, 0))
		vk__g_doubt(g, VK__DOUBT_TARGET_PLACE);
	if (vk__g_node(g, at)->reps > 0)
		vk__repeat_share(g, at, n);
	else
		vk__atom_inherit(vk__g_node(g, at), n);
}

/* "4 min on, 2 min off, at 102 %": of the efforts of the sentence, when the last
 * part is a recovery and no effort has a target. */
static bool
share_sentence(struct vk__grammar *g, uint32_t parent, const struct vk__node *said)
{
	uint32_t last = vk__g_node(g, parent)->last;
	unsigned count = 0;

	if (last == 0 || !vk__g_node(g, last)->rest || !vk__node_targeted(said) || said->easy)
		return false;
	for (uint32_t c = vk__g_node(g, parent)->first; c != 0; c = vk__g_node(g, c)->next) {
		const struct vk__node *n = vk__g_node(g, c);

		if (n->sentence != g->sentence || n->rest || vk__node_edge(n))
			continue;
		if (n->reps > 0 || vk__node_targeted(n))
			return false;
		count++;
	}
	for (uint32_t c = vk__g_node(g, parent)->first; c != 0; c = vk__g_node(g, c)->next)
		if (vk__g_node(g, c)->sentence == g->sentence && !vk__g_node(g, c)->rest &&
		    !vk__node_edge(vk__g_node(g, c)))
			vk__atom_inherit(vk__g_node(g, c), said);
	return count > 0;
}

/* Attributes without a length: of the next part, of the last, or of all. */
static void
loose_attributes(struct vk__grammar *g, uint32_t parent, const struct vk__node *n)
{
	uint32_t last = vk__g_node(g, parent)->last;
	enum vk__sep next = vk__g_sep(g, g->i);
	bool ends = next == VK__SEP_STOP || next == VK__SEP_LINE ||
	    vk__g_at(g, g->i)->kind == VK__P_END;

	if (!vk__node_targeted(n) && n->cadence.unit == VK_UNIT_NONE && !n->hard &&
	    n->targets_count == 0)
		return;
	if (n->at_end || n->at_start) {
		vk__g_doubt(g, VK__DOUBT_EMBEDDED); /* "the first one at 88 %" */
		return;
	}
	if (last != 0 && n->sep == VK__SEP_COLON && vk__g_node(g, last)->reps == 0 &&
	    vk__g_node(g, last)->piece_end + 1 == n->piece &&
	    !vk__node_targeted(vk__g_node(g, last))) {
		vk__atom_inherit(vk__g_node(g, last), n); /* "10 min : Z2" */
		return;
	}
	if (last != 0 && n->sep == VK__SEP_NONE && vk__g_node(g, last)->sentence == g->sentence &&
	    vk__g_node(g, last)->counted) {
		share_with(g, last, n);
		return;
	}
	if (last != 0 && n->sep == VK__SEP_COMMA && vk__g_node(g, last)->counted &&
	    vk__g_node(g, last)->sentence == g->sentence) {
		share_with(g, last, n);
		return;
	}
	if (n->sep == VK__SEP_COMMA && share_sentence(g, parent, n))
		return;
	if (last != 0 && (n->sep == VK__SEP_COMMA || n->sep == VK__SEP_AND) &&
	    vk__g_node(g, last)->sentence == g->sentence) {
		vk__g_doubt(g, VK__DOUBT_TARGET_PLACE);
		return;
	}
	if (last != 0 && ends && n->sep >= VK__SEP_STOP && !vk__g_node(g, last)->rest) {
		/* "... Target 88-92 %." says more about the part before. */
		share_with(g, last, n);
		return;
	}
	if (ends && last == 0 && g->line == 0 && next == VK__SEP_LINE)
		return; /* a title */
	if (g->has_pending)
		vk__atom_inherit(&g->pending, n);
	else
		g->pending = *n;
	g->has_pending = true;
}

/* An effort said in words and without a length, and open parts. */
static bool
is_open_part(const struct vk__grammar *g, const struct vk__node *n)
{
	if (n->open || n->equal > 0)
		return true;
	if (n->between && n->rest)
		return true;
	if (!vk__node_edge(n) && !n->rest)
		return false;
	(void)g;
	return true;
}

static bool
more_lengths(const struct vk__grammar *g)
{
	for (size_t i = g->i; i < g->stop; i++) {
		uint8_t kind = vk__g_at(g, i)->kind;
		if (kind == VK__P_TIME || kind == VK__P_COUNT || kind == VK__P_METRES)
			return true;
	}
	return false;
}

/* "90' 2x[...]", "1h de vélo : ...", "75 min total". */
static bool
is_total(struct vk__grammar *g, uint32_t parent, const struct vk__node *n)
{
	const struct vk__piece *next = vk__g_at(g, g->i);

	if (n->seconds <= 0 || n->role != 0 || n->rest || (n->length_piece != 0 &&
	    g->pieces->piece[n->length_piece - 1].stretch))
		return false;
	if (n->total && !(vk__g_sep(g, g->i) == VK__SEP_WITH && vk__node_targeted(n)))
		return true; /* "sortie de 2 h en Z2 avec ..." is the ride itself */
	if (vk__g_node(g, parent)->first != 0 || parent != 0 || n->seconds < 1200 ||
	    n->power.unit != VK_UNIT_NONE)
		return false;
	if (n->bike && (next->kind == VK__P_COLON || next->kind == VK__P_LINE ||
	    next->kind == VK__P_STOP || (vk__g_sep(g, g->i) == VK__SEP_WITH &&
	    n->zone == 0)) && more_lengths(g))
		return true;
	if (n->zone == 0 && !n->maxeffort && !n->hard && n->cadence.unit == VK_UNIT_NONE &&
	    vk__g_sep(g, g->i) == VK__SEP_WITH && more_lengths(g))
		return true;
	if (next->kind == VK__P_COLON && more_lengths(g))
		return true;
	return n->zone == 0 && !n->maxeffort && next->kind == VK__P_COUNT &&
	    n->piece_end == n->piece + 1;
}

/* "Après ce bloc de 8 minutes": a length that was given before. */
static bool
is_reference(const struct vk__grammar *g, uint32_t parent, const struct vk__node *n)
{
	uint32_t last = vk__g_node(g, parent)->last;

	return n->set_word && last != 0 && n->seconds > 0 && !vk__node_targeted(n) &&
	    n->piece > 0 && vk__g_op(g, n->piece - 1, VK__OP_AFTER) &&
	    vk__g_sep(g, g->i) == VK__SEP_COMMA &&
	    fabs(vk__node_seconds(g->nodes, last, 0) - n->seconds) < 1;
}

/* "... de 8 minutes" and then what fills them. */
static bool
read_filling(struct vk__grammar *g, uint32_t parent, const struct vk__node *n)
{
	size_t i = g->i;
	uint32_t last;

	if (n->seconds <= 0 || n->rest)
		return false;
	if (vk__g_sep(g, i) == VK__SEP_COMMA || vk__g_at(g, i)->kind == VK__P_COLON)
		i++;
	if (vk__g_at(g, i)->kind == VK__P_OPEN && (vk__g_op(g, i + 1, VK__OP_ALTERNATE) ||
	    vk__g_op(g, i - 1, VK__OP_OVERUNDER)))
		;
	else if (i > g->i && vk__g_at(g, g->i)->kind == VK__P_COLON &&
	    vk__pattern_follows(g, i, n->seconds))
		;
	else if (!(vk__g_op(g, i, VK__OP_ALTERNATE) || vk__g_op(g, i, VK__OP_OVERUNDER) ||
	    (vk__g_op(g, i, VK__OP_DETAIL) && n->set_word) ||
	    (i == g->i && vk__g_at(g, i)->kind == VK__P_PAIR)))
		return false;
	while (g->i < i)
		vk__g_use(g);
	last = vk__g_node(g, parent)->last;
	if (!vk__shape_alternate(g, parent, n->seconds))
		return false;
	for (uint32_t c = last == 0 ? vk__g_node(g, parent)->first : vk__g_node(g, last)->next; c != 0;
	    c = vk__g_node(g, c)->next) {
		vk__g_node(g, c)->rested = true;
		vk__g_node(g, c)->counted = true;
		vk__repeat_share(g, c, n);
	}
	return true;
}

/* "Pendant 6 minutes, ...": the next sentence fills that time. */
static bool
is_container(struct vk__grammar *g, const struct vk__node *n)
{
	return n->seconds > 0 && vk__g_op(g, n->piece, VK__OP_FOR) &&
	    !vk__node_targeted(n) && !n->hard && n->role == 0 &&
	    vk__g_sep(g, g->i) == VK__SEP_COMMA;
}

static void
use_section(struct vk__grammar *g, struct vk__node *n)
{
	uint32_t last = vk__g_node(g, 0)->last;

	if (n->sep == VK__SEP_COMMA && last != 0 && vk__g_node(g, last)->counted)
		return; /* "3 x 20 s fast, 40 s easy" inside a warm-up */
	if (n->role != 0 || n->rest || g->section == 0 || n->sep == VK__SEP_SLASH ||
	    n->sep == VK__SEP_AND || n->sep == VK__SEP_WITH)
		return;
	if (g->section == 1 + VK__ROLE_WARMUP || g->section == 1 + VK__ROLE_COOLDOWN)
		n->role = (uint8_t)g->section;
}

/* A length without any attribute, in this sentence. */
static bool
is_bare(const struct vk__grammar *g, const struct vk__node *n)
{
	return n->sentence == g->sentence && n->reps == 0 && !n->rest && n->role == 0 &&
	    !vk__node_targeted(n) && !n->hard && n->piece_end == n->piece + 1;
}

/* Whether two such stand before. */
static bool
bare_before(const struct vk__grammar *g, uint32_t parent)
{
	uint32_t last = vk__g_node(g, parent)->last;
	unsigned count = 0;

	if (last == 0 || !is_bare(g, vk__g_node(g, last)))
		return false; /* mostly: then nobody has to go through all */
	for (uint32_t c = vk__g_node(g, parent)->first; c != 0; c = vk__g_node(g, c)->next)
		count = is_bare(g, vk__g_node(g, c)) ? count + 1 : 0;
	return count >= 2;
}

/* "12' + 10' + 8' à 100 %": the target at the end is that of all. */
static void
share_back(struct vk__grammar *g, uint32_t parent, const struct vk__node *n)
{
	uint32_t at = vk__g_node(g, parent)->last;

	while (at != 0) {
		struct vk__node *before = vk__g_node(g, at);

		if (before->reps > 0 || before->rest || vk__node_edge(before) || before->hard ||
		    before->sentence != g->sentence || before->power.unit != VK_UNIT_NONE ||
		    before->maxeffort || before->hr.unit != VK_UNIT_NONE ||
		    before->cadence.unit != VK_UNIT_NONE)
			return;
		vk__atom_inherit(before, n);
		if (before->sep != n->sep)
			return;
		at = vk__node_before(g->nodes, parent, at);
	}
}

static void
place_step(struct vk__grammar *g, uint32_t parent, struct vk__node *n)
{
	uint32_t at;

	if (g->has_pending && !n->rest && !vk__node_edge(n)) {
		vk__atom_inherit(n, &g->pending);
		g->has_pending = false;
	}
	if (!n->rest) {
		n->ordinal = (uint8_t)(n->at_start ? 1 : g->ordinal);
		g->ordinal = 0;
	}
	use_section(g, n);
	if (vk__node_targeted(n) && !n->rest && !vk__node_edge(n) &&
	    (n->sep == VK__SEP_PLUS || n->sep == VK__SEP_PLUS_WORD ||
	    ((n->sep == VK__SEP_COMMA || n->sep == VK__SEP_NONE) && bare_before(g, parent))))
		share_back(g, parent, n);
	if (n->both_ends) {
		n->role = 1 + VK__ROLE_WARMUP;
		n->rest = false;
		vk__node_append(g->nodes, parent, vk__node_new(g->nodes, n));
		n->role = 1 + VK__ROLE_COOLDOWN;
	}
	at = vk__node_new(g->nodes, n);
	if (at == 0) {
		g->i = g->stop;
		return;
	}
	vk__sequence_place(g, parent, at);
}

/* "10 sprints of 10 s every 3 minutes": the rest of the time is recovery. */
static bool
rest_of_period(struct vk__grammar *g, uint32_t parent, double period)
{
	uint32_t last = vk__g_node(g, parent)->last;
	uint32_t step = last == 0 ? 0 : vk__g_node(g, last)->first;
	struct vk__node rest = { .rest = true, .sentence = g->sentence, .line = g->line,
		.piece = (uint32_t)g->i };

	if (step == 0 || !vk__g_node(g, last)->counted || vk__g_node(g, last)->rested ||
	    vk__g_node(g, step)->next != 0 || vk__g_node(g, step)->reps > 0 ||
	    vk__g_node(g, step)->seconds <= 0 || vk__g_node(g, step)->seconds >= period)
		return false;
	rest.seconds = period - vk__g_node(g, step)->seconds;
	vk__node_append(g->nodes, last, vk__node_new(g->nodes, &rest));
	vk__g_node(g, last)->rested = true;
	return true;
}

/* "5 minutes at each: 60%, 70%, 80%": one step for each target. */
static bool
read_target_list(struct vk__grammar *g, uint32_t parent, struct vk__node *n)
{
	const struct vk__piece *p = vk__g_at(g, g->i + 1);
	uint32_t at;

	if (vk__g_at(g, g->i)->kind != VK__P_COLON || p->kind != VK__P_TARGETS ||
	    vk__node_targeted(n) || n->rest)
		return false;
	vk__g_use(g);
	n->targets = p->list;
	n->targets_count = (uint32_t)p->a;
	n->targets_unit = (vk_unit)p->unit;
	vk__g_use(g);
	at = vk__shape_targets(g, n, n->targets_count);
	if (at == 0)
		return false;
	vk__sequence_place(g, parent, at);
	return true;
}

/* "40s entre 104% et 88% pendant 18min": two steps in turn, for that time. */
static bool
read_two_powers(struct vk__grammar *g, uint32_t parent, const struct vk__node *n)
{
	struct vk__node like = { .reps = 1, .sentence = g->sentence, .line = g->line,
		.piece = n->piece, .sep = n->sep, .rested = true, .counted = true };
	const struct vk__piece *time = vk__g_at(g, g->i + 1);
	uint32_t group;

	if (!n->two_powers || n->seconds <= 0 || n->rest || !vk__g_op(g, g->i, VK__OP_FOR) ||
	    time->kind != VK__P_TIME || time->a < 4 * n->seconds)
		return false;
	group = vk__node_new(g->nodes, &like);
	if (group == 0)
		return false;
	vk__node_append(g->nodes, group, vk__node_new(g->nodes, n));
	vk__shape_split(g, group);
	vk__g_use(g);
	if (vk__shape_fill(g, group, time->a))
		vk__g_use_length(g);
	else
		vk__g_doubt(g, VK__DOUBT_PATTERN);
	vk__node_append(g->nodes, parent, group);
	return true;
}

/* The length is not a step's own, and its use is known. */
static void
accept_length(struct vk__grammar *g, const struct vk__node *n)
{
	if (n->length_piece != 0)
		g->pieces->piece[n->length_piece - 1].placed = true;
}

void
vk__part_read(struct vk__grammar *g, uint32_t parent)
{
	struct vk__node n = { 0 };
	size_t begin = g->i;
	enum vk__sep next;

	n.sep = (uint8_t)g->sep;
	n.of_rep = vk__g_op(g, begin, VK__OP_EACHTIME);
	if (n.of_rep) {
		vk__g_use(g); /* "chaque fois avec 5 min souples derrière" */
		if (vk__g_sep(g, g->i) == VK__SEP_WITH)
			vk__g_use(g);
	}
	if (vk__g_op(g, begin, VK__OP_EACH) && vk__g_at(g, begin + 1)->kind == VK__P_TIME) {
		/* "eat every 40 minutes"; but "every 5 min a sprint" is structure */
		double period = vk__g_at(g, begin + 1)->a;

		if (vk__stairs_read(g, parent))
			return;
		if (rest_of_period(g, parent, period) || vk__period_within(g, parent, period) ||
		    (vk__g_node(g, parent)->last != 0 && vk__node_edge(vk__g_node(g, vk__g_node(g, parent)->last))))
			; /* or how a warm-up goes on */
		else if (begin == 0 || vk__g_at(g, begin - 1)->kind != VK__P_NOTE)
			vk__period_begin(g, parent, period);
		vk__g_use(g);
		vk__g_use_length(g);
		return;
	}
	if (!vk__atom_read(g, &n, false)) {
		g->i = begin + 1; /* nothing we know: it stays unread */
		return;
	}
	if (vk__node_length(&n) || vk__node_targeted(&n) || n.role != 0 || n.rest)
		g->sep = VK__SEP_NONE; /* words alone part nothing */
	if (n.targets_count > 0 && vk__node_length(&n))
		vk__g_doubt(g, VK__DOUBT_CONTRADICTION);
	if (is_reference(g, parent, &n)) {
		accept_length(g, &n);
		return;
	}
	if (is_container(g, &n)) {
		g->container = n.seconds;
		accept_length(g, &n);
		vk__period_settle(g, parent, false);
		return;
	}
	if (read_filling(g, parent, &n)) {
		accept_length(g, &n);
		return;
	}
	if (read_two_powers(g, parent, &n))
		return;
	if (is_total(g, parent, &n)) {
		g->stated_total = g->period_total = n.seconds;
		accept_length(g, &n);
		if (n.zone != 0)
			loose_attributes(g, parent, &n);
		return;
	}
	if (vk__node_length(&n) && read_target_list(g, parent, &n))
		return;
	if (vk__node_length(&n)) {
		place_step(g, parent, &n);
		return;
	}
	next = vk__g_sep(g, g->i);
	if (vk__node_edge(&n) && (next == VK__SEP_LINE || next == VK__SEP_COLON) && !n.open &&
	    more_lengths(g)) {
		g->section = n.role; /* a heading */
		g->headed = true;
		return;
	}
	if (is_open_part(g, &n)) {
		n.open = n.equal <= 0;
		place_step(g, parent, &n);
		return;
	}
	if (n.freeride && n.total)
		return;
	loose_attributes(g, parent, &n);
}

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

/* "(dernière minute à 110 %)" */
static bool
tells_part(const struct vk__piece *p)
{
	return p->kind == VK__P_OP && (p->value == VK__OP_LAST || p->value == VK__OP_FIRST);
}

void
vk__part_paren(struct vk__grammar *g, uint32_t parent)
{
	struct vk__node like = { .reps = 1, .paren = true, .sentence = g->sentence,
		.line = g->line, .piece = (uint32_t)g->i, .sep = (uint8_t)g->sep };
	uint32_t last = vk__g_node(g, parent)->last;
	struct vk__clause c = vk__clause_peek(g, g->i + 1);
	uint32_t group;

	/* "(1' RBI)", "(2' easy)", "(récup 2')": of the part before */
	if (last != 0 && !c.count && ((c.amount && (c.rest || c.easy || c.low || c.between ||
	    (vk__g_node(g, last)->counted && tells_part(vk__g_at(g, g->i + 1))))) ||
	    (c.rest && c.attribute)) &&
	    vk__g_at(g, c.end)->kind == VK__P_CLOSE) {
		vk__g_use(g);
		g->sep = VK__SEP_OPEN;
		vk__sequence_read(g, parent, 1u << VK__P_CLOSE);
		if (vk__g_at(g, g->i)->kind == VK__P_CLOSE)
			vk__g_use(g);
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
	if (vk__g_node(g, group)->first == 0 || is_total_paren(g, parent, group))
		return;
	if (last != 0 && vk__node_timed(g->nodes, last, 0) && vk__node_timed(g->nodes, group, 0) &&
	    like.sep == VK__SEP_NONE && vk__g_node(g, last)->sentence == g->sentence) {
		double whole = vk__g_node(g, last)->reps > 0 ?
		    vk__node_seconds(g->nodes, last, 0) / vk__g_node(g, last)->reps :
		    vk__g_node(g, last)->seconds;
		double parts = vk__node_seconds(g->nodes, group, 0);
		if (fabs(whole - parts) < 1)
			vk__g_settle_lengths(g, last);
		if (fabs(whole - parts) < 1 && vk__g_node(g, group)->first == vk__g_node(g, group)->last) {
			vk__g_settle_lengths(g, group);
			return; /* the same said twice */
		}
		if (fabs(whole - parts) < 1 && vk__g_node(g, last)->reps == 0) {
			/* A parenthesis that details the length before it. */
			vk__repeat_share(g, group, vk__g_node(g, last));
			vk__node_remove(g->nodes, parent, last);
		} else if (fabs(whole - parts) < 1 && vk__g_node(g, vk__g_node(g, last)->first)->next == 0) {
			vk__repeat_share(g, group, vk__g_node(g, vk__g_node(g, last)->first));
			vk__g_node(g, last)->first = vk__g_node(g, group)->first;
			vk__g_node(g, last)->last = vk__g_node(g, group)->last;
			return;
		} else if (fabs(whole - parts) < 1) {
			vk__g_settle_lengths(g, group);
			return;
		}
	}
	if (is_paren_rest(g, last, group)) {
		uint32_t rest = vk__g_node(g, group)->first;

		vk__node_remove(g->nodes, group, rest);
		vk__g_node(g, rest)->rest = true;
		vk__node_append(g->nodes, last, rest);
		vk__g_node(g, last)->rested = true;
		return;
	}
	vk__node_append(g->nodes, parent, group);
}
