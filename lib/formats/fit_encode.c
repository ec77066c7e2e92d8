/* SPDX-License-Identifier: MIT */
/*
 * The container of FIT files, written into memory: sizes and checksums are
 * filled in at the end. The profile version is the one whose fields we use;
 * the protocol version is the first, which every reader knows.
 */
#include "fit_encode.h"

#include <string.h>

#include "../base/utf8.h"

enum {
	PROTOCOL = 0x10,
	PROFILE = 2132,
	DEFINITION = 0x40
};

static void
put_bytes(vk_buf *out, uint64_t value, size_t size)
{
	size_t i;

	for (i = 0; i < size; i++)
		vk_buf_add_char(out, (char)(unsigned char)(value >> 8 * i));
}

void
vk__fit_begin(vk_buf *out)
{
	put_bytes(out, VK__FIT_HEADER, 1);
	put_bytes(out, PROTOCOL, 1);
	put_bytes(out, PROFILE, 2);
	put_bytes(out, 0, 4);
	vk_buf_add(out, ".FIT", 4);
	put_bytes(out, 0, 2);
}

void
vk__fit_define(vk_buf *out, uint8_t local, uint16_t number,
    const struct vk__fit_column *column, size_t count)
{
	size_t i;

	put_bytes(out, DEFINITION | (local & 15), 1);
	put_bytes(out, 0, 2); /* reserved, little endian */
	put_bytes(out, number, 2);
	put_bytes(out, count, 1);
	for (i = 0; i < count; i++) {
		put_bytes(out, column[i].number, 1);
		put_bytes(out, column[i].size > 0 ? column[i].size :
		    vk__fit_type_size(column[i].type), 1);
		put_bytes(out, column[i].type, 1);
	}
}

void
vk__fit_data(vk_buf *out, uint8_t local)
{
	put_bytes(out, local & 15, 1);
}

void
vk__fit_put(vk_buf *out, uint8_t type, uint64_t value)
{
	put_bytes(out, value, vk__fit_type_size(type));
}

void
vk__fit_put_none(vk_buf *out, uint8_t type)
{
	uint64_t none = UINT64_MAX;

	if (type == VK__FIT_UINT8Z || type == VK__FIT_UINT16Z ||
	    type == VK__FIT_UINT32Z || type == VK__FIT_UINT64Z ||
	    type == VK__FIT_STRING)
		none = 0;
	else if (type == VK__FIT_SINT8 || type == VK__FIT_SINT16 ||
	    type == VK__FIT_SINT32 || type == VK__FIT_SINT64)
		none >>= 65 - 8 * vk__fit_type_size(type);
	vk__fit_put(out, type, none);
}

size_t
vk__fit_put_text(vk_buf *out, const char *text, size_t len, size_t size)
{
	size_t room = size > 0 ? size - 1 : 0;
	size_t fits = len > room ? vk__utf8_cut(text, len, room) : len;
	size_t i;

	if (fits > 0)
		vk_buf_add(out, text, fits);
	for (i = fits; i < size; i++)
		vk_buf_add_char(out, '\0');
	return len - fits;
}

/* Overwrites a number that was written as 0 to hold its place. */
static void
set_bytes(vk_buf *out, size_t at, uint64_t value, size_t size)
{
	size_t i;

	for (i = 0; i < size; i++)
		out->data[at + i] = (char)(unsigned char)(value >> 8 * i);
}

vk_status
vk__fit_finish(vk_buf *out, size_t from)
{
	if (out->failed)
		return VK_ENOMEM;
	set_bytes(out, from + 4, out->len - from - VK__FIT_HEADER, 4);
	set_bytes(out, from + 12, vk__fit_crc(0, out->data + from, 12), 2);
	put_bytes(out, vk__fit_crc(0, out->data + from, out->len - from), 2);
	return out->failed ? VK_ENOMEM : VK_OK;
}
