/* SPDX-License-Identifier: MIT */
/* Pasted HTML: tags and entities, without a document model. */
#ifndef VK_TEXT_MARKUP_H
#define VK_TEXT_MARKUP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Whether the text holds something that looks like an HTML tag. */
bool vk__markup_present(const char *text, size_t len);
/*
 * Reads a tag or an entity at text. Returns its length, 0 when there is none;
 * *code is the character it stands for: a newline for a tag that ends a block,
 * a blank for another that parts words, 0 for nothing.
 */
size_t vk__markup_read(const char *text, size_t len, uint32_t *code);

#endif
