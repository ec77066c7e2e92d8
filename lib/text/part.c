/* SPDX-License-Identifier: MIT */
/*
 * One part of the workout: a step, an open part, a total, a length that the
 * next words fill, or attributes that belong to a neighbour.
 */
#include "grammar.h"

#include <math.h>

/* An effort said in words and without a length, and open parts. */
static bool
is_open_part(const struct vk__node *n)
{
	if (n->open || n->equal > 0)
		return true;
	if (n->between && vk__node_recovery(n))
		return true;
	return vk__node_edge(n) || n->rest;
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

/* "20 min : 200 W": how hard, and nothing else up to the sign. */
static bool
tells_power(const struct vk__grammar *g, size_t i)
{
	struct vk__clause c = vk__clause_peek(g, i);

	return c.power && !c.amount && !c.count && !c.rest && !c.warm_cool;
}

/* "90' 2x[...]", "1h de vélo : ...", "75 min total". */
static bool
is_total(struct vk__grammar *g, uint32_t parent, const struct vk__node *n)
{
	const struct vk__piece *next = vk__g_at(g, g->i);

	if (n->seconds <= 0 || n->role != 0 || n->rest || n->during || (n->length_piece != 0 &&
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
		return !tells_power(g, g->i + 1);
	return n->zone == 0 && !n->maxeffort && next->kind == VK__P_COUNT &&
	    n->piece_end == n->piece + 1;
}

/* "Après ce bloc de 8 minutes": a length that was given before. */
static bool
is_reference(const struct vk__grammar *g, uint32_t parent, const struct vk__node *n)
{
	uint32_t last = vk__g_node(g, parent)->last;

	return n->set_word && last != 0 && n->seconds > 0 && !vk__node_targeted(n) && n->role == 0 &&
	    n->piece > 0 && vk__g_op(g, n->piece - 1, VK__OP_AFTER) &&
	    vk__g_sep(g, g->i) == VK__SEP_COMMA &&
	    fabs(vk__node_seconds(g->nodes, last, 0) - n->seconds) < 1;
}

/* "5x4 min à 110 %, soit 20 min d'effort": what the efforts come to. */
static bool
is_effort_sum(struct vk__grammar *g, uint32_t parent, const struct vk__node *n)
{
	uint32_t last = vk__g_node(g, parent)->last;

	const struct vk__piece *behind = vk__g_at(g, n->length_piece);
	bool work = behind->kind == VK__P_ROLE && behind->value == VK__ROLE_EFFORT;

	if (last == 0 || n->rest || n->role != 0 || n->seconds <= 0 ||
	    !(n->total || (work && !vk__node_targeted(n) &&
	    vk__g_node(g, last)->sentence != g->sentence)) ||
	    !(vk__detail_sums(g, last, n->seconds) ||
	    (work && fabs(vk__detail_efforts(g, parent) - n->seconds) < 1)))
		return false;
	vk__repeat_share(g, last, n); /* "soit 20 min à 110 %": what they lack */
	return true;
}

/* "alternate 3 min ... and 2 min ... for 20 min": it has a time of its own. */
static bool
tells_total(const struct vk__grammar *g, size_t i)
{
	for (size_t most = i + 30; i < most && vk__g_sep(g, i) < VK__SEP_THEN; i++)
		if (vk__g_op(g, i, VK__OP_FOR) && vk__g_at(g, i + 1)->kind == VK__P_TIME)
			return true;
	return false;
}

/* "... de 8 minutes" and then what fills them. */
static bool
read_filling(struct vk__grammar *g, uint32_t parent, const struct vk__node *n)
{
	size_t i = g->i;
	uint32_t last;

	if (n->seconds <= 0 || n->rest || (n->role != 0 && tells_total(g, i)))
		return false;
	if (vk__g_sep(g, i) == VK__SEP_COMMA || vk__g_at(g, i)->kind == VK__P_COLON)
		i++;
	if (vk__g_at(g, i)->kind == VK__P_OPEN && (vk__g_op(g, i + 1, VK__OP_ALTERNATE) ||
	    vk__g_op(g, i - 1, VK__OP_OVERUNDER)))
		;
	else if (((i > g->i && vk__g_at(g, g->i)->kind == VK__P_COLON) ||
	    (i == g->i && vk__g_at(g, i)->kind == VK__P_TIME)) &&
	    vk__pattern_follows(g, i, n->seconds))
		;
	else if (!(vk__g_op(g, i, VK__OP_ALTERNATE) || vk__g_op(g, i, VK__OP_OVERUNDER) ||
	    (vk__g_op(g, i, VK__OP_DETAIL) && n->set_word) ||
	    (i == g->i && vk__g_at(g, i)->kind == VK__P_PAIR)))
		return false;
	vk__g_use_to(g, i);
	last = vk__g_node(g, parent)->last;
	if (!vk__shape_alternate(g, parent, n->seconds) ||
	    vk__g_node(g, parent)->last == last)
		return false;
	for (uint32_t c = last == 0 ? vk__g_node(g, parent)->first : vk__g_node(g, last)->next; c != 0;
	    c = vk__g_node(g, c)->next) {
		vk__g_node(g, c)->rested = true;
		vk__g_node(g, c)->counted = true;
		if (!vk__node_edge(n))
			vk__repeat_share(g, c, n);
	}
	if (vk__node_edge(n))
		vk__detail_pass_on(g, last == 0 ? vk__g_node(g, parent)->first :
		    vk__g_node(g, last)->next, n);
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

/* Whether a part takes the target that is told behind it; a word of intensity
 * before the first of them is no target of its own. */
static bool
takes_back(const struct vk__node *before, uint32_t sentence)
{
	return before->reps == 0 && !before->rest && !vk__node_edge(before) &&
	    !before->hard && before->sentence == sentence &&
	    (before->zone == 0 || before->zone_piece < before->piece) &&
	    before->power.unit == VK_UNIT_NONE && !before->maxeffort &&
	    before->hr.unit == VK_UNIT_NONE && before->cadence.unit == VK_UNIT_NONE &&
	    before->rpe.unit == VK_UNIT_NONE && !before->freeride;
}

/*
 * "12' + 10' + 8' à 100 %": the target at the end is that of all. The first
 * part of three or more that are told so; 0: there are fewer.
 */
static uint32_t
share_back(struct vk__grammar *g, uint32_t parent, const struct vk__node *n)
{
	uint32_t at = vk__g_node(g, parent)->last;
	uint32_t first = 0;
	unsigned count = 0;

	if (!vk__node_targeted(n) || n->rest || n->between || vk__node_edge(n))
		return 0; /* "3 min, 4 min, 3 min à 130 W entre chaque": the pause's own */
	while (at != 0 && takes_back(vk__g_node(g, at), g->sentence)) {
		vk__atom_inherit(vk__g_node(g, at), n);
		first = at;
		count++;
		if (vk__g_node(g, at)->sep != n->sep)
			break;
		at = vk__node_before(g->nodes, parent, at);
	}
	return count < 2 ? 0 : first;
}

/* "avec la 5e minute à 110 %": a place in the step before, unless the minutes
 * or hours are told one after the other. */
static bool
is_place(const struct vk__grammar *g, uint32_t parent, const struct vk__node *n)
{
	uint32_t last = vk__g_node(g, parent)->last;

	return n->piece > 0 && vk__g_at(g, n->piece - 1)->kind == VK__P_ORD &&
	    (n->seconds == 60 || n->seconds == 3600) && n->length_piece == n->piece + 1 &&
	    (last == 0 || vk__g_node(g, last)->seconds != n->seconds);
}

/* What was said before the step. "Commence à 100 W et monte jusqu'à 180 W en 15 min"
 * tells where it rises from; another power would be lost without a word. */
static void
take_pending(struct vk__grammar *g, struct vk__node *n)
{
	const vk_target *said = &g->pending.power;

	if (said->unit != VK_UNIT_NONE && said->unit == n->power.unit) {
		if (n->rises && said->start == said->end && said->start != n->power.end) {
			n->power.start = said->start;
			n->ramp = true;
			n->rises = false;
		} else if (said->start > n->power.end || said->end < n->power.start) {
			vk__g_doubt(g, VK__DOUBT_TARGET_PLACE);
		}
	}
	vk__atom_inherit(n, &g->pending);
}

static void
place_step(struct vk__grammar *g, uint32_t parent, struct vk__node *n)
{
	uint32_t list = 0;
	uint32_t at;

	if (is_place(g, parent, n))
		vk__g_doubt(g, VK__DOUBT_EMBEDDED);
	vk__rests_inside(g, parent, n);

	if (g->has_pending && !n->rest && !vk__node_edge(n) &&
	    !(n->easy && (g->pending.maxeffort || g->pending.hard))) {
		take_pending(g, n);
		g->has_pending = false;
		if (n->targets_count > 0)
			vk__g_doubt(g, VK__DOUBT_TARGET_PLACE); /* a list for one step */
	}
	if (!n->rest) {
		n->ordinal = (uint8_t)(n->at_start ? 1 : g->ordinal);
		g->ordinal = 0;
	}
	use_section(g, n);
	if (n->sep == VK__SEP_PLUS || n->sep == VK__SEP_PLUS_WORD ||
	    ((n->sep == VK__SEP_COMMA || n->sep == VK__SEP_NONE) && bare_before(g, parent)))
		list = share_back(g, parent, n);
	if (n->both_ends && (n->of_rep || !(n->easy || n->rest || vk__node_edge(n) ||
	    vk__node_power(g, n) <= 80))) {
		n->both_ends = false; /* "1 min à 110 % au début et à la fin": of each effort */
		n->at_start = n->at_end = true;
		if (n->easy || n->rest || vk__ahead_group(g, parent, 2 * n->seconds) == 0)
			vk__g_doubt(g, VK__DOUBT_EMBEDDED);
	}
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
	if (list != 0)
		vk__shape_ladder(g, parent, list);
}

/* "10 sprints of 10 s every 3 minutes": the rest of the time is recovery. */
static bool
rest_of_period(struct vk__grammar *g, uint32_t parent, double period)
{
	uint32_t last = vk__g_node(g, parent)->last;
	uint32_t step = last == 0 ? 0 : vk__g_node(g, last)->first;
	struct vk__node rest = { .rest = true, .sentence = g->sentence, .line = g->line,
		.piece = (uint32_t)g->i };

	for (unsigned d = 0; step != 0 && vk__g_node(g, step)->reps > 0 && d < VK__NODE_DEPTH; d++) {
		last = step;
		step = vk__g_node(g, last)->first;
	}

	if (step == 0 || !vk__g_node(g, last)->counted || vk__g_node(g, last)->rested ||
	    vk__g_node(g, step)->next != 0 || vk__g_node(g, step)->reps > 0 ||
	    vk__g_node(g, step)->seconds <= 0 || vk__g_node(g, step)->seconds >= period)
		return false;
	rest.seconds = period - vk__g_node(g, step)->seconds;
	vk__node_append(g->nodes, last, vk__node_new(g->nodes, &rest));
	vk__g_node(g, last)->rested = true;
	if (last == vk__g_node(g, parent)->last)
		vk__ride_between(g, parent, last);
	return true;
}

/* "5 minutes at each: 60%, 70%, 80%", "1 min each @ 60, 70, 80 %": one step for each target. */
static bool
read_target_list(struct vk__grammar *g, uint32_t parent, struct vk__node *n)
{
	bool each = vk__g_op(g, n->piece + 1, VK__OP_EACH);
	bool sign = vk__g_at(g, g->i)->kind == VK__P_COLON;
	const struct vk__piece *p = vk__g_at(g, g->i + sign);
	uint32_t at;

	if (!(sign || each) || p->kind != VK__P_TARGETS || vk__node_targeted(n) || n->rest)
		return false;
	if (sign)
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
	const struct vk__piece *time;
	struct vk__node like;
	uint32_t group;

	if (!n->two_powers)
		return false; /* hardly any step has them */
	time = vk__g_at(g, g->i + 1);
	if (n->seconds <= 0 || n->rest || !vk__g_op(g, g->i, VK__OP_FOR) ||
	    time->kind != VK__P_TIME || time->a < 4 * n->seconds)
		return false;
	like = (struct vk__node){ .reps = 1, .sentence = g->sentence, .line = g->line,
		.piece = n->piece, .sep = n->sep, .rested = true, .counted = true };
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

/* "eat every 40 minutes"; but "every 5 min a sprint" is structure. */
static void
read_period(struct vk__grammar *g, uint32_t parent)
{
	double period = vk__g_at(g, g->i + 1)->a;
	uint32_t last = vk__g_node(g, parent)->last;

	if (vk__stairs_read(g, parent) || vk__period_between(g, parent, period))
		return;
	if (rest_of_period(g, parent, period) || vk__period_within(g, parent, period) ||
	    (last != 0 && vk__node_edge(vk__g_node(g, last)) &&
	    vk__g_node(g, last)->sentence == g->sentence && g->sep != VK__SEP_THEN))
		; /* or how a warm-up goes on */
	else if (g->i == 0 || vk__g_at(g, g->i - 1)->kind != VK__P_NOTE)
		vk__period_begin(g, parent, period);
	vk__g_use(g);
	vk__g_use_length(g);
}

/* A length that is no step's own: of a part before, of what fills it, or of
 * the whole session. False: it is a step's. */
static bool
read_other_length(struct vk__grammar *g, uint32_t parent, struct vk__node *n)
{
	if (is_reference(g, parent, n) || is_effort_sum(g, parent, n) || vk__detail_go_on(g, parent, n)) {
		accept_length(g, n);
	} else if (is_container(g, n)) {
		g->container = n->seconds;
		accept_length(g, n);
		vk__period_settle(g, parent, false);
	} else if (read_filling(g, parent, n)) {
		accept_length(g, n);
	} else if (read_two_powers(g, parent, n)) {
		;
	} else if (vk__detail_step(g, parent, n) || vk__detail_split(g, parent, n)) {
		accept_length(g, n);
	} else if (is_total(g, parent, n)) {
		g->stated_total = g->period_total = n->seconds;
		g->whole = *n;
		g->total_with = vk__g_sep(g, g->i) == VK__SEP_WITH;
		accept_length(g, n);
		if (vk__node_targeted(n) || n->cadence.unit != VK_UNIT_NONE)
			vk__part_attributes(g, parent, n);
	} else {
		return vk__node_length(n) && read_target_list(g, parent, n);
	}
	return true;
}

/* "70/80/90 % x 5 min": one step for each target that stands before. */
static bool
read_listed(struct vk__grammar *g, uint32_t parent, const struct vk__node *n)
{
	uint32_t at;

	if (n->targets_count == 0 || !vk__node_length(n))
		return false;
	at = vk__shape_targets(g, n, n->targets_count);
	if (at != 0)
		vk__sequence_place(g, parent, at);
	return true;
}

/* "60-80-100 rpm, 1 min each": the same, and the targets are told apart from it. */
static bool
read_listed_before(struct vk__grammar *g, uint32_t parent, struct vk__node *n)
{
	const struct vk__node *told = &g->pending;

	if (!g->has_pending || told->targets_count == 0 || n->rest || vk__node_edge(n) ||
	    !(vk__g_op(g, g->i - 1, VK__OP_EACH) || vk__g_op(g, g->i - 1, VK__OP_APIECE)))
		return false;
	take_pending(g, n);
	g->has_pending = false;
	return read_listed(g, parent, n);
}

/* A heading for the lines below it. */
static bool
is_heading(const struct vk__grammar *g, const struct vk__node *n)
{
	enum vk__sep next = vk__g_sep(g, g->i);

	return vk__node_edge(n) && (next == VK__SEP_LINE || next == VK__SEP_COLON) &&
	    !n->open && (more_lengths(g) || (next == VK__SEP_LINE &&
	    (vk__g_op(g, g->i + 1, VK__OP_PRESS) || vk__g_op(g, g->i + 1, VK__OP_LAP))));
}

/* ", Z2 to finish": a last step, whose length is not told. */
static bool
finishes(const struct vk__grammar *g, uint32_t parent, const struct vk__node *n)
{
	return parent == 0 && !vk__node_length(n) && n->role == 0 &&
	    (n->easy || vk__node_targeted(n)) && vk__g_node(g, parent)->last != 0 &&
	    vk__g_sep(g, g->i) == VK__SEP_THEN && vk__clause_ends_text(g, g->i);
}

/* What is left of the total where that is told, a cool-down otherwise. */
static void
place_last(struct vk__grammar *g, uint32_t parent, struct vk__node *n)
{
	n->rest = false;
	if (g->stated_total > 0) {
		n->remainder = true;
	} else {
		n->role = 1 + VK__ROLE_COOLDOWN;
		n->open = true;
	}
	vk__node_append(g->nodes, parent, vk__node_new(g->nodes, n));
}

/* "each time" and "every" before a part. True: they were all there is. */
static bool
begins_each(struct vk__grammar *g, uint32_t parent, struct vk__node *n)
{
	size_t begin = g->i;
	unsigned next = vk__g_at(g, begin + 1)->kind;

	n->of_rep = vk__g_op(g, begin, VK__OP_EACHTIME);
	if (n->of_rep) {
		vk__g_use(g); /* "chaque fois avec 5 min souples derrière" */
		if (vk__g_sep(g, g->i) == VK__SEP_WITH)
			vk__g_use(g);
	}
	if (!vk__g_op(g, begin, VK__OP_EACH))
		return false;
	if (vk__period_nth(g, parent))
		return true;
	if (next == VK__P_ORD || next == VK__P_COUNT)
		vk__g_doubt(g, VK__DOUBT_PATTERN); /* "every 4 reps" */
	if (next != VK__P_TIME)
		return false;
	read_period(g, parent);
	return true;
}

void
vk__part_read(struct vk__grammar *g, uint32_t parent)
{
	struct vk__node n = { .sep = (uint8_t)g->sep };
	size_t begin = g->i;

	if (vk__g_at(g, begin)->kind == VK__P_OP && begins_each(g, parent, &n))
		return;
	if (!vk__atom_read(g, &n, false)) {
		g->i = begin + 1; /* nothing we know: it stays unread */
		return;
	}
	if (vk__node_length(&n) || vk__node_targeted(&n) || n.role != 0 || n.rest)
		g->sep = VK__SEP_NONE; /* words alone part nothing */
	if (vk__g_op(g, g->i, VK__OP_REMAINDER) && !vk__node_length(&n) && !n.open &&
	    (n.easy || vk__node_targeted(&n) || n.role == 1 + VK__ROLE_COOLDOWN) &&
	    n.sep != VK__SEP_COLON) {
		vk__rework_remainder(g, parent, &n);
		return;
	}
	if (n.leads && parent == 0 && vk__node_length(&n))
		n.sep = VK__SEP_THEN; /* no part of what it stands behind */
	if (finishes(g, parent, &n)) {
		place_last(g, parent, &n);
		return;
	}
	if (n.halfway && !vk__node_length(&n))
		vk__g_doubt(g, VK__DOUBT_EMBEDDED);
	if (n.rest && n.power.unit != VK_UNIT_NONE && n.power.start >= 60 &&
	    !vk__node_length(&n) && vk__sequence_rest_of(g, parent, &n))
		return; /* "the first minute at 110 %, the rest at 98 %" */
	if (vk__rests_read(g, parent, &n))
		return;
	if (vk__rests_advice(g, parent, &n))
		return;
	n.of_rep = n.of_rep || (!n.between && (n.throughout || (n.many && vk__node_length(&n))) &&
	    vk__repeat_waits(g, parent));
	if ((n.rest || n.between) && vk__eased_told(g, parent, &n))
		return;
	if (vk__node_length(&n) && (n.rest || n.easy ||
	    vk__target_low(n.power.unit, n.power.start, n.power.end)))
		vk__pause_read(g, &n);
	else if (vk__node_length(&n))
		vk__pause_part(g, parent);
	if (vk__instead_read(g, parent, &n) || read_listed(g, parent, &n) ||
	    read_listed_before(g, parent, &n) || vk__recall_read(g, parent, &n) ||
	    read_other_length(g, parent, &n))
		return;
	if (vk__node_length(&n)) {
		place_step(g, parent, &n);
	} else if (is_heading(g, &n)) {
		g->section = n.role;
		g->headed = true;
	} else if (is_open_part(&n)) {
		n.open = n.equal <= 0;
		place_step(g, parent, &n);
	} else if (!(n.freeride && n.total)) {
		vk__part_attributes(g, parent, &n);
	}
}
