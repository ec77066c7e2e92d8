/* SPDX-License-Identifier: MIT */
/* Writes FIT containers, little endian, with a header of 14 bytes. */
#ifndef VK_FORMATS_FIT_ENCODE_H
#define VK_FORMATS_FIT_ENCODE_H

#include "../vekta.h"
#include "fit.h"

/* A field of a definition. */
struct vk__fit_column {
	uint8_t number;
	uint8_t type; /* enum vk__fit_type */
	uint8_t size; /* bytes; 0: that of the type */
};

/* All append to out; check out->failed, which vk__fit_finish reports. */
void vk__fit_begin(vk_buf *out);
/* Defines the local message; count is at most VK__FIT_FIELDS. */
void vk__fit_define(vk_buf *out, uint8_t local, uint16_t number,
    const struct vk__fit_column *column, size_t count);
/* Begins a data message; its fields follow, in the order of its columns. */
void vk__fit_data(vk_buf *out, uint8_t local);
/* A whole number of the type, cut to its size. */
void vk__fit_put(vk_buf *out, uint8_t type, uint64_t value);
/* The value of the type that says "not known". */
void vk__fit_put_none(vk_buf *out, uint8_t type);
/*
 * A string of size bytes with at least one NUL, cut at a character's end.
 * text must be valid UTF-8 without NUL. Returns the bytes that had no room.
 */
size_t vk__fit_put_text(vk_buf *out, const char *text, size_t len,
    size_t size);
/* Fills in the header of the file that begins at from. VK_OK, VK_ENOMEM. */
vk_status vk__fit_finish(vk_buf *out, size_t from);

#endif
