/* SPDX-License-Identifier: MIT */
/* Text in windows-1252. */
#ifndef VK_FORMATS_CP1252_H
#define VK_FORMATS_CP1252_H

#include "../vekta.h"

/*
 * Appends text in windows-1252 as UTF-8; the five bytes that it leaves open
 * become U+FFFD. Check out->failed.
 */
void vk__cp1252_add(vk_buf *out, const char *text, size_t len);

#endif
