/* SPDX-License-Identifier: MIT */
/*
 * Reads FIT files message by message, from memory or from a source of bytes,
 * in memory that does not grow with the file. Both byte orders, compressed
 * timestamps and files that are chained one behind another are read;
 * developer fields are passed over.
 *
 * The checksum stands at the end of a file: what came before VK_END (or
 * before a message of the next chained file) is known to be whole only then.
 */
#ifndef VK_FORMATS_FIT_DECODE_H
#define VK_FORMATS_FIT_DECODE_H

#include "../vekta.h"
#include "fit.h"

/*
 * Puts up to size bytes into data and says in got how many, 0 at the end.
 * VK_OK, or what vk__fit_next then returns.
 */
typedef vk_status vk__fit_read_fn(void *ctx, void *data, size_t size,
    size_t *got);

struct vk__fit_field {
	uint8_t number;
	uint8_t size; /* bytes, of all values of an array */
	uint8_t type; /* enum vk__fit_type, or one that is not known */
	uint16_t at;  /* offset in the message's data */
};

/* Valid until the next call. */
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

struct vk__fit;

/* VK_OK or VK_ENOMEM. */
vk_status vk__fit_new(struct vk__fit **fit);
void vk__fit_free(struct vk__fit *fit);
/* Begins with bytes that stay where they are. */
void vk__fit_open(struct vk__fit *fit, const void *data, size_t len);
/* Begins with bytes that read gives. */
void vk__fit_open_source(struct vk__fit *fit, vk__fit_read_fn *read,
    void *ctx);
/*
 * Gives the next data message. VK_OK; VK_END: all files were whole; VK_ESYNTAX:
 * no FIT file, damaged or cut, err says where; VK_ENOMEM; what read returned.
 * After anything but VK_OK the file is over.
 */
vk_status vk__fit_next(struct vk__fit *fit, struct vk__fit_message *message,
    vk_error *err);
/* Whether data begins as a FIT file does. */
bool vk__fit_is(const void *data, size_t len);

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
