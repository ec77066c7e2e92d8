/* SPDX-License-Identifier: MIT */
/* The table of doses read once, for callers that see many workouts. */
#ifndef VK_SCORE_CATEGORY_H
#define VK_SCORE_CATEGORY_H

#include "resolve.h"

struct vk__doses {
	double up_to[VK_CATEGORY_SPRINT + 1];   /* per cent of FTP */
	double seconds[VK_CATEGORY_SPRINT + 1]; /* 0: no row */
};

void vk__doses_read(struct vk__doses *doses);
/* As vk_workout_category. */
vk_category vk__workout_category(const vk_workout *w,
    const struct vk__zones *zones, const struct vk__doses *doses,
    const vk_athlete *athlete);

#endif
