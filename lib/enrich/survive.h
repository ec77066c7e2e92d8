/* SPDX-License-Identifier: MIT */
/* The proof that no number of a text was lost. */
#ifndef VK_ENRICH_SURVIVE_H
#define VK_ENRICH_SURVIVE_H

#include "request.h"

/*
 * Whether every number of the request is in w: as the length of a step, of
 * all repetitions of a group or of the whole, as a count, a distance or a
 * target. A total that is the most or the least is kept when it holds.
 */
bool vk__numbers_survive(const struct vk__request *request,
    const vk_workout *w);

#endif
