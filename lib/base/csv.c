/* SPDX-License-Identifier: MIT */
/*
 * CSV through libcsv, which says nothing of where it is: it is fed one line
 * of the file at a time, and the bytes of a row stay until the next one, so
 * that a place can be found by feeding them again, and that a quote which was
 * never closed costs its own line and no other. Memory is that of one row.
 */
#include "csv.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "put.h"
#include "reader.h"

enum {
	BLOCK = 65536,
	RESCANS = 8 /* unclosed quotes that may be looked for in all that follows */
};

struct vk__csv {
	/* What is read, and the part of it that is held in data. */
	const char *head;
	size_t head_left;
	int fd;
	bool begun;
	bool eof;
	char *data;
	size_t cap;
	size_t end;
	uint64_t base;    /* the offset in the input of data[0] */
	/* The row in work or given. */
	size_t at;        /* where it begins in data */
	size_t first_end; /* where its first line ends */
	size_t last;      /* where its last line begins */
	size_t next;      /* where what follows begins */
	uint64_t line;    /* of at */
	uint64_t lines;   /* in the row */
	bool split;       /* it is a part of a row, its bytes are elsewhere */
	char wanted;      /* delimiter, 0: to be guessed */
	char delimiter;
	size_t expect;
	unsigned unclosed;
	uint64_t plain;   /* up to here no row goes over a line's end */
	/* What libcsv says. */
	struct csv_parser parser;
	bool done;
	bool failed;
	bool wide;
	vk_buf text;
	struct vk__cell *cell;
	size_t count;
	size_t cells;     /* room for that many */
	vk_buf apart;
};

/* ------------------------------------------------------------- libcsv */

static bool
reserve_cell(struct vk__csv *csv)
{
	size_t cells = csv->cells == 0 ? 64 : csv->cells * 2;
	struct vk__cell *cell;

	if (csv->count < csv->cells)
		return true;
	cell = realloc(csv->cell, cells * sizeof *cell);
	if (cell == NULL)
		return false;
	csv->cell = cell;
	csv->cells = cells;
	return true;
}

static void
on_cell(void *text, size_t len, void *ctx)
{
	struct vk__csv *csv = ctx;

	if (csv->count == VK__CSV_CELLS) {
		csv->wide = true;
		return;
	}
	if (!reserve_cell(csv)) {
		csv->failed = true;
		return;
	}
	vk__put(&csv->text, text, len);
	vk__put_char(&csv->text, '\0');
	csv->cell[csv->count++].len = len;
}

static void
on_row(int end, void *ctx)
{
	struct vk__csv *csv = ctx;

	(void)end;
	csv->done = true;
}

static void
forget_cells(struct vk__csv *csv)
{
	vk_buf_clear(&csv->text);
	csv->count = 0;
	csv->done = csv->wide = csv->failed = false;
}

/* The cells lie behind each other, each with a NUL. */
static void
point_cells(struct vk__csv *csv)
{
	const char *at = csv->text.data;
	size_t i;

	for (i = 0; i < csv->count; i++) {
		csv->cell[i].text = at;
		at += csv->cell[i].len + 1;
	}
}

vk_status
vk__csv_new(struct vk__csv **csv)
{
	struct vk__csv *c = calloc(1, sizeof *c);

	*csv = NULL;
	if (c == NULL)
		return VK_ENOMEM;
	if (csv_init(&c->parser, 0) != 0) {
		free(c);
		return VK_ENOMEM;
	}
	/* It grows by that much, not by doubling. */
	csv_set_blk_size(&c->parser, BLOCK);
	c->fd = -1;
	*csv = c;
	return VK_OK;
}

void
vk__csv_free(struct vk__csv *csv)
{
	if (csv == NULL)
		return;
	csv_free(&csv->parser);
	vk_buf_free(&csv->text);
	vk_buf_free(&csv->apart);
	free(csv->cell);
	free(csv->data);
	free(csv);
}

/* Leaves libcsv as if it had read nothing. */
static void
reset_parser(struct vk__csv *csv)
{
	(void)csv_fini(&csv->parser, NULL, NULL, NULL);
}

/* The end of the text; false: a quote is open. */
static bool
end_parser(struct vk__csv *csv)
{
	bool whole;

	csv_set_opts(&csv->parser, CSV_STRICT | CSV_STRICT_FINI);
	whole = csv_fini(&csv->parser, on_cell, on_row, csv) == 0;
	csv_set_opts(&csv->parser, 0);
	return whole;
}

/* ------------------------------------------------------------ reading */

void
vk__csv_open(struct vk__csv *csv, const char *head, size_t len, int fd,
    char delimiter)
{
	csv->head = head;
	csv->head_left = len;
	csv->fd = fd;
	csv->begun = csv->eof = csv->split = false;
	csv->end = csv->at = csv->first_end = csv->last = csv->next = 0;
	csv->base = csv->plain = 0;
	csv->line = 1;
	csv->lines = 0;
	csv->unclosed = 0;
	csv->wanted = delimiter;
	csv->delimiter = delimiter != 0 ? delimiter : ',';
	csv->expect = 0;
	reset_parser(csv);
	forget_cells(csv);
}

void
vk__csv_expect(struct vk__csv *csv, size_t cells)
{
	csv->expect = cells;
}

uint64_t
vk__csv_bytes(const struct vk__csv *csv)
{
	return csv->base + csv->next;
}

bool
vk__csv_ended(const struct vk__csv *csv)
{
	return csv->next > 0 && (csv->data[csv->next - 1] == '\n' ||
	    csv->data[csv->next - 1] == '\r');
}

char
vk__csv_delimiter(const struct vk__csv *csv)
{
	return csv->delimiter;
}

/* Moves the row in work to the front and makes room for a block. */
static vk_status
make_room(struct vk__csv *csv)
{
	size_t cap = csv->cap > 0 ? csv->cap : 2 * (size_t)BLOCK;
	char *data;

	if (csv->at > 0) {
		memmove(csv->data, csv->data + csv->at, csv->end - csv->at);
		csv->base += csv->at;
		csv->end -= csv->at;
		csv->next -= csv->at;
		csv->last -= csv->at;
		csv->first_end -= csv->at;
		csv->at = 0;
	}
	while (cap - csv->end < BLOCK)
		cap *= 2;
	if (cap == csv->cap)
		return VK_OK;
	data = realloc(csv->data, cap);
	if (data == NULL)
		return VK_ENOMEM;
	csv->data = data;
	csv->cap = cap;
	return VK_OK;
}

static vk_status
read_descriptor(struct vk__csv *csv)
{
	size_t n = 0;
	vk_status status = csv->fd < 0 ? VK_OK : vk__read_some(csv->fd,
	    csv->data + csv->end, csv->cap - csv->end, &n);

	csv->end += n;
	csv->eof = n == 0;
	return status;
}

static vk_status
read_more(struct vk__csv *csv)
{
	vk_status status = make_room(csv);
	size_t n = csv->head_left < BLOCK ? csv->head_left : BLOCK;

	if (status != VK_OK || n == 0)
		return status != VK_OK ? status : read_descriptor(csv);
	memcpy(csv->data + csv->end, csv->head, n);
	csv->head += n;
	csv->head_left -= n;
	csv->end += n;
	return VK_OK;
}

/*
 * The end of the line that begins at next, 0 when it is not held yet. A CR
 * at the end of what is held may be followed by its LF.
 */
static size_t
line_end(const struct vk__csv *csv)
{
	const char *from = csv->data + csv->next;
	size_t len = csv->end - csv->next;
	const char *feed = len == 0 ? NULL : memchr(from, '\n', len);
	size_t upto = feed != NULL ? (size_t)(feed - from) : len;
	const char *back = upto == 0 ? NULL : memchr(from, '\r', upto);

	if (back != NULL) {
		size_t end = (size_t)(back - csv->data) + 1;

		if (end == csv->end)
			return csv->eof ? end : 0;
		return end + (csv->data[end] == '\n');
	}
	if (feed != NULL)
		return (size_t)(feed - csv->data) + 1;
	return csv->eof && len > 0 ? csv->end : 0;
}

/* Holds the next line of the row: VK_OK, VK_END, VK_ELIMIT, ... */
static vk_status
hold_line(struct vk__csv *csv, size_t *end)
{
	for (;;) {
		vk_status status;

		*end = line_end(csv);
		if (*end > 0)
			return *end - csv->at > VK__CSV_ROW_BYTES ?
			    VK_ELIMIT : VK_OK;
		if (csv->eof)
			return VK_END;
		if (csv->end - csv->at > VK__CSV_ROW_BYTES)
			return VK_ELIMIT;
		status = read_more(csv);
		if (status != VK_OK)
			return status;
	}
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
	vk_status status = VK_OK;
	size_t end;

	csv->begun = true;
	while (csv->end < 3 && !csv->eof && status == VK_OK)
		status = read_more(csv);
	if (status != VK_OK)
		return status;
	if (csv->end >= 3 && memcmp(csv->data, "\xef\xbb\xbf", 3) == 0)
		csv->at = csv->next = 3;
	status = hold_line(csv, &end);
	if (status != VK_OK)
		return status == VK_END || status == VK_ELIMIT ? VK_OK :
		    status;
	if (is_separator_line(csv->data + csv->next, end - csv->next)) {
		if (csv->wanted == 0)
			csv->delimiter = csv->data[csv->next + 4];
		csv->at = csv->next = end;
		csv->lines = 1;
	} else if (csv->wanted == 0) {
		choose_delimiter(csv, csv->data + csv->next, end - csv->next);
	}
	return VK_OK;
}

/* --------------------------------------------------------------- rows */

/* Begins a row where the last one ended. */
static void
begin_row(struct vk__csv *csv)
{
	csv->at = csv->last = csv->first_end = csv->next;
	csv->line += csv->lines;
	csv->lines = 0;
	csv->split = false;
	forget_cells(csv);
	csv_set_delim(&csv->parser, (unsigned char)csv->delimiter);
}

/* VK_OK; VK_ENOMEM. */
static vk_status
feed(struct vk__csv *csv, size_t end)
{
	size_t len = end - csv->next;

	if (csv_parse(&csv->parser, csv->data + csv->next, len, on_cell,
	    on_row, csv) != len || csv->failed || csv->text.failed) {
		reset_parser(csv);
		return VK_ENOMEM;
	}
	csv->last = csv->next;
	csv->next = end;
	if (csv->lines++ == 0)
		csv->first_end = end;
	return VK_OK;
}

/* A refused row costs one line; what it swallowed is read again. */
static vk_status
refuse(struct vk__csv *csv, vk_status status, size_t cell, vk_error *err)
{
	uint64_t line;
	size_t column = 1;

	if (csv->lines > 1 && ++csv->unclosed > RESCANS)
		csv->plain = csv->base + csv->next;
	if (csv->lines > 0) {
		csv->next = csv->first_end;
		csv->lines = 1;
		vk__csv_place(csv, cell, &line, &column);
	}
	reset_parser(csv);
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
	vk_status status = VK_OK;
	size_t end;

	while ((end = line_end(csv)) == 0 && !csv->eof && status == VK_OK) {
		/* All but the last byte, which may be half an end. */
		csv->at = csv->next = csv->end - 1;
		status = read_more(csv);
	}
	csv->at = csv->next = csv->last = csv->first_end = end > 0 ? end :
	    csv->end;
	csv->lines = 1;
	if (status != VK_OK)
		return status;
	return refuse(csv, VK_ELIMIT, 0, err);
}

/* Whether the line is a whole row, as strictly as can be, of that many. */
static bool
is_row(const char *line, size_t len, char delimiter, size_t cells)
{
	struct csv_parser strict;
	struct vk__csv count = { 0 };
	bool is;

	if (csv_init(&strict, CSV_STRICT | CSV_STRICT_FINI) != 0)
		return false;
	csv_set_delim(&strict, (unsigned char)delimiter);
	is = csv_parse(&strict, line, len, on_cell, on_row, &count) == len &&
	    csv_fini(&strict, on_cell, on_row, &count) == 0 &&
	    count.count == cells;
	csv_free(&strict);
	vk_buf_free(&count.text);
	free(count.cell);
	return is;
}

/* The first cell that goes over the end of a line. */
static size_t
broken_cell(const struct vk__csv *csv)
{
	size_t i = 0;

	while (i < csv->count && memchr(csv->cell[i].text, '\n',
	    csv->cell[i].len) == NULL && memchr(csv->cell[i].text, '\r',
	    csv->cell[i].len) == NULL)
		i++;
	return i;
}

static vk_status
give(struct vk__csv *csv, struct vk__csv_row *row, vk_error *err)
{
	if (csv->wide)
		return refuse(csv, VK_ELIMIT, csv->count, err);
	point_cells(csv);
	if (csv->lines > 1 && csv->expect > 0 && is_row(csv->data + csv->last,
	    csv->next - csv->last, csv->delimiter, csv->expect))
		return refuse(csv, VK_ESYNTAX, broken_cell(csv), err);
	row->cell = csv->cell;
	row->count = csv->count;
	return VK_OK;
}

/* At the end of the input: a row without its end, an open quote, nothing. */
static vk_status
finish(struct vk__csv *csv, struct vk__csv_row *row, vk_error *err)
{
	if (csv->lines == 0)
		return VK_END;
	if (!end_parser(csv))
		return refuse(csv, VK_ESYNTAX, csv->count, err);
	if (csv->failed || csv->text.failed)
		return VK_ENOMEM;
	return csv->done ? give(csv, row, err) : VK_END;
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
		status = hold_line(csv, &end);
		if (status == VK_END)
			return finish(csv, row, err);
		if (status == VK_ELIMIT)
			return csv->lines == 0 ? drop_line(csv, err) :
			    refuse(csv, status, csv->count, err);
		if (status == VK_OK)
			status = feed(csv, end);
		if (status != VK_OK)
			return status;
		if (csv->done)
			return give(csv, row, err);
		if (csv->parser.quoted == 0 && csv->count == 0 &&
		    csv->parser.entry_pos == 0 && !(csv->eof &&
		    end == csv->end)) {
			begin_row(csv);
			continue;
		}
		if (csv->base + csv->next < csv->plain)
			return refuse(csv, VK_ESYNTAX, csv->count, err);
	}
}

/* ------------------------------------------------------------- places */

/* Whether a line of the input ends with data[i]. */
static bool
ends_line(const struct vk__csv *csv, size_t i)
{
	return csv->data[i] == '\n' || (csv->data[i] == '\r' &&
	    (i + 1 == csv->next || csv->data[i + 1] != '\n'));
}

void
vk__csv_place(struct vk__csv *csv, size_t index, uint64_t *line,
    size_t *column)
{
	struct csv_parser again;
	struct vk__csv seen = { 0 };
	size_t line_at = csv->at;
	size_t i;

	*line = csv->line;
	*column = 1;
	if (csv->split || csv_init(&again, 0) != 0)
		return;
	csv_set_delim(&again, (unsigned char)csv->delimiter);
	for (i = csv->at; i < csv->next && seen.count < index; i++) {
		if (csv_parse(&again, csv->data + i, 1, on_cell, on_row,
		    &seen) != 1 || seen.done)
			break;
		if (ends_line(csv, i)) {
			(*line)++;
			line_at = i + 1;
		}
	}
	*column = i - line_at + 1;
	csv_free(&again);
	vk_buf_free(&seen.text);
	free(seen.cell);
}

vk_status
vk__csv_split(struct vk__csv *csv, const char *text, size_t len,
    struct vk__csv_row *row)
{
	vk_status status = VK_OK;

	/* The text may be a cell of the row that ends here. */
	vk_buf_clear(&csv->apart);
	vk_buf_add(&csv->apart, text, len);
	if (csv->apart.failed)
		return VK_ENOMEM;
	forget_cells(csv);
	csv->split = true;
	csv_set_delim(&csv->parser, (unsigned char)csv->delimiter);
	if (csv_parse(&csv->parser, csv->apart.data, len, on_cell, on_row,
	    csv) != len)
		status = VK_ENOMEM;
	else if (csv->done || !end_parser(csv))
		status = VK_ESYNTAX;
	else if (csv->failed || csv->text.failed)
		status = VK_ENOMEM;
	else if (csv->wide)
		status = VK_ELIMIT;
	if (status != VK_OK)
		reset_parser(csv);
	point_cells(csv);
	row->cell = csv->cell;
	row->count = csv->count;
	row->line = csv->line;
	return status;
}
