/* SPDX-License-Identifier: MIT */
/*
 * The growing run of bytes that everything is written into. A failed append
 * changes nothing but the failed flag; memory grows by doubling and is kept
 * by a clear, so a filter stops allocating after its first lines.
 */
#include <stdlib.h>
#include <string.h>

#include "../vekta.h"
#include "eight.h"
#include "number.h"
#include "put.h"

enum { FIRST = 256 };

void
vk_buf_free(vk_buf *buf)
{
	if (buf == NULL)
		return;
	free(buf->data);
	memset(buf, 0, sizeof *buf);
}

void
vk_buf_clear(vk_buf *buf)
{
	buf->len = 0;
	buf->failed = false;
}

static vk_status
grow(vk_buf *buf, size_t need)
{
	size_t cap = buf->cap < FIRST ? FIRST : buf->cap;
	char *data;

	while (cap < need)
		cap = cap > PTRDIFF_MAX / 2 ? need : cap * 2;
	data = realloc(buf->data, cap);
	if (data == NULL) {
		buf->failed = true;
		return VK_ENOMEM;
	}
	buf->data = data;
	buf->cap = cap;
	return VK_OK;
}

vk_status
vk_buf_reserve(vk_buf *buf, size_t more)
{
	if (more <= buf->cap - buf->len)
		return VK_OK;
	/* No object may be larger than a difference of pointers. */
	if (buf->len > PTRDIFF_MAX || more > PTRDIFF_MAX - buf->len) {
		buf->failed = true;
		return VK_ENOMEM;
	}
	return grow(buf, buf->len + more);
}

void
vk_buf_add(vk_buf *buf, const void *data, size_t len)
{
	if (len == 0 || vk_buf_reserve(buf, len) != VK_OK)
		return;
	memcpy(buf->data + buf->len, data, len);
	buf->len += len;
}

void
vk_buf_add_text(vk_buf *buf, const char *text)
{
	vk_buf_add(buf, text, strlen(text));
}

void
vk_buf_add_char(vk_buf *buf, char c)
{
	if (buf->len == buf->cap && vk_buf_reserve(buf, 1) != VK_OK)
		return;
	buf->data[buf->len++] = c;
}

/* Room for a number, without a call where there is some. */
static inline bool
has_room(vk_buf *buf)
{
	return buf->cap - buf->len >= VK__NUMBER_SIZE ||
	    vk_buf_reserve(buf, VK__NUMBER_SIZE) == VK_OK;
}

void
vk_buf_add_number(vk_buf *buf, double value)
{
	if (has_room(buf))
		buf->len += vk__number_write(buf->data + buf->len, value);
}

void
vk_buf_add_fixed(vk_buf *buf, double value, unsigned decimals)
{
	if (has_room(buf))
		buf->len += vk__fixed_write(buf->data + buf->len, value,
		    decimals);
}

void
vk_number_tell(double value, unsigned decimals, const char *lang, vk_buf *out)
{
	size_t from = out->len;

	vk_buf_add_fixed(out, value, decimals);
	if (lang == NULL || strcmp(lang, "fr") != 0)
		return;
	for (; from < out->len; from++)
		if (out->data[from] == '.')
			out->data[from] = ',';
}

void
vk_buf_add_uint(vk_buf *buf, uint64_t value)
{
	if (has_room(buf))
		buf->len += vk__uint_write(buf->data + buf->len, value);
}

/* The escape of one byte below U+0020, or of '"' and '\\'. */
static void
add_escape(vk_buf *buf, unsigned char c)
{
	static const char hex[] = "0123456789abcdef";
	char out[6] = { '\\', 'u', '0', '0', '0', '0' };
	size_t len = 2;

	switch (c) {
	case '"':
	case '\\':
		out[1] = (char)c;
		break;
	case '\n':
		out[1] = 'n';
		break;
	case '\r':
		out[1] = 'r';
		break;
	case '\t':
		out[1] = 't';
		break;
	default:
		out[4] = hex[c >> 4];
		out[5] = hex[c & 15];
		len = 6;
	}
	vk_buf_add(buf, out, len);
}

/* Marks those of eight bytes that have to be escaped: below 0x20, quote,
 * backslash, 0x7f. */
static inline uint64_t
escapes(uint64_t w)
{
	uint64_t low = w & VK__EACH(0x7f);
	uint64_t plain = (low + VK__EACH(0x60)) & ((low ^ VK__EACH('"')) + VK__EACH(0x7f)) &
	    ((low ^ VK__EACH('\\')) + VK__EACH(0x7f)) & ~(low + VK__EACH(1));

	return ~(plain | w) & VK__EACH(0x80);
}

/* Copies eight bytes and marks those that have to be escaped. */
static inline uint64_t
copy_eight(char *to, const char *from)
{
	uint64_t w = vk__eight(from);

	memcpy(to, &w, sizeof w);
	return escapes(w);
}

/* Copies the text, if the buffer has room for eight bytes more, and looks at it
 * on the way. False: something has to be escaped. */
static bool
put_plain(vk_buf *buf, const char *text, size_t len)
{
	char *at = buf->data + buf->len;
	uint64_t found = 0;

	if (len >= 8) {
		for (size_t i = 0; i + 8 < len; i += 8)
			found |= copy_eight(at + i, text + i);
		found |= copy_eight(at + len - 8, text + len - 8);
	} else {
		for (size_t i = 0; i < len; i++)
			at[i] = text[i];
		found = escapes(vk__eight(at)) & vk__eight_first(len);
	}
	buf->len += found == 0 ? len : 0;
	return found == 0;
}

/* DEL is legal in JSON, but is no guest for a terminal. */
static bool
is_escaped(unsigned char c)
{
	return c < 0x20 || c == '"' || c == '\\' || c == 0x7f;
}

void
vk__put_escaped(vk_buf *buf, const char *text, size_t len)
{
	size_t from = 0;

	if (len > 0 && len < buf->cap - buf->len && buf->cap - buf->len - len > 8 &&
	    put_plain(buf, text, len))
		return;
	for (size_t i = 0; i < len; i++) {
		/* Past eight bytes at once, where there are so many. */
		while (len - i >= 8 && escapes(vk__eight(text + i)) == 0)
			i += 8;
		if (i == len || !is_escaped((unsigned char)text[i]))
			continue;
		vk__put(buf, text + from, i - from);
		add_escape(buf, (unsigned char)text[i]);
		from = i + 1;
	}
	vk__put(buf, text + from, len - from);
}

void
vk_buf_add_json(vk_buf *buf, const char *text, size_t len)
{
	vk__put_char(buf, '"');
	vk__put_escaped(buf, text, len);
	vk__put_char(buf, '"');
}

const char *
vk_buf_text(vk_buf *buf)
{
	if (vk_buf_reserve(buf, 1) != VK_OK || buf->failed)
		return NULL;
	buf->data[buf->len] = '\0';
	return buf->data;
}
