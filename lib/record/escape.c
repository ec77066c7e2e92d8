/* SPDX-License-Identifier: MIT */
/*
 * Checks and decodes escapes. A lone surrogate is in JSON's grammar, but
 * stands for no character, and every later reader would make something else
 * of it: here it is refused.
 */
#include "escape.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "../base/utf8.h"

/* Four hexadecimal digits; false when there are none. */
static bool
read_hex(const char *at, uint32_t *code)
{
	uint32_t v = 0;
	int i;

	for (i = 0; i < 4; i++) {
		char c = at[i];

		v <<= 4;
		if (c >= '0' && c <= '9')
			v |= (uint32_t)(c - '0');
		else if (c >= 'a' && c <= 'f')
			v |= (uint32_t)(c - 'a' + 10);
		else if (c >= 'A' && c <= 'F')
			v |= (uint32_t)(c - 'A' + 10);
		else
			return false;
	}
	*code = v;
	return true;
}

static size_t
check_unicode(const char *at, enum vk__escape_fault *fault)
{
	uint32_t high, low;

	*fault = VK__ESCAPE_DIGITS;
	if (!read_hex(at + 2, &high))
		return 0;
	if (high < 0xd800 || high > 0xdfff)
		return 6;
	*fault = VK__ESCAPE_PAIR;
	if (high > 0xdbff || at[6] != '\\' || at[7] != 'u' ||
	    !read_hex(at + 8, &low) || low < 0xdc00 || low > 0xdfff)
		return 0;
	return 12;
}

size_t
vk__escape_check(const char *at, enum vk__escape_fault *fault)
{
	switch (at[1]) {
	case '"':
	case '\\':
	case '/':
	case 'b':
	case 'f':
	case 'n':
	case 'r':
	case 't':
		return 2;
	case 'u':
		return check_unicode(at, fault);
	default:
		*fault = VK__ESCAPE_LETTER;
		return 0;
	}
}

size_t
vk__escape_read(const char *at, char out[4], size_t *out_len)
{
	static const char letter[] = "bfnrt";
	static const char meaning[] = "\b\f\n\r\t";
	uint32_t code = 0, low = 0;
	const char *found;

	if (at[1] != 'u') {
		found = strchr(letter, at[1]);
		out[0] = found != NULL ? meaning[found - letter] : at[1];
		*out_len = 1;
		return 2;
	}
	(void)read_hex(at + 2, &code);
	if (code < 0xd800 || code > 0xdbff) {
		*out_len = vk__utf8_encode(code, out);
		return 6;
	}
	(void)read_hex(at + 8, &low);
	code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
	*out_len = vk__utf8_encode(code, out);
	return 12;
}
