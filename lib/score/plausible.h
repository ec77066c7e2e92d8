/* SPDX-License-Identifier: MIT */
/* The table of limits read once, for callers that see many workouts. */
#ifndef VK_SCORE_PLAUSIBLE_H
#define VK_SCORE_PLAUSIBLE_H

#include "effort.h"

enum { VK__LIMITS = 32 };

struct vk__limits {
	size_t count;
	double seconds[VK__LIMITS]; /* rising */
	double effort[VK__LIMITS];  /* per cent of FTP */
	double total[VK__LIMITS];
};

void vk__limits_read(struct vk__limits *limits);
/* As vk_workout_implausible. */
unsigned vk__workout_implausible(const struct vk__view *view,
    const struct vk__limits *limits, bool coach);

#endif
