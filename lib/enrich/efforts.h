/* SPDX-License-Identifier: MIT */
/* How long and how many the efforts of a workout are, as terms. */
#ifndef VK_ENRICH_EFFORTS_H
#define VK_ENRICH_EFFORTS_H

#include "said.h"

/*
 * Adds "ef:240", "iv:5x240" and for short efforts "pair:30/30" for the
 * repetitions of w.
 */
void vk__terms_of_efforts(struct vk__words *words, const vk_workout *w);

#endif
