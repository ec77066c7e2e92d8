/* SPDX-License-Identifier: MIT */
/* A message of a FIT file, and the values of its fields. */
#ifndef VK_FORMATS_FIT_FIELD_H
#define VK_FORMATS_FIT_FIELD_H

#include "../vekta.h"
#include "fit.h"

struct vk__fit_field {
	uint8_t number;
	uint8_t size; /* bytes, of all values of an array */
	uint8_t type; /* enum vk__fit_type, or one that is not known */
	uint16_t at;  /* offset in the message's data */
};

/* As vk__fit_next gives it, and until the next call. */
struct vk__fit_message {
	uint16_t number;    /* global */
	bool big_endian;
	bool timed;         /* it has a time of its own */
	uint32_t timestamp; /* of field 253 or of its compressed header */
	uint64_t offset;    /* of its first byte, from the beginning of all */
	uint64_t file;      /* of chained ones, from 0 */
	const struct vk__fit_field *field;
	size_t count;
	const uint8_t *data;
};

/* NULL when the message has no such field. */
const struct vk__fit_field *vk__fit_find(const struct vk__fit_message *m,
    uint8_t number);
/*
 * The index-th value of a field. False: there is no such field or value, it
 * is the one that says "not known", or it is no whole number of 63 bits.
 */
bool vk__fit_integer(const struct vk__fit_message *m, uint8_t number,
    size_t index, int64_t *value);
/* The same, also of the floating types. */
bool vk__fit_number(const struct vk__fit_message *m, uint8_t number,
    size_t index, double *value);
/*
 * The bytes of a string up to its NUL, of whatever encoding. False: there is
 * no such field, or it is empty.
 */
bool vk__fit_text(const struct vk__fit_message *m, uint8_t number,
    const char **text, size_t *len);

#endif
