/* SPDX-License-Identifier: MIT */
/*
 * The parts of a workout one after the other: steps, repetitions, headings,
 * totals, and sentences that say more about the part before them.
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
is_edge(const struct vk__node *n)
{
	return n->role == 1 + VK__ROLE_WARMUP || n->role == 1 + VK__ROLE_COOLDOWN;
}

static bool
has_length(const struct vk__node *n)
{
	return n->seconds > 0 || n->metres > 0;
}

/* An easy part behind a repetition: its recovery, by its length? */
static bool
easy_fits(const struct vk__grammar *g, uint32_t group, const struct vk__node *n)
{
	uint32_t effort = node(g, group)->first;
	double seconds;

	while (effort != 0 && node(g, effort)->reps > 0)
		effort = node(g, effort)->first;
	if (effort == 0)
		return false;
	seconds = node(g, effort)->seconds;
	if (n->metres > 0)
		return n->metres <= node(g, effort)->metres;
	return n->seconds > 0 && (n->seconds <= seconds || n->seconds <= 180 ||
	    (seconds <= 60 && n->seconds <= 360) ||
	    (n->sep == VK__SEP_WITH || n->sep == VK__SEP_SLASH || n->sep == VK__SEP_OPEN));
}

static bool
is_group(const struct vk__grammar *g, uint32_t at)
{
	return at != 0 && (node(g, at)->counted || node(g, at)->ladder || node(g, at)->pattern);
}

/* Whether a recovery belongs to the repetition before it. */
static bool
rest_belongs(struct vk__grammar *g, uint32_t last, const struct vk__node *n)
{
	if (!is_group(g, last))
		return false;
	if (n->between || n->of_set || n->of_rep || n->equal)
		return true;
	switch (n->sep) {
	case VK__SEP_STOP:
	case VK__SEP_LINE:
		/* a sentence of its own: of the repetition only when that has none */
		if (node(g, last)->rested || node(g, last)->paren || !n->rest ||
		    node(g, node(g, last)->first)->next != 0)
			return false;
		vk__g_doubt(g, VK__DOUBT_REST_PLACE);
		return true;
	case VK__SEP_THEN:
		if (node(g, last)->paren || node(g, last)->rested ||
		    g->nodes->node[node(g, last)->first].next != 0)
			return false;
		vk__g_doubt(g, VK__DOUBT_REST_PLACE);
		return n->rest;
	case VK__SEP_PLUS:
	case VK__SEP_PLUS_WORD:
	case VK__SEP_COMMA:
	case VK__SEP_DASH:
		if (n->rest)
			return true;
		return easy_fits(g, last, n) && !node(g, last)->paren;
	default:
		return n->rest || easy_fits(g, last, n);
	}
}

/* "4 min à 98 %, 3 min à 82 %" behind "4x": is the second inside? */
static bool
goes_inside(struct vk__grammar *g, uint32_t last, const struct vk__node *n)
{
	const struct vk__node *group = node(g, last);
	const struct vk__node *first;

	if (!group->counted || group->paren || group->rested || group->first == 0 ||
	    is_edge(n) || n->rest || !has_length(n))
		return false;
	first = node(g, group->first);
	if (n->sep == VK__SEP_COMMA && n->at && first->at && first->reps == 0 &&
	    first->next != 0 && n->line == group->line && group->first_in_line) {
		vk__g_doubt(g, VK__DOUBT_GROUP_END);
		return true;
	}
	if (first->reps > 0 || first->next != 0)
		return n->sep == VK__SEP_SLASH && first->reps == 0;
	switch (n->sep) {
	case VK__SEP_SLASH:
		return true;
	case VK__SEP_AND:
	case VK__SEP_WITH:
		return !n->easy || easy_fits(g, last, n);
	case VK__SEP_PLUS_WORD:
		vk__g_doubt(g, VK__DOUBT_GROUP_END);
		return true;
	case VK__SEP_COMMA:
		/* the way whatsonzwift and zwog write a pair */
		return n->at && first->at && n->power.unit == VK_UNIT_PCT_FTP &&
		    first->power.unit == VK_UNIT_PCT_FTP && n->line == group->line &&
		    n->seconds <= 2 * first->seconds;
	default:
		return false;
	}
}

static double
power_middle(const struct vk__grammar *g, const struct vk__node *n)
{
	const struct vk__zone *z = n->zone == 0 ? NULL :
	    vk__lexicon_zone(g->lexicon, (size_t)(n->zone - 1));

	if (n->power.unit == VK_UNIT_PCT_FTP)
		return (n->power.start + n->power.end) / 2;
	if (n->power.unit == VK_UNIT_POWER_ZONE)
		return 20 + 17 * (n->power.start + n->power.end) / 2;
	return z == NULL || z->unit != VK_UNIT_PCT_FTP ? 0 : (z->from + z->to) / 2;
}

/* "1h30 endurance avec 4x20s sprints": efforts somewhere inside the ride. */
static bool
is_embedded(struct vk__grammar *g, uint32_t last, uint32_t at)
{
	const struct vk__node *ride = node(g, last);
	const struct vk__node *n = node(g, at);
	double middle;

	if (last == 0 || ride->reps > 0 || ride->rest || n->sep != VK__SEP_WITH ||
	    n->reps == 0)
		return false;
	if (is_edge(ride))
		return vk__node_seconds(g->nodes, at, 0) <= ride->seconds / 2;
	if (ride->seconds < 1200)
		return false;
	middle = power_middle(g, ride);
	return middle > 0 && middle <= 80 &&
	    vk__node_seconds(g->nodes, at, 0) < ride->seconds / 2;
}

static void
embed(struct vk__grammar *g, uint32_t ride, uint32_t at)
{
	vk__g_doubt(g, is_edge(node(g, ride)) ? VK__DOUBT_EMBEDDED_EDGE : VK__DOUBT_EMBEDDED);
	vk__g_settle_lengths(g, at);
	if (node(g, ride)->note_end == 0)
		node(g, ride)->note = node(g, at)->piece;
	node(g, ride)->note_end = node(g, at)->piece_end;
}

bool
vk__sequence_embed(struct vk__grammar *g, uint32_t parent, uint32_t at)
{
	uint32_t before = vk__node_before(g->nodes, parent, at);

	if (before == 0 || !is_embedded(g, before, at))
		return false;
	vk__node_remove(g->nodes, parent, at);
	embed(g, before, at);
	return true;
}

/* "4 h endurance, the last hour at 80 %": a part of the step before it. */
static bool
split_part(struct vk__grammar *g, uint32_t parent, uint32_t last, uint32_t at)
{
	struct vk__node *part = node(g, at);
	struct vk__node *whole = node(g, last);

	if (last == 0 || part->seconds <= 0)
		return false;
	if (whole->reps > 0 || whole->seconds <= part->seconds || whole->rest) {
		vk__g_doubt(g, VK__DOUBT_EMBEDDED);
		return false;
	}
	whole->seconds -= part->seconds;
	part->role = whole->role;
	vk__node_insert(g->nodes, parent, part->at_end ? last :
	    vk__node_before(g->nodes, parent, last), at);
	return true;
}

/* "10x30/30 à 115 % (r 50 %)": a target for the recoveries. */
static bool
share_rest(struct vk__grammar *g, uint32_t group, const struct vk__node *from,
    unsigned depth)
{
	bool found = false;

	if (depth > VK__NODE_DEPTH)
		return false;
	for (uint32_t c = node(g, group)->first; c != 0; c = node(g, c)->next) {
		if (node(g, c)->reps > 0) {
			found = share_rest(g, c, from, depth + 1) || found;
		} else if (node(g, c)->rest && !vk__node_targeted(node(g, c))) {
			vk__atom_inherit(node(g, c), from);
			found = true;
		}
	}
	return found;
}

void
vk__sequence_place(struct vk__grammar *g, uint32_t parent, uint32_t at)
{
	uint32_t last = node(g, parent)->last;
	struct vk__node *n = node(g, at);
	bool low = n->sep != VK__SEP_LINE && n->sep != VK__SEP_STOP &&
	    (vk__target_low(n->power.unit, n->power.start, n->power.end) ||
	    vk__target_low(n->rpe.unit, n->rpe.start, n->rpe.end));
	bool recovery = n->reps == 0 && (n->rest ||
	    ((n->easy || n->between || low) && !is_edge(n)));

	if (recovery && !has_length(n) && n->sep == VK__SEP_OPEN && vk__node_targeted(n) &&
	    last != 0 && share_rest(g, last, n, 0))
		return;
	if (recovery && rest_belongs(g, last, n)) {
		n->rest = true;
		if (vk__repeat_rest(g, parent, at))
			return;
	}
	if (recovery && n->equal && last != 0) {
		n->seconds = node(g, last)->seconds;
		n->equal = false;
	}
	if (n->counted && last != 0 && node(g, last)->reps == 0 && node(g, last)->rest &&
	    node(g, last)->between && !n->rested) {
		/* "Récup 2' entre chaque : 5x6'" */
		vk__node_remove(g->nodes, parent, last);
		vk__node_append(g->nodes, parent, at);
		vk__repeat_rest(g, parent, last);
		return;
	}
	if ((n->at_end || n->at_start) && n->reps == 0 && split_part(g, parent, last, at))
		return;
	if (n->reps == 0 && last != 0 && goes_inside(g, last, n)) {
		if (n->easy || (power_middle(g, n) > 0 && power_middle(g, n) <= 65)) {
			n->rest = true;
			node(g, last)->rested = true;
		}
		vk__node_append(g->nodes, last, at);
		return;
	}
	if (is_embedded(g, last, at))
		embed(g, last, at);
	else
		vk__node_append(g->nodes, parent, at);
}

/* Attributes without a length: of the next part, of the last, or of all. */
static void
loose_attributes(struct vk__grammar *g, uint32_t parent, const struct vk__node *n)
{
	uint32_t last = node(g, parent)->last;
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
	if (last != 0 && n->sep == VK__SEP_NONE && node(g, last)->sentence == g->sentence &&
	    node(g, last)->counted && vk__node_targeted(n)) {
		vk__repeat_share(g, last, n);
		return;
	}
	if (last != 0 && n->sep == VK__SEP_COMMA && node(g, last)->counted &&
	    node(g, last)->sentence == g->sentence) {
		vk__repeat_share(g, last, n);
		return;
	}
	if (last != 0 && (n->sep == VK__SEP_COMMA || n->sep == VK__SEP_AND) &&
	    node(g, last)->sentence == g->sentence) {
		vk__g_doubt(g, VK__DOUBT_TARGET_PLACE);
		return;
	}
	if (last != 0 && ends && n->sep >= VK__SEP_STOP && !node(g, last)->rest) {
		/* "... Target 88-92 %." says more about the part before. */
		if (node(g, last)->reps > 0)
			vk__repeat_share(g, last, n);
		else
			vk__atom_inherit(node(g, last), n);
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
	if (n->open || n->equal)
		return true;
	if (n->between && n->rest)
		return true;
	if (!is_edge(n) && !n->rest)
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

	if (n->seconds <= 0 || n->role != 0 || n->rest)
		return false;
	if (n->total)
		return true;
	if (node(g, parent)->first != 0 || parent != 0 || n->seconds < 1200 ||
	    n->power.unit != VK_UNIT_NONE)
		return false;
	if (n->bike && (next->kind == VK__P_COLON || next->kind == VK__P_LINE ||
	    next->kind == VK__P_STOP || vk__g_sep(g, g->i) == VK__SEP_WITH) && more_lengths(g))
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
	uint32_t last = node(g, parent)->last;

	return n->set_word && last != 0 && n->seconds > 0 && !vk__node_targeted(n) &&
	    n->piece > 0 && vk__g_op(g, n->piece - 1, VK__OP_THEN) &&
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
	last = node(g, parent)->last;
	if (!vk__shape_alternate(g, parent, n->seconds))
		return false;
	for (uint32_t c = last == 0 ? node(g, parent)->first : node(g, last)->next; c != 0;
	    c = node(g, c)->next) {
		node(g, c)->rested = true;
		node(g, c)->counted = true;
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
	if (n->role != 0 || n->rest || g->section == 0 || n->sep == VK__SEP_SLASH ||
	    n->sep == VK__SEP_AND || n->sep == VK__SEP_WITH)
		return;
	if (g->section == 1 + VK__ROLE_WARMUP || g->section == 1 + VK__ROLE_COOLDOWN)
		n->role = (uint8_t)g->section;
}

static void
place_step(struct vk__grammar *g, uint32_t parent, struct vk__node *n)
{
	uint32_t at;

	if (g->has_pending && !n->rest && !is_edge(n)) {
		vk__atom_inherit(n, &g->pending);
		g->has_pending = false;
	}
	use_section(g, n);
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
	uint32_t last = node(g, parent)->last;
	uint32_t step = last == 0 ? 0 : node(g, last)->first;
	struct vk__node rest = { .rest = true, .sentence = g->sentence, .line = g->line,
		.piece = (uint32_t)g->i };

	if (step == 0 || !node(g, last)->counted || node(g, last)->rested ||
	    node(g, step)->next != 0 || node(g, step)->reps > 0 ||
	    node(g, step)->seconds <= 0 || node(g, step)->seconds >= period)
		return false;
	rest.seconds = period - node(g, step)->seconds;
	vk__node_append(g->nodes, last, vk__node_new(g->nodes, &rest));
	node(g, last)->rested = true;
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

/* The length is not a step's own, and its use is known. */
static void
accept_length(struct vk__grammar *g, const struct vk__node *n)
{
	if (n->length_piece != 0)
		g->pieces->piece[n->length_piece - 1].placed = true;
}

static void
read_atom(struct vk__grammar *g, uint32_t parent)
{
	struct vk__node n = { 0 };
	size_t begin = g->i;
	enum vk__sep next;

	n.sep = (uint8_t)g->sep;
	if (vk__g_op(g, begin, VK__OP_EACH) && vk__g_at(g, begin + 1)->kind == VK__P_TIME) {
		/* "eat every 40 minutes"; but "every 5 min a sprint" is structure */
		if (rest_of_period(g, parent, vk__g_at(g, begin + 1)->a) ||
		    (node(g, parent)->last != 0 && is_edge(node(g, node(g, parent)->last))))
			; /* or how a warm-up goes on */
		else if (begin == 0 || vk__g_at(g, begin - 1)->kind != VK__P_NOTE)
			vk__g_doubt(g, VK__DOUBT_PATTERN);
		vk__g_use(g);
		vk__g_use_length(g);
		return;
	}
	if (!vk__atom_read(g, &n, false)) {
		g->i = begin + 1; /* nothing we know: it stays unread */
		return;
	}
	g->sep = VK__SEP_NONE;
	if (n.targets_count > 0 && has_length(&n))
		vk__g_doubt(g, VK__DOUBT_CONTRADICTION);
	if (is_reference(g, parent, &n)) {
		accept_length(g, &n);
		return;
	}
	if (is_container(g, &n)) {
		g->container = n.seconds;
		accept_length(g, &n);
		return;
	}
	if (read_filling(g, parent, &n)) {
		accept_length(g, &n);
		return;
	}
	if (is_total(g, parent, &n)) {
		g->stated_total = n.seconds;
		accept_length(g, &n);
		if (n.zone != 0)
			loose_attributes(g, parent, &n);
		return;
	}
	if (has_length(&n) && read_target_list(g, parent, &n))
		return;
	if (has_length(&n)) {
		place_step(g, parent, &n);
		return;
	}
	next = vk__g_sep(g, g->i);
	if (is_edge(&n) && (next == VK__SEP_LINE || next == VK__SEP_COLON) && !n.open &&
	    more_lengths(g)) {
		g->section = n.role; /* a heading */
		g->headed = true;
		return;
	}
	if (is_open_part(g, &n)) {
		n.open = !n.equal;
		place_step(g, parent, &n);
		return;
	}
	if (n.freeride && n.total)
		return;
	loose_attributes(g, parent, &n);
}

/* A sentence is over: what it left open is settled. */
static void
end_sentence(struct vk__grammar *g, uint32_t parent)
{
	uint32_t first = 0;

	if (g->container > 0) {
		for (uint32_t c = node(g, parent)->first; c != 0 && first == 0; c = node(g, c)->next)
			if (node(g, c)->sentence == g->sentence && !is_edge(node(g, c)))
				first = c;
		if (first != 0) {
			double seconds = g->container;
			uint32_t group = node(g, first)->next == 0 && node(g, first)->pattern ?
			    first : vk__node_wrap(g->nodes, parent, first, 1);
			if (group != 0 && !vk__shape_fill(g, group, seconds))
				vk__g_doubt(g, VK__DOUBT_PATTERN);
			if (group != 0)
				node(g, group)->rested = true;
			g->container = 0;
		}
	}
	g->sentence++;
}

static void
end_line(struct vk__grammar *g, uint32_t parent)
{
	const struct vk__piece *p = vk__g_at(g, g->i);

	end_sentence(g, parent);
	g->line++;
	if (p->lines > 1 || (!g->content && !g->headed))
		g->section = 0;
	g->content = g->headed = false;
	/* A title's words do not reach over a blank line. */
	if (g->has_pending && (p->lines > 1 || p->bullet))
		g->has_pending = false;
}

static void
read_paren(struct vk__grammar *g, uint32_t parent)
{
	struct vk__node like = { .reps = 1, .paren = true, .sentence = g->sentence,
		.line = g->line, .piece = (uint32_t)g->i, .sep = (uint8_t)g->sep };
	uint32_t last = node(g, parent)->last;
	struct vk__clause c = vk__clause_peek(g, g->i + 1);
	uint32_t group;

	/* "(1' RBI)", "(2' easy)", "(récup 2')": of the part before */
	if (last != 0 && c.amount && !c.count && (c.rest || c.easy || c.low) &&
	    vk__g_at(g, c.end)->kind == VK__P_CLOSE) {
		vk__g_use(g);
		g->sep = VK__SEP_OPEN;
		vk__sequence_read(g, parent, 1u << VK__P_CLOSE);
		if (vk__g_at(g, g->i)->kind == VK__P_CLOSE)
			vk__g_use(g);
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
	node(g, group)->piece_end = (uint32_t)g->i;
	g->sep = VK__SEP_NONE;
	if (node(g, group)->first == 0)
		return;
	if (last != 0 && vk__node_timed(g->nodes, last, 0) && vk__node_timed(g->nodes, group, 0) &&
	    like.sep == VK__SEP_NONE && node(g, last)->sentence == g->sentence) {
		double whole = node(g, last)->reps > 0 ?
		    vk__node_seconds(g->nodes, last, 0) / node(g, last)->reps :
		    node(g, last)->seconds;
		double parts = vk__node_seconds(g->nodes, group, 0);
		if (fabs(whole - parts) < 1)
			vk__g_settle_lengths(g, last);
		if (fabs(whole - parts) < 1 && node(g, group)->first == node(g, group)->last) {
			vk__g_settle_lengths(g, group);
			return; /* the same said twice */
		}
		if (fabs(whole - parts) < 1 && node(g, last)->reps == 0) {
			/* A parenthesis that details the length before it. */
			vk__repeat_share(g, group, node(g, last));
			vk__node_remove(g->nodes, parent, last);
		} else if (fabs(whole - parts) < 1 && node(g, node(g, last)->first)->next == 0) {
			vk__repeat_share(g, group, node(g, node(g, last)->first));
			node(g, last)->first = node(g, group)->first;
			node(g, last)->last = node(g, group)->last;
			return;
		} else if (fabs(whole - parts) < 1) {
			vk__g_settle_lengths(g, group);
			return;
		}
	}
	vk__node_append(g->nodes, parent, group);
}

static void
read_all(struct vk__grammar *g, uint32_t parent)
{
	struct vk__node n = { 0 };

	vk__g_use(g);
	if (!vk__atom_read(g, &n, false))
		return;
	for (uint32_t c = node(g, parent)->first; c != 0; c = node(g, c)->next) {
		if (node(g, c)->reps > 0)
			vk__repeat_share(g, c, &n);
		else
			vk__atom_inherit(node(g, c), &n);
	}
}

/* Named sessions are read by the parser, in place of their name. */
static void
read_named(struct vk__grammar *g, uint32_t parent)
{
	const struct vk__piece *next = vk__g_at(g, g->i + 1);

	if (next->kind == VK__P_COUNT && next->sign_first) {
		/* "Tabata x2" */
		g->named_piece = (uint32_t)g->i;
		g->named = 1u + vk__g_at(g, g->i)->value;
		vk__node_append(g->nodes, parent, vk__shape_named(g, g->named - 1));
		vk__g_use(g);
		return;
	}
	if (g->named == 0) {
		g->named = 1u + vk__g_at(g, g->i)->value;
		g->named_after = 1u + node(g, 0)->last;
		g->named_piece = (uint32_t)g->i;
	}
	vk__g_use(g);
}

/* The name alone: its session goes where the name stood. */
static void
settle_named(struct vk__grammar *g)
{
	uint32_t at;

	if (g->named == 0 || g->named_after == 0)
		return;
	for (uint32_t c = node(g, 0)->first; c != 0; c = node(g, c)->next)
		if (node(g, c)->reps > 0 || (!node(g, c)->rest && !is_edge(node(g, c)))) {
			g->named = 0; /* the text has a structure of its own */
			return;
		}
	at = vk__shape_named(g, g->named - 1);
	vk__node_insert(g->nodes, 0, g->named_after - 1, at);
}

/* "soit huit fois 4 minutes": the steps just told, again. */
static bool
read_summary(struct vk__grammar *g, uint32_t parent)
{
	const struct vk__piece *count = vk__g_at(g, g->i);
	const struct vk__piece *time = vk__g_at(g, g->i + 1);
	uint32_t last = node(g, parent)->last;
	uint32_t at = node(g, parent)->first;
	double sum = 0;

	if (time->kind != VK__P_TIME || last == 0 || g->i == 0 ||
	    !vk__g_op(g, g->i - 1, VK__OP_TOTAL))
		return false;
	while (at != 0 && is_edge(node(g, at)))
		at = node(g, at)->next;
	for (uint32_t c = at; c != 0; c = node(g, c)->next) {
		if (!vk__node_timed(g->nodes, c, 0))
			return false;
		sum += vk__node_seconds(g->nodes, c, 0);
	}
	if (at == 0 || fabs(sum - time->a) > 1 || count->a < 1 || count->a > VK_WORKOUT_REPS)
		return false;
	at = vk__node_wrap(g->nodes, parent, at, (uint32_t)count->a);
	node(g, at)->sentence = g->sentence;
	vk__g_use(g);
	vk__g_use_length(g);
	return true;
}

/* "and the rest in zone 2": what is left of the stated total. */
static void
read_remainder(struct vk__grammar *g, uint32_t parent)
{
	struct vk__node n = { 0 };
	uint32_t at;

	vk__g_use(g);
	if (!vk__atom_read(g, &n, false) || has_length(&n))
		vk__g_doubt(g, VK__DOUBT_EMBEDDED);
	n.remainder = true;
	at = vk__node_new(g->nodes, &n);
	vk__node_append(g->nodes, parent, at);
}

/* "and do it all again": everything but warm-up and cool-down, twice. */
static void
redo_all(struct vk__grammar *g, uint32_t parent)
{
	uint32_t c = node(g, parent)->first;

	while (c != 0 && is_edge(node(g, c)))
		c = node(g, c)->next;
	if (c == 0 || is_edge(node(g, node(g, parent)->last))) {
		vk__g_doubt(g, VK__DOUBT_COUNT_ALONE);
		return;
	}
	c = vk__node_wrap(g->nodes, parent, c, 2);
	if (c == 0)
		return;
	node(g, c)->rested = true;
	if (node(g, node(g, c)->last)->rest)
		node(g, node(g, c)->last)->between = true;
}

/* "pas de récup après la dernière". */
static bool
read_no_rest(struct vk__grammar *g, uint32_t parent)
{
	uint32_t last = node(g, parent)->last;
	uint32_t rest = last == 0 ? 0 : node(g, last)->last;
	const struct vk__piece *next = vk__g_at(g, g->i + 1);

	if (rest == 0 || node(g, rest)->reps > 0 || !node(g, rest)->rest ||
	    next->kind != VK__P_ROLE || next->value != VK__ROLE_RECOVERY)
		return false;
	node(g, rest)->between = true;
	vk__g_use(g);
	vk__g_use(g);
	while (vk__g_op(g, g->i, VK__OP_THEN) || vk__g_op(g, g->i, VK__OP_WITHIN))
		vk__g_use(g);
	return true;
}

static void
read_op(struct vk__grammar *g, uint32_t parent)
{
	const struct vk__piece *p = vk__g_at(g, g->i);
	uint32_t last;

	switch (p->value) {
	case VK__OP_ALTERNATE:
		last = node(g, parent)->last;
		vk__shape_alternate(g, parent, g->container);
		g->container = 0;
		last = last == 0 ? node(g, parent)->first : node(g, last)->next;
		if (last != 0 && g->has_pending)
			vk__repeat_share(g, last, &g->pending);
		g->sep = VK__SEP_NONE;
		break;
	case VK__OP_MIRROR:
		vk__g_use(g);
		/* "redescendez 5 minutes" only names what the rider does */
		if (!vk__clause_peek(g, g->i).amount)
			vk__shape_mirror(g, parent);
		break;
	case VK__OP_REPEAT:
		vk__g_use(g);
		g->repeat = true;
		while (vk__g_op(g, g->i, VK__OP_AGAIN)) {
			g->again = true;
			vk__g_use(g);
		}
		if (vk__g_at(g, g->i)->kind == VK__P_COLON)
			vk__g_use(g);
		if (vk__g_at(g, g->i)->kind == VK__P_BARE) {
			struct vk__piece *count = &g->pieces->piece[g->i];
			count->kind = VK__P_COUNT;
			count->b = count->a;
			count->times = true;
		}
		break;
	case VK__OP_AGAIN:
		g->again = true;
		vk__g_use(g);
		break;
	case VK__OP_REMAINDER:
		read_remainder(g, parent);
		break;
	case VK__OP_REDO:
		vk__g_use(g);
		redo_all(g, parent);
		break;
	case VK__OP_ALL:
		read_all(g, parent);
		break;
	case VK__OP_EACH:
		if (!vk__g_op(g, g->i + 1, VK__OP_THEN)) {
			read_atom(g, parent);
			break;
		}
		vk__g_use(g); /* "chacune suivie de": still inside */
		vk__g_use(g);
		g->sep = VK__SEP_SLASH;
		break;
	case VK__OP_NOT:
	case VK__OP_WITHOUT:
		if (!read_no_rest(g, parent))
			read_atom(g, parent);
		break;
	case VK__OP_DETAIL:
		vk__g_use(g);
		last = node(g, parent)->last;
		if (last != 0 && node(g, last)->counted)
			g->detail = last;
		break;
	case VK__OP_OVERUNDER:
	case VK__OP_THATSET:
		vk__g_use(g);
		break;
	default:
		read_atom(g, parent);
		break;
	}
}

/* The lines after "each interval goes like this" take the interval's place. */
static void
settle_detail(struct vk__grammar *g, uint32_t parent)
{
	uint32_t group = g->detail;
	uint32_t body;
	uint32_t at;
	double sum = 0;

	g->detail = 0;
	if (group == 0)
		return;
	body = node(g, group)->first;
	at = node(g, group)->next;
	for (uint32_t c = at; c != 0; c = node(g, c)->next)
		sum += vk__node_seconds(g->nodes, c, 0);
	if (at == 0 || body == 0 || node(g, body)->reps > 0 ||
	    fabs(sum - node(g, body)->seconds) > 1) {
		if (at != 0)
			vk__g_doubt(g, VK__DOUBT_PATTERN);
		return;
	}
	{
		uint32_t tail = node(g, body)->next;
		vk__g_settle_lengths(g, body);
		uint32_t last = node(g, parent)->last;

		node(g, group)->next = 0;
		node(g, parent)->last = group;
		node(g, group)->first = at;
		node(g, last)->next = tail;
		if (tail == 0)
			node(g, group)->last = last;
	}
}

static void
read_list(struct vk__grammar *g, uint32_t parent)
{
	uint32_t at = vk__shape_list(g);

	if (at == 0) {
		g->i = g->stop;
		return;
	}
	vk__repeat_shared(g, at);
	if (g->has_pending)
		vk__repeat_share(g, at, &g->pending);
	g->has_pending = false;
	g->sep = VK__SEP_NONE;
	vk__sequence_place(g, parent, at);
}

static void
read_pair(struct vk__grammar *g, uint32_t parent)
{
	uint32_t before = node(g, parent)->last;
	size_t i = g->i + 1;

	/* "Bloc 30/30 10x" above its own list is a heading. */
	if (vk__g_at(g, i)->kind == VK__P_COUNT && vk__g_at(g, i)->times &&
	    vk__g_at(g, i + 1)->kind == VK__P_LINE && vk__g_at(g, i + 1)->bullet) {
		vk__g_use(g);
		return;
	}
	vk__shape_pair(g, parent);
	if (parent == 0)
		g->pair = before == 0 ? node(g, 0)->first : node(g, before)->next;
	g->sep = VK__SEP_NONE;
}

/* "Block A (x3):" before its lines is a count before a block. */
static bool
read_heading_count(struct vk__grammar *g)
{
	struct vk__piece *p = &g->pieces->piece[g->i];
	size_t end = g->i + 3;

	if (p[1].kind != VK__P_COUNT || p[2].kind != VK__P_CLOSE || !p[1].times)
		return false;
	if (vk__g_at(g, end)->kind == VK__P_COLON)
		end++;
	if (vk__g_at(g, end)->kind != VK__P_LINE || g->content)
		return false;
	p[1].sign_first = false;
	p[2].kind = VK__P_COLON;
	vk__g_use(g);
	return true;
}

/* "Bloc 1 :", "Séance 4 -": a number that only names. */
static bool
is_label(const struct vk__grammar *g, size_t i)
{
	const struct vk__piece *before = vk__g_at(g, i - 1);
	const struct vk__piece *next = vk__g_at(g, i + 1);

	return i > 0 && (before->kind == VK__P_SET || (before->kind == VK__P_OP &&
	    before->value == VK__OP_BIKE)) && (next->kind == VK__P_COLON ||
	    next->kind == VK__P_DASH || next->kind == VK__P_LINE);
}

static void
read_part(struct vk__grammar *g, uint32_t parent)
{
	const struct vk__piece *p = vk__g_at(g, g->i);

	switch (p->kind) {
	case VK__P_COUNT:
		if (!read_summary(g, parent))
			vk__repeat_read(g, parent);
		g->sep = VK__SEP_NONE;
		break;
	case VK__P_OPEN:
		if (!read_heading_count(g))
			read_paren(g, parent);
		break;
	case VK__P_PAIR:
		read_pair(g, parent);
		break;
	case VK__P_TIMES:
		read_list(g, parent);
		break;
	case VK__P_NAMED:
		read_named(g, parent);
		break;
	case VK__P_OP:
		read_op(g, parent);
		break;
	case VK__P_ROLE:
		if (p->value == VK__ROLE_MAIN) {
			vk__g_use(g);
			g->section = 0;
			break;
		}
		read_atom(g, parent);
		break;
	case VK__P_CLOSE:
		vk__g_use(g);
		break;
	case VK__P_BARE:
		if (vk__bare_begins(g, g->i)) {
			read_atom(g, parent);
			break;
		}
		if (is_label(g, g->i))
			vk__g_use(g);
		else
			g->i++; /* unread */
		break;
	case VK__P_BAD:
		g->i++;
		break;
	default:
		read_atom(g, parent);
		break;
	}
}

void
vk__sequence_read(struct vk__grammar *g, uint32_t parent, unsigned mask)
{
	while (g->i < g->stop) {
		const struct vk__piece *p = vk__g_at(g, g->i);
		enum vk__sep sep = vk__g_sep(g, g->i);
		size_t before = g->i;

		if (p->kind == VK__P_END || (mask >> p->kind & 1u) != 0)
			break;
		if (p->kind == VK__P_CLOSE && mask != 0 && (mask >> VK__P_CLOSE & 1u) == 0)
			break;
		if (sep == VK__SEP_NONE) {
			size_t nodes = g->nodes->count;
			read_part(g, parent);
			g->content = g->content || g->nodes->count > nodes;
			if (g->i == before)
				g->i++;
			continue;
		}
		if (sep == VK__SEP_LINE)
			end_line(g, parent);
		else if (sep == VK__SEP_STOP)
			end_sentence(g, parent);
		if (sep == VK__SEP_STOP && p->value == '?')
			vk__g_doubt(g, VK__DOUBT_QUESTION);
		/* "- 4 times", ", puis": the stronger sign counts */
		if (sep > g->sep || g->sep == VK__SEP_NONE)
			g->sep = sep;
		vk__g_use(g);
	}
}

void
vk__grammar_read(struct vk__grammar *g)
{
	vk__sequence_read(g, 0, 0);
	end_sentence(g, 0);
	settle_detail(g, 0);
	settle_named(g);
	vk__g_settle_lengths(g, 0);
	for (uint32_t c = node(g, 0)->first; c != 0; c = node(g, c)->next)
		if (node(g, c)->pattern)
			vk__g_doubt(g, VK__DOUBT_PATTERN); /* how often was not said */
}
