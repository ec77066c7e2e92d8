/* SPDX-License-Identifier: MIT */
/* The names of concepts in word lists. */
#ifndef VK_TEXT_CONCEPT_H
#define VK_TEXT_CONCEPT_H

#include "../base/table.h"
#include "lexicon.h"

/* Reads "class:value" or "class". False: no such concept. */
bool vk__concept_read(const vk__lexicon *lexicon, const struct vk__cell *cell,
    struct vk__concept *concept);
/* Reads "column:unit" or "column" of a head. False: no such column or unit. */
bool vk__concept_head(const struct vk__cell *cell, struct vk__concept *concept);

#endif
