/* SPDX-License-Identifier: MIT */
/*
 * Stairs: "10 min à 200 W puis +20 W toutes les 5 min jusqu'à 300 W". The step
 * before is the first; the others follow, each as much harder as is told, up
 * to the last, or as long as is told. Where the end is not told nothing is made
 * of it.
 */
#include "grammar.h"

#include <math.h>

enum { STAIRS_MOST = 60, AHEAD = 5 };

struct stairs {
	const struct vk__piece *by;
	const struct vk__piece *each;
	const struct vk__piece *to;
	double during; /* seconds of all, where no end is told */
	size_t end;    /* the piece after them */
};

static bool
is_power(const struct vk__piece *p)
{
	return p->kind == VK__P_TARGET && p->a == p->b && (p->unit == VK_UNIT_WATT ||
	    p->unit == VK_UNIT_PCT_FTP || p->unit == VK_UNIT_PCT_PMA);
}

/* "toutes les 5 min", "par palier de 5 min": the time of one stair, 0 or more
 * pieces from i on. The piece after it; i: not that. */
static size_t
read_each(const struct vk__grammar *g, size_t i, struct stairs *s)
{
	size_t at = i + vk__g_op(g, i, VK__OP_EACH);

	if (at == i || vk__g_at(g, at)->kind != VK__P_TIME || s->each != NULL)
		return i;
	s->each = vk__g_at(g, at);
	return at + 1;
}

/* "pendant 20 min": how long all stairs take. */
static bool
read_during(const struct vk__grammar *g, size_t i, struct stairs *s)
{
	const struct vk__piece *p = vk__g_at(g, i + 1);

	if (!vk__g_op(g, i, VK__OP_FOR) || p->kind != VK__P_TIME || s->each == NULL ||
	    s->by == NULL)
		return false;
	s->during = p->a;
	s->end = i + 2;
	return true;
}

static bool
is_between(const struct vk__grammar *g, size_t i)
{
	const struct vk__piece *p = vk__g_at(g, i);

	return p->kind == VK__P_PLUS || p->kind == VK__P_UNKNOWN || p->kind == VK__P_NOTE ||
	    p->kind == VK__P_COMMA || vk__g_op(g, i, VK__OP_INCREASE);
}

/* "+20 W toutes les 5 min ... 300 W", or with the time before the power. */
static bool
read_stairs(const struct vk__grammar *g, size_t i, struct stairs *s)
{
	*s = (struct stairs){ 0 };
	for (size_t most = i + 2 * AHEAD; i < most; i++) {
		const struct vk__piece *p = vk__g_at(g, i);
		size_t after = read_each(g, i, s);

		if (after > i) {
			i = after - 1;
		} else if (is_power(p) && s->by == NULL) {
			s->by = p;
		/* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): is_power. */
		} else if (is_power(p) && s->each != NULL && p->unit == s->by->unit) {
			s->to = p;
			s->end = i + 1;
			return true;
		} else if (read_during(g, i, s)) {
			return true;
		} else if (!is_between(g, i)) {
			return false;
		}
	}
	return false;
}

/* How many stairs stand above step; 0: what is told does not come out. start:
 * step is itself the first of them. */
static uint32_t
count_stairs(const struct stairs *s, const struct vk__node *step, bool start)
{
	double count = s->to != NULL ? (s->to->a - step->power.start) / s->by->a :
	    s->during / s->each->a - start;

	if (count < 1 || count > STAIRS_MOST || fabs(count - round(count)) > 1e-9)
		return 0;
	return (uint32_t)lround(count);
}

bool
vk__stairs_read(struct vk__grammar *g, uint32_t parent)
{
	uint32_t first = vk__g_node(g, parent)->last;
	struct vk__node step;
	struct stairs s;
	uint32_t count;
	bool start = g->has_pending && g->pending.power.unit != VK_UNIT_NONE;

	if ((first == 0 && !start) || !read_stairs(g, g->i, &s))
		return false;
	step = start ? g->pending : *vk__g_node(g, first);
	if (step.reps > 0 || step.rest || step.power.unit != (vk_unit)s.by->unit ||
	    step.power.start != step.power.end || s.by->a <= 0)
		return false;
	count = count_stairs(&s, &step, start);
	if (count == 0)
		return false;
	step.seconds = s.each->a;
	step.length_piece = 0;
	step.sep = VK__SEP_THEN;
	if (start) {
		vk__node_append(g->nodes, parent, vk__node_new(g->nodes, &step));
		g->has_pending = false;
	}
	for (uint32_t k = 0; k < count; k++) {
		step.power.start += s.by->a;
		step.power.end = step.power.start;
		vk__node_append(g->nodes, parent, vk__node_new(g->nodes, &step));
	}
	while (g->i < s.end)
		vk__g_use_length(g);
	return true;
}
