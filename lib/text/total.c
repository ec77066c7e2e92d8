/* SPDX-License-Identifier: MIT */
/*
 * What a text says of its own length: totals told first or above their lines,
 * what is left of a total, and whether the parts fit it.
 */
#include "settle.h"

#include <math.h>

/* Seconds: shorter ones may as well be a first step of that length. */
enum { TITLE_LEAST = 2700 };

enum { EDGE_MOST = 2 * 3600 }; /* seconds: no cool-down is longer */

/* The part that is told first, wherever it is ridden; 0: there is only one. */
static uint32_t
told_first(const struct vk__settle *s)
{
	uint32_t first = vk__s_node(s, 0)->first;

	if (first == 0 || vk__s_node(s, first)->next == 0)
		return 0;
	for (uint32_t c = vk__s_node(s, first)->next; c != 0; c = vk__s_node(s, c)->next)
		if (vk__s_node(s, c)->piece < vk__s_node(s, first)->piece)
			first = c;
	return first;
}

/*
 * "1 h 15 sur home trainer. 15 min ...", "60 min" on a line of its own: a
 * length told first, without a target, that the others add up to.
 */
static void
drop_total(struct vk__settle *s)
{
	uint32_t first = told_first(s);
	const struct vk__node *n = vk__s_node(s, first);
	double rest;

	if (first == 0 || n->reps > 0 || n->role != 0 || n->rest || vk__node_targeted(n) ||
	    n->hard || n->cadence.unit != VK_UNIT_NONE)
		return;
	if (n->metres > 0) {
		rest = vk__node_metres(s->g->nodes, 0, 0) - n->metres;
		if (rest < 0.5 * n->metres || rest > 1.15 * n->metres)
			return;
	} else {
		rest = vk__node_seconds(s->g->nodes, 0, 0) - n->seconds;
		if (n->seconds < 1200 || fabs(rest - n->seconds) > 0.08 * n->seconds)
			return;
	}
	if (vk__settle_built(s, 0))
		return;
	if (!(n->metres > 0))
		s->g->stated_total = n->seconds;
	vk__node_remove(s->g->nodes, 0, first);
}

/* The part told last, with a cool-down told before it; 0: none. */
static uint32_t
told_after_all(const struct vk__settle *s)
{
	uint32_t last = vk__s_node(s, 0)->first;
	bool cool = false;

	for (uint32_t c = last; c != 0; c = vk__s_node(s, c)->next) {
		if (vk__s_node(s, c)->piece > vk__s_node(s, last)->piece)
			last = c;
		cool = cool || vk__s_role(vk__s_node(s, c), VK__ROLE_COOLDOWN);
	}
	return cool && !vk__node_edge(vk__s_node(s, last)) ? last : 0;
}

/* Seconds of all parts; a pause "between" is not ridden after the last. */
static double
ridden(const struct vk__settle *s)
{
	double seconds = vk__node_seconds(s->g->nodes, 0, 0);

	for (uint32_t c = vk__s_node(s, 0)->first; c != 0; c = vk__s_node(s, c)->next) {
		const struct vk__node *last = vk__s_node(s, vk__s_node(s, c)->last);

		if (vk__s_node(s, c)->reps > 1 && last->rest && last->between)
			seconds -= last->seconds;
	}
	return seconds;
}

/* Whether a part, which is among them, is as long as all others together. */
static bool
is_sum(const struct vk__settle *s, const struct vk__node *n)
{
	return fabs(vk__node_seconds(s->g->nodes, 0, 0) - 2 * n->seconds) <= 1 ||
	    fabs(ridden(s) - 2 * n->seconds) <= 1;
}

/*
 * "Séance VO2 - 1h05", "Endurance 2h30" on the first line, and lines that add
 * up to exactly that: the name of the session and its length. Where they do
 * not, and a warm-up follows that would come first, what is it?
 */
static void
drop_title(struct vk__settle *s)
{
	uint32_t first = told_first(s);
	const struct vk__node *n = vk__s_node(s, first);
	unsigned others = 0;
	bool warm = false;

	if (first == 0 || n->line > 0 || n->reps > 0 || n->role != 0 || n->rest ||
	    n->seconds < TITLE_LEAST)
		return;
	for (uint32_t c = vk__s_node(s, 0)->first; c != 0; c = vk__s_node(s, c)->next) {
		if (c != first && vk__s_node(s, c)->line == n->line)
			return;
		others += c != first;
		warm = warm || vk__s_role(vk__s_node(s, c), VK__ROLE_WARMUP);
	}
	if (vk__settle_built(s, 0))
		return;
	if (others < 3 || !is_sum(s, n)) {
		if (others >= 3 && warm)
			vk__g_doubt(s->g, VK__DOUBT_TOTAL);
		return;
	}
	s->g->stated_total = n->seconds;
	vk__node_remove(s->g->nodes, 0, first);
}

/* "Tempo (1h15) :", "Seuil 1h20 - ": a word, its length, and a sign that ends a
 * title. */
static bool
ends_title(const struct vk__settle *s, const struct vk__node *n, bool paren)
{
	size_t end = n->piece_end;

	while (vk__g_at(s->g, end)->kind == VK__P_CLOSE || vk__g_at(s->g, end)->kind == VK__P_NOTE)
		end++;
	return paren || vk__g_at(s->g, end)->kind == VK__P_COLON ||
	    vk__g_at(s->g, end)->kind == VK__P_DASH || vk__g_at(s->g, end)->kind == VK__P_LINE;
}

/*
 * "Tempo (1h15) : 15' échauffement, 2x20', ...": the name of an intensity and a
 * length before parts that add up to it. Where they do not, and the warm-up is
 * told behind it, or where nothing tells a title from a step: what is it?
 */
static void
drop_name(struct vk__settle *s)
{
	uint32_t first = told_first(s);
	bool paren = vk__s_node(s, first)->reps == 1 && vk__s_node(s, first)->first != 0 &&
	    vk__s_node(s, first)->first == vk__s_node(s, first)->last;
	const struct vk__node *n = vk__s_node(s, paren ? vk__s_node(s, first)->first : first);
	unsigned others = 0;
	bool warm = false;

	if (first == 0 || n->line > 0 || n->reps > 0 || n->role != 0 || n->rest || n->zone == 0 ||
	    n->power.unit != VK_UNIT_NONE || n->zone_piece + 1 >= n->length_piece ||
	    n->seconds < TITLE_LEAST || vk__settle_built(s, 0))
		return;
	for (uint32_t c = vk__s_node(s, 0)->first; c != 0; c = vk__s_node(s, c)->next) {
		others += c != first;
		warm = warm || (vk__s_role(vk__s_node(s, c), VK__ROLE_WARMUP) &&
		    vk__s_node(s, c)->piece > n->piece);
	}
	if (others > 1 && is_sum(s, n) && ends_title(s, n, paren)) {
		s->g->stated_total = n->seconds;
		vk__node_remove(s->g->nodes, 0, first);
	} else if (warm || (others > 0 && is_sum(s, n) && (ends_title(s, n, paren) || others > 2))) {
		vk__g_doubt(s->g, VK__DOUBT_TOTAL);
	}
}

/* "9 fois :", three lines, "Total 65 min": the last of them is behind the
 * repetition, where the total says so. */
static bool
move_behind(struct vk__settle *s, uint32_t group, double missing)
{
	uint32_t last = vk__s_node(s, group)->last;
	const struct vk__node *n = vk__s_node(s, last);

	if (vk__s_node(s, group)->reps < 2 || last == 0 || vk__s_node(s, group)->first == last ||
	    n->reps > 0 || n->between || n->of_rep || n->line == vk__s_node(s, group)->line ||
	    fabs((vk__s_node(s, group)->reps - 1) * n->seconds - missing) > 1)
		return false;
	vk__node_remove(s->g->nodes, group, last);
	vk__node_insert(s->g->nodes, 0, group, last);
	return true;
}

/* "..., 8 min cool-down (80 min)": what all comes to, told at the end. */
static void
drop_end(struct vk__settle *s)
{
	uint32_t last = told_after_all(s);
	uint32_t part = last;
	const struct vk__node *n;

	if (vk__s_node(s, last)->reps == 1 && vk__s_node(s, last)->first ==
	    vk__s_node(s, last)->last)
		part = vk__s_node(s, last)->first; /* in brackets */
	n = vk__s_node(s, part);
	if (last == 0 || n->reps > 0 || n->seconds < 1200 || n->rest || n->role != 0 ||
	    vk__node_targeted(n) || n->cadence.unit != VK_UNIT_NONE ||
	    vk__s_node(s, last)->sep == VK__SEP_THEN || !is_sum(s, n) || vk__settle_built(s, 0))
		return;
	s->g->stated_total = n->seconds;
	vk__g_settle_lengths(s->g, last);
	vk__node_remove(s->g->nodes, 0, last);
}

/* "Goal: ..." just before a part. */
static bool
is_goal(const struct vk__settle *s, const struct vk__node *n)
{
	const struct vk__piece *why = vk__g_at(s->g, n->piece < 2 ? 0 : n->piece - 2);

	return n->piece >= 2 && why[1].kind == VK__P_COLON && why->kind == VK__P_NOTE &&
	    why->value == VK__NOTE_WHY;
}

/* "Today's goal: 40 min at threshold. 15 min warm-up, 4x10 min ...": what the
 * efforts come to, told before the warm-up. */
static void
drop_goal(struct vk__settle *s)
{
	uint32_t first = told_first(s);
	const struct vk__node *n = vk__s_node(s, first);
	bool goal = first != 0 && is_goal(s, n), warm = false, counted = false;

	if (first == 0 || n->reps > 0 || n->role != 0 || n->rest || n->seconds <= 0 ||
	    !vk__node_targeted(n))
		return;
	for (uint32_t c = vk__s_node(s, 0)->first; c != 0; c = vk__s_node(s, c)->next) {
		if (c != first && vk__s_node(s, c)->sentence == n->sentence)
			return;
		warm = warm || vk__s_role(vk__s_node(s, c), VK__ROLE_WARMUP);
		counted = counted || vk__s_node(s, c)->counted;
	}
	if ((goal || (warm && counted)) && !vk__settle_built(s, 0) &&
	    fabs(vk__detail_efforts(s->g, 0) - 2 * n->seconds) < 1) {
		vk__g_settle_lengths(s->g, first);
		vk__node_remove(s->g->nodes, 0, first);
	} else if (goal && counted) {
		vk__g_doubt(s->g, VK__DOUBT_TOTAL);
	}
}

/* A stated total can tell whether the last recovery is ridden. */
void
vk__total_fit(struct vk__settle *s)
{
	double missing;

	if (s->g->stated_total <= 0)
		return;
	missing = vk__node_seconds(s->g->nodes, 0, 0) - s->g->stated_total;
	if (missing <= 0)
		return;
	for (uint32_t c = vk__s_node(s, 0)->first; c != 0; c = vk__s_node(s, c)->next)
		if (move_behind(s, c, missing))
			return;
	for (uint32_t c = vk__s_node(s, 0)->first; c != 0; c = vk__s_node(s, c)->next) {
		uint32_t last = vk__s_node(s, c)->last;
		if (vk__s_node(s, c)->reps > 1 && last != 0 && vk__s_node(s, last)->reps == 0 &&
		    vk__s_node(s, last)->rest && fabs(vk__s_node(s, last)->seconds - missing) < 1) {
			vk__s_node(s, last)->between = true;
			return;
		}
	}
}

/* "1h15 : ..., retour en Z1": a last step without a length is what is left. */
static void
fill_last(struct vk__settle *s)
{
	uint32_t last = vk__s_node(s, 0)->last;
	struct vk__node *n = vk__s_node(s, last);
	double left;

	if (last == 0 || s->g->stated_total <= 0 || n->reps > 0 ||
	    !vk__s_role(n, VK__ROLE_COOLDOWN) || vk__node_length(n) || n->remainder)
		return;
	left = s->g->stated_total - vk__node_seconds(s->g->nodes, 0, 0);
	if (left < 60 || left > EDGE_MOST)
		return;
	for (uint32_t c = vk__s_node(s, 0)->first; c != last; c = vk__s_node(s, c)->next)
		if (!vk__node_timed(s->g->nodes, c, 0))
			return;
	n->seconds = left;
	n->open = false;
}

/* "the rest in zone 2": the stated total less everything else. */
void
vk__total_fill(struct vk__settle *s)
{
	fill_last(s);
	for (uint32_t c = vk__s_node(s, 0)->first; c != 0; c = vk__s_node(s, c)->next) {
		double left;

		if (!vk__s_node(s, c)->remainder)
			continue;
		left = s->g->stated_total - vk__node_seconds(s->g->nodes, 0, 0);
		if (left >= 60 && vk__node_timed(s->g->nodes, c, 0) == false) {
			vk__s_node(s, c)->seconds = left;
		} else {
			vk__s_node(s, c)->open = true;
			vk__g_doubt(s->g, VK__DOUBT_AMOUNT_MISSING);
		}
	}
}

/* "2 h en Z2 : 3x10 min à 90 %": a target of the whole that no step has. */
static bool
has_own_target(const struct vk__settle *s)
{
	const vk_target *whole = &s->g->whole.power;

	for (uint32_t i = 1; i < s->g->nodes->count; i++) {
		const vk_target *p = &vk__s_node(s, i)->power;

		if (p->unit == whole->unit && p->start == whole->start && p->end == whole->end)
			return false;
	}
	return whole->unit != VK_UNIT_NONE;
}

/* A ride without repetitions, or "with" some, told in part only: where is the
 * rest? */
static bool
lacks_ride(const struct vk__settle *s)
{
	for (uint32_t c = vk__s_node(s, 0)->first; c != 0; c = vk__s_node(s, c)->next)
		if ((vk__s_node(s, c)->reps > 0 || vk__s_node(s, c)->seconds <= 0) &&
		    !s->g->total_with && !has_own_target(s))
			return false;
	return vk__node_seconds(s->g->nodes, 0, 0) < 0.8 * s->g->stated_total;
}

/* Whether the total stands behind efforts alone, "4x10 min ..., 1h45 in all", so that
 * what comes before and after them is left to the rider. */
static bool
leaves_edges(const struct vk__settle *s)
{
	uint32_t told = told_first(s);
	const struct vk__node *first = vk__s_node(s, told != 0 ? told :
	    vk__s_node(s, 0)->first);

	for (uint32_t c = vk__s_node(s, 0)->first; c != 0; c = vk__s_node(s, c)->next)
		if (vk__node_edge(vk__s_node(s, c)))
			return false;
	return s->g->whole.seconds > 0 && s->g->whole.piece > first->piece;
}

/* "90 min overall, 2x20 min ...": less than that is told, and no part is open. */
static bool
lacks_time(const struct vk__settle *s)
{
	return vk__node_timed(s->g->nodes, 0, 0) && !leaves_edges(s) &&
	    vk__node_seconds(s->g->nodes, 0, 0) < 0.9 * s->g->stated_total;
}

/* A block of lines that may have ended before: the total has told that it did not. */
static void
settle_lines(struct vk__settle *s)
{
	if (s->g->doubts[VK__DOUBT_COUNT_ALONE] == 1 && s->g->stated_total > 0 &&
	    fabs(ridden(s) - s->g->stated_total) < 1)
		s->g->doubts[VK__DOUBT_COUNT_ALONE] = 0;
}

/* "Endurance 2 h" above lines that make 45 min: where is the rest? */
static bool
title_differs(const struct vk__settle *s)
{
	double title = s->g->title_total, sum = vk__node_seconds(s->g->nodes, 0, 0);

	return title > 0 && s->g->stated_total <= 0 && (sum > 1.1 * title ||
	    (sum < 0.9 * title && (vk__node_timed(s->g->nodes, 0, 0) ||
	    vk__node_metres(s->g->nodes, 0, 0) > 0)));
}

/* More to ride than the text says in all, or less: one of the two is wrong. */
static void
check_total(struct vk__settle *s)
{
	double most = 1.1 * s->g->stated_total;

	if (title_differs(s))
		vk__g_doubt(s->g, VK__DOUBT_TOTAL);
	if (most > 0 && (vk__node_seconds(s->g->nodes, 0, 0) > most || lacks_ride(s) ||
	    lacks_time(s)))
		vk__g_doubt(s->g, VK__DOUBT_TOTAL);
}

/* A warm-up without a length beside one that has it: something was missed. */
static void
check_edges(struct vk__settle *s)
{
	unsigned open = 0, timed = 0;

	for (uint32_t c = vk__s_node(s, 0)->first; c != 0; c = vk__s_node(s, c)->next) {
		unsigned bit = vk__s_role(vk__s_node(s, c), VK__ROLE_WARMUP) ? 1 :
		    vk__s_role(vk__s_node(s, c), VK__ROLE_COOLDOWN) ? 2 : 0;
		if (vk__s_node(s, c)->reps > 0)
			continue;
		if (vk__node_length(vk__s_node(s, c)))
			timed |= bit;
		else
			open |= bit;
	}
	if ((open & timed) != 0)
		vk__g_doubt(s->g, VK__DOUBT_CONTRADICTION);
}

/* "Sortie de 3 h en Z2", and nothing else: that is what is ridden. */
static void
ride_total(struct vk__settle *s)
{
	struct vk__node n = s->g->whole;

	if (vk__s_node(s, 0)->first != 0 || n.seconds <= 0 || s->g->named != 0)
		return;
	n.total = false;
	vk__node_append(s->g->nodes, 0, vk__node_new(s->g->nodes, &n));
}

void
vk__total_settle(struct vk__settle *s)
{
	ride_total(s);
	drop_goal(s);
	drop_total(s);
	drop_name(s);
	drop_title(s);
	drop_end(s);
}

void
vk__total_check(struct vk__settle *s)
{
	settle_lines(s);
	check_total(s);
	check_edges(s);
}
