/* SPDX-License-Identifier: MIT */
/* What the reading and the writing of FIT containers have in common. */
#ifndef VK_FORMATS_FIT_H
#define VK_FORMATS_FIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Base types as a definition message names them; bit 7: more than a byte. */
enum vk__fit_type {
	VK__FIT_ENUM = 0x00,
	VK__FIT_SINT8 = 0x01,
	VK__FIT_UINT8 = 0x02,
	VK__FIT_SINT16 = 0x83,
	VK__FIT_UINT16 = 0x84,
	VK__FIT_SINT32 = 0x85,
	VK__FIT_UINT32 = 0x86,
	VK__FIT_STRING = 0x07,
	VK__FIT_FLOAT32 = 0x88,
	VK__FIT_FLOAT64 = 0x89,
	VK__FIT_UINT8Z = 0x0a, /* z: zero is the value that says nothing */
	VK__FIT_UINT16Z = 0x8b,
	VK__FIT_UINT32Z = 0x8c,
	VK__FIT_BYTE = 0x0d,
	VK__FIT_SINT64 = 0x8e,
	VK__FIT_UINT64 = 0x8f,
	VK__FIT_UINT64Z = 0x90
};

/* Global numbers of messages. */
enum {
	VK__FIT_FILE_ID = 0,
	VK__FIT_SESSION = 18,
	VK__FIT_LAP = 19,
	VK__FIT_RECORD = 20,
	VK__FIT_EVENT = 21,
	VK__FIT_WORKOUT = 26,
	VK__FIT_WORKOUT_STEP = 27,
	VK__FIT_ACTIVITY = 34
};

enum {
	VK__FIT_HEADER = 14,  /* bytes; old files have 12 */
	VK__FIT_LOCALS = 16,  /* local numbers of messages */
	VK__FIT_FIELDS = 255, /* of one message */
	VK__FIT_TIMESTAMP = 253
};

/* Times are seconds since 1989-12-31 00:00 UTC. */
#define VK__FIT_EPOCH INT64_C(631065600)

/* The checksum of len bytes behind those that gave crc; 0 at the start. */
uint16_t vk__fit_crc(uint16_t crc, const void *data, size_t len);
/* Bytes of one value, 0 when there is no such type. */
size_t vk__fit_type_size(uint8_t type);
/* The unsigned number of size bytes, 8 at most. */
uint64_t vk__fit_uint(const uint8_t *at, size_t size, bool big_endian);

#endif
