/* SPDX-License-Identifier: MIT */
/* The bytes of a text file as UTF-8. */
#ifndef VK_FORMATS_DECODE_H
#define VK_FORMATS_DECODE_H

#include "import.h"

/*
 * Makes reading's bytes UTF-8. lenient: what is none is windows-1252, which
 * is noted, and reading's bytes are those of text from now on. VK_OK;
 * VK_ENOMEM; VK_EUTF8 with line and column.
 */
vk_status vk__decode(struct vk__reading *reading, vk_buf *text, vk_error *err);

#endif
