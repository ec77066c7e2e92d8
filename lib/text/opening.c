/* SPDX-License-Identifier: MIT */
/*
 * "10 min easy. Then 3 min at 110 %, 3 min easy. Repeat this five times.": the easy
 * ride before what is repeated. Promises to leave out only what cannot well be one
 * of the repeated steps, and to doubt what may be either.
 */
#include "grammar.h"

enum {
	LEAST = 300,    /* seconds that a ride-in has at least */
	ENDURANCE = 75, /* % FTP: more is no ride-in */
	ALL_OUT = 200
};

/* % FTP of the hardest step at or below a part; 0: not told. */
static double
hardest(const struct vk__grammar *g, uint32_t at, unsigned depth)
{
	const struct vk__node *n = vk__g_node(g, at);
	double most = n->hard || n->maxeffort ? ALL_OUT : vk__node_power(g, n);

	for (uint32_t c = n->reps > 0 ? n->first : 0; c != 0 && depth < VK__NODE_DEPTH;
	    c = vk__g_node(g, c)->next) {
		double power = hardest(g, c, depth + 1);
		most = power > most ? power : most;
	}
	return most;
}

/* What stands behind the first of several parts. */
struct body {
	double seconds;
	double power;
	unsigned parts;
	bool recovers;  /* it ends with a recovery */
	bool sets;      /* it holds repetitions */
};

static struct body
look(const struct vk__grammar *g, uint32_t first)
{
	const struct vk__node *n = vk__g_node(g, first);
	struct body body = { 0 };

	if (n->next == 0 && n->reps == 1 && n->paren && !n->counted)
		first = n->first; /* "(3 min at 110 %, 3 min easy), repeat" */
	for (uint32_t at = first; at != 0; at = vk__g_node(g, at)->next) {
		double power = hardest(g, at, 0);

		body.seconds += vk__node_seconds(g->nodes, at, 0);
		body.power = power > body.power ? power : body.power;
		body.sets |= vk__g_node(g, at)->counted;
		body.recovers = vk__node_recovery(vk__g_node(g, at));
		body.parts++;
	}
	return body;
}

/* Whether a part is a single step that one may ride in with. */
static bool
is_gentle(const struct vk__grammar *g, const struct vk__node *n)
{
	double power = vk__node_power(g, n);

	return n->reps == 0 && !n->rest && !n->hard && !n->maxeffort && vk__node_length(n) &&
	    (vk__node_recovery(n) || (power > 0 && power <= ENDURANCE));
}

/* Whether a sentence or "then" stands between a part and the one before it. */
static bool
is_parted(const struct vk__node *before, const struct vk__node *n)
{
	return n->sep == VK__SEP_THEN || n->sentence != before->sentence ||
	    n->line != before->line;
}

/* Whether the first of several parts stands before what is repeated; one that may
 * is a doubt. */
static bool
rides_in(struct vk__grammar *g, uint32_t first)
{
	const struct vk__node *n = vk__g_node(g, first);
	struct body body;
	bool parted, lasting, closed;

	if (n->next == 0 || !is_gentle(g, n) || vk__g_node(g, n->next)->sep == VK__SEP_SLASH)
		return false;
	body = look(g, n->next);
	if (body.power > 0 && body.power <= vk__node_power(g, n))
		return false;
	parted = is_parted(n, vk__g_node(g, n->next));
	lasting = n->seconds >= LEAST || n->metres > 0;
	closed = body.recovers && body.parts > 1;
	if (closed && lasting &&
	    (parted || vk__node_recovery(n) || n->seconds >= 2 * body.seconds))
		return true;
	if ((closed && vk__node_recovery(n)) || (lasting && (parted ?
	    n->seconds >= body.seconds :
	    (body.parts > 1 || body.sets) && n->seconds >= 2 * body.seconds)))
		vk__g_doubt(g, VK__DOUBT_SET_END);
	return false;
}

/* "2x10 min at 85 %, 5 min easy. 3 min at 110 %, 3 min easy. Repeat 5 times.": of
 * both sentences? */
static bool
is_other_set(const struct vk__grammar *g, uint32_t first)
{
	const struct vk__node *n = vk__g_node(g, first);
	uint32_t at = n->next;

	return n->counted && at != 0 && vk__g_node(g, at)->next != 0 &&
	    vk__g_node(g, at)->sentence != n->sentence &&
	    !vk__node_recovery(vk__g_node(g, at));
}

uint32_t
vk__opening_skip(struct vk__grammar *g, uint32_t first)
{
	while (rides_in(g, first))
		first = vk__g_node(g, first)->next;
	if (is_other_set(g, first))
		vk__g_doubt(g, VK__DOUBT_SET_END);
	return first;
}
