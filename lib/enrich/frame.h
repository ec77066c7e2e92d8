/* SPDX-License-Identifier: MIT */
/* The length of the whole, where the text tells it beside its parts. */
#ifndef VK_ENRICH_FRAME_H
#define VK_ENRICH_FRAME_H

#include "request.h"

/* Seconds; 0: none is told. clock: it was read as a time of day before. */
double vk__frame_find(const struct vk__request *request,
    const struct vk__topics *topics, const vk_parser *parser, bool *clock);

#endif
