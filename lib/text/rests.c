/* SPDX-License-Identifier: MIT */
/*
 * "récup 5-4-3 min", "récup de 5 min, puis 4, puis 3": recoveries told one by
 * one, as many as there are pauses. The repetition becomes a list of its
 * efforts, each with its own; lists of any other length change nothing.
 */
#include "grammar.h"

enum { RESTS_MOST = 20, BARE_MOST = 30, ALIKE_MOST = 3 };

struct rests {
	double seconds[RESTS_MOST];
	uint32_t count;
	size_t end; /* the piece behind them */
	bool loose; /* a sign parts them that parts steps, too */
	bool bare;  /* some go without a unit, which no step does */
};

static void
add(struct rests *r, double seconds)
{
	if (r->count < RESTS_MOST)
		r->seconds[r->count] = seconds;
	r->count++;
}

/* A list as it is written: "5-4-3 min". */
static void
read_list(const struct vk__grammar *g, struct rests *r)
{
	const struct vk__piece *p = vk__g_at(g, g->i);

	for (size_t k = 0; k < (size_t)p->a; k++)
		add(r, g->pieces->number[p->list + k] * (p->bare ? 60 : 1));
	r->end = g->i + 1;
}

static bool
joins(enum vk__sep sep)
{
	return sep == VK__SEP_COMMA || sep == VK__SEP_THEN || sep == VK__SEP_AND ||
	    sep == VK__SEP_SLASH;
}

/* Lengths behind commas, "and" or "then": "5 min, puis 4, puis 3". */
static void
read_chain(const struct vk__grammar *g, struct rests *r)
{
	size_t i = g->i;

	r->end = i;
	while (joins(vk__g_sep(g, i))) {
		bool comma = vk__g_sep(g, i) == VK__SEP_COMMA;
		const struct vk__piece *p;

		i++;
		i += vk__g_sep(g, i) == VK__SEP_THEN || vk__g_sep(g, i) == VK__SEP_AND;
		p = vk__g_at(g, i++);
		if (!(p->kind == VK__P_TIME || (p->kind == VK__P_BARE && p->a <= BARE_MOST)) ||
		    (vk__g_sep(g, i) == VK__SEP_NONE && vk__g_at(g, i)->kind != VK__P_END) ||
		    p->instead)
			return;
		add(r, p->kind == VK__P_TIME ? p->a : 60 * p->a);
		r->loose = r->loose || comma;
		r->bare = r->bare || p->kind == VK__P_BARE;
		r->end = i;
	}
}

/* Whether each is longer than the one before, or each shorter. */
static bool
goes_one_way(const struct rests *r)
{
	bool up = true, down = true;

	for (uint32_t k = 1; k < r->count; k++) {
		up = up && r->seconds[k] > r->seconds[k - 1];
		down = down && r->seconds[k] < r->seconds[k - 1];
	}
	return up || down;
}

/*
 * "récup 3' et 5'", not "récup 3', 10'": two lengths behind a comma are mostly a
 * recovery and the next step. Behind "then" the text goes on: "et 10' pour finir".
 */
static bool
is_plain(const struct vk__grammar *g, const struct rests *r)
{
	enum vk__sep next = vk__g_sep(g, r->end);
	double ratio = r->seconds[0] / r->seconds[1];

	if (r->count > RESTS_MOST || next == VK__SEP_THEN || next == VK__SEP_SLASH)
		return false;
	if (r->count == 2)
		return (r->bare || !r->loose) && ratio >= 1.0 / ALIKE_MOST && ratio <= ALIKE_MOST;
	return r->bare || goes_one_way(r);
}

/* The repetition that they belong to; 0: none. */
static uint32_t
group_of(const struct vk__grammar *g, uint32_t parent, uint32_t count)
{
	uint32_t group = vk__g_node(g, parent)->last;
	uint32_t effort = group == 0 ? 0 : vk__g_node(g, group)->first;

	return effort == 0 || !vk__g_node(g, group)->counted || count < 2 ||
	    count > RESTS_MOST || vk__g_node(g, effort)->next != 0 ||
	    vk__g_node(g, effort)->reps > 0 || (count != vk__g_node(g, group)->reps &&
	    count + 1 != vk__g_node(g, group)->reps) ? 0 : group;
}

/* The effort and its recovery, over and over. */
static void
spell(struct vk__grammar *g, uint32_t group, const struct vk__node *said,
    const struct rests *r)
{
	uint32_t effort = vk__g_node(g, group)->first;
	uint32_t reps = vk__g_node(g, group)->reps;
	struct vk__node rest = *said;

	rest.open = false;
	rest.rest = true;
	vk__g_node(g, group)->first = vk__g_node(g, group)->last = 0;
	for (uint32_t k = 0; k < reps; k++) {
		vk__node_append(g->nodes, group, vk__node_copy(g->nodes, effort, 0));
		if (k >= r->count)
			break;
		rest.seconds = r->seconds[k];
		vk__node_append(g->nodes, group, vk__node_new(g->nodes, &rest));
	}
	vk__g_node(g, group)->reps = 1;
	vk__g_node(g, group)->ladder = vk__g_node(g, group)->rested = true;
}

bool
vk__rests_read(struct vk__grammar *g, uint32_t parent, const struct vk__node *said)
{
	struct rests r;
	uint32_t group;

	if (!said->rest || said->metres > 0 || said->of_set)
		return false;
	r = (struct rests){ .end = g->i };
	if (said->seconds > 0)
		add(&r, said->seconds);
	if (said->seconds <= 0 && vk__g_at(g, g->i)->kind == VK__P_TIMES)
		read_list(g, &r);
	else if (said->seconds > 0)
		read_chain(g, &r);
	group = group_of(g, parent, r.count);
	if (group == 0 || r.end == g->i || (said->seconds > 0 && !is_plain(g, &r)))
		return false;
	while (g->i < r.end)
		vk__g_use_length(g);
	spell(g, group, said, &r);
	return true;
}
