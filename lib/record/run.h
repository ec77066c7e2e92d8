/* SPDX-License-Identifier: MIT */
/*
 * Passing over the insides of JSON strings eight bytes at a time. Up to
 * seven bytes after a text's NUL are looked at: VK__JSON_SLACK.
 */
#ifndef VK_RECORD_RUN_H
#define VK_RECORD_RUN_H

#include "../base/eight.h"

/* The high bit of each byte that is no plain character of a string; bits
 * above the lowest one may be wrong. */
static inline uint64_t
vk__string_specials(const char *at)
{
	uint64_t w = vk__eight(at);
	uint64_t quote, slash;

	quote = w ^ VK__EACH('"');
	slash = w ^ VK__EACH('\\');
	return (((w - VK__EACH(0x20)) & ~w) | ((quote - VK__EACH(1)) & ~quote) |
	    ((slash - VK__EACH(1)) & ~slash) | w) & VK__EACH(0x80);
}

/*
 * The end of the run of plain ASCII characters at at: on a quote, backslash,
 * control character (NUL ends every text) or a byte of a longer character.
 */
static inline const char *
vk__string_run(const char *at)
{
	uint64_t mask;

	while ((mask = vk__string_specials(at)) == 0)
		at += 8;
#if defined(__GNUC__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	return at + (__builtin_ctzll(mask) >> 3);
#else
	while ((unsigned char)*at >= 0x20 && (unsigned char)*at < 0x80 &&
	    *at != '"' && *at != '\\')
		at++;
	return at;
#endif
}

#endif
