/* SPDX-License-Identifier: MIT */
/*
 * "Interval 1 5 min, interval 2 4 min": numbers that name, with no sign behind them,
 * parts of one kind that are told one by one. Promises that only a series from one on
 * is taken for that; any other number counts what follows it.
 */
#include <string.h>

#include "lookup.h"

/* NEAR bounds how far apart two of them are looked for. */
enum { MOST = 20, NEAR = 200 };

/* A small number behind a word, and in front of another number. */
static bool
is_between(const struct reader *r, size_t at)
{
	const struct vk__raw *raw = &r->raw[at];

	return at > 0 && at + 1 < r->count && raw[-1].kind == VK__RAW_WORD &&
	    raw->kind == VK__RAW_NUMBER && !raw->decimal && !raw->glued && raw->value >= 1 &&
	    raw->value <= MOST && (raw[1].kind == VK__RAW_NUMBER ||
	    raw[1].kind == VK__RAW_CLOCK) && !raw[1].glued;
}

static bool
same_word(const struct reader *r, size_t a, size_t b)
{
	size_t len = r->raw[a].end - r->raw[a].beg;

	return r->raw[b].end - r->raw[b].beg == len &&
	    memcmp(r->folded->text + r->raw[a].beg, r->folded->text + r->raw[b].beg, len) == 0;
}

/* Whether the same word with this number stands near the one at. */
static bool
is_told(const struct reader *r, size_t at, double value)
{
	size_t from = at > NEAR ? at - NEAR : 1;

	for (size_t i = from; i < r->count && i < at + NEAR; i++)
		if (i != at && r->raw[i].value == value && is_between(r, i) &&
		    same_word(r, at - 1, i - 1))
			return true;
	return false;
}

/* Whether a word is one of parts, days or workouts. */
static bool
names_part(const struct vk__concept *c)
{
	return c->class == VK__CLASS_SET || c->class == VK__CLASS_NOTE ||
	    c->class == VK__CLASS_ZONE || vk__label_may(c) ||
	    vk__concept_has(c, VK__CLASS_ROLE, VK__ROLE_EFFORT);
}

size_t
vk__series_number(struct reader *r, size_t at)
{
	struct vk__concept c;
	double value = r->raw[at].value;

	if (!is_between(r, at) || !is_told(r, at, value > 1 ? value - 1 : 2) ||
	    (value > 2 && !is_told(r, at, 1)) || vk__lookup_phrase(r, at - 1, &c) != 1 ||
	    !names_part(&c))
		return 0;
	if (vk__label_may(&c) && (c.class != VK__CLASS_FILL || c.value == VK__FILL_LABEL))
		r->out->labels++; /* "Session 1 60 min, session 2 90 min" */
	vk__reader_fate(r, at, 1, VK__FATE_READ);
	return at + 1;
}
