/* SPDX-License-Identifier: MIT */
/*
 * Lowers a workout to the segments that power files know: a steady power, a
 * ramp, or free riding, each in whole seconds. Each step is lowered once (see
 * lower.c), then the groups are rolled out.
 */
#include "profile.h"

#include <stdlib.h>
#include <string.h>

#include "../record/timed.h"
#include "lower.h"

void
vk__profile_free(struct vk__profile *profile)
{
	free(profile->segment);
	free(profile->node);
	free(profile->said);
	vk_buf_free(&profile->text);
	memset(profile, 0, sizeof *profile);
}

static vk_status
lower_steps(struct vk__lowering *l)
{
	struct vk__profile *p = l->profile;
	const vk_workout *w = l->terms->workout;
	vk_status status = VK_OK;
	size_t i;

	if (p->node_cap < w->count) {
		struct vk__segment *node = realloc(p->node,
		    w->count * sizeof *node);

		if (node == NULL)
			return VK_ENOMEM;
		p->node = node;
		p->node_cap = w->count;
	}
	memset(p->node, 0, w->count * sizeof *p->node);
	for (i = 1; i < w->count && status == VK_OK; i++) {
		if (w->node[i].reps == 0)
			status = vk__lower_step(l, &w->node[i], &p->node[i]);
	}
	return status;
}

/* ---------------------------------------------------------------- groups */

/*
 * A group of two steady steps is marked on its first, for formats that have
 * such a thing. Cues would be repeated and half a cadence would spill over in
 * some readers, so these stay rolled out.
 */
static void
mark_pairs(struct vk__lowering *l, const vk_step *group)
{
	const vk_step *node = l->terms->workout->node;
	struct vk__segment *a, *b;
	uint32_t first = group->child;
	uint32_t second = first == 0 ? 0 : node[first].next;

	if (group->reps < 2 || second == 0 || node[second].next != 0 ||
	    node[first].reps != 0 || node[second].reps != 0)
		return;
	a = &l->profile->node[first];
	b = &l->profile->node[second];
	if (a->kind == VK__STEADY && b->kind == VK__STEADY &&
	    a->cue_len + a->later_len == 0 && b->cue_len + b->later_len == 0 &&
	    (a->cadence == 0) == (b->cadence == 0))
		a->pairs = group->reps;
}

static uint32_t
first_step(const vk_workout *w, uint32_t group)
{
	while (group != 0 && w->node[group].reps != 0)
		group = w->node[group].child;
	return group;
}

/* How long all repetitions of a group take; no deeper than a checked one. */
static uint64_t
group_seconds(const struct vk__lowering *l, uint32_t group, unsigned depth)
{
	const vk_step *node = l->terms->workout->node;
	uint64_t sum = 0;
	uint32_t i;

	for (i = node[group].child; i != 0; i = node[i].next) {
		if (node[i].reps == 0)
			sum += l->profile->node[i].seconds;
		else if (depth < VK_WORKOUT_DEPTH)
			sum += group_seconds(l, i, depth + 1);
	}
	return sum * node[group].reps;
}

/* The cue of a group goes to the step that the group begins with. */
static void
head_add(struct vk__lowering *l, uint32_t group)
{
	const vk_workout *w = l->terms->workout;
	const vk_step *g = &w->node[group];
	uint32_t step = first_step(w, group);
	struct vk__segment *segment = &l->profile->node[step];
	struct vk__segment head = { 0 };

	if (step == 0 || g->text_len == 0)
		return;
	if (segment->group == 0)
		segment->group = group;
	head.cue = segment->head;
	head.cue_len = segment->head_len;
	vk__lower_cue(l, &head, w->text.data + g->text,
	    vk__timed_plain(w->text.data + g->text, g->text_len,
	    group_seconds(l, group, 0)));
	segment->head = head.cue;
	segment->head_len = head.cue_len;
}

static void
lower_groups(struct vk__lowering *l)
{
	size_t i;

	for (i = 1; i < l->terms->workout->count; i++) {
		if (l->terms->workout->node[i].reps == 0)
			continue;
		mark_pairs(l, &l->terms->workout->node[i]);
		head_add(l, (uint32_t)i);
	}
}

/* ---------------------------------------------------------------- sayings */

/* Readers of files show no longer cue: what is cut is told. */
static vk_status
say(struct vk__lowering *l, uint64_t at, uint32_t text, size_t len,
    const vk_step *step)
{
	struct vk__profile *p = l->profile;

	if (len == 0)
		return VK_OK;
	if (len > VK__CUE_BYTES)
		vk__lower_lose(l, step, "loss-text", NULL, NULL);
	if (p->said_count == p->said_cap) {
		size_t cap = p->said_cap < 64 ? 64 : p->said_cap * 2;
		struct vk__said *all = realloc(p->said, cap * sizeof *all);

		if (all == NULL)
			return VK_ENOMEM;
		p->said = all;
		p->said_cap = cap;
	}
	p->said[p->said_count] = (struct vk__said){ at, text, (uint32_t)len,
		(uint32_t)p->said_count };
	p->said_count++;
	return VK_OK;
}

/* What a step or group says after its beginning. */
static vk_status
say_later(struct vk__lowering *l, const vk_step *step, uint32_t text,
    size_t len, uint64_t begin, uint64_t seconds)
{
	struct vk__saying saying;
	struct vk__timed timed;
	vk_status status = VK_OK;

	vk__timed_open(&timed, l->terms->workout->text.data + text, len,
	    seconds);
	while (status == VK_OK && vk__timed_next(&timed, &saying)) {
		uint32_t at = (uint32_t)l->profile->text.len;

		if (saying.at == 0)
			continue;
		vk_buf_add(&l->profile->text, saying.text, saying.len);
		status = say(l, begin + saying.at, at, saying.len, step);
	}
	return status;
}

/* Puts the waiting cue before the segment's own, once. */
static void
head_take(struct vk__lowering *l, struct vk__segment *node,
    struct vk__segment *segment)
{
	uint32_t cue = segment->cue, cue_len = segment->cue_len;
	vk_buf own = { 0 };

	if (node->head_len == 0)
		return;
	vk_buf_add(&own, l->profile->text.data + cue, cue_len);
	if (own.failed)
		l->profile->text.failed = true;
	segment->cue = node->head;
	segment->cue_len = node->head_len;
	vk__lower_cue(l, segment, own.data, own.len);
	node->head_len = 0;
	vk_buf_free(&own);
}

/* The groups that begin with this step, from the outermost on, once. */
static vk_status
say_groups(struct vk__lowering *l, uint32_t index)
{
	const vk_workout *w = l->terms->workout;
	uint32_t group = l->profile->node[index].group;
	vk_status status = VK_OK;

	l->profile->node[index].group = 0;
	for (; group != 0 && group != index && status == VK_OK;
	    group = w->node[group].child) {
		const vk_step *g = &w->node[group];

		if (g->text_len > 0)
			status = say_later(l, g, g->text, g->text_len,
			    l->profile->seconds, group_seconds(l, group, 0));
	}
	return status;
}

/* All that is said from the beginning of a segment on, which is now. */
static vk_status
say_segment(struct vk__lowering *l, const vk_step *step,
    struct vk__segment *segment)
{
	uint32_t index = (uint32_t)(step - l->terms->workout->node);
	uint64_t begin = l->profile->seconds;
	vk_status status;

	head_take(l, &l->profile->node[index], segment);
	status = say(l, begin, segment->cue, segment->cue_len, step);
	if (status == VK_OK && segment->later_len > 0)
		status = say_later(l, step, segment->later,
		    segment->later_len, begin, segment->seconds);
	return status == VK_OK ? say_groups(l, index) : status;
}

static int
compare_said(const void *a, const void *b)
{
	const struct vk__said *x = a, *y = b;

	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	return x->order < y->order ? -1 : x->order > y->order;
}

/* ---------------------------------------------------------------- rolling */

static vk_status
segment_add(struct vk__profile *p, const struct vk__segment *segment)
{
	if (p->count == p->cap) {
		size_t cap = p->cap < 64 ? 64 : p->cap * 2;
		struct vk__segment *all = realloc(p->segment,
		    cap * sizeof *all);

		if (all == NULL)
			return VK_ENOMEM;
		p->segment = all;
		p->cap = cap;
	}
	p->segment[p->count++] = *segment;
	p->seconds += segment->seconds;
	return VK_OK;
}

static vk_status
roll_out(struct vk__lowering *l)
{
	struct vk__profile *p = l->profile;
	vk_walk walk = { 0 };
	const vk_step *step;
	uint64_t inside = 0; /* steps of the current pairs still to come */

	while ((step = vk_workout_walk(l->terms->workout, &walk)) != NULL) {
		struct vk__segment segment =
		    p->node[step - l->terms->workout->node];

		if (say_segment(l, step, &segment) != VK_OK)
			return VK_ENOMEM;
		if (inside > 0) {
			inside--;
			segment.pairs = 0;
		} else if (segment.pairs > 0) {
			inside = 2 * (uint64_t)segment.pairs - 1;
		}
		if (segment_add(p, &segment) != VK_OK)
			return VK_ENOMEM;
	}
	if (p->said_count > 1)
		qsort(p->said, p->said_count, sizeof *p->said, compare_said);
	return VK_OK;
}

bool
vk__profile_fits(const struct vk__profile *profile, const vk_extent *extent)
{
	bool exact = extent->open == 0 && !(extent->metres > 0);

	return profile->count == extent->steps && (exact ?
	    profile->seconds == extent->seconds :
	    profile->seconds >= extent->seconds);
}

vk_status
vk__profile_build(struct vk__profile *profile, const struct vk__terms *terms,
    vk_error *err)
{
	struct vk__lowering l = { profile, terms, err };
	vk_status status;

	profile->count = 0;
	profile->seconds = 0;
	profile->said_count = 0;
	vk_buf_clear(&profile->text);
	status = lower_steps(&l);
	if (status == VK_OK) {
		lower_groups(&l);
		status = roll_out(&l);
	}
	if (status == VK_OK && profile->text.failed)
		status = VK_ENOMEM;
	if (status == VK_ENOMEM)
		return vk_error_set(err, status, 0, "memory", "out of memory",
		    NULL, NULL);
	if (status == VK_OK && profile->count == 0)
		return vk_error_set(err, VK_ABSENT, 0, "export-empty",
		    "the workout has no steps", NULL, NULL);
	return status;
}
