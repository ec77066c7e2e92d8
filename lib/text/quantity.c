/* SPDX-License-Identifier: MIT */
/*
 * Numbers with their units: "1h30", "3 min 53", "4'00\"", "90 tr/min". One
 * quantity at a time; ranges and lists are piece.c's, and what a percentage is of
 * is percent.c's.
 */
#include "piece.h"

#include <string.h>

enum { METRES_FROM = 200 };

/* The seconds of the time unit at a term, 0 when it is none. */
static double
time_unit(const struct vk__term *t, const struct vk__term *number)
{
	if (t->kind == VK__TERM_SIGN && t->glued)
		return t->sign == '\'' ? 60 : t->sign == '"' ? 1 : 0;
	if (t->kind != VK__TERM_CONCEPT || t->concept.class != VK__CLASS_UNIT)
		return 0;
	switch (t->concept.value) {
	case VK__WU_H:
		return 3600;
	case VK__WU_MIN:
		return 60;
	case VK__WU_S:
		return 1;
	case VK__WU_HALFHOUR:
		return 1800;
	case VK__WU_ONEHOUR:
		/* "three quarters of an hour", but no "4 an hour" */
		return number->value < 1 ? 3600 : 0;
	case VK__WU_QUARTER:
		return 900;
	case VK__WU_M:
		/* "m" is minutes, but nobody rides 1500 of them. */
		return number->value >= METRES_FROM ? 0 : 60;
	default:
		return 0;
	}
}

/* "4 min 53 à 104 %" against "10 min 50 à 75 %". */
static bool
looks_seconds(double value)
{
	return value != 5 * (double)(int)(value / 5) || value < 25 || value == 30 || value == 45;
}

static bool
is_dots(const struct vk__terms *terms, size_t i)
{
	return vk__term_is(vk__term_at(terms, i), '.') && vk__term_is(vk__term_at(terms, i + 1), '.');
}

/* Whether a number at i stands on its own, not as the seconds before it. */
static bool
stands_alone(const struct vk__terms *terms, size_t i, double before)
{
	const struct vk__term *t = vk__term_at(terms, i);
	const struct vk__term *after = vk__term_at(terms, i + 1);

	if (t->value >= 60 || (t->decimal && t->value != (double)(long)t->value))
		return true;
	if (after->kind == VK__TERM_CONCEPT && (after->concept.class == VK__CLASS_UNIT ||
	    after->concept.class == VK__CLASS_SET || vk__term_op(after, VK__OP_TIMES)))
		return true;
	if (after->kind == VK__TERM_NUMBER || after->kind == VK__TERM_CLOCK)
		return !t->glued; /* "1h30 60%" */
	if (!t->glued && ((after->kind == VK__TERM_SIGN && strchr("->", after->sign) != NULL &&
	    after->sign != '\0') || is_dots(terms, i + 1) ||
	    (vk__term_op(after, VK__OP_TO) && !looks_seconds(t->value) && before >= 300)) &&
	    (vk__term_at(terms, i + 2)->kind == VK__TERM_NUMBER || is_dots(terms, i + 1)))
		return true; /* "10min 50→75%" */
	return after->kind == VK__TERM_SIGN && (after->sign == '%' ||
	    (after->sign == '/' && vk__term_at(terms, i + 2)->kind == VK__TERM_NUMBER) ||
	    after->sign == '\'' || after->sign == '"' ||
	    (after->sign == '-' && after->glued && !t->glued));
}

static double
smaller(double unit)
{
	return unit == 3600 ? 60 : 1;
}

/* Reads on from a first "NUMBER UNIT": "1h" 30 [min], "3min" 41s. */
static size_t
more_time(const struct vk__terms *terms, size_t i, double unit, double *seconds)
{
	while (unit > 1) {
		size_t n = i;
		const struct vk__term *t;
		double next;

		if (vk__term_op(vk__term_at(terms, n), VK__OP_AND) &&
		    vk__term_at(terms, n + 1)->kind == VK__TERM_NUMBER)
			n++;
		t = vk__term_at(terms, n);
		if (t->kind != VK__TERM_NUMBER || t->value >= 60 || t->skipped > 0)
			return i;
		if (n > i && t->word && t->value < 1) { /* "2 minutes et demie" */
			*seconds += unit * t->value;
			return n + 1;
		}
		if (t->skipped > 0 || (t->word && !vk__term_at(terms, i - 2)->word))
			return i;
		next = time_unit(vk__term_at(terms, n + 1), t);
		if (next > 0 && next < unit && (n == i || !t->glued)) {
			*seconds += t->value * next;
			i = n + 2;
			unit = next;
			continue;
		}
		/* "1h30", "2mn20", "3 min 53": the unit goes without saying. */
		if (n == i && next == 0 && !stands_alone(terms, i, *seconds) &&
		    (t->glued || t->value >= 10 || unit == 3600)) {
			*seconds += t->value * smaller(unit);
			return i + 1;
		}
		return i;
	}
	return i;
}

/* "1/2 h", "3/4 d'heure": of an hour only, "1/2 min" may be two lengths. */
static bool
read_fraction(const struct vk__terms *terms, size_t i, struct vk__quantity *q)
{
	const struct vk__term *t = vk__term_at(terms, i);
	const struct vk__term *by = vk__term_at(terms, i + 2);
	size_t at = i + 3;

	if (!vk__term_is(vk__term_at(terms, i + 1), '/') || t->word ||
	    by->kind != VK__TERM_NUMBER || (by->value != 2 && by->value != 4) ||
	    t->value < 1 || t->value >= by->value || t->decimal)
		return false;
	at += vk__term_op(vk__term_at(terms, at), VK__OP_FROM);
	if (!vk__term_has(vk__term_at(terms, at), VK__CLASS_UNIT, VK__WU_H) &&
	    !vk__term_has(vk__term_at(terms, at), VK__CLASS_UNIT, VK__WU_ONEHOUR))
		return false;
	q->measure = VK__M_TIME;
	q->value = 3600 * t->value / by->value;
	q->end = at + 1;
	return true;
}

/* "1 min 50 à 105 %": the seconds before end, or from 50 to 105 %? */
static bool
may_be_target(const struct vk__terms *terms, size_t end)
{
	const struct vk__term *last = vk__term_at(terms, end - 1);

	return last->kind == VK__TERM_NUMBER && !last->glued && last->value >= 50 &&
	    !looks_seconds(last->value) && vk__term_op(vk__term_at(terms, end), VK__OP_TO) &&
	    vk__term_at(terms, end + 1)->kind == VK__TERM_NUMBER;
}

static bool
read_time(const struct vk__terms *terms, size_t i, struct vk__quantity *q)
{
	const struct vk__term *t = vk__term_at(terms, i);
	struct vk__term half;
	size_t at = i + 1;
	double unit;

	if (read_fraction(terms, i, q))
		return true;
	if (vk__term_op(vk__term_at(terms, at), VK__OP_AND) && t->word) {
		size_t h = at + 1 + vk__term_op(vk__term_at(terms, at + 1), VK__OP_TO);
		if (vk__term_at(terms, h)->kind == VK__TERM_NUMBER && vk__term_at(terms, h)->value == 0.5) {
			half = *t; /* "two and a half minutes" */
			half.value += 0.5;
			t = &half;
			at = h + 1;
		}
	}
	if (vk__term_is(vk__term_at(terms, at), '-') && vk__term_at(terms, at)->glued &&
	    vk__term_at(terms, at + 1)->glued)
		at++; /* "eight-minute" */
	unit = time_unit(vk__term_at(terms, at), t);
	if (unit == 0 || (at > i + 1 && vk__term_at(terms, at)->kind != VK__TERM_CONCEPT))
		return false;
	q->measure = VK__M_TIME;
	q->value = unit * (unit >= 60 && t->value >= 1 && vk__term_sixties(t) ? vk__term_sixtieths(t) : t->value);
	q->end = at + 1;
	if (!t->decimal && unit >= 60)
		q->end = more_time(terms, q->end, unit, &q->value);
	q->unsure = q->end > at + 1 && may_be_target(terms, q->end);
	return true;
}

struct unit_row {
	enum vk__word_unit word;
	enum vk__measure measure;
	vk_unit unit;
	double factor;
};

static const struct unit_row units[] = {
	{ VK__WU_M, VK__M_METRES, VK_UNIT_NONE, 1 },
	{ VK__WU_METRE, VK__M_METRES, VK_UNIT_NONE, 1 },
	{ VK__WU_KM, VK__M_METRES, VK_UNIT_NONE, 1000 },
	{ VK__WU_MILE, VK__M_METRES, VK_UNIT_NONE, 1609.344 },
	{ VK__WU_W, VK__M_TARGET, VK_UNIT_WATT, 1 },
	{ VK__WU_WKG, VK__M_TARGET, VK_UNIT_WATT_KG, 1 },
	{ VK__WU_RPM, VK__M_TARGET, VK_UNIT_RPM, 1 },
	{ VK__WU_BPM, VK__M_TARGET, VK_UNIT_BPM, 1 },
	{ VK__WU_KJ, VK__M_BAD, VK_UNIT_NONE, 1 },
	{ VK__WU_KMH, VK__M_BAD, VK_UNIT_NONE, 1 },
	{ VK__WU_KG, VK__M_BAD, VK_UNIT_NONE, 1 },
	{ VK__WU_OCLOCK, VK__M_NONE, VK_UNIT_NONE, 1 }, /* "7pm" is when, no length */
	{ VK__WU_GRAM, VK__M_NONE, VK_UNIT_NONE, 1 } /* of what is eaten */
};

static bool
read_unit(const struct vk__terms *terms, struct vk__quantity *q, size_t at)
{
	const struct vk__term *t = vk__term_at(terms, at);

	if (vk__term_is(t, '-') && t->glued && vk__term_at(terms, at + 1)->glued)
		t = vk__term_at(terms, ++at); /* "25-mile" */
	if (vk__term_is(t, '$')) {
		q->measure = VK__M_BAD;
		q->end = at + 1;
		return true;
	}
	if (vk__term_has(t, VK__CLASS_NOTE, VK__NOTE_FUEL)) {
		q->measure = VK__M_NONE; /* "2 bidons" */
		q->end = at + 1;
		return true;
	}
	if (t->kind != VK__TERM_CONCEPT || t->concept.class != VK__CLASS_UNIT)
		return false;
	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++)
		if (units[i].word == t->concept.value) {
			q->measure = (uint8_t)units[i].measure;
			q->unit = (uint8_t)units[i].unit;
			q->value *= units[i].factor;
			q->end = at + 1;
			return true;
		}
	return false;
}

/* Whether what follows a number may be a unit, or lead to one. */
static inline bool
may_be_unit(const struct vk__term *t)
{
	if (t->kind == VK__TERM_CONCEPT)
		return t->concept.class == VK__CLASS_UNIT ||
		    t->concept.class == VK__CLASS_REF || vk__term_op(t, VK__OP_AND) ||
		    t->concept.class == VK__CLASS_ZONE || vk__term_op(t, VK__OP_FROM) ||
		    vk__term_has(t, VK__CLASS_NOTE, VK__NOTE_FUEL);
	return t->kind == VK__TERM_SIGN && (t->sign == '\'' || t->sign == '"' ||
	    t->sign == '%' || t->sign == '-' || t->sign == '/' || t->sign == '+' ||
	    t->sign == '$');
}

bool
vk__quantity_read(const struct vk__terms *terms, size_t i, struct vk__quantity *q)
{
	const struct vk__term *t = vk__term_at(terms, i);
	size_t at = i + 1;

	*q = (struct vk__quantity){ .measure = VK__M_BARE, .value = t->value,
		.decimal = t->decimal, .end = i + 1 };
	if (t->kind == VK__TERM_CLOCK) {
		q->measure = VK__M_TIME;
		if (time_unit(vk__term_at(terms, at), t) > 0 && vk__term_at(terms, at)->kind ==
		    VK__TERM_CONCEPT)
			q->end = at + 1; /* "3:00 min", "0:45:00 h" */
		return true;
	}
	if (t->kind == VK__TERM_CONCEPT && t->concept.class == VK__CLASS_UNIT &&
	    t->concept.value >= VK__WU_HALFHOUR && t->concept.value <= VK__WU_ONEMINUTE) {
		static const double whole[] = { 1800, 900, 3600, 60 };
		q->measure = VK__M_TIME;
		q->value = whole[t->concept.value - VK__WU_HALFHOUR];
		if (t->concept.value >= VK__WU_ONEHOUR)
			q->end = more_time(terms, at, q->value, &q->value);
		return true;
	}
	if (t->kind != VK__TERM_NUMBER)
		return false;
	if (!may_be_unit(vk__term_at(terms, at)))
		return true;
	if (vk__term_is(vk__term_at(terms, at), '+') && vk__term_at(terms, at)->glued &&
	    vk__term_at(terms, at + 1)->kind != VK__TERM_NUMBER)
		at++; /* "115+ rpm" */
	if (at == i + 1 && read_time(terms, i, q))
		return true;
	if (vk__percent_read(terms, q, at) || read_unit(terms, q, at) ||
	    vk__percent_bare(terms, q, at))
		return true;
	q->end = i + 1;
	return true;
}
