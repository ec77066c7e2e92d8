/* SPDX-License-Identifier: MIT */
/*
 * A step's targets: power, heart rate, effort, cadence, and words of intensity.
 * A number beats a word, and a second number that disagrees with the first is a
 * doubt, never a silent choice.
 */
#include "atom.h"

#include <math.h>

enum { RESTING_RPM = 76 };

bool
vk__unit_power(vk_unit unit)
{
	return vk__piece_power(unit) || unit == VK_UNIT_POWER_ZONE;
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
		n->rises = from->rises;
	}
	if (n->zone == 0 && !n->maxeffort && (n->power.unit == VK_UNIT_NONE ||
	    from->power.unit != VK_UNIT_NONE)) {
		n->zone = from->zone;
		n->zone2 = from->zone2;
		n->zone_piece = from->zone_piece;
		n->rises = n->rises || from->rises;
	}
	if (n->hr.unit == VK_UNIT_NONE)
		n->hr = from->hr;
	if (n->cadence.unit == VK_UNIT_NONE)
		n->cadence = from->cadence;
	if (n->rpe.unit == VK_UNIT_NONE)
		n->rpe = from->rpe;
	n->maxeffort = n->maxeffort || (from->maxeffort && n->power.unit == VK_UNIT_NONE &&
	    n->zone == 0);
	n->freeride = n->freeride || from->freeride;
	n->hard = n->hard || from->hard;
	n->across = n->across || from->across;
	if (n->targets_count == 0) {
		n->targets = from->targets;
		n->targets_count = from->targets_count;
		n->targets_unit = from->targets_unit;
	}
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
	case VK_UNIT_HR_ZONE:
		return to <= 1;
	case VK_UNIT_RPE:
		return from > 0 && to <= 3;
	default:
		return false;
	}
}

/* Whether the way a range is written makes it a ramp. */
static bool
is_ramp(const struct atom *a, const struct vk__piece *p)
{
	bool edge = a->n->role == 1 + VK__ROLE_WARMUP || a->n->role == 1 + VK__ROLE_COOLDOWN;
	double width = fabs(p->b - p->a);

	if (p->join == VK__JOIN_ARROW || (p->a > p->b && p->join != VK__JOIN_AND))
		return true;
	if (p->join == VK__JOIN_TO && p->from)
		return edge || width >= 20 || p->from_en;
	if (p->steady)
		return false;
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
	n->rises = p->to && p->a == p->b;
	a->in_paren_power = a->paren > 0;
	n->two_powers = p->join == VK__JOIN_AND && p->a != p->b;
}

/* How far two targets may lie apart, in % FTP: a zone is told by its name, and how
 * much of PMA is FTP differs from rider to rider. */
static double
tolerance(vk_unit a, vk_unit b)
{
	if (a == b)
		return 0;
	return a == VK_UNIT_PCT_PMA || b == VK_UNIT_PCT_PMA ? 15 : 8;
}

/* "105 % FTP en zone 1", "70 % (80-83 %)": targets that exclude each other. */
static bool
contradicts(const struct vk__grammar *g, const vk_target *said, const struct vk__piece *p)
{
	const vk_athlete rider = { .ftp = g->pieces->ftp_watts };
	const vk_athlete *athlete = rider.ftp > 0 ? &rider : NULL;
	const double most = tolerance(said->unit, (vk_unit)p->unit);
	const vk_target other = { (vk_unit)p->unit, p->a, p->b };
	double a = said->start, b = said->end, c = p->a, d = p->b;

	if (said->unit != other.unit && (vk_target_resolve(said, athlete, &a, &b) != VK_OK ||
	    vk_target_resolve(&other, athlete, &c, &d) != VK_OK))
		return false;
	return fmin(a, b) > fmax(c, d) + most || fmin(c, d) > fmax(a, b) + most;
}

/* "1h Z2 finir à 80 %", but not "Z2 up to 75 %": only a part of it is at that. */
static bool
leaves_zone(const vk_target *zone, const struct vk__piece *p)
{
	double from, to;

	return p->to && p->unit == VK_UNIT_PCT_FTP && p->a == p->b &&
	    vk_target_resolve(zone, NULL, &from, &to) == VK_OK && p->a > to;
}

static enum step
on_power(struct atom *a, const struct vk__piece *p)
{
	struct vk__node *n = a->n;
	vk_unit old = n->power.unit;

	if ((n->easy || n->rest) && a->amount && a->paren == 0 &&
	    ((p->unit == VK_UNIT_PCT_FTP && p->a > 80) ||
	    (p->unit == VK_UNIT_WATT && p->a >= 250))) {
		return BREAK; /* "40s hard / 20s easy at 125%": not of the easy part */
	} else if (old == VK_UNIT_NONE) {
		set_power(a, p);
	} else if (a->paren == 0 && vk__amount_ahead(a->g, a->g->i + 1) && a->amount) {
		return BREAK;
	} else if (!(old == VK_UNIT_POWER_ZONE && p->unit == VK_UNIT_POWER_ZONE) &&
	    vk__g_at(a->g, a->g->i - 1)->kind != VK__P_PLUS && contradicts(a->g, &n->power, p)) {
		vk__g_doubt(a->g, VK__DOUBT_CONTRADICTION);
		a->g->i++;
		return TAKEN;
	} else if (old == VK_UNIT_POWER_ZONE && p->unit != VK_UNIT_POWER_ZONE) {
		if ((a->paren == 0 && leaves_zone(&n->power, p)) ||
		    (p->unit == VK_UNIT_WATT &&
		    (a->g->pieces->bounds > 0 || a->g->pieces->sides > 0)))
			vk__g_doubt(a->g, VK__DOUBT_TARGET_PLACE); /* "Z2, 220 W max" */
		set_power(a, p);
	} else if (p->unit == VK_UNIT_POWER_ZONE && old == VK_UNIT_POWER_ZONE &&
	    (p->a > n->power.end || p->b < n->power.start)) {
		vk__g_doubt(a->g, VK__DOUBT_CONTRADICTION); /* "(Z2/Z3/Z4)" */
		a->g->i++;
		return TAKEN;
	} else if (p->unit == VK_UNIT_POWER_ZONE || old != p->unit || a->paren > 0 ||
	    a->in_paren_power) {
		; /* the same said twice, in another unit: the first stands */
	} else if (n->power.start != p->a || n->power.end != p->b) {
		vk__g_doubt(a->g, VK__DOUBT_CONTRADICTION);
		a->g->i++; /* stays unread */
		return TAKEN;
	}
	vk__g_use(a->g);
	return TAKEN;
}

/* "r3', 95 rpm", "r3' à 55 rpm": nobody rests so. */
static bool
is_apart(const struct atom *a, double most)
{
	size_t i = a->g->i;

	return a->n->rest && a->amount && a->paren == 0 &&
	    (most < RESTING_RPM || vk__g_at(a->g, i - 1)->kind == VK__P_COMMA);
}

enum step
vk__atom_target(struct atom *a, const struct vk__piece *p)
{
	struct vk__node *n = a->n;
	vk_target *slot;

	if (vk__unit_power((vk_unit)p->unit))
		return on_power(a, p);
	slot = vk__node_target(n, (vk_unit)p->unit);
	if (slot->unit != VK_UNIT_NONE && slot->start >= 0) {
		if (a->amount && a->paren == 0 && vk__amount_ahead(a->g, a->g->i + 1))
			return BREAK;
		if (slot->start != p->a || slot->end != p->b) {
			if (p->unit == VK_UNIT_RPM)
				vk__g_doubt(a->g, VK__DOUBT_CONTRADICTION);
		}
	} else {
		*slot = (vk_target){ (vk_unit)p->unit, p->a, p->b };
		n->rises = n->rises || (p->to && p->unit != VK_UNIT_RPM);
		n->cadence_apart = slot == &n->cadence && is_apart(a, p->b);
	}
	vk__g_use(a->g);
	return TAKEN;
}

enum step
vk__atom_list(struct atom *a, const struct vk__piece *p)
{
	if (a->n->targets_count > 0 || (a->amount && (a->n->rest || !a->counted))) {
		if (a->amount && vk__amount_ahead(a->g, a->g->i + 1))
			vk__g_doubt(a->g, VK__DOUBT_TARGET_PLACE); /* "20 min Z2 / Z1 10 min" */
		return BREAK;
	}
	a->n->targets = p->list;
	a->n->targets_count = (uint32_t)p->a;
	a->n->targets_unit = (vk_unit)p->unit;
	vk__g_use(a->g);
	return TAKEN;
}

/* How long an effort can be that these words are said of. */
static uint16_t
longest_of(const struct vk__marks *marks, unsigned zone)
{
	if (zone == marks->sprint)
		return 120;
	return zone == marks->max ? 20 * 60 : 0;
}

/* Whether its target is one that nobody goes all out at. */
static bool
is_gentle(const struct vk__grammar *g, const struct vk__node *n)
{
	const struct vk__zone *z = n->zone == 0 ? NULL :
	    vk__lexicon_zone(g->lexicon, (size_t)(n->zone - 1));

	switch (n->power.unit) {
	case VK_UNIT_PCT_FTP:
		return n->power.end <= 90;
	case VK_UNIT_POWER_ZONE:
		return n->power.end <= 3;
	default:
		return z != NULL && z->unit == VK_UNIT_PCT_FTP && z->to <= 90;
	}
}

enum step
vk__atom_zone(struct atom *a, const struct vk__piece *p)
{
	const struct vk__zone *z = vk__lexicon_zone(a->g->lexicon, p->value);
	struct vk__node *n = a->n;

	if (z == NULL)
		return BREAK;
	if (z->unit == VK_UNIT_RPM) {
		if (n->cadence.unit == VK_UNIT_NONE)
			n->cadence = (vk_target){ VK_UNIT_RPM, -z->from, -z->to };
		n->cadence_apart = is_apart(a, z->to);
		vk__g_use(a->g);
		return TAKEN;
	}
	if (a->amount && (n->zone != 0 || n->power.unit != VK_UNIT_NONE || n->hard ||
	    n->maxeffort) && a->paren == 0 && vk__amount_ahead(a->g, a->g->i + 1))
		return BREAK;
	/* An easy word after an effort's target belongs to the recovery. */
	if (z->easy && n->zone != 0 && !vk__lexicon_zone(a->g->lexicon,
	    (size_t)(n->zone - 1))->easy && a->amount && vk__amount_ahead(a->g, a->g->i + 1))
		return BREAK;
	if (z->hard) {
		n->hard = true;
	} else if (z->max) {
		if (is_gentle(a->g, n)) /* "Z2 20 min. 30 s à fond" */
			vk__g_doubt(a->g, VK__DOUBT_CONTRADICTION);
		n->maxeffort = true;
		n->longest = longest_of(vk__lexicon_marks(a->g->lexicon),
		    p->value);
	} else if (!(n->zone != 0 && z->easy)) {
		n->zone = (uint8_t)(1 + p->value);
		n->zone2 = (uint8_t)(p->a > p->value ? 1 + p->a : 0);
		n->zone_piece = (uint32_t)a->g->i;
		n->rises = n->rises || p->to;
	}
	if (z->easy)
		n->easy = true;
	vk__g_use(a->g);
	return TAKEN;
}
