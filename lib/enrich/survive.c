/* SPDX-License-Identifier: MIT */
/*
 * Looks each number of the text up in what came out. It knows nothing of how
 * that was made, so that a fault there cannot hide here.
 */
#include "survive.h"

#include <math.h>

struct look {
	const vk_workout *w;
	const struct vk__number *number;
	double total;
};

static bool
within(double value, const struct vk__number *n, double unit)
{
	return value >= n->a * unit - 0.5 && value <= n->b * unit + 0.5;
}

static bool
has_seconds(const struct look *l, double unit)
{
	if (within(l->total, l->number, unit))
		return true;
	for (uint32_t i = 1; i < l->w->count; i++) {
		double all = vk__tree_seconds(l->w, i);

		if (within(all, l->number, unit) || (l->w->node[i].reps > 1 &&
		    within(all / l->w->node[i].reps, l->number, unit)))
			return true;
	}
	return false;
}

static bool
has_metres(const struct look *l)
{
	for (uint32_t i = 1; i < l->w->count; i++)
		if (l->w->node[i].distance > 0 &&
		    within(l->w->node[i].distance, l->number, 1))
			return true;
	return false;
}

/* Repetitions of a group, or efforts of one length side by side. */
static bool
has_count(const struct look *l)
{
	for (uint32_t i = 1; i < l->w->count; i++) {
		const vk_step *node = &l->w->node[i];
		double same = 0;

		if (node->reps != 0 && within(node->reps, l->number, 1))
			return true;
		for (uint32_t j = node->reps == 0 ? i : 0; j != 0;
		    j = l->w->node[j].next)
			same += l->w->node[j].reps == 0 &&
			    l->w->node[j].duration == node->duration;
		if (same > 0 && within(same, l->number, 1))
			return true;
	}
	return false;
}

static bool
is_target(const vk_target *target, const struct vk__number *n, bool any)
{
	if (target->unit == VK_UNIT_NONE || (!any && target->unit != n->unit))
		return false;
	return fabs(fmin(target->start, target->end) - n->a) < 0.01 ||
	    fabs(fmax(target->start, target->end) - n->b) < 0.01;
}

static bool
has_target(const struct look *l, bool any)
{
	for (uint32_t i = 1; i < l->w->count; i++) {
		const vk_step *step = &l->w->node[i];

		if (step->reps == 0 && (is_target(&step->power, l->number,
		    any) || is_target(&step->hr, l->number, any) ||
		    is_target(&step->cadence, l->number, any) ||
		    is_target(&step->rpe, l->number, any)))
			return true;
	}
	return false;
}

static bool
is_bound(const struct vk__request *r, const struct look *l)
{
	if (r->total == 0 || l->number->a != r->total)
		return false;
	return (r->bound == VK__BOUND_MOST && l->total <= r->total) ||
	    (r->bound == VK__BOUND_LEAST && l->total >= r->total);
}

static bool
survives(const struct vk__request *r, const struct look *l)
{
	switch (l->number->kind) {
	case VK__NUMBER_SECONDS:
		return is_bound(r, l) || has_seconds(l, 1);
	case VK__NUMBER_METRES:
		return has_metres(l);
	case VK__NUMBER_COUNT:
		return has_count(l);
	case VK__NUMBER_TARGET:
		return has_target(l, false);
	case VK__NUMBER_BARE:
		return has_seconds(l, 60) || has_seconds(l, 1) ||
		    has_count(l) || has_target(l, true);
	}
	return false;
}

bool
vk__numbers_survive(const struct vk__request *r, const vk_workout *w)
{
	vk_extent extent;

	vk_workout_extent(w, &extent);
	for (size_t i = 0; i < r->numbers; i++) {
		struct look look = { w, &r->number[i],
			(double)extent.seconds };

		if (!survives(r, &look))
			return false;
	}
	return !r->too_many;
}
