/* SPDX-License-Identifier: MIT */
/* Numbers that a text tells twice. */
#ifndef VK_TEXT_TOLD_H
#define VK_TEXT_TOLD_H

#include "piece.h"

/* Whether the line that begins at piece p is one of a warm-up or a cool-down. */
bool vk__told_edge(const struct vk__piece *p);
/*
 * Whether a time, a count, a pair or a number without a unit comes again outside
 * the pieces from begin up to end, on a line that is no warm-up's or cool-down's.
 */
bool vk__told_elsewhere(const struct vk__pieces *pieces, size_t begin, size_t end,
    const struct vk__piece *number);
/* "Seuil 2x10" above two steps of 10 min: what is counted comes as often there. */
bool vk__told_one_by_one(const struct vk__pieces *pieces, size_t begin, size_t end,
    const struct vk__piece *count);

#endif
