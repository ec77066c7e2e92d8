/* SPDX-License-Identifier: MIT */
/* The table of doses read once, for callers that see many workouts. */
#ifndef VK_SCORE_CATEGORY_H
#define VK_SCORE_CATEGORY_H

#include "effort.h"

struct vk__doses {
	double up_to[VK_CATEGORY_SPRINT + 1];   /* per cent of FTP */
	double seconds[VK_CATEGORY_SPRINT + 1]; /* 0: no row */
};

void vk__doses_read(struct vk__doses *doses);
/* As vk_workout_category. */
vk_category vk__workout_category(const struct vk__view *view,
    const struct vk__doses *doses);

#endif
