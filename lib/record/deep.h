/* SPDX-License-Identifier: MIT */
/* Members three names deep ("vekta.score", "category"). */
#ifndef VK_RECORD_DEEP_H
#define VK_RECORD_DEEP_H

#include "../vekta.h"

/* The bytes of member name in the object at path. VK_OK or VK_ABSENT. */
vk_status vk__deep_get(const vk_record *rec, const char *path,
    const char *name, const char **json, size_t *len);
/* Decodes a string into out (cleared first). VK_OK, VK_ABSENT, VK_ENOMEM. */
vk_status vk__deep_string(const vk_record *rec, const char *path,
    const char *name, vk_buf *out);
/* VK_OK, VK_ABSENT (also when it is no number). */
vk_status vk__deep_number(const vk_record *rec, const char *path,
    const char *name, double *value);

/* The value of a figure of vekta.rider: "ftp". VK_OK, VK_ABSENT. */
vk_status vk__deep_figure(const vk_record *rec, const char *name,
    double *value);

/*
 * Appends a member at path to out: a string, or a number as it is written.
 * False: it is neither. scratch is the function's; check both for failure.
 */
bool vk__deep_text(const vk_record *rec, const char *path, vk_buf *scratch,
    vk_buf *out);
/* Appends the day of the record as 2026-03-03, nothing when it has none. */
void vk__deep_date(const vk_record *rec, vk_buf *scratch, vk_buf *out);
/* Whether the text of the record is French. */
bool vk__deep_french(const vk_record *rec);
/* Appends the athlete's name, else their number, else nothing. */
void vk__deep_athlete(const vk_record *rec, vk_buf *scratch, vk_buf *out);

#endif
