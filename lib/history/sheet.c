/* SPDX-License-Identifier: MIT */
/*
 * Tables. Each file is looked over twice, in its head, for what it shows
 * about its numbers, dates and units, and then read once to its end.
 */
#include <stdlib.h>
#include <string.h>

#include "../base/number.h"
#include "intake_internal.h"
#include "mend.h"

struct sheet {
	struct vk__intake *import;
	const struct vk__sink *sink;
	struct vk__csv *csv;
	struct vk__layout layout;
	struct vk__format format;
	struct vk__infer infer;
	struct vk__row_reader reader;
	bool wrapped; /* whole rows stand in one pair of quotes */
	char first[VK__KEY_SIZE * 2]; /* the header's first name */
	uint64_t line;
};

/* ------------------------------------------------------------------- rows */

/*
 * The next row, taken out of its quotes when a spreadsheet has put all of it
 * into one cell.
 */
static vk_status
next_row(struct sheet *s, struct vk__csv_row *row, vk_error *err)
{
	vk_status status = vk__csv_next(s->csv, row, err);

	s->line = row->line;
	if (status != VK_OK || row->count != 1 || !s->wrapped)
		return status;
	status = vk__csv_split(s->csv, row->cell[0].text, row->cell[0].len,
	    row);
	if (status == VK_ESYNTAX)
		(void)vk_error_set(err, status, 1, "csv-quote",
		    "a quote is opened here and not closed", NULL, NULL);
	return status;
}

static bool
is_wrapped(const struct sheet *s, const struct vk__csv_row *row)
{
	return row->count == 1 && memchr(row->cell[0].text,
	    vk__csv_delimiter(s->csv), row->cell[0].len) != NULL;
}

/* The header repeated, in files that were put behind each other. */
static bool
is_header(const struct sheet *s, const struct vk__csv_row *row)
{
	size_t len = strlen(s->first);

	return row->count > 0 && row->cell[0].len == len &&
	    memcmp(row->cell[0].text, s->first, len) == 0;
}

/* Letters that were spoilt show in the header, whose words are known. */
static bool
is_spoilt(const struct vk__csv_row *header)
{
	char text[VK__KEY_SIZE * 4];
	size_t i;

	for (i = 0; i < header->count; i++) {
		const struct vk__cell *c = &header->cell[i];

		vk__mend_text(text, sizeof text, c->text, c->len);
		if (c->len < sizeof text && strcmp(text, c->text) != 0)
			return true;
	}
	return false;
}

static vk_status
read_header(struct sheet *s, vk_error *err)
{
	struct vk__csv_row row;
	vk_status status = next_row(s, &row, err);

	if (status == VK_END)
		return vk_error_set(err, VK_ESYNTAX, 0, "file-empty",
		    "the file is empty or no text", NULL, NULL);
	if (status == VK_OK && is_wrapped(s, &row)) {
		s->wrapped = true;
		status = vk__csv_split(s->csv, row.cell[0].text,
		    row.cell[0].len, &row);
	}
	if (status == VK_OK)
		status = vk__layout_find(&s->import->layouts, &row,
		    &s->layout);
	if (status == VK_ENOMEM || status == VK_EIO)
		return status;
	if (status != VK_OK)
		return vk_error_set(err, VK_ESYNTAX, 1, "header-unknown",
		    "the header is of no table of activities that is known",
		    NULL, NULL);
	s->reader.mend = is_spoilt(&row);
	if (row.cell[0].len < sizeof s->first)
		memcpy(s->first, row.cell[0].text, row.cell[0].len + 1);
	vk__csv_expect(s->csv, row.count);
	return VK_OK;
}

/* --------------------------------------------------------------- evidence */

/* All whole rows of the head, the header left out. */
static vk_status
look_over(struct sheet *s, void (*look)(struct sheet *,
    const struct vk__csv_row *), vk_error *err)
{
	const struct vk__intake *import = s->import;
	struct vk__csv_row row;
	vk_status status;

	vk__csv_open(s->csv, import->head, import->head_len, -1, 0);
	status = read_header(s, err);
	if (status != VK_OK)
		return status;
	while ((status = next_row(s, &row, NULL)) != VK_END) {
		if (status == VK_ENOMEM || status == VK_EIO)
			return status;
		/* The last row may be cut. */
		if (!import->head_whole &&
		    vk__csv_bytes(s->csv) >= import->head_len)
			break;
		if (status == VK_OK && !is_header(s, &row))
			look(s, &row);
	}
	return VK_OK;
}

static void
look_at_forms(struct sheet *s, const struct vk__csv_row *row)
{
	vk__infer_forms(&s->infer, &s->layout, row);
}

static void
look_at_sizes(struct sheet *s, const struct vk__csv_row *row)
{
	vk__infer_sizes(&s->infer, &s->layout, &s->format,
	    &s->import->sports, row);
}

static vk_status
find_format(struct sheet *s, vk_error *err)
{
	vk_status status = look_over(s, look_at_forms, err);

	if (status == VK_OK)
		status = vk__infer_decide(&s->infer, &s->import->forced,
		    &s->format, err);
	if (status == VK_OK)
		status = look_over(s, look_at_sizes, err);
	if (status == VK_OK)
		status = vk__infer_units(&s->infer, &s->layout,
		    &s->import->forced, &s->format, err);
	return status;
}

/* ------------------------------------------------------------------ notes */

static void
note(const struct sheet *s, bool assumed, const char *format, const char *a,
    const char *b)
{
	vk_error what;

	(void)vk_error_set(&what, VK_OK, 0, "file-format", format, a, b);
	s->sink->note(s->sink->ctx, assumed, &what);
}

static void
note_decimal(const struct sheet *s)
{
	char sign[2] = { s->format.decimal, '\0' };
	char count[VK__NUMBER_SIZE + 1];

	count[vk__uint_write(count, s->format.decimal_cells)] = '\0';
	if (s->format.decimal_basis == VK__BASIS_FORCED)
		note(s, false, "decimal sign \"%1\", as asked", sign, NULL);
	else if (s->format.decimal_basis == VK__BASIS_EVIDENCE)
		note(s, false, "decimal sign \"%1\", shown by numbers: %2",
		    sign, count);
}

static void
note_evidence(const struct sheet *s)
{
	const struct vk__format *f = &s->format;
	char count[VK__NUMBER_SIZE + 1], value[VK__NUMBER_SIZE + 1];

	count[vk__uint_write(count, f->unit_rows)] = '\0';
	value[vk__fixed_write(value, f->unit_rows > 0 ? f->unit_ratio :
	    f->unit_temp, 3)] = '\0';
	if (f->unit_rows == 0)
		note(s, false, "units: miles, feet and Fahrenheit, as "
		    "temperatures around %1 show", value, NULL);
	else if (f->statute)
		note(s, false, "units: miles and feet, shown by the strides "
		    "of runs: %1 (%2 times the distance)", count, value);
	else
		note(s, false, "units: kilometres and metres, shown by the "
		    "strides of runs: %1 (%2 times the distance)", count, value);
}

static void
note_forced(const struct sheet *s)
{
	if (s->format.statute)
		note(s, false, "units: miles and feet, as asked", NULL, NULL);
	else
		note(s, false, "units: kilometres and metres, as asked", NULL,
		    NULL);
	if (s->format.unit_doubt && s->format.statute)
		note(s, true, "its runs show kilometres, not miles: is "
		    "--units right?", NULL, NULL);
	else if (s->format.unit_doubt)
		note(s, true, "it shows miles, not kilometres: is --units "
		    "right?", NULL, NULL);
}

static void
note_units(const struct sheet *s)
{
	switch (s->format.unit_basis) {
	case VK__BASIS_FORCED:
		note_forced(s);
		break;
	case VK__BASIS_EVIDENCE:
		note_evidence(s);
		break;
	case VK__BASIS_ASSUMED:
		note(s, false, "units: kilometres and metres, assumed: no "
		    "run tells (--units)", NULL, NULL);
		break;
	default:
		break;
	}
}

static void
tell_format(const struct sheet *s)
{
	if (s->layout.lang[0] != '\0')
		note(s, false, "a table of %1, language %2",
		    vk_source_text(s->layout.source), s->layout.lang);
	else
		note(s, false, "a table of %1, columns by their places",
		    vk_source_text(s->layout.source), NULL);
	note_decimal(s);
	note_units(s);
	if (s->format.order == VK__ORDER_DMY)
		note(s, false, "dates: the day comes first", NULL, NULL);
	else if (s->format.order_basis != VK__BASIS_NONE)
		note(s, false, "dates: the month comes first", NULL, NULL);
	if (s->format.hours)
		note(s, false, "durations with one colon are hours and "
		    "minutes, as the elapsed times show", NULL, NULL);
}

/* ---------------------------------------------------------------- reading */

static void
on_warning(void *ctx, size_t cell, const vk_error *what)
{
	struct sheet *s = ctx;
	vk_error placed = *what;
	uint64_t line = s->line;

	if (cell != SIZE_MAX)
		vk__csv_place(s->csv, cell, &line, &placed.column);
	s->sink->warn(s->sink->ctx, line, &placed);
}

static vk_status
reject(struct sheet *s, size_t cell, vk_error *err)
{
	uint64_t line;

	vk__csv_place(s->csv, cell, &line, &err->column);
	return s->sink->reject(s->sink->ctx, line, err);
}

/* VK_OK, or what ends the reading. */
static vk_status
take_row(struct sheet *s, const struct vk__csv_row *row, vk_error *err)
{
	vk_activity activity;
	size_t cell = 0;
	vk_status status = vk__row_read(&s->reader, row,
	    vk__csv_ended(s->csv), &activity, &cell, err);

	if (status == VK_ABSENT) {
		s->sink->skip(s->sink->ctx, s->line);
		return VK_OK;
	}
	if (status == VK_OK)
		status = s->sink->take(s->sink->ctx, &activity, s->line,
		    err);
	if (status == VK_EVALUE || status == VK_ESYNTAX)
		status = reject(s, cell, err);
	return status;
}

static vk_status
read_rows(struct sheet *s, int fd, vk_error *err)
{
	struct vk__csv_row row;
	vk_status status;

	vk__csv_open(s->csv, s->import->head, s->import->head_len,
	    s->import->head_whole ? -1 : fd, 0);
	status = read_header(s, err);
	while (status == VK_OK) {
		status = next_row(s, &row, err);
		s->import->bytes = vk__csv_bytes(s->csv);
		if (status == VK_OK && !is_header(s, &row)) {
			status = take_row(s, &row, err);
		} else if (status == VK_ESYNTAX || status == VK_ELIMIT) {
			status = s->sink->reject(s->sink->ctx, s->line, err);
		}
	}
	return status == VK_END ? VK_OK : status;
}

static void
set_up(struct sheet *s)
{
	s->reader.layout = &s->layout;
	s->reader.format = &s->format;
	s->reader.sports = &s->import->sports;
	s->reader.zone = s->import->zone;
	s->reader.zone_ctx = s->import->zone_ctx;
	s->reader.warn = on_warning;
	s->reader.warn_ctx = s;
}

vk_status
vk__sheet_import(struct vk__intake *import, int fd,
    const struct vk__sink *sink, vk_error *err)
{
	/* Too much for a small stack. */
	struct sheet *s = calloc(1, sizeof *s);
	vk_status status = s != NULL ? vk__csv_new(&s->csv) : VK_ENOMEM;

	if (status == VK_OK) {
		s->import = import;
		s->sink = sink;
		set_up(s);
		status = find_format(s, err);
	}
	if (status == VK_OK) {
		tell_format(s);
		status = read_rows(s, fd, err);
	}
	if (s != NULL)
		vk__csv_free(s->csv);
	free(s);
	return status;
}
