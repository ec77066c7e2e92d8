/* SPDX-License-Identifier: MIT */
/*
 * Words to concepts. A phrase may run over blanks, hyphens, apostrophes and
 * glued slashes ("tr/min"); the longest one wins. A word glued to a unit
 * ("5minrec") is split; an unknown word may be repaired. What stays unknown
 * stays in the sequence, unread, so that nothing is skipped in silence.
 */
#include "lookup.h"
#include "sheet_row.h"

#include <stdlib.h>
#include <string.h>

/* Room for what is said of each raw token. */
static bool
make_raw_room(struct vk__terms *terms, size_t raws)
{
	size_t cap = raws + 64;
	uint8_t *fate;
	const struct vk__concept **alone;

	if (raws + VK__FATE_ROOM <= terms->raw_cap)
		return true;
	fate = realloc(terms->fate, cap);
	if (fate == NULL)
		return false;
	terms->fate = fate;
	/* NOLINTNEXTLINE(bugprone-sizeof-expression): they are pointers. */
	alone = realloc(terms->alone, cap * sizeof(*alone));
	if (alone == NULL)
		return false;
	terms->alone = alone;
	terms->raw_cap = cap;
	return true;
}

static bool
make_room(struct vk__terms *terms, size_t raws)
{
	if (2 * raws + 4 > terms->cap) {
		size_t cap = 2 * raws + 64;
		struct vk__term *term = realloc(terms->term, cap * sizeof(*term));
		if (term == NULL)
			return false;
		terms->term = term;
		terms->cap = cap;
	}
	if (!make_raw_room(terms, raws))
		return false;
	memset(terms->fate, VK__FATE_UNREAD, raws + VK__FATE_ROOM);
	return true;
}

static void
count_language(struct vk__terms *out, const struct vk__concept *c)
{
	out->fr += c->fr;
	out->en += c->en;
}

/* "1e9": a number in another notation, no "1st" before a nine. */
static bool
digits_glued(const struct reader *r, size_t at)
{
	return at < r->count && r->raw[at].glued && r->raw[at].kind == VK__RAW_NUMBER;
}

static inline void
push_concept(struct reader *r, size_t at, size_t n, const struct vk__concept *c)
{
	struct vk__term *t;

	count_language(r->out, c);
	if (c->class == VK__CLASS_FILL || (c->class == VK__CLASS_SET &&
	    c->value == VK__SET_STAIR && c->fr && !vk__place_number(r))) {
		if (r->out->fate[at] != VK__FATE_READ)
			vk__reader_fate(r, at, n, VK__FATE_FILL);
		r->skipped++;
		r->during = r->during || c->value == VK__FILL_DURING;
		r->instead = r->instead || c->value == VK__FILL_INSTEAD ||
		    (c->value == VK__FILL_WAIT && at + n < r->count &&
		    r->raw[at + n].kind == VK__RAW_SIGN);
		return;
	}
	if (c->class == VK__CLASS_ORD && c->value == 0) {
		if (vk__place_number(r) && !digits_glued(r, at + n))
			vk__numeral_ordinal(r, at);
		else
			vk__reader_push(r, VK__TERM_UNKNOWN, at, n);
		return;
	}
	vk__reader_read(r, at, n);
	if (c->class == VK__CLASS_NUM && !c->times && vk__numeral_join(r, at, n, (double)c->number))
		return;
	t = vk__reader_push(r, c->class == VK__CLASS_NUM ? VK__TERM_NUMBER : VK__TERM_CONCEPT, at, n);
	t->concept = *c;
	if (c->class == VK__CLASS_NUM) {
		t->value = (double)c->number;
		t->word = true;
		if (c->times) {
			t = vk__reader_push(r, VK__TERM_CONCEPT, at, n);
			t->concept = (struct vk__concept){ .class = VK__CLASS_OP,
				.value = VK__OP_TIMES };
		}
	}
}

/* "minrec" after a number: a unit and a word written together. */
static bool
split_glued(struct reader *r, size_t at)
{
	const struct vk__raw *raw = &r->raw[at];
	const char *text = r->folded->text + raw->beg;
	size_t len = raw->end - raw->beg;

	if (raw->kind != VK__RAW_WORD || !vk__place_number(r))
		return false;
	for (size_t i = len - 1; i > 0; i--) {
		const struct vk__concept *unit = vk__lexicon_find(r->lexicon, text, i);
		const struct vk__concept *rest = vk__lexicon_find(r->lexicon, text + i, len - i);

		if (unit == NULL || rest == NULL || rest->class == VK__CLASS_NONE ||
		    rest->class == VK__CLASS_DAY) /* "mintues" */
			continue;
		if (unit->class != VK__CLASS_UNIT && !(unit->class == VK__CLASS_OP &&
		    unit->value == VK__OP_TIMES && len - i > 2))
			continue;
		if (!raw->glued && len - i < 3)
			continue; /* "un mix" is no mile */
		if (i == 1 && len - i < 3 && rest->class != VK__CLASS_SCALE &&
		    rest->class != VK__CLASS_ROLE)
			continue;
		push_concept(r, at, 1, unit);
		push_concept(r, at, 1, rest);
		return true;
	}
	return false;
}

enum { ACRONYM_MOST = 5 }; /* letters */

/* "SV1", "1000h": a number glued to an unknown word is as unknown. */
static void
push_unknown(struct reader *r, size_t at)
{
	struct vk__term *t;

	if (r->raw[at].glued && r->out->count > 0 && at > 0 &&
	    r->raw[at - 1].kind == VK__RAW_NUMBER) {
		t = &r->out->term[r->out->count - 1];
		if (t->kind == VK__TERM_NUMBER && t->raw + t->raws == at) {
			t->kind = VK__TERM_UNKNOWN;
			t->raws++;
			return;
		}
	}
	t = vk__reader_push(r, VK__TERM_UNKNOWN, at, 1);
	t->acronym = vk__raw_letters(&r->raw[at]) <= ACRONYM_MOST && vk__lookup_capitals(r, at);
}

/* A number, a unit or a "not" is never guessed. */
static bool
may_correct(const struct vk__concept *c)
{
	switch (c->class) {
	case VK__CLASS_NONE:
	case VK__CLASS_NOTE:
	case VK__CLASS_FILL:
	case VK__CLASS_OFF_DOMAIN:
	case VK__CLASS_NUM:
	case VK__CLASS_DAY:
	case VK__CLASS_MONTH:
		return false;
	case VK__CLASS_ORD:
		return c->value != 0; /* "imme" makes no number a third */
	case VK__CLASS_OP:
		return c->value != VK__OP_NOT && c->value != VK__OP_OR &&
		    c->value != VK__OP_WITHOUT && c->value != VK__OP_SAME;
	default:
		return true;
	}
}

/* "today's", "you'll": the end of an English word. */
static bool
is_tail(const struct reader *r, size_t at)
{
	const struct vk__raw *raw = &r->raw[at];

	/* Hardly ever a single "s" that is glued. */
	return (raw->sign == 's') & raw->glued & (vk__raw_letters(raw) == 1) && at > 0 &&
	    raw[-1].kind == VK__RAW_ELISION && vk__raw_letters(&raw[-1]) > 2;
}

/* "1200 m D+" */
static bool
is_ascent(const struct reader *r, size_t at)
{
	return r->raw[at].sign == 'd' && vk__raw_letters(&r->raw[at]) == 1 && at + 1 < r->count &&
	    r->raw[at + 1].kind == VK__RAW_SIGN && r->raw[at + 1].sign == '+' &&
	    r->raw[at + 1].glued;
}

/* "w/ cadence 100": the slash belongs to the letter. */
static bool
is_with_slash(const struct reader *r, size_t at, size_t n, const struct vk__concept *c)
{
	return n == 1 && c->class == VK__CLASS_OP && c->value == VK__OP_WITH &&
	    vk__place_slash(r, at) && r->raw[at].glued && vk__raw_letters(&r->raw[at - 1]) == 1;
}

/* "AM: ...", "PM 4x4 min": a part of the day, and not "7 am" or "I am". */
static bool
is_half(const struct reader *r, size_t at, size_t n)
{
	const struct vk__raw *before = at > 0 ? &r->raw[at - 1] : NULL;

	return at + n < r->count && (r->raw[at + n].sign == ':' ||
	    (r->raw[at + n].kind == VK__RAW_NUMBER && (before == NULL ||
	    before->kind == VK__RAW_SIGN || before->kind == VK__RAW_LINE)));
}

/*
 * "Matin : ... Soir : ...", "AM: ... PM: ...", "Indoors 1 h, outdoors 2 h"; "Morning!"
 * only greets.
 */
static void
note_part(struct reader *r, size_t at, size_t n, const struct vk__concept *c)
{
	char next = at + n < r->count ? r->raw[at + n].sign : '\0';

	if (c->class == VK__CLASS_FILL && c->value >= VK__FILL_MORNING &&
	    !(at == 0 && (next == '!' || next == ',')))
		r->out->parts |= 1u << (c->value - VK__FILL_MORNING);
	else if (c->class == VK__CLASS_FILL && c->value == VK__FILL_VERSION && is_half(r, at, n))
		r->out->versions++;
	else if (c->class == VK__CLASS_UNIT && c->value == VK__WU_OCLOCK && is_half(r, at, n))
		r->out->parts |= r->folded->text[r->raw[at].beg] == 'a' ? 1 : 2;
}

static void
read_word(struct reader *r, size_t *at)
{
	struct vk__concept concept;
	const struct vk__concept *known;
	const char *surface;
	size_t surface_len;
	size_t n = vk__lookup_phrase(r, *at, &concept);
	const struct vk__raw *raw = &r->raw[*at];
	size_t label = vk__label_may_begin(r, *at) ? vk__label_letter(r, *at) : 0;

	if (label == 0 && n > 0 && vk__label_may(&concept))
		label = vk__label_word(r, *at, n, &concept);
	if (label > 0) {
		*at = label;
		return;
	}
	if (n > 0)
		note_part(r, *at, n, &concept);

	if (is_ascent(r, *at)) {
		push_concept(r, *at, 2, &(struct vk__concept){ .class = VK__CLASS_NOTE,
			.value = VK__NOTE_ASCENT });
		*at += 2;
		return;
	}
	if (is_tail(r, *at)) {
		vk__reader_fate(r, (*at)++, 1, VK__FATE_FILL);
		return;
	}
	if (n > 0 && vk__place_fits(r, *at, n, &concept)) {
		if (concept.misspelt)
			vk__reader_correct(r, *at, "", 0);
		push_concept(r, *at, n, &concept);
		*at += n;
		if (is_with_slash(r, *at, n, &concept))
			vk__reader_fate(r, (*at)++, 1, VK__FATE_FILL);
		return;
	}
	if (raw->kind == VK__RAW_ELISION) {
		vk__reader_fate(r, *at, 1, VK__FATE_FILL);
		(*at)++;
		return;
	}
	if (split_glued(r, *at)) {
		(*at)++;
		return;
	}
	known = vk__lexicon_correct(r->lexicon, r->folded->text + raw->beg,
	    vk__raw_letters(raw), &surface, &surface_len);
	if (known != NULL && may_correct(known)) {
		vk__reader_correct(r, *at, surface, surface_len);
		push_concept(r, *at, 1, known);
	} else {
		push_unknown(r, *at);
	}
	(*at)++;
}

/* "5.30", "1,30": the digits behind the point, when there are two; else 0. */
static uint8_t
two_decimals(const struct reader *r, size_t at)
{
	const char *end = r->folded->text + r->raw[at].end;

	if (r->raw[at].end < r->raw[at].beg + 4 || (end[-3] != '.' && end[-3] != ','))
		return 0;
	return (uint8_t)(10 * (end[-2] - '0') + end[-1] - '0');
}

size_t
vk__reader_tokens(struct reader *r, size_t at, size_t end)
{
	const struct vk__raw *raw = r->raw;
	struct vk__terms *terms = r->out;

	while (at < end) {
		struct vk__term *t;

		switch (raw[at].kind) {
		case VK__RAW_LINE:
			vk__mark_line(r, &at);
			break;
		case VK__RAW_NUMBER:
		case VK__RAW_CLOCK: {
			size_t item = vk__label_item(r, at);

			if (item == 0 && at + 1 < end && vk__label_may_sum(r, at))
				item = vk__label_figure(r, at);
			if (item == 0)
				item = vk__series_number(r, at);
			if (item > 0) {
				at = item;
				break;
			}
			if (raw[at].glued && raw[at].kind == VK__RAW_NUMBER && terms->count > 0 &&
			    terms->term[terms->count - 1].kind == VK__TERM_UNKNOWN &&
			    raw[at - 1].kind == VK__RAW_WORD) {
				terms->term[terms->count - 1].raws++;
				at++;
				break;
			}
			t = vk__reader_push(r, raw[at].kind == VK__RAW_CLOCK ? VK__TERM_CLOCK :
			    VK__TERM_NUMBER, at, 1);
			t->value = raw[at].value;
			t->decimal = raw[at].decimal;
			t->hundredths = t->decimal ? two_decimals(r, at) : 0;
			at++;
			if (at < end && raw[at].kind == VK__RAW_WORD)
				vk__numeral_zeros(r, &at);
			break;
		}
		case VK__RAW_SIGN:
			vk__mark_sign(r, &at);
			break;
		default:
			if (r->folded->text[raw[at].beg] != 'l' || !vk__numeral_ones(r, &at))
				read_word(r, &at);
			break;
		}
	}
	return at;
}

vk_status
vk__terms_read(struct vk__terms *terms, vk__lexicon *lexicon,
    const struct vk__folded *folded, const char *source, const struct vk__raw *raw,
    size_t count)
{
	struct reader r = { terms, lexicon, folded, source, raw, count, 0, false, false };
	size_t at = 0;

	terms->count = 0;
	terms->corrections = 0;
	terms->labels = terms->parts = terms->versions = 0;
	terms->fr = terms->en = 0;
	terms->marks = vk__lexicon_marks(lexicon);
	/* The units that only heads tell are terms, too. */
	if (!make_room(terms, terms->sheet == NULL ? count : 2 * count))
		return VK_ENOMEM;
	vk__lookup_words(&r);
	if (count > 0 && raw[0].kind != VK__RAW_LINE && vk__mark_item(&r, 0) > 0)
		vk__mark_line(&r, &at);
	if (terms->sheet != NULL) {
		vk__reader_tokens(&r, at, terms->sheet->beg);
		at = vk__sheet_read(&r, terms->sheet);
	}
	vk__reader_tokens(&r, at, count);
	terms->term[terms->count] = (struct vk__term){ .kind = VK__TERM_END,
		.raw = (uint32_t)count };
	return VK_OK;
}

void
vk__terms_free(struct vk__terms *terms)
{
	free(terms->term);
	free(terms->fate);
	free(terms->alone);
	*terms = (struct vk__terms){ 0 };
}
