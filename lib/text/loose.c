/* SPDX-License-Identifier: MIT */
/*
 * Numbers whose meaning the text tells elsewhere: "5 min à 85 tr/min, puis 5
 * min à 95", "4x8 min at 270" after watts; and hours that are a time of day.
 */
#include "join.h"

static bool
is_measure(const struct vk__piece *p)
{
	return p->kind == VK__P_TARGET && !p->bare && (p->unit == VK_UNIT_PCT_FTP ||
	    p->unit == VK_UNIT_PCT_PMA || p->unit == VK_UNIT_WATT ||
	    p->unit == VK_UNIT_RPM || p->unit == VK_UNIT_BPM);
}

/* Whether a number can be so much of a unit. */
static bool
can_be(unsigned unit, double value)
{
	switch (unit) {
	case VK_UNIT_PCT_FTP:
	case VK_UNIT_PCT_PMA:
		return value >= 30 && value <= 200;
	case VK_UNIT_WATT:
		return value >= 60 && value <= 2000;
	case VK_UNIT_RPM:
		return value >= 40 && value <= 140;
	case VK_UNIT_BPM:
		return value >= 90 && value <= 210;
	default:
		return false;
	}
}

/* The unit that the nearest target has: the one before, else one behind. */
static unsigned
unit_near(const struct vk__pieces *pieces, size_t i)
{
	double value = pieces->piece[i].a;

	for (size_t k = i; k-- > 0;)
		if (is_measure(&pieces->piece[k]) && can_be(pieces->piece[k].unit, value))
			return pieces->piece[k].unit;
	for (size_t k = i; k < pieces->count; k++)
		if (is_measure(&pieces->piece[k]) && can_be(pieces->piece[k].unit, value))
			return pieces->piece[k].unit;
	return VK_UNIT_NONE;
}

/* Without any other target: what nothing but a percentage or watts can be. */
static unsigned
unit_alone(double value)
{
	return value > 200 && value <= 600 ? VK_UNIT_WATT :
	    value >= 76 && value <= 200 ? VK_UNIT_PCT_FTP : VK_UNIT_NONE;
}

/* "hard for 30 seconds, easy for 30": in the unit of the length before. */
static void
settle_length(struct vk__pieces *pieces, size_t i)
{
	struct vk__piece *p = &pieces->piece[i];
	size_t k = i;

	if (p->kind != VK__P_BARE || !p->for_time || p->a < 1 || p->a > 240)
		return;
	while (k > 0 && pieces->piece[k].kind != VK__P_TIME)
		k--;
	if (k == 0 && pieces->piece[k].kind != VK__P_TIME)
		return;
	p->kind = VK__P_TIME;
	p->a *= pieces->piece[k].a < 90 && p->a >= 10 ? 1 :
	    pieces->piece[k].a >= 7200 && p->a * 3600 < pieces->piece[k].a ? 3600 : 60;
	p->b = 0;
	p->at = false;
}

static bool
is_place(const struct vk__piece *p)
{
	return p->kind == VK__P_OP && (p->value == VK__OP_LAST || p->value == VK__OP_FIRST ||
	    p->value == VK__OP_NEXT);
}

/* The number that a word of place goes with, from either side; 0: none. */
static double
placed_number(const struct vk__pieces *pieces, size_t i)
{
	const struct vk__piece *p = &pieces->piece[i];

	if (p->kind != VK__P_BARE || p->at || !(is_place(p + 1) || (i > 0 && is_place(p - 1))))
		return 0;
	return p->a;
}

/*
 * "3x12 min : les 10 premières à 90 %, les 2 dernières à 105 %": minutes, as
 * there are no ten repetitions.
 */
static bool
are_minutes(const struct vk__pieces *pieces)
{
	double most = 0;

	for (size_t i = 0; i < pieces->count; i++) {
		if (pieces->piece[i].kind == VK__P_COUNT && pieces->piece[i].b > most)
			most = pieces->piece[i].b;
		if (most > 0 && placed_number(pieces, i) > most)
			return true;
	}
	return false;
}

/* "ride 40 min at 70 %, the last 10 at 85 %", "les 5 dernières à 90 %". */
static void
settle_place(struct vk__pieces *pieces, size_t i, bool minutes)
{
	struct vk__piece *p = &pieces->piece[i];

	if (p->kind != VK__P_BARE || p->at)
		return;
	if (is_place(p + 1)) {
		p->kind = VK__P_OP;
		p->value = p[1].value;
		p[1].kind = VK__P_BARE;
		p[1].a = p->a;
		p++;
	} else if (i == 0 || !is_place(p - 1)) {
		return;
	}
	for (size_t k = 0; k < i && !minutes && !(p[1].kind == VK__P_OP && p[1].value == VK__OP_DETAIL); k++)
		if (pieces->piece[k].kind == VK__P_COUNT)
			return; /* "the last two" are repetitions */
	p->for_time = true;
	settle_length(pieces, (size_t)(p - pieces->piece));
}

static void
settle_number(struct vk__pieces *pieces, size_t i)
{
	struct vk__piece *p = &pieces->piece[i];
	unsigned unit;

	if (p->kind != VK__P_BARE || !p->at || p->decimal || p->a < 30)
		return;
	unit = unit_near(pieces, i);
	if (unit == VK_UNIT_NONE)
		unit = unit_alone(p->a);
	if (unit == VK_UNIT_NONE)
		return;
	p->kind = VK__P_TARGET;
	p->unit = (uint8_t)unit;
	p->b = p->a;
}

/* "5 min at 200 W, 5 at 220, 5 at 240": one more step of the same kind. */
static void
settle_step(struct vk__pieces *pieces, size_t i)
{
	struct vk__piece *p = &pieces->piece[i];
	size_t k = i;

	if (p->kind != VK__P_BARE || p->at || p->a < 1 || p->a > 90 || i == 0 ||
	    p[1].kind != VK__P_TARGET || !p[1].at || !(p[-1].kind == VK__P_COMMA ||
	    p[-1].kind == VK__P_PLUS || (p[-1].kind == VK__P_OP && (p[-1].value == VK__OP_THEN ||
	    p[-1].value == VK__OP_AND))))
		return;
	while (k > 0 && pieces->piece[k].kind != VK__P_TIME && pieces->piece[k].kind < VK__P_STOP &&
	    pieces->piece[k].kind != VK__P_COUNT)
		k--;
	if (pieces->piece[k].kind != VK__P_TIME || pieces->piece[k + 1].kind != VK__P_TARGET ||
	    (k > 0 && pieces->piece[k - 1].kind == VK__P_COUNT))
		return;
	p->kind = VK__P_TIME;
	p->a *= pieces->piece[k].a < 90 && p->a >= 10 ? 1 : 60;
	p->b = 0;
}

/* "@240" is watts, and so are then all powers without a unit. */
static bool
are_watts(const struct vk__pieces *pieces)
{
	for (size_t i = 0; i < pieces->count; i++) {
		const struct vk__piece *p = &pieces->piece[i];
		if (p->kind == VK__P_TARGET && p->bare && (p->a > 200 || p->b > 200))
			return true;
	}
	return false;
}

void
vk__loose_settle(struct vk__pieces *pieces)
{
	bool watts = are_watts(pieces);
	bool minutes = are_minutes(pieces);

	for (size_t i = 0; i < pieces->count; i++) {
		if (watts && pieces->piece[i].kind == VK__P_TARGET && pieces->piece[i].bare)
			pieces->piece[i].unit = VK_UNIT_WATT;
		settle_place(pieces, i, minutes);
		settle_length(pieces, i);
		settle_number(pieces, i);
		if (i > 0)
			settle_step(pieces, i - 1);
	}
}

bool
vk__loose_place(const struct vk__term *t)
{
	return vk__term_op(t, VK__OP_LAST) || vk__term_op(t, VK__OP_FIRST) ||
	    vk__term_op(t, VK__OP_NEXT);
}

/* "les 20 dernières minutes": the words of a length around the one of place. */
bool
vk__loose_part(struct joiner *j, const struct vk__quantity *q)
{
	const struct vk__term *place = vk__j_term(j, q->end);
	const struct vk__term *unit = vk__j_term(j, q->end + 1);
	static const double units[] = { [VK__WU_H] = 3600, [VK__WU_MIN] = 60,
		[VK__WU_S] = 1, [VK__WU_M] = 60, [VK__WU_METRE] = 1, [VK__WU_KM] = 1000 };
	bool metres;

	if (q->measure != VK__M_BARE || !vk__loose_place(place) ||
	    unit->kind != VK__TERM_CONCEPT || unit->concept.class != VK__CLASS_UNIT ||
	    unit->concept.value > VK__WU_KM)
		return false;
	metres = unit->concept.value >= VK__WU_METRE;
	vk__j_push(j, VK__P_OP, q->end)->value = (uint8_t)place->concept.value;
	vk__j_push(j, metres ? VK__P_METRES : VK__P_TIME, q->end + 2)->a =
	    q->value * units[unit->concept.value];
	return true;
}

/* "départ 8h30", "Monday 19:30": whether a word before says that it is when. */
static bool
says_when(const struct joiner *j, const struct vk__term *t)
{
	enum { WORDS = 6 }; /* "meet at the bakery 8:30" */

	for (size_t n = 1; n <= WORDS && n <= t->raw; n++) {
		const struct vk__concept *c = j->terms->alone[t->raw - n];

		if (c != NULL && ((c->class == VK__CLASS_DAY && n == 1) ||
		    (c->class == VK__CLASS_FILL && (c->value == VK__FILL_WHEN ||
		    c->value >= VK__FILL_MORNING))))
			return true;
		if (c != NULL && c->class != VK__CLASS_FILL && c->class != VK__CLASS_OP &&
		    c->class != VK__CLASS_NONE && c->class != VK__CLASS_NOTE)
			break;
	}
	return false;
}

static bool
is_start(const struct joiner *j, size_t raw)
{
	return vk__concept_has(j->terms->alone[raw], VK__CLASS_FILL, VK__FILL_WHEN);
}

void
vk__loose_opening(struct joiner *j, const struct vk__quantity *q)
{
	const struct vk__term *t = vk__j_ahead(j, 0);
	const struct vk__term *last = vk__j_term(j, q->end - 1);
	bool before, behind;

	/* no time of day is so short, and no repetition is told as a start */
	if (q->measure != VK__M_TIME || q->value > 60)
		return;
	before = (t->skipped > 0 && t->raw > 0 && is_start(j, t->raw - 1)) ||
	    ((t->skipped > 1 || j->next.from) && t->raw > 1 && is_start(j, t->raw - 2));
	behind = vk__j_term(j, q->end)->skipped > 0 && is_start(j, last->raw + last->raws);
	if (before || (behind && vk__j_after_op(j, VK__OP_WITH)))
		vk__j_push(j, VK__P_OP, j->i)->value = VK__OP_OPENS;
}

enum { EVENING = 17 }; /* nobody rides so many hours, "(19h)" is when */

/* "à 9h15", "demain 18h", "at 19:07": when, not how long. */
bool
vk__loose_hour(const struct joiner *j, const struct vk__quantity *q)
{
	const struct vk__term *t = vk__j_ahead(j, 0);
	bool clock = t->kind == VK__TERM_CLOCK && !t->decimal;
	double hour = clock ? q->value / 60 : q->value / 3600;

	if (hour < 5 || hour >= 24 || (clock && q->end > j->i + 1) || (!clock &&
	    !vk__term_has(vk__j_ahead(j, 1), VK__CLASS_UNIT, VK__WU_H)))
		return false;
	if (j->next.at || says_when(j, t) || (!clock && vk__j_cools(j)) ||
	    (hour >= EVENING && vk__j_last_is(j, VK__P_OPEN)))
		return true;
	return !clock && (vk__j_last_is(j, VK__P_UNKNOWN) || vk__j_last_is(j, VK__P_BAD) ||
	    (hour >= 10 && t->skipped > 0));
}

size_t
vk__loose_rate(const struct joiner *j, size_t i)
{
	const struct vk__term *t = vk__j_term(j, i);
	struct vk__quantity q;
	size_t at = i + (vk__term_op(t, VK__OP_EACH) || (vk__term_is(t, '/') && t->glued));

	/* "de glucides", "of carbs": what the number was of comes first */
	if (vk__term_has(t, VK__CLASS_NOTE, VK__NOTE_FUEL))
		return vk__loose_rate(j, i + 1);
	if (at == i && t->skipped == 0 &&
	    !vk__term_has(t, VK__CLASS_UNIT, VK__WU_ONEHOUR))
		return i;
	t = vk__j_term(j, at);
	if (vk__term_has(t, VK__CLASS_UNIT, VK__WU_H) || vk__term_has(t, VK__CLASS_UNIT, VK__WU_MIN))
		return at + 1; /* "par heure" */
	if (at == i && t->kind == VK__TERM_NUMBER)
		return i; /* "2 bidons pour 1 h" */
	return vk__quantity_read(j->terms, at, &q) && q.measure == VK__M_TIME ? q.end : i;
}
