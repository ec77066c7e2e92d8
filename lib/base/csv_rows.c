/* SPDX-License-Identifier: MIT */
/*
 * Rows of lines and cells. libcsv is fed one line of the file at a time, and
 * the bytes of a row stay until the next one, so that a place can be found,
 * and that a quote which was never closed costs its own line and no other.
 * Memory is that of one row.
 */
#include "csv_rows.h"

#include <stdlib.h>
#include <string.h>

#include "csv_cells.h"
#include "csv_lines.h"

/* Unclosed quotes that may be looked for in all that follows. */
enum { RESCANS = 8 };

struct vk__csv {
	struct vk__csv_lines in;
	struct vk__csv_cells out;
	bool begun;
	bool split;     /* the row is a part of one, its bytes are elsewhere */
	char wanted;    /* delimiter, 0: to be guessed */
	char delimiter;
	size_t expect;
	uint64_t line;  /* where the row begins */
	uint64_t lines; /* in the row */
	unsigned unclosed;
	uint64_t plain; /* up to here no row goes over a line's end */
	vk_buf apart;   /* a text that is taken apart by itself */
};

vk_status
vk__csv_new(struct vk__csv **csv)
{
	struct vk__csv *c = calloc(1, sizeof *c);

	*csv = NULL;
	if (c == NULL)
		return VK_ENOMEM;
	if (vk__csv_cells_begin(&c->out) != VK_OK) {
		free(c);
		return VK_ENOMEM;
	}
	c->in.fd = -1;
	*csv = c;
	return VK_OK;
}

void
vk__csv_free(struct vk__csv *csv)
{
	if (csv == NULL)
		return;
	vk__csv_cells_end(&csv->out);
	vk_buf_free(&csv->apart);
	free(csv->in.data);
	free(csv);
}

void
vk__csv_open(struct vk__csv *csv, const char *head, size_t len, int fd,
    char delimiter)
{
	vk__csv_lines_open(&csv->in, head, len, fd);
	csv->begun = csv->split = false;
	csv->plain = 0;
	csv->line = 1;
	csv->lines = 0;
	csv->unclosed = 0;
	csv->wanted = delimiter;
	csv->delimiter = delimiter != 0 ? delimiter : ',';
	csv->expect = 0;
	vk__csv_cells_reset(&csv->out);
	vk__csv_cells_forget(&csv->out, csv->delimiter);
}

void
vk__csv_expect(struct vk__csv *csv, size_t cells)
{
	csv->expect = cells;
}

uint64_t
vk__csv_bytes(const struct vk__csv *csv)
{
	return csv->in.base + csv->in.next;
}

bool
vk__csv_ended(const struct vk__csv *csv)
{
	size_t next = csv->in.next;

	return next > 0 && (csv->in.data[next - 1] == '\n' ||
	    csv->in.data[next - 1] == '\r');
}

char
vk__csv_delimiter(const struct vk__csv *csv)
{
	return csv->delimiter;
}

/* ---------------------------------------------------------- beginning */

/* "sep=;" is how spreadsheets are told the delimiter. */
static bool
is_separator_line(const char *line, size_t len)
{
	while (len > 0 && (line[len - 1] == '\n' || line[len - 1] == '\r'))
		len--;
	return len == 5 && memcmp(line, "sep=", 4) == 0;
}

static void
choose_delimiter(struct vk__csv *csv, const char *line, size_t len)
{
	static const char known[] = ",;\t";
	size_t most = 0;
	const char *d;

	csv->delimiter = ',';
	for (d = known; *d != '\0'; d++) {
		size_t n = 0;
		size_t i;

		for (i = 0; i < len; i++)
			n += line[i] == *d;
		if (n > most) {
			most = n;
			csv->delimiter = *d;
		}
	}
}

static vk_status
begin(struct vk__csv *csv)
{
	struct vk__csv_lines *in = &csv->in;
	vk_status status = vk__csv_lines_begin(in);
	const char *line;
	size_t end;

	csv->begun = true;
	if (status == VK_OK)
		status = vk__csv_lines_hold(in, &end);
	if (status != VK_OK)
		return status == VK_END || status == VK_ELIMIT ? VK_OK :
		    status;
	line = in->data + in->next;
	if (is_separator_line(line, end - in->next)) {
		if (csv->wanted == 0)
			csv->delimiter = line[4];
		in->at = in->next = end;
		csv->lines = 1;
	} else if (csv->wanted == 0) {
		choose_delimiter(csv, line, end - in->next);
	}
	return VK_OK;
}

/* --------------------------------------------------------------- rows */

/* Begins a row where the last one ended. */
static void
begin_row(struct vk__csv *csv)
{
	struct vk__csv_lines *in = &csv->in;

	in->at = in->last = in->first_end = in->next;
	csv->line += csv->lines;
	csv->lines = 0;
	csv->split = false;
	vk__csv_cells_forget(&csv->out, csv->delimiter);
}

/* VK_OK; VK_ENOMEM. */
static vk_status
feed(struct vk__csv *csv, size_t end)
{
	struct vk__csv_lines *in = &csv->in;
	vk_status status = vk__csv_cells_feed(&csv->out, in->data + in->next,
	    end - in->next);

	if (status != VK_OK)
		return status;
	in->last = in->next;
	in->next = end;
	if (csv->lines++ == 0)
		in->first_end = end;
	return VK_OK;
}

/* A refused row costs one line; what it swallowed is read again. */
static vk_status
refuse(struct vk__csv *csv, vk_status status, size_t cell, vk_error *err)
{
	uint64_t line;
	size_t column = 1;

	if (csv->lines > 1 && ++csv->unclosed > RESCANS)
		csv->plain = vk__csv_bytes(csv);
	if (csv->lines > 0) {
		csv->in.next = csv->in.first_end;
		csv->lines = 1;
		vk__csv_place(csv, cell, &line, &column);
	}
	vk__csv_cells_reset(&csv->out);
	if (status == VK_ELIMIT)
		return vk_error_set(err, status, column, "csv-row",
		    "the row has more than 1 MiB or 4096 cells", NULL, NULL);
	return vk_error_set(err, VK_ESYNTAX, column, "csv-quote",
	    "a quote is opened here and not closed", NULL, NULL);
}

/* The first line alone is too long: all of it is left out. */
static vk_status
drop_line(struct vk__csv *csv, vk_error *err)
{
	vk_status status = vk__csv_lines_drop(&csv->in);

	csv->lines = 1;
	if (status != VK_OK)
		return status;
	return refuse(csv, VK_ELIMIT, 0, err);
}

static bool
is_broken(struct vk__cell cell)
{
	return memchr(cell.text, '\n', cell.len) != NULL ||
	    memchr(cell.text, '\r', cell.len) != NULL;
}

/* The first cell that goes over the end of a line. */
static size_t
broken_cell(const struct vk__csv *csv)
{
	size_t i = 0;

	while (i < csv->out.count && !is_broken(csv->out.cell[i]))
		i++;
	return i;
}

/* A quote that was left open, and closed by the next row's. */
static bool
has_swallowed(const struct vk__csv *csv)
{
	const struct vk__csv_lines *in = &csv->in;

	return csv->lines > 1 && csv->expect > 0 &&
	    vk__csv_cells_are(in->data + in->last, in->next - in->last,
	    csv->delimiter, csv->expect);
}

static vk_status
give(struct vk__csv *csv, struct vk__csv_row *row, vk_error *err)
{
	if (csv->out.wide)
		return refuse(csv, VK_ELIMIT, csv->out.count, err);
	vk__csv_cells_point(&csv->out);
	if (has_swallowed(csv))
		return refuse(csv, VK_ESYNTAX, broken_cell(csv), err);
	row->cell = csv->out.cell;
	row->count = csv->out.count;
	return VK_OK;
}

/* At the end of the input: a row without its end, an open quote, nothing. */
static vk_status
finish(struct vk__csv *csv, struct vk__csv_row *row, vk_error *err)
{
	vk_status status;

	if (csv->lines == 0)
		return VK_END;
	status = vk__csv_cells_finish(&csv->out);
	if (status == VK_ESYNTAX)
		return refuse(csv, status, csv->out.count, err);
	if (status != VK_OK)
		return status;
	return csv->out.done ? give(csv, row, err) : VK_END;
}

static bool
is_empty_line(const struct vk__csv *csv)
{
	return vk__csv_cells_are_none(&csv->out) && !(csv->in.eof &&
	    csv->in.next == csv->in.end);
}

vk_status
vk__csv_next(struct vk__csv *csv, struct vk__csv_row *row, vk_error *err)
{
	vk_status status = csv->begun ? VK_OK : begin(csv);
	size_t end;

	if (status != VK_OK)
		return status;
	begin_row(csv);
	row->count = 0;
	for (;;) {
		row->line = csv->line;
		status = vk__csv_lines_hold(&csv->in, &end);
		if (status == VK_END)
			return finish(csv, row, err);
		if (status == VK_ELIMIT)
			return csv->lines == 0 ? drop_line(csv, err) :
			    refuse(csv, status, csv->out.count, err);
		if (status == VK_OK)
			status = feed(csv, end);
		if (status != VK_OK)
			return status;
		if (csv->out.done)
			return give(csv, row, err);
		if (is_empty_line(csv))
			begin_row(csv);
		else if (vk__csv_bytes(csv) < csv->plain)
			return refuse(csv, VK_ESYNTAX, csv->out.count, err);
	}
}

/* ---------------------------------------------------- places and parts */

void
vk__csv_place(struct vk__csv *csv, size_t index, uint64_t *line,
    size_t *column)
{
	const struct vk__csv_lines *in = &csv->in;
	size_t lines, line_at, at;

	*line = csv->line;
	*column = 1;
	if (csv->split)
		return;
	at = vk__csv_cells_find(in->data + in->at, in->next - in->at,
	    csv->delimiter, index, &lines, &line_at);
	*line += lines;
	*column = at - line_at + 1;
}

vk_status
vk__csv_split(struct vk__csv *csv, const char *text, size_t len,
    struct vk__csv_row *row)
{
	vk_status status;

	/* The text may be a cell of the row that ends here. */
	vk_buf_clear(&csv->apart);
	vk_buf_add(&csv->apart, text, len);
	if (csv->apart.failed)
		return VK_ENOMEM;
	vk__csv_cells_forget(&csv->out, csv->delimiter);
	csv->split = true;
	status = vk__csv_cells_feed(&csv->out, csv->apart.data, len);
	if (status == VK_OK && csv->out.done)
		status = VK_ESYNTAX;
	if (status == VK_OK)
		status = vk__csv_cells_finish(&csv->out);
	if (status == VK_OK && csv->out.wide)
		status = VK_ELIMIT;
	if (status != VK_OK)
		vk__csv_cells_reset(&csv->out);
	vk__csv_cells_point(&csv->out);
	row->cell = csv->out.cell;
	row->count = csv->out.count;
	row->line = csv->line;
	return status;
}
