/* SPDX-License-Identifier: MIT */
/*
 * Numbers and names that only name: "Semaine 3 -", "S2 / J4 :", "Step 1:",
 * "session 3 of 8", "2) ...", the first column of a table, "TSS 80", and who is greeted.
 * They are read, and are no part of the workout. A number that anything but a
 * sign follows is left to the others.
 */
#include <string.h>

#include "lookup.h"

/* AHEAD bounds what is looked over for one label. */
enum { LABEL_MOST = 60, AHEAD = 200 };

static bool
is_whole(const struct reader *r, size_t at)
{
	return at < r->count && r->raw[at].kind == VK__RAW_NUMBER && !r->raw[at].decimal &&
	    r->raw[at].value <= LABEL_MOST;
}

static bool
is_sign(const struct reader *r, size_t at, const char *signs)
{
	return at < r->count && r->raw[at].kind == VK__RAW_SIGN && r->raw[at].sign != '\0' &&
	    strchr(signs, r->raw[at].sign) != NULL;
}

/* Whether nothing has been measured yet: a second "Day 2" is another workout. */
static bool
is_first(const struct reader *r)
{
	for (size_t i = 0; i < r->out->count && i < AHEAD; i++)
		if (r->out->term[i].kind == VK__TERM_NUMBER ||
		    r->out->term[i].kind == VK__TERM_CLOCK)
			return false;
	return r->out->count < AHEAD; /* a head is short */
}

/* Of the whole workout, and not of a step or a person. */
static bool
names_workout(const struct vk__concept *c)
{
	return vk__label_may(c) && (c->class != VK__CLASS_FILL || c->value == VK__FILL_LABEL);
}

/* Whether the word at is one that numbers are the names of. */
static bool
is_label(const struct reader *r, size_t at)
{
	struct vk__concept c;

	return at < r->count && r->raw[at].kind == VK__RAW_WORD &&
	    vk__lookup_phrase(r, at, &c) == 1 && names_workout(&c);
}

/* "of 8", "/8" behind the number of a label. */
static size_t
skip_of(const struct reader *r, size_t at)
{
	struct vk__concept c;

	if (is_sign(r, at, "/") && is_whole(r, at + 1))
		return at + 2;
	if (at + 1 < r->count && r->raw[at].kind == VK__RAW_WORD && is_whole(r, at + 1) &&
	    vk__lookup_phrase(r, at, &c) == 1 && c.class == VK__CLASS_FILL)
		return at + 2;
	return at;
}

/*
 * Where the label whose number stands at ends; 0: it is none. The sign that
 * sets it apart goes with it, one that has another use does not.
 */
static size_t
label_end(const struct reader *r, size_t at)
{
	size_t end;

	if (!is_whole(r, at))
		return 0;
	end = skip_of(r, at + 1);
	if (is_sign(r, end, ":|") || (is_sign(r, end, "/") && !vk__reader_line_end(r, end + 1) &&
	    r->raw[end + 1].kind != VK__RAW_NUMBER))
		return end + 1;
	if (is_sign(r, end, "-") && !vk__reader_line_end(r, end + 1) && !r->raw[end + 1].glued)
		return end;
	if (end > at + 1 || vk__reader_line_end(r, end) || is_sign(r, end, ",.)") || is_label(r, end))
		return end;
	return 0;
}

/* "Hi Sarah,": a name with a capital letter and a sign behind it. */
static size_t
greeted_end(const struct reader *r, size_t at)
{
	struct vk__concept c;
	const unsigned char *name;

	if (at >= r->count || r->raw[at].kind != VK__RAW_WORD ||
	    vk__lookup_phrase(r, at, &c) > 0 ||
	    !(vk__reader_line_end(r, at + 1) || is_sign(r, at + 1, ",:!.-")))
		return 0;
	name = (const unsigned char *)r->source + r->folded->map[r->raw[at].beg];
	if (!(name[0] >= 'A' && name[0] <= 'Z') &&
	    !(name[0] == 0xc3 && name[1] >= 0x80 && name[1] < 0xa0))
		return 0;
	return at + 1;
}

/* The number that sums a workout up, or two with a dash, from raw token at on: where
 * it ends; 0: none. */
static size_t
figure_end(const struct reader *r, size_t at)
{
	if (at >= r->count || r->raw[at].kind != VK__RAW_NUMBER)
		return 0;
	return is_sign(r, at + 1, "-") && at + 2 < r->count &&
	    r->raw[at + 2].kind == VK__RAW_NUMBER ? at + 3 : at + 1;
}

/* ", IF 0.85" behind such a figure: where it ends, or at. */
static size_t
with_factor(const struct reader *r, size_t at)
{
	size_t word = at + (is_sign(r, at, ",/|;"));
	size_t number = word + 1;

	if (word >= r->count || !vk__concept_has(r->out->alone[word], VK__CLASS_REF, VK__REF_IF))
		return at;
	while (is_sign(r, number, ":=~"))
		number++;
	return number < r->count && r->raw[number].kind == VK__RAW_NUMBER &&
	    r->raw[number].decimal ? number + 1 : at;
}

/* "TSS 80", "TSS : 80-85", "TSS environ 80". */
static size_t
figure_behind(const struct reader *r, size_t at)
{
	struct vk__concept c;

	if (at < r->count && r->raw[at].kind == VK__RAW_WORD &&
	    (vk__lookup_phrase(r, at, &c) == 0 || c.class == VK__CLASS_FILL ||
	    (c.class == VK__CLASS_OP && c.value == VK__OP_ABOUT)))
		at++;
	while (is_sign(r, at, ":=~"))
		at++;
	at = figure_end(r, at);
	return at == 0 ? 0 : with_factor(r, at);
}

size_t
vk__label_word(struct reader *r, size_t at, size_t n, const struct vk__concept *c)
{
	size_t end = 0;

	if (c->class == VK__CLASS_FILL && (c->value == VK__FILL_HELLO ||
	    c->value == VK__FILL_MORNING)) /* "Morning Sarah," */
		end = greeted_end(r, at + n);
	else if (c->class == VK__CLASS_FILL && c->value == VK__FILL_FIGURE)
		end = figure_behind(r, at + n);
	else if (c->class == VK__CLASS_FILL && c->value == VK__FILL_ITEM)
		end = label_end(r, at + n);
	else if (names_workout(c) && is_first(r)) {
		end = label_end(r, at + n);
		r->out->labels += end > 0 && is_sign(r, end - 1, ":");
	}
	if (end > 0)
		vk__reader_fate(r, at, end - at, VK__FATE_READ);
	return end;
}

size_t
vk__label_letter(struct reader *r, size_t at)
{
	const struct vk__raw *raw = &r->raw[at];
	size_t end;

	if (raw->end - raw->beg != 1 || strchr("sjwd", r->folded->text[raw->beg]) == NULL ||
	    !is_whole(r, at + 1) || !r->raw[at + 1].glued ||
	    !(is_first(r) || (at > 0 && is_sign(r, at - 1, "(") && is_sign(r, at + 2, ")"))) ||
	    !(vk__reader_line_begin(r, at) || is_sign(r, at - 1, "(/-")))
		return 0;
	end = label_end(r, at + 1);
	if (end > 0)
		vk__reader_fate(r, at, end - at, VK__FATE_READ);
	return end;
}

/* Whether a parenthesis of the same line is open at raw token at. */
static bool
in_paren(const struct reader *r, size_t at)
{
	size_t closed = 0;

	for (size_t n = 0; at > 0 && !vk__reader_line_end(r, at - 1); at--, n++) {
		if (n == AHEAD)
			return true; /* no list has items that long */
		if (is_sign(r, at - 1, ")"))
			closed++;
		else if (is_sign(r, at - 1, "(")) {
			if (closed == 0)
				return true;
			closed--;
		}
	}
	return false;
}

size_t
vk__label_item(struct reader *r, size_t at)
{
	char next = at + 1 < r->count ? r->raw[at + 1].sign : '\0';
	bool begins;
	size_t end = 0;

	if ((next != ')' && next != '|') || !is_whole(r, at))
		return 0;
	begins = vk__reader_line_begin(r, at);
	if (begins && is_sign(r, at + 1, "|"))
		end = at + 2; /* "1 | 10:00 | 55%" */
	else if (is_sign(r, at + 1, ")") && r->raw[at + 1].glued && !vk__reader_line_end(r, at + 2) &&
	    (begins || (is_sign(r, at - 1, ",;.") && !in_paren(r, at))))
		end = at + 2; /* "1) 15', 2) 5x2'" */
	if (end > 0)
		vk__reader_fate(r, at, end - at, VK__FATE_READ);
	return end;
}

size_t
vk__label_figure(struct reader *r, size_t at)
{
	size_t end = figure_end(r, at);

	if (end == 0 || end >= r->count ||
	    !vk__concept_has(r->out->alone[end], VK__CLASS_FILL, VK__FILL_FIGURE))
		return 0;
	end = with_factor(r, end + 1);
	vk__reader_fate(r, at, end - at, VK__FATE_READ);
	return end;
}
