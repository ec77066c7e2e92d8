/* SPDX-License-Identifier: MIT */
/*
 * Headings that name a structure which the text then tells in full: they are
 * left out, or the session would be ridden twice.
 */
#include "settle.h"

#include <math.h>

/* Whether a step of this length comes at at or behind it. */
static bool
has_length(const struct vk__settle *s, uint32_t at, const struct vk__node *like,
    unsigned depth)
{
	for (; at != 0 && depth < VK__NODE_DEPTH; at = vk__s_node(s, at)->next) {
		const struct vk__node *n = vk__s_node(s, at);

		if (n->reps == 0 ? vk__node_length(n) && n->seconds == like->seconds &&
		    n->metres == like->metres : has_length(s, n->first, like, depth + 1))
			return true;
	}
	return false;
}

/* Whether nothing below has a target, and all is told again from at on. */
static bool
is_told_again(const struct vk__settle *s, uint32_t part, uint32_t at, unsigned depth)
{
	const struct vk__node *n = vk__s_node(s, part);

	if (n->reps == 0)
		return !vk__node_targeted(n) && n->cadence.unit == VK_UNIT_NONE &&
		    has_length(s, at, n, 0);
	for (uint32_t c = n->first; c != 0; c = vk__s_node(s, c)->next)
		if (depth > VK__NODE_DEPTH || !is_told_again(s, c, at, depth + 1))
			return false;
	return true;
}

/* "The classic 2x20: two 20-minute efforts", "30/30 : 2 séries de 10 ...". */
static void
drop_told_again(struct vk__settle *s)
{
	uint32_t c = vk__s_node(s, 0)->first;

	while (c != 0) {
		uint32_t next = vk__s_node(s, c)->next;
		bool colon = next != 0 && vk__s_node(s, next)->sep == VK__SEP_COLON &&
		    vk__s_node(s, next)->sentence == vk__s_node(s, c)->sentence;
		bool pair = c == s->g->heading && next != 0;

		if (pair) {
			uint32_t after = vk__s_node(s, next)->next;
			colon = after != 0 && vk__s_node(s, after)->sep == VK__SEP_COLON;
			if (colon && is_told_again(s, c, after, 0) &&
			    is_told_again(s, next, after, 0)) {
				vk__g_settle_lengths(s->g, c);
				vk__g_settle_lengths(s->g, next);
				vk__node_remove(s->g->nodes, 0, next);
				vk__node_remove(s->g->nodes, 0, c);
				return;
			}
		} else if (colon && is_told_again(s, c, next, 0) && !vk__s_node(s, c)->rest &&
		    !vk__node_edge(vk__s_node(s, c))) {
			vk__g_settle_lengths(s->g, c);
			vk__node_remove(s->g->nodes, 0, c);
			return;
		}
		c = next;
	}
}

/* "ÉCHAUFFEMENT (20')" above its own lines: a heading that tells their sum. */
static void
drop_edge_totals(struct vk__settle *s)
{
	uint32_t next;

	for (uint32_t c = vk__s_node(s, 0)->first; c != 0; c = next) {
		struct vk__node *n = vk__s_node(s, c);
		double left = n->seconds;
		uint32_t d = next = n->next;

		bool colon = d != 0 && vk__s_node(s, d)->sep == VK__SEP_COLON &&
		    vk__s_node(s, d)->sentence == n->sentence && vk__s_node(s, d)->reps == 0;

		if (!vk__node_edge(n) || n->reps > 0 || left <= 0 || (!colon &&
		    vk__g_at(s->g, n->piece_end - 1)->kind != VK__P_CLOSE))
			continue;
		while (d != 0 && left > 0 && vk__s_node(s, d)->reps == 0 && vk__s_node(s, d)->seconds > 0 &&
		    (colon || vk__s_node(s, d)->line > n->line)) {
			left -= vk__s_node(s, d)->seconds;
			d = vk__s_node(s, d)->next;
		}
		if (colon && (left > 0 || left < 0))
			vk__g_doubt(s->g, VK__DOUBT_TOTAL); /* what else is in it? */
		if (d == n->next || left > 0 || left < 0)
			continue;
		for (uint32_t e = n->next; e != d; e = vk__s_node(s, e)->next)
			vk__s_node(s, e)->role = n->role;
		vk__g_settle_lengths(s->g, c);
		vk__node_remove(s->g->nodes, 0, c);
	}
}

/* The length that stands alone in brackets at c, 0: none does. */
static uint32_t
in_brackets(const struct vk__settle *s, uint32_t c)
{
	const struct vk__node *n = vk__s_node(s, c);
	uint32_t at = n->reps == 1 && n->first == n->last && !n->counted ? n->first : c;

	n = vk__s_node(s, at);
	return at == 0 || n->reps > 0 || n->seconds <= 0 || vk__node_targeted(n) || n->rest ||
	    vk__node_edge(n) || (at == c && vk__g_at(s->g, n->piece_end - 1)->kind !=
	    VK__P_CLOSE) ? 0 : at;
}

/* "Main set (36 min)", "Corps de séance (45 min)" above its own lines. */
static void
drop_main_total(struct vk__settle *s)
{
	for (uint32_t c = vk__s_node(s, 0)->first; c != 0; c = vk__s_node(s, c)->next) {
		uint32_t head = in_brackets(s, c);
		uint32_t line = vk__s_node(s, head)->line;
		double sum = 0;

		if (head == 0)
			continue;
		for (uint32_t d = vk__s_node(s, c)->next; d != 0 && !vk__node_edge(vk__s_node(s, d)) &&
		    vk__s_node(s, d)->line >= line; d = vk__s_node(s, d)->next)
			sum += vk__node_seconds(s->g->nodes, d, 0);
		if (fabs(sum - vk__s_node(s, head)->seconds) > 1)
			continue;
		vk__g_settle_lengths(s->g, c);
		vk__node_remove(s->g->nodes, 0, c);
		return;
	}
}

/* "45 minutes d'un seul tenant" above the repetition that takes as long. */
static void
drop_group_total(struct vk__settle *s)
{
	for (uint32_t c = vk__s_node(s, 0)->first; c != 0; c = vk__s_node(s, c)->next) {
		const struct vk__node *n = vk__s_node(s, c);
		uint32_t group = n->next;
		const struct vk__node *next;

		while (vk__node_edge(vk__s_node(s, group)))
			group = vk__s_node(s, group)->next;
		next = vk__s_node(s, group);
		if (group == 0 || n->reps > 0 || n->seconds < 900 || n->rest || n->role != 0 ||
		    vk__node_targeted(n) || n->hard || n->maxeffort || next->reps < 2 ||
		    next->line <= n->line || next->sep == VK__SEP_THEN ||
		    fabs(vk__node_seconds(s->g->nodes, group, 0) - n->seconds) > 1 ||
		    (vk__settle_built(s, c) && vk__settle_built(s, group)))
			continue;
		vk__g_settle_lengths(s->g, c);
		vk__node_remove(s->g->nodes, 0, c);
		return;
	}
}

/* "Norwegian 4x4" on the first line, and further down "4 x 4 min" with all that
 * belongs to it. */
static void
drop_title_shape(struct vk__settle *s)
{
	uint32_t c = vk__s_node(s, 0)->first;
	const struct vk__node *n = vk__s_node(s, c);

	if (c == 0 || !n->counted || n->line > 0 || n->first == 0 || n->first != n->last ||
	    vk__s_node(s, n->first)->line > 0 || vk__node_targeted(vk__s_node(s, n->first)))
		return;
	for (uint32_t d = n->next; d != 0; d = vk__s_node(s, d)->next) {
		const struct vk__node *other = vk__s_node(s, d);

		if (other->line == n->line)
			return;
		if (!other->counted || other->reps != n->reps || other->first == 0 ||
		    vk__s_node(s, other->first)->seconds != vk__s_node(s, n->first)->seconds ||
		    !vk__node_targeted(vk__s_node(s, other->first)))
			continue;
		vk__g_settle_lengths(s->g, c);
		vk__node_remove(s->g->nodes, 0, c);
		return;
	}
}

void
vk__heading_drop(struct vk__settle *s)
{
	drop_told_again(s);
	drop_edge_totals(s);
	drop_main_total(s);
	drop_group_total(s);
	drop_title_shape(s);
}
