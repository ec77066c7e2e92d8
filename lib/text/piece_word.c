/* SPDX-License-Identifier: MIT */
/*
 * Words to pieces: what joins, shifts or names the numbers around it, and units
 * that no number stands before. Promises one piece for a word that the grammar
 * knows, and none for a word that only changes the piece beside it.
 */
#include "join.h"

/* "chaque", "la dernière", "the second": one of the unit behind it. */
static bool
names_one(const struct vk__piece *p)
{
	return p != NULL && (p->kind == VK__P_ORD || (p->kind == VK__P_OP &&
	    (p->value == VK__OP_EACH || p->value == VK__OP_LAST ||
	    p->value == VK__OP_FIRST)));
}

/* "minutes 10-12", "minutes 10 à 12": from when to when, not how long. */
static bool
names_range(const struct joiner *j)
{
	const struct vk__term *join = vk__j_ahead(j, 2);

	for (size_t i = 0; i < j->out->count; i++)
		if (j->out->piece[i].stretch)
			return false; /* the second line of a plan by the clock */
	return vk__j_ahead(j, 1)->kind == VK__TERM_NUMBER && (vk__term_is(join, '-') ||
	    vk__term_op(join, VK__OP_TO) || vk__term_op(join, VK__OP_AND)) &&
	    vk__j_ahead(j, 3)->kind == VK__TERM_NUMBER;
}

/* A word of unit that no number stands before. */
static void
read_unit(struct joiner *j)
{
	static const double each[] = { 3600, 60, 1 };
	unsigned unit = vk__j_ahead(j, 0)->concept.value;
	struct vk__quantity q;

	if (unit <= VK__WU_S && vk__j_after_op(j, VK__OP_NOTLAST))
		vk__j_last(j)->value = VK__OP_LAST; /* "sauf la dernière minute" */
	if (vk__quantity_read(j->terms, j->i, &q))
		vk__piece_single(j, &q);
	else if (unit == VK__WU_KM && vk__timeline_after(j))
		return;
	else if (unit == VK__WU_MIN && (j->out->count == 0 || vk__j_last_is(j, VK__P_LINE)) &&
	    vk__j_ahead(j, 1)->kind == VK__TERM_NUMBER)
		j->i++; /* "Minute 10 à 18 : 85 %" */
	else if (unit == VK__WU_MIN && names_range(j))
		vk__j_push(j, VK__P_OP, j->i + 1)->value = VK__OP_CHANGE;
	else if (names_one(vk__j_last(j)) && unit <= VK__WU_S)
		vk__j_push(j, VK__P_TIME, j->i + 1)->a = each[unit]; /* "chaque minute" */
	else
		vk__j_push(j, VK__P_UNKNOWN, j->i + 1); /* a unit of nothing */
}

/* "... and do it again on Thursday": another day's ride. */
static bool
is_next_time(const struct joiner *j)
{
	size_t n = j->out->count;

	n -= n > 0 && j->out->piece[n - 1].kind == VK__P_ROLE; /* "on" */
	return n > 0 && j->out->piece[n - 1].kind == VK__P_OP &&
	    (j->out->piece[n - 1].value == VK__OP_REDO ||
	    j->out->piece[n - 1].value == VK__OP_AGAIN);
}

/* Whether a number that is no hour or date stands in the clause of the day. */
static bool
plans_day(const struct joiner *j)
{
	enum { AHEAD = 8, LATEST = 6 }; /* "samedi 9h" is when */
	size_t i = j->i + 1;

	if (vk__term_is(vk__j_term(j, i), ':') || vk__term_is(vk__j_term(j, i), '-') ||
	    vk__term_is(vk__j_term(j, i), ','))
		i++;
	for (size_t end = i + AHEAD; i < end; i++) {
		const struct vk__term *t = vk__j_term(j, i), *next = vk__j_term(j, i + 1);

		if (t->kind == VK__TERM_NUMBER)
			return next->concept.class != VK__CLASS_MONTH &&
			    !(vk__term_has(next, VK__CLASS_UNIT, VK__WU_H) && t->value >= LATEST);
		if (t->kind == VK__TERM_END || t->kind == VK__TERM_LINE ||
		    (t->kind == VK__TERM_SIGN && strchr(".;,)!?", t->sign) != NULL))
			return false;
	}
	return false;
}

/* "Jeudi repos", "Thursday: off": nothing is ridden then. */
static bool
rests_day(const struct joiner *j)
{
	size_t i = j->i + 1 + vk__term_is(vk__j_ahead(j, 1), ':');
	const struct vk__term *t = vk__j_term(j, i);

	return (vk__term_has(t, VK__CLASS_ROLE, VK__ROLE_RECOVERY) ||
	    vk__term_of(t, VK__CLASS_OFF)) && !plans_day(j);
}

/* Whether a day begins another workout: "Bonjour, pour jeudi : ..." does not, a second
 * one does, and so does "Demain 3 h Z2" behind what has been told. */
static bool
tells_day(struct joiner *j, bool weekday)
{
	bool second = j->day && weekday && !rests_day(j);
	bool told = false;

	j->day = j->day || weekday;
	if (second || is_next_time(j))
		return true;
	for (size_t i = 0; i < j->out->count && !told; i++)
		told = vk__piece_length(j->out->piece[i].kind) ||
		    j->out->piece[i].kind == VK__P_COUNT;
	return told && plans_day(j);
}

/* "Z1 only", "only Z1", "seated only": nothing but that, which is no exception. */
static bool
says_only(const struct joiner *j)
{
	const struct vk__term *next = vk__j_ahead(j, 1);
	struct vk__quantity q;

	return vk__j_last_is(j, VK__P_TARGET) || vk__j_last_is(j, VK__P_ZONE) ||
	    (vk__j_last_is(j, VK__P_NOTE) && vk__j_last(j)->value != VK__NOTE_PLACE) ||
	    (next->kind == VK__TERM_CONCEPT && (next->concept.class == VK__CLASS_ZONE ||
	    next->concept.class == VK__CLASS_SCALE)) ||
	    (vk__quantity_read(j->terms, j->i + 1, &q) && q.measure == VK__M_TARGET);
}

/* Whether the term is the last of its words, behind a step. */
static bool
ends_words(const struct joiner *j)
{
	const struct vk__term *next = vk__j_ahead(j, 1);

	return (vk__j_last_is(j, VK__P_ZONE) || vk__j_last_is(j, VK__P_TARGET) ||
	    vk__j_last_is(j, VK__P_TIME) || vk__j_last_is(j, VK__P_ROLE)) &&
	    (next->kind == VK__TERM_LINE || next->kind == VK__TERM_END ||
	    vk__term_is(next, ',') || vk__term_is(next, '.') || vk__term_is(next, ';') ||
	    vk__term_op(next, VK__OP_AND));
}

/* Whether the word at term i names efforts: "before the blocks", "avant chaque". */
static bool
names_efforts(const struct joiner *j, size_t i)
{
	const struct vk__term *t = vk__j_term(j, i);

	if (vk__term_op(t, VK__OP_FIRST) || vk__term_of(t, VK__CLASS_ORD))
		t = vk__j_term(j, i + 1);
	return t->kind == VK__TERM_CONCEPT && (t->concept.class == VK__CLASS_SET ||
	    vk__term_has(t, VK__CLASS_ROLE, VK__ROLE_EFFORT) ||
	    vk__term_has(t, VK__CLASS_ROLE, VK__ROLE_MAIN) ||
	    vk__term_op(t, VK__OP_EACH) || vk__term_op(t, VK__OP_APIECE) ||
	    vk__term_op(t, VK__OP_DETAIL) || vk__term_op(t, VK__OP_EFFORTS));
}

/* Whether a sign stands before, or nothing. */
static bool
begins_clause(const struct joiner *j)
{
	return j->out->count == 0 || (vk__j_last(j)->kind >= VK__P_OPEN &&
	    vk__j_last(j)->kind <= VK__P_LINE);
}

/* "20' Z2 avant et 10' Z1 après": the other half of "after". */
static bool
after_follows(const struct joiner *j)
{
	enum { WORDS = 8 };
	const struct vk__term *t = vk__j_ahead(j, 1);

	if (!vk__term_is(t, ',') && !vk__term_op(t, VK__OP_AND))
		return false;
	for (size_t n = 2; n < WORDS && vk__j_ahead(j, n)->kind != VK__TERM_LINE; n++)
		if (vk__term_op(vk__j_ahead(j, n), VK__OP_AFTER))
			return vk__j_ahead(j, n + 1)->kind != VK__TERM_NUMBER &&
			    vk__j_ahead(j, n + 1)->kind != VK__TERM_CONCEPT;
	return false;
}

/* "à partir de la 3e", "the third onwards": kept beside an ordinal; elsewhere a condition, or only "dès la". */
static bool
drop_onward(struct joiner *j, const struct vk__term *t)
{
	if (vk__term_of(vk__j_ahead(j, 1), VK__CLASS_ORD) || vk__j_last_is(j, VK__P_ORD) ||
	    (vk__j_last_is(j, VK__P_SET) && j->out->count > 1 &&
	    j->out->piece[j->out->count - 2].kind == VK__P_ORD))
		return false;
	if (t->raws > 2 && !t->concept.en)
		vk__j_push(j, VK__P_OP, j->i + 1)->value = VK__OP_EXCEPT;
	else if (t->concept.en)
		vk__j_push(j, VK__P_UNKNOWN, j->i + 1);
	else
		j->i++;
	return true;
}

/* "avant", "before": kept where they may tell of a place. True: they are not. */
static bool
drop_ahead(struct joiner *j, const struct vk__term *t)
{
	const struct vk__term *next = vk__j_ahead(j, 1);
	struct vk__quantity q;

	if ((vk__term_is(next, '/') || vk__term_is(next, '+') || vk__term_is(next, '&')) &&
	    vk__term_op(vk__j_ahead(j, 2), VK__OP_AFTER)) {
		vk__j_push(j, VK__P_OP, j->i + 3)->value = VK__OP_BOTHENDS;
		return true;
	}
	if (after_follows(j)) {
		vk__j_push(j, VK__P_OP, j->i + 1)->value = VK__OP_LEAD;
		return true;
	}
	if (ends_words(j) && (t->concept.en || next->skipped == 0)) { /* "20 min Z2 before, 10 min easy after" */
		vk__j_push(j, VK__P_OP, j->i + 1)->value = VK__OP_LEAD;
		return true;
	}
	if (names_efforts(j, j->i + 1) || (begins_clause(j) &&
	    vk__quantity_read(j->terms, j->i + 1, &q) && vk__j_count_follows(j, q.end)))
		return false;
	if (t->concept.en) {
		vk__j_push(j, VK__P_OP, j->i + 1)->value = VK__OP_THEN;
		return true;
	}
	/* "retour avant 12 h" is when */
	j->next.at = vk__quantity_read(j->terms, ++j->i, &q) &&
	    q.measure == VK__M_TIME && q.value >= 5 * 3600;
	return true;
}

/* "i.e.": before a number it sums up what was told. */
static void
read_thatis(struct joiner *j)
{
	size_t at = j->i + 1 + vk__term_is(vk__j_ahead(j, 1), '.');

	if (vk__j_term(j, at)->kind == VK__TERM_NUMBER)
		vk__j_push(j, VK__P_OP, at)->value = VK__OP_TOTAL;
	else
		j->i = at;
}

/* "2 min back down after each" is no way down a pyramid. */
static bool
rides_back(struct joiner *j)
{
	if (!vk__j_last_is(j, VK__P_TIME) || !vk__term_of(vk__j_ahead(j, 1), VK__CLASS_REST))
		return false;
	vk__j_push(j, VK__P_ROLE, j->i + 1)->value = VK__ROLE_RECOVERY;
	return true;
}

/* Words that join or shift what stands around them. False: kept as they are. */
static bool
read_joining(struct joiner *j, const struct vk__term *t)
{
	switch (t->concept.value) {
	case VK__OP_TIMES:
		vk__count_times(j);
		return true;
	case VK__OP_FROM:
		j->next.from = true;
		j->next.during = t->during;
		j->next.from_en = t->concept.en;
		j->i++;
		return true;
	case VK__OP_UPTO:
		if (!vk__upto_read(j, false))
			j->i++;
		return true;
	case VK__OP_LEFT:
		if (!vk__upto_left(j))
			j->i++;
		return true;
	case VK__OP_THEREST:
		/* "keep the rest easy" is of the recoveries */
		if (!(vk__j_last_is(j, VK__P_ROLE) || vk__j_last_is(j, VK__P_TARGET)) ||
		    !vk__upto_left(j))
			vk__j_push(j, VK__P_ROLE, j->i + 1)->value = VK__ROLE_RECOVERY;
		return true;
	case VK__OP_TO:
		j->next.most = t->raws > 1;
		j->next.to = t->raws > 1 || t->concept.en; /* "à" is "at", too */
		if (j->next.to && vk__upto_read(j, true))
			return true;
		/* fall through */
	case VK__OP_AT:
		j->next.at = true;
		j->i++;
		return true;
	case VK__OP_ATMOST:
		j->out->bounds++;
		j->i++;
		return true;
	case VK__OP_ABOUT:
	case VK__OP_BY:
		j->i++;
		return true;
	case VK__OP_ONLY:
		if (says_only(j))
			j->i++;
		else
			vk__j_push(j, VK__P_OP, j->i + 1)->value = VK__OP_EXCEPT;
		return true;
	case VK__OP_THATIS:
		read_thatis(j);
		return true;
	case VK__OP_MIRROR:
		return rides_back(j);
	case VK__OP_AHEAD:
		return drop_ahead(j, t);
	case VK__OP_ONWARD:
		return drop_onward(j, t);
	case VK__OP_EMOM:
		vk__j_push(j, VK__P_OP, j->i)->value = VK__OP_EACH;
		vk__j_push(j, VK__P_TIME, j->i + 1)->a = 60; /* every minute on the minute */
		return true;
	case VK__OP_EACH:
	case VK__OP_APIECE:
		vk__count_each(j, t->concept.value == VK__OP_APIECE);
		return true;
	case VK__OP_RATIO:
		vk__ratio_read(j);
		return true;
	case VK__OP_CADENCE:
		return vk__ref_cadence(j);
	case VK__OP_BETWEEN:
		/* before numbers a range, before words "between the sets" */
		if (!vk__ref_between(j))
			return false;
		j->next.between = true;
		j->i++;
		return true;
	default:
		return false;
	}
}

/* "Objectif : ...", "Pourquoi ? ..." at the head of a line; elsewhere the word says
 * nothing. */
static void
read_why(struct joiner *j)
{
	const struct vk__term *next = vk__j_ahead(j, 1);

	if ((j->out->count > 0 && !vk__j_last_is(j, VK__P_LINE)) ||
	    !(vk__term_is(next, ':') || vk__term_is(next, '?') || (vk__term_is(next, '-') &&
	    !next->glued))) {
		j->i++;
		return;
	}
	j->out->advice++;
	vk__j_push(j, VK__P_NOTE, j->i + 1)->value = VK__NOTE_WHY;
}

/* "last week 4x4 min", behind those words: the numbers are of that week. */
static bool
tells_other(const struct joiner *j)
{
	size_t at = j->i + vk__term_is(vk__j_ahead(j, 0), ':');
	const struct vk__term *t = vk__j_term(j, at);

	return t->kind == VK__TERM_NUMBER || t->kind == VK__TERM_CLOCK;
}

void
vk__piece_word(struct joiner *j)
{
	static const uint8_t kinds[] = {
		[VK__CLASS_ROLE] = VK__P_ROLE, [VK__CLASS_REST] = VK__P_REST,
		[VK__CLASS_OFF] = VK__P_OFF, [VK__CLASS_ZONE] = VK__P_ZONE,
		[VK__CLASS_SET] = VK__P_SET, [VK__CLASS_NOTE] = VK__P_NOTE,
		[VK__CLASS_OFF_DOMAIN] = VK__P_BAD, [VK__CLASS_DAY] = VK__P_UNKNOWN,
		[VK__CLASS_MONTH] = VK__P_UNKNOWN, [VK__CLASS_ORD] = VK__P_ORD,
		[VK__CLASS_INTO] = VK__P_INTO, [VK__CLASS_OP] = VK__P_OP,
		[VK__CLASS_NAMED] = VK__P_NAMED };
	const struct vk__term *t = vk__j_ahead(j, 0);
	struct vk__piece *p;

	switch (t->concept.class) {
	case VK__CLASS_UNIT:
		read_unit(j);
		return;
	case VK__CLASS_SCALE:
		vk__ref_scale(j);
		return;
	case VK__CLASS_REF:
		vk__ref_read(j);
		return;
	case VK__CLASS_OP:
		if (read_joining(j, t))
			return;
		break;
	case VK__CLASS_DAY:
		if (!tells_day(j, t->concept.value > 0)) {
			j->i++;
			return;
		}
		j->out->days = true;
		break;
	case VK__CLASS_ZONE:
		if ((t->concept.value == j->terms->marks->threshold && vk__ref_offset(j)) ||
		    vk__ref_most(j) || (t->concept.value == j->terms->marks->pma &&
		    vk__percent_named(j, VK_UNIT_PCT_PMA)))
			return;
		break;
	default:
		break;
	}
	if (vk__term_has(t, VK__CLASS_NOTE, VK__NOTE_WHY)) {
		read_why(j);
		return;
	}
	if (vk__term_has(t, VK__CLASS_NOTE, VK__NOTE_ASCENT)) {
		vk__j_push(j, VK__P_NOTE, vk__beside_climbed(j));
		return;
	}
	if (vk__term_has(t, VK__CLASS_NOTE, VK__NOTE_FUEL)) {
		vk__j_push(j, VK__P_NOTE, vk__loose_rate(j, j->i + 1))->value = VK__NOTE_FUEL;
		return;
	}
	p = vk__j_push(j, (enum vk__piece_kind)kinds[t->concept.class], j->i + 1);
	p->value = (uint8_t)t->concept.value;
	if (p->kind == VK__P_NOTE && p->value == VK__NOTE_PAST && tells_other(j))
		p->kind = VK__P_BAD;
	p->a = t->concept.class == VK__CLASS_OP ? 0 : t->concept.value;
	p->from_en = t->concept.class == VK__CLASS_OP ? t->concept.value == VK__OP_AFTER &&
	    t->concept.en && !t->concept.fr : p->kind == VK__P_ORD && p->from_en;
	if (p->kind == VK__P_OP && p->value == VK__OP_EITHER) {
		p->value = VK__OP_TOTAL; /* "soit": once it is "that is to say" */
		j->out->either++;
	}
}
