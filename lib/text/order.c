/* SPDX-License-Identifier: MIT */
/*
 * Puts the parts in the order they are ridden: warm-ups and what is told to be
 * ridden first, and cool-downs last, wherever they are told. The parts are gone through once for each of
 * the two, so that a text of nothing but warm-ups takes no longer than others.
 */
#include <math.h>

#include "settle.h"

/* Children of one parent, in order. */
struct chain {
	uint32_t first; /* 0: none */
	uint32_t last;
};

static void
add(struct vk__nodes *nodes, struct chain *chain, uint32_t child)
{
	if (chain->first == 0)
		chain->first = child;
	else
		nodes->node[chain->last].next = child;
	chain->last = child;
	nodes->node[child].next = 0;
}

static void
join(struct vk__nodes *nodes, struct chain *chain, const struct chain *more)
{
	if (more->first == 0)
		return;
	if (chain->first == 0)
		chain->first = more->first;
	else
		nodes->node[chain->last].next = more->first;
	chain->last = more->last;
}

/* "20' Z2 to start", "précédés de 20' Z2", and warm-ups. */
static bool
is_first(const struct vk__nodes *nodes, uint32_t at)
{
	const struct vk__node *n = &nodes->node[at];

	return (n->role == 1 + VK__ROLE_WARMUP && !n->placed) || n->leads ||
	    (n->reps > 0 && nodes->node[n->first].leads);
}

/* Moves what is a warm-up from parts to edge. False: nothing stood before. */
static bool
take_warmups(struct vk__nodes *nodes, struct chain *parts, struct chain *edge)
{
	struct chain left = { 0, 0 };
	bool moved = false;
	uint32_t next;

	for (uint32_t c = parts->first; c != 0; c = next) {
		/* "Warm-up: 15 min, 3x30 s, 3 min": a second one stands where it is told */
		bool warmup = is_first(nodes, c) && (nodes->node[c].leads ||
		    left.first == 0 || edge->first == 0);

		next = nodes->node[c].next;
		moved = moved || (warmup && left.first != 0);
		add(nodes, warmup ? edge : &left, c);
	}
	*parts = left;
	return moved;
}

static bool
is_last(const struct vk__nodes *nodes, uint32_t at)
{
	const struct vk__node *n = &nodes->node[at];

	return n->role == 1 + VK__ROLE_COOLDOWN && !n->placed;
}

/* The same with cool-downs, but for those that only rests come after. */
static bool
take_cooldowns(struct vk__nodes *nodes, struct chain *parts, struct chain *edge)
{
	struct chain left = { 0, 0 };
	uint32_t last = 0; /* neither cool-down nor rest */
	bool moved = false;
	uint32_t next;

	for (uint32_t c = parts->first; c != 0; c = nodes->node[c].next)
		if (!is_last(nodes, c) && !nodes->node[c].rest)
			last = c;
	for (uint32_t c = parts->first; c != 0; c = next) {
		bool early = last != 0 && is_last(nodes, c);

		next = nodes->node[c].next;
		moved = moved || early;
		add(nodes, early ? edge : &left, c);
		if (c == last)
			last = 0;
	}
	*parts = left;
	return moved;
}

void
vk__settle_order(struct vk__settle *s)
{
	struct vk__nodes *nodes = s->g->nodes;
	struct chain parts = { nodes->node[0].first, nodes->node[0].last };
	struct chain first = { 0, 0 }, last = { 0, 0 };
	bool warmups = take_warmups(nodes, &parts, &first);
	bool cooldowns = take_cooldowns(nodes, &parts, &last);

	join(nodes, &first, &parts);
	join(nodes, &first, &last);
	nodes->node[0].first = first.first;
	nodes->node[0].last = first.last;
	if (warmups || cooldowns)
		vk__assume(s, "parse-order", NULL, NULL);
}

/* What is ridden between warm-up and cool-down, before or behind a piece. */
static bool
works(const struct vk__nodes *nodes, uint32_t piece, bool behind)
{
	for (uint32_t c = nodes->node[0].first; c != 0; c = nodes->node[c].next) {
		const struct vk__node *n = &nodes->node[c];

		if (n->role == 0 && !n->rest && !n->easy && !n->ahead && n->piece != piece &&
		    (n->piece > piece) == behind)
			return true;
	}
	return false;
}

/* "..., r 3', RAC 10'. Récup : massage": a last word about recovery, where those
 * of the efforts have been told, is none to ride. */
static bool
rests_on(const struct vk__nodes *nodes)
{
	const struct vk__node *last = &nodes->node[nodes->node[0].last];
	bool told = false, cooled = false;

	for (uint32_t c = nodes->node[0].first; c != 0; c = nodes->node[c].next) {
		told = told || nodes->node[c].rested || vk__node_edge(&nodes->node[c]);
		cooled = cooled || is_last(nodes, c);
	}
	return nodes->node[0].last != 0 && told && last->rest && last->reps == 0 &&
	    last->role != 1 + VK__ROLE_COOLDOWN && (cooled || !vk__node_length(last));
}

/* "2 h Z2, start with 15 min easy": a part of the ride, or before it? */
static bool
leads_ride(const struct vk__nodes *nodes)
{
	enum { LONG = 3600 };
	const struct vk__node *lead = &nodes->node[nodes->node[0].first];

	if (nodes->node[0].first == 0 || !lead->easy || lead->reps > 0 || lead->role != 0)
		return false;
	for (uint32_t c = lead->next; c != 0; c = nodes->node[c].next)
		if (nodes->node[c].reps == 0 && nodes->node[c].seconds >= LONG &&
		    nodes->node[c].piece < lead->piece)
			return true;
	return false;
}

/* "Warm up 10 min, ramp test, cool down 10 min": nothing between the two. */
static bool
is_bare(const struct vk__nodes *nodes)
{
	bool cools = false;

	for (uint32_t c = nodes->node[0].first; c != 0; c = nodes->node[c].next) {
		if (!vk__node_edge(&nodes->node[c]))
			return false;
		cools = cools || is_last(nodes, c);
	}
	return cools && nodes->node[0].first != nodes->node[0].last;
}

/* "Tour 1 10:02 182 W / Tour 2 10:01 255 W": what was ridden, and no plan. */
static bool
are_laps(const struct vk__nodes *nodes)
{
	unsigned odd = 0;

	for (uint32_t c = nodes->node[0].first; c != 0; c = nodes->node[c].next)
		odd += nodes->node[c].seconds >= 60 && nodes->node[c].reps == 0 &&
		    fmod(nodes->node[c].seconds, 5) > 0;
	return odd > 1;
}

/* "9x(1' + 4'), récup 15'": behind all of them, or behind each? */
static bool
rests_long(const struct vk__nodes *nodes)
{
	enum { MANY = 6, LONG = 600 };

	for (size_t i = 1; i < nodes->count; i++) {
		const struct vk__node *last = &nodes->node[nodes->node[i].last];

		if (nodes->node[i].reps >= MANY && nodes->node[i].last != 0 && last->rest &&
		    last->reps == 0 && last->seconds >= LONG && !last->of_rep && !last->between)
			return true;
	}
	return false;
}

static bool
same_target(const vk_target *a, const vk_target *b)
{
	return a->unit == b->unit && fabs(a->start - b->start) < 1e-9 &&
	    fabs(a->end - b->end) < 1e-9;
}

/* "10 min at 90 % with a 10 s surge every 2 min": a surge that is as hard as the rest. */
static bool
surges_alike(const struct vk__nodes *nodes)
{
	enum { SURGE = 30 };

	for (size_t i = 1; i < nodes->count; i++) {
		const struct vk__node *a = &nodes->node[nodes->node[i].first];
		const struct vk__node *b;

		if (nodes->node[i].reps < 2 || nodes->node[i].first == 0)
			continue;
		b = &nodes->node[a->next];
		if (a->next != 0 && b->next == 0 && a->reps == 0 && b->reps == 0 && !a->rest && !b->rest &&
		    fmin(a->seconds, b->seconds) > 0 && fmin(a->seconds, b->seconds) <= SURGE &&
		    fmax(a->seconds, b->seconds) >= 2 * SURGE && vk__node_targeted(a) &&
		    !a->maxeffort && !b->maxeffort && a->zone == b->zone &&
		    same_target(&a->power, &b->power) && same_target(&a->cadence, &b->cadence))
			return true;
	}
	return false;
}

/* "..., RAC 10'. Demain 3 h Z2": efforts on both sides of a cool-down are two
 * sessions. */
void
vk__order_check(struct vk__settle *s)
{
	const struct vk__nodes *nodes = s->g->nodes;

	for (uint32_t c = nodes->node[0].first; c != 0; c = nodes->node[c].next)
		if (is_last(nodes, c) && vk__node_length(&nodes->node[c]) &&
		    works(nodes, nodes->node[c].piece, false) &&
		    works(nodes, nodes->node[c].piece, true))
			vk__g_doubt(s->g, VK__DOUBT_SEVERAL);
	if (are_laps(nodes) && !vk__settle_built(s, 0))
		vk__g_doubt(s->g, VK__DOUBT_PATTERN);
	if (rests_long(nodes))
		vk__g_doubt(s->g, VK__DOUBT_REST_PLACE);
	if (is_bare(nodes))
		vk__g_doubt(s->g, VK__DOUBT_AMOUNT_MISSING);
	if (surges_alike(nodes))
		vk__g_doubt(s->g, VK__DOUBT_TARGET_PLACE);
	if (leads_ride(nodes))
		vk__g_doubt(s->g, VK__DOUBT_EMBEDDED);
	if (rests_on(nodes))
		vk__g_doubt(s->g, VK__DOUBT_AMOUNT_MISSING);
}
