/* SPDX-License-Identifier: MIT */
/*
 * Reads a text of intervals.icu back, strictly, and compares: what is written is
 * what was meant, step by step.
 */
#include <math.h>
#include <string.h>

#include "../record/workout.h"
#include "icu.h"

static bool
same_step(const vk_step *a, const vk_step *b)
{
	return a->duration == b->duration &&
	    fabs(a->distance - b->distance) <= VK__ICU_NEAR &&
	    a->open == b->open && a->freeride == b->freeride &&
	    a->ramp == b->ramp &&
	    vk__target_near(&a->power, &b->power, VK__ICU_NEAR) &&
	    vk__target_near(&a->hr, &b->hr, VK__ICU_NEAR) &&
	    vk__target_near(&a->cadence, &b->cadence, VK__ICU_NEAR) &&
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
