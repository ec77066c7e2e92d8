/* SPDX-License-Identifier: MIT */
/*
 * "4x8 min à 95 %, on ajoute 1 % à chaque répétition": each repetition harder
 * than the one before; "5x4 min from 80 to 100 % across the set", "5 paliers de 4
 * min de 80 à 100 %". The group becomes a list of its efforts.
 */
#include "ordinal.h"

enum { APART_MOST = 100 }; /* watts, or per cent, from one to the next */

/* "each rep", "à chaque répétition", "chaque bloc": where it ends; 0: not that. */
static size_t
each_end(const struct vk__grammar *g, size_t i)
{
	size_t end = i;

	while (vk__g_op(g, end, VK__OP_EACH) || vk__g_op(g, end, VK__OP_EACHTIME) ||
	    vk__g_op(g, end, VK__OP_DETAIL) || (end > i && vk__o_name(vk__g_at(g, end))))
		end++;
	return end == i || vk__g_at(g, end)->kind == VK__P_TIME ? 0 : end;
}

static bool
can_climb(const struct vk__node *effort, const struct vk__piece *by, uint32_t reps)
{
	const vk_target *t = &effort->power;

	return by->kind == VK__P_TARGET && by->unit == t->unit && by->a == by->b && by->a > 0 &&
	    by->a * reps <= APART_MOST && t->start == t->end && !effort->ramp &&
	    (t->unit == VK_UNIT_PCT_FTP || t->unit == VK_UNIT_WATT || t->unit == VK_UNIT_PCT_PMA);
}

bool
vk__climb_read(struct vk__grammar *g, uint32_t parent)
{
	uint32_t group = vk__o_group(g, parent);
	size_t i = g->i + (vk__g_op(g, g->i, VK__OP_INCREASE) ||
	    vk__g_sep(g, g->i) == VK__SEP_PLUS);
	const struct vk__piece *by = vk__g_at(g, i);
	size_t end = each_end(g, i + 1);
	struct pick pick[PICKS];
	uint8_t of[REPS_MOST] = { 0 };
	const struct vk__node *effort;

	if (group == 0 || end == 0 || vk__g_node(g, group)->reps > PICKS)
		return false;
	effort = vk__g_node(g, vk__g_node(g, group)->first);
	if (!can_climb(effort, by, vk__g_node(g, group)->reps))
		return false;
	for (uint32_t r = 0; r < vk__g_node(g, group)->reps; r++) {
		double value = effort->power.start + r * by->a;

		pick[r] = (struct pick){ .said = { .power = { effort->power.unit, value, value } } };
		of[r] = (uint8_t)(r + 1);
	}
	vk__g_use_to(g, end);
	vk__o_spell(g, group, pick, of);
	return true;
}

void
vk__climb_across(struct vk__grammar *g, uint32_t parent, uint32_t group)
{
	struct vk__node *effort = vk__g_node(g, vk__g_node(g, group)->first);
	uint32_t reps = vk__g_node(g, group)->reps;
	struct pick pick[PICKS];
	uint8_t of[REPS_MOST] = { 0 };
	vk_target t = effort->power;

	if (!(effort->across || (vk__g_node(g, group)->stair && effort->ramp)))
		return;
	if (vk__o_group(g, parent) != group || reps > PICKS || t.start == t.end ||
	    t.unit == VK_UNIT_POWER_ZONE) {
		vk__g_doubt(g, VK__DOUBT_TARGET_PLACE);
		return;
	}
	effort->ramp = effort->across = false;
	for (uint32_t r = 0; r < reps; r++) {
		double value = t.start + (t.end - t.start) * r / (reps - 1);

		pick[r] = (struct pick){ .said = { .power = { t.unit, value, value } } };
		of[r] = (uint8_t)(r + 1);
	}
	vk__o_spell(g, group, pick, of);
}
