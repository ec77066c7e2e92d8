/* SPDX-License-Identifier: MIT */
/*
 * Short words mean something only in their place: a unit behind a number, a
 * zone letter before one. Says whether a word is in its place, and what it is
 * there; decides nothing else.
 */
#include <string.h>

#include "lookup.h"

bool
vk__place_number(const struct reader *r)
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

	if (vk__place_number(r)) {
		const struct vk__term *t = &r->out->term[r->out->count - 1];
		return n == 6 && t->word && t->value == 1 && t->concept.fr;
	}
	return n >= 6 && memcmp(word, "second", 6) == 0 && word[n - 1] != 's';
}

bool
vk__place_slash(const struct reader *r, size_t at)
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

static bool
is_kind(const struct reader *r, size_t at, unsigned kind)
{
	return at < r->count && r->raw[at].kind == kind;
}

/* "4 x 5 @ 105 w 3 @ 50", "@ 105 w 3 min @ 50": no watts, as little as "@ 50" is;
 * "@ 150 W. 10 min" is. */
static bool
is_with(const struct reader *r, size_t at)
{
	size_t n = r->out->count;
	size_t sign = at + 2 + (is_kind(r, at + 2, VK__RAW_WORD) ||
	    (is_kind(r, at + 2, VK__RAW_SIGN) && r->raw[at + 2].sign == '\''));

	return n >= 2 && vk__term_is(&r->out->term[n - 2], '@') &&
	    r->out->term[n - 1].value < 200 && is_kind(r, at + 1, VK__RAW_NUMBER) &&
	    is_kind(r, sign, VK__RAW_SIGN) && r->raw[sign].sign == '@' &&
	    is_kind(r, sign + 1, VK__RAW_NUMBER) && (!is_kind(r, sign + 2, VK__RAW_WORD) ||
	    r->folded->text[r->raw[sign + 2].beg] != 'w');
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

/* "(rest: same)", "(same)": a word that stands alone behind a recovery, or in a
 * parenthesis. */
static bool
is_alone(const struct reader *r, size_t at)
{
	const struct vk__term *t = r->out->term + r->out->count;
	size_t n = r->out->count;

	while (n > 0 && (vk__term_is(t - 1, ':') || vk__term_is(t - 1, '='))) {
		n--;
		t--;
	}
	if (n > 0 && vk__term_is(t - 1, '(') && at + 1 < r->count && r->raw[at + 1].sign == ')')
		return true;
	return n > 0 && vk__term_has(t - 1, VK__CLASS_ROLE, VK__ROLE_RECOVERY) &&
	    (at + 1 >= r->count || r->raw[at + 1].kind == VK__RAW_SIGN ||
	    r->raw[at + 1].kind == VK__RAW_LINE);
}

/*
 * Short words mean something only in their place: a unit after a number, a
 * zone letter before one. Elsewhere they are articles or unknown.
 */
bool
vk__place_fits_word(const struct reader *r, size_t at, struct vk__concept *c)
{
	const struct vk__concept none = { .class = VK__CLASS_FILL, .fr = c->fr, .en = c->en };
	size_t letters = vk__raw_letters(&r->raw[at]);

	switch (c->class) {
	case VK__CLASS_REF:
		if (c->value == VK__REF_HR && letters == 2 && r->raw[at].beg > 0 &&
		    r->folded->text[r->raw[at].beg] == 'h' && vk__place_number(r) &&
		    !follows_percent(r))
			*c = (struct vk__concept){ .class = VK__CLASS_UNIT, .value = VK__WU_H };
		return true; /* "1 HR" is an hour, "HR 140" a heart rate */
	case VK__CLASS_OP:
		if (c->value == VK__OP_LAP && c->fr && letters == 8 && !follows_rest(r))
			*c = none; /* "Complete 4 blocks" */
		if (c->value == VK__OP_TO && letters == 1 && r->out->en > r->out->fr &&
		    r->source[r->folded->map[r->raw[at].beg]] == 'a')
			*c = none; /* the article of English, no "à" */
		if (c->value == VK__OP_SAME && letters == 4 && !is_alone(r, at) &&
		    r->folded->text[r->raw[at].beg] != 'i') /* "idem" */
			*c = none; /* "same 5 min" says nothing of its own */
		return true;
	case VK__CLASS_ORD:
		return c->value > 0 || (r->raw[at].glued && vk__place_number(r));
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
		if (c->value == VK__WU_BPM && follows_percent(r)) {
			*c = (struct vk__concept){ .class = VK__CLASS_REF, .value = VK__REF_HR };
			return true; /* "90 % puls" */
		}
		if (c->value == VK__WU_W && letters == 1 && !r->raw[at].glued &&
		    (vk__place_slash(r, at + 1) || is_with(r, at))) {
			*c = (struct vk__concept){ .class = VK__CLASS_OP, .value = VK__OP_WITH };
			return true; /* "Z2 w/ 6 sprints" */
		}
		if (follows_place(r, c))
			return true;
		if (vk__place_number(r) || letters > 4 ||
		    (letters == 4 && follows_every(r, at)) ||
		    (c->value == VK__WU_KM && next_is_number(r, at + 1)))
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
		return letters > 1 || (r->raw[at].glued && vk__place_number(r));
	default:
		return true;
	}
}
