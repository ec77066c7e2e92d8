/* SPDX-License-Identifier: MIT */
/*
 * Plans told by the clock: "0-10 min: Z1, 10-30 min: Z3". A range that begins
 * at nought, and whose end another range begins with, is a stretch of the ride
 * and no range of lengths; each becomes the length of its stretch.
 */
#include "join.h"

#include <math.h>

enum { AHEAD = 60 }; /* terms in which the next stretch begins */

/* A stretch: seconds, or metres, from the start of the ride. */
struct stretch {
	double from;
	double to;
	bool metres;
	size_t end;
};

/* What one of the number's unit is: "20 min" is 60 seconds each. */
static double
unit_of(const struct joiner *j, size_t i, const struct vk__quantity *q)
{
	double number = vk__j_term(j, i)->value;

	return q->measure == VK__M_BARE ? 60 : number > 0 ? q->value / number : 1;
}

static bool
read_stretch(const struct joiner *j, size_t i, struct stretch *s)
{
	struct vk__quantity a, b;
	enum vk__join join;
	size_t used;
	double unit;

	if (!vk__quantity_read(j->terms, i, &a))
		return false;
	join = vk__j_sign(j, a.end, &used);
	if ((join != VK__JOIN_DASH && join != VK__JOIN_TO && join != VK__JOIN_ARROW) ||
	    !vk__quantity_read(j->terms, a.end + used, &b) ||
	    (b.measure != VK__M_TIME && b.measure != VK__M_METRES &&
	    b.measure != VK__M_BARE) || (a.measure != VK__M_BARE && a.measure != b.measure))
		return false;
	unit = unit_of(j, a.end + used, &b);
	if (i > 0 && b.measure == VK__M_BARE &&
	    vk__term_has(vk__j_term(j, i - 1), VK__CLASS_UNIT, VK__WU_KM)) {
		unit = 1000; /* "km 0-5" */
		b.measure = VK__M_METRES;
		b.value *= unit;
	}
	*s = (struct stretch){ .metres = b.measure == VK__M_METRES, .end = b.end,
		.from = a.measure == VK__M_BARE ? a.value * unit : a.value,
		.to = b.measure == VK__M_BARE ? b.value * unit : b.value };
	return s->to > s->from;
}

static bool
goes_on(const struct joiner *j, const struct stretch *s)
{
	struct stretch next;

	for (size_t i = s->end; i < s->end + AHEAD && i < j->terms->count; i++)
		if (read_stretch(j, i, &next) && fabs(next.from - s->to) < 1)
			return true;
	return false;
}

bool
vk__timeline_push(struct joiner *j, const struct vk__quantity *first)
{
	struct stretch s;
	struct vk__piece *p;

	if ((first->value > 0 && j->reached <= 0) || !read_stretch(j, j->i, &s))
		return false;
	if (first->value > 0 ? fabs(s.from - j->reached) >= 1 : !goes_on(j, &s))
		return false;
	j->reached = s.to;
	p = vk__j_push(j, s.metres ? VK__P_METRES : VK__P_TIME, s.end);
	p->a = s.to - s.from;
	p->stretch = true;
	return true;
}

bool
vk__timeline_after(struct joiner *j)
{
	struct vk__quantity q;

	j->i++;
	if (vk__quantity_read(j->terms, j->i, &q) && vk__timeline_push(j, &q))
		return true;
	j->i--;
	return false;
}
