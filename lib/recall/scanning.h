/* SPDX-License-Identifier: MIT */
/* The cutting of a line into tokens, between the files that do it. */
#ifndef VK_RECALL_SCANNING_H
#define VK_RECALL_SCANNING_H

#include "../text/piece.h"
#include "tokens.h"

/* A raw token; past the end one that is nothing. */
const struct vk__raw *vk__cmd_raw(const struct vk__cmd_scan *scan, size_t at);
bool vk__cmd_is_word(const struct vk__raw *raw);
bool vk__cmd_is_number(const struct vk__raw *raw);
bool vk__cmd_is_sign(const struct vk__raw *raw, char sign);
/* Its letters: the apostrophe of an elision is none. */
size_t vk__cmd_letters(const struct vk__raw *raw);
bool vk__cmd_spells(const struct vk__cmd_scan *scan, size_t at,
    const char *word);
/* One more token, of raws raw ones. */
struct vk__cmd_token *vk__cmd_push(struct vk__cmd_tokens *tokens,
    unsigned class, size_t raw, size_t raws);
size_t vk__cmd_push_word(const struct vk__cmd_scan *scan,
    struct vk__cmd_tokens *tokens, size_t at, size_t n,
    const struct vk__cmd_word *word);
/* The longest phrase of the list: its raw tokens, 0: none. */
size_t vk__cmd_phrase(const struct vk__cmd_scan *scan, size_t at,
    const struct vk__cmd_word **word);

/* --- amounts.c: raw tokens that were read, 0: not that */

/* The number at a raw token that is one: always read. */
size_t vk__cmd_quantity(struct vk__cmd_scan *scan,
    struct vk__cmd_tokens *tokens, size_t at);
/* "deux", "half an hour": a number that is written out; adds no token. */
size_t vk__cmd_written(struct vk__cmd_scan *scan, size_t at,
    struct vk__quantity *quantity);
size_t vk__cmd_zone(const struct vk__cmd_scan *scan,
    struct vk__cmd_tokens *tokens, size_t at);
size_t vk__cmd_shape(struct vk__cmd_scan *scan, struct vk__cmd_tokens *tokens,
    size_t at);
unsigned vk__cmd_class_of(const struct vk__quantity *quantity);

#endif
