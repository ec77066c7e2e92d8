/* SPDX-License-Identifier: MIT */
/* What was found for a request, remembered for a while. */
#ifndef VK_ENRICH_RECALL_H
#define VK_ENRICH_RECALL_H

#include "../vekta.h"

enum { VK__RECALL_KEY = 8192 /* bytes; longer requests are not remembered */ };

struct vk__recall;

/* entries at most, each for so many seconds. VK_OK, VK_ENOMEM. */
vk_status vk__recall_new(size_t entries, uint32_t seconds,
    struct vk__recall **recall);
void vk__recall_free(struct vk__recall *recall);
/*
 * What was kept for key, NULL when there is nothing or it is too old; until
 * the next call. now is in seconds of a clock that never goes back.
 */
const vk_buf *vk__recall_get(struct vk__recall *recall, const char *key,
    size_t len, uint64_t now);
/*
 * Keeps a copy of value; what was asked for the longest ago makes room. When
 * memory is out it is just not kept.
 */
void vk__recall_put(struct vk__recall *recall, const char *key, size_t len,
    const vk_buf *value, uint64_t now);

#endif
