/* SPDX-License-Identifier: MIT */
/*
 * Warm-up, recoveries, cool-down: longer, shorter, other, gone. A part that
 * is not there is made only when its length is told.
 */
#include <math.h>
#include <string.h>

#include "apply.h"

static vk_status
no_part(struct vk__apply *a, enum vk__role role)
{
	return vk__apply_refuse(a, role == VK__RECOVERY ? "recall-no-rest" :
	    role == VK__WARMUP ? "recall-no-warmup" : "recall-no-cooldown");
}

static vk_status
set_seconds(struct vk__apply *a, vk_step *s, double seconds)
{
	if (seconds < VK__EDIT_LEAST || seconds > VK_STEP_SECONDS)
		return vk__apply_refuse(a, "recall-senseless");
	s->duration = (uint32_t)lround(seconds);
	s->open = false;
	s->distance = 0;
	return VK_OK;
}

/* Changes one step. An open one has no length that could be changed. */
static vk_status
change(struct vk__apply *a, const struct vk__cmd_edit *e, vk_step *s)
{
	if (e->change == VK__CMD_IS)
		return set_seconds(a, s, e->a);
	if (s->duration == 0)
		return vk__apply_refuse(a, "recall-open");
	return set_seconds(a, s, e->change == VK__CMD_SCALES ?
	    s->duration * e->a : s->duration + e->a);
}

static vk_status
remove_parts(struct vk__apply *a, const struct vk__sections *parts)
{
	for (size_t i = 0; i < parts->count; i++)
		vk__tree_unlink(a->w, parts->at[i].parent, parts->at[i].index);
	return vk__tree_tidy(a->w);
}

/* A warm-up goes first, a cool-down last. */
static vk_status
make_part(struct vk__apply *a, enum vk__role role,
    const struct vk__cmd_edit *e)
{
	bool warmup = role == VK__WARMUP;
	vk_step step = { .warmup = warmup, .cooldown = !warmup,
		.intensity = warmup ? VK_INTENSITY_WARMUP :
		VK_INTENSITY_COOLDOWN };
	uint32_t at;
	vk_status status;

	if (role == VK__RECOVERY || e->change == VK__CMD_SCALES || e->a <= 0)
		return no_part(a, role);
	status = set_seconds(a, &step, e->a);
	if (status == VK_OK)
		status = vk__tree_put(a->w, 0, warmup ? 0 :
		    a->w->node[0].last, &step, &at);
	return status;
}

/*
 * "Récup 2 min" is of the recoveries between repetitions: those between sets,
 * which are longer, stay.
 */
static void
keep_inner(const struct vk__apply *a, struct vk__sections *parts)
{
	unsigned depth = 0;
	size_t kept = 0;

	(void)a;
	for (size_t i = 0; i < parts->count; i++)
		if (parts->at[i].depth > depth)
			depth = parts->at[i].depth;
	for (size_t i = 0; i < parts->count; i++)
		if (parts->at[i].depth == depth)
			parts->at[kept++] = parts->at[i];
	parts->count = kept;
}

static bool
all_same(const struct vk__apply *a, const struct vk__sections *parts)
{
	for (size_t i = 1; i < parts->count; i++)
		if (a->w->node[parts->at[i].index].duration !=
		    a->w->node[parts->at[0].index].duration)
			return false;
	return true;
}

/* A warm-up of several steps: the longest of them is made longer. */
static vk_status
change_longest(struct vk__apply *a, const struct vk__sections *parts,
    const struct vk__cmd_edit *e)
{
	size_t best = 0;
	double others = 0;
	struct vk__cmd_edit part = *e;

	for (size_t i = 0; i < parts->count; i++) {
		if (parts->at[i].times != 1)
			return vk__apply_refuse(a, "recall-efforts-differ");
		others += a->w->node[parts->at[i].index].duration;
		if (a->w->node[parts->at[i].index].duration >
		    a->w->node[parts->at[best].index].duration)
			best = i;
	}
	others -= a->w->node[parts->at[best].index].duration;
	if (e->change == VK__CMD_IS)
		part.a -= others;
	return change(a, &part, &a->w->node[parts->at[best].index]);
}

vk_status
vk__edit_part(struct vk__apply *a, enum vk__role role,
    const struct vk__cmd_edit *e)
{
	struct vk__sections parts;
	vk_status status = VK_OK;

	vk__sections_find(a, role, &parts);
	if (parts.more)
		return vk__apply_refuse(a, "recall-unable");
	if (e->change == VK__CMD_REMOVES)
		return parts.count > 0 ? remove_parts(a, &parts) :
		    no_part(a, role);
	if (parts.count == 0)
		return make_part(a, role, e);
	if (role != VK__RECOVERY && parts.count > 1 &&
	    e->change != VK__CMD_SCALES)
		return change_longest(a, &parts, e);
	if (role == VK__RECOVERY && !all_same(a, &parts)) {
		keep_inner(a, &parts);
		vk__apply_note(a, "recall-inner-rest", NULL);
		if (e->change == VK__CMD_IS && !all_same(a, &parts))
			return vk__apply_refuse(a, "recall-efforts-differ");
	}
	for (size_t i = 0; i < parts.count && status == VK_OK; i++)
		status = change(a, e, &a->w->node[parts.at[i].index]);
	return status;
}
