/* SPDX-License-Identifier: MIT */
/*
 * The date at the head of a text. It is set only when the text and the anchor
 * give all of it; a weekday alone stays a word.
 */
#include "lead.h"

#include <stdlib.h>

#include "../base/date.h"

static const struct vk__term *
term_at(const struct vk__terms *terms, size_t i)
{
	return &terms->term[i < terms->count ? i : terms->count];
}

static bool
is_number(const struct vk__term *t, double from, double to)
{
	return t->kind == VK__TERM_NUMBER && !t->decimal && !t->word && t->value >= from &&
	    t->value <= to;
}

static bool
ends_lead(const struct vk__term *t)
{
	return t->kind == VK__TERM_LINE || vk__term_is(t, ':') || vk__term_is(t, ',') ||
	    vk__term_is(t, '.') || (vk__term_is(t, '-') && !t->glued) || vk__term_is(t, ')');
}

/* Day and month without a year: the one nearest to the anchor. */
static bool
near_anchor(const vk_parse_options *options, int32_t day, int32_t month, int32_t *date)
{
	int32_t year, m, d;
	bool found = false;

	if (!options->has_week)
		return false;
	vk__date_split(options->week_of, &year, &m, &d);
	for (int32_t y = year - 1; y <= year + 1; y++) {
		int32_t candidate;
		if (vk__date_make(y, month, day, &candidate) && (!found ||
		    abs(candidate - options->week_of) < abs(*date - options->week_of))) {
			*date = candidate;
			found = true;
		}
	}
	return found;
}

/* The day, of the year that is told or that is near. Terms used: 0 or 1. */
static size_t
read_year(const struct vk__term *term, const vk_parse_options *options, int32_t day,
    int32_t month, struct vk__lead *lead)
{
	if (!is_number(term, 1900, 2999)) {
		lead->has_date = near_anchor(options, day, month, &lead->date);
		return 0;
	}
	lead->has_date = vk__date_make((int32_t)term->value, month, day, &lead->date);
	return 1;
}

/* "2026-03-03", "3/3", "3/3/2026", "3 mars", "March 3, 2026". Terms used: 0, none. */
static size_t
read_date(const struct vk__terms *terms, size_t i, const vk_parse_options *options,
    struct vk__lead *lead)
{
	const struct vk__term *a = term_at(terms, i);
	const struct vk__term *b = term_at(terms, i + 1);
	const struct vk__term *c = term_at(terms, i + 2);
	int32_t date;

	if (is_number(a, 1900, 2999) && vk__term_is(b, '-') && is_number(c, 1, 12) &&
	    vk__term_is(term_at(terms, i + 3), '-') && is_number(term_at(terms, i + 4), 1, 31)) {
		if (vk__date_make((int32_t)a->value, (int32_t)c->value,
		    (int32_t)term_at(terms, i + 4)->value, &date)) {
			lead->has_date = true;
			lead->date = date;
			return 5;
		}
		return 0;
	}
	if (is_number(a, 1, 31) && vk__term_is(b, '/') && b->glued && is_number(c, 1, 12)) {
		const struct vk__term *y = term_at(terms, i + 4);
		if (vk__term_is(term_at(terms, i + 3), '/') && is_number(y, 1900, 2999)) {
			lead->has_date = vk__date_make((int32_t)y->value, (int32_t)c->value,
			    (int32_t)a->value, &lead->date);
			return lead->has_date ? 5 : 0;
		}
		if (near_anchor(options, (int32_t)a->value, (int32_t)c->value, &date)) {
			lead->has_date = true;
			lead->date = date;
		}
		return 3;
	}
	if (is_number(a, 1, 31) && vk__term_of(b, VK__CLASS_MONTH))
		return 2 + read_year(c, options, (int32_t)a->value, b->concept.value, lead);
	if (vk__term_of(a, VK__CLASS_MONTH) && is_number(b, 1, 31)) {
		bool comma = vk__term_is(c, ',') &&
		    is_number(term_at(terms, i + 3), 1900, 2999);

		return 2 + comma + read_year(term_at(terms, i + 2 + comma), options,
		    (int32_t)b->value, a->concept.value, lead);
	}
	return 0;
}

/* "mardi 18h30 :": when, not how long. Terms used, or 0. */
static size_t
time_of_day(const struct vk__terms *terms, size_t i)
{
	size_t at = i + vk__term_op(term_at(terms, i), VK__OP_TO);

	if (term_at(terms, at)->kind == VK__TERM_CLOCK && ends_lead(term_at(terms, at + 1)))
		return at + 1 - i;
	if (!is_number(term_at(terms, at), 5, 22) ||
	    !vk__term_has(term_at(terms, at + 1), VK__CLASS_UNIT, VK__WU_H))
		return 0;
	at += 2;
	if (is_number(term_at(terms, at), 0, 59))
		at++;
	return ends_lead(term_at(terms, at)) ? at - i : 0;
}

/* "J+2": so many days after the anchor. The j itself is no term. */
static size_t
read_offset(const struct vk__terms *terms, size_t i, const vk_parse_options *options,
    struct vk__lead *lead)
{
	const struct vk__term *sign = term_at(terms, i);
	const struct vk__term *days = term_at(terms, i + 1);
	int32_t date = options->week_of;

	if (sign->skipped != 1 || !sign->glued || !(vk__term_is(sign, '+') ||
	    vk__term_is(sign, '-')) || !is_number(days, 0, 366) ||
	    !ends_lead(term_at(terms, i + 2)))
		return 0;
	if (options->has_week && vk__date_add(&date, (int64_t)(sign->sign == '+' ?
	    days->value : -days->value))) {
		lead->has_date = true;
		lead->date = date;
	}
	return 2;
}

/* "Lundi : repos" before the line of the next day. Terms used, or 0. */
static size_t
rest_day(const struct vk__terms *terms, size_t i)
{
	size_t at = i;

	if (!vk__term_of(term_at(terms, at), VK__CLASS_DAY))
		return 0;
	at++;
	at += vk__term_is(term_at(terms, at), ':') || vk__term_is(term_at(terms, at), '-');
	if (!vk__term_has(term_at(terms, at), VK__CLASS_ROLE, VK__ROLE_RECOVERY) &&
	    !vk__term_of(term_at(terms, at), VK__CLASS_OFF))
		return 0;
	at++;
	return term_at(terms, at)->kind == VK__TERM_LINE ? at + 1 - i : 0;
}

/* "Tuesday, March 3: ..." */
static bool
is_comma_before_date(const struct vk__terms *terms, size_t i,
    const vk_parse_options *options)
{
	struct vk__lead lead;
	size_t used;

	if (i == 0 || !vk__term_is(term_at(terms, i), ','))
		return false;
	used = read_date(terms, i + 1, options, &lead);
	return used > 0 && ends_lead(term_at(terms, i + 1 + used));
}

/* "- 3/3 sur la selle <!> 10m": said to the rider. */
static bool
is_cue(const struct vk__terms *terms)
{
	for (size_t i = 1; i < terms->count && terms->term[i].kind != VK__TERM_LINE; i++)
		if (vk__term_is(&terms->term[i], VK__TERM_CUT))
			return true;
	return false;
}

/* "Séance du 14 janvier :", or on a line of its own: a date behind a few words. Terms used,
 * or 0. */
static size_t
dated_title(const struct vk__terms *terms, size_t i, const vk_parse_options *options,
    struct vk__lead *lead)
{
	enum { WORDS = 8 };

	for (size_t at = i; at < i + WORDS; at++) {
		const struct vk__term *t = term_at(terms, at);
		size_t used = at > i && t->skipped > 0 ? read_date(terms, at, options, lead) : 0;

		if (used > 0 && (term_at(terms, at + used)->kind == VK__TERM_LINE ||
		    vk__term_is(term_at(terms, at + used), ':')))
			return at + used;
		if (t->kind == VK__TERM_LINE || t->kind == VK__TERM_NUMBER ||
		    t->kind == VK__TERM_CLOCK || at >= terms->count)
			break;
	}
	*lead = (struct vk__lead){ 0 };
	return 0;
}

void
vk__lead_read(struct vk__lead *lead, const struct vk__terms *terms,
    const vk_parse_options *options)
{
	size_t i = 0;
	size_t used;

	*lead = (struct vk__lead){ 0 };
	if (term_at(terms, 0)->kind == VK__TERM_LINE) {
		if (is_cue(terms))
			return;
		i++;
	}
	while ((used = rest_day(terms, i)) > 0)
		i += used;
	if (vk__term_of(term_at(terms, i), VK__CLASS_DAY) &&
	    term_at(terms, i)->concept.value > 0) { /* "demain" is any day */
		lead->weekday = term_at(terms, i)->concept.value;
		i++;
		i += time_of_day(terms, i);
		if (is_number(term_at(terms, i), 1, 31) && ends_lead(term_at(terms, i + 1)) &&
		    !vk__term_is(term_at(terms, i + 1), ','))
			i++; /* "mardi 3 :" */
	}
	i += is_comma_before_date(terms, i, options);
	used = read_date(terms, i, options, lead);
	if (used == 0 && lead->weekday == 0) {
		used = read_offset(terms, i, options, lead);
		if (used > 0) {
			i += used;
			lead->terms = i + (term_at(terms, i)->kind != VK__TERM_LINE);
			return;
		}
	}
	if (used == 0 && lead->weekday == 0 && (used = dated_title(terms, i, options, lead)) > 0) {
		lead->terms = used + (term_at(terms, used)->kind != VK__TERM_LINE);
		return;
	}
	if (used > 0 && lead->weekday == 0 && !ends_lead(term_at(terms, i + used)) &&
	    term_at(terms, i)->value < 1900) {
		/* "3/3 ..." without a sign after it may be a pair */
		*lead = (struct vk__lead){ 0 };
		return;
	}
	i += used;
	if (lead->weekday == 0 && used == 0)
		return;
	if (lead->weekday != 0 && !lead->has_date && used == 0 && options->has_week) {
		lead->date = options->week_of -
		    (int32_t)vk__date_weekday(options->week_of) + (int32_t)lead->weekday;
		lead->has_date = true;
	}
	if (lead->has_date && lead->weekday != 0 &&
	    vk__date_weekday(lead->date) != lead->weekday) {
		lead->doubtful = true;
		lead->has_date = false;
	}
	if (ends_lead(term_at(terms, i)) && term_at(terms, i)->kind != VK__TERM_LINE)
		i++;
	lead->terms = i;
}
