/* SPDX-License-Identifier: MIT */
/*
 * What a percentage is of: "95 % de la PMA", "85 % (FC)", "90 HRmax", "FCmax :
 * 85-90 %". A percentage alone is of FTP; one of what no unit is for, or of a
 * word that is not known, is counted, so that it is not taken for one of FTP.
 */
#include "join.h"

enum {
	WHOLE = 100,
	/* Numbers without a sign that can only be per cent of something. */
	BARE_LEAST = 50, BARE_MOST = 130
};

static bool
is_ref(const struct vk__term *t)
{
	return vk__term_of(t, VK__CLASS_REF);
}

/* "à", "at", "@" */
static bool
is_at(const struct vk__term *t)
{
	return vk__term_op(t, VK__OP_TO) || vk__term_op(t, VK__OP_AT) || vk__term_is(t, '@');
}

static bool
is_sign(const struct vk__term *t)
{
	return vk__term_is(t, '%') || vk__term_has(t, VK__CLASS_UNIT, VK__WU_PCT);
}

static bool
is_max(const struct vk__terms *terms, size_t i)
{
	return vk__term_has(vk__term_at(terms, i), VK__CLASS_ZONE, terms->marks->max);
}

/* Words that name an intensity, and the power that shares are told of. */
static bool
is_aerobic(const struct vk__terms *terms, const struct vk__term *t)
{
	return vk__term_has(t, VK__CLASS_ZONE, terms->marks->pma) ||
	    vk__term_has(t, VK__CLASS_ZONE, terms->marks->vo2max);
}

/* Steps over "de la", "of your" to a reference, if one follows. */
static size_t
skip_to_reference(const struct vk__terms *terms, size_t i)
{
	size_t at = i;

	while (at < i + 3 && (vk__term_op(vk__term_at(terms, at), VK__OP_FROM) ||
	    vk__term_op(vk__term_at(terms, at), VK__OP_TO) ||
	    vk__term_is(vk__term_at(terms, at), '/')))
		at++;
	return at;
}

static vk_unit
reference_unit(unsigned ref)
{
	switch (ref) {
	case VK__REF_PMA:
		return VK_UNIT_PCT_PMA;
	case VK__REF_HRMAX:
	case VK__REF_HR:
	case VK__REF_RESERVE:
		return VK_UNIT_PCT_HR;
	case VK__REF_LTHR:
		return VK_UNIT_PCT_LTHR;
	case VK__REF_RPE:
		return VK_UNIT_RPE;
	default:
		return VK_UNIT_PCT_FTP;
	}
}

/* "75 % HR 90rpm", "75 % HR 85-95rpm": the number is a cadence. */
static bool
is_cadence(const struct vk__terms *terms, size_t at)
{
	at++;
	if (vk__term_is(vk__term_at(terms, at), '-'))
		at += 2;
	return vk__term_has(vk__term_at(terms, at), VK__CLASS_UNIT, VK__WU_RPM);
}

/* "110 % RPE 8", "90 % FC 150": what is told by the number behind it. */
static bool
has_number(const struct vk__terms *terms, size_t ref)
{
	const struct vk__term *t = vk__term_at(terms, ref);
	const struct vk__term *next = vk__term_at(terms, ref + 1);

	if (next->kind != VK__TERM_NUMBER)
		return false;
	return t->concept.value == VK__REF_RPE ? next->value <= 10 :
	    t->concept.value == VK__REF_HR && next->value >= 90 && next->value <= 220 &&
	    !is_cadence(terms, ref + 1);
}

/* "90 % VO2max" is of that power; "115 % VO2max" rather names what 115 % FTP is,
 * unless it says "of". */
static bool
is_of_aerobic(const struct vk__terms *terms, const struct vk__quantity *q, size_t at,
    bool apart)
{
	const struct vk__term *t = vk__term_at(terms, at);
	bool of = at > q->end && !apart;

	return is_aerobic(terms, t) && (of || q->value <= WHOLE ||
	    (!apart && t->concept.value == terms->marks->pma));
}

/* "85 % (FC)", "90 % (de la PMA)". */
static bool
read_apart(const struct vk__terms *terms, struct vk__quantity *q)
{
	size_t at = skip_to_reference(terms, q->end + 1);
	const struct vk__term *t = vk__term_at(terms, at);

	if (!vk__term_is(vk__term_at(terms, q->end), '(') ||
	    !vk__term_is(vk__term_at(terms, at + 1), ')'))
		return false;
	if (is_of_aerobic(terms, q, at, true))
		q->unit = VK_UNIT_PCT_PMA;
	else if (is_ref(t) && t->concept.value != VK__REF_RPE)
		q->unit = (uint8_t)reference_unit(t->concept.value);
	else
		return false;
	q->end = at + 2;
	return true;
}

/* "heart rate under 75 % of max": whether the sentence told that before term i. */
static bool
after_beats(const struct vk__terms *terms, size_t i)
{
	while (i-- > 0) {
		const struct vk__term *t = &terms->term[i];

		if (vk__term_has(t, VK__CLASS_REF, VK__REF_HR))
			return true;
		if (t->kind == VK__TERM_LINE || vk__term_is(t, '.') || vk__term_is(t, ',') ||
		    vk__term_is(t, ';'))
			break;
	}
	return false;
}

/* After a percent sign: what it is a percentage of. */
static void
read_reference(const struct vk__terms *terms, struct vk__quantity *q)
{
	size_t at = skip_to_reference(terms, q->end);
	const struct vk__term *t = vk__term_at(terms, at);

	if (is_ref(t) && has_number(terms, at))
		return;
	if (is_ref(t)) {
		q->unit = (uint8_t)reference_unit(t->concept.value);
		q->end = at + 1 + (t->concept.value == VK__REF_HR && is_max(terms, at + 1));
	} else if (is_of_aerobic(terms, q, at, false)) {
		q->unit = VK_UNIT_PCT_PMA; /* an intensity word, here a reference */
		q->end = at + 1;
	} else if (vk__term_has(t, VK__CLASS_ZONE, terms->marks->threshold) && at > q->end) {
		q->end = at + 1; /* "95 % du seuil" */
	} else if (vk__term_has(t, VK__CLASS_ROLE, VK__ROLE_EFFORT) && t->concept.fr) {
		/* "90 % d'effort" is how hard it feels, "90 % on", "90 % work" a power */
		q->unit = VK_UNIT_RPE;
		q->end = at + 1;
	} else if (is_max(terms, at) && after_beats(terms, q->end - 1)) {
		q->unit = VK_UNIT_PCT_HR; /* "heart rate under 75 % of max" */
		q->end = at + 1;
	} else {
		read_apart(terms, q);
	}
	if (q->unit == VK_UNIT_RPE)
		q->value /= 10;
}

bool
vk__percent_read(const struct vk__terms *terms, struct vk__quantity *q, size_t at)
{
	if (!is_sign(vk__term_at(terms, at)))
		return false;
	q->measure = VK__M_TARGET;
	q->unit = VK_UNIT_PCT_FTP;
	q->end = at + 1;
	read_reference(terms, q);
	return true;
}

/* Whether the number at term i is told as a target: "à 90", "at 85-90". */
static bool
told_at(const struct vk__terms *terms, size_t i)
{
	if (i > 0 && is_at(vk__term_at(terms, i - 1)))
		return true;
	if (i > 1 && (vk__term_is(vk__term_at(terms, i - 1), '-') ||
	    vk__term_op(vk__term_at(terms, i - 1), VK__OP_TO)) &&
	    vk__term_at(terms, i - 2)->kind == VK__TERM_NUMBER)
		i -= 2;
	return i > 0 && (is_at(vk__term_at(terms, i - 1)) ||
	    vk__term_op(vk__term_at(terms, i - 1), VK__OP_FROM));
}

/* "85 FCmax", "à 90 de PMA": per cent of that without the sign. */
static bool
read_signless(const struct vk__terms *terms, struct vk__quantity *q, size_t at)
{
	size_t ref = skip_to_reference(terms, at);
	const struct vk__term *t = vk__term_at(terms, ref);
	bool at_it = told_at(terms, at - 1);

	if (q->value < BARE_LEAST || q->value > BARE_MOST ||
	    vk__term_is(vk__term_at(terms, at), '/'))
		return false;
	if (is_ref(t) && (t->concept.value == VK__REF_HRMAX || t->concept.value == VK__REF_LTHR))
		q->unit = (uint8_t)reference_unit(t->concept.value);
	else if (at_it && is_aerobic(terms, t) && (q->value <= WHOLE || ref > at ||
	    t->concept.value == terms->marks->pma))
		q->unit = VK_UNIT_PCT_PMA;
	else
		return false;
	q->measure = VK__M_TARGET;
	q->end = ref + 1;
	return true;
}

/* "95 FTP" is a percentage, "250FTP" tells the athlete's FTP. */
bool
vk__percent_bare(const struct vk__terms *terms, struct vk__quantity *q, size_t at)
{
	const struct vk__term *t = vk__term_at(terms, at);

	if (read_signless(terms, q, at))
		return true;
	if (!is_ref(t))
		return false;
	switch (t->concept.value) {
	case VK__REF_FTP:
	case VK__REF_IF:
		if (q->decimal && q->value <= 2) {
			q->measure = VK__M_RATIO;
		} else if (q->value >= 150 && t->concept.value == VK__REF_FTP) {
			q->measure = VK__M_NONE;
		} else {
			return false;
		}
		q->unit = VK_UNIT_PCT_FTP;
		break;
	case VK__REF_RPE:
		if (q->value > 10)
			return false;
		q->measure = VK__M_TARGET;
		q->unit = VK_UNIT_RPE;
		break;
	default:
		return false;
	}
	q->end = at + 1;
	return true;
}

/* A percentage at term i that does not say itself what it is of, or says that it is
 * of heart rate, which the name before it does. */
static bool
read_plain(const struct joiner *j, size_t i, struct vk__quantity *q)
{
	return vk__quantity_read(j->terms, i, q) && q->measure == VK__M_TARGET &&
	    (q->unit == VK_UNIT_PCT_HR || q->unit == VK_UNIT_PCT_LTHR ||
	    (q->unit == VK_UNIT_PCT_FTP && is_sign(vk__j_term(j, q->end - 1))));
}

/* The percentage or the range of them at term i. False: none. */
static bool
read_range(const struct joiner *j, size_t i, struct vk__quantity *from,
    struct vk__quantity *to)
{
	size_t used;
	enum vk__join join;

	if (!vk__quantity_read(j->terms, i, from) ||
	    !(from->measure == VK__M_BARE || read_plain(j, i, from)))
		return false;
	join = vk__j_sign(j, from->end, &used);
	if ((join == VK__JOIN_DASH || join == VK__JOIN_TO || join == VK__JOIN_AND) &&
	    read_plain(j, from->end + used, to) && to->value > from->value &&
	    5 * from->value >= to->value)
		return true;
	*to = *from;
	return from->measure == VK__M_TARGET;
}

/* What a name at a term tells: "FCmax : 85-90 %", "PMA (90 %)". */
struct told {
	bool loose; /* "à", or in brackets: may be said of something else */
	double from;
	double to;
	bool range;
	vk_unit unit; /* of FTP where it is not said */
	size_t end;
};

static bool
read_told(const struct joiner *j, size_t name, struct told *told)
{
	size_t i = name + 1;
	bool paren = vk__term_is(vk__j_term(j, i), '(');
	struct vk__quantity from, to;

	told->loose = paren || is_at(vk__j_term(j, i));
	if (told->loose || vk__term_is(vk__j_term(j, i), ':') || vk__term_is(vk__j_term(j, i), '='))
		i++;
	i += vk__term_op(vk__j_term(j, i), VK__OP_BETWEEN) ||
	    vk__term_op(vk__j_term(j, i), VK__OP_FROM);
	if (!read_range(j, i, &from, &to) || (paren && !vk__term_is(vk__j_term(j, to.end), ')')))
		return false;
	told->from = from.value;
	told->to = to.value;
	told->range = to.end > from.end;
	told->unit = (vk_unit)to.unit;
	told->end = to.end + paren;
	return true;
}

bool
vk__percent_follows(const struct joiner *j, size_t name)
{
	struct told told;

	return read_told(j, name, &told);
}

bool
vk__percent_named(struct joiner *j, vk_unit unit)
{
	struct told told;

	if (!read_told(j, j->i, &told))
		return false;
	if (unit == VK_UNIT_PCT_PMA) {
		uint16_t zone = vk__j_ahead(j, 0)->concept.value;

		if ((told.loose && told.to > WHOLE) || told.unit != VK_UNIT_PCT_FTP)
			return false; /* "PMA (115 %)": what the zone comes to in FTP */
		vk__j_push(j, VK__P_ZONE, j->i + 1)->value = (uint8_t)zone;
		vk__j_last(j)->a = zone;
	}
	vk__j_target(j, told.unit != VK_UNIT_PCT_FTP ? told.unit : unit, told.from, told.to,
	    told.range ? VK__JOIN_DASH : VK__JOIN_NONE, told.end);
	return true;
}

/* Whether nothing more is said of the word before a term. */
static bool
ends_there(const struct vk__term *t)
{
	return t->kind == VK__TERM_SIGN || t->kind == VK__TERM_LINE || t->kind == VK__TERM_END ||
	    vk__term_of(t, VK__CLASS_ROLE);
}

/* Whether the percent sign at term i stands before what no unit is a share of. */
static bool
is_strange(const struct vk__terms *terms, size_t i)
{
	size_t at = skip_to_reference(terms, i + 1);
	const struct vk__term *t = vk__term_at(terms, at);
	bool of = at > i + 1 || t->skipped > 0;

	if (is_ref(t) && t->concept.value == VK__REF_POWER && of)
		t = vk__term_at(terms, ++at); /* "90 % de ta puissance max" */
	if (is_ref(t))
		return t->concept.value == VK__REF_OTHER || t->concept.value == VK__REF_RESERVE;
	if (t->kind == VK__TERM_UNKNOWN) /* "120 % suivie d'une minute": leads on */
		return of || t->acronym || ends_there(vk__term_at(terms, at + 1));
	return of && (vk__term_has(t, VK__CLASS_NOTE, VK__NOTE_PACE) ||
	    (is_max(terms, at) && !after_beats(terms, i)));
}

unsigned
vk__percent_strange(const struct vk__terms *terms)
{
	unsigned found = 0;

	for (size_t i = 0; i < terms->count; i++)
		if (is_sign(&terms->term[i]))
			found += is_strange(terms, i);
	return found;
}
