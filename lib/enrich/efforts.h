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
/* The same for efforts that stand alone, which in a session are no total. */
void vk__terms_of_lone_efforts(struct vk__words *words, const vk_workout *w);
/* Adds the term of efforts of one length, whatever they are ridden at. */
void vk__term_of_effort(struct vk__words *words, uint32_t seconds);

#endif
