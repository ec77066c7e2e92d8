/* SPDX-License-Identifier: MIT */
#ifndef VK_SCORE_LOAD_H
#define VK_SCORE_LOAD_H

#include "resolve.h"

/* As vk_workout_load, with the zone table at hand. */
void vk__workout_load(const vk_workout *w, const struct vk__zones *zones,
    const vk_athlete *athlete, vk_load *load);

#endif
