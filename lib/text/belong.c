/* SPDX-License-Identifier: MIT */
/*
 * Which repetition a recovery belongs to: the one before it, the one told
 * next, the sets around it, or the single steps it parts.
 */
#include "ordinal.h"

#include <math.h>

/* An easy part behind a repetition: its recovery, by its length? */
bool
vk__belong_fits(const struct vk__grammar *g, uint32_t group, const struct vk__node *n)
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

/* "4x1 min 30 à 130 %, 3 min 30 facile": longer than the effort, and the only
 * recovery there is. */
static bool
follows_hard(const struct vk__grammar *g, uint32_t group, const struct vk__node *n)
{
	const struct vk__node *effort = vk__g_node(g, vk__g_node(g, group)->first);

	return n->easy && is_lone(g, group) && !vk__g_node(g, group)->rested &&
	    effort->power.unit == VK_UNIT_PCT_FTP && effort->power.start >= 105 &&
	    n->seconds > 180 && n->seconds > effort->seconds && n->seconds <= 360 &&
	    n->seconds <= 4 * effort->seconds && effort->seconds > 60;
}

/* Whether a recovery belongs to the repetition before it. */
bool
vk__belong_before(struct vk__grammar *g, uint32_t last, const struct vk__node *n)
{
	if (!is_group(g, last))
		return false;
	if (n->between || n->of_set || n->of_rep || n->equal > 0)
		return true;
	switch (n->sep) {
	case VK__SEP_STOP:
	case VK__SEP_LINE:
		if (n->easy && !n->rest && !vk__g_node(g, last)->rested && lacks_rest(g, last) &&
		    vk__belong_fits(g, last, n))
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
		    g->nodes->node[vk__g_node(g, last)->first].next != 0 || !n->rest)
			return false;
		vk__g_doubt(g, VK__DOUBT_REST_PLACE);
		return true;
	case VK__SEP_PLUS:
	case VK__SEP_PLUS_WORD:
	case VK__SEP_FOLLOWED:
	case VK__SEP_COMMA:
	case VK__SEP_DASH:
		if (n->rest)
			return true;
		if (follows_hard(g, last, n)) {
			vk__g_doubt(g, VK__DOUBT_SET_END); /* or once, at the end? */
			return true;
		}
		return vk__belong_fits(g, last, n) && (!vk__g_node(g, last)->paren ||
		    is_lone(g, last) || (vk__g_node(g, last)->detailed &&
		    !vk__g_node(g, last)->rested));
	default:
		return n->rest || vk__belong_fits(g, last, n);
	}
}

/* "10x30/30 à 115 % (r 50 %)": a target for the recoveries. */
bool
vk__belong_target(struct vk__grammar *g, uint32_t group, const struct vk__node *from,
    unsigned depth)
{
	bool found = false;

	if (depth > VK__NODE_DEPTH)
		return false;
	for (uint32_t c = vk__g_node(g, group)->first; c != 0; c = vk__g_node(g, c)->next) {
		if (vk__g_node(g, c)->reps > 0) {
			found = vk__belong_target(g, c, from, depth + 1) || found;
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
void
vk__belong_cadence(struct vk__grammar *g, uint32_t group, struct vk__node *rest)
{
	struct vk__node said = { .cadence = rest->cadence };

	if (!rest->cadence_apart || cadence_said(g, group, 0))
		return;
	rest->cadence = (vk_target){ 0 };
	vk__repeat_share(g, group, &said);
}

/* "1 x 20 min": told as a repetition, and is none. */
bool
vk__belong_once(const struct vk__node *n)
{
	return n->reps == 1 && n->counted && !n->rested && n->first == n->last;
}

/* "12' + 10' + 8', récup 5' entre chaque": between single steps. */
bool
vk__belong_between(struct vk__grammar *g, uint32_t parent, uint32_t rest)
{
	uint32_t first = 0;
	unsigned count = 0;

	for (uint32_t c = vk__g_node(g, parent)->first; c != 0; c = vk__g_node(g, c)->next) {
		const struct vk__node *n = vk__g_node(g, c);
		if ((n->reps > 0 && !vk__belong_once(n)) || n->rest || vk__node_edge(n)) {
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
bool
vk__belong_outer(const struct vk__grammar *g, uint32_t last, const struct vk__node *n)
{
	uint32_t inner = last == 0 ? 0 : vk__repeat_inner(g, last);

	return inner != 0 && n->sep == VK__SEP_SLASH && n->reps == 0 &&
	    !vk__node_targeted(n) && vk__node_length(n) && vk__g_node(g, last)->counted &&
	    vk__g_node(g, inner)->rested && !vk__g_node(g, last)->rested;
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

/* "r = 2' : 8x2'", "récup 2' entre chaque : 5x6'": recoveries told first. */
bool
vk__belong_first(struct vk__grammar *g, uint32_t parent, uint32_t at)
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
	if (n == 1 && vk__g_node(g, rest[0])->of_rep && parent == 0 &&
	    vk__g_node(g, rest[0])->sentence != vk__g_node(g, at)->sentence)
		g->each_rest = rest[0];
	/* of the repetitions first, then of their sets */
	while (n > 0)
		vk__repeat_rest(g, parent, rest[--n]);
	return true;
}

/* "6 montées de 2 min, descente 1 min 30": the way back down. */
bool
vk__belong_descent(const struct vk__grammar *g, uint32_t last, const struct vk__node *n)
{
	return n->ramp && !vk__node_targeted(n) && n->role == 0 && vk__node_length(n) &&
	    n->sep == VK__SEP_COMMA && last != 0 && vk__g_node(g, last)->counted &&
	    !vk__g_node(g, last)->rested && is_lone(g, last) && vk__belong_fits(g, last, n);
}

/* "5x4', 3' rest, building across the set": the efforts do, no recovery. */
void
vk__belong_across(struct vk__grammar *g, uint32_t parent, uint32_t rest)
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
