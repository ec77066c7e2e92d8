/* SPDX-License-Identifier: MIT */
/*
 * Rows of cells for people or programs: an aligned table, or tab separated
 * values in SI units under a header. Column widths are fixed, so that rows
 * are written as they come; the last column may be of any length.
 */
#ifndef HISTORY_GRID_H
#define HISTORY_GRID_H

#include <vekta.h>

#include "../cli/output.h"

enum grid_form { GRID_JSON = 0, GRID_TSV, GRID_TABLE };

struct grid_column {
	const char *name;  /* for programs */
	const char *title; /* N_("..."), for people */
	unsigned width;    /* characters; 0: the last one */
	bool left;
};

/* What is open while rows are written. JSON lines use out only. */
struct grid {
	struct output out;
	enum grid_form form;
	bool terminal; /* standard output is one */
	bool colour;   /* and may be written to in colour */
	vk_buf row;
	const struct grid_column *column;
	size_t count;
	size_t at;     /* the column of the next cell */
};

void grid_begin(struct grid *grid, enum grid_form form);
/* Ends the output. VK_OK, VK_EIO (errno). */
vk_status grid_end(struct grid *grid);
/* Begins a table of count columns: writes its header. As output_add. */
vk_status grid_head(struct grid *grid, const struct grid_column *column,
    size_t count);

/* The next cell of the row; NaN and "" are an empty one. */
void grid_text(struct grid *grid, const char *text, size_t len);
void grid_number(struct grid *grid, double value, unsigned decimals);
/* "1:30:00", or seconds for programs. */
void grid_seconds(struct grid *grid, double seconds);
/* Kilometres, or metres for programs. */
void grid_metres(struct grid *grid, double metres);
/* Writes the row out. VK_OK, VK_EIO (errno), VK_ENOMEM. */
vk_status grid_row(struct grid *grid);
/* Writes a line as it is. */
vk_status grid_line(struct grid *grid, const char *text, size_t len);

/* Appends a small curve of the values, of which NaN are left out. */
void grid_spark(vk_buf *out, const double *value, size_t count);

#endif
