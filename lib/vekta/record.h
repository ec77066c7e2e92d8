/* SPDX-License-Identifier: MIT */
/*
 * vekta/record.h, included by vekta.h:
 * one JSON line: members kept as bytes, edited by splicing.
 */
#ifndef VEKTA_RECORD_H
#define VEKTA_RECORD_H

#include "workout.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Limits of one record line. */
enum {
	VK_LINE_BYTES = 16 * 1024 * 1024,
	VK_JSON_DEPTH = 64
};

/*
 * One JSON line. The bytes of every member are kept; edits are splices, so
 * what nobody changed leaves as it came.
 */
typedef struct vk_record vk_record;

/* VK_OK or VK_ENOMEM. */
vk_status vk_record_new(vk_record **rec);
void vk_record_free(vk_record *rec);
/* Makes rec the empty object {}. */
void vk_record_clear(vk_record *rec);
/*
 * Reads one line (no newline at its end) and checks all of it: strict JSON
 * (RFC 8259), valid UTF-8, an object, depth. The bytes are copied.
 * VK_OK, VK_ENOMEM, VK_ELIMIT, VK_EUTF8, VK_ESYNTAX.
 */
vk_status vk_record_read(vk_record *rec, const char *line, size_t len,
    vk_error *err);
/*
 * The bytes of a member: path is a name, or two ("vekta.score"). The last
 * one of equal names counts. VK_OK or VK_ABSENT.
 */
vk_status vk_record_get(const vk_record *rec, const char *path,
    const char **json, size_t *len);
/*
 * Sets a member to json (which must be one valid JSON value): replaces it in
 * place, or adds it last; a missing parent object is made; a parent that is
 * no object is replaced. json NULL removes. VK_OK, VK_ENOMEM.
 */
vk_status vk_record_set(vk_record *rec, const char *path, const char *json,
    size_t len);
/* Decodes a string member into out (cleared first; may hold NUL bytes).
 * VK_OK, VK_ABSENT (also when it is no string), VK_ENOMEM. */
vk_status vk_record_string(const vk_record *rec, const char *path,
    vk_buf *out);
/* VK_OK, VK_ABSENT (also when it is no number). */
vk_status vk_record_number(const vk_record *rec, const char *path,
    double *value);
/* The whole line as it stands, without a newline. */
void vk_record_bytes(const vk_record *rec, const char **json, size_t *len);

/*
 * Reads workout_doc.steps into w (cleared first) and checks it.
 * VK_OK, VK_ABSENT, VK_ENOMEM, VK_ELIMIT, VK_EVALUE, VK_ESYNTAX.
 * Members of steps that vekta does not know are left alone: the record keeps
 * their bytes, the workout does not show them.
 */
vk_status vk_record_workout(const vk_record *rec, vk_workout *w,
    vk_error *err);
/* Appends {"duration":...,"steps":[...]} to out. Check out->failed. */
void vk_workout_write(const vk_workout *w, vk_buf *out);

#ifdef __cplusplus
}
#endif

#endif
