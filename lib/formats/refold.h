/* SPDX-License-Identifier: MIT */
/* Equal steps that follow each other become repetitions again. */
#ifndef VK_FORMATS_REFOLD_H
#define VK_FORMATS_REFOLD_H

#include "../vekta.h"

/* Steps and groups of one repetition, as it is written. */
enum { VK__REFOLD_PERIOD = 128 };

/*
 * Folds the steps of w, which must have passed vk_workout_check, into groups
 * wherever the same ones come again at once: twice, or three times when it
 * is a single step. Rolled out, the workout stays the same. VK_OK, VK_ENOMEM
 * (w unchanged).
 */
vk_status vk__refold(vk_workout *w);

#endif
