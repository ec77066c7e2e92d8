/* SPDX-License-Identifier: MIT */
#ifndef VK_SCORE_LOAD_H
#define VK_SCORE_LOAD_H

#include "effort.h"

/* As vk_workout_load, with the tables at hand. */
void vk__workout_load(const struct vk__view *view, vk_load *load);

#endif
