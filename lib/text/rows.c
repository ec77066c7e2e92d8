/* SPDX-License-Identifier: MIT */
/*
 * Lines that hold one power each and nothing else, below a heading:
 *
 *     Paliers de 3 min :
 *     - 150 W
 *     - 180 W
 *
 * Promises that they are what the same list on the line of the heading is; a
 * line that holds more ends the list.
 */
#include "join.h"

enum { LEAST = 2 };

/* Whether a line with one power begins at p. */
static bool
is_row(const struct vk__piece *p)
{
	return p[0].kind == VK__P_LINE && p[1].kind == VK__P_TARGET &&
	    p[1].join == VK__JOIN_NONE && vk__piece_power(p[1].unit) &&
	    (p[2].kind == VK__P_LINE || p[2].kind == VK__P_END);
}

/* How many lines of that kind come one after the other, all of one unit. */
static size_t
count_rows(const struct vk__piece *p)
{
	size_t n = 0;

	while (is_row(p) && (n == 0 || (p->lines == 1 && p[1].unit == p[-1].unit))) {
		n++;
		p += 2;
	}
	return n;
}

void
vk__rows_fold(struct joiner *j)
{
	struct vk__piece *p = j->out->piece;
	size_t kept = 0;

	for (size_t i = 0; i < j->out->count; i++) {
		size_t n = i > 0 && p[i - 1].kind == VK__P_COLON ? count_rows(&p[i]) : 0;
		const struct vk__piece *last = &p[i + 2 * n - (n > 0)];
		struct vk__piece list = p[i + (n > 0)];

		if (n >= LEAST) {
			list.kind = VK__P_TARGETS;
			list.join = VK__JOIN_COMMA;
			list.list = (uint32_t)j->out->numbers;
			list.raws = last->raw + last->raws - list.raw;
			for (size_t k = 0; k < n; k++)
				j->failed |= !vk__j_number(j->out, p[i + 2 * k + 1].a);
			list.a = (double)n;
			list.b = 0;
			p[kept++] = list;
			i += 2 * n - 1;
		} else {
			p[kept++] = p[i];
		}
	}
	j->out->count = kept;
}
