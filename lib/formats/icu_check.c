/* SPDX-License-Identifier: MIT */
/*
 * Reads a text of intervals.icu back, strictly, and compares: what is written is
 * what was meant, step by step.
 */
#include <string.h>

#include "icu.h"

static bool
near(double a, double b)
{
	return a - b < 0.00501 && b - a < 0.00501;
}

static bool
same_target(const vk_target *a, const vk_target *b)
{
	return a->unit == b->unit && near(a->start, b->start) &&
	    near(a->end, b->end);
}

static bool
same_step(const vk_step *a, const vk_step *b)
{
	return a->duration == b->duration && near(a->distance, b->distance) &&
	    a->open == b->open && a->freeride == b->freeride &&
	    a->ramp == b->ramp && same_target(&a->power, &b->power) &&
	    same_target(&a->hr, &b->hr) &&
	    same_target(&a->cadence, &b->cadence) &&
	    a->text_len == b->text_len;
}

vk_status
vk__icu_check(const vk_workout *w, const vk_buf *file, vk_error *err)
{
	vk_workout back = { 0 };
	struct vk__head head = { 0 };
	struct vk__notes notes = { 0 };
	struct vk__reading reading = { .data = file->data,
		.len = file->len, .workout = &back, .head = &head,
		.notes = &notes };
	vk_walk one = { 0 }, two = { 0 };
	vk_error found = { 0 };
	const vk_step *a, *b;
	vk_status status = vk_workout_clear(&back);

	if (status == VK_OK)
		status = vk__icu_read(&reading, &found);
	while (status == VK_OK) {
		a = vk_workout_walk(w, &one);
		b = vk_workout_walk(&back, &two);
		if (a == NULL && b == NULL)
			break;
		if (a == NULL || b == NULL || !same_step(a, b))
			status = VK_EVALUE;
	}
	vk_workout_free(&back);
	vk__head_free(&head);
	if (status == VK_OK || status == VK_ENOMEM)
		return status;
	if (found.code != NULL && strcmp(found.code, "import-steps") == 0)
		return vk_error_set(err, VK_EUNABLE, 0, "export-steps",
		    "more than 4096 steps", NULL, NULL);
	return vk_error_set(err, VK_EINVALID, 0, "export-invalid",
	    "the file failed its check: %1",
	    found.format != NULL ? found.format : "steps", NULL);
}
