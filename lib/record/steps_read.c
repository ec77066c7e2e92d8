/* SPDX-License-Identifier: MIT */
/*
 * Reads workout_doc.steps into a workout, from the bytes that the record has
 * already checked: the tree of groups and steps, each node's members first
 * found (step_fields.c), then read (step_value.c).
 */
#include <string.h>

#include "../vekta.h"
#include "json.h"
#include "retarget.h"
#include "run.h"
#include "step_value.h"

static vk_status
read_step(struct vk__step_reader *r, const struct vk__step_fields *fields,
    vk_step *s)
{
	vk_status status = VK_OK;

	for (uint32_t left = fields->given; left != 0 && status == VK_OK;
	    left &= left - 1) {
		enum vk__step_field field =
		    (enum vk__step_field)vk__lowest_bit(left);

		if (fields->at[field] != 0)
			status = vk__step_value(r, field, fields->at[field], s);
	}
	return status;
}

/* A group's own totals and targets say nothing that its steps do not. */
static vk_status
read_group(const struct vk__step_reader *r,
    const struct vk__step_fields *fields, vk_step *s)
{
	if (fields->at[VK__FIELD_STEPS] == 0)
		return vk__step_fail(r, VK_EVALUE, "group-empty",
		    "step %1: repetitions of nothing", NULL);
	if (r->text[fields->at[VK__FIELD_STEPS]] != '[')
		return vk__step_fail_type(r, VK__FIELD_STEPS);
	s->reps = 1;
	if (fields->at[VK__FIELD_REPS] == 0)
		return VK_OK;
	return vk__step_whole(r, VK__FIELD_REPS, fields->at[VK__FIELD_REPS],
	    VK_WORKOUT_REPS, &s->reps);
}

/* A NUL would end the cue for half of those who read it. */
static vk_status
add_cue(struct vk__step_reader *r, uint32_t at)
{
	const char *text;
	size_t len;
	vk_status status;

	if (at == 0)
		return VK_OK;
	if (r->text[at] != '"')
		return vk__step_fail_type(r, VK__FIELD_TEXT);
	status = vk__step_string(r, at, &text, &len);
	if (status != VK_OK)
		return status;
	if (len > 0 && memchr(text, '\0', len) != NULL)
		return vk__step_fail(r, VK_EVALUE, "step-nul",
		    "step %1: a NUL character in its text", NULL);
	return vk_workout_set_text(r->w, r->index, text, len) == VK_OK ?
	    VK_OK : vk__step_fail_memory(r);
}

/*
 * Adds the node at *at and moves on to its end; *steps is where the array of
 * a group begins, 0 for a step.
 */
static vk_status
read_node(struct vk__step_reader *r, uint32_t *at, uint32_t parent,
    uint32_t *steps)
{
	uint32_t from = *at;
	struct vk__step_fields fields;
	vk_step s = { 0 };
	vk_status status;

	r->index = (uint32_t)r->w->count;
	if (r->text[from] != '{')
		return vk__step_fail(r, VK_EVALUE, "step-type",
		    "step %1 is not an object", NULL);
	*at = vk__step_fields_find(r->text, from, &fields);
	if (r->spots != NULL && vk__spots_put(r->spots, r->index, from,
	    *at) != VK_OK)
		return vk__step_fail_memory(r);
	if (fields.at[VK__FIELD_REPS] != 0 || fields.at[VK__FIELD_STEPS] != 0)
		status = read_group(r, &fields, &s);
	else
		status = read_step(r, &fields, &s);
	if (status != VK_OK)
		return status;
	*steps = s.reps > 0 ? fields.at[VK__FIELD_STEPS] : 0;
	status = vk_workout_add(r->w, parent, &s, &r->index);
	if (status == VK_ELIMIT)
		return vk__step_fail(r, status, "workout-nodes",
		    "more than 4096 steps and groups", NULL);
	if (status != VK_OK)
		return vk__step_fail_memory(r);
	return add_cue(r, fields.at[VK__FIELD_TEXT]);
}

/* From "[" or the end of an element to the next one; false at "]". */
static bool
next_element(const char *text, uint32_t *at)
{
	uint32_t i = vk__json_space(text, *at);

	if (text[i] != ']')
		i = vk__json_space(text, i + 1);
	*at = i;
	return text[i] != ']';
}

static vk_status
read_tree(struct vk__step_reader *r)
{
	uint32_t at[VK_WORKOUT_DEPTH + 1] = { 0 };
	uint32_t parent[VK_WORKOUT_DEPTH + 1] = { 0 };
	size_t depth = 0;

	for (;;) {
		uint32_t inner = 0;
		vk_status status;

		if (!next_element(r->text, &at[depth])) {
			if (depth == 0)
				return VK_OK;
			depth--;
			continue;
		}
		status = read_node(r, &at[depth], parent[depth], &inner);
		if (status != VK_OK)
			return status;
		if (inner == 0)
			continue;
		if (depth == VK_WORKOUT_DEPTH)
			return vk__step_fail(r, VK_ELIMIT, "group-depth",
			    "group %1 is inside more than 7 others", NULL);
		depth++;
		at[depth] = inner;
		parent[depth] = r->index;
	}
}

vk_status
vk__record_workout(const vk_record *rec, vk_workout *w,
    struct vk__spots *spots, vk_error *err)
{
	struct vk__step_reader r = { .w = w, .err = err, .spots = spots };
	size_t len;
	vk_status status;

	if (vk_workout_clear(w) != VK_OK)
		return vk__step_fail_memory(&r);
	if (vk_record_get(rec, "workout_doc.steps", &r.text, &len) != VK_OK ||
	    r.text[0] == 'n')
		return vk_error_set(err, VK_ABSENT, 0, "no-workout",
		    "the record has no workout_doc.steps", NULL, NULL);
	if (r.text[0] != '[')
		return vk_error_set(err, VK_EVALUE, 0, "step-type",
		    "workout_doc.steps is not an array", NULL, NULL);
	status = read_tree(&r);
	vk_buf_free(&r.word);
	if (status == VK_OK)
		status = vk_workout_check(w, err);
	if (status != VK_OK)
		(void)vk_workout_clear(w);
	return status;
}

vk_status
vk_record_workout(const vk_record *rec, vk_workout *w, vk_error *err)
{
	return vk__record_workout(rec, w, NULL, err);
}
