/* SPDX-License-Identifier: MIT */
/*
 * Repetitions told apart: "la première à 88 %, la deuxième à 92 %", "odd ones
 * at 95 %", "the last at 110 %", and parts that are named by their number
 * only: "a second set of 8". A repetition that is told apart becomes a list
 * of its efforts; when not every one has a target, nothing is changed.
 */
#include "ordinal.h"

#include <math.h>

/* Which pick each repetition has: 1 + its index; 0: none. */
static bool
assign(const struct pick *pick, size_t n, uint32_t reps, uint8_t of[REPS_MOST])
{
	uint32_t told = 0; /* up to this one */

	for (size_t k = 0; k < n; k++) {
		uint32_t step = pick[k].every > 0 ? pick[k].every : 1;
		uint32_t from = pick[k].back > 0 ? reps + 1 - pick[k].back : pick[k].from;
		uint32_t to = pick[k].to > 0 ? pick[k].to : pick[k].from > 0 &&
		    pick[k].back > 0 ? from : reps;

		if (pick[k].others) {
			for (uint32_t r = 0; r < reps; r++)
				of[r] = (uint8_t)(of[r] == 0 ? k + 1 : of[r]);
			continue;
		}
		if (pick[k].next > 0) {
			from = told + 1;
			to = told + pick[k].next;
		}
		if (pick[k].back > reps || to > reps || from < 1)
			return false;
		for (uint32_t r = from; r <= to; r += step)
			of[r - 1] = (uint8_t)(k + 1);
		told = to;
	}
	return true;
}

static bool
covers(const uint8_t of[REPS_MOST], uint32_t reps)
{
	for (uint32_t r = 0; r < reps; r++)
		if (of[r] == 0)
			return false;
	return true;
}

/* What is said of one repetition beats what is said of all. */
void
vk__o_set(struct vk__node *n, const struct vk__node *said)
{
	struct vk__node old = *n;

	if (vk__node_targeted(said)) {
		n->power = n->hr = n->rpe = (vk_target){ 0 };
		n->zone = n->zone2 = 0;
		n->maxeffort = n->ramp = false;
	}
	if (said->cadence.unit != VK_UNIT_NONE)
		n->cadence = (vk_target){ 0 };
	if (said->note_end > 0) {
		n->note = said->note;
		n->note_end = said->note_end;
	}
	vk__atom_inherit(n, said);
	if (n->hr.unit == VK_UNIT_NONE)
		n->hr = old.hr;
}

/* All efforts below a group get what is said of it. */
static void
set_all(struct vk__grammar *g, uint32_t at, const struct vk__node *said, unsigned depth)
{
	if (vk__g_node(g, at)->reps == 0) {
		if (!vk__node_recovery(vk__g_node(g, at)))
			vk__o_set(vk__g_node(g, at), said);
		return;
	}
	for (uint32_t c = vk__g_node(g, at)->first; c != 0 && depth < VK__NODE_DEPTH;
	    c = vk__g_node(g, c)->next)
		set_all(g, c, said, depth + 1);
}

/* The group as a list: each effort with its own target, then what follows. */
void
vk__o_spell(struct vk__grammar *g, uint32_t group, const struct pick *pick,
    const uint8_t of[REPS_MOST])
{
	uint32_t effort = vk__g_node(g, group)->first;
	uint32_t tail = vk__g_node(g, effort)->next;
	uint32_t reps = vk__g_node(g, group)->reps;

	vk__g_node(g, group)->first = vk__g_node(g, group)->last = 0;
	for (uint32_t r = 0; r < reps; r++) {
		uint32_t copy = vk__node_copy(g->nodes, effort, 0);

		if (copy == 0)
			return;
		if (of[r] > 0)
			set_all(g, copy, &pick[of[r] - 1].said, 0);
		vk__node_append(g->nodes, group, copy);
		for (uint32_t c = tail; c != 0; c = vk__g_node(g, c)->next)
			if (r + 1 < reps || !vk__g_node(g, c)->between)
				vk__node_append(g->nodes, group, vk__node_copy(g->nodes, c, 0));
	}
	vk__g_node(g, group)->reps = 1;
	vk__g_node(g, group)->ladder = true;
	vk__g_node(g, group)->rested = tail != 0;
}

/* The repetition whose efforts may be told apart; 0: none. */
uint32_t
vk__o_group(const struct vk__grammar *g, uint32_t parent)
{
	uint32_t at = vk__g_node(g, parent)->last;
	uint32_t effort = at == 0 ? 0 : vk__g_node(g, at)->first;

	if (effort == 0 || !vk__g_node(g, at)->counted || vk__g_node(g, at)->reps < 2 ||
	    vk__g_node(g, at)->reps > REPS_MOST || vk__g_node(g, effort)->reps > 0)
		return 0;
	for (uint32_t c = vk__g_node(g, effort)->next; c != 0; c = vk__g_node(g, c)->next)
		if (vk__g_node(g, c)->reps > 0 || !vk__g_node(g, c)->rest)
			return 0;
	return at;
}

/* The sets that may be told apart, "2x8x30/30: first set at 115 %"; 0: none. */
static uint32_t
sets_group(const struct vk__grammar *g, uint32_t parent)
{
	uint32_t at = vk__g_node(g, parent)->last;
	uint32_t inner = at == 0 ? 0 : vk__g_node(g, at)->first;

	if (inner == 0 || !vk__g_node(g, at)->counted || vk__g_node(g, at)->reps < 2 ||
	    vk__g_node(g, at)->reps > REPS_MOST || !vk__g_node(g, inner)->counted)
		return 0;
	for (uint32_t c = vk__g_node(g, inner)->next; c != 0; c = vk__g_node(g, c)->next)
		if (vk__g_node(g, c)->reps > 0 || !vk__g_node(g, c)->rest)
			return 0;
	return at;
}

/* "4x8: 2 à 95 %, 2 à 105 %": repetitions, or the minutes of each of them? */
static bool
fill_effort(const struct vk__grammar *g, uint32_t group, double seconds, size_t shares)
{
	double effort = vk__g_node(g, vk__g_node(g, group)->first)->seconds;

	return shares == 2 && effort >= seconds && fmod(effort, seconds) < 1e-9;
}

/* "2 à 95 %", "2@95%" at piece i. */
static bool
is_share(const struct vk__grammar *g, size_t i)
{
	return vk__o_small(vk__g_at(g, i)) && vk__g_at(g, i + 1 +
	    (vk__g_at(g, i + 1)->kind == VK__P_AT))->kind == VK__P_TARGET;
}

bool
vk__ordinal_fills(const struct vk__grammar *g, size_t i, uint32_t group)
{
	const struct vk__node *n = vk__g_node(g, group);
	double sum = 0;
	size_t shares = 0;

	for (; shares < PICKS && is_share(g, i); shares++) {
		sum += vk__g_at(g, i)->a;
		i += 2u + (vk__g_at(g, i + 1)->kind == VK__P_AT);
		i += vk__g_sep(g, i) != VK__SEP_NONE && is_share(g, i + 1);
	}
	return shares >= 2 && sum == n->reps &&
	    fabs(60 * sum - vk__g_node(g, n->first)->seconds) > 1;
}

/* "2 à 95 %, 2 à 100 %, 2 à 105 %": so many each, which must fill the whole. */
bool
vk__ordinal_shares(struct vk__grammar *g, uint32_t parent)
{
	uint32_t group = vk__o_group(g, parent);
	struct pick pick[PICKS];
	uint8_t of[REPS_MOST] = { 0 };
	uint32_t sum = 0;
	size_t begin = g->i, n = 0;

	while (group != 0 && n < PICKS && is_share(g, g->i)) {
		uint32_t count = (uint32_t)vk__g_at(g, g->i)->a;

		for (uint32_t r = sum; r < sum + count && r < REPS_MOST; r++)
			of[r] = (uint8_t)(n + 1);
		sum += count;
		vk__g_use_to(g, g->i + 1 + (vk__g_at(g, g->i + 1)->kind == VK__P_AT));
		pick[n] = (struct pick){ 0 };
		*vk__node_target(&pick[n].said, (vk_unit)vk__g_at(g, g->i)->unit) = (vk_target){
			(vk_unit)vk__g_at(g, g->i)->unit, vk__g_at(g, g->i)->a,
			vk__g_at(g, g->i)->b };
		vk__g_use(g);
		n++;
		if (vk__g_sep(g, g->i) != VK__SEP_NONE && is_share(g, g->i + 1))
			vk__g_use(g);
	}
	if (n < 2 || sum != vk__g_node(g, group)->reps) {
		for (size_t i = begin; i < g->i; i++)
			g->pieces->piece[i].used = false;
		g->i = begin;
		return false;
	}
	if (fill_effort(g, group, 60.0 * sum, n))
		vk__g_doubt(g, VK__DOUBT_PATTERN);
	vk__o_spell(g, group, pick, of);
	return true;
}

/* "le deuxième à 90 %" after "le premier bloc de 10 min à 85 %". */
static bool
like_before(struct vk__grammar *g, uint32_t parent, const struct pick *pick)
{
	uint32_t last = vk__g_node(g, parent)->last;
	uint32_t before = last;
	uint32_t copy;

	if (last != 0 && vk__g_node(g, last)->rest)
		before = vk__node_before(g->nodes, parent, last);
	if (before == 0 || vk__g_node(g, before)->reps > 0 || pick->from != pick->to ||
	    pick->from != vk__g_node(g, before)->ordinal + 1u || pick->back > 0)
		return false;
	copy = vk__node_copy(g->nodes, before, 0);
	if (copy == 0)
		return false;
	vk__g_node(g, copy)->ordinal = (uint8_t)pick->from;
	vk__g_node(g, copy)->sentence = g->sentence;
	vk__o_set(vk__g_node(g, copy), &pick->said);
	vk__node_append(g->nodes, parent, copy);
	return true;
}

/* "..., 2e série, rac 10'": named, and not told what it is. */
static bool
is_bare(const struct vk__grammar *g, size_t i)
{
	size_t end = i + 1;
	enum vk__sep sep;

	if (vk__g_at(g, i)->kind != VK__P_ORD || i == 0 ||
	    vk__g_sep(g, i - 1) == VK__SEP_NONE || vk__g_at(g, end)->kind != VK__P_SET)
		return false;
	while (vk__o_name(vk__g_at(g, end)))
		end++;
	sep = vk__g_sep(g, end);
	if (vk__g_at(g, end)->kind == VK__P_END)
		return true;
	return (sep == VK__SEP_COMMA || sep == VK__SEP_STOP) &&
	    (vk__clause_peek(g, end + 1).warm_cool || !vk__clause_peek(g, end + 1).amount);
}

/* "Bloc 1 :", "1er bloc :": only a name, and what is named comes next. */
static void
read_label(struct vk__grammar *g)
{
	struct pick pick;
	size_t end;

	if (is_bare(g, g->i))
		vk__g_doubt(g, VK__DOUBT_COUNT_ALONE);
	if (vk__g_at(g, g->i)->kind == VK__P_ORD)
		g->ordinal = vk__g_at(g, g->i)->value;
	else if (vk__o_pick(g, g->i, &pick, &end) && pick.to < REPS_MOST)
		g->ordinal = (uint8_t)pick.to;
	vk__g_use(g);
}

bool
vk__ordinal_follows(const struct vk__grammar *g, uint32_t parent)
{
	return vk__o_group(g, parent) != 0 || sets_group(g, parent) != 0;
}

/* Whether words are all that is said: "2e et 4e en danseuse". */
static bool
only_notes(const struct pick *pick, size_t n)
{
	for (size_t k = 0; k < n; k++)
		if (vk__node_targeted(&pick[k].said) || pick[k].said.cadence.unit != VK_UNIT_NONE)
			return false;
	return true;
}

void
vk__ordinal_read(struct vk__grammar *g, uint32_t parent)
{
	uint32_t group = vk__o_group(g, parent);
	struct pick pick[PICKS];
	uint8_t of[REPS_MOST] = { 0 };
	size_t begin = g->i, n;

	if (vk__ordinal_again(g, parent) || vk__ordinal_halves(g, parent))
		return;
	n = vk__o_picks(g, pick);
	if (n == 0) {
		read_label(g);
		return;
	}
	if (group == 0)
		group = sets_group(g, parent);
	if (group != 0 && assign(pick, n, vk__g_node(g, group)->reps, of) &&
	    (covers(of, vk__g_node(g, group)->reps) ||
	    (vk__g_node(g, vk__g_node(g, group)->first)->reps == 0 &&
	    vk__node_targeted(vk__g_node(g, vk__g_node(g, group)->first))))) {
		vk__o_spell(g, group, pick, of);
		return;
	}
	if (only_notes(pick, n)) { /* "the last one: enjoy" */
		g->i = begin;
		read_label(g);
		return;
	}
	for (size_t k = 0; k < n; k++)
		if (group != 0 || !like_before(g, parent, &pick[k])) {
			for (size_t i = begin; i < g->i; i++)
				g->pieces->piece[i].used = false;
			vk__g_doubt(g, VK__DOUBT_EMBEDDED);
			return;
		}
}
