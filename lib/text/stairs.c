/* SPDX-License-Identifier: MIT */
/*
 * Stairs: "10 min à 200 W puis +20 W toutes les 5 min jusqu'à 300 W". The step
 * before is the first; the others follow, each as much harder as is told, up
 * to the last. Where the end is not told nothing is made of it.
 */
#include "grammar.h"

#include <math.h>

enum { STAIRS_MOST = 60, AHEAD = 5 };

struct stairs {
	const struct vk__piece *by;
	const struct vk__piece *each;
	const struct vk__piece *to;
	size_t end; /* the piece after them */
};

static bool
is_power(const struct vk__piece *p)
{
	return p->kind == VK__P_TARGET && p->a == p->b && (p->unit == VK_UNIT_WATT ||
	    p->unit == VK_UNIT_PCT_FTP || p->unit == VK_UNIT_PCT_PMA);
}

/* "+20 W toutes les 5 min ... 300 W", or with the time before the power. */
static bool
read_stairs(const struct vk__grammar *g, size_t i, struct stairs *s)
{
	*s = (struct stairs){ 0 };
	for (size_t most = i + 2 * AHEAD; i < most; i++) {
		const struct vk__piece *p = vk__g_at(g, i);

		if (vk__g_op(g, i, VK__OP_EACH) && vk__g_at(g, i + 1)->kind == VK__P_TIME &&
		    s->each == NULL) {
			s->each = vk__g_at(g, ++i);
		} else if (is_power(p) && s->by == NULL) {
			s->by = p;
		} else if (is_power(p) && s->each != NULL && p->unit == s->by->unit) {
			s->to = p;
			s->end = i + 1;
			return true;
		} else if (p->kind != VK__P_PLUS && p->kind != VK__P_UNKNOWN &&
		    p->kind != VK__P_NOTE && p->kind != VK__P_COMMA &&
		    !vk__g_op(g, i, VK__OP_INCREASE)) {
			return false;
		}
	}
	return false;
}

bool
vk__stairs_read(struct vk__grammar *g, uint32_t parent)
{
	uint32_t first = vk__g_node(g, parent)->last;
	struct vk__node step;
	struct stairs s;
	double count;

	bool start = g->has_pending && g->pending.power.unit != VK_UNIT_NONE;

	if ((first == 0 && !start) || !read_stairs(g, g->i, &s))
		return false;
	step = start ? g->pending : *vk__g_node(g, first);
	count = (s.to->a - step.power.start) / s.by->a;
	if (step.reps > 0 || step.rest || step.power.unit != (vk_unit)s.by->unit ||
	    step.power.start != step.power.end || s.by->a <= 0 || count < 1 ||
	    count > STAIRS_MOST || fabs(count - round(count)) > 1e-9)
		return false;
	step.seconds = s.each->a;
	step.length_piece = 0;
	step.sep = VK__SEP_THEN;
	if (start) {
		vk__node_append(g->nodes, parent, vk__node_new(g->nodes, &step));
		g->has_pending = false;
	}
	for (uint32_t k = 0; k < (uint32_t)lround(count); k++) {
		step.power.start += s.by->a;
		step.power.end = step.power.start;
		vk__node_append(g->nodes, parent, vk__node_new(g->nodes, &step));
	}
	while (g->i < s.end)
		vk__g_use_length(g);
	return true;
}
