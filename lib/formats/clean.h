/* SPDX-License-Identifier: MIT */
/* Text made fit for files: no control characters, valid UTF-8. */
#ifndef VK_FORMATS_CLEAN_H
#define VK_FORMATS_CLEAN_H

#include "../vekta.h"

enum vk__clean {
	VK__CLEAN_LINES = 1,    /* keep newlines; else they become spaces */
	VK__CLEAN_ASCII = 2     /* take accents off, leave the rest out */
};

/*
 * Appends text, at most max bytes of it and no cut character. What XML 1.0
 * cannot hold is left out, bytes that are no UTF-8 become U+FFFD, CR and CRLF
 * become a newline, blanks at both ends go. Check out->failed.
 */
void vk__clean_add(vk_buf *out, const char *text, size_t len, unsigned how,
    size_t max);
/* Appends clean text as the value of an XML attribute, without its quotes. */
void vk__clean_attribute(vk_buf *out, const char *text, size_t len);
/* Appends one character in ASCII, nothing when there is no such spelling. */
void vk__clean_ascii(vk_buf *out, uint32_t code);

#endif
