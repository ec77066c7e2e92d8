/* SPDX-License-Identifier: MIT */
/*
 * Terms to pieces, one after the other. What a piece means in the workout is
 * the grammar's business; a number that fits nothing becomes a bare piece, and
 * stays unread unless the grammar takes it.
 */
#include "join.h"

#include <stdlib.h>
#include <string.h>

static void
push_time(struct joiner *j, const struct vk__quantity *q)
{
	struct vk__piece *p;

	if (vk__loose_hour(j, q)) {
		if (vk__j_cools(j)) { /* "retour 11h" */
			vk__j_last(j)->kind = VK__P_NOTE;
			vk__j_last(j)->value = VK__NOTE_PLAIN;
		}
		vk__j_push(j, VK__P_NOTE, q->end);
		return;
	}
	/* a step of more than a day is no step */
	p = vk__j_push(j, q->value > VK_STEP_SECONDS ? VK__P_BAD : VK__P_TIME, q->end);
	p->a = q->value;
	p->unsure = q->unsure;
}

/* A single quantity: what it is depends on its unit and its neighbours. */
void
vk__piece_single(struct joiner *j, const struct vk__quantity *q)
{
	struct vk__piece *p;
	const struct vk__term *number;
	bool for_time, place;
	bool at = j->next.at || vk__j_last_is(j, VK__P_AT);

	switch (q->measure) {
	case VK__M_TIME:
		push_time(j, q);
		return;
	case VK__M_METRES:
		vk__j_push(j, q->value > VK__METRES_MAX ? VK__P_BAD : VK__P_METRES,
		    q->end)->a = q->value;
		return;
	case VK__M_TARGET: {
		double apart = vk__ref_apart(j, q);
		if (apart < 0 || apart > 0) {
			vk__j_target(j, VK_UNIT_PCT_FTP, 100 + apart, 100 + apart,
			    VK__JOIN_NONE, q->end + 1);
			return;
		}
		/* "PMA 95 %" is of PMA; "PMA à 95 % FTP" is not */
		bool of_pma = q->unit == VK_UNIT_PCT_FTP && !j->next.at &&
		    vk__j_last_is(j, VK__P_ZONE) && vk__j_last(j)->value == j->terms->marks->pma &&
		    vk__term_is(vk__j_term(j, q->end - 1), '%');
		vk__j_target(j, of_pma ? VK_UNIT_PCT_PMA : (vk_unit)q->unit, q->value, q->value,
		    VK__JOIN_NONE, q->end);
		return;
	}
	case VK__M_RATIO:
		vk__j_target(j, VK_UNIT_PCT_FTP, q->value * 100, q->value * 100,
		    VK__JOIN_NONE, q->end);
		return;
	case VK__M_NONE:
		vk__j_push(j, VK__P_NOTE, vk__loose_rate(j, q->end));
		return;
	case VK__M_BAD:
		vk__j_push(j, VK__P_BAD, q->end)->a = q->value;
		return;
	default:
		break;
	}
	if (vk__ref_names_cadence(j) && q->value >= 30 && q->value <= 150) {
		vk__j_target(j, VK_UNIT_RPM, q->value, q->value, VK__JOIN_NONE, q->end);
		return;
	}
	if (at && q->decimal && q->value >= 0.3 && q->value <= 2) {
		vk__j_target(j, VK_UNIT_PCT_FTP, q->value * 100, q->value * 100,
		    VK__JOIN_NONE, q->end);
		return;
	}
	if (vk__j_last_is(j, VK__P_AT) && q->value >= 30 && q->value <= 2000) {
		vk__j_target(j, VK_UNIT_PCT_FTP, q->value, q->value, VK__JOIN_NONE, q->end);
		vk__j_last(j)->bare = true;
		j->loose = true;
		return;
	}
	for_time = vk__j_after_op(j, VK__OP_FOR);
	place = vk__j_after_op(j, VK__OP_LAST) || vk__j_after_op(j, VK__OP_FIRST) ||
	    vk__j_after_op(j, VK__OP_NEXT) || vk__loose_place(vk__j_term(j, q->end));
	number = vk__j_ahead(j, 0);
	p = vk__j_push(j, VK__P_BARE, q->end);
	p->a = vk__term_sixties(number) ? vk__term_sixtieths(number) : q->value;
	p->unsure = number->hundredths > 0 && !vk__term_sixties(number);
	p->at = at;
	p->decimal = q->decimal;
	p->for_time = for_time;
	j->loose = j->loose || at || for_time || place;
}

static bool
negative(const struct joiner *j)
{
	/* "-20 %": a glued minus after a blank. */
	const struct vk__piece *p = vk__j_last(j);

	return p != NULL && p->kind == VK__P_DASH && !p->glued && vk__j_ahead(j, 0)->glued;
}

/* "repeat steps 2-3 twice more", "refaire 2 et 3": lines by their numbers. */
static bool
read_steps(struct joiner *j, const struct vk__quantity *q)
{
	struct vk__quantity next = *q;
	struct vk__piece *p;
	size_t used;

	if (q->measure != VK__M_BARE || q->value > 30 ||
	    !(vk__j_after_op(j, VK__OP_REPEAT) || vk__j_last_is(j, VK__P_SET)))
		return false;
	if (vk__j_sign(j, q->end, &used) == VK__JOIN_NONE ||
	    !vk__quantity_read(j->terms, q->end + used, &next) ||
	    next.measure != VK__M_BARE || next.value <= q->value || next.value > 30 ||
	    (vk__j_term(j, next.end + vk__term_is(vk__j_term(j, next.end), ','))->kind !=
	    VK__TERM_NUMBER && !vk__term_op(vk__j_term(j, next.end), VK__OP_AGAIN)))
		return false;
	p = vk__j_push(j, VK__P_STEPS, next.end);
	p->a = q->value;
	p->b = next.value;
	return true;
}

/* "Reps: 5" on a line of its own counts the lines below or above. */
static bool
read_form_count(struct joiner *j, const struct vk__quantity *q)
{
	struct vk__piece *p = j->out->piece + j->out->count;
	const struct vk__term *next = vk__j_term(j, q->end);

	if (j->out->count < 2 || p[-1].kind != VK__P_COLON || p[-2].kind != VK__P_SET ||
	    (j->out->count > 2 && p[-3].kind != VK__P_LINE) ||
	    (next->kind != VK__TERM_LINE && next->kind != VK__TERM_END) || q->decimal)
		return false;
	p[-2].kind = VK__P_COUNT;
	p[-2].a = p[-2].b = q->value;
	p[-2].times = true;
	p[-2].raws = vk__j_ahead(j, 0)->raw + vk__j_ahead(j, 0)->raws - p[-2].raw;
	j->out->count--;
	j->i = q->end;
	return true;
}

/* A number that only names: the year in "since 2019", the race in "70.3 pace". */
static bool
read_name(struct joiner *j, const struct vk__quantity *q)
{
	const struct vk__term *next = vk__j_term(j, q->end);
	const struct vk__term *t = vk__j_ahead(j, 0);

	if (!t->decimal && !t->word && q->value >= 1990 && q->value < 2100 && t->raws == 1 &&
	    next->kind != VK__TERM_SIGN) {
		vk__j_push(j, VK__P_NOTE, q->end); /* "since 2019" */
		return true;
	}
	if (!t->decimal || !((q->value > 70.29 && q->value < 70.31) ||
	    (q->value > 140.59 && q->value < 140.61)) ||
	    (next->kind != VK__TERM_UNKNOWN && next->kind != VK__TERM_CONCEPT))
		return false;
	vk__j_push(j, VK__P_NOTE, q->end);
	return true;
}

/* What only a number without a unit begins. */
static bool
read_bare(struct joiner *j, const struct vk__quantity *q)
{
	struct vk__quantity next;

	if (vk__ratio_times(j, q) || read_form_count(j, q) || read_name(j, q))
		return true;
	if (vk__count_gear(j, q)) {
		vk__quantity_read(j->terms, q->end + 1, &next);
		vk__j_push(j, VK__P_NOTE, next.end);
		return true;
	}
	if (vk__j_ahead(j, 0)->word && q->value == 1 && !vk__j_count_follows(j, q->end)) {
		j->i = q->end; /* an article: "un bloc", read as nothing */
		return true;
	}
	return vk__range_on_off(j, q) || vk__loose_part(j, q) || read_steps(j, q) ||
	    (vk__ref_names_cadence(j) && vk__ref_cadence_range(j, q));
}

/* What a sign and a second number make of a number. */
static bool
read_joined(struct joiner *j, const struct vk__quantity *q,
    const struct vk__follow *behind)
{
	enum vk__join join = behind->join;
	const struct vk__quantity *next = &behind->next;

	if (vk__range_sides(j, q, behind) || vk__list_push(j, q, behind))
		return true;
	if (!behind->number || j->failed)
		return false;
	if (join == VK__JOIN_SLASH && vk__j_term(j, q->end)->glued &&
	    !vk__count_after_role(j) && vk__range_is_score(j, q, next) &&
	    vk__range_score(j, q, next))
		return true;
	return vk__range_effort(j, q, join, next) || vk__range_at(j, q, join, next) ||
	    vk__range_push(j, q, join, next) || vk__range_pair(j, q, join, next);
}

/* Whether a number may be of a timeline, a pyramid without signs, or a ratio:
 * hardly any is, and that is quickly seen. */
static inline bool
may_be_special(const struct joiner *j, const struct vk__quantity *q)
{
	return q->value <= 0 || j->reached > 0 ||
	    vk__j_ahead(j, 0)->value >= VK__DIGITS_LEAST ||
	    vk__term_is(vk__j_ahead(j, 1), ':');
}

static void
read_number(struct joiner *j)
{
	struct vk__quantity q, next;
	struct vk__follow behind;

	if (!vk__quantity_read(j->terms, j->i, &q))
		return;
	if (vk__term_is(vk__j_term(j, q.end), '^') &&
	    vk__quantity_read(j->terms, q.end + 1, &next)) {
		vk__j_push(j, VK__P_NOTE, q.end + 2); /* "60^30": when a cue is shown */
		return;
	}
	if (may_be_special(j, &q) &&
	    (vk__timeline_push(j, &q) || vk__list_digits(j, &q) || vk__ratio_sides(j)))
		return;
	if (vk__beside_ascent(j, &q) > 0) {
		vk__j_push(j, VK__P_NOTE, vk__beside_ascent(j, &q));
		return;
	}
	if (q.measure == VK__M_BARE && read_bare(j, &q))
		return;
	if (q.measure == VK__M_TARGET && negative(j)) {
		vk__j_push(j, VK__P_BAD, q.end)->a = -q.value;
		return;
	}
	vk__loose_opening(j, &q);
	vk__j_follow(j, q.end, &behind);
	if (behind.join != VK__JOIN_NONE && read_joined(j, &q, &behind))
		return;
	if (q.measure != VK__M_BARE || !vk__count_plain(j, &q))
		vk__piece_single(j, &q);
}

/* "cadence > 95 rpm": the sign says at least so much. */
static bool
bounds_target(const struct joiner *j)
{
	struct vk__quantity q;

	return vk__quantity_read(j->terms, j->i + 1, &q) && q.measure == VK__M_TARGET;
}

/* "intensity=rest": a word without meaning, and the role it is set to. */
static bool
is_setting(const struct vk__term *sign, const struct vk__term *role)
{
	return sign->sign == '=' && sign->glued && sign->skipped > 0 && role->glued &&
	    role->kind == VK__TERM_CONCEPT && role->concept.class == VK__CLASS_ROLE;
}

/* "5x4' à 105 % r 3' = 35 min": what all that stands before comes to. */
static bool
is_sum(const struct joiner *j)
{
	struct vk__quantity q;

	if (!(vk__j_last_is(j, VK__P_TIME) || vk__j_last_is(j, VK__P_TARGET) ||
	    vk__j_last_is(j, VK__P_CLOSE)) ||
	    !vk__quantity_read(j->terms, j->i + 1, &q) || q.measure != VK__M_TIME)
		return false;
	for (size_t i = j->out->count; i-- > 0;)
		if (j->out->piece[i].kind == VK__P_COUNT)
			return true;
		else if (j->out->piece[i].kind == VK__P_LINE)
			return false;
	return false;
}

/* "Tom :", "Jour 2 -": looked at again when there are two. */
static bool
may_end_label(const struct joiner *j)
{
	const struct vk__piece *p = vk__j_last(j);

	return p != NULL && (p->kind == VK__P_UNKNOWN || p->kind == VK__P_NOTE ||
	    p->kind == VK__P_BARE || (p->kind == VK__P_OP && p->value == VK__OP_BIKE));
}

/* "Cool down → 10 min", "Retour au calme;10:00": the sign is a colon. The term
 * after it; 0: it is none. */
static size_t
heads_length(const struct joiner *j, const struct vk__term *t)
{
	size_t end = j->i + 1 + (t->sign == '-' && vk__term_is(vk__j_ahead(j, 1), '>'));
	struct vk__quantity q;

	return (t->sign == '>' || t->sign == ';' || end > j->i + 1) &&
	    vk__j_last_is(j, VK__P_ROLE) && vk__j_last(j)->value <= VK__ROLE_RECOVERY &&
	    (j->out->count == 1 || vk__j_last(j)[-1].kind == VK__P_LINE ||
	    vk__j_last(j)->value != VK__ROLE_RECOVERY) && /* "5 min rest; 20 min" */
	    vk__quantity_read(j->terms, end, &q) && q.measure == VK__M_TIME ? end : 0;
}

/* "12:00;98%" at the end of a line: cells of one step. */
static bool
parts_cells(const struct joiner *j, const struct vk__term *t)
{
	struct vk__quantity q;

	return t->sign == ';' && vk__quantity_read(j->terms, j->i + 1, &q) &&
	    q.measure == VK__M_TARGET && (vk__j_term(j, q.end)->kind == VK__TERM_LINE ||
	    vk__j_term(j, q.end)->kind == VK__TERM_END);
}

static void
read_sign(struct joiner *j)
{
	static const uint8_t kinds[128] = { ['('] = VK__P_OPEN, [')'] = VK__P_CLOSE,
		[','] = VK__P_COMMA, ['/'] = VK__P_SLASH, ['+'] = VK__P_PLUS,
		[':'] = VK__P_COLON, ['-'] = VK__P_DASH, ['.'] = VK__P_STOP,
		[';'] = VK__P_STOP, ['!'] = VK__P_STOP, ['?'] = VK__P_STOP,
		['|'] = VK__P_COMMA, ['@'] = VK__P_AT };
	const struct vk__term *t = vk__j_ahead(j, 0);
	enum vk__piece_kind kind = (enum vk__piece_kind)kinds[t->sign & 127];
	size_t end;

	if (is_setting(t, vk__j_ahead(j, 1))) {
		uint8_t role = (uint8_t)vk__j_ahead(j, 1)->concept.value;
		struct vk__piece *p = vk__j_push(j, VK__P_ROLE, j->i + 2);

		p->value = role;
		p->setting = true;
		return;
	}
	end = heads_length(j, t);
	if (end > 0) {
		vk__j_push(j, VK__P_COLON, end);
		return;
	}
	if (parts_cells(j, t))
		kind = VK__P_COMMA;
	if (kind == VK__P_END) {
		/* "=", "&", "%" or a minute sign on its own */
		if (t->sign == '&')
			vk__j_push(j, VK__P_OP, j->i + 1)->value = VK__OP_AND;
		else if (t->sign == '=' && vk__j_last_is(j, VK__P_ROLE) &&
		    vk__term_has(vk__j_ahead(j, 1), VK__CLASS_ROLE, VK__ROLE_EFFORT))
			vk__j_push(j, VK__P_OP, j->i + 2)->value = VK__OP_EQUAL;
		else if (t->sign == '=' && is_sum(j))
			vk__j_push(j, VK__P_OP, j->i + 1)->value = VK__OP_TOTAL;
		else if (t->sign == '=' && vk__j_last_is(j, VK__P_TIME))
			vk__j_push(j, VK__P_COLON, j->i + 1); /* "1h = 15' ..." */
		else if (t->sign == '>' && !bounds_target(j))
			vk__j_push(j, VK__P_OP, j->i + 1)->value = VK__OP_THEN;
		else if (t->sign == VK__TERM_CUT)
			vk__prompt_cut(j);
		else if (t->sign == '$')
			vk__j_push(j, VK__P_BAD, j->i + 1);
		else
			j->i++;
		return;
	}
	if (t->sign == '+' && vk__beside_tolerance(j))
		return;
	/* A hyphen inside words says nothing. */
	if (t->sign == '-' && t->glued && vk__j_ahead(j, 1)->glued &&
	    vk__j_ahead(j, 1)->kind != VK__TERM_NUMBER && !vk__j_last_is(j, VK__P_COUNT)) {
		j->i++;
		return;
	}
	if (t->sign == '.' && vk__term_is(vk__j_ahead(j, 1), '=')) {
		j->i++; /* "récup. = 3 min": a word cut short */
		return;
	}
	if (kind == VK__P_COMMA && vk__j_last_is(j, VK__P_REST) &&
	    vk__term_has(vk__j_ahead(j, 1), VK__CLASS_ROLE, VK__ROLE_RECOVERY)) {
		j->i++; /* "après chaque effort, récup de 2 min": one pause */
		return;
	}
	if (kind == VK__P_COLON && vk__j_last_is(j, VK__P_COMMA))
		j->out->count--; /* "steps of 4 min, no break:" */
	j->out->labels += (t->sign == ':' || t->sign == '-') && may_end_label(j);
	vk__j_push(j, kind, j->i + 1)->value = (uint8_t)t->sign;
}

static void
read_term(struct joiner *j)
{
	const struct vk__term *t = vk__j_ahead(j, 0);

	switch (t->kind) {
	case VK__TERM_NUMBER:
	case VK__TERM_CLOCK:
		read_number(j);
		return;
	case VK__TERM_CONCEPT:
		vk__piece_word(j);
		return;
	case VK__TERM_SIGN:
		read_sign(j);
		if (t->sign == '@')
			return; /* what stands before it is said of what follows */
		break;
	case VK__TERM_LINE:
		j->lines++;
		vk__j_push(j, VK__P_LINE, j->i + 1)->a = t->value;
		break;
	default:
		j->out->words++;
		vk__j_push(j, VK__P_UNKNOWN, j->i + 1);
		break;
	}
	j->next.from = j->next.from_en = j->next.between = j->next.at = false;
}

vk_status
vk__pieces_read(struct vk__pieces *pieces, const struct vk__terms *terms, size_t first)
{
	struct joiner j = { .out = pieces, .terms = terms, .i = first, .day = first > 0 };

	pieces->count = 0;
	pieces->numbers = 0;
	pieces->ftp_watts = 0;
	pieces->bounds = pieces->sides = pieces->ftp = pieces->advice = 0;
	pieces->days = pieces->changes = false;
	pieces->labels = pieces->either = 0;
	/* More than one part of a day is more than one workout. */
	pieces->told = terms->labels + (terms->versions > 1 ? 2 : 0) +
	    ((terms->parts & (terms->parts - 1)) != 0 ? 2 : 0);
	pieces->words = 0;
	if (terms->count + 2 > pieces->cap) {
		size_t cap = terms->count + 64;
		struct vk__piece *piece = realloc(pieces->piece, cap * sizeof(*piece));
		if (piece == NULL)
			return VK_ENOMEM;
		pieces->piece = piece;
		pieces->cap = cap;
	}
	while (j.i < terms->count && !j.failed)
		read_term(&j);
	vk__j_push(&j, VK__P_END, j.i);
	if (j.lines > 1)
		vk__rows_fold(&j);
	pieces->strange = vk__percent_strange(terms);
	if (j.loose)
		vk__loose_settle(pieces);
	return j.failed ? VK_ENOMEM : VK_OK;
}

void
vk__pieces_free(struct vk__pieces *pieces)
{
	free(pieces->piece);
	free(pieces->number);
	*pieces = (struct vk__pieces){ 0 };
}
