/* SPDX-License-Identifier: MIT */
/*
 * Efforts that lie somewhere inside a longer ride, told before it or after it:
 * "1h30 endurance avec 4x20s sprints", "six sprints, dans une sortie de 2 h",
 * "4x10' dont 2' à 105 %". Where they stand is not said, so they are kept as
 * the text of what holds them.
 */
#include "grammar.h"

#include <math.h>

enum { RIDE_SECONDS = 600, RIDE_METRES = 10000, LONG_SECONDS = 2400, SHORT_SECONDS = 30 };

static const double FTP_OF_PMA = 1.25; /* about */

double
vk__node_power(const struct vk__grammar *g, const struct vk__node *n)
{
	const struct vk__zone *z = n->zone == 0 ? NULL :
	    vk__lexicon_zone(g->lexicon, (size_t)(n->zone - 1));

	if (n->power.unit == VK_UNIT_PCT_FTP)
		return (n->power.start + n->power.end) / 2;
	if (n->power.unit == VK_UNIT_PCT_PMA)
		return FTP_OF_PMA * (n->power.start + n->power.end) / 2;
	if (n->power.unit == VK_UNIT_POWER_ZONE)
		return 20 + 17 * (n->power.start + n->power.end) / 2;
	if (z == NULL || (z->unit != VK_UNIT_PCT_FTP && z->unit != VK_UNIT_PCT_PMA))
		return 0;
	return (z->unit == VK_UNIT_PCT_PMA ? FTP_OF_PMA : 1) * (z->from + z->to) / 2;
}

/* The effort of a part, 0: it has none. */
static uint32_t
effort_of(const struct vk__grammar *g, uint32_t at)
{
	for (unsigned d = 0; at != 0 && vk__g_node(g, at)->reps > 0 && d < VK__NODE_DEPTH; d++)
		at = vk__g_node(g, at)->first;
	return at;
}

/* Whether a ride is so much easier that the efforts may well be part of it. */
static bool
is_below(const struct vk__grammar *g, const struct vk__node *ride, uint32_t at)
{
	const struct vk__node *effort = vk__g_node(g, effort_of(g, at));
	double middle = vk__node_power(g, ride);

	if (middle > 0)
		return middle <= 80;
	return ride->power.unit != VK_UNIT_NONE && ride->power.unit == effort->power.unit &&
	    effort->power.start > ride->power.end;
}

/* "40 min Z2, then throw in 5 sprints", "after 30 min Z2, throw in six": told where. */
static bool
comes_after(const struct vk__grammar *g, uint32_t last, uint32_t at)
{
	uint32_t piece = vk__g_node(g, last)->piece;

	return vk__g_node(g, at)->sep == VK__SEP_THEN || (last != 0 && piece > 0 &&
	    vk__g_op(g, piece - 1, VK__OP_AFTER));
}

/* "2 h Z2 with", "2 h Z2, finishing with", "2 h Z2 with drills:". */
static bool
told_with(const struct vk__grammar *g, const struct vk__node *ride,
    const struct vk__node *n)
{
	if (n->piece > 0 && vk__g_at(g, n->piece - 1)->kind == VK__P_COLON &&
	    n->sentence == ride->sentence)
		for (uint32_t i = ride->piece + 1; i < n->piece; i++)
			if (vk__g_sep(g, i) == VK__SEP_WITH)
				return true;
	return n->sep == VK__SEP_WITH || (n->sep <= VK__SEP_COMMA && n->piece > 0 &&
	    vk__g_sep(g, n->piece - 1) == VK__SEP_WITH);
}

/* "2 h Z2 start with 15 min easy": a part of it, or ridden on top? */
static bool
is_easy_in(const struct vk__grammar *g, const struct vk__node *ride,
    const struct vk__node *n)
{
	double power = vk__node_power(g, ride);

	return ride->reps == 0 && !ride->rest && !vk__node_edge(ride) && ride->embeds == 0 &&
	    ride->seconds >= LONG_SECONDS && power > 0 && power <= 80 && n->easy &&
	    n->reps == 0 && !n->between && 2 * n->seconds >= RIDE_SECONDS &&
	    told_with(g, ride, n);
}

/* "1h30 endurance avec 4x20s sprints": efforts somewhere inside the ride. */
static bool
is_embedded(const struct vk__grammar *g, uint32_t last, uint32_t at)
{
	const struct vk__node *ride = vk__g_node(g, last);
	const struct vk__node *n = vk__g_node(g, at);
	double seconds, metres;

	if (last == 0 || comes_after(g, last, at) || ride->reps > 0 || ride->rest ||
	    (!told_with(g, ride, n) &&
	    !(ride->with && n->sep == VK__SEP_AND)) || n->rest || n->easy ||
	    (n->reps == 0 && (vk__g_at(g, g->i)->kind == VK__P_COUNT ||
	    vk__g_op(g, g->i, VK__OP_EACH))))
		return false;
	seconds = vk__node_seconds(g->nodes, at, 0);
	if (vk__node_edge(ride))
		return seconds <= ride->seconds / 2;
	metres = vk__node_metres(g->nodes, at, 0);
	if (ride->metres >= RIDE_METRES && metres > 0 && metres < ride->metres)
		return true;
	if (ride->seconds < 1200)
		return false;
	return is_below(g, ride, at) && seconds < ride->seconds;
}

/* Whether an effort has a power in numbers, so that it is more than a cue. */
static bool
is_prescribed(const struct vk__grammar *g, uint32_t at)
{
	at = effort_of(g, at);
	return vk__g_node(g, at)->power.unit != VK_UNIT_NONE &&
	    vk__g_node(g, at)->power.unit != VK_UNIT_POWER_ZONE;
}

static void
embed(struct vk__grammar *g, uint32_t ride, uint32_t at)
{
	vk__g_doubt(g, vk__node_edge(vk__g_node(g, ride)) && !is_prescribed(g, at) ?
	    VK__DOUBT_EMBEDDED_EDGE : VK__DOUBT_EMBEDDED);
	vk__g_settle_lengths(g, at);
	vk__g_node(g, ride)->embeds = at;
	if (vk__g_node(g, ride)->note_end == 0)
		vk__g_node(g, ride)->note = vk__g_node(g, at)->piece;
	vk__g_node(g, ride)->note_end = vk__g_node(g, at)->piece_end;
}

/* "échauffement 20 min avec 3x30 s, récup 1 min": of those efforts. What is not
 * called a recovery must find its place among them: "20 min with 3x30 s fast,
 * 5 min easy" is ridden after them. */
bool
vk__ride_rests(struct vk__grammar *g, uint32_t last, const struct vk__node *rest)
{
	const struct vk__node *ride = vk__g_node(g, last);
	double seconds, effort;

	if (last == 0 || ride->embeds == 0 || rest->sep >= VK__SEP_THEN)
		return false;
	if (rest->rest || rest->between || !vk__node_length(rest))
		return true;
	effort = vk__node_seconds(g->nodes, ride->embeds, 0);
	seconds = effort + rest->seconds * fmax(vk__g_node(g, ride->embeds)->reps, 1);
	if (rest->seconds > 0 && seconds <= ride->seconds / 2)
		return true;
	if (!vk__node_edge(ride) && seconds < ride->seconds)
		vk__g_doubt(g, VK__DOUBT_SET_END);
	return false;
}

bool
vk__ride_inside(const struct vk__grammar *g, size_t i)
{
	while (i > 0 && (vk__g_at(g, i - 1)->kind == VK__P_COLON ||
	    vk__g_at(g, i - 1)->kind == VK__P_COMMA))
		i--;
	return i > 0 && vk__g_op(g, i - 1, VK__OP_INSIDE);
}

bool
vk__ride_ends(const struct vk__grammar *g, size_t i)
{
	uint8_t next = vk__g_at(g, i + 1)->kind;

	return vk__g_op(g, i, VK__OP_INSIDE) && (next == VK__P_STOP || next == VK__P_LINE ||
	    next == VK__P_END || next == VK__P_COMMA || next == VK__P_CLOSE);
}

void
vk__ride_behind(struct vk__grammar *g, uint32_t parent, uint32_t last)
{
	uint32_t ride = last == 0 ? 0 : vk__node_before(g->nodes, parent, last);

	if (ride != 0 && vk__g_node(g, ride)->reps == 0 && !vk__g_node(g, ride)->rest &&
	    vk__g_node(g, ride)->seconds > vk__node_seconds(g->nodes, last, 0) &&
	    vk__g_node(g, last)->counted)
		vk__g_doubt(g, VK__DOUBT_EMBEDDED);
}

bool
vk__ride_holds(struct vk__grammar *g, uint32_t ride, uint32_t group)
{
	if (vk__node_edge(vk__g_node(g, ride)))
		embed(g, ride, group);
	else
		vk__g_doubt(g, VK__DOUBT_EMBEDDED);
	return vk__node_edge(vk__g_node(g, ride));
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

/* The step that "dont", "including" tells a part of: the one before, or the
 * only effort of the repetition before; 0: none that is longer. */
static uint32_t
holder(const struct vk__grammar *g, uint32_t last, uint32_t at)
{
	uint32_t step = last;

	if (last != 0 && vk__g_node(g, last)->reps > 0)
		step = vk__repeat_inner(g, last) != 0 ? 0 : vk__g_node(g, last)->first;
	return step == 0 || vk__g_node(g, step)->rest ||
	    (vk__g_node(g, step)->seconds <= vk__node_seconds(g->nodes, at, 0) &&
	    vk__g_node(g, step)->metres <= vk__node_metres(g->nodes, at, 0)) ? 0 : step;
}

static bool
takes_inside(struct vk__grammar *g, uint32_t parent, uint32_t last, uint32_t at)
{
	uint32_t step = holder(g, last, at);

	if (step != 0)
		embed(g, step, at);
	else if (last != 0 || parent != 0) /* "Include 10 min of warm-up" is in nothing told before */
		vk__g_doubt(g, VK__DOUBT_EMBEDDED);
	return step != 0;
}

/* "6x10 s toutes les 10 min, dans 1 h de Z2": the ride is what is between. */
static bool
fill_between(struct vk__grammar *g, uint32_t group, const struct vk__node *ride)
{
	uint32_t effort = vk__g_node(g, group)->first;
	uint32_t rest = vk__g_node(g, group)->last;
	struct vk__node *r = vk__g_node(g, rest);

	if (!vk__g_node(g, group)->counted || rest == effort || vk__g_node(g, effort)->reps > 0 ||
	    vk__g_node(g, effort)->next != rest || !r->rest || vk__node_targeted(r) ||
	    fabs(vk__node_seconds(g->nodes, group, 0) - ride->seconds) > 1)
		return false;
	r->rest = false;
	vk__atom_inherit(r, ride);
	vk__node_remove(g->nodes, group, effort);
	vk__node_append(g->nodes, group, effort);
	vk__g_doubt(g, VK__DOUBT_PERIOD);
	return true;
}

void
vk__ride_between(struct vk__grammar *g, uint32_t parent, uint32_t group)
{
	uint32_t at = vk__node_before(g->nodes, parent, group);
	struct vk__node ride = *vk__g_node(g, at);

	if (at == 0 || ride.reps > 0 || ride.rest || vk__node_edge(&ride) ||
	    ride.seconds < LONG_SECONDS || ride.sentence != vk__g_node(g, group)->sentence ||
	    vk__g_node(g, group)->sep >= VK__SEP_THEN)
		return;
	if (!fill_between(g, group, &ride)) {
		vk__g_doubt(g, VK__DOUBT_EMBEDDED);
		return;
	}
	vk__g_settle_lengths(g, at);
	vk__node_remove(g->nodes, parent, at);
}

/* "Six sprints de 10 s, dans une sortie de 1 h 30 en Z2". */
static bool
takes_before(struct vk__grammar *g, uint32_t parent, uint32_t last, uint32_t at)
{
	const struct vk__node *ride = vk__g_node(g, at);

	if (!ride->during || ride->reps > 0 || ride->rest || last == 0 ||
	    ride->seconds < RIDE_SECONDS || vk__node_edge(vk__g_node(g, last)))
		return false;
	if (fill_between(g, last, ride)) {
		vk__g_settle_lengths(g, at);
		return true;
	}
	if (vk__node_seconds(g->nodes, last, 0) >= ride->seconds)
		return false;
	vk__node_remove(g->nodes, parent, last);
	vk__node_append(g->nodes, parent, at);
	embed(g, at, last);
	return true;
}

/* "1h Z2, 5 sprints de 10 s": after the ride, or in it? */
void
vk__ride_check(struct vk__grammar *g)
{
	uint32_t ride = 0;

	for (uint32_t c = vk__g_node(g, 0)->first; c != 0; ride = c, c = vk__g_node(g, c)->next) {
		const struct vk__node *n = vk__g_node(g, c);
		const struct vk__node *r = vk__g_node(g, ride);

		if (ride != 0 && n->counted && !n->rested && n->sep < VK__SEP_THEN &&
		    r->reps == 0 && r->seconds >= LONG_SECONDS && !vk__node_edge(r) &&
		    vk__g_node(g, n->first)->next == 0 && vk__g_node(g, n->first)->reps == 0 &&
		    vk__g_node(g, n->first)->seconds <= SHORT_SECONDS &&
		    vk__node_power(g, r) <= 80)
			vk__g_doubt(g, VK__DOUBT_EMBEDDED);
	}
}

bool
vk__ride_takes(struct vk__grammar *g, uint32_t parent, uint32_t at)
{
	uint32_t last = vk__g_node(g, parent)->last;

	if (takes_before(g, parent, last, at))
		return true;
	if (vk__g_node(g, at)->inside && !comes_after(g, last, at))
		return takes_inside(g, parent, last, at);
	if (last != 0 && is_easy_in(g, vk__g_node(g, last), vk__g_node(g, at)))
		vk__g_doubt(g, VK__DOUBT_EMBEDDED);
	if (!is_embedded(g, last, at))
		return false;
	embed(g, last, at);
	return true;
}

void
vk__ride_main(struct vk__grammar *g)
{
	uint32_t ride = vk__g_node(g, 0)->first;
	const struct vk__node *r = vk__g_node(g, ride);

	if (ride != 0 && r->next == 0 && r->reps == 0 && !r->rest && !vk__node_edge(r) &&
	    r->seconds >= LONG_SECONDS && vk__node_power(g, r) > 0 &&
	    vk__node_power(g, r) <= 80)
		vk__g_doubt(g, VK__DOUBT_EMBEDDED);
}
