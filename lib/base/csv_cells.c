/* SPDX-License-Identifier: MIT */
/*
 * libcsv, and the only place that knows it: it calls back for each cell and
 * each row, and says nothing of where they are, so that a place is found by
 * feeding it the row again, byte after byte.
 */
#include "csv_cells.h"

#include <stdlib.h>
#include <string.h>

#include "csv_rows.h"
#include "put.h"

enum { BLOCK = 65536 };

static bool
reserve_cell(struct vk__csv_cells *cells)
{
	size_t room = cells->room == 0 ? 64 : cells->room * 2;
	struct vk__cell *cell;

	if (cells->count < cells->room)
		return true;
	cell = realloc(cells->cell, room * sizeof *cell);
	if (cell == NULL)
		return false;
	cells->cell = cell;
	cells->room = room;
	return true;
}

static void
on_cell(void *text, size_t len, void *ctx)
{
	struct vk__csv_cells *cells = ctx;

	if (cells->count == VK__CSV_CELLS) {
		cells->wide = true;
		return;
	}
	if (!reserve_cell(cells)) {
		cells->failed = true;
		return;
	}
	vk__put(&cells->text, text, len);
	vk__put_char(&cells->text, '\0');
	cells->cell[cells->count++].len = len;
}

static void
on_row(int end, void *ctx)
{
	struct vk__csv_cells *cells = ctx;

	(void)end;
	cells->done = true;
}

vk_status
vk__csv_cells_begin(struct vk__csv_cells *cells)
{
	memset(cells, 0, sizeof *cells);
	if (csv_init(&cells->parser, 0) != 0)
		return VK_ENOMEM;
	/* It grows by that much, not by doubling. */
	csv_set_blk_size(&cells->parser, BLOCK);
	return VK_OK;
}

void
vk__csv_cells_end(struct vk__csv_cells *cells)
{
	csv_free(&cells->parser);
	vk_buf_free(&cells->text);
	free(cells->cell);
}

void
vk__csv_cells_forget(struct vk__csv_cells *cells, char delimiter)
{
	vk_buf_clear(&cells->text);
	cells->count = 0;
	cells->done = cells->wide = cells->failed = false;
	csv_set_delim(&cells->parser, (unsigned char)delimiter);
}

void
vk__csv_cells_reset(struct vk__csv_cells *cells)
{
	(void)csv_fini(&cells->parser, NULL, NULL, NULL);
}

static bool
has_failed(const struct vk__csv_cells *cells)
{
	return cells->failed || cells->text.failed;
}

vk_status
vk__csv_cells_feed(struct vk__csv_cells *cells, const char *text, size_t len)
{
	if (csv_parse(&cells->parser, text, len, on_cell, on_row, cells) ==
	    len && !has_failed(cells))
		return VK_OK;
	vk__csv_cells_reset(cells);
	return VK_ENOMEM;
}

vk_status
vk__csv_cells_finish(struct vk__csv_cells *cells)
{
	bool whole;

	csv_set_opts(&cells->parser, CSV_STRICT | CSV_STRICT_FINI);
	whole = csv_fini(&cells->parser, on_cell, on_row, cells) == 0;
	csv_set_opts(&cells->parser, 0);
	if (!whole)
		return VK_ESYNTAX;
	return has_failed(cells) ? VK_ENOMEM : VK_OK;
}

void
vk__csv_cells_point(struct vk__csv_cells *cells)
{
	const char *at = cells->text.data;
	size_t i;

	for (i = 0; i < cells->count; i++) {
		cells->cell[i].text = at;
		at += cells->cell[i].len + 1;
	}
}

bool
vk__csv_cells_are_none(const struct vk__csv_cells *cells)
{
	return cells->parser.quoted == 0 && cells->count == 0 &&
	    cells->parser.entry_pos == 0;
}

bool
vk__csv_cells_are(const char *line, size_t len, char delimiter, size_t count)
{
	struct vk__csv_cells strict;
	bool are;

	if (vk__csv_cells_begin(&strict) != VK_OK)
		return false;
	csv_set_opts(&strict.parser, CSV_STRICT | CSV_STRICT_FINI);
	csv_set_delim(&strict.parser, (unsigned char)delimiter);
	are = csv_parse(&strict.parser, line, len, on_cell, on_row,
	    &strict) == len && csv_fini(&strict.parser, on_cell, on_row,
	    &strict) == 0 && strict.count == count;
	vk__csv_cells_end(&strict);
	return are;
}

/* Whether a line of the row ends with its byte i. */
static bool
ends_line(const char *row, size_t len, size_t i)
{
	return row[i] == '\n' || (row[i] == '\r' &&
	    (i + 1 == len || row[i + 1] != '\n'));
}

size_t
vk__csv_cells_find(const char *row, size_t len, char delimiter, size_t index,
    size_t *lines, size_t *line_at)
{
	struct vk__csv_cells seen;
	size_t i;

	*lines = *line_at = 0;
	if (vk__csv_cells_begin(&seen) != VK_OK)
		return 0;
	csv_set_delim(&seen.parser, (unsigned char)delimiter);
	for (i = 0; i < len && seen.count < index; i++) {
		if (csv_parse(&seen.parser, row + i, 1, on_cell, on_row,
		    &seen) != 1 || seen.done)
			break;
		if (ends_line(row, len, i)) {
			(*lines)++;
			*line_at = i + 1;
		}
	}
	vk__csv_cells_end(&seen);
	return i;
}
