/* SPDX-License-Identifier: MIT */
/*
 * The cells of a table that hold words: names, numbers of steps, comments. A
 * name tells the role of its step or nothing; a comment that is no role is kept
 * as text. Promises that a number or a word of structure in them is never taken
 * for a name: such a row does not fit, or raises a doubt.
 */
#include "sheet_row.h"

#include <string.h>

enum { NUMBER_MOST = 60 };

/* Whether steps are counted so: one more each time. */
static bool
counts_on(double *before, double value)
{
	bool fits = value == *before + 1 || (*before == 0 && value == 0);

	*before = value;
	return fits;
}

bool
vk__sheet_number(struct vk__sheet_reader *s)
{
	const struct vk__sheet_cell *cell = vk__sheet_at(s, VK__SHEET_NUMBER);
	const struct vk__raw *raw = s->r->raw;
	size_t i = cell->beg;

	if (!vk__sheet_filled(s, VK__SHEET_NUMBER))
		return true;
	if (raw[i].kind == VK__RAW_SIGN && raw[i].sign == '#')
		i++;
	if (raw[i].kind != VK__RAW_NUMBER || raw[i].decimal || !counts_on(&s->number, raw[i].value))
		return false;
	vk__reader_fate(s->r, i, 1, VK__FATE_READ);
	for (i++; i < cell->end; i++)
		if (raw[i].kind != VK__RAW_SIGN || strchr(".):", raw[i].sign) == NULL)
			return false;
	return true;
}

/* Words of the grammar that change nothing in a name. */
static bool
is_harmless(unsigned op)
{
	switch (op) {
	case VK__OP_AND:
	case VK__OP_WITH:
	case VK__OP_BIKE:
	case VK__OP_FIRST:
	case VK__OP_LAST:
	case VK__OP_NEXT:
	case VK__OP_FROM:
	case VK__OP_TO:
	case VK__OP_AT:
	case VK__OP_FOR:
	case VK__OP_THEN:
	case VK__OP_ALL:
	case VK__OP_CADENCE:
	case VK__OP_FREE:
	case VK__OP_LAP:
	case VK__OP_EFFORTS:
		return true;
	default:
		return false;
	}
}

/* What becomes of a term of a name. */
enum fit { KEEP, DROP, MISFIT };

/* "récup active" is what is ridden between efforts, whatever its power. */
static bool
is_recovery_zone(const struct vk__sheet_reader *s, const struct vk__term *t)
{
	return vk__term_has(t, VK__CLASS_ZONE, s->r->out->marks->recovery);
}

/* A role, told once. */
static enum fit
take_role(struct vk__sheet_reader *s, struct vk__term *t)
{
	bool rest = t->concept.class != VK__CLASS_ROLE;
	unsigned role = rest ? VK__ROLE_RECOVERY : t->concept.value;

	if (role == VK__ROLE_EFFORT || role == VK__ROLE_MAIN) {
		s->heading |= role == VK__ROLE_MAIN;
		return DROP;
	}
	if (s->role)
		return MISFIT;
	s->role = true;
	s->recovery = role == VK__ROLE_RECOVERY;
	t->concept = (struct vk__concept){ .class = VK__CLASS_ROLE, .value = (uint16_t)role };
	return KEEP;
}

static enum fit
fit_concept(struct vk__sheet_reader *s, struct vk__term *t)
{
	bool power = vk__sheet_filled(s, VK__SHEET_POWER) || vk__sheet_filled(s, VK__SHEET_ZONE);

	if (is_recovery_zone(s, t))
		return take_role(s, t);
	switch (t->concept.class) {
	case VK__CLASS_ROLE:
	case VK__CLASS_OFF:
	case VK__CLASS_REST:
		return take_role(s, t);
	case VK__CLASS_ZONE:
	case VK__CLASS_SCALE:
		return power ? DROP : KEEP;
	case VK__CLASS_OP:
		if (t->concept.value == VK__OP_TOTAL)
			s->total = true;
		if (t->concept.value == VK__OP_TOTAL || t->concept.value == VK__OP_RAMP ||
		    t->concept.value == VK__OP_INCREASING)
			return KEEP;
		return is_harmless(t->concept.value) ? DROP : MISFIT;
	case VK__CLASS_OFF_DOMAIN:
		return KEEP;
	case VK__CLASS_SET:
	case VK__CLASS_NOTE:
	case VK__CLASS_REF:
	case VK__CLASS_ORD:
		return DROP;
	default:
		return MISFIT;
	}
}

/* A number behind a name, or alone; and that of a zone, with it. */
static enum fit
fit_number(struct vk__sheet_reader *s, size_t from, size_t i, enum fit before)
{
	const struct vk__terms *out = s->r->out;
	const struct vk__term *t = &out->term[i];
	bool last = i + 1 == out->count;

	if (i > from && before == KEEP && vk__term_of(t - 1, VK__CLASS_SCALE))
		return KEEP;
	if (t->word || t->value > NUMBER_MOST || t->value != (double)(unsigned)t->value ||
	    (!last && t[1].kind != VK__TERM_SIGN))
		return MISFIT;
	if (last && i == from && !counts_on(&s->name, t->value))
		return MISFIT;
	return DROP;
}

/* "Semaine 2", "Séance 1", "Day 3": a row for each workout. */
static bool
names_workout(const struct vk__sheet_reader *s)
{
	const struct vk__sheet_cell *cell = vk__sheet_at(s, VK__SHEET_NAME);

	for (size_t i = cell->beg; i < cell->end; i++) {
		const struct vk__concept *c = s->r->out->alone[i];

		if (c != NULL && ((c->class == VK__CLASS_FILL && c->value == VK__FILL_LABEL) ||
		    (c->class == VK__CLASS_OP && c->value == VK__OP_BIKE && i + 1 < cell->end &&
		    s->r->raw[i + 1].kind == VK__RAW_NUMBER)))
			return true;
	}
	return false;
}

bool
vk__sheet_name(struct vk__sheet_reader *s)
{
	struct vk__terms *out = s->r->out;
	size_t from = vk__sheet_cell_terms(s, VK__SHEET_NAME);
	enum fit before = DROP;

	if (names_workout(s))
		return false;
	if (vk__sheet_filled(s, VK__SHEET_NAME)) {
		s->names++;
		s->strange += out->count > from && out->term[from].kind == VK__TERM_UNKNOWN;
	}
	for (size_t i = from; i < out->count;) {
		struct vk__term *t = &out->term[i];
		enum fit fit = MISFIT;

		if (t->kind == VK__TERM_NUMBER)
			fit = fit_number(s, from, i, before);
		else if (t->kind == VK__TERM_CONCEPT)
			fit = fit_concept(s, t);
		else if (t->kind == VK__TERM_UNKNOWN ||
		    (t->kind == VK__TERM_SIGN && strchr("-:.,/()&!", t->sign) != NULL))
			fit = DROP;
		if (fit == MISFIT)
			return false;
		before = fit;
		if (fit == KEEP)
			i++;
		else
			vk__sheet_drop(s, i);
	}
	return true;
}

/* ---------------------------------------------------------------- comments */

/* What the words of a comment may do to their step. */
struct comment {
	bool role;      /* it tells one, and nothing that turns it */
	bool other;     /* one stands in it, but not so */
	bool structure; /* a word that changes the steps */
	bool place;     /* a part of the step */
	bool zone;      /* how hard something is */
	size_t text;    /* the first term of what is kept as text */
	size_t number;  /* the first number, or the count of terms */
};

static bool
is_role(const struct vk__sheet_reader *s, const struct vk__term *t)
{
	return is_recovery_zone(s, t) || vk__term_of(t, VK__CLASS_OFF) ||
	    vk__term_of(t, VK__CLASS_REST) ||
	    (vk__term_of(t, VK__CLASS_ROLE) && t->concept.value <= VK__ROLE_RECOVERY);
}

/* Words that a step is not told with, but several, or how one changes. */
static bool
is_structure(const struct vk__term *t)
{
	if (!vk__term_of(t, VK__CLASS_OP))
		return vk__term_of(t, VK__CLASS_NAMED);
	switch (t->concept.value) {
	case VK__OP_TIMES:
	case VK__OP_REPEAT:
	case VK__OP_REDO:
	case VK__OP_AGAIN:
	case VK__OP_ALTERNATE:
	case VK__OP_OVERUNDER:
	case VK__OP_MIRROR:
	case VK__OP_RAMP:
	case VK__OP_INCREASING:
	case VK__OP_INCREASE:
	case VK__OP_RATIO:
	case VK__OP_ODD:
	case VK__OP_EVEN:
	case VK__OP_OTHERS:
	case VK__OP_EXCEPT:
	case VK__OP_NOTLAST:
	case VK__OP_BOTHENDS:
	case VK__OP_EMOM:
	case VK__OP_EITHER:
	case VK__OP_REMAINDER:
		return true;
	default:
		return false;
	}
}

/* "à la fin", "the first": what may be another step there. */
static bool
is_place(const struct vk__term *t)
{
	return vk__term_op(t, VK__OP_ATEND) || vk__term_op(t, VK__OP_ATSTART) ||
	    vk__term_op(t, VK__OP_LAST) || vk__term_op(t, VK__OP_FIRST) ||
	    vk__term_op(t, VK__OP_HALFWAY) || vk__term_op(t, VK__OP_INSIDE);
}

/* Whether a word joins others, so that a role beside it may not be the step's. */
static bool
turns_role(const struct vk__term *t)
{
	return t->kind == VK__TERM_NUMBER || t->kind == VK__TERM_CLOCK ||
	    vk__term_of(t, VK__CLASS_OP) || vk__term_of(t, VK__CLASS_SET);
}

static void
look_at(const struct vk__sheet_reader *s, size_t from, struct comment *c)
{
	const struct vk__terms *out = s->r->out;

	*c = (struct comment){ .text = from, .number = out->count };
	for (size_t i = from; i < out->count; i++) {
		const struct vk__term *t = &out->term[i];

		c->structure |= is_structure(t);
		c->place |= is_place(t);
		c->zone |= vk__term_of(t, VK__CLASS_ZONE);
		if (i == from && is_role(s, t) && t->concept.class != VK__CLASS_REST)
			c->role = true;
		else if (is_role(s, t) || (c->role && turns_role(t)))
			c->other = true;
		if ((t->kind == VK__TERM_NUMBER || t->kind == VK__TERM_CLOCK) && c->number == out->count)
			c->number = i;
	}
	c->structure |= c->place && c->zone;
	c->role = c->role && !c->other;
	c->text += c->role;
}

/* Keeps the tokens from beg up to end as text. */
static void
keep_text(struct vk__sheet_reader *s, uint32_t beg, uint32_t end)
{
	while (beg < end && s->r->raw[beg].kind == VK__RAW_SIGN)
		beg++;
	if (beg >= end)
		return;
	vk__sheet_add_word(s, VK__CLASS_NOTE, VK__NOTE_PLAIN);
	s->r->out->term[s->r->out->count - 1].raw = beg;
	s->r->out->term[s->r->out->count - 1].raws = end - beg;
	for (uint32_t i = beg; i < end; i++)
		if (s->r->out->fate[i] != VK__FATE_CORRECTED)
			vk__reader_fate(s->r, i, 1, VK__FATE_READ);
}

bool
vk__sheet_notes(struct vk__sheet_reader *s)
{
	struct vk__terms *out = s->r->out;
	const struct vk__sheet_cell *cell = vk__sheet_at(s, VK__SHEET_NOTES);
	size_t corrections = out->corrections;
	size_t from = vk__sheet_cell_terms(s, VK__SHEET_NOTES);
	uint32_t beg = cell->beg, end = cell->end;
	struct comment c;

	if (!vk__sheet_filled(s, VK__SHEET_NOTES)) {
		out->count = from;
		return true;
	}
	look_at(s, from, &c);
	for (size_t i = from; i < out->count; i++)
		if (vk__term_of(&out->term[i], VK__CLASS_OFF_DOMAIN))
			return true; /* all of it is told as prose */
	s->sheet->doubts += c.structure || (c.other && !s->role &&
	    !vk__sheet_filled(s, VK__SHEET_REST));
	if (c.number < out->count) {
		end = out->term[c.number].raw;
		for (uint32_t i = end; i < cell->end; i++)
			vk__reader_fate(s->r, i, 1, VK__FATE_UNREAD);
	}
	if (c.role && !s->role) {
		if (take_role(s, &out->term[from]) == KEEP)
			from++;
		beg = out->term[c.text - 1].raw + out->term[c.text - 1].raws;
	} else if (c.role) {
		s->sheet->doubts += s->recovery != (out->term[from].concept.class != VK__CLASS_ROLE ||
		    out->term[from].concept.value == VK__ROLE_RECOVERY);
	}
	if (!c.role)
		out->corrections = corrections;
	out->count = from;
	keep_text(s, beg, end);
	return true;
}
