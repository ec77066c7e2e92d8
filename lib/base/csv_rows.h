/* SPDX-License-Identifier: MIT */
/*
 * Rows of comma separated values (RFC 4180 and what is found in its place)
 * from memory and a descriptor, with bounded memory and the place of every
 * cell.
 */
#ifndef VK_BASE_CSV_ROWS_H
#define VK_BASE_CSV_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../vekta.h"
#include "table.h"

enum {
	VK__CSV_ROW_BYTES = 1024 * 1024, /* of one row, with its quotes */
	VK__CSV_CELLS = 4096             /* of one row */
};

struct vk__csv;

struct vk__csv_row {
	const struct vk__cell *cell; /* without quotes; may hold any bytes */
	size_t count;
	uint64_t line; /* the row's first line, from 1 */
};

/* VK_OK or VK_ENOMEM. */
vk_status vk__csv_new(struct vk__csv **csv);
void vk__csv_free(struct vk__csv *csv);
/*
 * Begins to read: first the bytes of head (borrowed, may be empty), then the
 * descriptor (-1: none; the caller closes it). A byte order mark is skipped.
 * delimiter 0: the one that is most frequent in the first line, of comma,
 * semicolon and tab.
 */
void vk__csv_open(struct vk__csv *csv, const char *head, size_t len, int fd,
    char delimiter);
/*
 * How many cells a row should have, 0 when that is not known. It decides
 * only one thing: a row of several lines whose last line is a whole row by
 * itself has swallowed that, because a quote was not closed.
 */
void vk__csv_expect(struct vk__csv *csv, size_t cells);
/*
 * Gives the next row, until the next call. Empty lines are no rows; lines
 * end with LF, CR LF or CR, the last one may lack its end.
 * VK_OK; VK_END; VK_ESYNTAX: a quote was not closed, VK_ELIMIT: the row is
 * too long or has too many cells: in both cases row->line is set and the
 * next call goes on with the line after; VK_EIO (errno); VK_ENOMEM.
 */
vk_status vk__csv_next(struct vk__csv *csv, struct vk__csv_row *row,
    vk_error *err);
/* Where cell index of the row that was given last begins: its line and its
 * column (from 1, in bytes). */
void vk__csv_place(struct vk__csv *csv, size_t index, uint64_t *line,
    size_t *column);
/*
 * Takes text apart as one row of its own, with the same delimiter; the row
 * given before ends, and vk__csv_place knows its line only.
 * VK_OK; VK_ESYNTAX when it is not one row; VK_ELIMIT; VK_ENOMEM.
 */
vk_status vk__csv_split(struct vk__csv *csv, const char *text, size_t len,
    struct vk__csv_row *row);
/* Whether a line's end follows the row that was given last. */
bool vk__csv_ended(const struct vk__csv *csv);
/* Bytes read so far. */
uint64_t vk__csv_bytes(const struct vk__csv *csv);
char vk__csv_delimiter(const struct vk__csv *csv);

#endif
