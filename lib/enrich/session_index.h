/* SPDX-License-Identifier: MIT */
/* What a corpus file holds beside its sessions: the index of their words. */
#ifndef VK_ENRICH_INDEX_H
#define VK_ENRICH_INDEX_H

#include "../store/store.h"
#include "topic.h"

/*
 * Makes the index anew, inside a transaction that is open. VK_OK, VK_ENOMEM,
 * or what the store returned.
 */
vk_status vk__session_index(struct vk__store *store,
    const struct vk__topics *topics, vk_parser *parser, vk_error *err);

/* Whether a term of that class is kept in an index. */
bool vk__topic_indexed(unsigned class);

#endif
