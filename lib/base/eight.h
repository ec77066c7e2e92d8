/* SPDX-License-Identifier: MIT */
/*
 * Eight bytes at a time: a question about each is answered in the highest bit
 * of its own byte, without a branch for any of them.
 */
#ifndef VK_BASE_EIGHT_H
#define VK_BASE_EIGHT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define VK__EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

static inline uint64_t
vk__eight(const char *at)
{
	uint64_t w;

	memcpy(&w, at, sizeof w);
	return w;
}

/* The bytes of ASCII text that are low or higher; low is above zero. */
static inline uint64_t
vk__eight_from(uint64_t w, unsigned low)
{
	return (w + VK__EACH(0x80 - low)) & VK__EACH(0x80);
}

/* All bits of the first n bytes, n at most 8. */
static inline uint64_t
vk__eight_first(size_t n)
{
	static const uint8_t bits[16] = { 255, 255, 255, 255, 255, 255, 255, 255 };
	uint64_t w;

	memcpy(&w, bits + 8 - n, sizeof w);
	return w;
}

/* One of two numbers, without a branch: for what is as good as never guessed
 * right. */
static inline size_t
vk__one_of(bool first, size_t a, size_t b)
{
	return b ^ ((a ^ b) & (0 - (size_t)first));
}

/* The place of the lowest bit that is set; bits is not 0. */
static inline unsigned
vk__lowest_bit(uint32_t bits)
{
#if defined(__GNUC__)
	return (unsigned)__builtin_ctz(bits);
#else
	unsigned n = 0;

	while ((bits >> n & 1) == 0)
		n++;
	return n;
#endif
}

/* How many bits are set. */
static inline size_t
vk__eight_bits(uint64_t set)
{
	size_t n = 0;

	for (; set != 0; set &= set - 1)
		n++;
	return n;
}

/* How many bytes stand before the first one that is marked; 8: none is. */
static inline size_t
vk__eight_before(uint64_t marks)
{
#if defined(__GNUC__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	return marks == 0 ? 8 : (size_t)__builtin_ctzll(marks) / 8;
#else
	const unsigned char *byte = (const unsigned char *)&marks;
	size_t n = 0;

	while (n < sizeof marks && byte[n] == 0)
		n++;
	return n;
#endif
}

#endif
