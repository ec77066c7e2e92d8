/* SPDX-License-Identifier: MIT */
/*
 * What is no word: the ends of lines, the marks of lists, and signs. Says which
 * signs carry nothing, and which stop is only that of an abbreviation.
 */
#include <string.h>

#include "lookup.h"

enum { CUT = 3 }; /* signs of "<!>" */

/* A dash, star or bullet that opens a line is a list mark; so is "2." */
size_t
vk__mark_item(const struct reader *r, size_t at)
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

/* "}" on a line of its own ends a block as an empty line does. */
static bool
is_end_of_block(const struct reader *r, size_t at)
{
	return at < r->count && r->raw[at].kind == VK__RAW_SIGN && r->raw[at].sign == '}' &&
	    at + 1 < r->count && vk__reader_line_end(r, at + 1);
}

void
vk__mark_line(struct reader *r, size_t *at)
{
	struct vk__term *t = vk__reader_push(r, VK__TERM_LINE, *at, 1);
	const struct vk__raw *raw = &r->raw[*at];
	size_t mark;

	if (raw->kind == VK__RAW_LINE) {
		t->indent = raw->indent;
		t->lines = raw->lines;
		vk__reader_fate(r, *at, 1, VK__FATE_FILL);
		(*at)++;
		while (is_end_of_block(r, *at)) {
			vk__reader_fate(r, *at, 2, VK__FATE_READ);
			t->indent = r->raw[*at + 1].indent;
			t->lines = 2;
			*at += 2;
		}
	} else {
		t->raws = 0;
	}
	mark = vk__mark_item(r, *at);
	if (mark > 0) {
		t->bullet = true;
		t->value = (double)mark;
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
	    t->concept.class != VK__CLASS_DAY && !vk__term_op(t, VK__OP_CADENCE) &&
	    !vk__term_op(t, VK__OP_INSIDE)) || ends_total(r, at, t) ||
	    (before_count(r, at) && !vk__term_op(t, VK__OP_INSIDE)))
		return false;
	if (t->concept.whole || (t->raws > 1 && vk__term_has(t, VK__CLASS_ROLE, VK__ROLE_RECOVERY)))
		return false; /* "easy, rest. 15 min Z2", "roll down. 15 min Z2" */
	if (r->out->count > 1 && vk__term_op(t - 1, VK__OP_BETWEEN))
		return false; /* "easy between reps. 15 min Z2" */
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

/* "<!>": ends the cue of a step of intervals.icu's text. */
static bool
is_cut(const struct reader *r, size_t at)
{
	static const char cut[CUT] = { '<', '!', '>' };

	for (size_t i = 0; i < CUT; i++)
		if (at + i >= r->count || r->raw[at + i].kind != VK__RAW_SIGN ||
		    r->raw[at + i].sign != cut[i] || (i > 0 && !r->raw[at + i].glued))
			return false;
	return true;
}

static size_t
mark_cut(struct reader *r, size_t at)
{
	vk__reader_fate(r, at, CUT, VK__FATE_READ);
	vk__reader_push(r, VK__TERM_SIGN, at, CUT)->sign = VK__TERM_CUT;
	return CUT;
}

/* "3x {" at the end of a line: what it holds is told by the indent, too. */
static bool
is_brace_of_lines(const struct reader *r, size_t at)
{
	return r->raw[at].sign == '{' ? vk__reader_line_end(r, at + 1) :
	    r->raw[at].sign == '}' && vk__reader_line_begin(r, at);
}

/* What a line begins with in square brackets. */
struct tag {
	size_t close;   /* the bracket that ends it; 0: none does */
	bool number;    /* a number is in it */
	bool clock;     /* a time of day, and nothing else */
	bool word;      /* a word is in it */
	bool alone;     /* nothing follows it on the line */
};

static bool
begins_line(const struct reader *r, size_t at)
{
	return vk__reader_line_begin(r, at) || (r->raw[at - 1].kind == VK__RAW_SIGN &&
	    r->raw[at - 1].sign != ']' && vk__reader_line_begin(r, at - 1));
}

/* "[WU] 12' [MS] 4x8' [CD] 8'": a role in brackets behind another of the line. */
static bool
heads_part(const struct reader *r, size_t at)
{
	struct vk__concept c;
	size_t line = at;

	while (line > 0 && r->raw[line - 1].kind != VK__RAW_LINE)
		line--;
	return line < at && r->raw[line].sign == '[' && at + 1 < r->count &&
	    vk__raw_word(&r->raw[at + 1]) && vk__lookup_phrase(r, at + 1, &c) > 0 &&
	    c.class == VK__CLASS_ROLE;
}

/* "[Warm up] 20 min", "[Repeat 5x]", "[18:02] ..." */
static struct tag
read_tag(const struct reader *r, size_t at)
{
	enum { MOST = 12 };
	struct tag tag = { 0 };

	if (r->raw[at].sign != '[' || !(begins_line(r, at) || heads_part(r, at)))
		return tag;
	for (size_t i = at + 1; i < r->count && i < at + MOST; i++) {
		uint8_t kind = r->raw[i].kind;

		if (kind == VK__RAW_LINE)
			break;
		if (kind == VK__RAW_SIGN && r->raw[i].sign == ']') {
			tag.close = i;
			tag.clock = i == at + 2 && r->raw[at + 1].kind == VK__RAW_CLOCK;
			tag.alone = vk__reader_line_end(r, i + 1);
			break;
		}
		tag.word |= vk__raw_word(&r->raw[i]);
		tag.number |= kind == VK__RAW_NUMBER || kind == VK__RAW_CLOCK;
	}
	return tag;
}

/* The brackets of a tag say nothing but that it is a heading. */
static bool
take_tag(struct reader *r, size_t *at)
{
	size_t open = *at;
	struct tag tag;

	while (r->raw[*at].sign == ']' && open > 0 && r->raw[open].sign != '[' &&
	    r->raw[open].kind != VK__RAW_LINE)
		open--;
	tag = read_tag(r, open);
	if (tag.close == 0 || !(tag.word || tag.clock) || (tag.number && !tag.alone && !tag.clock) ||
	    (open < *at && tag.close != *at))
		return false;
	if (open < *at && !tag.alone)
		vk__reader_push(r, VK__TERM_SIGN, *at, 1)->sign = ':';
	if (tag.clock && open == *at)
		vk__reader_fate(r, open, tag.close - open + 1, VK__FATE_READ);
	*at = tag.clock && open == *at ? tag.close + 1 : *at + 1;
	return true;
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

void
vk__mark_sign(struct reader *r, size_t *at)
{
	const struct vk__raw *raw = &r->raw[*at];
	bool after = r->out->count > 0 && raw->glued &&
	    r->out->term[r->out->count - 1].kind == VK__TERM_NUMBER;
	struct vk__term *t;

	vk__reader_fate(r, *at, 1, VK__FATE_FILL);
	if (raw->sign == '.' && dots(r, *at) > 3) {
		size_t end = *at + dots(r, *at); /* "Warm-up ..... 15 min" */

		vk__reader_fate(r, *at, end - *at, VK__FATE_READ);
		vk__reader_push(r, VK__TERM_SIGN, *at, end - *at)->sign = ':';
		*at = end;
		return;
	}
	if (raw->sign == '~' && *at + 1 < r->count && raw[1].sign == '~' && raw[1].glued) {
		vk__reader_push(r, VK__TERM_SIGN, *at, 2)->sign = '$'; /* struck out */
		*at += 2;
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
	if (raw->sign == '<' && *at + 1 < r->count && r->raw[*at + 1].kind == VK__RAW_NUMBER) {
		vk__reader_fate(r, *at, 1, VK__FATE_READ);
		t = vk__reader_push(r, VK__TERM_CONCEPT, (*at)++, 1);
		t->concept = (struct vk__concept){ .class = VK__CLASS_OP,
			.value = VK__OP_ATMOST };
		return;
	}
	if ((raw->sign == '[' || raw->sign == ']') && take_tag(r, at))
		return;
	if (raw->sign == '#' && vk__numeral_place(r, at))
		return;
	if (is_mute(raw->sign) || is_brace_of_lines(r, *at)) {
		*at += raw->sign == '<' && is_cut(r, *at) ? mark_cut(r, *at) : 1;
		return;
	}
	if (raw->sign == '+' && raw->glued && !after && *at + 1 < r->count &&
	    !r->raw[*at + 1].glued && vk__raw_word(&r->raw[*at - 1])) {
		(*at)++; /* "SV1+ à 80 %": and a little more */
		return;
	}
	vk__reader_fate(r, *at, 1, VK__FATE_READ);
	t = vk__reader_push(r, VK__TERM_SIGN, *at, 1);
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
