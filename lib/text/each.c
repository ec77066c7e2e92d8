/* SPDX-License-Identifier: MIT */
/*
 * "3 intervals: 10 min at 90 %, 8 min at 95 %, 6 min at 100 %": as many efforts as
 * are counted are those efforts, told one by one, and not one repetition. Promises a
 * doubt where the count may be of all of them.
 */
#include "grammar.h"

enum {
	SHORT = 600,   /* seconds of efforts that may well be ridden as one */
	ENDURANCE = 75 /* % FTP: more is an effort */
};

struct told {
	uint32_t efforts;
	uint32_t rests;
	bool alternate; /* one, then the other */
	bool closed;    /* the last part is a recovery */
	bool joined;    /* by commas or "and" only */
	double seconds; /* of all efforts */
};

/* all: every part is an effort, however easy. */
static struct told
look(const struct vk__grammar *g, uint32_t group, bool all)
{
	struct told told = { .alternate = true, .joined = true };

	for (uint32_t c = vk__g_node(g, group)->first; c != 0; c = vk__g_node(g, c)->next) {
		const struct vk__node *n = vk__g_node(g, c);
		bool rest = !all && vk__node_recovery(n);

		if (n->reps > 0)
			return (struct told){ 0 };
		if (told.efforts + told.rests > 0) {
			told.alternate &= rest != told.closed;
			told.joined &= n->sep == VK__SEP_COMMA || n->sep == VK__SEP_AND;
		}
		told.efforts += !rest;
		told.rests += rest;
		told.closed = rest;
		told.seconds += rest ? 0 : n->seconds;
	}
	return told;
}

/* The recovery told behind the last effort is one behind each. */
static void
spread(struct vk__grammar *g, uint32_t group)
{
	uint32_t rest = vk__g_node(g, group)->last;

	vk__node_remove(g->nodes, group, rest);
	vk__g_node(g, rest)->rest = true;
	vk__repeat_rests(g, group, vk__g_node(g, group)->first, rest);
}

/* "..., 5 min easy between" comes next. */
static bool
between_follows(const struct vk__grammar *g)
{
	return vk__g_sep(g, g->i) != VK__SEP_NONE && vk__clause_peek(g, g->i + 1).between;
}

static void
part(struct vk__grammar *g, uint32_t group, const struct told *told)
{
	struct vk__node *n = vk__g_node(g, group);

	n->reps = 1;
	n->ladder = true;
	n->rested = told->rests > 0;
	if (told->closed && told->rests == 1 && told->efforts > 1)
		spread(g, group);
}

void
vk__each_told(struct vk__grammar *g, uint32_t group, bool colon)
{
	const struct vk__node *n = vk__g_node(g, group);
	const struct vk__piece *count = vk__g_at(g, n->piece);
	uint32_t list = n->first != 0 && n->first == n->last && vk__g_node(g, n->first)->ladder ?
	    n->first : 0;
	struct told told;

	if (n->reps < 2 || !(colon || list != 0 || count->stair))
		return;
	told = look(g, list != 0 ? list : group, count->stair);
	if (told.efforts != n->reps)
		return;
	if (list != 0) {
		if (count->rep)
			vk__g_node(g, group)->reps = 1; /* "5 intervals of 1-2-3-2-1 min" */
	} else if (count->stair || (count->rep && told.alternate)) {
		part(g, group, &told);
	} else if (count->rep && (told.rests == 0 || (told.rests == 1 && told.closed))) {
		if (between_follows(g) || (told.efforts > 2 &&
		    !(told.closed && told.seconds < SHORT)))
			part(g, group, &told);
		else
			vk__g_doubt(g, VK__DOUBT_SET_END);
	} else if (n->set_word && told.joined && (told.rests == 0 ||
	    (told.alternate && !told.closed))) {
		vk__g_doubt(g, VK__DOUBT_SET_END); /* one of them, or all? */
	}
}

/* Whether a part is told behind a semicolon, on the line of the part before. */
static bool
goes_on(const struct vk__grammar *g, uint32_t before, uint32_t at)
{
	const struct vk__node *n = vk__g_node(g, at);

	return n->piece > 0 && vk__g_at(g, n->piece - 1)->kind == VK__P_STOP &&
	    vk__g_at(g, n->piece - 1)->value == ';' && n->line == vk__g_node(g, before)->line;
}

/* How many efforts follow a group, each behind a semicolon and with its recovery. */
static uint32_t
efforts_behind(const struct vk__grammar *g, uint32_t group)
{
	uint32_t before = group;
	uint32_t efforts = 0;

	for (uint32_t c = vk__g_node(g, group)->next; c != 0; c = vk__g_node(g, c)->next) {
		const struct vk__node *n = vk__g_node(g, c);

		if (n->reps > 0 || vk__node_edge(n))
			break;
		if (!vk__node_recovery(n)) {
			double power = vk__node_power(g, n);

			if (!goes_on(g, before, c) || (power > 0 && power <= ENDURANCE))
				break; /* "2 blocks: ...; 20 min Z2" */
			efforts++;
		} else if (goes_on(g, before, c)) {
			break;
		}
		before = c;
	}
	return efforts;
}

/* "4 intervals: 2 x 5 min, 2 x 3 min": four in all? */
static bool
lists_counts(const struct vk__grammar *g, const struct vk__node *n)
{
	const struct vk__node *next = vk__g_node(g, n->next);

	return n->next != 0 && next->counted && next->sentence == n->sentence &&
	    vk__g_node(g, n->first)->counted;
}

void
vk__each_settle(struct vk__grammar *g)
{
	for (uint32_t c = vk__g_node(g, 0)->first; c != 0; c = vk__g_node(g, c)->next) {
		struct vk__node *n = vk__g_node(g, c);

		bool sets;

		if (n->reps < 2 || !n->counted || vk__g_at(g, n->piece)->kind != VK__P_COUNT ||
		    vk__g_at(g, n->piece + 1)->kind != VK__P_COLON)
			continue;
		if (vk__g_at(g, n->piece)->rep && lists_counts(g, n))
			vk__g_doubt(g, VK__DOUBT_SET_END);
		if (efforts_behind(g, c) + 1 != n->reps)
			continue;
		sets = vk__g_node(g, n->first)->reps > 0;
		if (!sets && look(g, c, false).efforts != 1)
			continue;
		if (n->reps == 2 || sets)
			vk__g_doubt(g, VK__DOUBT_SET_END);
		else
			n->reps = 1;
	}
}
