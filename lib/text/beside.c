/* SPDX-License-Identifier: MIT */
/*
 * Numbers that are said beside the workout and are none of its lengths and targets:
 * metres of ascent, how steep a road is, how exactly a target is to be held, what
 * the rider's FTP is.
 */
#include "join.h"

#define TOLERANCE_MOST 0.15 /* of the target */

enum {
	ASCENT_LEAST = 100, /* metres without a unit */
	FTP_LEAST = 100, FTP_MOST = 500 /* watts */
};

/* "1200 m de D+", "800 m of climbing": where those words end; 0: none. */
size_t
vk__beside_ascent(const struct joiner *j, const struct vk__quantity *q)
{
	size_t at = q->end + vk__term_op(vk__j_term(j, q->end), VK__OP_FROM);

	return (q->measure == VK__M_METRES || q->measure == VK__M_BARE) &&
	    vk__term_has(vk__j_term(j, at), VK__CLASS_NOTE, VK__NOTE_ASCENT) ? at + 1 : 0;
}

/* "D+ 1200 m", "D+ : 1200": where the number behind the word here ends. */
size_t
vk__beside_climbed(const struct joiner *j)
{
	size_t at = j->i + 1 + vk__term_is(vk__j_ahead(j, 1), ':');
	struct vk__quantity q;

	return vk__quantity_read(j->terms, at, &q) && (q.measure == VK__M_METRES ||
	    (q.measure == VK__M_BARE && q.value >= ASCENT_LEAST)) &&
	    !vk__j_count_follows(j, q.end) ? q.end : j->i + 1;
}

/* The piece before, or before a parenthesis that has just been opened; NULL: none. */
static const struct vk__piece *
before(const struct joiner *j)
{
	size_t n = j->out->count;

	n -= n > 1 && j->out->piece[n - 1].kind == VK__P_OPEN;
	return n == 0 ? NULL : &j->out->piece[n - 1];
}

/* "côte à 6 %", "(6 % climb)": how steep the road before the joiner or at end is. */
bool
vk__beside_slope(const struct joiner *j, size_t end)
{
	const struct vk__piece *p = before(j);

	end += vk__term_op(vk__j_term(j, end), VK__OP_FROM);
	if (vk__term_has(vk__j_term(j, end), VK__CLASS_NOTE, VK__NOTE_PLACE))
		return true;
	return p != NULL && p->kind == VK__P_NOTE && p->value == VK__NOTE_PLACE;
}

/* "240 W +/- 5 W": how exactly it is to be ridden. False: not that. */
bool
vk__beside_tolerance(struct joiner *j)
{
	const struct vk__piece *p = before(j);
	size_t i = j->i + 1 + vk__term_is(vk__j_ahead(j, 1), '/');
	struct vk__quantity q;

	if (p == NULL || !(p->kind == VK__P_TARGET || (p->kind == VK__P_BARE && p->at)) ||
	    !vk__term_is(vk__j_term(j, i), '-') || !vk__quantity_read(j->terms, i + 1, &q) ||
	    (q.measure != VK__M_TARGET && q.measure != VK__M_BARE) ||
	    q.value > TOLERANCE_MOST * p->a || vk__j_count_follows(j, q.end))
		return false;
	vk__j_push(j, VK__P_NOTE, q.end);
	return true;
}

/* "(FTP 280)", "FTP : 280": the rider's, when it is all that is said there. */
bool
vk__beside_ftp(const struct joiner *j, const struct vk__quantity *q)
{
	const struct vk__piece *last = vk__j_last(j);
	const struct vk__term *next = vk__j_term(j, q->end);

	return q->measure == VK__M_BARE && q->value >= FTP_LEAST && q->value <= FTP_MOST &&
	    !j->next.at && (last == NULL || (last->kind >= VK__P_OPEN && last->kind <= VK__P_LINE)) &&
	    (next->kind == VK__TERM_END || next->kind == VK__TERM_LINE ||
	    vk__term_is(next, ')') || vk__term_is(next, '.') || vk__term_is(next, ',') ||
	    vk__term_is(next, ';'));
}
