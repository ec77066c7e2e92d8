/* SPDX-License-Identifier: MIT */
/*
 * One step's words, in any order: its length, role, targets, cadence and what
 * is kept as text. The question here is always the same: does this piece
 * still belong to this step, or does it begin the next one?
 */
#include "atom.h"

/* Whether a length follows before the next separator. */
bool
vk__amount_ahead(const struct vk__grammar *g, size_t i)
{
	for (size_t most = i + VK__CLAUSE_PIECES; i < most; i++) {
		const struct vk__piece *p = vk__g_at(g, i);

		switch (p->kind) {
		case VK__P_TIME:
		case VK__P_METRES:
		case VK__P_COUNT:
		case VK__P_PAIR:
		case VK__P_TIMES:
			return true;
		case VK__P_BARE:
			return !p->at;
		case VK__P_OP:
			if (p->value == VK__OP_BETWEEN)
				return false;
			if (p->value == VK__OP_LAP || p->value == VK__OP_EQUAL ||
			    p->value == VK__OP_PRESS || p->value == VK__OP_SAMEREST)
				return true;
			break;
		case VK__P_COLON:
			continue;
		case VK__P_END:
		case VK__P_OPEN:
		case VK__P_CLOSE:
			return false;
		default:
			break;
		}
		if (vk__g_sep(g, i) != VK__SEP_NONE)
			return false;
	}
	return false;
}

/* Whether the parenthesis at i holds nothing but attributes. */
bool
vk__paren_attributes(const struct vk__grammar *g, size_t i)
{
	for (i++;; i++) {
		const struct vk__piece *p = vk__g_at(g, i);

		switch (p->kind) {
		case VK__P_CLOSE:
			return true;
		case VK__P_TIME:
		case VK__P_METRES:
		case VK__P_PAIR:
		case VK__P_TIMES:
		case VK__P_COUNT:
		case VK__P_OPEN:
		case VK__P_LINE:
		case VK__P_END:
		case VK__P_REST:
		case VK__P_OFF:
		case VK__P_NAMED:
		case VK__P_ORD:
			return false;
		case VK__P_BARE:
			if (vk__bare_begins(g, i))
				return false;
			break;
		case VK__P_ROLE:
			if (p->value != VK__ROLE_EFFORT)
				return false;
			break;
		case VK__P_OP:
			if (p->value == VK__OP_LAP || p->value == VK__OP_EQUAL ||
			    p->value == VK__OP_SAME || p->value == VK__OP_SAMEREST ||
			    p->value == VK__OP_FIRST || p->value == VK__OP_LAST ||
			    p->value == VK__OP_OVERUNDER || p->value == VK__OP_ALTERNATE)
				return false;
			break;
		default:
			break;
		}
	}
}

/* A target that the recovery between two efforts may have. */
static bool
is_restful(const struct vk__piece *p)
{
	return p->kind == VK__P_TARGET && ((p->unit == VK_UNIT_POWER_ZONE && p->b <= 2) ||
	    (p->unit == VK_UNIT_PCT_FTP && p->b <= 70));
}

/* "15-25' : 10' à 85 %", "0-15' : échauffement": what a stretch of a plan told
 * by the clock holds. What does not fill it is held back. */
static bool
tells_stretch(struct atom *a)
{
	const struct vk__grammar *g = a->g;
	struct vk__clause c = vk__clause_peek(g, g->i + 1);

	if (a->n->length_piece == 0 || !g->pieces->piece[a->n->length_piece - 1].stretch)
		return false;
	if (c.count)
		vk__g_doubt(a->g, VK__DOUBT_PATTERN);
	return !c.count && (c.attribute || c.warm_cool || c.rest || c.amount);
}

static bool
ends_words(const struct vk__grammar *g, size_t i)
{
	return vk__g_sep(g, i) != VK__SEP_NONE || vk__g_at(g, i)->kind == VK__P_CLOSE ||
	    vk__g_at(g, i)->kind == VK__P_END;
}

/* "easy between, 10 min cool-down": the pause has been told, and what comes is
 * something else; but "récup entre les blocs, 5 min", its length. */
static bool
told_between(const struct atom *a)
{
	struct vk__clause c = vk__clause_peek(a->g, a->g->i + 1);

	if (!vk__node_recovery(a->n))
		return false;
	return c.count || c.warm_cool || (c.power && !c.low && !c.easy) || (c.easy && a->n->easy);
}

/* A sign: does the step go on behind it? */
static enum step
on_sign(struct atom *a, enum vk__sep sep)
{
	struct vk__clause c;
	struct vk__node *n = a->n;

	if (a->amount && vk__g_op(a->g, a->g->i, VK__OP_INSIDE) && ends_words(a->g, a->g->i + 1)) {
		n->inside = true; /* "(20' d'échauffement inclus)" */
		vk__g_use(a->g);
		return TAKEN;
	}
	if (a->paren > 0) {
		if (sep == VK__SEP_LINE)
			return BREAK;
		vk__g_use(a->g);
		return TAKEN;
	}
	if (sep == VK__SEP_COLON && a->amount && a->counted &&
	    vk__g_at(a->g, a->g->i + 1)->kind == VK__P_TARGETS) {
		vk__g_use(a->g); /* "6 x 5 min progressive: 85, 87, 90 ..." */
		return TAKEN;
	}
	if (n->between && !a->amount && sep == VK__SEP_COMMA && told_between(a))
		return BREAK;
	if (n->between && !a->amount && (sep == VK__SEP_COMMA || sep == VK__SEP_COLON)) {
		vk__g_use(a->g); /* "Entre les séries, 5 min à 50 %" */
		return TAKEN;
	}
	if ((sep == VK__SEP_COMMA || sep == VK__SEP_DASH) && !a->amount &&
	    vk__g_at(a->g, a->g->i + 1)->kind == VK__P_TIME &&
	    (vk__node_edge(n) || (n->rest && n->sep == VK__SEP_LINE))) {
		vk__g_use(a->g); /* "after it, 10 minutes", "Rest,3 min", "Warm-up - 10 min" */
		return TAKEN;
	}
	if (sep == VK__SEP_COLON && n->total && !a->amount) {
		vk__g_use(a->g); /* "Durée : 1h15" */
		return TAKEN;
	}
	if (sep == VK__SEP_COLON && a->amount && tells_stretch(a)) {
		vk__g_use(a->g);
		return TAKEN;
	}
	if (sep == VK__SEP_COLON) {
		if (a->amount || (n->role == 0 && !n->rest) ||
		    vk__g_at(a->g, a->g->i + 1)->kind == VK__P_LINE ||
		    vk__g_at(a->g, a->g->i + 1)->kind == VK__P_COUNT)
			return BREAK;
		vk__g_use(a->g);
		return TAKEN;
	}
	if (sep == VK__SEP_STOP || sep == VK__SEP_LINE || sep == VK__SEP_THEN ||
	    sep == VK__SEP_FOLLOWED ||
	    sep == VK__SEP_PLUS || sep == VK__SEP_PLUS_WORD)
		return BREAK;
	if (sep == VK__SEP_COMMA && a->amount && n->at && n->power.unit == VK_UNIT_NONE &&
	    vk__g_at(a->g, a->g->i + 1)->kind == VK__P_TARGET &&
	    vk__unit_power((vk_unit)vk__g_at(a->g, a->g->i + 1)->unit)) {
		vk__g_use(a->g); /* "1min @ 85rpm, 60% FTP 6min ..." */
		return TAKEN;
	}
	c = vk__clause_peek(a->g, a->g->i + 1);
	if (c.amount || c.rest || c.warm_cool || c.op || !c.attribute ||
	    (vk__g_at(a->g, c.end)->kind == VK__P_OPEN && !vk__paren_attributes(a->g, c.end)))
		return BREAK;
	if (c.easy && vk__node_targeted(n) && !n->easy)
		return BREAK;
	/* "4x2' danseuse / 2' assis, Z4", "5' récup entre les blocs, 90 rpm" */
	if ((n->sep == VK__SEP_SLASH && !vk__node_targeted(n)) ||
	    (n->between && !is_restful(vk__g_at(a->g, a->g->i + 1))))
		return BREAK;
	if (c.power && vk__node_targeted(n) && !(c.numeric &&
	    (n->power.unit == VK_UNIT_NONE || n->power.unit == VK_UNIT_POWER_ZONE)))
		return BREAK;
	if (vk__g_sep(a->g, c.end) == VK__SEP_THEN && vk__clause_ends_text(a->g, c.end))
		return BREAK; /* ", Z2 to finish" */
	n->with = n->with || (sep == VK__SEP_WITH && a->amount);
	vk__g_use(a->g);
	return TAKEN;
}

static enum step
on_paren(struct atom *a, const struct vk__piece *p)
{
	if (p->kind == VK__P_CLOSE) {
		if (a->paren == 0)
			return BREAK;
		a->paren--;
		vk__g_use(a->g);
		return TAKEN;
	}
	if (!a->amount && (a->n->role != 0 || a->n->rest ||
	    (a->counted && vk__node_targeted(a->n))) &&
	    vk__g_at(a->g, a->g->i + 1)->kind == VK__P_TIME &&
	    vk__g_at(a->g, a->g->i + 2)->kind == VK__P_CLOSE) {
		a->paren++; /* "l'échauffement (15 min)", "8 sprints (10 s)" */
		vk__g_use(a->g);
		return TAKEN;
	}
	if (!vk__paren_attributes(a->g, a->g->i) || (a->counted && a->amount &&
	    vk__g_at(a->g, a->g->i + 1)->kind == VK__P_BARE &&
	    vk__g_at(a->g, a->g->i + 2)->kind == VK__P_CLOSE))
		return BREAK; /* "5 x 5 @ 105% (5)": the recovery, maybe */
	if (!a->amount && a->n->role == 0 && !vk__node_targeted(a->n) &&
	    a->n->cadence.unit == VK_UNIT_NONE)
		return BREAK;
	a->paren++;
	vk__g_use(a->g);
	return TAKEN;
}

/* "2h Z2, bosses au seuil": a target for a part of the road, however long that
 * may be; "20 min en côte à 85 %" is a step. */
static bool
is_only_there(const struct atom *a)
{
	const struct vk__grammar *g = a->g;
	size_t i = g->i;
	struct vk__clause c = vk__clause_peek(g, i + 1);

	if (a->counted || c.amount || !(c.power || vk__g_at(g, i + 1)->kind == VK__P_ZONE))
		return false;
	return !a->amount || vk__node_targeted(a->n) ||
	    (i > 0 && (vk__g_sep(g, i - 1) != VK__SEP_NONE ||
	    vk__g_op(g, i - 1, VK__OP_WITHIN)));
}

static void
keep_note(struct atom *a)
{
	uint32_t i = (uint32_t)a->g->i;

	if (vk__g_at(a->g, i)->value == VK__NOTE_PLACE && is_only_there(a))
		vk__g_doubt(a->g, VK__DOUBT_CONDITION);
	if (a->n->note_end == 0)
		a->n->note = i;
	a->n->note_end = i + 1;
	vk__g_use(a->g);
}

static enum step
one_piece(struct atom *a)
{
	const struct vk__piece *p = vk__g_at(a->g, a->g->i);
	enum vk__sep sep = vk__g_sep(a->g, a->g->i);

	if (sep != VK__SEP_NONE)
		return on_sign(a, sep);
	switch (p->kind) {
	case VK__P_TIME:
	case VK__P_METRES:
		return vk__atom_length(a, p);
	case VK__P_BARE:
		if (a->paren > 0) {
			if (vk__g_at(a->g, a->g->i - 1)->kind == VK__P_OPEN &&
			    vk__g_at(a->g, a->g->i + 1)->kind == VK__P_CLOSE)
				vk__g_use(a->g); /* "(2)": a label */
			else
				a->g->i++; /* stays unread */
			return TAKEN;
		}
		return vk__atom_length(a, p);
	case VK__P_TARGET:
		return vk__atom_target(a, p);
	case VK__P_TARGETS:
		return vk__atom_list(a, p);
	case VK__P_ZONE:
		return vk__atom_zone(a, p);
	case VK__P_ROLE:
		return vk__atom_role(a, p);
	case VK__P_REST:
	case VK__P_OFF:
		if (a->counted && a->amount)
			return BREAK;
		if (p->kind == VK__P_REST && p->value == VK__SET_BETWEEN) {
			if (a->amount)
				return BREAK;
			a->n->between = true; /* "entrecoupés de" */
		}
		a->n->rest = true;
		if (p->kind == VK__P_REST) {
			a->n->of_set = p->value == VK__SET_SET;
			a->n->of_rep = !a->n->of_set;
		}
		vk__g_use(a->g);
		return TAKEN;
	case VK__P_OP:
		return vk__atom_op(a, p);
	case VK__P_OPEN:
	case VK__P_CLOSE:
		return on_paren(a, p);
	case VK__P_NOTE:
		keep_note(a);
		return TAKEN;
	case VK__P_SET:
		a->n->set_word = true;
		vk__g_use(a->g);
		return TAKEN;
	case VK__P_AT:
		a->n->at = true;
		vk__g_use(a->g);
		return TAKEN;
	case VK__P_UNKNOWN:
		a->g->i++;
		return TAKEN;
	default:
		return BREAK;
	}
}

bool
vk__atom_read(struct vk__grammar *g, struct vk__node *n, bool counted)
{
	struct atom a = { .g = g, .n = n, .counted = counted };
	size_t begin = g->i;

	n->piece = (uint32_t)begin;
	n->during = vk__g_at(g, begin)->during && (vk__g_op(g, begin, VK__OP_TOTAL) ||
	    vk__g_op(g, begin, VK__OP_BIKE));
	n->inside = vk__ride_inside(g, begin);
	n->sentence = g->sentence;
	n->line = g->line;
	while (one_piece(&a) == TAKEN)
		;
	n->piece_end = (uint32_t)g->i;
	n->during = n->during && vk__node_targeted(n); /* "in 75 min": a total */
	return g->i > begin;
}
