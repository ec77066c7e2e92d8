/* SPDX-License-Identifier: MIT */
/* The cells of a row as libcsv takes them apart. */
#ifndef VK_BASE_CSV_CELLS_H
#define VK_BASE_CSV_CELLS_H

#include <csv.h>
#include <stdbool.h>
#include <stddef.h>

#include "../vekta.h"
#include "table.h"

struct vk__csv_cells {
	struct csv_parser parser;
	bool done;   /* the row ended */
	bool failed; /* memory did */
	bool wide;   /* there were more cells than may be */
	vk_buf text; /* of the cells, each with a NUL behind it */
	struct vk__cell *cell;
	size_t count;
	size_t room;
};

/* VK_OK or VK_ENOMEM, with nothing to free. */
vk_status vk__csv_cells_begin(struct vk__csv_cells *cells);
void vk__csv_cells_end(struct vk__csv_cells *cells);
/* Forgets the cells; what libcsv has begun to read stays. */
void vk__csv_cells_forget(struct vk__csv_cells *cells, char delimiter);
/* Leaves libcsv as if it had read nothing. */
void vk__csv_cells_reset(struct vk__csv_cells *cells);
/* VK_OK; VK_ENOMEM, after a reset. */
vk_status vk__csv_cells_feed(struct vk__csv_cells *cells, const char *text,
    size_t len);
/* The end of the text. VK_OK; VK_ESYNTAX: a quote is open; VK_ENOMEM. */
vk_status vk__csv_cells_finish(struct vk__csv_cells *cells);
/* Makes the cells point to their texts, until the next feed. */
void vk__csv_cells_point(struct vk__csv_cells *cells);
/* Whether nothing of a row has been seen: the line was empty. */
bool vk__csv_cells_are_none(const struct vk__csv_cells *cells);
/* Whether the line is a whole row, as strictly as can be, of that many. */
bool vk__csv_cells_are(const char *line, size_t len, char delimiter,
    size_t count);
/*
 * Where cell index of that row begins: its offset, and how many of the
 * row's lines end before it; *line_at is where its line begins.
 */
size_t vk__csv_cells_find(const char *row, size_t len, char delimiter,
    size_t index, size_t *lines, size_t *line_at);

#endif
