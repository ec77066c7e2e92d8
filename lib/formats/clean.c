/* SPDX-License-Identifier: MIT */
/*
 * The gate between a coach's text and a file. libxml2's writer passes control
 * characters and broken UTF-8 on as they are, which no reader takes, so
 * everything that goes into a file comes through here first.
 */
#include "clean.h"

#include <string.h>

#include "../base/utf8.h"
#include "../text/fold.h"

#define REPLACEMENT 0xfffdU

/* XML 1.0's Char, less the C1 controls and the marks that turn text round. */
static bool
is_plain(uint32_t c)
{
	if (c < 0x20 || (c >= 0x7f && c < 0xa0))
		return false;
	if (c == 0xfeff || (c & 0xfffe) == 0xfffe)
		return false;
	return !(c >= 0x202a && c <= 0x202e) && !(c >= 0x2066 && c <= 0x2069);
}

void
vk__clean_ascii(vk_buf *out, uint32_t code)
{
	const char *text;
	bool upper = code >= 0xc0 && code <= 0xde;

	if (code < 0x80) {
		vk_buf_add_char(out, (char)code);
		return;
	}
	if (code == 0xd7) { /* the scanner folds it to a star */
		vk_buf_add_char(out, 'x');
		return;
	}
	for (text = vk__fold_char(code); *text != '\0'; text++) {
		if (*text < ' ' || *text > '~')
			continue;
		if (upper && *text >= 'a' && *text <= 'z')
			vk_buf_add_char(out, (char)(*text - 'a' + 'A'));
		else
			vk_buf_add_char(out, *text);
		upper = false;
	}
}

static void
add_code(vk_buf *out, uint32_t code, unsigned how)
{
	char bytes[4];

	if (how & VK__CLEAN_ASCII)
		vk__clean_ascii(out, code);
	else
		vk_buf_add(out, bytes, vk__utf8_encode(code, bytes));
}

/* Bytes that need no look: printable ASCII. */
static size_t
plain_run(const char *text, size_t len)
{
	size_t n = 0;

	while (n < len && text[n] >= ' ' && text[n] <= '~')
		n++;
	return n;
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\n';
}

static void
trim(vk_buf *out, size_t from)
{
	size_t skip = from;

	if (out->failed)
		return;
	while (out->len > from && is_blank(out->data[out->len - 1]))
		out->len--;
	while (skip < out->len && is_blank(out->data[skip]))
		skip++;
	if (skip == from)
		return;
	memmove(out->data + from, out->data + skip, out->len - skip);
	out->len -= skip - from;
}

/* Newlines, tabs and what is not plain; returns the bytes read. */
static size_t
add_odd(vk_buf *out, const char *text, size_t len, unsigned how)
{
	uint32_t code;
	size_t n;

	if (text[0] == '\r' || text[0] == '\n') {
		vk_buf_add_char(out, how & VK__CLEAN_LINES ? '\n' : ' ');
		return len > 1 && text[0] == '\r' && text[1] == '\n' ? 2 : 1;
	}
	if (text[0] == '\t') {
		vk_buf_add_char(out, ' ');
		return 1;
	}
	n = vk__utf8_decode(text, len, &code);
	if (n == 0) {
		add_code(out, REPLACEMENT, how);
		return 1;
	}
	if (is_plain(code))
		add_code(out, code, how);
	return n;
}

void
vk__clean_add(vk_buf *out, const char *text, size_t len, unsigned how,
    size_t max)
{
	size_t from = out->len;
	size_t i = 0;

	while (i < len && out->len - from <= max && !out->failed) {
		size_t n = plain_run(text + i, len - i);

		if (n > 0)
			vk_buf_add(out, text + i, n);
		else
			n = add_odd(out, text + i, len - i, how);
		i += n;
	}
	if (!out->failed && out->len - from > max)
		out->len = from + vk__utf8_cut(out->data + from,
		    out->len - from, max);
	trim(out, from);
}

void
vk__clean_attribute(vk_buf *out, const char *text, size_t len)
{
	size_t from = 0;
	size_t i;

	for (i = 0; i < len; i++) {
		const char *escape = text[i] == '&' ? "&amp;" :
		    text[i] == '<' ? "&lt;" : text[i] == '>' ? "&gt;" :
		    text[i] == '"' ? "&quot;" : NULL;

		if (escape == NULL)
			continue;
		vk_buf_add(out, text + from, i - from);
		vk_buf_add_text(out, escape);
		from = i + 1;
	}
	if (len > from)
		vk_buf_add(out, text + from, len - from);
}
