/* SPDX-License-Identifier: MIT */
/*
 * Mending of texts. Only what cannot be meant is changed: a byte that is no
 * UTF-8, and the pairs of signs that two bytes of a letter look like.
 */
#include "mend.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "../base/utf8.h"
#include "../formats/cp1252.h"

/* What Mac Roman shows for the bytes 0x80 to 0xbf. */
static const uint16_t mac_roman[64] = {
	0xc4, 0xc5, 0xc7, 0xc9, 0xd1, 0xd6, 0xdc, 0xe1, 0xe0, 0xe2, 0xe4,
	0xe3, 0xe5, 0xe7, 0xe9, 0xe8, 0xea, 0xeb, 0xed, 0xec, 0xee, 0xef,
	0xf1, 0xf3, 0xf2, 0xf4, 0xf6, 0xf5, 0xfa, 0xf9, 0xfb, 0xfc, 0x2020,
	0xb0, 0xa2, 0xa3, 0xa7, 0x2022, 0xb6, 0xdf, 0xae, 0xa9, 0x2122, 0xb4,
	0xa8, 0x2260, 0xc6, 0xd8, 0x221e, 0xb1, 0x2264, 0x2265, 0xa5, 0xb5,
	0x2202, 0x2211, 0x220f, 0x3c0, 0x222b, 0xaa, 0xba, 0x3a9, 0xe6, 0xf8
};

/* The byte 0x80..0xbf that Mac Roman shows as code, 0 for none. */
static uint32_t
mac_byte(uint32_t code)
{
	uint32_t i;

	for (i = 0; i < 64; i++)
		if (mac_roman[i] == code)
			return 0x80 + i;
	return 0;
}

/* The character that the two signs are the bytes of, 0 for none. */
static uint32_t
pair(uint32_t first, uint32_t second)
{
	uint32_t byte = 0;

	if (first == 0x221a || first == 0xac)
		byte = mac_byte(second);
	else if ((first == 0xc3 || first == 0xc2) && second >= 0xa0 &&
	    second <= 0xbf)
		byte = second;
	if (byte == 0)
		return 0;
	return first == 0x221a || first == 0xc3 ? byte + 0x40 : byte;
}

static size_t
put(char *out, size_t size, size_t n, uint32_t code)
{
	char text[4];
	size_t wide = vk__utf8_encode(code, text);

	if (wide >= size - n)
		return 0;
	memcpy(out + n, text, wide);
	return wide;
}

static void
mend_pairs(char *out, size_t size, const char *text, size_t len)
{
	size_t n = 0;
	size_t i = 0;

	while (i < len) {
		uint32_t a, b, code = 0;
		size_t first = vk__utf8_decode(text + i, len - i, &a);
		size_t second, wide;

		if (first == 0)
			break;
		second = a < 0x80 ? 0 : vk__utf8_decode(text + i + first,
		    len - i - first, &b);
		if (second > 0)
			code = pair(a, b);
		wide = put(out, size, n, code != 0 ? code : a);
		if (wide == 0)
			break;
		n += wide;
		i += first + (code != 0 ? second : 0);
	}
	out[n] = '\0';
}

void
vk__mend_text(char *out, size_t size, const char *text, size_t len)
{
	vk_buf wide = { 0 };

	if (vk__utf8_check(text, len) == len) {
		mend_pairs(out, size, text, len);
		return;
	}
	vk__cp1252_add(&wide, text, len);
	mend_pairs(out, size, wide.failed ? "" : wide.data,
	    wide.failed ? 0 : wide.len);
	vk_buf_free(&wide);
}
