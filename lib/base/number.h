/* SPDX-License-Identifier: MIT */
/* Decimal numbers as text, the same in every locale. */
#ifndef VK_BASE_NUMBER_H
#define VK_BASE_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { VK__NUMBER_SIZE = 40 }; /* room for any number written here */

static inline bool
vk__is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/*
 * The length of the JSON number (RFC 8259) that text begins with, 0 when
 * there is none: "01" gives 1, "1.x" gives 0.
 */
size_t vk__number_scan(const char *text, size_t len);
/*
 * Reads text, which must be one JSON number and nothing else, to the nearest
 * double. False: no number, or too large for a double.
 */
bool vk__number_read(const char *text, size_t len, double *value);
/* Reads digits only, no sign; false also above max. */
bool vk__uint_read(const char *text, size_t len, uint64_t max,
    uint64_t *value);

/* All return the length written; no NUL is added. */
size_t vk__uint_write(char out[VK__NUMBER_SIZE], uint64_t value);
/* The shortest text that reads back; "null" when value is not finite. */
size_t vk__number_write(char out[VK__NUMBER_SIZE], double value);
/* Rounded (halves away from zero) to decimals 0..6, trailing zeros cut. */
size_t vk__fixed_write(char out[VK__NUMBER_SIZE], double value,
    unsigned decimals);

#endif
