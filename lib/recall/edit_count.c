/* SPDX-License-Identifier: MIT */
/*
 * How often, in what order, what is added: changes of the tree. Which block
 * is meant must be clear: of several, none is chosen.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "../record/workout.h"
#include "apply.h"

enum { BLOCKS = 32 };

/* The group around a node, 0 when it stands in none. */
static uint32_t
group_of(const vk_workout *w, uint32_t index)
{
	for (uint32_t i = 1; i < w->count; i++) {
		if (w->node[i].reps == 0)
			continue;
		for (uint32_t c = w->node[i].child; c != 0;
		    c = w->node[c].next)
			if (c == index)
				return i;
	}
	return 0;
}

/* The groups that hold efforts themselves: sets that are written out. */
struct blocks {
	uint32_t at[BLOCKS];
	size_t count;
};

static bool
same_step(const vk_step *a, const vk_step *b)
{
	return a->reps == b->reps && a->duration == b->duration &&
	    fabs(a->distance - b->distance) < 1e-9 && a->open == b->open &&
	    a->intensity == b->intensity && a->maxeffort == b->maxeffort &&
	    a->ramp == b->ramp && vk__target_near(&a->power, &b->power, 1e-9) &&
	    vk__target_near(&a->hr, &b->hr, 1e-9) &&
	    vk__target_near(&a->cadence, &b->cadence, 1e-9);
}

/* Whether two groups of steps are ridden the same. */
static bool
same_group(const vk_workout *w, uint32_t a, uint32_t b)
{
	uint32_t i = w->node[a].child, k = w->node[b].child;

	if (w->node[a].reps != w->node[b].reps)
		return false;
	while (i != 0 && k != 0 && w->node[i].reps == 0 &&
	    same_step(&w->node[i], &w->node[k])) {
		i = w->node[i].next;
		k = w->node[k].next;
	}
	return i == 0 && k == 0;
}

/* All blocks of repetitions; they must be one, or one told several times. */
static vk_status
find_blocks(struct vk__apply *a, struct blocks *blocks)
{
	struct vk__sections parts;

	blocks->count = 0;
	vk__sections_find(a, VK__EFFORT, &parts);
	if (parts.count == 0 || parts.more)
		return vk__apply_refuse(a, parts.more ? "recall-unable" :
		    "recall-no-efforts");
	for (size_t i = 0; i < parts.count; i++) {
		uint32_t parent = parts.at[i].parent;

		if (parent == 0 || (blocks->count > 0 &&
		    blocks->at[blocks->count - 1] == parent))
			continue;
		if (blocks->count == BLOCKS || (blocks->count > 0 &&
		    !same_group(a->w, blocks->at[0], parent)))
			return vk__apply_refuse(a, "recall-several-blocks");
		blocks->at[blocks->count++] = parent;
	}
	return blocks->count > 0 ? VK_OK :
	    vk__apply_refuse(a, "recall-no-repeats");
}

/* The new number of repetitions; 0: none that can be. */
static uint32_t
new_count(struct vk__apply *a, const struct vk__cmd_edit *e, double count)
{
	double to = e->change == VK__CMD_IS ? e->a : e->change ==
	    VK__CMD_SCALES ? count * e->a : count + e->a;

	if (to >= 1 && to <= VK_WORKOUT_REPS && to == floor(to))
		return (uint32_t)to;
	(void)vk__apply_refuse(a, to != floor(to) ? "recall-not-even" :
	    to < 1 ? "recall-too-short" : "recall-senseless");
	return 0;
}

static vk_status
set_reps(struct vk__apply *a, uint32_t group, const struct vk__cmd_edit *e)
{
	uint32_t to = new_count(a, e, a->w->node[group].reps);

	if (to == 0)
		return VK_EUNABLE;
	a->w->node[group].reps = to;
	return VK_OK;
}

/*
 * What is ridden between two sets that are written out, 0 when that is nothing
 * or more than one step.
 */
static uint32_t
between(const vk_workout *w, const struct blocks *blocks, size_t i)
{
	uint32_t at = w->node[blocks->at[i - 1]].next;

	return at != blocks->at[i] && w->node[at].next == blocks->at[i] ? at :
	    0;
}

/*
 * Sets that are written out: the last ones go with the rests before them, new
 * ones come with a rest like the first.
 */
static vk_status
set_written(struct vk__apply *a, const struct blocks *blocks,
    const struct vk__cmd_edit *e)
{
	vk_workout *w = a->w;
	uint32_t first = blocks->at[0], last = blocks->at[blocks->count - 1];
	uint32_t rest;
	uint32_t to = new_count(a, e, (double)blocks->count);
	vk_status status = VK_OK;

	if (to == 0)
		return VK_EUNABLE;
	if (group_of(w, first) != 0 || to > 2 * BLOCKS)
		return vk__apply_refuse(a, "recall-several-blocks");
	rest = between(w, blocks, 1);
	for (size_t i = blocks->count - 1; i >= to; i--) {
		uint32_t before = between(w, blocks, i);

		if (before != 0)
			vk__tree_unlink(w, 0, before);
		vk__tree_unlink(w, 0, blocks->at[i]);
	}
	for (size_t i = blocks->count; i < to && status == VK_OK; i++) {
		if (rest != 0)
			status = vk__tree_copy(w, 0, last, w, rest, &last);
		if (status == VK_OK)
			status = vk__tree_copy(w, 0, last, w, first, &last);
	}
	return status;
}

vk_status
vk__edit_count(struct vk__apply *a, bool sets, const struct vk__cmd_edit *e)
{
	struct blocks blocks;
	uint32_t around;
	vk_status status = find_blocks(a, &blocks);

	if (status != VK_OK)
		return status;
	around = group_of(a->w, blocks.at[0]);
	if (sets && blocks.count > 1)
		return set_written(a, &blocks, e);
	if (sets && around != 0)
		return set_reps(a, around, e);
	/* Where there are no sets of sets, the repetitions are meant. */
	if (sets)
		vk__apply_note(a, "recall-sets", NULL);
	for (size_t i = 0; i < blocks.count && status == VK_OK; i++)
		status = set_reps(a, blocks.at[i], e);
	return status;
}

double
vk__edit_sets(const struct vk__apply *a)
{
	struct vk__apply look = *a; /* keeps no refusal */
	struct blocks blocks;
	uint32_t around;

	if (find_blocks(&look, &blocks) != VK_OK)
		return 0;
	if (blocks.count > 1)
		return (double)blocks.count;
	around = group_of(a->w, blocks.at[0]);
	return a->w->node[around != 0 ? around : blocks.at[0]].reps;
}

vk_status
vk__edit_shape(struct vk__apply *a, const struct vk__cmd_edit *e)
{
	struct vk__sections parts;
	struct vk__cmd_edit reps = { .change = VK__CMD_IS, .a = e->a };
	struct blocks blocks;
	vk_status status = find_blocks(a, &blocks);

	if (status != VK_OK)
		return status;
	vk__sections_find(a, VK__EFFORT, &parts);
	if (parts.count != 1 || a->w->node[parts.at[0].index].duration == 0)
		return vk__apply_refuse(a, "recall-efforts-differ");
	if (e->b < VK__EDIT_LEAST || e->b > VK_STEP_SECONDS)
		return vk__apply_refuse(a, "recall-senseless");
	a->w->node[parts.at[0].index].duration = (uint32_t)e->b;
	/* NOLINTNEXTLINE(clang-analyzer-core.CallAndMessage): there is one. */
	return set_reps(a, blocks.at[0], &reps);
}

/* ------------------------------------------------------------------ order */

static bool
is_edge(const vk_step *s)
{
	enum vk__role role = vk__step_role(s);

	return s->reps == 0 && (role == VK__WARMUP || role == VK__COOLDOWN);
}

vk_status
vk__edit_order(struct vk__apply *a)
{
	vk_workout *w = a->w;
	uint32_t block[64];
	size_t count = 0;
	uint32_t before = 0, at = w->node[0].child;

	/* Only what stands between warm-up and cool-down, in one run. */
	while (at != 0 && is_edge(&w->node[at])) {
		before = at;
		at = w->node[at].next;
	}
	for (; at != 0 && !is_edge(&w->node[at]); at = w->node[at].next) {
		if (count == 64)
			return vk__apply_refuse(a, "recall-several-blocks");
		block[count++] = at;
	}
	if (count < 2)
		return vk__apply_refuse(a, "recall-one-block");
	for (size_t i = 0; i < count; i++)
		vk__tree_unlink(w, 0, block[i]);
	for (size_t i = count; i > 0; i--) {
		uint32_t made;
		vk_status status = vk__tree_copy(w, 0, before, w,
		    block[i - 1], &made);

		if (status != VK_OK)
			return status;
		before = made;
	}
	return vk__tree_tidy(w);
}

/* ------------------------------------------------- what the parser reads */

/* "3x10s sprint" for the parser. */
static vk_status
read_effort(struct vk__apply *a, const struct vk__cmd_edit *e)
{
	const char *kind = strchr(e->text, '@');
	char text[96];
	vk_error err;
	vk_status status;

	if (kind == NULL || a->parser == NULL)
		return vk__apply_refuse(a, "recall-unable");
	snprintf(text, sizeof text, "%.0fx%.0fs %s", e->a, e->b, kind + 1);
	status = vk_parser_read(a->parser, text, strlen(text), &err);
	if (status == VK_ENOMEM)
		return status;
	if (status != VK_OK ||
	    vk_parser_workout(a->parser)->node[0].child == 0)
		return vk__apply_refuse(a, "recall-unable");
	return VK_OK;
}

/* Puts what was read behind a node; *index is the last of it. */
static vk_status
put_effort(struct vk__apply *a, uint32_t parent, uint32_t after)
{
	const vk_workout *made = vk_parser_workout(a->parser);
	vk_status status = VK_OK;

	for (uint32_t i = made->node[0].child; i != 0 && status == VK_OK;
	    i = made->node[i].next)
		status = vk__tree_copy(a->w, parent, after, made, i, &after);
	return status;
}

vk_status
vk__edit_append(struct vk__apply *a, const struct vk__cmd_edit *e)
{
	vk_status status = read_effort(a, e);
	uint32_t after = 0;

	if (status != VK_OK)
		return status;
	for (uint32_t i = a->w->node[0].child; i != 0; i = a->w->node[i].next)
		if (!(a->w->node[i].reps == 0 &&
		    vk__step_role(&a->w->node[i]) == VK__COOLDOWN))
			after = i;
	vk__apply_note(a, "recall-added", NULL);
	status = put_effort(a, 0, after);
	return status == VK_OK ? vk__tree_tidy(a->w) : status;
}

/* Whether a step is of the kind; a group is when an effort in it is. */
static bool
is_kind(const struct vk__apply *a, uint32_t index, const char *kind,
    size_t len)
{
	vk_workout one = { 0 };
	uint32_t at;
	vk_category category = VK_CATEGORY_NONE;

	if (vk_workout_clear(&one) == VK_OK &&
	    vk__tree_copy(&one, 0, 0, a->w, index, &at) == VK_OK &&
	    vk_workout_check(&one, NULL) == VK_OK)
		category = vk_workout_category(&one, a->athlete);
	vk_workout_free(&one);
	return category != VK_CATEGORY_NONE && strncmp(kind,
	    vk_category_text(category), len) == 0;
}

vk_status
vk__edit_replace(struct vk__apply *a, const struct vk__cmd_edit *e)
{
	const char *kind = e->text + sizeof "kind=" - 1;
	const char *end = strstr(e->text, "->");
	uint32_t found = 0;
	vk_status status;

	if (end == NULL)
		return vk__apply_refuse(a, "recall-unable");
	for (uint32_t i = a->w->node[0].child; i != 0;
	    i = a->w->node[i].next) {
		if (is_edge(&a->w->node[i]) ||
		    !is_kind(a, i, kind, (size_t)(end - kind)))
			continue;
		if (found != 0)
			return vk__apply_refuse(a, "recall-several-blocks");
		found = i;
	}
	if (found == 0)
		return vk__apply_refuse(a, "recall-no-kind");
	status = read_effort(a, e);
	if (status == VK_OK)
		status = put_effort(a, 0, found);
	if (status != VK_OK)
		return status;
	vk__apply_note(a, "recall-added", NULL);
	vk__tree_unlink(a->w, 0, found);
	return vk__tree_tidy(a->w);
}
