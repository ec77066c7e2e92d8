/* SPDX-License-Identifier: MIT */
/* Walks cues and steps side by side, both in the order of time. */
#include "cues.h"

#include <stdlib.h>

#include "../record/timed.h"

/* By time; of equal times the one that stands first in the file. */
static int
compare(const void *a, const void *b)
{
	const struct vk__cue *x = a, *y = b;

	if (x->seconds != y->seconds)
		return x->seconds < y->seconds ? -1 : 1;
	return x->text < y->text ? -1 : x->text > y->text;
}

vk_status
vk__cues_put(struct vk__reading *reading, struct vk__cue *cue, size_t count)
{
	vk_workout *w = reading->workout;
	vk_status status = VK_OK;
	vk_buf text = { 0 };
	uint64_t begin = 0;
	size_t i = 0;
	uint32_t step;

	if (count > 0)
		qsort(cue, count, sizeof *cue, compare);
	for (step = 1; step < w->count && i < count && status == VK_OK;
	    step++) {
		uint64_t end = begin + w->node[step].duration;

		vk_buf_clear(&text);
		for (; i < count && (cue[i].seconds < end ||
		    step + 1 == w->count); i++) {
			if (cue[i].seconds > begin)
				vk__notes_add(reading->notes,
				    cue[i].seconds >= end ? "import-cue-late" :
				    "import-timed", NULL, NULL);
			vk__timed_add(&text, cue[i].seconds - begin,
			    cue[i].text, cue[i].len);
		}
		if (text.failed)
			status = VK_ENOMEM;
		else if (text.len > 0)
			status = vk_workout_set_text(w, step, text.data,
			    text.len);
		begin = end;
	}
	vk_buf_free(&text);
	return status;
}
