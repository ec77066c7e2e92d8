/* SPDX-License-Identifier: MIT */
/* Targets in numbers that hold for all efforts of a request. */
#ifndef VK_ENRICH_TARGETS_H
#define VK_ENRICH_TARGETS_H

#include "request.h"

/* Takes those of a step that the text gives in numbers. */
void vk__targets_take(struct vk__request *request, const vk_step *step);
/* Takes those of a text that has no step for them, one of each at most. */
void vk__targets_alone(struct vk__request *request);

#endif
