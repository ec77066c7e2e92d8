/* SPDX-License-Identifier: MIT */
/* The checksum of FIT files and the sizes of their types. */
#include "fit.h"

uint16_t
vk__fit_crc(uint16_t crc, const void *data, size_t len)
{
	static const uint16_t table[16] = {
		0x0000, 0xcc01, 0xd801, 0x1400, 0xf001, 0x3c00, 0x2800, 0xe401,
		0xa001, 0x6c00, 0x7800, 0xb401, 0x5000, 0x9c01, 0x8801, 0x4400
	};
	const uint8_t *at = data;
	const uint8_t *end = at + len;

	for (; at < end; at++) {
		crc = (uint16_t)((crc >> 4) ^ table[(crc ^ *at) & 15]);
		crc = (uint16_t)((crc >> 4) ^ table[(crc ^ (*at >> 4)) & 15]);
	}
	return crc;
}

size_t
vk__fit_type_size(uint8_t type)
{
	switch (type) {
	case VK__FIT_ENUM:
	case VK__FIT_SINT8:
	case VK__FIT_UINT8:
	case VK__FIT_STRING:
	case VK__FIT_UINT8Z:
	case VK__FIT_BYTE:
		return 1;
	case VK__FIT_SINT16:
	case VK__FIT_UINT16:
	case VK__FIT_UINT16Z:
		return 2;
	case VK__FIT_SINT32:
	case VK__FIT_UINT32:
	case VK__FIT_FLOAT32:
	case VK__FIT_UINT32Z:
		return 4;
	case VK__FIT_FLOAT64:
	case VK__FIT_SINT64:
	case VK__FIT_UINT64:
	case VK__FIT_UINT64Z:
		return 8;
	default:
		return 0;
	}
}

uint64_t
vk__fit_uint(const uint8_t *at, size_t size, bool big_endian)
{
	uint64_t value = 0;
	size_t i;

	for (i = 0; i < size; i++)
		value = value << 8 | at[big_endian ? i : size - 1 - i];
	return value;
}
