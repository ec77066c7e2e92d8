/* SPDX-License-Identifier: MIT */
/*
 * Words inside a step that are neither length nor target: its role, what it
 * lies between, its qualities, and those after which the numbers may not mean
 * what they say. Each is taken, or begins the next step.
 */
#include "atom.h"

static bool
is_edge(const struct vk__piece *p)
{
	return p->kind == VK__P_ROLE && !p->setting &&
	    (p->value == VK__ROLE_WARMUP || p->value == VK__ROLE_COOLDOWN);
}

/* "échauffement et retour au calme 10 min", "10' w/u and c/d": one length for both. */
static bool
on_both_edges(struct atom *a, const struct vk__piece *p)
{
	const struct vk__grammar *g = a->g;
	size_t i = g->i + 1;
	enum vk__sep sep = vk__g_sep(g, i);

	i += sep == VK__SEP_AND || sep == VK__SEP_SLASH || sep == VK__SEP_PLUS;
	if (a->counted || !is_edge(p) || !is_edge(vk__g_at(g, i)) ||
	    vk__g_at(g, i)->value == p->value)
		return false;
	i++;
	if (a->amount ? vk__amount_ahead(g, i) || vk__g_at(g, i)->kind == VK__P_COLON :
	    vk__g_at(g, i + (vk__g_at(g, i)->kind == VK__P_COLON))->kind != VK__P_TIME)
		return false;
	a->n->role = 1 + VK__ROLE_WARMUP;
	a->n->both_ends = true;
	vk__g_use_to(a->g, i);
	return true;
}

enum step
vk__atom_role(struct atom *a, const struct vk__piece *p)
{
	struct vk__node *n = a->n;
	uint8_t role = (uint8_t)(1 + p->value);
	bool ahead = vk__amount_ahead(a->g, a->g->i + 1);

	if (p->value == VK__ROLE_EFFORT) {
		vk__g_use(a->g);
		return TAKEN;
	}
	if (p->setting) {
		n->role = role; /* where it stands, not between others */
		n->placed = true;
		vk__g_use(a->g);
		return TAKEN;
	}
	if (p->value == VK__ROLE_MAIN && (!a->amount || (vk__node_edge(n) &&
	    vk__g_at(a->g, a->g->i + 1)->kind == VK__P_COLON)))
		return BREAK; /* "WU: 12' MS: 4x8'" */
	if (p->value == VK__ROLE_MAIN) {
		vk__g_use(a->g); /* "les 40 minutes du corps de séance" */
		return TAKEN;
	}
	if (a->paren > 0 && p->value == VK__ROLE_RECOVERY)
		return BREAK;
	n->many = n->many || p->many;
	if (n->role == role && a->amount && ahead)
		return BREAK; /* "r=1' R=5'" */
	if (n->role == role || n->between) {
		vk__g_use(a->g);
		return TAKEN;
	}
	if (n->role != 0) {
		/* "récup souple, retour au calme": the later word wins on no length */
		return BREAK;
	}
	if (a->amount && n->rest && p->value != VK__ROLE_RECOVERY && ahead)
		return BREAK; /* "RBS 8min. wu 20" */
	if (a->amount) {
		bool adjacent = a->g->i == a->amount_at + 1;
		if (a->counted && (ahead || !adjacent || p->value == VK__ROLE_RECOVERY))
			return BREAK;
		if (!adjacent && ahead)
			return BREAK;
	} else if ((n->zone != 0 || n->power.unit != VK_UNIT_NONE || n->targets_count > 0) &&
	    a->counted) {
		return BREAK; /* "30/30 130/50 % r 5'" */
	}
	if (on_both_edges(a, p))
		return TAKEN;
	n->role = role;
	if (p->value == VK__ROLE_RECOVERY)
		n->rest = true;
	vk__g_use(a->g);
	return TAKEN;
}

/* "entre chaque bloc", "between sets": which repetitions a recovery parts. */
static void
on_between(struct atom *a)
{
	struct vk__grammar *g = a->g;

	a->n->between = true;
	a->between = true;
	vk__g_use(a->g);
	for (;;) {
		const struct vk__piece *p = vk__g_at(g, g->i);

		if (vk__g_op(g, g->i, VK__OP_EACH)) {
			vk__g_use(a->g);
		} else if (p->kind == VK__P_ORD && a->n->after == 0) {
			a->n->after = p->value; /* "entre la 3e et la 4e" */
			vk__g_use(a->g);
			if (vk__g_op(g, g->i, VK__OP_AND) &&
			    vk__g_at(g, g->i + 1)->kind == VK__P_ORD) {
				vk__g_use(a->g);
				vk__g_use(a->g);
			}
		} else if (p->kind == VK__P_SET || (p->kind == VK__P_COUNT && p->set)) {
			a->n->of_set = p->value == VK__SET_SET || p->set;
			a->n->of_rep = !a->n->of_set;
			vk__g_use(a->g);
		} else if (p->kind == VK__P_ROLE && p->value == VK__ROLE_EFFORT) {
			a->n->of_rep = a->n->of_effort = true;
			vk__g_use(a->g);
		} else if (p->kind == VK__P_BARE && p->a <= 20 && !p->at) {
			a->n->of_set = p->a == 2;
			vk__g_use(a->g); /* "entre les deux" */
		} else if (p->kind == VK__P_ZONE && !a->n->easy &&
		    !vk__lexicon_zone(g->lexicon, p->value)->easy) {
			a->n->of_rep = true; /* "between sprints", no "between reps easy" */
			vk__g_use(a->g);
		} else {
			return;
		}
	}
}

/* "4x4' de plus en plus vite, de 90 à 105 %": from one to the next, or in each. */
static bool
on_increasing(struct atom *a)
{
	size_t i = a->g->i + 1;
	const struct vk__piece *p = vk__g_at(a->g, i + (vk__g_sep(a->g, i) == VK__SEP_COMMA));
	const vk_target *told = &a->n->power;
	bool range = told->unit != VK_UNIT_NONE ? told->start < told->end :
	    p->kind == VK__P_TARGET && vk__unit_power((vk_unit)p->unit) && p->a < p->b;

	if (range && a->counted)
		vk__g_doubt(a->g, VK__DOUBT_TARGET_PLACE);
	a->n->ramp |= range && !a->counted && a->amount;
	return true;
}

/* "bookended by 15 min Z1": before the step that is ridden first and last. Of two that
 * are told, each is one of them. */
static void
on_bookend(struct atom *a)
{
	const struct vk__grammar *g = a->g;
	unsigned lengths = 0;
	bool edge = false;

	for (size_t i = g->i + 1; vk__g_at(g, i)->kind != VK__P_END &&
	    vk__g_at(g, i)->kind != VK__P_CLOSE && vk__g_sep(g, i) < VK__SEP_COLON; i++) {
		lengths += vk__piece_length(vk__g_at(g, i)->kind);
		edge = edge || is_edge(vk__g_at(g, i));
	}
	if (lengths > 1 && !edge)
		vk__g_doubt(a->g, VK__DOUBT_EMBEDDED);
	a->n->both_ends = lengths <= 1;
	if (a->n->sep < VK__SEP_COMMA)
		a->n->sep = VK__SEP_COMMA;
}

/* Words that say something of the step, wherever they stand. False: no such. */
static bool
on_quality(struct atom *a, const struct vk__piece *p)
{
	struct vk__node *n = a->n;

	switch (p->value) {
	case VK__OP_PRESS:
		n->press = n->open = true;
		return true;
	case VK__OP_LAP:
		n->open = true;
		n->rest = n->rest || (n->role == 0 && !a->amount);
		return true;
	case VK__OP_FREE:
		n->freeride = true;
		return true;
	case VK__OP_RAMP:
		n->ramp = true;
		return true;
	case VK__OP_BIKE:
		n->bike = true;
		return true;
	case VK__OP_SECOND:
		n->set_word = true;
		return true;
	case VK__OP_ACROSS:
		n->across = true;
		return true;
	case VK__OP_INCREASE: {
		const struct vk__piece *to = vk__g_at(a->g, a->g->i + 1);

		/* "15 min en augmentant de 50 à 75 %" */
		if (to->kind != VK__P_TARGET || to->a == to->b || !a->amount)
			return false;
		n->ramp = true;
		return true;
	}
	case VK__OP_BOTHENDS:
		n->both_ends = true;
		n->of_rep = n->of_rep || vk__g_op(a->g, a->g->i + 1, VK__OP_EACH) ||
		    vk__g_op(a->g, a->g->i + 1, VK__OP_DETAIL);
		if (vk__g_op(a->g, a->g->i + 1, VK__OP_DETAIL))
			vk__g_use(a->g);
		return true;
	case VK__OP_BOOKEND:
		on_bookend(a);
		return true;
	case VK__OP_EACHTIME:
		n->of_rep = true;
		return true;
	case VK__OP_THROUGHOUT:
		n->throughout = true;
		return true;
	case VK__OP_HALFWAY:
		n->halfway = true;
		return true;
	case VK__OP_TIMES:
	case VK__OP_CADENCE:
	case VK__OP_NEXT:
		return true;
	case VK__OP_INCREASING:
		return on_increasing(a);
	default:
		return false;
	}
}

enum { OF_EACH = 4 }; /* words: "au début de chaque bloc" */

/* "avec 1 min à 120 % au début", "un sprint de 10 s à la fin de chaque bloc" */
static bool
is_inside(const struct atom *a, const struct vk__piece *p)
{
	const struct vk__grammar *g = a->g;
	const struct vk__node *n = a->n;

	return a->amount && (n->sep == VK__SEP_WITH || (n->piece > 0 &&
	    vk__g_sep(g, n->piece - 1) == VK__SEP_WITH) || ((p->value == VK__OP_ATEND ||
	    p->raws >= OF_EACH || vk__g_op(g, g->i + 1, VK__OP_EACH)) && (n->sep == VK__SEP_COMMA || n->sep == VK__SEP_STOP) && !n->rest && !n->easy));
}

/* "at the end of a 2 h ride", "à la fin d'une sortie de 2 h". */
static bool
of_ride(const struct vk__grammar *g, size_t i)
{
	i += vk__g_op(g, i, VK__OP_TOTAL) || vk__g_op(g, i, VK__OP_BIKE);
	return vk__g_at(g, i)->kind == VK__P_TIME || vk__g_at(g, i)->kind == VK__P_METRES;
}

/* "Sprint at the end of each.": an effort whose length is
 * not told. */
static bool
adds_effort(const struct atom *a)
{
	const struct vk__node *n = a->n;

	return n->maxeffort && !a->amount && !a->counted && a->g->nodes->node[0].first != 0;
}

/* Words after which the text may not mean what its numbers say. */
static bool
on_caution(struct atom *a, const struct vk__piece *p)
{
	struct vk__clause next = vk__clause_peek(a->g, a->g->i + 1);

	switch (p->value) {
	case VK__OP_NOT:
		if (!vk__g_note(a->g, a->g->i + 1))
			vk__g_doubt(a->g, VK__DOUBT_NEGATION);
		return true;
	case VK__OP_ATSTART:
	case VK__OP_ATEND:
		if (of_ride(a->g, a->g->i + 1)) {
			vk__g_doubt(a->g, VK__DOUBT_EMBEDDED);
		} else if (vk__g_op(a->g, a->g->i + 1, VK__OP_EACH) &&
		    vk__g_at(a->g, a->g->i + 2)->kind == VK__P_TIME) {
			/* "à la fin de chaque tranche de 5 min": of a period */
			a->g->period_first = p->value == VK__OP_ATSTART;
		} else if (is_inside(a, p)) {
			a->n->at_start = p->value == VK__OP_ATSTART;
			a->n->at_end = p->value == VK__OP_ATEND;
		} else if ((a->amount && p->value == VK__OP_ATEND) || adds_effort(a)) {
			vk__g_doubt(a->g, VK__DOUBT_EMBEDDED);
		}
		if (vk__g_at(a->g, a->g->i + 1)->kind == VK__P_UNKNOWN && !vk__node_edge(a->n))
			vk__g_doubt(a->g, VK__DOUBT_EMBEDDED); /* "of each hour" */
		return true;
	case VK__OP_WITHIN:
		/* "the last 15 min": inside a part, we cannot tell where */
		if (vk__g_at(a->g, a->g->i + 1)->kind == VK__P_TIME)
			vk__g_doubt(a->g, VK__DOUBT_EMBEDDED);
		return true;
	case VK__OP_OR:
		/* "85-92 % or zone 4" says the same twice; two lengths do not */
		if (!a->amount || next.amount || !next.power)
			vk__g_doubt(a->g, VK__DOUBT_ALTERNATIVE);
		return true;
	case VK__OP_WITHOUT:
		if (vk__g_at(a->g, a->g->i + 1)->kind == VK__P_ROLE)
			vk__g_use(a->g); /* "sans pause" */
		else if (!vk__g_note(a->g, a->g->i + 1))
			vk__g_doubt(a->g, VK__DOUBT_NEGATION);
		return true;
	default:
		return false;
	}
}

/* "RAC idem": as long as the warm-up. False: none has a length. */
static bool
like_warmup(struct atom *a)
{
	struct vk__grammar *g = a->g;

	for (size_t i = 1; i < g->nodes->count; i++) {
		const struct vk__node *n = &g->nodes->node[i];

		if (n->role != 1 + VK__ROLE_WARMUP || !vk__node_length(n))
			continue;
		a->n->seconds = n->seconds;
		a->n->metres = n->metres;
		a->amount = true;
		if (vk__g_at(g, g->i + 1)->kind == VK__P_ROLE &&
		    vk__g_at(g, g->i + 1)->value == VK__ROLE_WARMUP)
			vk__g_use(g); /* "idem échauffement" */
		return true;
	}
	return false;
}

/* "the last minute", "première et dernière minute" */
static void
on_end(struct atom *a, const struct vk__piece *p)
{
	a->n->at_end = p->value == VK__OP_LAST;
	a->n->at_start = p->value == VK__OP_FIRST;
	if (a->n->at_start && vk__g_op(a->g, a->g->i + 1, VK__OP_AND) &&
	    vk__g_op(a->g, a->g->i + 2, VK__OP_LAST)) {
		a->n->at_end = true;
		vk__g_use(a->g);
		vk__g_use(a->g);
	}
}

/* "5 min à 80 % avant les blocs", behind a part and up to a sign. */
static enum step
on_ahead(struct atom *a)
{
	bool each;
	size_t end = vk__ahead_words(a->g, a->g->i, &each);

	if (end == 0 || !a->amount || a->counted || (vk__g_sep(a->g, end) == VK__SEP_NONE &&
	    vk__g_at(a->g, end)->kind != VK__P_END && vk__g_at(a->g, end)->kind != VK__P_CLOSE))
		return BREAK;
	/* "4 min de récup avant chaque bloc" stands where a recovery does */
	a->n->ahead_each = each && !a->n->rest && !a->n->easy;
	a->n->ahead = !each && !a->n->rest && !vk__ahead_next(a->g, end);
	vk__g_use_to(a->g, end);
	return TAKEN;
}

/* "RAC idem", "récup idem". False: the word is of something else. */
static bool
is_same(struct atom *a)
{
	if (a->n->role == 1 + VK__ROLE_COOLDOWN && !a->amount && like_warmup(a))
		return true;
	if (!a->n->rest || a->amount)
		return false;
	vk__pause_same(a->g, a->n);
	return true;
}

enum step
vk__atom_op(struct atom *a, const struct vk__piece *p)
{
	struct vk__node *n = a->n;
	bool begun = a->g->i > n->piece;

	switch (p->value) {
	case VK__OP_EQUAL:
		if (a->amount || vk__node_targeted(n))
			return BREAK;
		n->equal = p->a > 0 ? p->a : 1;
		n->rest = true;
		break;
	case VK__OP_SAMEREST:
		if (a->amount || vk__node_targeted(n))
			return BREAK;
		vk__pause_same(a->g, n);
		break;
	case VK__OP_SAME:
		if (!is_same(a))
			return BREAK;
		break;
	case VK__OP_AHEAD:
		return on_ahead(a);
	case VK__OP_BETWEEN:
		if (on_ahead(a) == BREAK)
			on_between(a);
		return TAKEN;
	case VK__OP_EXCEPT:
		if (!a->amount || !(n->at_end || n->at_start || n->halfway))
			return BREAK;
		if (p->raws > 2) /* "of every other one"; not "the final 20 min of it" */
			vk__g_doubt(a->g, VK__DOUBT_CONDITION);
		break;
	case VK__OP_TOTAL:
		if (begun && vk__clause_peek(a->g, a->g->i + 1).amount)
			return BREAK;
		/* "105' tot"; elsewhere it is "that is to say" */
		n->total = !begun || a->g->i == a->amount_at + 1;
		break;
	case VK__OP_EACH:
		if (begun && (vk__g_at(a->g, a->g->i + 1)->kind == VK__P_ORD ||
		    (vk__g_at(a->g, a->g->i + 1)->kind == VK__P_COUNT &&
		    !vk__g_at(a->g, a->g->i + 1)->times)))
			return BREAK; /* "toutes les 4 répétitions" */
		/* fall through */
	case VK__OP_FOR:
		/* a length behind these is not the step's second one */
		if (begun && vk__g_at(a->g, a->g->i + 1)->kind == VK__P_TIME &&
		    (a->amount || p->value == VK__OP_EACH))
			return BREAK;
		break;
	case VK__OP_DETAIL:
		/* "la dernière minute de chaque bloc" */
		if (!a->amount || !(n->at_end || n->at_start))
			return BREAK;
		n->of_rep = true;
		break;
	case VK__OP_BOOKEND:
		if (begun)
			return BREAK;
		on_quality(a, p);
		break;
	case VK__OP_LEAD:
		if (a->amount && vk__clause_peek(a->g, a->g->i + 1).amount)
			return BREAK; /* "précédés de 20' Z2": of what follows */
		n->leads = true; /* "20' Z2 pour commencer" */
		break;
	case VK__OP_LAST:
	case VK__OP_FIRST:
		if (begun && (vk__clause_peek(a->g, a->g->i + 1).amount ||
		    (a->counted && vk__ordinal_begins(a->g, a->g->i))))
			return BREAK; /* "5x3' @ 115% last one all out" */
		if (!vk__node_edge(n)) /* "warm up for 20 minutes first" */
			on_end(a, p);
		break;
	default:
		if (!on_quality(a, p) && !on_caution(a, p))
			return BREAK;
		break;
	}
	vk__g_use(a->g);
	return TAKEN;
}
