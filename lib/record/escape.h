/* SPDX-License-Identifier: MIT */
/* Escapes in the strings of JSON: "\\n", "\\u00e9". */
#ifndef VK_RECORD_ESCAPE_H
#define VK_RECORD_ESCAPE_H

#include <stddef.h>

enum vk__escape_fault {
	VK__ESCAPE_LETTER, /* there is none with this letter */
	VK__ESCAPE_DIGITS, /* four hexadecimal digits are missing */
	VK__ESCAPE_PAIR    /* half a surrogate pair */
};

/*
 * The length of the escape whose backslash is at[0], in a text that a NUL
 * ends. 0: it is none, and fault says why.
 */
size_t vk__escape_check(const char *at, enum vk__escape_fault *fault);
/* Decodes a checked escape into UTF-8; returns its length. */
size_t vk__escape_read(const char *at, char out[4], size_t *out_len);

#endif
