/* SPDX-License-Identifier: MIT */
/*
 * One step's words, in any order: its length, role, targets, cadence and what
 * is kept as text. The question here is always the same: does this piece
 * still belong to this step, or does it begin the next one?
 */
#include "grammar.h"

#include <math.h>

struct atom {
	struct vk__grammar *g;
	struct vk__node *n;
	bool counted;   /* the body of a repetition */
	bool amount;    /* a length has been read */
	bool between;   /* "between" has been read: lengths after it name others */
	unsigned paren; /* open parentheses that hold attributes only */
	size_t amount_at;
	bool in_paren_power;
};

enum step { TAKEN, BREAK };

static bool
is_power(vk_unit unit)
{
	return unit == VK_UNIT_PCT_FTP || unit == VK_UNIT_WATT || unit == VK_UNIT_WATT_KG ||
	    unit == VK_UNIT_POWER_ZONE || unit == VK_UNIT_PCT_PMA;
}

bool
vk__node_targeted(const struct vk__node *n)
{
	return n->power.unit != VK_UNIT_NONE || n->zone != 0 || n->hr.unit != VK_UNIT_NONE ||
	    n->rpe.unit != VK_UNIT_NONE || n->maxeffort || n->freeride;
}

void
vk__atom_inherit(struct vk__node *n, const struct vk__node *from)
{
	/* A number that is given beats a word that is given elsewhere. */
	if (n->power.unit == VK_UNIT_NONE && from->power.unit != VK_UNIT_NONE) {
		n->power = from->power;
		n->ramp = n->ramp || from->ramp;
	}
	if (n->zone == 0 && !n->maxeffort && (n->power.unit == VK_UNIT_NONE ||
	    from->power.unit != VK_UNIT_NONE)) {
		n->zone = from->zone;
		n->zone2 = from->zone2;
		n->zone_piece = from->zone_piece;
	}
	if (n->hr.unit == VK_UNIT_NONE)
		n->hr = from->hr;
	if (n->cadence.unit == VK_UNIT_NONE)
		n->cadence = from->cadence;
	if (n->rpe.unit == VK_UNIT_NONE)
		n->rpe = from->rpe;
	n->maxeffort = n->maxeffort || (from->maxeffort && n->power.unit == VK_UNIT_NONE);
	n->freeride = n->freeride || from->freeride;
	n->hard = n->hard || from->hard;
	if (n->targets_count == 0) {
		n->targets = from->targets;
		n->targets_count = from->targets_count;
		n->targets_unit = from->targets_unit;
	}
}

/* Whether a length follows before the next separator. */
static bool
amount_ahead(const struct vk__grammar *g, size_t i)
{
	for (;; i++) {
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
			    p->value == VK__OP_PRESS)
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
}

static void
take(struct atom *a)
{
	vk__g_use(a->g);
}

/* The seconds of a number without a unit: what coaches mean by it. */
static double
bare_seconds(struct atom *a, double value)
{
	bool rest = a->n->rest;

	a->n->bare = true;
	a->g->bare++;
	if ((a->n->maxeffort || (a->g->has_pending && a->g->pending.maxeffort)) && value >= 5)
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

bool
vk__target_low(vk_unit unit, double from, double to)
{
	switch (unit) {
	case VK_UNIT_PCT_FTP:
		return from > 0 && (from + to) / 2 <= 60;
	case VK_UNIT_PCT_PMA:
		return from > 0 && (from + to) / 2 <= 50;
	case VK_UNIT_POWER_ZONE:
		return to <= 1;
	case VK_UNIT_RPE:
		return from > 0 && to <= 3;
	default:
		return false;
	}
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
	/* "2@110", "4 RBI", "10 RAC" */
	return next->kind == VK__P_AT || next->kind == VK__P_REST ||
	    next->kind == VK__P_OFF || (next->kind == VK__P_ROLE && next->value <= VK__ROLE_RECOVERY);
}

/* "25 min allure CLM de 40 km", "building in blocks of 60 seconds". */
static bool
is_detail(const struct atom *a, const struct vk__piece *p)
{
	const struct vk__piece *before = vk__g_at(a->g, a->g->i - 1);

	if (p->kind == VK__P_METRES)
		return before->kind == VK__P_NOTE;
	return p->kind == VK__P_TIME && before->kind == VK__P_SET && a->n->ramp;
}

static enum step
on_amount(struct atom *a, const struct vk__piece *p)
{
	struct vk__node *n = a->n;

	if (a->between && a->amount && p->kind != VK__P_BARE) {
		/* "between each 25 min block" names a length given before */
		if (!vk__length_known(a->g, p->a))
			return BREAK;
		vk__g_use_length(a->g);
		return TAKEN;
	}
	if (a->amount && is_detail(a, p)) {
		vk__g_use_length(a->g);
		return TAKEN;
	}
	if (a->amount)
		return BREAK;
	if (p->kind == VK__P_BARE) {
		if (!(a->counted && !p->at) && n->role == 0 && !n->rest &&
		    !vk__bare_begins(a->g, a->g->i))
			return BREAK;
		if (p->a <= 0 || p->a > 600)
			return BREAK;
		n->seconds = bare_seconds(a, p->a);
	} else if (p->kind == VK__P_METRES) {
		/* "25-mile TT pace" names a pace, not a length */
		const struct vk__piece *next = vk__g_at(a->g, a->g->i + 1);
		if (next->kind == VK__P_NOTE && !a->counted) {
			vk__g_use_length(a->g);
			return TAKEN;
		}
		n->metres = p->a;
	} else {
		n->seconds = p->a;
	}
	if (p->join != VK__JOIN_NONE)
		vk__g_doubt(a->g, VK__DOUBT_AMOUNT_RANGE);
	a->amount = true;
	a->amount_at = a->g->i;
	n->length_piece = (uint32_t)a->g->i + 1;
	if (n->zone != 0 || n->power.unit != VK_UNIT_NONE)
		n->late = true;
	take(a);
	return TAKEN;
}

/* Whether the way a range is written makes it a ramp. */
static bool
is_ramp(const struct atom *a, const struct vk__piece *p)
{
	bool edge = a->n->role == 1 + VK__ROLE_WARMUP || a->n->role == 1 + VK__ROLE_COOLDOWN;
	double width = fabs(p->b - p->a);

	if (p->join == VK__JOIN_ARROW || p->bare || (p->a > p->b && p->join != VK__JOIN_AND))
		return true;
	if (p->join == VK__JOIN_TO && p->from)
		return edge || width >= 20 || p->from_en;
	if (edge && p->join == VK__JOIN_DASH && p->a > 0 && p->b >= 1.4 * p->a &&
	    p->unit != VK_UNIT_POWER_ZONE)
		return true;
	return p->join == VK__JOIN_DASH && width >= 40 && !edge && p->unit != VK_UNIT_POWER_ZONE;
}

static void
set_power(struct atom *a, const struct vk__piece *p)
{
	struct vk__node *n = a->n;

	n->power = (vk_target){ (vk_unit)p->unit, p->a, p->b };
	if (p->join != VK__JOIN_NONE && p->a != p->b && is_ramp(a, p))
		n->ramp = true;
	if (p->at || (a->g->i > 0 && vk__g_at(a->g, a->g->i - 1)->kind == VK__P_AT))
		n->at = true;
	a->in_paren_power = a->paren > 0;
}

/* "105 % FTP en zone 1": two targets that exclude each other. */
static bool
contradicts(const vk_target *said, const struct vk__piece *p)
{
	const vk_target other = { (vk_unit)p->unit, p->a, p->b };
	double a, b, c, d;

	if (vk_target_resolve(said, NULL, &a, &b) != VK_OK ||
	    vk_target_resolve(&other, NULL, &c, &d) != VK_OK)
		return false;
	return fmin(a, b) > fmax(c, d) + 8 || fmin(c, d) > fmax(a, b) + 8;
}

static enum step
on_power(struct atom *a, const struct vk__piece *p)
{
	struct vk__node *n = a->n;
	vk_unit old = n->power.unit;

	if ((n->easy || n->rest) && a->amount && p->unit == VK_UNIT_PCT_FTP && p->a > 80 &&
	    a->paren == 0) {
		return BREAK; /* "40s hard / 20s easy at 125%": not of the easy part */
	} else if (old == VK_UNIT_NONE) {
		set_power(a, p);
	} else if (a->paren == 0 && amount_ahead(a->g, a->g->i + 1) && a->amount) {
		return BREAK;
	} else if ((old == VK_UNIT_POWER_ZONE) != (p->unit == VK_UNIT_POWER_ZONE) &&
	    contradicts(&n->power, p)) {
		vk__g_doubt(a->g, VK__DOUBT_CONTRADICTION);
		a->g->i++;
		return TAKEN;
	} else if (old == VK_UNIT_POWER_ZONE && p->unit != VK_UNIT_POWER_ZONE) {
		set_power(a, p);
	} else if (p->unit == VK_UNIT_POWER_ZONE || old != p->unit || a->paren > 0 ||
	    a->in_paren_power) {
		; /* the same said twice, in another unit: the first stands */
	} else if (n->power.start != p->a || n->power.end != p->b) {
		vk__g_doubt(a->g, VK__DOUBT_CONTRADICTION);
		a->g->i++; /* stays unread */
		return TAKEN;
	}
	take(a);
	return TAKEN;
}

static enum step
on_target(struct atom *a, const struct vk__piece *p)
{
	struct vk__node *n = a->n;
	vk_target *slot;

	if (is_power((vk_unit)p->unit))
		return on_power(a, p);
	slot = p->unit == VK_UNIT_RPM ? &n->cadence : p->unit == VK_UNIT_RPE ? &n->rpe : &n->hr;
	if (slot->unit != VK_UNIT_NONE && slot->start >= 0) {
		if (a->amount && a->paren == 0 && amount_ahead(a->g, a->g->i + 1))
			return BREAK;
		if (slot->start != p->a || slot->end != p->b) {
			if (p->unit == VK_UNIT_RPM)
				vk__g_doubt(a->g, VK__DOUBT_CONTRADICTION);
		}
	} else {
		*slot = (vk_target){ (vk_unit)p->unit, p->a, p->b };
	}
	take(a);
	return TAKEN;
}

static enum step
on_zone(struct atom *a, const struct vk__piece *p)
{
	const struct vk__zone *z = vk__lexicon_zone(a->g->lexicon, p->value);
	struct vk__node *n = a->n;

	if (z == NULL)
		return BREAK;
	if (z->unit == VK_UNIT_RPM) {
		if (n->cadence.unit == VK_UNIT_NONE)
			n->cadence = (vk_target){ VK_UNIT_RPM, -z->from, -z->to };
		take(a);
		return TAKEN;
	}
	if (a->amount && (n->zone != 0 || n->power.unit != VK_UNIT_NONE || n->hard ||
	    n->maxeffort) && a->paren == 0 && amount_ahead(a->g, a->g->i + 1))
		return BREAK;
	/* An easy word after an effort's target belongs to the recovery. */
	if (z->easy && n->zone != 0 && !vk__lexicon_zone(a->g->lexicon,
	    (size_t)(n->zone - 1))->easy && a->amount && amount_ahead(a->g, a->g->i + 1))
		return BREAK;
	if (z->hard) {
		n->hard = true;
	} else if (z->max) {
		n->maxeffort = true;
	} else if (!(n->zone != 0 && z->easy)) {
		n->zone = (uint8_t)(1 + p->value);
		n->zone2 = (uint8_t)(p->a > p->value ? 1 + p->a : 0);
		n->zone_piece = (uint32_t)a->g->i;
	}
	if (z->easy)
		n->easy = true;
	take(a);
	return TAKEN;
}

static enum step
on_role(struct atom *a, const struct vk__piece *p)
{
	struct vk__node *n = a->n;
	uint8_t role = (uint8_t)(1 + p->value);
	bool ahead = amount_ahead(a->g, a->g->i + 1);

	if (p->value == VK__ROLE_EFFORT) {
		take(a);
		return TAKEN;
	}
	if (p->value == VK__ROLE_MAIN && !a->amount)
		return BREAK;
	if (p->value == VK__ROLE_MAIN) {
		take(a); /* "les 40 minutes du corps de séance" */
		return TAKEN;
	}
	if (a->paren > 0 && p->value == VK__ROLE_RECOVERY)
		return BREAK;
	if (n->role == role || n->between) {
		take(a);
		return TAKEN;
	}
	if (n->role != 0) {
		/* "récup souple, retour au calme": the later word wins on no length */
		return BREAK;
	}
	if (a->amount) {
		bool adjacent = a->g->i == a->amount_at + 1;
		if (a->counted && (ahead || !adjacent || p->value == VK__ROLE_RECOVERY))
			return BREAK;
		if (!adjacent && ahead)
			return BREAK;
	} else if ((n->zone != 0 || n->power.unit != VK_UNIT_NONE) && a->counted) {
		return BREAK;
	}
	n->role = role;
	if (p->value == VK__ROLE_RECOVERY)
		n->rest = true;
	take(a);
	return TAKEN;
}

/* "entre chaque bloc", "between sets": which repetitions a recovery parts. */
static void
on_between(struct atom *a)
{
	struct vk__grammar *g = a->g;

	a->n->between = true;
	a->between = true;
	take(a);
	for (;;) {
		const struct vk__piece *p = vk__g_at(g, g->i);

		if (vk__g_op(g, g->i, VK__OP_EACH)) {
			take(a);
		} else if (p->kind == VK__P_SET || (p->kind == VK__P_COUNT && p->set)) {
			a->n->of_set = p->value == VK__SET_SET || p->set;
			a->n->of_rep = !a->n->of_set;
			take(a);
		} else if (p->kind == VK__P_ROLE && p->value == VK__ROLE_EFFORT) {
			a->n->of_rep = true;
			take(a);
		} else if (p->kind == VK__P_BARE && p->a <= 20 && !p->at) {
			take(a); /* "entre les deux" */
		} else if (p->kind == VK__P_ZONE && !a->n->easy) {
			a->n->of_rep = true; /* "between sprints" */
			take(a);
		} else {
			return;
		}
	}
}

static enum step
on_op(struct atom *a, const struct vk__piece *p)
{
	struct vk__node *n = a->n;

	switch (p->value) {
	case VK__OP_PRESS:
		n->press = n->open = true;
		break;
	case VK__OP_LAP:
		n->open = true;
		n->rest = n->rest || (n->role == 0 && !a->amount);
		break;
	case VK__OP_EQUAL:
		if (a->amount || vk__node_targeted(n))
			return BREAK;
		n->equal = n->rest = true;
		break;
	case VK__OP_FREE:
		n->freeride = true;
		break;
	case VK__OP_RAMP:
		n->ramp = true;
		break;
	case VK__OP_BETWEEN:
		on_between(a);
		return TAKEN;
	case VK__OP_TOTAL:
		if (vk__clause_peek(a->g, a->g->i + 1).amount && a->g->i > n->piece)
			return BREAK;
		/* "105' tot"; elsewhere it is "that is to say" */
		n->total = a->g->i == n->piece || a->g->i == a->amount_at + 1;
		break;
	case VK__OP_BIKE:
		n->bike = true;
		break;
	case VK__OP_EACH:
	case VK__OP_FOR:
		/* a length behind these is not the step's second one */
		if (a->g->i > n->piece && vk__g_at(a->g, a->g->i + 1)->kind == VK__P_TIME &&
		    (a->amount || p->value == VK__OP_EACH))
			return BREAK;
		break;
	case VK__OP_TIMES:
	case VK__OP_CADENCE:
	case VK__OP_INCREASING:
		break;
	case VK__OP_SECOND:
		n->set_word = true;
		break;
	case VK__OP_NOT:
		vk__g_doubt(a->g, VK__DOUBT_NEGATION);
		break;
	case VK__OP_LAST:
	case VK__OP_FIRST:
		if (a->g->i > n->piece && vk__clause_peek(a->g, a->g->i + 1).amount)
			return BREAK;
		n->at_end = p->value == VK__OP_LAST;
		n->at_start = p->value == VK__OP_FIRST;
		break;
	case VK__OP_BOTHENDS:
		n->both_ends = true;
		break;
	case VK__OP_WITHIN:
		/* "the last 15 min": inside a part, we cannot tell where */
		if (vk__g_at(a->g, a->g->i + 1)->kind == VK__P_TIME)
			vk__g_doubt(a->g, VK__DOUBT_EMBEDDED);
		break;
	case VK__OP_OR:
		/* "85-92 % or zone 4" says the same twice; two lengths do not */
		if (!a->amount || vk__clause_peek(a->g, a->g->i + 1).amount ||
		    !vk__clause_peek(a->g, a->g->i + 1).power)
			vk__g_doubt(a->g, VK__DOUBT_ALTERNATIVE);
		break;
	case VK__OP_WITHOUT:
		if (vk__g_at(a->g, a->g->i + 1)->kind == VK__P_ROLE) {
			take(a); /* "sans pause" */
			break;
		}
		vk__g_doubt(a->g, VK__DOUBT_NEGATION);
		break;
	default:
		return BREAK;
	}
	take(a);
	return TAKEN;
}

/* Whether the parenthesis at i holds nothing but attributes. */
static bool
paren_of_attributes(const struct vk__grammar *g, size_t i)
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
			    p->value == VK__OP_OVERUNDER || p->value == VK__OP_ALTERNATE)
				return false;
			break;
		default:
			break;
		}
	}
}

/* A sign: does the step go on behind it? */
static enum step
on_sign(struct atom *a, enum vk__sep sep)
{
	struct vk__clause c;
	struct vk__node *n = a->n;

	if (a->paren > 0) {
		if (sep == VK__SEP_LINE)
			return BREAK;
		take(a);
		return TAKEN;
	}
	if (n->between && !a->amount && (sep == VK__SEP_COMMA || sep == VK__SEP_COLON)) {
		take(a); /* "Entre les séries, 5 min à 50 %" */
		return TAKEN;
	}
	if (sep == VK__SEP_COMMA && !a->amount && vk__g_at(a->g, a->g->i + 1)->kind == VK__P_TIME &&
	    (n->role == 1 + VK__ROLE_WARMUP || n->role == 1 + VK__ROLE_COOLDOWN)) {
		take(a); /* "after it, 10 minutes" */
		return TAKEN;
	}
	if (sep == VK__SEP_COLON && n->total && !a->amount) {
		take(a); /* "Durée : 1h15" */
		return TAKEN;
	}
	if (sep == VK__SEP_COLON) {
		if (a->amount || (n->role == 0 && !n->rest) ||
		    vk__g_at(a->g, a->g->i + 1)->kind == VK__P_LINE ||
		    vk__g_at(a->g, a->g->i + 1)->kind == VK__P_COUNT)
			return BREAK;
		take(a);
		return TAKEN;
	}
	if (sep == VK__SEP_STOP || sep == VK__SEP_LINE || sep == VK__SEP_THEN ||
	    sep == VK__SEP_PLUS || sep == VK__SEP_PLUS_WORD)
		return BREAK;
	if (sep == VK__SEP_COMMA && a->amount && n->at && n->power.unit == VK_UNIT_NONE &&
	    vk__g_at(a->g, a->g->i + 1)->kind == VK__P_TARGET &&
	    is_power((vk_unit)vk__g_at(a->g, a->g->i + 1)->unit)) {
		take(a); /* "1min @ 85rpm, 60% FTP 6min ..." */
		return TAKEN;
	}
	c = vk__clause_peek(a->g, a->g->i + 1);
	if (c.amount || c.rest || c.warm_cool || c.op || !c.attribute ||
	    (vk__g_at(a->g, c.end)->kind == VK__P_OPEN && !paren_of_attributes(a->g, c.end)))
		return BREAK;
	if (c.easy && vk__node_targeted(n) && !n->easy)
		return BREAK;
	/* "4x2' danseuse / 2' assis, Z4", "5' récup entre les blocs, 90 rpm" */
	if ((n->sep == VK__SEP_SLASH && !vk__node_targeted(n)) || n->between)
		return BREAK;
	if (c.power && vk__node_targeted(n) && !(c.numeric &&
	    (n->power.unit == VK_UNIT_NONE || n->power.unit == VK_UNIT_POWER_ZONE)))
		return BREAK;
	take(a);
	return TAKEN;
}

static enum step
on_paren(struct atom *a, const struct vk__piece *p)
{
	if (p->kind == VK__P_CLOSE) {
		if (a->paren == 0)
			return BREAK;
		a->paren--;
		take(a);
		return TAKEN;
	}
	if (!a->amount && (a->n->role != 0 || a->n->rest) &&
	    vk__g_at(a->g, a->g->i + 1)->kind == VK__P_TIME &&
	    vk__g_at(a->g, a->g->i + 2)->kind == VK__P_CLOSE) {
		a->paren++; /* "l'échauffement (15 min)" */
		take(a);
		return TAKEN;
	}
	if (!paren_of_attributes(a->g, a->g->i))
		return BREAK;
	if (!a->amount && a->n->role == 0 && !vk__node_targeted(a->n))
		return BREAK;
	a->paren++;
	take(a);
	return TAKEN;
}

static void
keep_note(struct atom *a)
{
	uint32_t i = (uint32_t)a->g->i;

	if (a->n->note_end == 0)
		a->n->note = i;
	a->n->note_end = i + 1;
	take(a);
}

static enum step
on_targets(struct atom *a, const struct vk__piece *p)
{
	if (a->n->targets_count > 0)
		return BREAK;
	a->n->targets = p->list;
	a->n->targets_count = (uint32_t)p->a;
	a->n->targets_unit = (vk_unit)p->unit;
	take(a);
	return TAKEN;
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
		return on_amount(a, p);
	case VK__P_BARE:
		if (a->paren > 0) {
			if (vk__g_at(a->g, a->g->i - 1)->kind == VK__P_OPEN &&
			    vk__g_at(a->g, a->g->i + 1)->kind == VK__P_CLOSE)
				take(a); /* "(2)": a label */
			else
				a->g->i++; /* stays unread */
			return TAKEN;
		}
		return on_amount(a, p);
	case VK__P_TARGET:
		return on_target(a, p);
	case VK__P_TARGETS:
		return on_targets(a, p);
	case VK__P_ZONE:
		return on_zone(a, p);
	case VK__P_ROLE:
		return on_role(a, p);
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
		take(a);
		return TAKEN;
	case VK__P_OP:
		return on_op(a, p);
	case VK__P_OPEN:
	case VK__P_CLOSE:
		return on_paren(a, p);
	case VK__P_NOTE:
		keep_note(a);
		return TAKEN;
	case VK__P_SET:
		a->n->set_word = true;
		take(a);
		return TAKEN;
	case VK__P_AT:
		a->n->at = true;
		take(a);
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
	n->sentence = g->sentence;
	n->line = g->line;
	while (one_piece(&a) == TAKEN)
		;
	n->piece_end = (uint32_t)g->i;
	return g->i > begin;
}
