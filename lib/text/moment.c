/* SPDX-License-Identifier: MIT */
/*
 * What is told of a part of one repetition: "the last 30 s of the third at 120 %",
 * and what the last one has for itself: "all at 95 rpm except the last at 70 rpm".
 * Promises that such words are never read of all repetitions: where they cannot be of
 * the one they name, they are a doubt.
 */
#include "ordinal.h"

/* "the last 30 s of the third", "la première minute de la 2e" at piece i: which, and
 * where the words end; 0: not that. */
static size_t
names_moment(const struct vk__grammar *g, size_t i, struct pick *pick)
{
	size_t end;

	if (!(vk__g_op(g, i, VK__OP_LAST) || vk__g_op(g, i, VK__OP_FIRST)) ||
	    vk__g_at(g, i + 1)->kind != VK__P_TIME)
		return 0;
	i += 2;
	i += vk__g_op(g, i, VK__OP_FROM);
	return vk__o_pick(g, i, pick, &end) && !pick->others && pick->next == 0 ? end : 0;
}

/* The repetitions that a pick means. False: there are not so many. */
static bool
chosen(const struct pick *pick, uint32_t reps, uint8_t of[REPS_MOST])
{
	uint32_t step = pick->every > 0 ? pick->every : 1;
	uint32_t from = pick->back > 0 ? reps + 1 - pick->back : pick->from;
	uint32_t to = pick->to > 0 ? pick->to : pick->from > 0 && pick->back > 0 ? from : reps;

	if (pick->back > reps || to > reps || from < 1)
		return false;
	for (uint32_t r = from; r <= to; r += step)
		of[r - 1] = 1;
	return true;
}

/* Takes part out of those efforts of the list that were chosen, behind or in front. */
static void
split_chosen(struct vk__grammar *g, uint32_t group, const struct vk__node *part, bool behind,
    const uint8_t of[REPS_MOST])
{
	uint32_t r = 0, before = 0, next;

	for (uint32_t c = vk__g_node(g, group)->first; c != 0; c = next) {
		uint32_t at;

		next = vk__g_node(g, c)->next;
		if (!vk__g_node(g, c)->rest && of[r++] > 0) {
			at = vk__node_new(g->nodes, part);
			if (at == 0)
				return;
			vk__g_node(g, c)->seconds -= part->seconds;
			vk__node_insert(g->nodes, group, behind ? c : before, at);
			c = behind ? at : c;
		}
		before = c;
	}
}

bool
vk__moment_read(struct vk__grammar *g, uint32_t parent)
{
	uint32_t group = vk__o_group(g, parent);
	size_t begin = g->i;
	struct pick pick;
	size_t end = names_moment(g, begin, &pick);
	double seconds = vk__g_at(g, begin + 1)->a;
	bool behind = vk__g_op(g, begin, VK__OP_LAST);
	uint8_t of[REPS_MOST] = { 0 }, none[REPS_MOST] = { 0 };
	struct vk__node part;

	if (end == 0)
		return false;
	if (group == 0 || !chosen(&pick, vk__g_node(g, group)->reps, of) ||
	    vk__g_node(g, vk__g_node(g, group)->first)->seconds <= seconds ||
	    vk__g_node(g, vk__g_node(g, group)->first)->next == 0 || /* told behind */
	    !vk__o_said(g, end, &part) || !vk__node_targeted(&part)) {
		g->i = begin;
		vk__g_doubt(g, VK__DOUBT_EMBEDDED);
		return false;
	}
	for (size_t i = begin; i < end; i++)
		g->pieces->piece[i].used = true;
	g->pieces->piece[begin + 1].placed = true;
	part.seconds = seconds;
	part.length_piece = (uint32_t)begin + 2;
	part.piece = (uint32_t)begin;
	part.sentence = g->sentence;
	part.line = g->line;
	vk__o_spell(g, group, &pick, none);
	split_chosen(g, group, &part, behind, of);
	g->sep = VK__SEP_NONE;
	return true;
}

bool
vk__moment_last(struct vk__grammar *g, uint32_t parent)
{
	uint32_t group = vk__o_group(g, parent);
	size_t begin = g->i;
	struct pick pick = { .from = 1, .back = 1 };
	uint8_t of[REPS_MOST] = { 0 };

	if (vk__g_at(g, begin + 1)->kind != VK__P_TARGET &&
	    vk__g_at(g, begin + 1)->kind != VK__P_ZONE) {
		if (begin > 0 && vk__g_note(g, begin - 1)) /* "all seated except the last" */
			vk__g_doubt(g, VK__DOUBT_CONDITION);
		return false;
	}
	if (group == 0 || !chosen(&pick, vk__g_node(g, group)->reps, of) ||
	    !vk__o_said(g, begin + 1, &pick.said)) {
		g->i = begin;
		vk__g_doubt(g, VK__DOUBT_CONDITION);
		return false;
	}
	g->pieces->piece[begin].used = true;
	vk__o_spell(g, group, &pick, of);
	return true;
}
