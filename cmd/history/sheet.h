/* SPDX-License-Identifier: MIT */
/*
 * Rows of cells for people or programs: an aligned table, or tab separated
 * values in SI units under a header. Column widths are fixed, so that rows
 * are written as they come; the last column may be of any length.
 */
#ifndef HISTORY_SHEET_H
#define HISTORY_SHEET_H

#include <vekta.h>

#include "../cli/output.h"

enum sheet_form { SHEET_JSON = 0, SHEET_TSV, SHEET_TABLE };

struct sheet_column {
	const char *name;  /* for programs */
	const char *title; /* N_("..."), for people */
	unsigned width;    /* characters; 0: the last one */
	bool left;
};

/* What is open while rows are written. JSON lines use out only. */
struct sheet {
	struct output out;
	enum sheet_form form;
	bool terminal; /* standard output is one */
	bool colour;   /* and may be written to in colour */
	vk_buf row;
	const struct sheet_column *column;
	size_t count;
	size_t at;     /* the column of the next cell */
};

void sheet_begin(struct sheet *sheet, enum sheet_form form);
/* Ends the output. VK_OK, VK_EIO (errno). */
vk_status sheet_end(struct sheet *sheet);
/* Begins a table of count columns: writes its header. As output_add. */
vk_status sheet_head(struct sheet *sheet, const struct sheet_column *column,
    size_t count);

/* The next cell of the row; NaN and "" are an empty one. */
void sheet_text(struct sheet *sheet, const char *text, size_t len);
void sheet_number(struct sheet *sheet, double value, unsigned decimals);
/* "1:30:00", or seconds for programs. */
void sheet_seconds(struct sheet *sheet, double seconds);
/* Kilometres, or metres for programs. */
void sheet_metres(struct sheet *sheet, double metres);
/* Writes the row out. VK_OK, VK_EIO (errno), VK_ENOMEM. */
vk_status sheet_row(struct sheet *sheet);
/* Writes a line as it is. */
vk_status sheet_line(struct sheet *sheet, const char *text, size_t len);

/* Appends a small curve of the values, of which NaN are left out. */
void sheet_spark(vk_buf *out, const double *value, size_t count);

#endif
