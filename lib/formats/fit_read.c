/* SPDX-License-Identifier: MIT */
/*
 * Reads FIT workout files. Repeats stand behind what they repeat and name its
 * first step, so steps wait in a row until a repeat takes the last of them
 * into a group. The parts that a ramp was written in become the ramp again.
 */
#include "fit_read.h"

#include <stdlib.h>
#include <string.h>

#include "../base/number.h"
#include "../record/workout.h"

void
vk__fit_reader_free(struct vk__fit_reader *reader)
{
	vk__fit_file_free(&reader->file);
	free(reader->node);
	free(reader->row);
	vk_buf_free(&reader->text);
	vk_buf_free(&reader->scratch);
}

/* Room for a node for each step, and one that means none. */
static vk_status
open_nodes(struct vk__fit_reader *reader)
{
	size_t need = reader->file.steps.count + 1;
	struct vk__fit_node *node;
	uint32_t *row;

	reader->nodes = 1;
	reader->len = 0;
	vk_buf_clear(&reader->text);
	if (reader->cap >= need)
		return VK_OK;
	node = realloc(reader->node, need * sizeof *node);
	if (node == NULL)
		return VK_ENOMEM;
	reader->node = node;
	row = realloc(reader->row, need * sizeof *row);
	if (row == NULL)
		return VK_ENOMEM;
	reader->row = row;
	reader->cap = need;
	return VK_OK;
}

/* ----------------------------------------------------------------- ramps */

/* Whether the last nodes of the row are all parts of one ramp. */
static bool
is_ramp(const struct vk__fit_reader *reader, size_t from, unsigned slices)
{
	const struct vk__fit_node *first = &reader->node[reader->row[from]];
	unsigned i;

	for (i = 0; i < slices; i++) {
		const struct vk__fit_node *n =
		    &reader->node[reader->row[from + i]];

		if (n->child != 0 || n->slice != i + 1 ||
		    n->slices != slices || n->step.duration == 0 ||
		    (i > 0 && n->text_len > 0) ||
		    n->step.intensity != first->step.intensity ||
		    !vk__target_near(&n->ramp.power, &first->ramp.power, 0))
			return false;
	}
	return true;
}

static void
join_ramp(struct vk__fit_reader *reader)
{
	unsigned slices = reader->node[reader->row[reader->len - 1]].slices;
	struct vk__fit_node *first;
	uint64_t seconds = 0;
	size_t from, i;

	if (slices == 0 || slices > reader->len)
		return;
	from = reader->len - slices;
	if (!is_ramp(reader, from, slices))
		return;
	for (i = from; i < reader->len; i++)
		seconds += reader->node[reader->row[i]].step.duration;
	if (seconds > VK_STEP_SECONDS)
		return;
	first = &reader->node[reader->row[from]];
	first->step = first->ramp;
	first->step.duration = (uint32_t)seconds;
	first->slices = 0;
	reader->len = from + 1;
}

/* --------------------------------------------------------------- repeats */

static vk_status
fail_repeat(const struct vk__fit_raising *r, size_t index)
{
	char first[VK__NUMBER_SIZE + 1];

	first[vk__uint_write(first, r->steps->step[index].length)] = '\0';
	return vk__fit_fail(r, index, VK_EVALUE, "fit-repeat",
	    "step %1 repeats from a place where nothing begins: %2", first);
}

/* Takes the nodes from the one that begins at the step's first into a group. */
static vk_status
add_repeat(struct vk__fit_reader *reader, const struct vk__fit_raising *r,
    size_t index)
{
	const struct vk__fit_step *f = &r->steps->step[index];
	struct vk__fit_node *group = &reader->node[reader->nodes];
	size_t from = reader->len;
	size_t i;

	if (f->target == 0 || f->target > VK_WORKOUT_REPS)
		return vk__fit_fail(r, index, VK_EVALUE, "fit-passes",
		    "step %1 repeats less than once or over 1000 times",
		    NULL);
	while (from > 0 &&
	    reader->node[reader->row[from - 1]].begin >= f->length)
		from--;
	if (from == reader->len ||
	    reader->node[reader->row[from]].begin != f->length)
		return fail_repeat(r, index);
	if (f->target == 1)
		return VK_OK;
	memset(group, 0, sizeof *group);
	group->begin = f->length;
	group->reps = f->target;
	group->child = reader->row[from];
	for (i = from; i + 1 < reader->len; i++)
		reader->node[reader->row[i]].next = reader->row[i + 1];
	reader->row[from] = (uint32_t)reader->nodes++;
	reader->len = from + 1;
	return VK_OK;
}

static vk_status
add_step(struct vk__fit_reader *reader, const struct vk__fit_raising *r,
    size_t index)
{
	const struct vk__fit_step *f = &r->steps->step[index];
	struct vk__fit_node *node = &reader->node[reader->nodes];
	vk_status status;

	/* The upper bits mark steps in some way. */
	if (f->index != VK__FIT_NONE && (f->index & 0xfff) != (index & 0xfff))
		return vk__fit_fail(r, index, VK_EVALUE, "fit-index",
		    "step %1 is numbered as another one", NULL);
	if (f->length_type == VK__FIT_LENGTH_REPEAT)
		return add_repeat(reader, r, index);
	if (f->length_type > VK__FIT_LENGTH_REPEAT &&
	    f->length_type <= VK__FIT_LENGTH_REPEAT_LAST)
		return vk__fit_fail(r, index, VK_EVALUE, "fit-until",
		    "step %1 repeats until something happens, which records "
		    "cannot say", NULL);
	memset(node, 0, sizeof *node);
	node->begin = (uint32_t)index;
	status = vk__fit_raise(r, index, node);
	if (status != VK_OK)
		return status;
	reader->row[reader->len++] = (uint32_t)reader->nodes++;
	join_ramp(reader);
	return VK_OK;
}

/* --------------------------------------------------------------- workouts */

static vk_status
add_node(struct vk__fit_reader *reader, const struct vk__fit_raising *r,
    uint32_t index, uint32_t parent, unsigned depth)
{
	const struct vk__fit_node *n = &reader->node[index];
	vk_workout *w = r->reading->workout;
	vk_step group = { .reps = n->reps };
	uint32_t made, child;
	vk_status status;

	if (depth > VK_WORKOUT_DEPTH)
		return vk_error_set(r->err, VK_ELIMIT, 0, "group-depth",
		    "repeats inside each other, more than 8", NULL, NULL);
	status = vk_workout_add(w, parent, n->child != 0 ? &group : &n->step,
	    &made);
	if (status == VK_ELIMIT)
		return vk_error_set(r->err, status, 0, "workout-nodes",
		    "more than 4096 steps and groups", NULL, NULL);
	if (status == VK_OK && n->text_len > 0)
		status = vk_workout_set_text(w, made,
		    reader->text.data + n->text, n->text_len);
	for (child = n->child; child != 0 && status == VK_OK;
	    child = reader->node[child].next)
		status = add_node(reader, r, child, made, depth + 1);
	return status;
}

static vk_status
check_head(const struct vk__fit_reader *reader, struct vk__reading *reading,
    vk_error *err)
{
	const struct vk__fit_file *file = &reader->file;
	char stated[VK__NUMBER_SIZE + 1], count[VK__NUMBER_SIZE + 1];

	/* 0 is any sport, 254 all of them. */
	if (file->sport > 0 && file->sport != VK__FIT_CYCLING &&
	    file->sport != 254) {
		stated[vk__uint_write(stated, (uint64_t)file->sport)] = '\0';
		return vk_error_set(err, VK_EVALUE, 0, "fit-sport",
		    "only rides can be read, this is: %1", stated, NULL);
	}
	if (file->recoded)
		vk__notes_add(reading->notes, "import-recoded", NULL, NULL);
	if (file->stated < 0 || (uint64_t)file->stated == file->steps.count)
		return VK_OK;
	stated[vk__uint_write(stated, (uint64_t)file->stated)] = '\0';
	count[vk__uint_write(count, file->steps.count)] = '\0';
	vk__notes_add(reading->notes, "import-count", stated, count);
	return VK_OK;
}

vk_status
vk__fit_reader_run(struct vk__fit_reader *reader, struct vk__reading *reading,
    vk_error *err)
{
	const struct vk__fit_raising r = { reading, &reader->file.steps,
		&reader->text, &reader->scratch, err };
	vk_status status = vk__fit_load(&reader->file, reading->data,
	    reading->len, err);
	size_t i;

	if (status == VK_OK)
		status = check_head(reader, reading, err);
	if (status == VK_OK)
		status = open_nodes(reader);
	for (i = 0; i < reader->file.steps.count && status == VK_OK; i++)
		status = add_step(reader, &r, i);
	for (i = 0; i < reader->len && status == VK_OK; i++)
		status = add_node(reader, &r, reader->row[i], 0, 0);
	vk_buf_add(&reading->head->name, reader->file.name.data,
	    reader->file.name.len);
	vk_buf_add(&reading->head->description, reader->file.description.data,
	    reader->file.description.len);
	if (status == VK_OK && (reader->text.failed ||
	    reader->scratch.failed))
		status = VK_ENOMEM;
	return status;
}

vk_status
vk__fit_import(struct vk__reading *reading, vk_error *err)
{
	return vk__fit_reader_run(reading->fit, reading, err);
}

bool
vk__fit_detect(const char *data, size_t len)
{
	return vk__fit_is(data, len);
}
