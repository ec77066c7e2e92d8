/* SPDX-License-Identifier: MIT */
/* Typing errors in words that only the corpus could know. */
#ifndef VK_ENRICH_RESPELL_H
#define VK_ENRICH_RESPELL_H

#include "match.h"

/*
 * Finds what was meant by words that nothing knows: the nearest of all that
 * stand in topics or in the corpus. fixes is filled anew. VK_OK, VK_ENOMEM, or
 * what the corpus returned.
 */
vk_status vk__respell(struct vk__matcher *matcher,
    const struct vk__words *words, struct vk__fixes *fixes, vk_error *err);

#endif
