/* SPDX-License-Identifier: MIT */
/*
 * The last look at a FIT workout file before it leaves. Decoders check sizes
 * and checksums only; a repeat that points forward or a step too few would
 * reach the rider.
 */
#include "fit_check.h"

#include <stdlib.h>
#include <string.h>

#include "../base/utf8.h"

static bool
repeat_is_sound(const struct vk__fit_step *f, size_t index)
{
	return f->length < index && f->target >= 2 &&
	    f->target <= VK_WORKOUT_REPS;
}

static bool
text_is_sound(const struct vk__fit_steps *steps, uint32_t at, uint32_t len)
{
	return len == 0 || (len <= VK__FIT_TEXT &&
	    memchr(steps->text.data + at, '\0', len) == NULL &&
	    vk__utf8_check(steps->text.data + at, len) == len);
}

/* One target: a zone, or two numbers, or none. */
static bool
target_is_sound(const struct vk__fit_step *f)
{
	bool range = f->low != VK__FIT_NONE || f->high != VK__FIT_NONE;
	bool watts = f->low >= VK__FIT_WATTS;

	if (f->target_type == VK__FIT_TARGET_OPEN)
		return !range && f->target == VK__FIT_NONE;
	if (f->target_type != VK__FIT_TARGET_POWER &&
	    f->target_type != VK__FIT_TARGET_HR &&
	    f->target_type != VK__FIT_TARGET_CADENCE)
		return false;
	if (f->target > 0)
		return !range && f->target != VK__FIT_NONE;
	return f->low <= f->high && f->high != VK__FIT_NONE &&
	    (f->target_type != VK__FIT_TARGET_POWER ||
	    watts == (f->high >= VK__FIT_WATTS));
}

static bool
step_is_sound(const struct vk__fit_steps *steps, size_t i)
{
	const struct vk__fit_step *f = &steps->step[i];

	if (f->index != i ||
	    !text_is_sound(steps, f->label, f->label_len) ||
	    !text_is_sound(steps, f->notes, f->notes_len))
		return false;
	switch (f->length_type) {
	case VK__FIT_LENGTH_REPEAT:
		return repeat_is_sound(f, i);
	case VK__FIT_LENGTH_TIME:
	case VK__FIT_LENGTH_DISTANCE:
		return f->length > 0 && f->length != VK__FIT_NONE &&
		    target_is_sound(f);
	case VK__FIT_LENGTH_OPEN:
		return f->length == VK__FIT_NONE && target_is_sound(f);
	default:
		return false;
	}
}

vk_status
vk__fit_steps_length(const struct vk__fit_steps *steps, uint64_t *length,
    bool *sound)
{
	/* The length of all that comes before a step. */
	uint64_t *before = calloc(steps->count + 1, sizeof *before);
	size_t i;

	if (before == NULL)
		return VK_ENOMEM;
	*sound = true;
	for (i = 0; i < steps->count; i++) {
		const struct vk__fit_step *f = &steps->step[i];
		uint64_t add = f->length_type == VK__FIT_LENGTH_TIME &&
		    f->length != VK__FIT_NONE ? f->length : 0;

		if (f->length_type == VK__FIT_LENGTH_REPEAT &&
		    repeat_is_sound(f, i))
			add = (f->target - 1) * (before[i] -
			    before[f->length]);
		else if (f->length_type == VK__FIT_LENGTH_REPEAT)
			*sound = false;
		before[i + 1] = before[i] + add;
	}
	*length = before[steps->count];
	free(before);
	return VK_OK;
}

static bool
same_text(const struct vk__fit_steps *a, uint32_t at,
    const struct vk__fit_steps *b, uint32_t there, uint32_t len)
{
	return len == 0 ||
	    memcmp(a->text.data + at, b->text.data + there, len) == 0;
}

static bool
same_step(const struct vk__fit_steps *a, const struct vk__fit_steps *b,
    size_t i)
{
	const struct vk__fit_step *x = &a->step[i];
	const struct vk__fit_step *y = &b->step[i];

	return x->length_type == y->length_type && x->length == y->length &&
	    x->target_type == y->target_type && x->target == y->target &&
	    x->low == y->low && x->high == y->high &&
	    x->intensity == y->intensity && x->label_len == y->label_len &&
	    x->notes_len == y->notes_len &&
	    same_text(a, x->label, b, y->label, x->label_len) &&
	    same_text(a, x->notes, b, y->notes, x->notes_len);
}

static uint64_t
timed_seconds(const vk_workout *w)
{
	vk_walk walk = { 0 };
	const vk_step *step;
	uint64_t seconds = 0;

	while ((step = vk_workout_walk(w, &walk)) != NULL)
		seconds += step->open ? 0 : step->duration;
	return seconds;
}

static const char *
find_fault(const struct vk__fit_writer *writer)
{
	const struct vk__fit_file *file = &writer->check;
	size_t i;

	if (file->steps.count != writer->steps.count ||
	    file->stated != (int64_t)file->steps.count)
		return "number of steps";
	for (i = 0; i < file->steps.count; i++) {
		if (!step_is_sound(&file->steps, i) ||
		    !same_step(&file->steps, &writer->steps, i))
			return "step";
	}
	return NULL;
}

vk_status
vk__fit_check(struct vk__fit_writer *writer, const vk_workout *w,
    const vk_buf *file, vk_error *err)
{
	vk_error found = { 0 };
	vk_status status = vk__fit_load(&writer->check, file->data, file->len,
	    &found);
	const char *fault = found.code;
	uint64_t length = 0;
	bool sound = false;

	if (status == VK_OK)
		status = vk__fit_steps_length(&writer->check.steps, &length,
		    &sound);
	if (status == VK_ENOMEM)
		return status;
	if (status == VK_OK)
		fault = find_fault(writer);
	if (fault == NULL && (!sound || length != 1000 * timed_seconds(w)))
		fault = "total time";
	if (fault != NULL)
		return vk_error_set(err, VK_EINVALID, 0, "export-invalid",
		    "the file failed its check: %1", fault, NULL);
	return VK_OK;
}
