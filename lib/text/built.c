/* SPDX-License-Identifier: MIT */
/*
 * Knows the lines of intervals.icu's text from those of a coach's list. There
 * each line says all of its step, and nothing of another one.
 */
#include <string.h>

#include "settle.h"

/* "20m", "1h30m", "500mtr": a length as it is written there. */
static bool
is_terse(const struct vk__settle *s, const struct vk__piece *length)
{
	static const char *const units[] = { "h", "m", "s", "km", "mtr", "mi" };
	const struct vk__raw *raw = &s->raw[length->raw + length->raws - 1];
	size_t len = raw->end - raw->beg;

	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++)
		if (raw->glued && strlen(units[i]) == len &&
		    memcmp(s->folded->text + raw->beg, units[i], len) == 0)
			return true;
	return false;
}

/* "- 20m ...", "- Press lap ..." */
static bool
is_line(const struct vk__settle *s, const struct vk__node *n)
{
	return vk__lines_of(s->g, n->piece)->bullet && (n->press || (n->length_piece > 0 &&
	    is_terse(s, vk__g_at(s->g, n->length_piece - 1))));
}

static bool
are_lines(const struct vk__settle *s, uint32_t at, unsigned depth)
{
	uint32_t c = vk__s_node(s, at)->first;

	if (c == 0)
		return is_line(s, vk__s_node(s, at));
	while (c != 0 && depth < VK__NODE_DEPTH && are_lines(s, c, depth + 1))
		c = vk__s_node(s, c)->next;
	return c == 0;
}

bool
vk__settle_built(const struct vk__settle *s, uint32_t at)
{
	return are_lines(s, at, 0);
}
