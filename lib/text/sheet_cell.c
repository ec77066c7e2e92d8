/* SPDX-License-Identifier: MIT */
/*
 * The cells of a table that hold numbers. A unit that only the head of the
 * column tells becomes a term of no token behind the number. Promises that a
 * cell with anything that its column is not for does not fit.
 */
#include "sheet_row.h"

#include <string.h>

#include "piece.h"

enum { REPS_MOST = 100, ZONE_MOST = 7, MINUTES_MOST = 180, PERCENT_LEAST = 10 };

bool
vk__sheet_filled(const struct vk__sheet_reader *s, enum vk__sheet_column column)
{
	const struct vk__sheet_cell *cell = vk__sheet_at(s, column);

	for (size_t i = cell->beg; i < cell->end; i++)
		if (s->r->raw[i].kind != VK__RAW_SIGN)
			return true;
	return false;
}

/* The unit that the head of a column gives. */
static enum vk__sheet_unit
unit_of(const struct vk__sheet *sheet, enum vk__sheet_column column)
{
	size_t i = vk__sheet_head(sheet, column);

	return i < sheet->heads ? (enum vk__sheet_unit)sheet->head[i].unit : VK__SHEET_BARE;
}

size_t
vk__sheet_cell_terms(struct vk__sheet_reader *s, enum vk__sheet_column column)
{
	const struct vk__sheet_cell *cell = vk__sheet_at(s, column);
	struct reader *r = s->r;
	size_t from = r->out->count, count = r->count;

	r->count = cell->end; /* a phrase ends with its cell */
	vk__reader_tokens(r, cell->beg, cell->end);
	r->count = count;
	r->skipped = 0;
	r->during = false;
	return from;
}

void
vk__sheet_drop(struct vk__sheet_reader *s, size_t i)
{
	struct vk__terms *out = s->r->out;
	const struct vk__term *t = &out->term[i];

	if (t->kind != VK__TERM_UNKNOWN && t->raws > 0)
		vk__reader_read(s->r, t->raw, t->raws);
	out->count--;
	memmove(&out->term[i], &out->term[i + 1], (out->count - i) * sizeof(*out->term));
}

void
vk__sheet_add(struct vk__sheet_reader *s, const struct vk__term *term)
{
	struct vk__terms *out = s->r->out;
	const struct vk__term *last = &out->term[out->count - 1]; /* of its line at least */
	struct vk__term *t = &out->term[out->count++];

	*t = *term;
	t->raw = last->raw + last->raws;
}

void
vk__sheet_add_word(struct vk__sheet_reader *s, enum vk__class class, unsigned value)
{
	vk__sheet_add(s, &(struct vk__term){ .kind = VK__TERM_CONCEPT,
		.concept = { .class = (uint8_t)class, .value = (uint16_t)value } });
}

/* The same before the term at i. */
static void
insert_word(struct vk__sheet_reader *s, size_t i, enum vk__class class, unsigned value)
{
	struct vk__terms *out = s->r->out;
	struct vk__term word;

	vk__sheet_add_word(s, class, value);
	word = out->term[out->count - 1];
	word.raw = out->term[i].raw;
	memmove(&out->term[i + 1], &out->term[i], (out->count - 1 - i) * sizeof(*out->term));
	out->term[i] = word;
}

static void
drop_from(struct vk__sheet_reader *s, size_t from)
{
	while (s->r->out->count > from)
		vk__sheet_drop(s, s->r->out->count - 1);
}

/* Whether a dash or "free" is all that the terms from there on say, and drops them. */
static bool
is_none(struct vk__sheet_reader *s, size_t from)
{
	struct vk__terms *out = s->r->out;

	for (size_t i = from; i < out->count; i++) {
		const struct vk__term *t = &out->term[i];

		if (t->kind != VK__TERM_SIGN && !vk__term_op(t, VK__OP_FREE) &&
		    !vk__term_op(t, VK__OP_LAP))
			return false;
	}
	drop_from(s, from);
	return true;
}

static void
add_unit(struct vk__sheet_reader *s, enum vk__sheet_unit unit)
{
	static const struct {
		bool percent;
		uint8_t class;
		uint8_t value;
	} says[VK__SHEET_UNITS] = {
		[VK__SHEET_MIN] = { false, VK__CLASS_UNIT, VK__WU_MIN },
		[VK__SHEET_S] = { false, VK__CLASS_UNIT, VK__WU_S },
		[VK__SHEET_W] = { false, VK__CLASS_UNIT, VK__WU_W },
		[VK__SHEET_WKG] = { false, VK__CLASS_UNIT, VK__WU_WKG },
		[VK__SHEET_FTP] = { true, VK__CLASS_NONE, 0 },
		[VK__SHEET_PMA] = { true, VK__CLASS_REF, VK__REF_PMA },
		[VK__SHEET_HRMAX] = { true, VK__CLASS_REF, VK__REF_HRMAX },
		[VK__SHEET_LTHR] = { true, VK__CLASS_REF, VK__REF_LTHR } };

	if (says[unit].percent)
		vk__sheet_add(s, &(struct vk__term){ .kind = VK__TERM_SIGN, .sign = '%',
			.glued = true });
	if (says[unit].class != VK__CLASS_NONE)
		vk__sheet_add_word(s, (enum vk__class)says[unit].class, says[unit].value);
}

/* The quantity that the terms from i on are. */
static bool
read_quantity(struct vk__sheet_reader *s, size_t i, struct vk__quantity *q)
{
	struct vk__terms *out = s->r->out;

	out->term[out->count] = (struct vk__term){ .kind = VK__TERM_END };
	return vk__quantity_read(out, i, q);
}

bool
vk__sheet_reps(struct vk__sheet_reader *s)
{
	struct vk__terms *out = s->r->out;
	size_t from = vk__sheet_cell_terms(s, VK__SHEET_REPS);
	size_t at = from;

	if (is_none(s, from))
		return true;
	while (at < out->count) {
		const struct vk__term *t = &out->term[at];

		if (t->kind == VK__TERM_NUMBER && at == from)
			at++;
		else if (vk__term_op(t, VK__OP_TIMES) || vk__term_of(t, VK__CLASS_SET))
			vk__sheet_drop(s, at);
		else
			return false;
	}
	if (at == from)
		return false;
	s->reps = out->term[from].value;
	if (s->reps < 1 || s->reps > REPS_MOST || s->reps != (double)(unsigned)s->reps)
		return false;
	if (s->reps > 1)
		vk__sheet_add_word(s, VK__CLASS_OP, VK__OP_TIMES);
	else
		vk__sheet_drop(s, from);
	return true;
}

/* A number or two with a sign between, and the units behind them. */
struct figures {
	unsigned numbers;
	bool unit; /* the last number has one */
	double least;
};

/* How many terms at i join two numbers; 0: none do. */
static size_t
joins(const struct vk__terms *out, size_t i)
{
	const struct vk__term *t = &out->term[i];

	if (vk__term_is(t, '-'))
		return i + 1 < out->count && vk__term_is(t + 1, '>') ? 2 : 1;
	return vk__term_is(t, '>') || vk__term_op(t, VK__OP_TO);
}

static bool
is_unit(const struct vk__term *t)
{
	return vk__term_is(t, '%') || vk__term_of(t, VK__CLASS_UNIT) ||
	    vk__term_of(t, VK__CLASS_REF);
}

static bool
read_figures(struct vk__terms *out, size_t from, struct figures *f)
{
	size_t i = from;

	*f = (struct figures){ 0 };
	for (;;) {
		size_t n;

		if (i >= out->count || out->term[i].kind != VK__TERM_NUMBER || out->term[i].word)
			return false;
		out->term[i].glued = f->numbers > 0;
		if (f->numbers++ == 0 || out->term[i].value < f->least)
			f->least = out->term[i].value;
		f->unit = false;
		for (i++; i < out->count && is_unit(&out->term[i]); i++)
			f->unit = true;
		if (i == out->count)
			return true;
		n = joins(out, i);
		if (n == 0 || f->numbers == 2)
			return false;
		for (; n > 0; n--)
			out->term[i++].glued = true;
	}
}

/* "Z2", "Z3-Z4", "tempo": no unit is missing. */
static bool
is_zone(const struct vk__terms *out, size_t from)
{
	bool any = false;

	for (size_t i = from; i < out->count; i++) {
		const struct vk__term *t = &out->term[i];
		bool scale = i > from && vk__term_of(t - 1, VK__CLASS_SCALE);

		if (vk__term_of(t, VK__CLASS_ZONE) || vk__term_of(t, VK__CLASS_SCALE))
			any = true;
		else if (!(t->kind == VK__TERM_NUMBER && (scale || (i > from && any &&
		    vk__term_is(t - 1, '-')))) && !(vk__term_is(t, '-') && any))
			return false;
	}
	return any;
}

/* "3 x 8'": how often, where no column of its own tells it. */
static size_t
read_count(struct vk__sheet_reader *s, size_t from)
{
	struct vk__terms *out = s->r->out;
	const struct vk__term *t = &out->term[from];

	if (out->count < from + 3 || t->kind != VK__TERM_NUMBER || !vk__term_op(t + 1, VK__OP_TIMES) ||
	    vk__sheet_filled(s, VK__SHEET_REPS) || t->value < 2 || t->value > REPS_MOST)
		return from;
	s->reps = t->value;
	return from + 2;
}

/* Reads the length at the term at from; gives where it ends, 0: there is none. A
 * number that is all there is has the unit of the head. */
static size_t
read_length(struct vk__sheet_reader *s, size_t from, enum vk__sheet_column column,
    struct vk__quantity *q)
{
	enum vk__sheet_unit unit = unit_of(s->sheet, column);

	if (!read_quantity(s, from, q))
		return 0;
	if (q->measure == VK__M_BARE && q->value > 0 && q->end == s->r->out->count) {
		if (unit == VK__SHEET_BARE && q->value > MINUTES_MOST)
			return 0;
		add_unit(s, unit == VK__SHEET_BARE ? VK__SHEET_MIN : unit);
		s->minutes |= unit == VK__SHEET_BARE;
		if (!read_quantity(s, from, q))
			return 0;
	}
	return q->end;
}

bool
vk__sheet_duration(struct vk__sheet_reader *s)
{
	struct vk__terms *out = s->r->out;
	size_t from = read_count(s, vk__sheet_cell_terms(s, VK__SHEET_DURATION));
	struct vk__quantity q;

	return read_length(s, from, VK__SHEET_DURATION, &q) == out->count && q.value > 0 &&
	    (q.measure == VK__M_TIME || q.measure == VK__M_METRES);
}

bool
vk__sheet_rest(struct vk__sheet_reader *s)
{
	struct vk__terms *out = s->r->out;
	size_t from = vk__sheet_cell_terms(s, VK__SHEET_REST);
	struct vk__quantity q;
	struct figures f;
	size_t end;

	if (is_none(s, from))
		return true;
	end = read_length(s, from, VK__SHEET_REST, &q);
	if (end == out->count && !(q.value > 0)) {
		drop_from(s, from);
		return true;
	}
	if (end == 0 || q.measure != VK__M_TIME || !(q.value > 0))
		return false;
	if (end == out->count)
		return true;
	if (vk__term_is(&out->term[end], '@') || vk__term_op(&out->term[end], VK__OP_AT) ||
	    vk__term_op(&out->term[end], VK__OP_TO)) /* "à" */
		end++;
	return is_zone(out, end) || (read_figures(out, end, &f) && f.unit);
}

/* A word that no number stands with tells nothing of a cadence: it is unread. */
static bool
is_unknown(const struct vk__terms *out, size_t from)
{
	for (size_t i = from; i < out->count; i++)
		if (out->term[i].kind != VK__TERM_UNKNOWN)
			return false;
	return out->count > from;
}

bool
vk__sheet_target(struct vk__sheet_reader *s, enum vk__sheet_column column)
{
	struct vk__terms *out = s->r->out;
	enum vk__sheet_unit unit = unit_of(s->sheet, column);
	size_t from = vk__sheet_cell_terms(s, column);
	struct figures f;

	if (is_none(s, from) || is_unknown(out, from))
		return true;
	if (column == VK__SHEET_POWER && is_zone(out, from))
		return true;
	if (!read_figures(out, from, &f) || f.least < 1)
		return false;
	if (f.unit)
		return true;
	switch (column) {
	case VK__SHEET_CADENCE:
		vk__sheet_add_word(s, VK__CLASS_UNIT, VK__WU_RPM);
		return true;
	case VK__SHEET_RPE:
		insert_word(s, from, VK__CLASS_REF, VK__REF_RPE);
		return true;
	case VK__SHEET_HR:
		if (unit == VK__SHEET_BARE)
			vk__sheet_add_word(s, VK__CLASS_UNIT, VK__WU_BPM);
		break;
	default:
		if (unit == VK__SHEET_BARE ||
		    (unit >= VK__SHEET_FTP && f.least < PERCENT_LEAST))
			return false; /* "0.85" */
		break;
	}
	add_unit(s, unit);
	return true;
}

bool
vk__sheet_zone(struct vk__sheet_reader *s)
{
	struct vk__terms *out = s->r->out;
	size_t from = vk__sheet_cell_terms(s, VK__SHEET_ZONE);
	struct figures f;

	if (is_none(s, from))
		return true;
	if (!is_zone(out, from)) {
		if (!read_figures(out, from, &f) || f.unit || f.least < 1 || f.least > ZONE_MOST)
			return false;
		insert_word(s, from, VK__CLASS_SCALE, VK__SCALE_Z);
		out->term[from + 1].glued = true;
	}
	if (vk__sheet_filled(s, VK__SHEET_POWER))
		drop_from(s, from);
	return true;
}
