/* SPDX-License-Identifier: MIT */
/* The numbers of a text. */
#ifndef VK_ENRICH_FIGURES_H
#define VK_ENRICH_FIGURES_H

#include "request.h"

/* Adds what parser last read to request, whose words are read already. */
void vk__figures_read(struct vk__request *request, const vk_parser *parser);
void vk__figure_add(struct vk__request *request, enum vk__number_kind kind,
    vk_unit unit, double a, double b);
/* Whether a number stands in the text that has no place in any workout. */
bool vk__figures_unread(const struct vk__request *request,
    const vk_parser *parser);

#endif
