/* SPDX-License-Identifier: MIT */
/*
 * The tree of steps and groups: building, checking, measuring, walking. A
 * node's children come after it in the array, so there are no cycles, and
 * all loops keep a stack of fixed depth. Products of repetitions are held
 * at their limit instead of overflowing.
 */
#include "workout.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../base/number.h"

/* --------------------------------------------------------------- build */

vk_status
vk_workout_clear(vk_workout *w)
{
	if (w->cap == 0) {
		w->node = malloc(64 * sizeof *w->node);
		if (w->node == NULL)
			return VK_ENOMEM;
		w->cap = 64;
	}
	memset(&w->node[0], 0, sizeof w->node[0]);
	w->node[0].reps = 1;
	w->count = 1;
	vk_buf_clear(&w->text);
	return VK_OK;
}

void
vk_workout_free(vk_workout *w)
{
	if (w == NULL)
		return;
	free(w->node);
	vk_buf_free(&w->text);
	memset(w, 0, sizeof *w);
}

static vk_status
grow(vk_workout *w)
{
	size_t cap = w->cap * 2;
	vk_step *node = realloc(w->node, cap * sizeof *node);

	if (node == NULL)
		return VK_ENOMEM;
	w->node = node;
	w->cap = cap;
	return VK_OK;
}

vk_status
vk_workout_add(vk_workout *w, uint32_t parent, const vk_step *step,
    uint32_t *index)
{
	uint32_t at = (uint32_t)w->count;
	vk_step *made;

	/* The root is not counted. */
	if (w->count > VK_WORKOUT_NODES)
		return VK_ELIMIT;
	if (w->count == w->cap) {
		vk_step copy = *step; /* it may lie in the array that grows */

		if (grow(w) != VK_OK)
			return VK_ENOMEM;
		return vk_workout_add(w, parent, &copy, index);
	}
	made = &w->node[at];
	*made = *step;
	made->child = 0;
	made->last = 0;
	made->next = 0;
	w->count++;
	if (w->node[parent].child == 0)
		w->node[parent].child = at;
	else
		w->node[w->node[parent].last].next = at;
	w->node[parent].last = at;
	if (index != NULL)
		*index = at;
	return VK_OK;
}

vk_status
vk_workout_set_text(vk_workout *w, uint32_t index, const char *text,
    size_t len)
{
	size_t at = w->text.len;

	if (len > UINT32_MAX - at || vk_buf_reserve(&w->text, len) != VK_OK) {
		w->text.failed = false;
		return VK_ENOMEM;
	}
	vk_buf_add(&w->text, text, len);
	w->node[index].text = (uint32_t)at;
	w->node[index].text_len = (uint32_t)len;
	return VK_OK;
}

/* --------------------------------------------------------------- visit */

static uint64_t
times_limited(uint64_t a, uint64_t b)
{
	return b != 0 && a > UINT64_MAX / b ? UINT64_MAX : a * b;
}

static uint64_t
plus_limited(uint64_t a, uint64_t b)
{
	return a > UINT64_MAX - b ? UINT64_MAX : a + b;
}

/* Goes into the group the visit stands on, when it holds anything. */
static bool
visit_enter(const vk_workout *w, struct vk__visit *v)
{
	const vk_step *node = &w->node[v->index];

	if (node->reps == 0 || node->child == 0)
		return false;
	if (v->depth >= VK_WORKOUT_DEPTH && v->index != 0) {
		v->too_deep = true;
		return false;
	}
	if (v->index != 0) {
		v->depth++;
		v->around[v->depth] = v->index;
	}
	v->product[v->depth] = v->times;
	v->index = node->child;
	return true;
}

bool
vk__workout_visit(const vk_workout *w, struct vk__visit *v)
{
	v->closed = 0;
	if (!v->begun) {
		v->begun = true;
		v->times = 1;
		if (w->count == 0 || !visit_enter(w, v))
			return false;
	} else if (!visit_enter(w, v)) {
		/* An empty group closes when the next node comes. */
		while (w->node[v->index].next == 0) {
			if (v->depth == 0)
				return false;
			v->index = v->around[v->depth--];
			v->closed++;
		}
		v->index = w->node[v->index].next;
	}
	v->times = v->product[v->depth];
	if (w->node[v->index].reps > 0)
		v->times = times_limited(v->times, w->node[v->index].reps);
	return true;
}

/* --------------------------------------------------------------- check */

/* Nodes are numbered as they were added, from 1. */
static vk_status
fail_node(uint32_t index, vk_status status, const char *code,
    const char *format, vk_error *err)
{
	char number[VK__NUMBER_SIZE + 1];

	number[vk__uint_write(number, index)] = '\0';
	return vk_error_set(err, status, 0, code, format, number, NULL);
}

static bool
target_is_sound(const vk_target *t)
{
	return t->unit == VK_UNIT_NONE ||
	    (isfinite(t->start) && isfinite(t->end) && t->start >= 0 &&
	    t->end >= 0);
}

static vk_status
check_step(const vk_workout *w, uint32_t index, vk_error *err)
{
	const vk_step *s = &w->node[index];

	if (s->duration > VK_STEP_SECONDS)
		return fail_node(index, VK_ELIMIT, "step-too-long",
		    "step %1 is longer than 24 hours", err);
	if (!isfinite(s->distance) || s->distance < 0)
		return fail_node(index, VK_EVALUE, "step-distance",
		    "step %1 has a senseless distance", err);
	if (!target_is_sound(&s->power) || (vk__step_targets_more(s) &&
	    !(target_is_sound(&s->hr) && target_is_sound(&s->cadence) &&
	    target_is_sound(&s->rpe))))
		return fail_node(index, VK_EVALUE, "step-target",
		    "step %1 has a senseless target", err);
	return VK_OK;
}

static vk_status
check_node(const vk_workout *w, uint32_t index, vk_error *err)
{
	const vk_step *s = &w->node[index];

	if (s->reps == 0)
		return check_step(w, index, err);
	if (s->reps > VK_WORKOUT_REPS)
		return fail_node(index, VK_ELIMIT, "group-reps",
		    "group %1 has more than 1000 repetitions", err);
	if (s->child == 0)
		return fail_node(index, VK_EVALUE, "group-empty",
		    "group %1 holds no steps", err);
	return VK_OK;
}

static vk_status
check_place(const vk_workout *w, const struct vk__visit *v, uint64_t steps, vk_error *err)
{
	vk_status status = check_node(w, v->index, err);

	if (status != VK_OK)
		return status;
	if (v->depth == VK_WORKOUT_DEPTH && w->node[v->index].reps > 0)
		return fail_node(v->index, VK_ELIMIT, "group-depth",
		    "group %1 is inside more than 7 others", err);
	if (steps > VK_WORKOUT_EXPANDED)
		return fail_node(v->index, VK_ELIMIT, "workout-too-long",
		    "more than 20000 steps with all repetitions", err);
	return VK_OK;
}

/* An extent under way; its counts are held at UINT64_MAX. */
struct tally {
	uint64_t steps;
	uint64_t open;
	uint64_t seconds;
	double metres;
};

static inline void
count_step(struct tally *t, const vk_step *s, uint64_t times)
{
	t->steps = plus_limited(t->steps, times);
	t->seconds = plus_limited(t->seconds, times_limited(s->duration, times));
	if (s->duration > 0)
		return; /* its distance says nothing new */
	t->metres += s->distance * (double)times;
	if (!(s->distance > 0))
		t->open = plus_limited(t->open, times);
}

static void
write_extent(vk_extent *extent, const struct tally *t)
{
	memset(extent, 0, sizeof *extent);
	extent->seconds = t->seconds;
	extent->metres = t->metres;
	extent->steps = t->steps > SIZE_MAX ? SIZE_MAX : (size_t)t->steps;
	extent->open = t->open > SIZE_MAX ? SIZE_MAX : (size_t)t->open;
}

vk_status
vk__workout_measure(const vk_workout *w, vk_extent *extent, vk_error *err)
{
	struct vk__visit v = { 0 };
	struct tally tally = { 0 };
	vk_status status = VK_OK;

	while (status == VK_OK && vk__workout_visit(w, &v)) {
		const vk_step *s = &w->node[v.index];

		if (s->reps == 0)
			count_step(&tally, s, v.times);
		status = check_place(w, &v, tally.steps, err);
	}
	write_extent(extent, &tally);
	return status;
}

vk_status
vk_workout_check(const vk_workout *w, vk_error *err)
{
	vk_extent extent;

	return vk__workout_measure(w, &extent, err);
}

void
vk_workout_extent(const vk_workout *w, vk_extent *extent)
{
	struct vk__visit v = { 0 };
	struct tally tally = { 0 };

	while (vk__workout_visit(w, &v))
		if (w->node[v.index].reps == 0)
			count_step(&tally, &w->node[v.index], v.times);
	write_extent(extent, &tally);
}

/* ---------------------------------------------------------------- walk */

/*
 * Whether a group holds any step that a walk would come to. Without this, a
 * tree of empty groups would be rolled out for ever.
 */
static bool
holds_step(const vk_workout *w, uint32_t group, unsigned depth)
{
	uint32_t at = w->node[group].child;
	uint32_t around[VK_WORKOUT_DEPTH + 2];
	unsigned level = 0;

	while (at != 0) {
		const vk_step *s = &w->node[at];

		if (s->reps == 0)
			return true;
		if (s->child != 0 && depth + level < VK_WORKOUT_DEPTH) {
			around[level++] = at;
			at = s->child;
			continue;
		}
		while (w->node[at].next == 0 && level > 0)
			at = around[--level];
		at = w->node[at].next;
	}
	return false;
}

/* Goes on from the node at the current level, which is done with. */
static void
walk_on(const vk_workout *w, vk_walk *walk)
{
	while (walk->depth > 0) {
		uint32_t next = w->node[walk->at[walk->depth]].next;
		uint32_t group = walk->at[walk->depth - 1];

		if (next == 0 && --walk->left[walk->depth] > 0)
			next = w->node[group].child;
		if (next != 0) {
			walk->at[walk->depth] = next;
			return;
		}
		walk->depth--;
	}
}

static void
walk_enter(const vk_workout *w, vk_walk *walk)
{
	const vk_step *group = &w->node[walk->at[walk->depth]];

	walk->depth++;
	walk->at[walk->depth] = group->child;
	walk->left[walk->depth] = group->reps;
}

const vk_step *
vk_workout_walk(const vk_workout *w, vk_walk *walk)
{
	if (!walk->begun) {
		walk->begun = true;
		if (w->count == 0 || !holds_step(w, 0, 0))
			return NULL;
		walk->at[0] = 0;
		walk_enter(w, walk);
	} else if (walk->depth > 0) {
		walk_on(w, walk);
	}
	while (walk->depth > 0) {
		uint32_t at = walk->at[walk->depth];

		if (w->node[at].reps == 0)
			return &w->node[at];
		if (walk->depth <= VK_WORKOUT_DEPTH &&
		    holds_step(w, at, walk->depth))
			walk_enter(w, walk);
		else
			walk_on(w, walk);
	}
	return NULL;
}
