/* SPDX-License-Identifier: MIT */
/*
 * Numbers that a word before them explains: zones, heart rate, effort, cadence.
 */
#include "join.h"

enum { OFFSET_MOST = 30 }; /* per cent */

/* "cadence 60", "low cadence 55-60" */
bool
vk__ref_names_cadence(const struct joiner *j)
{
	const struct vk__piece *p = vk__j_last(j);

	return p != NULL && ((p->kind == VK__P_OP && p->value == VK__OP_CADENCE) ||
	    (p->kind == VK__P_ZONE && (p->value == j->terms->marks->force ||
	    p->value == j->terms->marks->velocity)));
}

bool
vk__ref_cadence_range(struct joiner *j, const struct vk__quantity *q)
{
	struct vk__quantity next;
	size_t used;

	if (q->measure != VK__M_BARE || q->value < 30 || q->value > 150 ||
	    vk__j_sign(j, q->end, &used) != VK__JOIN_DASH ||
	    !vk__quantity_read(j->terms, q->end + used, &next) || next.value < 30 ||
	    next.value > 150 || (next.measure != VK__M_BARE && next.unit != VK_UNIT_RPM))
		return false;
	vk__j_target(j, VK_UNIT_RPM, q->value, next.value, VK__JOIN_DASH, next.end);
	return true;
}

/* "entre 88 et 94 %", but not "entre les deux". */
bool
vk__ref_between(const struct joiner *j)
{
	struct vk__quantity q;
	size_t used;

	if (vk__j_term(j, j->i + 1)->skipped > 0)
		return false; /* "entre les deux et dix minutes de retour" */
	return vk__quantity_read(j->terms, j->i + 1, &q) &&
	    vk__j_sign(j, q.end, &used) != VK__JOIN_NONE &&
	    vk__j_sign(j, q.end, &used) != VK__JOIN_COMMA &&
	    vk__j_sign(j, q.end, &used) != VK__JOIN_SLASH &&
	    vk__j_term(j, q.end + used)->kind == VK__TERM_NUMBER;
}

/* ">", "<", "under": a bound is taken as the number itself, which is told. The
 * terms to step over. */
static size_t
skip_bound(struct joiner *j, size_t i)
{
	const struct vk__term *t = vk__j_term(j, i);
	bool bound = vk__term_is(t, '>') || vk__term_is(t, '<') || vk__term_op(t, VK__OP_ATMOST) ||
	    vk__term_has(t, VK__CLASS_ZONE, j->terms->marks->under) ||
	    vk__term_has(t, VK__CLASS_ZONE, j->terms->marks->over);

	j->out->bounds += bound;
	return bound;
}

/* "max 150 W", "140 bpm max": at most that, and no effort of its own. True: it
 * is read. */
bool
vk__ref_most(struct joiner *j)
{
	const struct vk__piece *last = vk__j_last(j);
	struct vk__quantity q;

	uint16_t word = vk__j_ahead(j, 0)->concept.value;
	bool before = vk__quantity_read(j->terms, j->i + 1, &q) && q.measure == VK__M_TARGET;

	if (before && word == j->terms->marks->under)
		j->out->sides |= 1;
	if (before && word == j->terms->marks->over)
		j->out->sides |= 2;
	if (word != j->terms->marks->max ||
	    !(before || (last != NULL && last->kind == VK__P_TARGET)))
		return false;
	j->out->bounds++;
	j->i++;
	return true;
}

/* "cadence 90", "Cadence: 85-95". */
bool
vk__ref_cadence(struct joiner *j)
{
	struct vk__quantity q, next;
	size_t at = j->i + 1;
	size_t used;

	bool paren = vk__term_is(vk__j_term(j, at), '(');
	size_t word = at + (vk__term_is(vk__j_term(j, at), ':') ||
	    vk__term_is(vk__j_term(j, at), '='));

	if (vk__term_op(vk__j_term(j, word), VK__OP_LAP) ||
	    vk__term_op(vk__j_term(j, word), VK__OP_FREE)) {
		vk__j_push(j, VK__P_NOTE, word + 1); /* "Cadence : libre" */
		return true;
	}
	if (vk__quantity_read(j->terms, at, &q) && q.measure == VK__M_BARE) {
		struct vk__follow behind;

		j->i = at; /* "cadences 60-70-80-90 tpm" */
		vk__j_follow(j, q.end, &behind);
		if (vk__list_push(j, &q, &behind) && vk__j_last(j)->kind == VK__P_TARGETS)
			return true;
		if (vk__j_last_is(j, VK__P_TIMES))
			j->out->count--;
		j->i = at - 1;
	}

	if (paren || vk__term_is(vk__j_term(j, at), ':') || vk__term_is(vk__j_term(j, at), '='))
		at++;
	at += vk__term_op(vk__j_term(j, at), VK__OP_FROM); /* "cadence de 60 à 65" */
	at += skip_bound(j, at);
	if (!vk__quantity_read(j->terms, at, &q) || q.measure != VK__M_BARE ||
	    q.value < 30 || q.value > 150)
		return false;
	next = q;
	if (vk__j_sign(j, q.end, &used) == VK__JOIN_NONE ||
	    !vk__quantity_read(j->terms, q.end + used, &next) || next.value < 30 ||
	    next.value > 150 || (next.measure != VK__M_BARE && next.unit != VK_UNIT_RPM))
		next = q;
	if (paren && !vk__term_is(vk__j_term(j, next.end), ')'))
		return false;
	vk__j_target(j, VK_UNIT_RPM, q.value, next.value, VK__JOIN_DASH, next.end + paren);
	return true;
}

/* A number of a zone at term i; "3 HR" is not three hours there. */
static bool
zone_number(const struct joiner *j, size_t i, struct vk__quantity *q)
{
	const struct vk__term *t = vk__j_term(j, i);

	if (vk__quantity_read(j->terms, i, q) && q->measure == VK__M_BARE)
		return q->value >= 1 && q->value <= 7;
	if (t->kind != VK__TERM_NUMBER || t->value < 1 || t->value > 7 ||
	    !vk__j_term(j, i - 1)->glued || vk__j_term(j, i + 1)->glued || /* "Z2 - 1h" */
	    !vk__term_has(vk__j_term(j, i + 1), VK__CLASS_UNIT, VK__WU_H))
		return false;
	*q = (struct vk__quantity){ .measure = VK__M_BARE, .value = t->value, .end = i + 1 };
	return true;
}

/* "Z2 et 4 bosses": the number before term i counts what stands there. */
static bool
begins_part(const struct joiner *j, size_t i)
{
	const struct vk__term *t = vk__j_term(j, i);

	return t->kind == VK__TERM_UNKNOWN || (t->kind == VK__TERM_CONCEPT &&
	    (t->concept.class == VK__CLASS_NOTE || t->concept.class == VK__CLASS_ZONE ||
	    vk__term_has(t, VK__CLASS_ROLE, VK__ROLE_EFFORT)));
}

/* Whether the number up to term end, behind the sign at term sign, ends a range:
 * "Z2 - 4 sprints", "RPE 4 then three 5-minute efforts" begin another part. */
static bool
ends_range(const struct joiner *j, size_t sign, size_t end)
{
	const struct vk__term *t = vk__j_term(j, sign);

	if (vk__term_op(t, VK__OP_THEN) || vk__j_count_follows(j, end))
		return false;
	return (t->glued && vk__term_is(t, '-')) ||
	    (!begins_part(j, end) && vk__j_term(j, end)->kind != VK__TERM_NUMBER);
}

/* "30/30 z6/z1": down to a zone of rest, one zone for each half; a cool-down may
 * go "Z3-Z1". */
static bool
are_two(const struct joiner *j, enum vk__join join, double from, double to)
{
	if (to >= from)
		return false;
	return join == VK__JOIN_SLASH || (join == VK__JOIN_DASH && vk__j_after_two(j));
}

/* "Z4-Z5-Z4": where the zone that turns back from to ends; 0: none stands there. */
static size_t
turns_back(const struct joiner *j, size_t i, double to)
{
	const struct vk__term *scale = vk__j_term(j, i + 1);
	struct vk__quantity q;

	return vk__term_is(vk__j_term(j, i), '-') && vk__j_term(j, i)->glued && scale->glued &&
	    vk__term_of(scale, VK__CLASS_SCALE) && zone_number(j, i + 2, &q) && q.value < to ?
	    q.end : 0;
}

void
vk__ref_scale(struct joiner *j)
{
	const struct vk__term *scale = vk__j_ahead(j, 0);
	struct vk__quantity q, next;
	size_t at = j->i + 1;
	size_t used;
	size_t end;
	enum vk__join join;
	vk_unit unit = VK_UNIT_POWER_ZONE;
	double to;

	if (!vk__quantity_read(j->terms, at, &q) || q.measure != VK__M_BARE ||
	    q.value < 1 || q.value > 7) {
		/* "Z6 30\"": the unit belongs to another number */
		if (vk__j_term(j, at)->kind != VK__TERM_NUMBER || vk__j_term(j, at)->value < 1 ||
		    vk__j_term(j, at)->value > 7) {
			vk__j_push(j, VK__P_UNKNOWN, at);
			return;
		}
		q = (struct vk__quantity){ .measure = VK__M_BARE,
			.value = vk__j_term(j, at)->value, .end = at + 1 };
	}
	to = q.value;
	end = q.end;
	join = vk__j_sign(j, end, &used);
	if (join != VK__JOIN_NONE && join != VK__JOIN_COMMA &&
	    !vk__term_op(vk__j_term(j, end), VK__OP_THEN)) {
		size_t second = end + used;
		bool named = vk__j_term(j, second)->kind == VK__TERM_CONCEPT &&
		    vk__j_term(j, second)->concept.class == VK__CLASS_SCALE;
		if (named)
			second++;
		if ((named || join == VK__JOIN_DASH || join == VK__JOIN_TO ||
		    (join == VK__JOIN_AND)) &&
		    zone_number(j, second, &next) &&
		    (named ? !vk__j_count_follows(j, next.end) : ends_range(j, end, next.end))) {
			to = next.value;
			end = next.end;
		} else {
			join = VK__JOIN_NONE;
		}
	} else {
		join = VK__JOIN_NONE;
	}
	if (join == VK__JOIN_DASH && to > q.value && turns_back(j, end, to) > 0) {
		vk__j_push(j, VK__P_UNKNOWN, turns_back(j, end, to));
		return; /* for how long each is not told */
	}
	if (vk__term_is(vk__j_term(j, end), '+') && vk__j_term(j, end)->glued &&
	    vk__j_term(j, end + 1)->kind != VK__TERM_NUMBER)
		end++;
	if (vk__term_op(vk__j_term(j, end), VK__OP_FOR) &&
	    vk__term_has(vk__j_term(j, end + 1), VK__CLASS_REF, VK__REF_HR))
		end++;
	/* "Z3 HR": where no number is before it, "hr" is no hour. */
	if (!vk__percent_follows(j, end) && (vk__term_has(vk__j_term(j, end), VK__CLASS_REF, VK__REF_HR) ||
	    vk__term_has(vk__j_term(j, end), VK__CLASS_UNIT, VK__WU_H))) {
		unit = VK_UNIT_HR_ZONE;
		end++;
	}
	if (scale->concept.value == VK__SCALE_I) {
		struct vk__piece *p = vk__j_push(j, VK__P_ZONE, end);
		p->value = (uint8_t)(j->terms->marks->i1 + (unsigned)q.value - 1);
		p->a = j->terms->marks->i1 + to - 1;
		return;
	}
	if (are_two(j, join, q.value, to) && vk__j_number(j->out, q.value) &&
	    vk__j_number(j->out, to)) {
		struct vk__piece *p = vk__j_push(j, VK__P_TARGETS, end);

		p->unit = (uint8_t)unit;
		p->join = (uint8_t)join;
		p->list = (uint32_t)j->out->numbers - 2;
		p->a = 2;
		return;
	}
	vk__j_target(j, unit, q.value, to, join, end);
}

/* "FTP -10 %", "seuil + 5 %": so much above or below. */
bool
vk__ref_offset(struct joiner *j)
{
	const struct vk__term *sign = vk__j_ahead(j, 1);
	struct vk__quantity q;
	double value;

	if (!(vk__term_is(sign, '+') || vk__term_is(sign, '-')) ||
	    vk__j_ahead(j, 2)->kind != VK__TERM_NUMBER ||
	    !vk__quantity_read(j->terms, j->i + 2, &q) || q.measure != VK__M_TARGET ||
	    q.unit != VK_UNIT_PCT_FTP || q.value > OFFSET_MOST)
		return false;
	value = 100 + (sign->sign == '+' ? q.value : -q.value);
	vk__j_target(j, VK_UNIT_PCT_FTP, value, value, VK__JOIN_NONE, q.end);
	return true;
}

/* "5 % above FTP", "10 % sous le seuil": the percentage is a difference. */
double
vk__ref_apart(const struct joiner *j, const struct vk__quantity *q)
{
	const struct vk__term *t = vk__j_term(j, q->end);

	if (q->unit != VK_UNIT_PCT_FTP || q->value > OFFSET_MOST)
		return 0;
	if (vk__term_has(t, VK__CLASS_ZONE, j->terms->marks->above))
		return q->value;
	return vk__term_has(t, VK__CLASS_ZONE, j->terms->marks->below) ? -q->value : 0;
}

/* "RPE: 3 x 8 min", "ressenti : 3 blocs": the number tells how often. */
static bool
counts(const struct joiner *j, size_t skip, size_t end)
{
	const struct vk__term *t = vk__j_term(j, end);
	struct vk__quantity q;

	if (vk__j_count_follows(j, end)) /* "8 min @ RPE 7 x 4" is done four times */
		return skip > 0 || (vk__quantity_read(j->terms, end + 1, &q) &&
		    q.measure == VK__M_TIME);
	return (skip > 0 &&
	    (vk__term_has(t, VK__CLASS_ROLE, VK__ROLE_EFFORT) ||
	    vk__term_has(t, VK__CLASS_ROLE, VK__ROLE_MAIN)));
}

/* "FC 140 bpm": the words say the same as the unit. */
static bool
is_beats(unsigned ref, const struct vk__quantity *q)
{
	return ref == VK__REF_HR && q->measure == VK__M_TARGET && q->unit == VK_UNIT_BPM;
}

/* Only the name of what would be measured: kept as text. */
static void
push_name(struct joiner *j, unsigned ref, size_t end)
{
	bool ftp = ref == VK__REF_FTP;

	vk__j_push(j, VK__P_NOTE, end)->value = ftp ? VK__NOTE_FTP : VK__NOTE_PLAIN;
	j->out->ftp += ftp;
}

/* "140-150", "7/10", and not "RPE 6, 3 x 5 min" or "RPE 6 - 3 x 5 min". */
static void
push_value(struct joiner *j, vk_unit unit, const struct vk__quantity *q)
{
	size_t used;
	enum vk__join join = vk__j_sign(j, q->end, &used);
	bool borg = vk__j_term(j, q->end)->glued && vk__term_is(vk__j_term(j, q->end), '-');
	bool tenths = join == VK__JOIN_SLASH && unit == VK_UNIT_RPE &&
	    (vk__j_term(j, q->end + 1)->value == 10 || vk__j_term(j, q->end + 1)->value == 20);
	const double most = unit != VK_UNIT_RPE ? 230 : borg ? 20 : 10;
	struct vk__quantity next;

	if (join == VK__JOIN_NONE || join == VK__JOIN_COMMA ||
	    !vk__quantity_read(j->terms, q->end + used, &next) || next.value > most ||
	    !(next.measure == VK__M_BARE ||
	    (next.measure == VK__M_TARGET && next.unit == unit)) ||
	    !(tenths || ends_range(j, q->end, next.end))) {
		vk__j_target(j, unit, q->value, q->value, VK__JOIN_NONE, q->end);
		return;
	}
	vk__j_target(j, unit, q->value, tenths ? q->value : next.value, join,
	    unit == VK_UNIT_RPE ? vk__range_ten(j, next.end) : next.end);
}

/* Whether a word stands at term i: "if" is then no intensity factor. */
static bool
begins_words(const struct joiner *j, size_t i)
{
	unsigned kind = vk__j_term(j, i)->kind;

	return kind == VK__TERM_UNKNOWN || kind == VK__TERM_CONCEPT;
}

/* "FC 140-150", "RPE 7", "IF 0.9", "heart rate zones 1 and 2", "CP20". */
void
vk__ref_read(struct joiner *j)
{
	unsigned ref = vk__j_ahead(j, 0)->concept.value;
	struct vk__quantity q;
	vk_unit unit = ref == VK__REF_RPE ? VK_UNIT_RPE
	    : ref == VK__REF_HR ? VK_UNIT_BPM : VK_UNIT_NONE;
	size_t skip = vk__term_is(vk__j_ahead(j, 1), ':') || vk__term_is(vk__j_ahead(j, 1), '=') ? 1 : 0;

	if (ref != VK__REF_FTP)
		skip += skip_bound(j, j->i + 1 + skip);

	if (ref == VK__REF_FTP && vk__ref_offset(j))
		return;
	if ((ref == VK__REF_HR || ref == VK__REF_HRMAX || ref == VK__REF_LTHR) &&
	    vk__percent_named(j, ref == VK__REF_LTHR ? VK_UNIT_PCT_LTHR : VK_UNIT_PCT_HR))
		return;
	if (ref == VK__REF_HR && vk__j_term(j, j->i + 1 + skip)->kind == VK__TERM_CONCEPT &&
	    vk__j_term(j, j->i + 1 + skip)->concept.class == VK__CLASS_SCALE) {
		j->i += 1 + skip; /* "HR: Z2" is no power zone */
		vk__ref_scale(j);
		if (vk__j_last_is(j, VK__P_TARGET))
			vk__j_last(j)->unit = VK_UNIT_HR_ZONE;
		return;
	}
	if (!vk__quantity_read(j->terms, j->i + 1 + skip, &q)) {
		if (ref == VK__REF_FTP && skip == 0 && (j->next.at || vk__j_last_is(j, VK__P_AT) ||
		    (vk__j_ahead(j, 0)->skipped == 0 && (vk__j_last_is(j, VK__P_TIME) ||
		    vk__j_last_is(j, VK__P_BARE))))) {
			vk__j_target(j, VK_UNIT_PCT_FTP, 100, 100, VK__JOIN_NONE, j->i + 1);
			return; /* "2x20 @ FTP" */
		}
		if (ref == VK__REF_IF && skip == 0 && begins_words(j, j->i + 1)) {
			vk__j_push(j, VK__P_OP, j->i + 1)->value = VK__OP_EXCEPT;
			return; /* "If windy, ..." */
		}
		push_name(j, ref, j->i + 1);
		return;
	}
	if (ref == VK__REF_FTP && q.measure == VK__M_TARGET && q.unit == VK_UNIT_WATT &&
	    !j->next.at) {
		j->out->ftp_watts = q.value; /* "FTP 300 W", "my FTP is 250 W" */
		push_name(j, ref, q.end);
		return;
	}
	if (ref == VK__REF_FTP && vk__beside_ftp(j, &q)) {
		j->out->ftp_watts = q.value;
		push_name(j, ref, q.end);
		return;
	}
	if (q.measure == VK__M_TARGET && (ref == VK__REF_HRMAX || ref == VK__REF_HR) &&
	    q.unit == VK_UNIT_PCT_FTP) {
		vk__j_target(j, VK_UNIT_PCT_HR, q.value, q.value, VK__JOIN_NONE, q.end);
		return;
	}
	if (q.measure == VK__M_BARE && ref == VK__REF_IF && q.decimal) {
		vk__j_target(j, VK_UNIT_PCT_FTP, q.value * 100, q.value * 100,
		    VK__JOIN_NONE, q.end);
		return;
	}
	if ((q.measure != VK__M_BARE && !is_beats(ref, &q)) || unit == VK_UNIT_NONE ||
	    counts(j, skip, q.end)) {
		push_name(j, ref, j->i + 1);
		return;
	}
	if (ref == VK__REF_HR && q.measure == VK__M_BARE && q.value <= 7)
		unit = VK_UNIT_HR_ZONE;
	push_value(j, unit, &q);
}
