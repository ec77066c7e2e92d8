/* SPDX-License-Identifier: MIT */
/* A request completed from one session. */
#ifndef VK_ENRICH_COMPLETE_H
#define VK_ENRICH_COMPLETE_H

#include "plan.h"

/* What was borrowed, or put in: flags. */
enum {
	VK__BORROWED_STRUCTURE = 1,
	VK__BORROWED_DURATION = 2,
	VK__BORROWED_INTENSITY = 4,
	VK__BORROWED_RECOVERY = 8,
	VK__BORROWED_WARMUP = 16,
	VK__BORROWED_COOLDOWN = 32,
	VK__FILLED_EASY = 64 /* by rule, not from the session */
};

/* Zero-initialise. */
struct vk__completion {
	vk_workout workout; /* the result */
	vk_workout base;    /* before it gets its length */
	struct vk__plan plan;
	unsigned borrowed;
	double from;        /* seconds before it was scaled; 0: it was not */
};

void vk__completion_free(struct vk__completion *completion);
/*
 * given: the workout of the record that request was read from. VK_OK;
 * VK_EUNABLE: it cannot be completed from this session; VK_ENOMEM;
 * VK_ELIMIT.
 */
vk_status vk__complete(struct vk__completion *completion,
    const vk_workout *given, const struct vk__request *request,
    const vk_workout *session);

#endif
