/* SPDX-License-Identifier: MIT */
/*
 * The tools that turn terms into pieces: looking ahead, adding a piece, and the
 * signs that join numbers.
 */
#include "join.h"

#include <stdlib.h>

/* Words before a piece are said of that one only. */
static inline void
forget_words(struct vk__piece *next)
{
	next->from = next->from_en = next->between = next->at = false;
	next->to = next->most = next->during = next->instead = false;
}

/* Adds a piece made of the terms from j->i up to end, and steps over them. */
struct vk__piece *
vk__j_push(struct joiner *j, enum vk__piece_kind kind, size_t end)
{
	const struct vk__term *first = vk__j_ahead(j, 0);
	const struct vk__term *past = vk__j_term(j, end);
	struct vk__piece *p = &j->out->piece[j->out->count++];

	*p = j->next;
	p->kind = (uint8_t)kind;
	p->glued = first->glued;
	p->bullet = first->bullet;
	p->during |= first->during;
	p->instead |= first->instead;
	p->indent = first->indent;
	p->lines = first->lines;
	p->raw = first->raw;
	p->raws = past->raw - first->raw;
	if (end > j->i) {
		past = vk__j_term(j, end - 1);
		p->raws = past->raw + past->raws - first->raw;
		p->terse = past->glued && past->concept.terse;
	}
	forget_words(&j->next);
	j->i = end;
	return p;
}

bool
vk__j_number(struct vk__pieces *out, double value)
{
	if (out->numbers == out->number_cap) {
		size_t cap = out->number_cap == 0 ? 64 : 2 * out->number_cap;
		double *number = realloc(out->number, cap * sizeof(*number));
		if (number == NULL)
			return false;
		out->number = number;
		out->number_cap = cap;
	}
	out->number[out->numbers++] = value;
	return true;
}

/* The same where a sign stands. */
static enum vk__join
sign_at(const struct joiner *j, size_t i, size_t *used)
{
	const struct vk__term *next = vk__j_term(j, i + 1);

	switch (vk__j_term(j, i)->sign) {
	case '-':
		if (vk__term_is(next, '>')) {
			*used = 2;
			return VK__JOIN_ARROW;
		}
		return VK__JOIN_DASH;
	case '>':
		return VK__JOIN_ARROW;
	case '/':
		return VK__JOIN_SLASH;
	case ',':
		return VK__JOIN_COMMA;
	case '.':
		if (!vk__term_is(next, '.'))
			return VK__JOIN_NONE;
		*used = vk__term_is(vk__j_term(j, i + 2), '.') ? 3 : 2;
		return VK__JOIN_ARROW;
	default:
		return VK__JOIN_NONE;
	}
}

/* The range or list sign at term i; *used terms long. */
enum vk__join
vk__j_sign(const struct joiner *j, size_t i, size_t *used)
{
	const struct vk__term *t = vk__j_term(j, i);

	*used = 1;
	if (t->kind == VK__TERM_CONCEPT && t->concept.class == VK__CLASS_OP) {
		if (t->concept.value == VK__OP_TO) /* "85 % but drop to 75 %" is no range */
			return t->skipped > 1 ? VK__JOIN_NONE : VK__JOIN_TO;
		return t->concept.value == VK__OP_AND || t->concept.value == VK__OP_THEN ?
		    VK__JOIN_AND : VK__JOIN_NONE;
	}
	return t->kind == VK__TERM_SIGN ? sign_at(j, i, used) : VK__JOIN_NONE;
}

/* A count or a count's word follows: "4 à 6 x", "8 et 10 répétitions". */
bool
vk__j_count_follows(const struct joiner *j, size_t i)
{
	const struct vk__term *t = vk__j_term(j, i);
	struct vk__quantity q;

	if (vk__term_op(t, VK__OP_BY)) /* "ten by one minute" */
		return vk__quantity_read(j->terms, i + 1, &q) && q.measure == VK__M_TIME;
	return vk__term_op(t, VK__OP_TIMES) || vk__term_op(t, VK__OP_THATSET) ||
	    (t->kind == VK__TERM_CONCEPT && t->concept.class == VK__CLASS_SET);
}

/* "30/30", "(2'-1')": the last pieces are the two halves of a repetition. */
bool
vk__j_after_two(const struct joiner *j)
{
	size_t n = j->out->count;
	const struct vk__piece *p = j->out->piece;

	n -= n > 0 && (p[n - 1].kind == VK__P_AT || p[n - 1].kind == VK__P_OPEN);
	if (n > 0 && p[n - 1].kind == VK__P_CLOSE) {
		if (n > 4 && p[n - 2].kind == VK__P_TIME && p[n - 4].kind == VK__P_TIME &&
		    (p[n - 3].kind == VK__P_DASH || p[n - 3].kind == VK__P_SLASH ||
		    p[n - 3].kind == VK__P_PLUS))
			return p[n - 5].kind == VK__P_OPEN;
		n--;
	}
	return n > 0 && p[n - 1].kind == VK__P_PAIR;
}

void
vk__j_target(struct joiner *j, vk_unit unit, double a, double b, enum vk__join join,
    size_t end)
{
	enum { STEEPEST = 20 }; /* per cent */
	bool bare = vk__j_last_is(j, VK__P_BARE);
	struct vk__piece *p;

	if (unit == VK_UNIT_PCT_FTP && b <= STEEPEST && vk__beside_slope(j, end)) {
		vk__j_push(j, VK__P_NOTE, end)->value = VK__NOTE_PLAIN;
		return;
	}
	p = vk__j_push(j, VK__P_TARGET, end);

	j->loose |= bare & p->at; /* "then 5 at 150 W" */
	p->unit = (uint8_t)unit;
	p->a = a;
	p->b = b;
	p->join = (uint8_t)join;
}
