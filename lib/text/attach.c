/* SPDX-License-Identifier: MIT */
/*
 * Where a part goes that has been read: behind the others, into the repetition
 * before it as its recovery or second half, or out of the tree into a cue.
 */
#include "ordinal.h"

#include <math.h>

/* An easy part behind a repetition: its recovery, by its length? */
static bool
easy_fits(const struct vk__grammar *g, uint32_t group, const struct vk__node *n)
{
	uint32_t effort = vk__g_node(g, group)->first;
	double seconds, block = 0;

	if (effort != 0 && vk__g_node(g, effort)->reps > 0 && !vk__g_node(g, effort)->counted)
		block = vk__node_seconds(g->nodes, effort, 0); /* an alternation */
	if (vk__g_node(g, group)->detailed)
		block = vk__node_seconds(g->nodes, group, 0) / vk__g_node(g, group)->reps;
	while (effort != 0 && vk__g_node(g, effort)->reps > 0)
		effort = vk__g_node(g, effort)->first;
	if (effort == 0)
		return false;
	seconds = fmax(block, vk__g_node(g, effort)->seconds);
	if (n->metres > 0)
		return n->metres <= vk__g_node(g, effort)->metres;
	return n->seconds > 0 && (n->seconds <= seconds || n->seconds <= 180 ||
	    (seconds <= 60 && n->seconds <= 360) ||
	    (n->sep == VK__SEP_WITH || n->sep == VK__SEP_SLASH || n->sep == VK__SEP_OPEN));
}

static bool
is_group(const struct vk__grammar *g, uint32_t at)
{
	return at != 0 && (vk__g_node(g, at)->counted || vk__g_node(g, at)->ladder || vk__g_node(g, at)->pattern);
}

/* Whether a repetition has blocks of an alternation, and nothing between. */
static bool
lacks_rest(const struct vk__grammar *g, uint32_t group)
{
	uint32_t first = vk__g_node(g, group)->first;

	return first != 0 && vk__g_node(g, group)->reps > 1 && vk__g_node(g, first)->next == 0 &&
	    vk__g_node(g, first)->reps > 0 && !vk__g_node(g, first)->counted;
}

/* "4x(8 min à 95 %)": one effort and nothing else. */
static bool
is_lone(const struct vk__grammar *g, uint32_t group)
{
	const struct vk__node *effort = vk__g_node(g, vk__g_node(g, group)->first);

	return effort->reps == 0 && effort->next == 0 && vk__g_node(g, group)->reps > 1;
}

/* Whether a recovery belongs to the repetition before it. */
static bool
rest_belongs(struct vk__grammar *g, uint32_t last, const struct vk__node *n)
{
	if (!is_group(g, last))
		return false;
	if (n->between || n->of_set || n->of_rep || n->equal > 0)
		return true;
	switch (n->sep) {
	case VK__SEP_STOP:
	case VK__SEP_LINE:
		if (n->easy && !n->rest && !vk__g_node(g, last)->rested && lacks_rest(g, last) &&
		    easy_fits(g, last, n))
			vk__g_doubt(g, VK__DOUBT_SET_END); /* of each of them, or at the end? */
		/* a sentence of its own: of the repetition only when that has none */
		if (vk__g_node(g, last)->rested || !n->rest || (!vk__g_node(g, last)->detailed &&
		    !vk__g_node(g, last)->ladder && (vk__g_node(g, last)->paren ||
		    vk__g_node(g, vk__g_node(g, last)->first)->next != 0)))
			return false;
		vk__g_doubt(g, VK__DOUBT_REST_PLACE);
		return true;
	case VK__SEP_THEN:
		if (vk__g_node(g, last)->paren || vk__g_node(g, last)->rested ||
		    g->nodes->node[vk__g_node(g, last)->first].next != 0)
			return false;
		vk__g_doubt(g, VK__DOUBT_REST_PLACE);
		return n->rest;
	case VK__SEP_PLUS:
	case VK__SEP_PLUS_WORD:
	case VK__SEP_FOLLOWED:
	case VK__SEP_COMMA:
	case VK__SEP_DASH:
		if (n->rest)
			return true;
		return easy_fits(g, last, n) && (!vk__g_node(g, last)->paren ||
		    is_lone(g, last) || (vk__g_node(g, last)->detailed &&
		    !vk__g_node(g, last)->rested));
	default:
		return n->rest || easy_fits(g, last, n);
	}
}

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

/* "4 h endurance, the last hour at 80 %": a part of the step before it. */
static bool
split_part(struct vk__grammar *g, uint32_t parent, uint32_t last, uint32_t at)
{
	struct vk__node *part = vk__g_node(g, at);
	struct vk__node *whole = vk__g_node(g, last);

	if (last == 0 || part->seconds <= 0)
		return false;
	if (whole->counted && !part->easy && !part->rest && part->sep != VK__SEP_THEN) {
		parent = last; /* "3x12 min, la dernière minute à 105 %" */
		last = single_effort(g, last);
		whole = vk__g_node(g, last);
	}
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

/* "10x30/30 à 115 % (r 50 %)": a target for the recoveries. */
static bool
share_rest(struct vk__grammar *g, uint32_t group, const struct vk__node *from,
    unsigned depth)
{
	bool found = false;

	if (depth > VK__NODE_DEPTH)
		return false;
	for (uint32_t c = vk__g_node(g, group)->first; c != 0; c = vk__g_node(g, c)->next) {
		if (vk__g_node(g, c)->reps > 0) {
			found = share_rest(g, c, from, depth + 1) || found;
		} else if (vk__g_node(g, c)->rest && !vk__node_targeted(vk__g_node(g, c))) {
			vk__atom_inherit(vk__g_node(g, c), from);
			found = true;
		}
	}
	return found;
}

static bool
cadence_said(const struct vk__grammar *g, uint32_t at, unsigned depth)
{
	const struct vk__node *n = vk__g_node(g, at);
	bool said = n->cadence.unit != VK_UNIT_NONE;

	for (uint32_t c = n->first; c != 0 && !said && depth < VK__NODE_DEPTH;
	    c = vk__g_node(g, c)->next)
		said = cadence_said(g, c, depth + 1);
	return said;
}

/* "5x4' à 110 %, r 3', 95 rpm": the cadence is that of the efforts. */
static void
share_cadence(struct vk__grammar *g, uint32_t group, struct vk__node *rest)
{
	struct vk__node said = { .cadence = rest->cadence };

	if (!rest->cadence_apart || cadence_said(g, group, 0))
		return;
	rest->cadence = (vk_target){ 0 };
	vk__repeat_share(g, group, &said);
}

/* "1 x 20 min": told as a repetition, and is none. */
static bool
is_once(const struct vk__node *n)
{
	return n->reps == 1 && n->counted && !n->rested && n->first == n->last;
}

/* "12' + 10' + 8', récup 5' entre chaque": between single steps. */
static bool
rest_between_steps(struct vk__grammar *g, uint32_t parent, uint32_t rest)
{
	uint32_t first = 0;
	unsigned count = 0;

	for (uint32_t c = vk__g_node(g, parent)->first; c != 0; c = vk__g_node(g, c)->next) {
		const struct vk__node *n = vk__g_node(g, c);
		if ((n->reps > 0 && !is_once(n)) || n->rest || vk__node_edge(n)) {
			first = 0;
			count = 0;
			continue;
		}
		if (first == 0)
			first = c;
		count++;
	}
	if (count < 2)
		return false;
	vk__g_node(g, rest)->rest = true;
	if (vk__g_node(g, rest)->equal > 0)
		vk__repeat_rests_before(g, parent, 0, rest);
	vk__repeat_rests(g, parent, first, rest);
	return true;
}

/* "2 x 3 x 5 min, rec 3 min / 8 min": the second is between the sets. */
static bool
is_outer_rest(const struct vk__grammar *g, uint32_t last, const struct vk__node *n)
{
	uint32_t inner = last == 0 ? 0 : vk__repeat_inner(g, last);

	return inner != 0 && n->sep == VK__SEP_SLASH && n->reps == 0 &&
	    !vk__node_targeted(n) && vk__node_length(n) && vk__g_node(g, last)->counted &&
	    vk__g_node(g, inner)->rested && !vk__g_node(g, last)->rested;
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

/* Whether a part is, by its words, a pause: "récup 2 min", "2 min between sets". */
static bool
is_pause(const struct vk__node *n)
{
	return n->reps == 0 && (n->rest || (n->between && vk__node_length(n) &&
	    !vk__node_targeted(n)));
}

/* Whether nothing of its sentence stands before a part but one pause at most. */
static bool
begins(const struct vk__grammar *g, uint32_t parent, uint32_t part)
{
	uint32_t before = vk__node_before(g->nodes, parent, part);

	if (before != 0 && is_pause(vk__g_node(g, before)))
		before = vk__node_before(g->nodes, parent, before); /* "r=1' R=4' :" */
	return before == 0 ||
	    vk__g_node(g, before)->sentence != vk__g_node(g, part)->sentence;
}

/* Whether a recovery that is told before a repetition belongs to it. */
static bool
leads(const struct vk__grammar *g, uint32_t parent, uint32_t rest, uint8_t sep)
{
	const struct vk__node *n = vk__g_node(g, rest);

	if (rest == 0 || !is_pause(n))
		return false;
	if (n->between || n->of_rep || n->equal > 0)
		return true;
	if (!vk__node_length(n))
		return false;
	return sep == VK__SEP_COLON ? begins(g, parent, rest) :
	    sep == VK__SEP_STOP && vk__node_before(g->nodes, parent, rest) == 0;
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

/* "r = 2' : 8x2'", "récup 2' entre chaque : 5x6'": recoveries told first. */
static bool
take_rests(struct vk__grammar *g, uint32_t parent, uint32_t at)
{
	uint32_t rest[2] = { 0, 0 };
	size_t n = 0;

	while (n < 2 && leads(g, parent, vk__g_node(g, parent)->last, vk__g_node(g, at)->sep)) {
		rest[n] = vk__g_node(g, parent)->last;
		vk__g_node(g, rest[n])->rest = true;
		vk__node_remove(g->nodes, parent, rest[n++]);
	}
	if (n == 0)
		return false;
	vk__node_append(g->nodes, parent, at);
	/* of the repetitions first, then of their sets */
	while (n > 0)
		vk__repeat_rest(g, parent, rest[--n]);
	return true;
}

/* "5 x 4 min at 290 W, 4 min at 120 W": far below the effort before it. */
static bool
is_far_below(const struct vk__grammar *g, uint32_t last, const struct vk__node *n)
{
	uint32_t effort = last == 0 ? 0 : single_effort(g, last);

	return effort != 0 && vk__g_node(g, last)->counted && !vk__g_node(g, last)->rested &&
	    n->reps == 0 && n->power.unit == VK_UNIT_WATT &&
	    vk__g_node(g, effort)->power.unit == VK_UNIT_WATT && !n->ramp &&
	    n->power.end <= 0.65 * vk__g_node(g, effort)->power.start;
}

/* "6 montées de 2 min, descente 1 min 30": the way back down. */
static bool
comes_down(const struct vk__grammar *g, uint32_t last, const struct vk__node *n)
{
	return n->ramp && !vk__node_targeted(n) && n->role == 0 && vk__node_length(n) &&
	    n->sep == VK__SEP_COMMA && last != 0 && vk__g_node(g, last)->counted &&
	    !vk__g_node(g, last)->rested && is_lone(g, last) && easy_fits(g, last, n);
}

/* "5x4', 3' rest, building across the set": the efforts do, no recovery. */
static void
pass_across(struct vk__grammar *g, uint32_t parent, uint32_t rest)
{
	uint32_t group = vk__o_group(g, parent);

	if (!vk__g_node(g, rest)->across)
		return;
	vk__g_node(g, rest)->across = vk__g_node(g, rest)->ramp = false;
	if (group == 0) {
		vk__g_doubt(g, VK__DOUBT_TARGET_PLACE);
		return;
	}
	vk__g_node(g, vk__g_node(g, group)->first)->across = true;
	vk__climb_across(g, parent, group);
}

void
vk__sequence_place(struct vk__grammar *g, uint32_t parent, uint32_t at)
{
	uint32_t last = vk__g_node(g, parent)->last;
	struct vk__node *n = vk__g_node(g, at);
	bool low = n->sep != VK__SEP_LINE && n->sep != VK__SEP_STOP &&
	    (vk__target_low(n->power.unit, n->power.start, n->power.end) ||
	    vk__target_low(n->rpe.unit, n->rpe.start, n->rpe.end) || is_far_below(g, last, n));
	bool recovery = n->reps == 0 && (n->rest || comes_down(g, last, n) ||
	    ((n->easy || n->between || low) && !vk__node_edge(n)));

	if (recovery && (n->halfway || n->after > 0)) {
		n->rest = true;
		if (vk__pause_place(g, parent, at))
			return;
	}
	if (recovery && !vk__node_length(n) && n->sep < VK__SEP_THEN && vk__node_targeted(n) &&
	    last != 0 && share_rest(g, last, n, 0))
		return;
	if (recovery && last != 0 && vk__g_node(g, last)->embeds && n->sep < VK__SEP_THEN) {
		/* of the efforts that are kept as text */
		vk__g_settle_lengths(g, at);
		vk__g_node(g, last)->note_end = n->piece_end;
		return;
	}
	if (recovery && g->swap != 0 && n->sep < VK__SEP_THEN && parent == 0) {
		vk__sequence_swap(g); /* "4x4' after 30 min Z2, 3' recovery" */
		last = vk__g_node(g, parent)->last;
	}
	if (recovery && n->of_set && n->between && vk__detail_fold(g, parent))
		last = vk__g_node(g, parent)->last;
	if (recovery && n->between && last != 0 && is_once(vk__g_node(g, last)) &&
	    rest_between_steps(g, parent, at))
		return;
	if (recovery && rest_belongs(g, last, n)) {
		n->rest = true;
		share_cadence(g, last, n);
		if (vk__repeat_rest(g, parent, at)) {
			pass_across(g, parent, at);
			return;
		}
	}
	if (recovery && (n->between || n->of_rep || n->equal > 0) &&
	    rest_between_steps(g, parent, at))
		return;
	if (is_outer_rest(g, last, n)) {
		n->rest = true;
		if (vk__repeat_rest(g, parent, at))
			return;
	}
	if (recovery && n->equal > 0 && last != 0) {
		n->seconds = n->equal * vk__g_node(g, last)->seconds;
		n->equal = 0;
	}
	if (n->counted && !n->rested && (take_rests(g, parent, at) ||
	    take_part(g, parent, at)))
		return;
	take_halfway(g, last, n);
	if ((n->at_end || n->at_start || n->halfway) && n->reps == 0 && g->detail == 0 && split_part(g, parent, last, at))
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
