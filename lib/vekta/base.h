/* SPDX-License-Identifier: MIT */
/*
 * vekta/base.h, included by vekta.h:
 * what every call reports, and growing runs of bytes.
 */
#ifndef VEKTA_BASE_H
#define VEKTA_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What a call reports. VK_OK is zero, all others are not. */
typedef enum vk_status {
	VK_OK = 0,
	VK_END,      /* nothing more to read */
	VK_ABSENT,   /* the thing asked for is not there */
	VK_ENOMEM,   /* out of memory; the object may be cleared or freed */
	VK_EIO,      /* a read or write failed; errno tells */
	VK_EBUSY,    /* another program has it locked; try again later */
	VK_ELIMIT,   /* a documented limit was passed */
	VK_EUTF8,    /* invalid UTF-8 */
	VK_ESYNTAX,  /* the bytes are not what their format wants */
	VK_EVALUE,   /* well-formed, but the value makes no sense */
	VK_EUNABLE,  /* the target format cannot say this */
	VK_EINVALID  /* our own output failed its check: a bug, nothing written */
} vk_status;

/* A short English word for a status, never NULL. */
const char *vk_status_text(vk_status status);

/*
 * What went wrong, for people and for machines. The message is kept as an
 * English format with the places %1 and %2, so that a command can translate
 * it; the arguments stay as they are.
 */
typedef struct vk_error {
	vk_status status;
	size_t column;      /* 1-based, in bytes of the line; 0: not known */
	const char *code;   /* stable, for machines: "json-syntax" */
	const char *format; /* English, static, with %1 and %2 */
	char arg[2][96];    /* valid UTF-8, control characters removed */
} vk_error;

/*
 * Fills err (NULL allowed) and returns status. code and format must be
 * static; a and b may be NULL and are cut at a character boundary.
 */
vk_status vk_error_set(vk_error *err, vk_status status, size_t column,
    const char *code, const char *format, const char *a, const char *b);

/*
 * Writes the message into text (size bytes, always terminated), from format,
 * or from translated when it is not NULL. Returns text.
 */
char *vk_error_text(const vk_error *err, const char *translated, char *text,
    size_t size);

/* A growing run of bytes. Zero-initialised is a valid empty buffer. */
typedef struct vk_buf {
	char *data;
	size_t len;
	size_t cap;
	bool failed; /* an append ran out of memory; sticky until cleared */
} vk_buf;

void vk_buf_free(vk_buf *buf);
/* Empties buf, keeps its memory, forgets a failure. */
void vk_buf_clear(vk_buf *buf);
/* Makes room for more bytes. VK_OK or VK_ENOMEM (also sets failed). */
vk_status vk_buf_reserve(vk_buf *buf, size_t more);
/* Appends; on failure sets buf->failed, so a caller may check once. */
void vk_buf_add(vk_buf *buf, const void *data, size_t len);
void vk_buf_add_text(vk_buf *buf, const char *text);
void vk_buf_add_char(vk_buf *buf, char c);
/* Appends a number in the shortest form that reads back; finite only. */
void vk_buf_add_number(vk_buf *buf, double value);
/* Appends value rounded to decimals (0..6) with trailing zeros cut. */
void vk_buf_add_fixed(vk_buf *buf, double value, unsigned decimals);
/* The same with the decimal mark of lang ("fr": a comma; NULL or another: a
 * point), for sentences. */
void vk_number_tell(double value, unsigned decimals, const char *lang,
    vk_buf *out);
void vk_buf_add_uint(vk_buf *buf, uint64_t value);
/* Appends a JSON string with its quotes; text must be valid UTF-8. */
void vk_buf_add_json(vk_buf *buf, const char *text, size_t len);
/* Ends the buffer with a NUL outside its length. NULL when failed. */
const char *vk_buf_text(vk_buf *buf);

#ifdef __cplusplus
}
#endif

#endif
