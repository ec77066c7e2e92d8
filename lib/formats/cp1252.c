/* SPDX-License-Identifier: MIT */
/*
 * Text of older programs, whose files say nothing of their encoding or lie
 * about it.
 */
#include "cp1252.h"

#include "../base/utf8.h"

/* Bytes 0x80 to 0x9f; Unicode's mapping table CP1252.TXT. */
static const uint16_t cp1252[32] = {
	0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
	0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd,
	0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
	0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178,
};

void
vk__cp1252_add(vk_buf *out, const char *text, size_t len)
{
	size_t i;

	for (i = 0; i < len && !out->failed; i++) {
		unsigned char c = (unsigned char)text[i];
		char bytes[4];

		if (c < 0x80)
			vk_buf_add_char(out, text[i]);
		else
			vk_buf_add(out, bytes, vk__utf8_encode(
			    c < 0xa0 ? cp1252[c - 0x80] : c, bytes));
	}
}
