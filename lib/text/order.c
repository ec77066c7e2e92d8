/* SPDX-License-Identifier: MIT */
/*
 * Puts the parts in the order they are ridden: warm-ups and what is told to be
 * ridden first, and cool-downs last, wherever they are told. The parts are gone through once for each of
 * the two, so that a text of nothing but warm-ups takes no longer than others.
 */
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
		bool warmup = is_first(nodes, c);

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
	if (leads_ride(nodes))
		vk__g_doubt(s->g, VK__DOUBT_EMBEDDED);
	if (rests_on(nodes))
		vk__g_doubt(s->g, VK__DOUBT_AMOUNT_MISSING);
}
