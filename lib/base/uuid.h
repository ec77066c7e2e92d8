/* SPDX-License-Identifier: MIT */
/* UUIDs made of names: version 5 of RFC 4122, by SHA-1. */
#ifndef VK_BASE_UUID_H
#define VK_BASE_UUID_H

#include "../vekta.h"

enum { VK__UUID_BYTES = 16, VK__UUID_SIZE = 37 /* written, and a NUL */ };

/* Clears name and begins it with the name space it is unique in. */
void vk__uuid_begin(vk_buf *name, const uint8_t space[VK__UUID_BYTES]);
/* Nothing more comes: fills name up to whole blocks of the hash. */
void vk__uuid_end(vk_buf *name);
/* Writes the UUIDs of names that have ended, several of them at a time. */
void vk__uuid_write(const vk_buf *const *name, char (*out)[VK__UUID_SIZE],
    size_t count);

#endif
