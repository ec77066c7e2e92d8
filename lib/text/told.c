/* SPDX-License-Identifier: MIT */
/*
 * Numbers that are told twice: in a title or in a sentence about the workout, and
 * where they are ridden. Promises that what stands in a warm-up or a cool-down is
 * no such place, since those have the same lengths by chance.
 */
#include "told.h"

bool
vk__told_edge(const struct vk__piece *p)
{
	for (; p->kind != VK__P_LINE && p->kind != VK__P_END; p++)
		if (p->kind == VK__P_ROLE && p->value <= VK__ROLE_COOLDOWN)
			return true;
	return false;
}

static bool
same(double a, double b)
{
	return !(a < b || a > b);
}

/* Whether a number without a unit, or one in seconds, is this time. */
static bool
is_time(double number, bool bare, double seconds)
{
	return same(number, seconds) || (bare && same(60 * number, seconds));
}

/* Whether p tells a time again: a step's, or a half of a pair. */
static bool
tells_time(const struct vk__piece *p, double number, bool bare)
{
	switch (p->kind) {
	case VK__P_TIME:
		return is_time(number, bare, p->a);
	case VK__P_BARE:
		return is_time(p->a, true, number) || (bare && same(p->a, number));
	case VK__P_PAIR:
		return is_time(number, bare, p->a) || is_time(number, bare, p->b);
	default:
		return false;
	}
}

enum told { TIME, COUNT };

/* How many pieces outside begin to end tell it. */
static size_t
tellings(const struct vk__pieces *pieces, size_t begin, size_t end, enum told what,
    double number, bool bare)
{
	bool edge = vk__told_edge(pieces->piece);
	size_t n = 0;

	for (size_t i = 0; i < pieces->count; i++) {
		const struct vk__piece *p = &pieces->piece[i];

		if (p->kind == VK__P_LINE)
			edge = vk__told_edge(p + 1);
		if (edge || (i >= begin && i < end))
			continue;
		n += what == COUNT ? p->kind == VK__P_COUNT && same(p->a, number) :
		    tells_time(p, number, bare);
	}
	return n;
}

bool
vk__told_elsewhere(const struct vk__pieces *pieces, size_t begin, size_t end,
    const struct vk__piece *number)
{
	bool bare = number->kind == VK__P_BARE ||
	    (number->kind == VK__P_PAIR && number->bare);

	if (number->kind == VK__P_COUNT)
		return tellings(pieces, begin, end, COUNT, number->a, false) > 0;
	return tellings(pieces, begin, end, TIME, number->a, bare) > 0 &&
	    (number->kind != VK__P_PAIR ||
	    tellings(pieces, begin, end, TIME, number->b, bare) > 0);
}

bool
vk__told_one_by_one(const struct vk__pieces *pieces, size_t begin, size_t end,
    const struct vk__piece *count)
{
	bool bare = count->kind == VK__P_COUNT && count[1].kind == VK__P_BARE;

	return count->kind == VK__P_COUNT && (bare || vk__piece_length(count[1].kind)) &&
	    (double)tellings(pieces, begin, end, TIME, count[1].a, bare) >= count->a;
}
