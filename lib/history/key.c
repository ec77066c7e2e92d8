/* SPDX-License-Identifier: MIT */
/*
 * Keys of words. Headers and sports come with every kind of apostrophe,
 * capital and accent; what is left here is the same for all of them. Bytes
 * that are not UTF-8 count for nothing.
 */
#include "key.h"

#include <stdbool.h>

#include "../base/utf8.h"
#include "../text/fold.h"

static bool
is_kept(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

static size_t
add(char out[VK__KEY_SIZE], size_t n, char c)
{
	if (c >= 'A' && c <= 'Z')
		c = (char)(c - 'A' + 'a');
	if (is_kept(c) && n < VK__KEY_SIZE - 1)
		out[n++] = c;
	return n;
}

size_t
vk__key_fold(const char *text, size_t len, char out[VK__KEY_SIZE])
{
	size_t n = 0;
	size_t i = 0;

	while (i < len) {
		uint32_t code = (unsigned char)text[i];
		size_t step = 1;
		const char *plain;

		if (code < 0x80) {
			n = add(out, n, text[i++]);
			continue;
		}
		step = vk__utf8_decode(text + i, len - i, &code);
		i += step > 0 ? step : 1;
		plain = step > 0 ? vk__fold_char(code) : "";
		for (; *plain != '\0'; plain++)
			n = add(out, n, *plain);
	}
	out[n] = '\0';
	return n;
}
