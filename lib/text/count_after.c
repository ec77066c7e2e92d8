/* SPDX-License-Identifier: MIT */
/*
 * What a count after its parts repeats: the last step, those that signs join, the
 * sentence, or the lines it names. Where it may be of more or of less, a doubt says so;
 * one that only says again what is known repeats nothing.
 */
#include "grammar.h"

#include <math.h>

bool
vk__count_checks(const struct vk__grammar *g, size_t i)
{
	return vk__g_at(g, i)->kind == VK__P_OPEN &&
	    (vk__g_at(g, i + 1)->kind == VK__P_TIME || vk__g_at(g, i + 1)->kind == VK__P_BARE) &&
	    vk__g_at(g, i + 2)->kind == VK__P_CLOSE;
}

/* Where the parts begin that a count after them repeats; 0: nowhere. */
static uint32_t
scope_of(struct vk__grammar *g, uint32_t parent, bool wide)
{
	uint32_t last = vk__g_node(g, parent)->last;
	uint32_t at = last;
	uint32_t sentence;
	uint32_t line;

	if (last == 0 || vk__node_edge(vk__g_node(g, last)))
		return 0;
	if (vk__g_node(g, last)->pattern ||
	    (vk__g_node(g, last)->paren && (!wide || g->sep == VK__SEP_NONE)))
		return last;
	sentence = vk__g_node(g, last)->sentence;
	line = vk__g_node(g, last)->line;
	for (;;) {
		uint32_t before = vk__node_before(g->nodes, parent, at);
		uint8_t sep = vk__g_node(g, at)->sep;

		if (before == 0 || vk__node_edge(vk__g_node(g, before)))
			return at;
		if (wide) {
			/* this sentence; or its line, when it says only "repeat" */
			bool same = sentence == g->sentence ? vk__g_node(g, before)->sentence == sentence :
			    line == g->line ? vk__g_node(g, before)->line == line : true;
			if (!same)
				return at;
		} else if (vk__g_node(g, before)->sentence == sentence && vk__node_recovery(vk__g_node(g, at))) {
			; /* nobody repeats only a recovery */
		} else if (vk__g_node(g, before)->sentence != sentence ||
		    (sep == VK__SEP_WITH && vk__g_node(g, before)->seconds >= 1200) ||
		    (sep != VK__SEP_SLASH && sep != VK__SEP_AND && sep != VK__SEP_WITH &&
		    sep != VK__SEP_NONE)) {
			return at;
		}
		at = before;
	}
}

/* The parts on the lines that "repeat steps 2-3" names, if they come last. */
static uint32_t
steps_scope(struct vk__grammar *g, uint32_t parent)
{
	uint32_t last = vk__g_node(g, parent)->last;
	uint32_t c = vk__g_node(g, parent)->first;
	/* A list mark at the very beginning is a line before the first. */
	uint32_t base = vk__g_at(g, 0)->kind == VK__P_LINE ? 0 : 1;
	uint32_t from = g->steps_from - base, to = g->steps_to - base;

	g->steps_from = 0;
	while (c != 0 && vk__g_node(g, c)->line < from)
		c = vk__g_node(g, c)->next;
	return c == 0 || vk__g_node(g, c)->line != from ||
	    vk__g_node(g, last)->line != to ? 0 : c;
}

/* Whether a part is a short effort behind a comma. */
static bool
is_listed(const struct vk__grammar *g, const struct vk__node *n)
{
	return n->sentence == g->sentence && n->reps == 0 && !n->rest && !n->easy &&
	    !vk__node_edge(n) && n->seconds > 0 && n->seconds <= 600 &&
	    !vk__target_low(n->power.unit, n->power.start, n->power.end);
}

/* "4' à 100 %, 2' à 60 %, 1' à 130 % x3": a short easy step between two efforts,
 * all of which the count may be of. */
static bool
follows_effort(const struct vk__grammar *g, uint32_t parent, uint32_t at)
{
	uint32_t before = vk__node_before(g->nodes, parent, at);
	const struct vk__node *n = vk__g_node(g, at);

	return before != 0 && n->sentence == g->sentence && n->reps == 0 && n->seconds > 0 &&
	    n->seconds <= 600 && !vk__node_edge(n) && vk__node_recovery(n) &&
	    is_listed(g, vk__g_node(g, before));
}

/* "5' Z4, 5' Z2 x3": a step that the one before it may be repeated with. */
static bool
is_lower(const struct vk__grammar *g, uint32_t before, uint32_t at)
{
	double power = vk__node_power(g, vk__g_node(g, at));

	return vk__g_node(g, before)->reps == 0 && vk__g_node(g, at)->reps == 0 &&
	    power > 0 && power < vk__node_power(g, vk__g_node(g, before));
}

/* Whether a part is the recovery of a short effort that the commas join to it. */
static bool
is_pair(const struct vk__grammar *g, uint32_t parent, uint32_t rest)
{
	uint32_t effort = vk__node_before(g->nodes, parent, rest);

	return effort != 0 && vk__node_recovery(vk__g_node(g, rest)) &&
	    vk__g_node(g, rest)->sep == VK__SEP_COMMA && is_listed(g, vk__g_node(g, effort));
}

/* "3 min Z3, 2 min Z4, 2 min Z1 x 5": of all that the commas join, when those
 * are short efforts; else it may be of less. */
static uint32_t
widen_scope(struct vk__grammar *g, uint32_t parent, uint32_t first)
{
	uint32_t before = vk__node_before(g->nodes, parent, first);
	uint32_t at = first;

	if (before == 0 || vk__g_node(g, before)->sentence != g->sentence ||
	    vk__g_node(g, first)->sep != VK__SEP_COMMA || vk__node_edge(vk__g_node(g, before)) ||
	    !(vk__node_recovery(vk__g_node(g, vk__g_node(g, parent)->last)) ||
	    is_lower(g, before, first))) {
		if (before != 0 && (is_listed(g, vk__g_node(g, before)) ||
		    follows_effort(g, parent, before)) &&
		    vk__g_node(g, first)->sep == VK__SEP_COMMA && vk__g_node(g, first)->reps == 0)
			vk__g_doubt(g, VK__DOUBT_COUNT_SCOPE); /* "1 min Z6, 4 min Z3 x 5" */
		return first;
	}
	vk__g_doubt(g, VK__DOUBT_COUNT_SCOPE);
	if (is_lower(g, before, first)) {
		at = vk__node_before(g->nodes, parent, before);
		if (at != 0 && vk__g_node(g, at)->sentence == g->sentence &&
		    !vk__node_edge(vk__g_node(g, at)))
			vk__g_doubt(g, VK__DOUBT_SET_END); /* of all three? */
		return before;
	}
	if (is_pair(g, parent, before))
		vk__g_doubt(g, VK__DOUBT_SET_END); /* "2' Z5, 1' Z1, 1' Z6, 1' Z1 x3" */
	while (before != 0 && is_listed(g, vk__g_node(g, before)) &&
	    vk__g_node(g, at)->sep == VK__SEP_COMMA) {
		at = before;
		before = vk__node_before(g->nodes, parent, at);
	}
	return before == 0 || vk__g_node(g, before)->sentence != g->sentence ||
	    vk__node_edge(vk__g_node(g, before)) ? at : first;
}

uint32_t
vk__count_value(struct vk__grammar *g, const struct vk__piece *p)
{
	if (p->most && (p == g->pieces->piece || g->sep != VK__SEP_NONE))
		vk__g_doubt(g, VK__DOUBT_CONDITION); /* "jusqu'à 5 x 5 min" */
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

	if (!vk__count_checks(g, g->i))
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

/* "2x12' (2' 90 %/1' 110 %) x4": how often the parts come in each that they fill; 0:
 * they fill none. */
static uint32_t
filled(const struct vk__grammar *g, uint32_t group)
{
	uint32_t inner = vk__repeat_inner(g, group);
	const struct vk__piece *length = vk__g_at(g, vk__g_node(g, group)->piece + 1);

	return inner != 0 && vk__g_node(g, group)->counted && length->kind == VK__P_TIME &&
	    fabs(vk__node_seconds(g->nodes, inner, 0) - length->a) < 1 ?
	    vk__g_node(g, inner)->reps : 0;
}

/* A count that only repeats what is known: "..., repeated three times". */
static bool
says_again(const struct vk__grammar *g, uint32_t group, uint32_t reps, bool wide, bool set)
{
	uint32_t inner = vk__repeat_inner(g, group);

	if (!vk__g_node(g, group)->counted)
		return false;
	if (!wide && filled(g, group) == reps)
		return true;
	if (!wide)
		return vk__g_node(g, group)->reps == reps &&
		    (!set || vk__g_node(g, group)->set_word); /* "3 x 3 min x 3 sets" */
	return inner != 0 && !vk__g_node(g, inner)->counted && vk__g_node(g, inner)->reps == reps;
}

/* "10x45 s, deux fois plus ...": words that the count may be of. */
static bool
goes_on(const struct vk__grammar *g)
{
	uint8_t kind = vk__g_at(g, g->i)->kind;

	return kind == VK__P_ROLE || kind == VK__P_UNKNOWN || kind == VK__P_NOTE ||
	    vk__g_op(g, g->i, VK__OP_EQUAL);
}

/* "5x4 min at 105 %, 3 min easy, then another 6 x": of what? */
static bool
breaks_off(const struct vk__grammar *g, const struct vk__piece *count)
{
	return count->cross && !count->sign_first && vk__g_at(g, g->i)->kind == VK__P_END &&
	    (g->sep == VK__SEP_THEN || g->sep == VK__SEP_COMMA || g->sep == VK__SEP_AND);
}

/* "3 x 10 min ..., six reps in total": how often the efforts of a repetition
 * come, all its sets together. */
static uint32_t
all_repetitions(const struct vk__grammar *g, uint32_t group)
{
	uint32_t reps = 1;

	for (unsigned d = 0; group != 0 && d < VK__NODE_DEPTH; d++) {
		reps *= vk__g_node(g, group)->counted ? vk__g_node(g, group)->reps : 1;
		group = vk__repeat_inner(g, group);
	}
	return reps;
}

/* Whether a count sums up the repetition just told, instead of repeating it. */
static bool
sums_up(const struct vk__grammar *g, uint32_t parent, const struct vk__piece *p)
{
	uint32_t last = vk__g_node(g, parent)->last;

	if (g->repeat || g->steps_from > 0)
		return false;
	while (last != 0 && !vk__g_node(g, last)->counted && vk__node_recovery(vk__g_node(g, last)))
		last = vk__node_before(g->nodes, parent, last);
	return last != 0 && vk__g_node(g, last)->counted && (p->rep ||
	    vk__g_op(g, g->i + 1, VK__OP_TOTAL) ||
	    (g->i > 0 && vk__g_op(g, g->i - 1, VK__OP_TOTAL)));
}

/* Takes such a count; one that is neither of the sets nor of all is a doubt. */
static void
read_sum(struct vk__grammar *g, uint32_t parent, uint32_t reps)
{
	uint32_t last = vk__g_node(g, parent)->last;
	uint32_t all = 0;

	for (uint32_t c = vk__g_node(g, parent)->first; c != 0; c = vk__g_node(g, c)->next) {
		if (vk__g_node(g, c)->counted)
			last = c;
		all += vk__g_node(g, c)->counted ? all_repetitions(g, c) : 0;
	}
	if (reps != all && reps != all_repetitions(g, last) && reps != vk__g_node(g, last)->reps)
		vk__g_doubt(g, VK__DOUBT_TOTAL);
	vk__g_use(g);
	if (vk__g_op(g, g->i, VK__OP_TOTAL))
		vk__g_use(g);
}

/* "2 x (30/30) x 8": of the two counts the large one is of the repetitions, the
 * small one of the sets; "10 x (30/30) x 3" stands so already. */
static void
turn_counts(struct vk__grammar *g, uint32_t group)
{
	struct vk__node *outer = vk__g_node(g, group);
	struct vk__node *inner = vk__g_node(g, outer->first);
	uint32_t reps = outer->reps;

	if (outer->first != outer->last || !inner->counted || !inner->paren || inner->rested ||
	    inner->reps >= reps)
		return;
	if (inner->reps > 3 || reps < 5)
		vk__g_doubt(g, VK__DOUBT_COUNT_SCOPE);
	outer->reps = inner->reps;
	inner->reps = reps;
}

/* "..., 5 min easy, again x4": as often as a repetition told before was? */
static bool
is_told(const struct vk__grammar *g, uint32_t first, uint32_t reps)
{
	for (uint32_t c = first; c != 0; c = vk__g_node(g, c)->next)
		if (vk__g_node(g, c)->counted && vk__g_node(g, c)->reps == reps)
			return true;
	return false;
}

void
vk__count_after(struct vk__grammar *g, uint32_t parent, uint32_t above)
{
	const struct vk__piece *p = vk__g_at(g, g->i);
	uint32_t reps = vk__count_value(g, p);
	bool wide = g->repeat || g->sep == VK__SEP_DASH || g->sep == VK__SEP_STOP ||
	    g->sep == VK__SEP_COLON ||
	    g->sep == VK__SEP_LINE || g->sep == VK__SEP_COMMA;
	bool again = g->again;
	bool sums = sums_up(g, parent, p);
	bool named = g->repeat && (p->set || p->rep) && !p->times;
	bool steps = g->steps_from > 0;
	uint32_t first = g->steps_from > 0 ? steps_scope(g, parent) :
	    above != 0 ? above : scope_of(g, parent, wide);
	uint32_t group;

	g->repeat = g->again = false;
	if (reps == 0) {
		g->i++; /* absurd: stays unread */
		return;
	}
	if (sums) {
		read_sum(g, parent, reps);
		return;
	}
	if (vk__tally_names(g))
		vk__g_doubt(g, VK__DOUBT_COUNT_ALONE);
	vk__g_use(g);
	while (vk__g_op(g, g->i, VK__OP_AGAIN) || vk__g_op(g, g->i, VK__OP_THATSET)) {
		again = again || vk__g_op(g, g->i, VK__OP_AGAIN);
		vk__g_use(g);
	}
	if (!wide && first != 0 && !vk__g_node(g, first)->counted)
		first = widen_scope(g, parent, first);
	if (wide && first != 0 && parent == 0 && !steps && above == 0)
		first = vk__opening_skip(g, first);
	if (first == 0) {
		if (g->announced == 0 && p->set && parent == 0)
			g->announced = reps;
		else
			vk__g_doubt(g, VK__DOUBT_COUNT_ALONE);
		return;
	}
	if (wide && vk__target_low(vk__g_node(g, first)->power.unit, vk__g_node(g, first)->power.start,
	    vk__g_node(g, first)->power.end) && vk__g_node(g, vk__g_node(g, first)->next)->next != 0)
		vk__g_doubt(g, VK__DOUBT_COUNT_SCOPE); /* is that the warm-up? */
	if (again && p->sign_first && is_told(g, first, reps))
		vk__g_doubt(g, VK__DOUBT_SET_END);
	if (again)
		reps++;
	if (reps > VK_WORKOUT_REPS)
		return;
	if (first == vk__g_node(g, parent)->last && vk__g_node(g, first)->reps == 1 &&
	    (vk__g_node(g, first)->pattern || vk__g_node(g, first)->paren) && !vk__g_node(g, first)->counted) {
		vk__g_node(g, first)->reps = reps;
		vk__g_node(g, first)->pattern = false;
		vk__g_node(g, first)->counted = true;
		group = first;
	} else if (first == vk__g_node(g, parent)->last && says_again(g, first, reps, wide, p->set)) {
		group = first; /* said twice */
	} else {
		/* "3x(10', 5'), refaire les 3 blocs": those, not three times */
		if (named && vk__g_node(g, first)->counted && vk__g_node(g, first)->reps == reps)
			vk__g_doubt(g, VK__DOUBT_COUNT_ALONE);
		if ((vk__g_node(g, vk__g_node(g, parent)->last)->sep == VK__SEP_PLUS && !wide) ||
		    (vk__g_node(g, first)->counted && !p->set && goes_on(g)))
			vk__g_doubt(g, VK__DOUBT_COUNT_SCOPE);
		if (filled(g, first) > 0 && !wide && !p->set)
			vk__g_doubt(g, VK__DOUBT_PATTERN); /* "2x12' (2'/1') x3" */
		if (vk__g_node(g, first)->counted && !p->set && breaks_off(g, p))
			vk__g_doubt(g, VK__DOUBT_COUNT_ALONE);
		group = vk__node_wrap(g->nodes, parent, first, reps);
		if (group != 0 && first != vk__g_node(g, group)->last)
			vk__g_node(g, group)->paren = true;
		if (group != 0 && !wide && !p->set)
			turn_counts(g, group);
	}
	if (group == 0 || vk__sequence_embed(g, parent, group))
		return;
	read_check(g, group);
}
