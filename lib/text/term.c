/* SPDX-License-Identifier: MIT */
/*
 * Words to concepts. A phrase may run over blanks, hyphens, apostrophes and
 * glued slashes ("tr/min"); the longest one wins. A word glued to a unit
 * ("5minrec") is split; an unknown word may be repaired. What stays unknown
 * stays in the sequence, unread, so that nothing is skipped in silence.
 */
#include "lookup.h"

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
	memset(terms->fate, VK__FATE_UNREAD, raws + 1);
	return true;
}

static struct vk__term *
push(struct reader *r, enum vk__term_kind kind, size_t at, size_t raws)
{
	struct vk__term *t = &r->out->term[r->out->count++];

	*t = (struct vk__term){ .kind = (uint8_t)kind, .raw = (uint32_t)at,
		.raws = (uint32_t)raws, .glued = r->raw[at].glued,
		.skipped = r->skipped, .during = r->during };
	r->skipped = 0;
	r->during = false;
	return t;
}

static void
count_language(struct vk__terms *out, const struct vk__concept *c)
{
	out->fr += c->fr;
	out->en += c->en;
}

static bool
follows_number(const struct reader *r)
{
	const struct vk__term *t;

	if (r->out->count == 0)
		return false;
	t = &r->out->term[r->out->count - 1];
	if (t->kind == VK__TERM_SIGN && (t->sign == '-' || t->sign == '+') && r->out->count > 1)
		t--;
	return t->kind == VK__TERM_NUMBER;
}

static bool
next_is_number(const struct reader *r, size_t at)
{
	while (at < r->count && r->raw[at].kind == VK__RAW_SIGN &&
	    strchr("=:-.", r->raw[at].sign) != NULL)
		at++;
	return at < r->count && (r->raw[at].kind == VK__RAW_NUMBER ||
	    r->raw[at].kind == VK__RAW_CLOCK);
}

/* "zone two", "zone trois" */
static bool
next_is_digit_word(const struct reader *r, size_t at)
{
	struct vk__concept c;

	return at < r->count && r->raw[at].kind == VK__RAW_WORD &&
	    vk__lookup_phrase(r, at, &c) == 1 && c.class == VK__CLASS_NUM &&
	    c.number >= 1 && c.number <= 7 && !c.times;
}

/* "second", "seconde": the one after the first, unless it is a unit. */
static bool
names_second(const struct reader *r, size_t at)
{
	size_t n = vk__raw_letters(&r->raw[at]);
	const char *word = r->folded->text + r->raw[at].beg;

	if (follows_number(r)) {
		const struct vk__term *t = &r->out->term[r->out->count - 1];
		return n == 6 && t->word && t->value == 1 && t->concept.fr;
	}
	return n >= 6 && memcmp(word, "second", 6) == 0 && word[n - 1] != 's';
}

static bool
is_slash(const struct reader *r, size_t at)
{
	return at < r->count && r->raw[at].kind == VK__RAW_SIGN &&
	    r->raw[at].sign == '/' && r->raw[at].glued;
}

static bool
follows_rest(const struct reader *r)
{
	return r->out->count > 0 && vk__term_has(&r->out->term[r->out->count - 1],
	    VK__CLASS_ROLE, VK__ROLE_RECOVERY);
}

static bool
follows_percent(const struct reader *r)
{
	return r->out->count > 0 && vk__term_is(&r->out->term[r->out->count - 1], '%');
}

/* "every hour", but not "60 g per hour". */
static bool
follows_every(const struct reader *r, size_t at)
{
	return r->out->count > 0 && at > 0 && vk__raw_letters(&r->raw[at - 1]) > 3 &&
	    vk__term_op(&r->out->term[r->out->count - 1], VK__OP_EACH);
}

/* "4 x 5 @ 105 w 3 @ 50": no watts, as little as "@ 50" is. */
static bool
is_with(const struct reader *r, size_t at)
{
	size_t n = r->out->count;

	return n >= 2 && next_is_number(r, at + 1) && vk__term_is(&r->out->term[n - 2], '@') &&
	    r->out->term[n - 1].value < 200;
}

/* "dernière min", "last hr": one of that unit. */
static bool
follows_place(const struct reader *r, const struct vk__concept *unit)
{
	const struct vk__term *t;

	if (r->out->count == 0)
		return false;
	t = &r->out->term[r->out->count - 1];
	return (unit->value == VK__WU_MIN || unit->value == VK__WU_H) &&
	    (vk__term_op(t, VK__OP_LAST) || vk__term_op(t, VK__OP_FIRST));
}

/*
 * Short words mean something only in their place: a unit after a number, a
 * zone letter before one. Elsewhere they are articles or unknown.
 */
static bool
fits_place(const struct reader *r, size_t at, size_t n, struct vk__concept *c)
{
	const struct vk__concept none = { .class = VK__CLASS_FILL, .fr = c->fr, .en = c->en };
	size_t letters = vk__raw_letters(&r->raw[at]);
	bool after = follows_number(r);

	if (n > 1)
		return true;
	switch (c->class) {
	case VK__CLASS_REF:
		if (c->value == VK__REF_HR && letters == 2 && after && r->raw[at].beg > 0 &&
		    r->folded->text[r->raw[at].beg] == 'h' && !follows_percent(r))
			*c = (struct vk__concept){ .class = VK__CLASS_UNIT, .value = VK__WU_H };
		return true; /* "1 HR" is an hour, "HR 140" a heart rate */
	case VK__CLASS_OP:
		if (c->value == VK__OP_LAP && c->fr && letters == 8 && !follows_rest(r))
			*c = none; /* "Complete 4 blocks" */
		if (c->value == VK__OP_TO && letters == 1 && r->out->en > r->out->fr &&
		    r->source[r->folded->map[r->raw[at].beg]] == 'a')
			*c = none; /* the article of English, no "à" */
		return true;
	case VK__CLASS_ORD:
		return c->value > 0 || (after && r->raw[at].glued);
	case VK__CLASS_UNIT:
		if (c->value == VK__WU_S && names_second(r, at)) {
			*c = (struct vk__concept){ .class = VK__CLASS_ORD, .value = 2 };
			return true;
		}
		if (c->value == VK__WU_H && letters == 2 && r->out->count > 0 &&
		    vk__term_is(&r->out->term[r->out->count - 1], '%')) {
			*c = (struct vk__concept){ .class = VK__CLASS_REF, .value = VK__REF_HR };
			return true; /* "75% HR" */
		}
		if (c->value == VK__WU_W && letters == 1 && !r->raw[at].glued &&
		    (is_slash(r, at + 1) || is_with(r, at))) {
			*c = (struct vk__concept){ .class = VK__CLASS_OP, .value = VK__OP_WITH };
			return true; /* "Z2 w/ 6 sprints" */
		}
		if (follows_place(r, c))
			return true;
		if (after || letters > 4 || (letters == 4 && follows_every(r, at)) || (c->value == VK__WU_KM && next_is_number(r, at + 1)))
			return true;
		if (letters == 1 && r->folded->text[r->raw[at].beg] == 'w') {
			*c = (struct vk__concept){ .class = VK__CLASS_OP, .value = VK__OP_WITH };
			return true;
		}
		*c = none;
		return letters > 1 || r->raw[at].kind == VK__RAW_ELISION;
	case VK__CLASS_SCALE:
		if (next_is_number(r, at + 1) || (letters > 1 && next_is_digit_word(r, at + 1)))
			return true;
		*c = none;
		return true;
	case VK__CLASS_ZONE:
		return letters > 1 || (after && r->raw[at].glued);
	default:
		return true;
	}
}

/* "1e9": a number in another notation, no "1st" before a nine. */
static bool
digits_glued(const struct reader *r, size_t at)
{
	return at < r->count && r->raw[at].glued && r->raw[at].kind == VK__RAW_NUMBER;
}

static void
push_concept(struct reader *r, size_t at, size_t n, const struct vk__concept *c)
{
	struct vk__term *t;

	count_language(r->out, c);
	if (c->class == VK__CLASS_FILL || (c->class == VK__CLASS_SET &&
	    c->value == VK__SET_STAIR && c->fr && !follows_number(r))) {
		if (r->out->fate[at] != VK__FATE_READ)
			vk__reader_fate(r, at, n, VK__FATE_FILL);
		r->skipped++;
		r->during = r->during || c->value == VK__FILL_DURING;
		return;
	}
	if (c->class == VK__CLASS_ORD && c->value == 0) {
		if (follows_number(r) && !digits_glued(r, at + n))
			vk__numeral_ordinal(r, at);
		else
			push(r, VK__TERM_UNKNOWN, at, n);
		return;
	}
	vk__reader_read(r, at, n);
	if (c->class == VK__CLASS_NUM && !c->times && vk__numeral_join(r, at, n, (double)c->number))
		return;
	t = push(r, c->class == VK__CLASS_NUM ? VK__TERM_NUMBER : VK__TERM_CONCEPT, at, n);
	t->concept = *c;
	if (c->class == VK__CLASS_NUM) {
		t->value = (double)c->number;
		t->word = true;
		if (c->times) {
			t = push(r, VK__TERM_CONCEPT, at, n);
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

	if (raw->kind != VK__RAW_WORD || !follows_number(r))
		return false;
	for (size_t i = len - 1; i > 0; i--) {
		const struct vk__concept *unit = vk__lexicon_find(r->lexicon, text, i);
		const struct vk__concept *rest = vk__lexicon_find(r->lexicon, text + i, len - i);

		if (unit == NULL || rest == NULL || rest->class == VK__CLASS_NONE)
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
	push(r, VK__TERM_UNKNOWN, at, 1);
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
		    c->value != VK__OP_WITHOUT;
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

/* "w/ cadence 100": the slash belongs to the letter. */
static bool
is_with_slash(const struct reader *r, size_t at, size_t n, const struct vk__concept *c)
{
	return n == 1 && c->class == VK__CLASS_OP && c->value == VK__OP_WITH &&
	    is_slash(r, at) && r->raw[at].glued && vk__raw_letters(&r->raw[at - 1]) == 1;
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
	size_t label = raw->end - raw->beg == 1 ? vk__label_letter(r, *at) : 0;

	if (label == 0 && n > 0 && vk__label_may(&concept))
		label = vk__label_word(r, *at, n, &concept);
	if (label > 0) {
		*at = label;
		return;
	}

	if (is_tail(r, *at)) {
		vk__reader_fate(r, (*at)++, 1, VK__FATE_FILL);
		return;
	}
	if (n > 0 && fits_place(r, *at, n, &concept)) {
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

/* A dash, star or bullet that opens a line is a list mark; so is "2." */
static size_t
list_mark(const struct reader *r, size_t at)
{
	const struct vk__raw *raw = &r->raw[at];

	if (at >= r->count)
		return 0;
	if (raw->kind == VK__RAW_SIGN && (raw->sign == VK__FOLD_BULLET ||
	    ((raw->sign == '-' || raw->sign == '*' || raw->sign == '>') &&
	    at + 1 < r->count && (!r->raw[at + 1].glued || raw->sign == '-'))))
		return 1;
	if (raw->kind == VK__RAW_NUMBER && !raw->decimal && raw->value < 30 &&
	    at + 2 < r->count && r->raw[at + 1].kind == VK__RAW_SIGN &&
	    r->raw[at + 1].glued && strchr(".)", r->raw[at + 1].sign) != NULL &&
	    !r->raw[at + 2].glued)
		return 2;
	return 0;
}

static void
read_line(struct reader *r, size_t *at)
{
	struct vk__term *t = push(r, VK__TERM_LINE, *at, 1);
	const struct vk__raw *raw = &r->raw[*at];
	size_t mark;

	if (raw->kind == VK__RAW_LINE) {
		t->indent = raw->indent;
		t->lines = raw->lines;
		vk__reader_fate(r, *at, 1, VK__FATE_FILL);
		(*at)++;
	} else {
		t->raws = 0;
	}
	mark = list_mark(r, *at);
	if (mark > 0) {
		t->bullet = true;
		vk__reader_fate(r, *at, mark, VK__FATE_FILL);
		*at += mark;
	}
}

/* "HT 1h. 15 min d'échauffement": nobody parts "1 h. 15" so. */
static bool
ends_total(const struct reader *r, size_t at, const struct vk__term *unit)
{
	return vk__term_has(unit, VK__CLASS_UNIT, VK__WU_H) && r->raw[at - 1].glued &&
	    r->raw[at + 1].kind == VK__RAW_NUMBER && !r->raw[at + 1].glued;
}

/* "Récups de 3 min. 6x2 min": a count begins a sentence. */
static bool
before_count(const struct reader *r, size_t at)
{
	const struct vk__raw *sign = &r->raw[at + 2];

	return at + 2 < r->count && r->raw[at + 1].kind == VK__RAW_NUMBER &&
	    (sign->sign == '*' || (sign->kind == VK__RAW_WORD && sign->end - sign->beg == 1 &&
	    r->folded->text[sign->beg] == 'x'));
}

/* "éch. 15'", "3 min. à": a stop that ends a short word, not a sentence. */
static bool
is_abbreviation(const struct reader *r, size_t at)
{
	const struct vk__term *t;
	const char *begin;

	if (r->out->count == 0 || !r->raw[at].glued || at + 1 >= r->count ||
	    r->raw[at + 1].kind == VK__RAW_SIGN)
		return false;
	t = &r->out->term[r->out->count - 1];
	if (t->kind != VK__TERM_CONCEPT || t->raw + t->raws != at ||
	    vk__raw_letters(&r->raw[at - 1]) > 5 || (t->concept.class != VK__CLASS_UNIT &&
	    t->concept.class != VK__CLASS_ROLE && t->concept.class != VK__CLASS_SET &&
	    t->concept.class != VK__CLASS_DAY) || ends_total(r, at, t) || before_count(r, at))
		return false;
	begin = r->source + r->folded->map[r->raw[at + 1].beg];
	if ((unsigned char)begin[0] >= 0x80) /* "é", but not "É" */
		return (unsigned char)begin[0] != 0xc3 || (unsigned char)begin[1] >= 0xa0;
	return (begin[0] >= 'a' && begin[0] <= 'z') || (begin[0] >= '0' && begin[0] <= '9');
}

/* Signs that say nothing. */
static bool
is_mute(char sign)
{
	switch (sign) {
	case '~':
	case '_':
	case '\\':
	case '<':
	case '#':
		return true;
	default:
		return false;
	}
}

/* "3x {" at the end of a line: what it holds is told by the indent, too. */
static bool
is_brace_of_lines(const struct reader *r, size_t at)
{
	return r->raw[at].sign == '{' ? at + 1 >= r->count || r->raw[at + 1].kind == VK__RAW_LINE :
	    r->raw[at].sign == '}' && (at == 0 || r->raw[at - 1].kind == VK__RAW_LINE);
}

/* How many points stand in a row. */
static size_t
dots(const struct reader *r, size_t at)
{
	size_t end = at;

	while (end < r->count && r->raw[end].kind == VK__RAW_SIGN && r->raw[end].sign == '.')
		end++;
	return end - at;
}

static void
read_sign(struct reader *r, size_t *at)
{
	const struct vk__raw *raw = &r->raw[*at];
	bool after = r->out->count > 0 && raw->glued &&
	    r->out->term[r->out->count - 1].kind == VK__TERM_NUMBER;
	struct vk__term *t;

	vk__reader_fate(r, *at, 1, VK__FATE_FILL);
	if (raw->sign == '.' && dots(r, *at) > 3) {
		size_t end = *at + dots(r, *at); /* "Warm-up ..... 15 min" */

		vk__reader_fate(r, *at, end - *at, VK__FATE_READ);
		push(r, VK__TERM_SIGN, *at, end - *at)->sign = ':';
		*at = end;
		return;
	}
	if (raw->sign == '.' && is_abbreviation(r, *at)) {
		(*at)++;
		return;
	}
	if ((raw->sign == '\'' || raw->sign == '"') && !after) {
		(*at)++; /* a quotation mark */
		return;
	}
	if (is_mute(raw->sign) || is_brace_of_lines(r, *at)) {
		(*at)++;
		return;
	}
	if (raw->sign == '+' && raw->glued && !after && *at + 1 < r->count &&
	    !r->raw[*at + 1].glued && vk__raw_word(&r->raw[*at - 1])) {
		(*at)++; /* "SV1+ à 80 %": and a little more */
		return;
	}
	vk__reader_fate(r, *at, 1, VK__FATE_READ);
	t = push(r, VK__TERM_SIGN, *at, 1);
	t->sign = raw->sign == '[' || raw->sign == '{' ? '(' :
	    raw->sign == ']' || raw->sign == '}' ? ')' :
	    raw->sign == VK__FOLD_BULLET ? ',' : raw->sign;
	if (t->sign == '*') {
		t->kind = VK__TERM_CONCEPT;
		t->concept = (struct vk__concept){ .class = VK__CLASS_OP,
			.value = VK__OP_TIMES };
	}
	(*at)++;
}

vk_status
vk__terms_read(struct vk__terms *terms, vk__lexicon *lexicon,
    const struct vk__folded *folded, const char *source, const struct vk__raw *raw,
    size_t count)
{
	struct reader r = { terms, lexicon, folded, source, raw, count, 0, false };
	size_t at = 0;

	terms->count = 0;
	terms->corrections = 0;
	terms->labels = 0;
	terms->fr = terms->en = 0;
	terms->marks = vk__lexicon_marks(lexicon);
	if (!make_room(terms, count))
		return VK_ENOMEM;
	vk__lookup_words(&r);
	if (count > 0 && raw[0].kind != VK__RAW_LINE && list_mark(&r, 0) > 0)
		read_line(&r, &at);
	while (at < count) {
		struct vk__term *t;

		switch (raw[at].kind) {
		case VK__RAW_LINE:
			read_line(&r, &at);
			break;
		case VK__RAW_NUMBER:
		case VK__RAW_CLOCK: {
			size_t item = vk__label_item(&r, at);

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
			t = push(&r, raw[at].kind == VK__RAW_CLOCK ? VK__TERM_CLOCK :
			    VK__TERM_NUMBER, at, 1);
			t->value = raw[at].value;
			t->decimal = raw[at].decimal;
			at++;
			if (at < count && raw[at].kind == VK__RAW_WORD)
				vk__numeral_zeros(&r, &at);
			break;
		}
		case VK__RAW_SIGN:
			read_sign(&r, &at);
			break;
		default:
			if (folded->text[raw[at].beg] != 'l' || !vk__numeral_ones(&r, &at))
				read_word(&r, &at);
			break;
		}
	}
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
