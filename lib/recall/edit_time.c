/* SPDX-License-Identifier: MIT */
/*
 * How long the efforts and the whole are. A change of a total is exact to the
 * second: what does not divide is given to some of the repetitions.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "apply.h"

enum { EASY_PCT = 75, EDGE_LEAST = 300 /* seconds of a cool-down, a ride */ };

/* The new length of a step; 0: it makes no sense. */
static uint32_t
changed(const struct vk__cmd_edit *e, uint32_t seconds)
{
	double to = e->change == VK__CMD_IS ? e->a : e->change ==
	    VK__CMD_SCALES ? round(seconds * e->a) : seconds + e->a;

	return to >= VK__EDIT_LEAST && to <= VK_STEP_SECONDS ?
	    (uint32_t)lround(to) : 0;
}

/* Only the efforts that are told by time; VK_EUNABLE when there are none. */
static vk_status
timed_efforts(struct vk__apply *a, struct vk__sections *parts)
{
	size_t kept = 0;

	vk__sections_find(a, VK__EFFORT, parts);
	for (size_t i = 0; i < parts->count; i++)
		if (a->w->node[parts->at[i].index].duration > 0)
			parts->at[kept++] = parts->at[i];
	if (parts->more)
		return vk__apply_refuse(a, "recall-unable");
	if (kept == 0 || kept < parts->count)
		return vk__apply_refuse(a, "recall-no-length");
	parts->count = kept;
	return VK_OK;
}

vk_status
vk__edit_step(struct vk__apply *a, const struct vk__cmd_edit *e)
{
	struct vk__sections parts;
	vk_status status = timed_efforts(a, &parts);

	for (size_t i = 0; i < parts.count && status == VK_OK; i++) {
		vk_step *s = &a->w->node[parts.at[i].index];

		/* Efforts that differ would all become the same. */
		if (e->change == VK__CMD_IS && i > 0 && s->duration !=
		    a->w->node[parts.at[0].index].duration && s->duration !=
		    (uint32_t)e->a)
			return vk__apply_refuse(a, "recall-efforts-differ");
	}
	for (size_t i = 0; i < parts.count && status == VK_OK; i++) {
		vk_step *s = &a->w->node[parts.at[i].index];

		s->duration = changed(e, s->duration);
		if (s->duration == 0)
			status = vk__apply_refuse(a, "recall-senseless");
	}
	return status;
}

/* ----------------------------------------------------------------- spread */

/*
 * So many repetitions of a group get a second more (or less): they become a
 * group of their own in front of the others.
 */
static vk_status
split_group(struct vk__apply *a, const struct vk__section *part, uint32_t some,
    int32_t by)
{
	vk_workout *w = a->w;
	uint32_t parent = 0, other;
	vk_status status;

	/* Only a group that stands alone can be split. */
	if (part->depth != 1 || some == 0 || some >= w->node[part->parent].reps)
		return vk__apply_refuse(a, "recall-not-even");
	w->node[part->parent].reps -= some;
	status = vk__tree_copy(w, parent, part->parent, w, part->parent,
	    &other);
	if (status != VK_OK)
		return status;
	w->node[other].reps = w->node[part->parent].reps;
	w->node[part->parent].reps = some;
	w->node[part->index].duration = (uint32_t)((int64_t)
	    w->node[part->index].duration + by);
	return VK_OK;
}

/* The effort whose repetitions make the smallest steps of a total. */
static const struct vk__section *
finest(const struct vk__sections *parts)
{
	const struct vk__section *best = &parts->at[0];

	for (size_t i = 1; i < parts->count; i++)
		if (parts->at[i].times < best->times)
			best = &parts->at[i];
	return best;
}

static int64_t
efforts_seconds(const struct vk__apply *a, const struct vk__sections *parts)
{
	int64_t sum = 0;

	for (size_t i = 0; i < parts->count; i++)
		sum += (int64_t)parts->at[i].times *
		    a->w->node[parts->at[i].index].duration;
	return sum;
}

/* Gives a step so much more. False: it would be too short or too long. */
static bool
give(struct vk__apply *a, uint32_t index, int64_t seconds)
{
	int64_t to = (int64_t)a->w->node[index].duration + seconds;

	if (to < VK__EDIT_LEAST || to > VK_STEP_SECONDS)
		return false;
	a->w->node[index].duration = (uint32_t)to;
	return true;
}

vk_status
vk__edit_spread(struct vk__apply *a, int64_t seconds)
{
	struct vk__sections parts;
	vk_status status = timed_efforts(a, &parts);
	const struct vk__section *fine;
	int64_t all, left = seconds, each;

	if (status != VK_OK)
		return status;
	all = efforts_seconds(a, &parts);
	if (all <= 0 || all > INT32_MAX || all + seconds < VK__EDIT_LEAST)
		return vk__apply_refuse(a, "recall-too-short");
	for (size_t i = 0; i < parts.count; i++) {
		const struct vk__section *p = &parts.at[i];
		int64_t by = seconds * a->w->node[p->index].duration / all;

		if (!give(a, p->index, by))
			return vk__apply_refuse(a, "recall-too-short");
		left -= by * (int64_t)p->times;
	}
	fine = finest(&parts);
	each = left / (int64_t)fine->times;
	if (each != 0 && !give(a, fine->index, each))
		return vk__apply_refuse(a, "recall-too-short");
	left -= each * (int64_t)fine->times;
	if (left == 0)
		return VK_OK;
	return split_group(a, fine, (uint32_t)llabs(left), left < 0 ? -1 : 1);
}

vk_status
vk__edit_work(struct vk__apply *a, const struct vk__cmd_edit *e)
{
	struct vk__sections parts;
	vk_status status = timed_efforts(a, &parts);
	int64_t all;

	if (status != VK_OK)
		return status;
	if (e->change == VK__CMD_ADDS)
		return vk__edit_spread(a, (int64_t)lround(e->a));
	all = efforts_seconds(a, &parts);
	if (e->change == VK__CMD_SCALES)
		return e->a > 0.05 && e->a < 10 ? vk__edit_spread(a,
		    (int64_t)lround((double)all * (e->a - 1))) :
		    vk__apply_refuse(a, "recall-senseless");
	return vk__edit_spread(a, (int64_t)e->a - all);
}

/* ------------------------------------------------------------------ total */

/* Riding that is no effort in particular: what a ride is made longer by. */
static bool
is_easy(const struct vk__apply *a, const struct vk__section *p)
{
	const vk_step *s = &a->w->node[p->index];
	double start, end;

	if (p->times != 1 || s->duration == 0 || s->maxeffort)
		return false;
	if (s->power.unit == VK_UNIT_NONE)
		return s->hr.unit == VK_UNIT_NONE && s->rpe.unit ==
		    VK_UNIT_NONE;
	return vk__target_resolve(a->zones, &s->power, a->athlete, &start,
	    &end) == VK_OK && (start + end) / 2 <= EASY_PCT;
}

/* The longest easy ride; NULL when there is none. */
static const struct vk__section *
easy_part(const struct vk__apply *a, const struct vk__sections *parts)
{
	const struct vk__section *best = NULL;

	for (size_t i = 0; i < parts->count; i++)
		if (is_easy(a, &parts->at[i]) && (best == NULL ||
		    a->w->node[parts->at[i].index].duration >
		    a->w->node[best->index].duration))
			best = &parts->at[i];
	return best;
}

static vk_status
lengthen(struct vk__apply *a, int64_t seconds)
{
	struct vk__sections parts;
	const struct vk__section *easy;

	vk__sections_find(a, VK__EFFORT, &parts);
	easy = parts.more ? NULL : easy_part(a, &parts);
	if (easy == NULL)
		return vk__edit_spread(a, seconds);
	return give(a, easy->index, seconds) ? VK_OK :
	    vk__apply_refuse(a, "recall-senseless");
}

/* Takes from a step what it has above the least. What is still to be taken. */
static int64_t
take_from(struct vk__apply *a, uint32_t index, int64_t least, int64_t seconds)
{
	int64_t has = (int64_t)a->w->node[index].duration - least;
	int64_t take = has < seconds ? has : seconds;

	if (take <= 0)
		return seconds;
	a->w->node[index].duration -= (uint32_t)take;
	return seconds - take;
}

static int64_t
take_from_role(struct vk__apply *a, enum vk__role role, int64_t seconds)
{
	struct vk__sections parts;

	vk__sections_find(a, role, &parts);
	for (size_t i = 0; i < parts.count && !parts.more && seconds > 0; i++)
		if (parts.at[i].times == 1 && (role != VK__EFFORT ||
		    is_easy(a, &parts.at[i])))
			seconds = take_from(a, parts.at[i].index, EDGE_LEAST,
			    seconds);
	return seconds;
}

/* Seconds of one repetition of a group; 0: not all of it is timed. */
static int64_t
group_seconds(const vk_workout *w, uint32_t group)
{
	int64_t sum = 0;

	for (uint32_t i = w->node[group].child; i != 0; i = w->node[i].next) {
		if (w->node[i].reps > 0 || w->node[i].duration == 0)
			return 0;
		sum += w->node[i].duration;
	}
	return sum;
}

/*
 * Fewer repetitions of the one block that there is; what that takes too much
 * goes back to the cool-down, or to the warm-up.
 */
static vk_status
drop_repeats(struct vk__apply *a, int64_t seconds)
{
	struct vk__sections parts, edge;
	uint32_t group;
	int64_t one, times;

	vk__sections_find(a, VK__EFFORT, &parts);
	group = parts.count == 1 && parts.at[0].depth == 1 ?
	    parts.at[0].parent : 0;
	one = group != 0 ? group_seconds(a->w, group) : 0;
	if (one == 0)
		return vk__edit_spread(a, -seconds);
	times = (seconds + one - 1) / one;
	if (times >= a->w->node[group].reps)
		return vk__apply_refuse(a, "recall-too-short");
	vk__sections_find(a, VK__COOLDOWN, &edge);
	if (edge.count == 0)
		vk__sections_find(a, VK__WARMUP, &edge);
	if (times * one > seconds && (edge.count == 0 ||
	    a->w->node[edge.at[0].index].duration == 0))
		return vk__edit_spread(a, -seconds);
	a->w->node[group].reps -= (uint32_t)times;
	if (times * one > seconds && !give(a, edge.at[0].index,
	    times * one - seconds))
		return vk__apply_refuse(a, "recall-too-short");
	return VK_OK;
}

static vk_status
shorten(struct vk__apply *a, int64_t seconds)
{
	seconds = take_from_role(a, VK__COOLDOWN, seconds);
	if (seconds > 0)
		seconds = take_from_role(a, VK__EFFORT, seconds);
	return seconds > 0 ? drop_repeats(a, seconds) : VK_OK;
}

vk_status
vk__edit_total(struct vk__apply *a, const struct vk__cmd_edit *e)
{
	int64_t total = vk__apply_seconds(a);
	int64_t by;

	if (e->change != VK__CMD_ADDS && vk__apply_is_open(a))
		return vk__apply_refuse(a, "recall-no-length");
	switch (e->change) {
	case VK__CMD_ADDS:
		by = (int64_t)lround(e->a);
		break;
	case VK__CMD_SCALES:
		by = (int64_t)lround((double)total * (e->a - 1));
		break;
	case VK__CMD_LIMITS:
		by = (int64_t)e->a < total ? (int64_t)e->a - total : 0;
		break;
	default:
		by = (int64_t)e->a - total;
	}
	if (total + by <= 0 || total + by > VK_STEP_SECONDS)
		return vk__apply_refuse(a, "recall-senseless");
	if (by == 0)
		return VK_OK;
	return by > 0 ? lengthen(a, by) : shorten(a, -by);
}
