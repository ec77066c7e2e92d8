/* SPDX-License-Identifier: MIT */
/*
 * Knows the lines of intervals.icu's text from those of a coach's list. There
 * each line says all of its step, and nothing of another one.
 */
#include "settle.h"

/* "- 20m ...", "- Press lap ..." */
static bool
is_line(const struct vk__settle *s, const struct vk__node *n)
{
	return vk__lines_of(s->g, n->piece)->bullet && (n->press || (n->length_piece > 0 &&
	    vk__g_at(s->g, n->length_piece - 1)->terse));
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
