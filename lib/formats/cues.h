/* SPDX-License-Identifier: MIT */
/* Cues that a file gives by time, put on the steps that they fall into. */
#ifndef VK_FORMATS_CUES_H
#define VK_FORMATS_CUES_H

#include "import.h"

struct vk__cue {
	uint64_t seconds; /* from the beginning of the workout */
	const char *text; /* the caller's, as long as it is needed */
	size_t len;
};

/*
 * Puts cues on the steps of reading's workout, which is flat: steps 1 to
 * count - 1 of the root, each with a duration. One that comes inside of a step
 * stands there with its time (timed.h), which is noted. Sorts cue. VK_OK or
 * VK_ENOMEM.
 */
vk_status vk__cues_put(struct vk__reading *reading, struct vk__cue *cue,
    size_t count);

#endif
