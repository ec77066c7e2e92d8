/* SPDX-License-Identifier: MIT */
/*
 * A tar archive of plain files, one block row after the other. ustar has 100
 * bytes for a name without folders; a longer one travels in a pax header
 * before its file, which every tar of the last twenty years reads.
 */
#include "tar.h"

#include <string.h>

enum {
	BLOCK = 512,
	NAME = 0, NAME_SIZE = 100, MODE = 100, UID = 108, GID = 116,
	SIZE = 124, TIME = 136, SUM = 148, TYPE = 156, MAGIC = 257
};

/* Zero-padded octal digits, as all numbers in a header. */
static void
octal(char *field, size_t digits, uint64_t value)
{
	while (digits-- > 0) {
		field[digits] = (char)('0' + (value & 7));
		value >>= 3;
	}
}

static void
add_header(vk_buf *out, const char *name, size_t name_len, char type,
    size_t size)
{
	char block[BLOCK] = { 0 };
	unsigned sum = 0;
	size_t i;

	memcpy(block + NAME, name,
	    name_len < NAME_SIZE ? name_len : (size_t)NAME_SIZE);
	octal(block + MODE, 7, 0644);
	octal(block + UID, 7, 0);
	octal(block + GID, 7, 0);
	octal(block + SIZE, 11, size);
	octal(block + TIME, 11, 0);
	block[TYPE] = type;
	memcpy(block + MAGIC, "ustar\00000", 8);
	memset(block + SUM, ' ', 8);
	for (i = 0; i < BLOCK; i++)
		sum += (unsigned char)block[i];
	octal(block + SUM, 6, sum);
	block[SUM + 6] = '\0';
	vk_buf_add(out, block, BLOCK);
}

static void
add_data(vk_buf *out, const char *data, size_t len)
{
	static const char zero[BLOCK];

	vk_buf_add(out, data, len);
	if (len % BLOCK != 0)
		vk_buf_add(out, zero, BLOCK - len % BLOCK);
}

/* "LENGTH path=NAME\n", where LENGTH counts its own digits too. */
static void
add_long_name(vk_buf *out, const char *name, size_t len)
{
	vk_buf row = { 0 };
	size_t size = len + sizeof " path=\n" - 1;
	size_t digits = 1;
	size_t limit = 10;

	while (size + digits >= limit) {
		digits++;
		limit *= 10;
	}
	vk_buf_add_uint(&row, size + digits);
	vk_buf_add_text(&row, " path=");
	vk_buf_add(&row, name, len);
	vk_buf_add_char(&row, '\n');
	add_header(out, "pax", 3, 'x', row.len);
	add_data(out, row.data, row.len);
	if (row.failed)
		out->failed = true;
	vk_buf_free(&row);
}

vk_status
export_tar_add(vk_buf *out, const char *name, const char *data, size_t len)
{
	size_t name_len = strlen(name);

	if ((uint64_t)len >> 33 != 0)
		return VK_ELIMIT;
	if (name_len > NAME_SIZE)
		add_long_name(out, name, name_len);
	add_header(out, name, name_len, '0', len);
	add_data(out, data, len);
	return out->failed ? VK_ENOMEM : VK_OK;
}

vk_status
export_tar_end(vk_buf *out)
{
	static const char zero[2 * BLOCK];

	vk_buf_add(out, zero, sizeof zero);
	return out->failed ? VK_ENOMEM : VK_OK;
}
