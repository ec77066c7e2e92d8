/* SPDX-License-Identifier: MIT */
/*
 * Numbers of a command with their units, which lib/text reads; shapes, pairs,
 * dates and ranges of them.
 */
#include <string.h>

#include "scanning.h"

enum { AHEAD = 8 };

/* A number with its unit by lib/text: raw tokens of it, 0: none there. */
static size_t
measure(struct vk__cmd_scan *s, size_t at, struct vk__quantity *q)
{
	size_t n = s->raws.count - at < AHEAD ? s->raws.count - at : AHEAD;

	if (vk__terms_read(&s->terms, s->lexicon, &s->folded, s->source,
	    s->raws.raw + at, n) != VK_OK ||
	    s->terms.count == 0 || s->terms.term[0].raw != 0 ||
	    !vk__quantity_read(&s->terms, 0, q))
		return 0;
	/* Words that say nothing are not terms: they stay for the list. */
	return s->terms.term[q->end - 1].raw + s->terms.term[q->end - 1].raws;
}

unsigned
vk__cmd_class_of(const struct vk__quantity *q)
{
	if (q->measure == VK__M_TIME)
		return VK__CMD_TIME;
	if (q->measure == VK__M_BARE)
		return VK__CMD_NUM;
	if (q->measure != VK__M_TARGET)
		return VK__CMD_OTHER;
	switch (q->unit) {
	case VK_UNIT_PCT_FTP:
		return VK__CMD_PCT;
	case VK_UNIT_WATT:
		return VK__CMD_WATT;
	case VK_UNIT_RPM:
		return VK__CMD_RPM;
	case VK_UNIT_BPM:
		return VK__CMD_BPM;
	default:
		return VK__CMD_OTHER;
	}
}

/* "5 kg": a unit that workouts do not have. */
static size_t
weight(const struct vk__cmd_scan *s, struct vk__cmd_tokens *t, size_t at)
{
	const struct vk__cmd_word *word = NULL;
	struct vk__cmd_token *token;

	if (vk__cmd_phrase(s, at + 1, &word) != 1 || word->class != VK__CMD_UNIT)
		return 0;
	token = vk__cmd_push(t, word->value.text[0] == 'k' ? VK__CMD_KG : VK__CMD_LB,
	    at, 2);
	token->a = vk__cmd_raw(s, at)->value;
	return 2;
}

/* "4x8", "2 x 20 min": what is repeated how often. */
size_t
vk__cmd_shape(struct vk__cmd_scan *s, struct vk__cmd_tokens *t, size_t at)
{
	bool into = at > 0 && (vk__cmd_spells(s, at - 1, "en") ||
	    vk__cmd_spells(s, at - 1, "as") || vk__cmd_spells(s, at - 1, "into"));

	struct vk__quantity q;
	struct vk__cmd_token *token;
	size_t n;

	if (!vk__cmd_spells(s, at + 1, "x") &&
	    !vk__cmd_is_sign(vk__cmd_raw(s, at + 1), '*'))
		return 0;
	if (!vk__cmd_is_number(vk__cmd_raw(s, at + 2)) ||
	    vk__cmd_raw(s, at)->decimal)
		return 0;
	n = measure(s, at + 2, &q);
	if (n == 0 || (q.measure != VK__M_TIME && q.measure != VK__M_BARE))
		return 0;
	token = vk__cmd_push(t, VK__CMD_SHAPE, at, n + 2);
	token->a = vk__cmd_raw(s, at)->value;
	token->b = q.value;
	token->seconds = q.measure == VK__M_TIME;
	token->word = into;
	return n + 2;
}

/* "30/30", or a day and a month: "12/03", "12/03/2026". */
static size_t
pair(const struct vk__cmd_scan *s, struct vk__cmd_tokens *t, size_t at)
{
	const struct vk__raw *a = vk__cmd_raw(s, at), *b = vk__cmd_raw(s, at + 2);
	struct vk__cmd_token *token;
	size_t from = s->folded.map[a->beg];

	if (!vk__cmd_is_sign(vk__cmd_raw(s, at + 1), '/') || b->kind != VK__RAW_NUMBER ||
	    a->decimal || b->decimal || !b->glued)
		return 0;
	if (vk__cmd_is_sign(vk__cmd_raw(s, at + 3), '/') &&
	    vk__cmd_raw(s, at + 4)->kind == VK__RAW_NUMBER) {
		token = vk__cmd_push(t, VK__CMD_DATE, at, 5);
		token->c = vk__cmd_raw(s, at + 4)->value;
	} else {
		bool date = b->value <= 12 && b->value >= 1 &&
		    a->value <= 31 && (b->value < 10 || a->value < 10);

		token = vk__cmd_push(t, date ? VK__CMD_DATE : VK__CMD_PAIR, at, 3);
	}
	token->a = a->value;
	token->b = b->value;
	token->value = (struct vk__cell){ s->source + from,
		s->folded.map[b->end] - from };
	return token->raws;
}

/* "2026-03-12". */
static size_t
iso_date(const struct vk__cmd_scan *s, struct vk__cmd_tokens *t, size_t at)
{
	const struct vk__raw *year = vk__cmd_raw(s, at), *month = vk__cmd_raw(s, at + 2);
	const struct vk__raw *day = vk__cmd_raw(s, at + 4);
	struct vk__cmd_token *token;

	if (year->value < 1900 || year->value > 2999 ||
	    !vk__cmd_is_sign(vk__cmd_raw(s, at + 1), '-') || month->kind !=
	    VK__RAW_NUMBER || !vk__cmd_is_sign(vk__cmd_raw(s, at + 3), '-') ||
	    day->kind != VK__RAW_NUMBER)
		return 0;
	token = vk__cmd_push(t, VK__CMD_DATE, at, 5);
	token->a = day->value;
	token->b = month->value;
	token->c = year->value;
	return 5;
}

/* The sign or word of a range at a raw token: its tokens, 0: none. */
static size_t
range_sign(const struct vk__cmd_scan *s, size_t at)
{
	if (vk__cmd_is_sign(vk__cmd_raw(s, at), '-') || vk__cmd_spells(s, at, "a") ||
	    vk__cmd_spells(s, at, "to") || vk__cmd_spells(s, at, "et"))
		return vk__cmd_is_number(vk__cmd_raw(s, at + 1)) ? 1 : 0;
	return 0;
}

/* "88-93 %", "de 88 à 95 %". */
static size_t
range(struct vk__cmd_scan *s, struct vk__cmd_tokens *t, size_t at, size_t n,
    const struct vk__quantity *first)
{
	struct vk__quantity q;
	struct vk__cmd_token *token;
	size_t sign = range_sign(s, at + n);
	size_t m;

	if (sign == 0 || (vk__cmd_class_of(first) != VK__CMD_PCT &&
	    vk__cmd_class_of(first) != VK__CMD_NUM))
		return 0;
	m = measure(s, at + n + sign, &q);
	if (m == 0 || vk__cmd_class_of(&q) != VK__CMD_PCT || first->value < 30)
		return 0;
	token = vk__cmd_push(t, VK__CMD_RANGE, at, n + sign + m);
	token->a = first->value;
	token->b = q.value;
	return token->raws;
}

/* "2 more minutes": the unit stands behind the word. */
static size_t
apart(struct vk__cmd_scan *s, struct vk__cmd_tokens *t, size_t at)
{
	static const struct {
		enum vk__word_unit unit;
		enum vk__cmd_class class;
		double factor;
	} units[] = { { VK__WU_H, VK__CMD_TIME, 3600 },
		{ VK__WU_MIN, VK__CMD_TIME, 60 }, { VK__WU_S, VK__CMD_TIME, 1 },
		{ VK__WU_M, VK__CMD_TIME, 60 }, { VK__WU_W, VK__CMD_WATT, 1 },
		{ VK__WU_RPM, VK__CMD_RPM, 1 }, { VK__WU_PCT, VK__CMD_PCT, 1 } };
	const struct vk__raw *unit = vk__cmd_raw(s, at + 2);
	const struct vk__cmd_word *word = NULL;
	const struct vk__concept *c;

	if (!vk__cmd_is_word(unit) || vk__cmd_phrase(s, at + 1, &word) != 1 ||
	    (word->class != VK__CMD_MORE && word->class != VK__CMD_LESS))
		return 0;
	c = vk__lexicon_find(s->lexicon, s->folded.text + unit->beg,
	    vk__cmd_letters(unit));
	if (c == NULL || c->class != VK__CLASS_UNIT)
		return 0;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		if (units[i].unit != c->value)
			continue;
		vk__cmd_push(t, units[i].class, at, 1)->a = units[i].factor *
		    vk__cmd_raw(s, at)->value;
		vk__cmd_push_word(s, t, at + 1, 1, word);
		return 3;
	}
	return 0;
}

size_t
vk__cmd_quantity(struct vk__cmd_scan *s, struct vk__cmd_tokens *t, size_t at)
{
	struct vk__quantity q;
	struct vk__cmd_token *token;
	size_t n = vk__cmd_shape(s, t, at);

	if (n == 0)
		n = weight(s, t, at);
	if (n == 0)
		n = pair(s, t, at);
	if (n == 0)
		n = iso_date(s, t, at);
	if (n == 0)
		n = apart(s, t, at);
	if (n > 0)
		return n;
	n = measure(s, at, &q);
	if (n == 0) {
		q = (struct vk__quantity){ .measure = VK__M_BARE,
			.value = vk__cmd_raw(s, at)->value };
		n = 1;
	}
	if (range(s, t, at, n, &q) > 0)
		return t->token[t->count - 1].raws;
	if (n > 2 && q.measure == VK__M_TARGET && q.unit == VK_UNIT_RPE &&
	    vk__cmd_is_sign(vk__cmd_raw(s, at + 1), '%')) {
		/* "5 % on the efforts": no per cent of an effort */
		vk__cmd_push(t, VK__CMD_PCT, at, 2)->a = q.value * 10;
		return 2;
	}
	token = vk__cmd_push(t, vk__cmd_class_of(&q), at, n);
	token->a = q.value;
	return n;
}

/* "deux", "half an hour", "an hour": a number that is written out. */
size_t
vk__cmd_written(struct vk__cmd_scan *s, size_t at, struct vk__quantity *q)
{
	const struct vk__raw *raw = vk__cmd_raw(s, at);
	const struct vk__concept *c = vk__lexicon_find(s->lexicon,
	    s->folded.text + raw->beg, vk__cmd_letters(raw));
	bool article = vk__cmd_spells(s, at, "an") || vk__cmd_spells(s, at, "a");
	size_t n;

	if (!article && (c == NULL || (c->class != VK__CLASS_NUM &&
	    c->class != VK__CLASS_UNIT && c->more == 0)))
		return 0;
	n = measure(s, at, q);
	if (n == 0 || (s->terms.term[0].kind == VK__TERM_CONCEPT &&
	    q->measure != VK__M_TIME) || (article && q->measure != VK__M_TIME))
		return 0;
	/* "half" alone is a share. */
	if (q->measure == VK__M_BARE && q->value < 1)
		return 0;
	return n;
}

/* "Z4", "zone 4". */
size_t
vk__cmd_zone(const struct vk__cmd_scan *s, struct vk__cmd_tokens *t, size_t at)
{
	const struct vk__raw *number = vk__cmd_raw(s, at + 1);
	bool named = vk__cmd_spells(s, at, "zone") || vk__cmd_spells(s, at, "zones");

	if ((!named && !(vk__cmd_spells(s, at, "z") && number->glued)) ||
	    number->kind != VK__RAW_NUMBER || number->decimal ||
	    number->value < 1 || number->value > 7)
		return 0;
	vk__cmd_push(t, VK__CMD_ZONE, at, 2)->a = number->value;
	return 2;
}
