/* SPDX-License-Identifier: MIT */
/*
 * Checks, decodes and encodes UTF-8. ASCII runs are checked eight bytes at a
 * time, as almost all of what vekta reads is ASCII. No folding here.
 */
#include "utf8.h"

#include <stdbool.h>
#include <string.h>

static bool
is_tail(unsigned char c)
{
	return (c & 0xc0) == 0x80;
}

static size_t
decode_three(const unsigned char *s, size_t len, uint32_t *code)
{
	uint32_t c;

	if (len < 3 || !is_tail(s[1]) || !is_tail(s[2]))
		return 0;
	c = (uint32_t)(s[0] & 0x0f) << 12 | (uint32_t)(s[1] & 0x3f) << 6 |
	    (uint32_t)(s[2] & 0x3f);
	if (c < 0x800 || (c >= 0xd800 && c <= 0xdfff))
		return 0;
	*code = c;
	return 3;
}

static size_t
decode_four(const unsigned char *s, size_t len, uint32_t *code)
{
	uint32_t c;

	if (len < 4 || !is_tail(s[1]) || !is_tail(s[2]) || !is_tail(s[3]))
		return 0;
	c = (uint32_t)(s[0] & 0x07) << 18 | (uint32_t)(s[1] & 0x3f) << 12 |
	    (uint32_t)(s[2] & 0x3f) << 6 | (uint32_t)(s[3] & 0x3f);
	if (c < 0x10000 || c > 0x10ffff)
		return 0;
	*code = c;
	return 4;
}

size_t
vk__utf8_decode(const char *text, size_t len, uint32_t *code)
{
	const unsigned char *s = (const unsigned char *)text;

	if (len == 0)
		return 0;
	if (s[0] < 0x80) {
		*code = s[0];
		return 1;
	}
	if (s[0] >= 0xc2 && s[0] <= 0xdf) {
		if (len < 2 || !is_tail(s[1]))
			return 0;
		*code = (uint32_t)(s[0] & 0x1f) << 6 | (uint32_t)(s[1] & 0x3f);
		return 2;
	}
	if (s[0] >= 0xe0 && s[0] <= 0xef)
		return decode_three(s, len, code);
	if (s[0] >= 0xf0 && s[0] <= 0xf4)
		return decode_four(s, len, code);
	return 0;
}

size_t
vk__utf8_check(const char *text, size_t len)
{
	size_t i = 0;

	while (i < len) {
		uint32_t code;
		uint64_t word;
		size_t n;

		while (len - i >= sizeof word) {
			memcpy(&word, text + i, sizeof word);
			if (word & UINT64_C(0x8080808080808080))
				break;
			i += sizeof word;
		}
		if (i == len)
			break;
		n = vk__utf8_decode(text + i, len - i, &code);
		if (n == 0)
			return i;
		i += n;
	}
	return len;
}

size_t
vk__utf8_encode(uint32_t code, char out[4])
{
	unsigned char *s = (unsigned char *)out;

	if (code < 0x80) {
		s[0] = (unsigned char)code;
		return 1;
	}
	if (code < 0x800) {
		s[0] = (unsigned char)(0xc0 | code >> 6);
		s[1] = (unsigned char)(0x80 | (code & 0x3f));
		return 2;
	}
	if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff)
		return 0;
	if (code < 0x10000) {
		s[0] = (unsigned char)(0xe0 | code >> 12);
		s[1] = (unsigned char)(0x80 | (code >> 6 & 0x3f));
		s[2] = (unsigned char)(0x80 | (code & 0x3f));
		return 3;
	}
	s[0] = (unsigned char)(0xf0 | code >> 18);
	s[1] = (unsigned char)(0x80 | (code >> 12 & 0x3f));
	s[2] = (unsigned char)(0x80 | (code >> 6 & 0x3f));
	s[3] = (unsigned char)(0x80 | (code & 0x3f));
	return 4;
}

size_t
vk__utf8_cut(const char *text, size_t len, size_t max)
{
	if (len <= max)
		return len;
	while (max > 0 && is_tail((unsigned char)text[max]))
		max--;
	return max;
}
