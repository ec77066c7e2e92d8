/* SPDX-License-Identifier: MIT */
/* What all edits stand on: steps by their role, links between nodes. */
#include "apply.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "../record/workout.h"

vk_status
vk__apply_refuse(struct vk__apply *a, const char *why)
{
	a->why = why;
	return VK_EUNABLE;
}

void
vk__apply_note(struct vk__apply *a, const char *code, const char *arg)
{
	for (size_t i = 0; i < a->notes; i++)
		if (strcmp(a->note[i], code) == 0)
			return;
	if (a->notes == VK__EDIT_NOTES)
		return;
	a->note[a->notes] = code;
	snprintf(a->note_arg[a->notes++], sizeof a->note_arg[0], "%s",
	    arg != NULL ? arg : "");
}

/* ------------------------------------------------------------------ parts */

/* A step without a role beside one that is much harder is its recovery. */
static bool
rests_beside(const struct vk__apply *a, uint32_t parent, uint32_t index)
{
	const vk_step *s = &a->w->node[index];
	double start, end, other, last;

	if (parent == 0 || s->intensity != VK_INTENSITY_NONE ||
	    vk__target_resolve(a->zones, &s->power, a->athlete, &start,
	    &end) != VK_OK || fmax(start, end) > 60)
		return false;
	for (uint32_t i = a->w->node[parent].child; i != 0;
	    i = a->w->node[i].next)
		if (i != index && vk__target_resolve(a->zones,
		    &a->w->node[i].power, a->athlete, &other, &last) == VK_OK &&
		    fmin(other, last) > 75)
			return true;
	return false;
}

static enum vk__role
role_of(const struct vk__apply *a, uint32_t parent, uint32_t index)
{
	enum vk__role role = vk__step_role(&a->w->node[index]);

	return role == VK__EFFORT && rests_beside(a, parent, index) ?
	    VK__RECOVERY : role;
}

static void
find(const struct vk__apply *a, enum vk__role role, bool all,
    struct vk__sections *parts)
{
	struct vk__visit v = { 0 };

	parts->count = 0;
	parts->more = false;
	while (vk__workout_visit(a->w, &v)) {
		uint32_t parent = v.depth > 0 ? v.around[v.depth] : 0;
		enum vk__role is;

		if (a->w->node[v.index].reps > 0)
			continue;
		is = role_of(a, parent, v.index);
		if (is != role && !(all && is == VK__RECOVERY))
			continue;
		if (parts->count == VK__EDIT_PARTS) {
			parts->more = true;
			return;
		}
		parts->at[parts->count++] = (struct vk__section){ v.index, parent,
			v.times, v.depth };
	}
}

void
vk__sections_find(const struct vk__apply *a, enum vk__role role,
    struct vk__sections *parts)
{
	find(a, role, false, parts);
	/* A recovery ride is nothing else: there it is what is edited. */
	if (role == VK__EFFORT && parts->count == 0 && !parts->more)
		find(a, role, true, parts);
}

int64_t
vk__apply_seconds(const struct vk__apply *a)
{
	vk_extent extent;

	vk_workout_extent(a->w, &extent);
	return (int64_t)extent.seconds;
}

bool
vk__apply_is_open(const struct vk__apply *a)
{
	vk_extent extent;

	vk_workout_extent(a->w, &extent);
	return extent.open > 0 || extent.metres > 0;
}

/* ------------------------------------------------------------------ links */

static uint32_t
before(const vk_workout *w, uint32_t parent, uint32_t index)
{
	uint32_t at = w->node[parent].child;

	if (at == index)
		return 0;
	while (at != 0 && w->node[at].next != index)
		at = w->node[at].next;
	return at;
}

void
vk__tree_unlink(vk_workout *w, uint32_t parent, uint32_t index)
{
	uint32_t previous = before(w, parent, index);

	if (previous == 0)
		w->node[parent].child = w->node[index].next;
	else
		w->node[previous].next = w->node[index].next;
	if (w->node[parent].last == index)
		w->node[parent].last = previous;
	w->node[index].next = 0;
}

vk_status
vk__tree_put(vk_workout *w, uint32_t parent, uint32_t after,
    const vk_step *step, uint32_t *index)
{
	uint32_t at;
	vk_status status = vk_workout_add(w, parent, step, &at);

	if (status != VK_OK)
		return status;
	*index = at;
	if (w->node[parent].child == at || (after != 0 &&
	    w->node[after].next == at))
		return VK_OK;
	vk__tree_unlink(w, parent, at);
	if (after == 0) {
		w->node[at].next = w->node[parent].child;
		w->node[parent].child = at;
	} else {
		w->node[at].next = w->node[after].next;
		w->node[after].next = at;
	}
	return VK_OK;
}

/* The cue of a node goes along into another workout. */
static vk_status
copy_cue(vk_workout *w, uint32_t at, const vk_workout *from, uint32_t node)
{
	const vk_step *s = &from->node[node];

	if (s->text_len == 0 || w == from)
		return VK_OK;
	return vk_workout_set_text(w, at, from->text.data + s->text,
	    s->text_len);
}

/* Recursion is as deep as groups are in a workout that was checked. */
static vk_status
copy_children(vk_workout *w, uint32_t parent, const vk_workout *from,
    uint32_t node, unsigned depth)
{
	vk_status status = depth > VK_WORKOUT_DEPTH ? VK_ELIMIT : VK_OK;
	uint32_t child = from->node[node].child;

	while (child != 0 && status == VK_OK) {
		uint32_t next = from->node[child].next;
		vk_step step = from->node[child];
		uint32_t at;

		if (w != from)
			step.text_len = 0;
		status = vk_workout_add(w, parent, &step, &at);
		if (status == VK_OK)
			status = copy_cue(w, at, from, child);
		if (status == VK_OK)
			status = copy_children(w, at, from, child, depth + 1);
		child = next;
	}
	return status;
}

vk_status
vk__tree_copy(vk_workout *w, uint32_t parent, uint32_t after,
    const vk_workout *from, uint32_t node, uint32_t *index)
{
	vk_step step = from->node[node];
	vk_status status;

	if (w != from)
		step.text_len = 0;
	status = vk__tree_put(w, parent, after, &step, index);
	if (status == VK_OK)
		status = copy_cue(w, *index, from, node);
	if (status == VK_OK)
		status = copy_children(w, *index, from, node, 1);
	return status;
}

/* Groups that hold nothing, from the innermost out. */
static void
drop_empty(vk_workout *w)
{
	bool changed = true;

	while (changed) {
		struct vk__visit v = { 0 };

		changed = false;
		while (!changed && vk__workout_visit(w, &v)) {
			const vk_step *s = &w->node[v.index];

			if (s->reps == 0 || s->child != 0)
				continue;
			vk__tree_unlink(w, v.depth > 0 ? v.around[v.depth] : 0,
			    v.index);
			changed = true;
		}
	}
}

vk_status
vk__tree_tidy(vk_workout *w)
{
	vk_workout made = { 0 };
	vk_status status = vk_workout_clear(&made);

	drop_empty(w);
	if (status == VK_OK)
		status = copy_children(&made, 0, w, 0, 0);
	if (status != VK_OK) {
		vk_workout_free(&made);
		return status;
	}
	vk_workout_free(w);
	*w = made;
	return VK_OK;
}
