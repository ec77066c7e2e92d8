/* SPDX-License-Identifier: MIT */
/*
 * A step's length, and which numbers without a unit are one. A length that
 * names something else (a pace, the time of another part) is told apart here.
 */
#include "atom.h"

#include <math.h>

static bool
is_easy(const struct vk__grammar *g, size_t i)
{
	const struct vk__piece *p = vk__g_at(g, i);
	const struct vk__zone *z = p->kind != VK__P_ZONE ? NULL :
	    vk__lexicon_zone(g->lexicon, p->value);

	return z != NULL && z->easy;
}

/* The seconds of a number without a unit: what coaches mean by it. */
static double
bare_seconds(struct atom *a, double value)
{
	bool rest = a->n->rest;

	a->n->bare = true;
	a->g->bare++;
	if ((a->n->maxeffort || (a->g->has_pending && a->g->pending.maxeffort)) &&
	    value >= 5 && !is_easy(a->g, a->g->i + 1))
		return value; /* "sprints 6x20" */
	if (rest && value >= 15)
		return value; /* "r 30" */
	if (!rest && !a->n->role && a->counted && value >= 30 && value != 40 && value != 45 &&
	    value != 50 && value != 60) {
		vk__g_doubt(a->g, VK__DOUBT_BARE_NUMBER);
		return value;
	}
	if (rest ? value > 8 : (a->counted && value > 25))
		vk__g_doubt(a->g, VK__DOUBT_BARE_NUMBER);
	return value * 60;
}

bool
vk__length_known(const struct vk__grammar *g, double length)
{
	for (size_t i = 1; i < g->nodes->count; i++)
		if (g->nodes->node[i].seconds == length || g->nodes->node[i].metres == length)
			return true;
	return false;
}

static bool
ends_part(const struct vk__grammar *g, size_t i)
{
	return vk__g_sep(g, i) != VK__SEP_NONE || vk__g_at(g, i)->kind == VK__P_END;
}

/* "Calme 10.", "Easy 15, then ...": a part of an easy word and its minutes. */
static bool
follows_easy(const struct vk__grammar *g, size_t i)
{
	const struct vk__piece *p = vk__g_at(g, i);
	const struct vk__piece *word = vk__g_at(g, i - 1);
	const struct vk__zone *z;

	if (i == 0 || word->kind != VK__P_ZONE || p->at || p->a < 5 || p->a > 60 ||
	    !ends_part(g, i + 1) || (i > 1 && vk__g_sep(g, i - 2) == VK__SEP_NONE))
		return false;
	z = vk__lexicon_zone(g->lexicon, word->value);
	return z != NULL && z->easy;
}

bool
vk__bare_begins(const struct vk__grammar *g, size_t i)
{
	const struct vk__piece *next = vk__g_at(g, i + 1);

	const struct vk__zone *z;

	/* "20 Z2", "5 easy" at the beginning of a part */
	if (next->kind == VK__P_TARGET || next->kind == VK__P_ZONE) {
		const struct vk__piece *p = vk__g_at(g, i);
		z = next->kind == VK__P_ZONE ? vk__lexicon_zone(g->lexicon, next->value) : NULL;
		return p->a >= 2 && p->a <= 240 && !p->at && (i == 0 ||
		    vk__g_sep(g, i - 1) != VK__SEP_NONE || vk__g_at(g, i - 1)->kind == VK__P_OPEN) &&
		    (z != NULL ? z->unit == VK_UNIT_PCT_FTP : next->unit == VK_UNIT_POWER_ZONE);
	}
	if (follows_easy(g, i))
		return true;
	/* "2@110", "4 RBI", "10 RAC", "5 between sets" */
	if (next->kind == VK__P_OP && next->value == VK__OP_BETWEEN)
		return vk__g_at(g, i)->a <= 30 && !vk__g_at(g, i)->at;
	return next->kind == VK__P_AT || next->kind == VK__P_REST ||
	    next->kind == VK__P_OFF || (next->kind == VK__P_ROLE && next->value <= VK__ROLE_RECOVERY);
}

/* "25 min allure CLM de 40 km", "building in blocks of 60 seconds". */
static bool
is_detail(const struct atom *a, const struct vk__piece *p)
{
	const struct vk__piece *before = vk__g_at(a->g, a->g->i - 1);

	if (p->kind == VK__P_METRES)
		return before->kind == VK__P_NOTE && before->value != VK__NOTE_PLACE;
	return p->kind == VK__P_TIME && before->kind == VK__P_SET && a->n->ramp;
}

/* "after each 15 min block": whether sets of repetitions are as long. */
static bool
is_of_sets(const struct vk__grammar *g, double seconds)
{
	for (uint32_t i = 1; i < g->nodes->count; i++) {
		const struct vk__node *n = vk__g_node(g, i);

		if (n->reps > 0 && n->first != 0 && vk__g_node(g, n->first)->reps > 1 &&
		    fabs(vk__node_seconds(g->nodes, i, 0) / n->reps - seconds) < 1)
			return true;
	}
	return false;
}

enum step
vk__atom_length(struct atom *a, const struct vk__piece *p)
{
	struct vk__node *n = a->n;

	if (a->amount && p->kind != VK__P_BARE &&
	    (a->between || vk__g_at(a->g, a->g->i - 1)->kind == VK__P_REST)) {
		/* "between each 25 min block" names a length given before */
		if (!vk__length_known(a->g, p->a))
			return BREAK;
		if (is_of_sets(a->g, p->a)) {
			n->of_set = true;
			n->of_rep = false;
		}
		vk__g_use_length(a->g);
		return TAKEN;
	}
	if (a->amount && is_detail(a, p)) {
		vk__g_use_length(a->g);
		return TAKEN;
	}
	if (a->amount && n->length_piece > 0 && p->kind == VK__P_TIME && p->a == n->seconds &&
	    a->g->pieces->piece[n->length_piece - 1].stretch && !p->stretch) {
		vk__g_use_length(a->g); /* "15-25' : 10' à 85 %" */
		return TAKEN;
	}
	if (a->amount || (a->counted && p->during && p->a >= 600))
		return BREAK; /* "3 surges in 20 min": not of one of them */
	if (p->kind == VK__P_BARE && !a->counted &&
	    vk__g_at(a->g, a->g->i + 1)->kind == VK__P_COLON &&
	    vk__g_at(a->g, a->g->i + 2)->kind == VK__P_TIME) {
		vk__g_use(a->g); /* "Recovery 1: 5:00" */
		return TAKEN;
	}
	if (p->kind == VK__P_BARE) {
		if (!(a->counted && !p->at) && n->role == 0 && !n->rest &&
		    n->sep != VK__SEP_SLASH && !vk__bare_begins(a->g, a->g->i))
			return BREAK;
		if (p->a <= 0 || p->a > 600)
			return BREAK;
		n->seconds = bare_seconds(a, p->a);
	} else if (p->kind == VK__P_METRES) {
		/* "25-mile TT pace" names a pace, not a length */
		const struct vk__piece *next = vk__g_at(a->g, a->g->i + 1);
		if (next->kind == VK__P_NOTE && next->value == VK__NOTE_PACE && !a->counted) {
			vk__g_use_length(a->g);
			return TAKEN;
		}
		n->metres = p->a;
	} else {
		n->seconds = p->a;
	}
	if (p->from_en && p->join == VK__JOIN_NONE)
		vk__g_doubt(a->g, VK__DOUBT_CONDITION); /* "from 30 min on" */
	if (p->unsure)
		vk__g_doubt(a->g, VK__DOUBT_TARGET_PLACE);
	n->during = n->during || p->during;
	if (p->join != VK__JOIN_NONE) /* a ride "of 1 h 30 to 2 h" is two rides */
		vk__g_doubt(a->g, a->counted || a->g->depth > 0 || n->rest ||
		    n->role != 0 ?
		    VK__DOUBT_AMOUNT_RANGE : VK__DOUBT_ALTERNATIVE);
	if (p->join != VK__JOIN_NONE && p->b >= 2 * p->a)
		vk__g_doubt(a->g, VK__DOUBT_ALTERNATIVE); /* advice, not a session */
	a->amount = true;
	a->amount_at = a->g->i;
	n->length_piece = (uint32_t)a->g->i + 1;
	if (n->zone != 0 || n->power.unit != VK_UNIT_NONE)
		n->late = true;
	vk__g_use(a->g);
	return TAKEN;
}
