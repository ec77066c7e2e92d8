/* SPDX-License-Identifier: MIT */
/* One row of a table, or one JSON object, into an activity. */
#ifndef VK_HISTORY_ROW_H
#define VK_HISTORY_ROW_H

#include "infer.h"
#include "layout.h"
#include "sport.h"

enum { VK__ROW_TYPES = 16 };

/* What reading needs; set up once for a file. */
struct vk__row_reader {
	const struct vk__layout *layout;
	const struct vk__format *format;
	const struct vk__sports *sports;
	bool mend; /* letters went through another character set */
	/* Seconds east of UTC at a time in UTC, for files that have only that;
	 * NULL: UTC itself. */
	int32_t (*zone)(void *ctx, int64_t utc);
	void *zone_ctx;
	/* Told of each value that is left out. NULL: nobody. */
	void (*warn)(void *ctx, size_t cell, const vk_error *what);
	void *warn_ctx;
	/* Its own: the types met last. */
	struct vk__row_type {
		char word[VK__KEY_SIZE];
		size_t len;
		char type[64];
		vk_sport sport;
	} type[VK__ROW_TYPES];
	size_t types;
};

/*
 * Reads a row of a file with that layout. VK_OK; VK_ABSENT: it was only
 * planned, or is no activity; VK_ESYNTAX, VK_EVALUE: *cell is where it fails.
 */
vk_status vk__row_read(struct vk__row_reader *reader,
    const struct vk__csv_row *row, bool ended, vk_activity *a, size_t *cell,
    vk_error *err);
/* Puts one value in its place: for JSON members as well. Status as above. */
vk_status vk__row_value(struct vk__row_reader *reader,
    const struct vk__column *column, struct vk__cell cell, size_t index,
    vk_activity *a, vk_error *err);
/*
 * What all accounts must pass: a start, a length, sense. Values out of range
 * are left out with a warning. VK_OK, VK_EVALUE.
 */
vk_status vk__row_check(struct vk__row_reader *reader, vk_activity *a,
    vk_error *err);

#endif
