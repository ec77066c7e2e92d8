/* SPDX-License-Identifier: MIT */
/* UTF-8, strictly as RFC 3629: no overlong forms, no surrogates. */
#ifndef VK_BASE_UTF8_H
#define VK_BASE_UTF8_H

#include <stddef.h>
#include <stdint.h>

/*
 * The offset of the first byte of the first sequence that is not UTF-8, or
 * len when there is none.
 */
size_t vk__utf8_check(const char *text, size_t len);
/*
 * Decodes the character at text. Returns its length in bytes (1..4), or 0
 * when the bytes are not UTF-8 or len is 0.
 */
size_t vk__utf8_decode(const char *text, size_t len, uint32_t *code);
/*
 * Writes code as UTF-8 and returns its length (1..4), or 0 when code is a
 * surrogate or past U+10FFFF. No NUL is added.
 */
size_t vk__utf8_encode(uint32_t code, char out[4]);
/*
 * The longest length up to max that ends no character of text in its middle.
 * text must be valid.
 */
size_t vk__utf8_cut(const char *text, size_t len, size_t max);

#endif
