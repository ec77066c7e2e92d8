/* SPDX-License-Identifier: MIT */
/*
 * Where a part goes that has been read: behind the others, into the repetition
 * before it as its recovery or second half, or out of the tree into a cue.
 * Which repetition a recovery belongs to is asked of belong.c.
 */
#include "ordinal.h"

#include <math.h>

/* "4 min à 98 %, 3 min à 82 %" behind "4x": is the second inside? */
static bool
goes_inside(struct vk__grammar *g, uint32_t last, const struct vk__node *n)
{
	const struct vk__node *group = vk__g_node(g, last);
	const struct vk__node *first;

	if (!group->counted || group->paren || group->rested || group->first == 0 ||
	    vk__node_edge(n) || n->rest || !vk__node_length(n))
		return false;
	first = vk__g_node(g, group->first);
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
		return !n->easy || vk__belong_fits(g, last, n);
	case VK__SEP_PLUS_WORD:
		vk__g_doubt(g, VK__DOUBT_GROUP_END);
		return true;
	case VK__SEP_FOLLOWED:
		/* "6x4' à 90 % suivi de 30'' à 150 %, récup 3'" */
		return !n->easy && 2 * n->seconds <= first->seconds &&
		    vk__clause_peek(g, g->i + 1).rest;
	case VK__SEP_COMMA:
		/* the way whatsonzwift and zwog write a pair */
		return n->at && first->at && n->power.unit == VK_UNIT_PCT_FTP &&
		    first->power.unit == VK_UNIT_PCT_FTP && n->line == group->line &&
		    n->seconds <= 2 * first->seconds;
	default:
		return false;
	}
}

/* The effort of a repetition that has only one; 0: it has more. */
static uint32_t
single_effort(const struct vk__grammar *g, uint32_t group)
{
	uint32_t effort = vk__g_node(g, group)->first;

	for (uint32_t c = effort; c != 0; c = vk__g_node(g, c)->next)
		if (vk__g_node(g, c)->reps > 0 || (c != effort && !vk__g_node(g, c)->rest))
			return 0;
	return effort;
}

/* "4 hours: 3 h 30 Z2, the last 30 min easy": of the total, which all parts make up
 * with this one. */
static bool
fills_total(const struct vk__grammar *g, const struct vk__node *part)
{
	double total = g->stated_total > 0 ? g->stated_total : g->title_total;
	double left = total - vk__node_seconds(g->nodes, 0, 0) - part->seconds;

	return total > 0 && left > -1 && left < 1;
}

/* "60 km easy, the last 20 km at 80 %": a part of the road before it; behind others
 * it may as well be the next. */
static bool
split_road(struct vk__grammar *g, uint32_t parent, uint32_t last, uint32_t at)
{
	struct vk__node *part = vk__g_node(g, at);
	struct vk__node *whole = vk__g_node(g, last);

	if (last == 0 || part->seconds > 0 || part->halfway || part->at_start == part->at_end ||
	    whole->reps > 0 || whole->rest || whole->metres <= part->metres ||
	    !vk__node_targeted(part))
		return false;
	if (vk__node_before(g->nodes, parent, last) != 0) {
		vk__g_doubt(g, VK__DOUBT_EMBEDDED);
		return false;
	}
	whole->metres = round(100 * (whole->metres - part->metres)) / 100; /* miles */
	part->role = whole->role;
	vk__node_insert(g->nodes, parent, part->at_end ? last : 0, at);
	return true;
}

/* "4 h endurance, the last hour at 80 %": a part of the step before it. */
static bool
split_part(struct vk__grammar *g, uint32_t parent, uint32_t last, uint32_t at)
{
	struct vk__node *part = vk__g_node(g, at);
	struct vk__node *whole = vk__g_node(g, last);

	if (last == 0 || part->seconds <= 0)
		return split_road(g, parent, last, at);
	if (part->of_rep && !whole->counted && whole->seconds > part->seconds)
		vk__g_doubt(g, VK__DOUBT_EMBEDDED); /* "of each hour" */
	if (whole->counted && part->halfway && part->ordinal > 0)
		vk__g_doubt(g, VK__DOUBT_EMBEDDED); /* "on the second one 2 min ..." */
	if (whole->counted && !part->easy && !part->rest && part->sep != VK__SEP_THEN) {
		parent = last; /* "3x12 min, la dernière minute à 105 %" */
		last = single_effort(g, last);
		whole = vk__g_node(g, last);
	}
	if (fills_total(g, part))
		return false;
	if (last != 0 && whole->reps == 0 && whole->seconds == part->seconds &&
	    g->stated_total > 0)
		return false; /* "the first 20 min, the next 20, the last 20" of an hour */
	if ((last == 0 || whole->reps > 0 || whole->seconds <= part->seconds) &&
	    part->sep == VK__SEP_THEN)
		return false; /* "then endurance for the final 20 minutes" */
	if (last != 0 && whole->reps == 0 && whole->seconds == part->seconds && !whole->rest &&
	    (part->at_end || part->at_start) && !vk__node_targeted(whole) &&
	    vk__node_before(g->nodes, parent, last) != 0) {
		vk__atom_inherit(whole, part); /* "les 10 premières ..., les 2 dernières" */
		vk__g_settle_lengths(g, at);
		return true;
	}
	if (last == 0 || whole->reps > 0 || whole->seconds <= part->seconds || whole->rest) {
		vk__g_doubt(g, VK__DOUBT_EMBEDDED);
		return false;
	}
	whole->seconds -= part->seconds;
	part->role = whole->role;
	if (!vk__node_targeted(part) && part->cadence.unit == VK_UNIT_NONE &&
	    part->note_end == 0)
		vk__g_doubt(g, VK__DOUBT_EMBEDDED); /* what is in it? */
	else if (!vk__node_targeted(part))
		vk__atom_inherit(part, whole); /* "first 5 at 60 rpm" */
	if (part->halfway) {
		uint32_t copy;

		whole->seconds /= 2;
		copy = vk__node_copy(g->nodes, last, 0);
		vk__node_insert(g->nodes, parent, last, copy);
		vk__node_insert(g->nodes, parent, last, at);
		return true;
	}
	if (part->at_start && part->at_end && whole->seconds > part->seconds) {
		whole->seconds -= part->seconds;
		vk__node_insert(g->nodes, parent, vk__node_before(g->nodes, parent, last),
		    vk__node_copy(g->nodes, at, 0));
	}
	vk__node_insert(g->nodes, parent, vk__g_node(g, at)->at_end ? last :
	    vk__node_before(g->nodes, parent, last), at);
	return true;
}

/* The group told last, of whose effort one part has been told apart ("the last
 * minute max") while the rest of it waits for a target; or 0. */
static uint32_t
waiting_group(const struct vk__grammar *g, uint32_t parent)
{
	uint32_t group = vk__g_node(g, parent)->last;
	uint32_t whole = 0;
	bool part = false;

	if (group == 0 || !vk__g_node(g, group)->counted)
		return 0;
	for (uint32_t c = vk__g_node(g, group)->first; c != 0; c = vk__g_node(g, c)->next) {
		if (vk__g_node(g, c)->at_end || vk__g_node(g, c)->at_start ||
		    vk__g_node(g, c)->halfway)
			part = true;
		else if (!vk__g_node(g, c)->rest)
			whole = c;
	}
	return part && whole != 0 && !vk__node_targeted(vk__g_node(g, whole)) ? group : 0;
}

bool
vk__sequence_waits(const struct vk__grammar *g, uint32_t parent)
{
	return waiting_group(g, parent) != 0;
}

bool
vk__sequence_rest_of(struct vk__grammar *g, uint32_t parent, const struct vk__node *said)
{
	uint32_t group = waiting_group(g, parent);

	if (group == 0)
		return false;
	for (uint32_t c = vk__g_node(g, group)->first; c != 0; c = vk__g_node(g, c)->next)
		if (!vk__g_node(g, c)->rest && !vk__node_targeted(vk__g_node(g, c)))
			vk__atom_inherit(vk__g_node(g, c), said);
	return true;
}

/* "2 séries de 60 s, 2 min de récup, 50 s, ...": where does the set end? */
static bool
may_be_inside(const struct vk__grammar *g, uint32_t last, const struct vk__node *n)
{
	const struct vk__node *group = vk__g_node(g, last);
	const struct vk__node *effort;

	if (last == 0 || !group->set_word || group->paren || !group->rested ||
	    n->sep != VK__SEP_COMMA || n->reps > 0 || n->rest || n->easy ||
	    vk__node_edge(n) || !vk__node_length(n) || n->sentence != group->sentence)
		return false;
	effort = vk__g_node(g, group->first);
	return group->first != 0 && effort->reps == 0 && !vk__node_edge(effort);
}

/* A step that may be inside the repetition told before it. */
static bool
may_continue(const struct vk__grammar *g, uint32_t at, const struct vk__node *n)
{
	const struct vk__node *step = vk__g_node(g, at);

	return step->reps == 0 && !vk__node_recovery(step) && !vk__node_edge(step) &&
	    step->sep < VK__SEP_FOLLOWED && step->sentence == n->sentence;
}

/* "3x 5' Z3 3' Z4 1' Z5, récup 5'": a list behind a count, of which only the
 * first may be repeated, or all. */
static bool
ends_list(const struct vk__grammar *g, uint32_t parent, uint32_t last,
    const struct vk__node *n)
{
	const struct vk__node *group;
	bool glued = n->sep == VK__SEP_NONE && n->reps == 0 && !vk__node_edge(n);
	unsigned most = 8;

	if (last == 0 || n->sep >= VK__SEP_THEN || (!vk__node_recovery(n) && !glued))
		return false;
	for (; last != 0 && may_continue(g, last, n) && most > 0; most--)
		last = vk__node_before(g->nodes, parent, last);
	group = vk__g_node(g, last);
	return last != 0 && (most < 8 || (glued && !vk__node_recovery(n))) &&
	    group->counted && !group->rested && !group->paren &&
	    group->sentence == n->sentence;
}

/* "Halfway through a 60 min ride, hit 5 min": said with the ride, it is where
 * the effort stands. */
static void
take_halfway(struct vk__grammar *g, uint32_t last, struct vk__node *n)
{
	if (last == 0 && n->halfway) {
		vk__g_doubt(g, VK__DOUBT_EMBEDDED); /* until it comes */
	} else if (last != 0 && vk__g_node(g, last)->halfway && vk__node_before(g->nodes, 0, last) == 0 &&
	    n->reps == 0 && !n->rest && n->seconds < vk__g_node(g, last)->seconds) {
		vk__g_node(g, last)->halfway = false;
		n->halfway = true;
		g->doubts[VK__DOUBT_EMBEDDED]--;
	}
}

/* "6 x 30 s à 130 % / 30 s": a second half of which nothing is said. */
static bool
is_plain_half(const struct vk__grammar *g, uint32_t last, const struct vk__node *n)
{
	const struct vk__node *first = vk__g_node(g, vk__g_node(g, last)->first);

	return n->sep == VK__SEP_SLASH && !vk__node_targeted(n) && !n->hard &&
	    n->cadence.unit == VK_UNIT_NONE && n->note_end == 0 && vk__node_targeted(first);
}

/* "Les 3 premières minutes de chaque bloc à 60 tpm : 3x9 min": a part of each
 * repetition that is told before them. */
static bool
take_part(struct vk__grammar *g, uint32_t parent, uint32_t at)
{
	uint32_t part = vk__g_node(g, parent)->last;
	const struct vk__node *n = vk__g_node(g, part);

	if (part == 0 || n->reps > 0 || !n->of_rep || !(n->at_start || n->at_end))
		return false;
	vk__node_remove(g->nodes, parent, part);
	vk__node_append(g->nodes, parent, at);
	if (split_part(g, parent, at, part))
		return true;
	/* Too long for one: each stays where it was told. */
	vk__node_remove(g->nodes, parent, at);
	vk__node_append(g->nodes, parent, part);
	return false;
}

/* Of one measure, and at most that part of it. */
static bool
is_part(const vk_target *low, const vk_target *high, double part)
{
	return low->unit == high->unit && low->end <= part * high->start;
}

/* "5 x 4 min at 290 W, 4 min at 120 W", "at 165 bpm, 4 min at 120 bpm": far
 * below the effort before it; of cadence where nothing else is told. */
static bool
is_far_below(const struct vk__grammar *g, uint32_t last, const struct vk__node *n)
{
	uint32_t at = last == 0 ? 0 : single_effort(g, last);
	const struct vk__node *effort = vk__g_node(g, at);

	if (at == 0 || !vk__g_node(g, last)->counted || vk__g_node(g, last)->rested ||
	    n->reps > 0 || n->ramp)
		return false;
	if (n->power.unit != VK_UNIT_NONE)
		return n->power.unit == VK_UNIT_WATT && is_part(&n->power, &effort->power, 0.65);
	if (n->hr.unit == VK_UNIT_NONE) /* "6x1 min at 110 rpm, 2 min at 85 rpm" */
		return n->cadence.unit == VK_UNIT_RPM && effort->cadence.unit == VK_UNIT_RPM &&
		    !vk__node_targeted(n) && !vk__node_targeted(effort) &&
		    n->seconds <= 2 * effort->seconds &&
		    (is_part(&n->cadence, &effort->cadence, 0.85) ||
		    is_part(&effort->cadence, &n->cadence, 0.85));
	return n->hr.unit != VK_UNIT_HR_ZONE && is_part(&n->hr, &effort->hr, 0.8);
}

/* "3 sets:", lines, and the last of them "10 min between sets": those are the
 * sets. */
static bool
ends_set(const struct vk__grammar *g, uint32_t parent, uint32_t last)
{
	return parent != 0 && last != 0 && vk__g_node(g, parent)->counted &&
	    vk__repeat_inner(g, parent) == 0;
}

/* "..., rac 10'. Les 30 dernières secondes à fond": hardly of the cool-down. True: it
 * is in the efforts before. */
static bool
place_apart(struct vk__grammar *g, uint32_t parent, uint32_t last, uint32_t at)
{
	const struct vk__node *n = vk__g_node(g, at);
	uint32_t group;

	if (last == 0 || n->halfway || !vk__node_edge(vk__g_node(g, last)) ||
	    n->sep < VK__SEP_STOP || !(n->maxeffort || n->hard || vk__node_power(g, n) > 80))
		return false;
	group = n->of_rep ? vk__ahead_group(g, parent, n->seconds) : 0;
	if (group != 0 && split_part(g, parent, group, at))
		return true;
	vk__g_doubt(g, VK__DOUBT_EMBEDDED);
	return false;
}

/* A recovery goes to the repetition, the set or the ride that it is of. False: it is a
 * step of its own, or may be. */
static bool
place_recovery(struct vk__grammar *g, uint32_t parent, uint32_t at)
{
	uint32_t last = vk__g_node(g, parent)->last;
	struct vk__node *n = vk__g_node(g, at);

	if (n->halfway || n->after > 0) {
		n->rest = true;
		if (vk__pause_place(g, parent, at))
			return true;
	}
	if (!vk__node_length(n) && n->sep < VK__SEP_THEN && vk__node_targeted(n) &&
	    last != 0 && vk__belong_target(g, last, n, 0))
		return true;
	if (vk__ride_rests(g, last, n)) {
		/* of the efforts that are kept as text */
		vk__g_settle_lengths(g, at);
		vk__g_node(g, last)->note_end = n->piece_end;
		return true;
	}
	if (g->swap != 0 && n->sep < VK__SEP_THEN && parent == 0) {
		vk__sequence_swap(g); /* "4x4' after 30 min Z2, 3' recovery" */
		last = vk__g_node(g, parent)->last;
	}
	if (n->of_set && n->between &&
	    (vk__detail_fold(g, parent) || vk__round_fold(g, parent)))
		last = vk__g_node(g, parent)->last;
	if (n->of_set && n->between && ends_set(g, parent, last)) {
		n->rest = true;
		vk__node_append(g->nodes, parent, at);
		return true;
	}
	if (n->between && last != 0 && vk__belong_once(vk__g_node(g, last)) &&
	    vk__belong_between(g, parent, at))
		return true;
	if (vk__belong_before(g, last, n)) {
		n->rest = true;
		if (g->i > 0 && vk__ride_ends(g, g->i - 1))
			vk__ride_behind(g, parent, last);
		vk__belong_cadence(g, last, n);
		if (vk__repeat_rest(g, parent, at)) {
			vk__belong_across(g, parent, at);
			return true;
		}
	}
	if ((n->between || n->of_rep || n->equal > 0) &&
	    vk__belong_between(g, parent, at))
		return true;
	return false;
}

void
vk__sequence_place(struct vk__grammar *g, uint32_t parent, uint32_t at)
{
	uint32_t last = vk__g_node(g, parent)->last;
	struct vk__node *n = vk__g_node(g, at);
	bool low = n->sep != VK__SEP_LINE && n->sep != VK__SEP_STOP &&
	    (vk__target_low(n->power.unit, n->power.start, n->power.end) ||
	    vk__target_low(n->rpe.unit, n->rpe.start, n->rpe.end) ||
	    (n->power.unit == VK_UNIT_NONE && vk__target_low(n->hr.unit, n->hr.start,
	    n->hr.end)) || is_far_below(g, last, n));
	bool recovery = n->reps == 0 && (n->rest || vk__belong_descent(g, last, n) ||
	    ((n->easy || n->between || low) && !vk__node_edge(n)));

	if ((g->ahead != 0 || n->ahead || n->ahead_each) && vk__ahead_place(g, parent, at))
		return;
	g->again = g->again && n->reps > 0; /* "again, 30 s hard, ten times" */

	if (recovery && place_recovery(g, parent, at))
		return;
	last = vk__g_node(g, parent)->last;
	n = vk__g_node(g, at);
	if (vk__belong_outer(g, last, n)) {
		n->rest = true;
		if (vk__repeat_rest(g, parent, at))
			return;
	}
	if (recovery && n->equal > 0 && last != 0) {
		n->seconds = n->equal * vk__g_node(g, last)->seconds;
		n->equal = 0;
	}
	if (n->counted && !n->rested && (vk__belong_first(g, parent, at) ||
	    take_part(g, parent, at)))
		return;
	take_halfway(g, last, n);
	if ((n->at_end || n->at_start || n->halfway) && n->reps == 0 &&
	    (place_apart(g, parent, last, at) || (g->detail == 0 &&
	    split_part(g, parent, last, at))))
		return;
	if (n->reps == 0 && last != 0 && !n->inside && goes_inside(g, last, n)) {
		if (n->easy || (vk__node_power(g, n) > 0 && vk__node_power(g, n) <= 65) ||
		    is_plain_half(g, last, n)) {
			n->rest = true;
			vk__g_node(g, last)->rested = true;
		}
		vk__node_append(g->nodes, last, at);
		return;
	}
	if (n->counted && n->sep == VK__SEP_SLASH && last != 0 && vk__g_node(g, last)->counted)
		vk__g_doubt(g, VK__DOUBT_ALTERNATIVE); /* "5x3' / 5x4'" */
	if (may_be_inside(g, last, n) || ends_list(g, parent, last, n))
		vk__g_doubt(g, VK__DOUBT_SET_END);
	n->rest = n->rest || (n->between && (n->easy || low) && n->reps == 0);
	if (!vk__ride_takes(g, parent, at))
		vk__node_append(g->nodes, parent, at);
	if (g->period > 0)
		vk__period_settle(g, parent, false);
}
