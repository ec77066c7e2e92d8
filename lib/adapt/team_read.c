/* SPDX-License-Identifier: MIT */
/*
 * Team files. A row whose name or whose numbers cannot be understood is left
 * out and told, never half used; an empty cell is something not known.
 */
#include <math.h>
#include <string.h>

#include "../base/csv_rows.h"
#include "../history/cell.h"
#include "../record/json.h"
#include "../record/record.h"
#include "team.h"

/* -------------------------------------------------------------------- rows */

/* Numbers that cannot all be of one athlete. */
static void
check(struct vk__team_reading *r)
{
	const double *is = r->mate.is;

	if (is[VK_FACT_CP] < 0.75 * is[VK_FACT_FTP] ||
	    is[VK_FACT_CP] > 1.3 * is[VK_FACT_FTP])
		vk__team_tell(r, VK_EVALUE, "team-cp",
		    "CP and FTP are too far apart to be of one athlete", NULL,
		    NULL);
	if (is[VK_FACT_PMA] < is[VK_FACT_FTP] ||
	    is[VK_FACT_PMA] > 2 * is[VK_FACT_FTP])
		vk__team_tell(r, VK_EVALUE, "team-pma",
		    "PMA and FTP are too far apart to be of one athlete", NULL,
		    NULL);
	if (is[VK_FACT_LTHR] >= is[VK_FACT_MAX_HR])
		vk__team_tell(r, VK_EVALUE, "team-lthr",
		    "the threshold heart rate is not below the maximum", NULL,
		    NULL);
}

static void
begin_row(struct vk__team_reading *r, uint64_t line)
{
	r->line = line;
	r->bad = false;
	vk_teammate_clear(&r->mate);
	memcpy(r->mate.method, "team", sizeof "team");
	memcpy(r->mate.weight_method, "team", sizeof "team");
}

/* VK_OK, also when the row is left out; VK_ELIMIT, VK_ENOMEM. */
static vk_status
end_row(struct vk__team_reading *r, vk_error *err)
{
	vk_error own;
	vk_status status;

	for (char *c = r->mate.name; *c != '\0'; c++)
		if ((unsigned char)*c < ' ' || *c == 0x7f)
			*c = ' ';
	check(r);
	if (r->bad)
		return VK_OK;
	status = vk_team_add(r->team, &r->mate, &own);
	if (status == VK_EVALUE) {
		if (r->note != NULL)
			r->note(r->ctx, r->line, &own);
		return VK_OK;
	}
	if (status != VK_OK)
		*err = own;
	return status;
}

/* ------------------------------------------------------------------ tables */

/* A file whose columns nobody can tell apart is none. */
static vk_status
read_header(struct vk__team_reading *r, const struct vk__csv_row *row, vk_error *err)
{
	bool seen[VK__TEAM_UNKNOWN] = { false };

	r->line = row->line;
	r->columns = row->count < VK__TEAM_COLUMNS ? row->count : VK__TEAM_COLUMNS;
	for (size_t i = 0; i < r->columns; i++) {
		uint8_t column = vk__team_column(row->cell[i]);

		if (column < VK__TEAM_UNUSED && seen[column]) {
			vk__team_tell(r, VK_OK, "team-column-twice", "the column \"%1\" "
			    "says what another one does: not used",
			    vk__team_text(r, row->cell[i]), NULL);
			column = VK__TEAM_UNUSED;
		}
		if (column == VK__TEAM_UNKNOWN &&
		    !vk__cell_is_missing(row->cell[i]))
			vk__team_tell(r, VK_OK, "team-column",
			    "the column \"%1\" is not known: not used",
			    vk__team_text(r, row->cell[i]), NULL);
		else if (column < VK__TEAM_UNUSED)
			seen[column] = true;
		r->column[i] = column;
	}
	if (!seen[VK__TEAM_NAME])
		return vk_error_set(err, VK_EVALUE, 0, "team-no-name",
		    "the first row names no column of names", NULL, NULL);
	return VK_OK;
}

/* Zones may be in watts, so they come after the FTP, wherever it stands. */
static void
read_cells(struct vk__team_reading *r, const struct vk__csv_row *row)
{
	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < row->count && i < r->columns; i++)
			if ((r->column[i] == VK__TEAM_ZONES) == (pass == 1))
				vk__team_cell(r, r->column[i], row->cell[i]);
}

static bool
is_empty(const struct vk__csv_row *row)
{
	for (size_t i = 0; i < row->count; i++)
		if (!vk__cell_is_missing(row->cell[i]))
			return false;
	return true;
}

static vk_status
read_table(struct vk__team_reading *r, struct vk__csv *csv, vk_error *err)
{
	struct vk__csv_row row;
	bool head = false;
	vk_error own;
	vk_status status = VK_OK;

	while (status == VK_OK) {
		status = vk__csv_next(csv, &row, &own);
		if (status == VK_ESYNTAX || status == VK_ELIMIT) {
			if (r->note != NULL)
				r->note(r->ctx, row.line, &own);
			status = VK_OK;
		} else if (status == VK_OK && !head) {
			status = read_header(r, &row, err);
			vk__csv_expect(csv, row.count);
			head = true;
		} else if (status == VK_OK && !is_empty(&row)) {
			begin_row(r, row.line);
			read_cells(r, &row);
			status = end_row(r, err);
		} else if (status == VK_ENOMEM || status == VK_EIO) {
			*err = own;
		}
	}
	return status == VK_END ? VK_OK : status;
}

static vk_status
read_csv(struct vk__team_reading *r, const char *data, size_t len, vk_error *err)
{
	struct vk__csv *csv;
	vk_status status = vk__csv_new(&csv);

	if (status != VK_OK)
		return vk_error_set(err, VK_ENOMEM, 0, "no-memory",
		    "out of memory", NULL, NULL);
	vk__csv_open(csv, data, len, -1, 0);
	status = read_table(r, csv, err);
	vk__csv_free(csv);
	return status;
}

/* -------------------------------------------------------------------- JSON */

/* The value as it would stand in a table: "a;b" for a list. */
static void
flatten(const char *json, size_t len, vk_buf *out)
{
	size_t i = 0;

	vk_buf_clear(out);
	while (i < len) {
		char c = json[i];

		if (c == '"') {
			uint32_t end = vk__json_skip(json, (uint32_t)i);

			vk__json_decode(json + i + 1, end - i - 2, out);
			i = end;
			continue;
		}
		if (c == ',')
			vk_buf_add_char(out, ';');
		else if (c != '[' && c != ']')
			vk_buf_add_char(out, c);
		i++;
	}
	if (out->len == 4 && memcmp(out->data, "null", 4) == 0)
		out->len = 0;
}

/* A member that is not known is told of once, not for every athlete. */
static void
tell_unknown(struct vk__team_reading *r, struct vk__cell name)
{
	uint32_t hash = vk__team_hash(name.text, name.len);

	for (size_t i = 0; i < r->told_count; i++)
		if (r->told[i] == hash)
			return;
	if (r->told_count == VK__TEAM_TOLD)
		return;
	r->told[r->told_count++] = hash;
	vk__team_tell(r, VK_OK, "team-column",
	    "the column \"%1\" is not known: not used",
	    vk__team_text(r, name), NULL);
}

static void
read_members(struct vk__team_reading *r, const struct vk_record *rec, vk_buf *value)
{
	const struct vk__members *top = &rec->index.top;

	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < top->count; i++) {
			const struct vk__member *m = &top->at[i];
			const char *text = rec->line.data;
			struct vk__cell name = { text + m->key, m->key_len };
			uint8_t column = vk__team_column(name);

			if ((column == VK__TEAM_ZONES) != (pass == 1))
				continue;
			if (column == VK__TEAM_UNKNOWN)
				tell_unknown(r, name);
			flatten(text + m->value, m->value_len, value);
			if (value->len > 0)
				vk__team_cell(r, column, (struct vk__cell){
					value->data, value->len });
		}
}

static vk_status
read_object(struct vk__team_reading *r, vk_record *rec, const char *line, size_t len,
    vk_error *err)
{
	vk_buf value = { 0 };
	vk_error own;
	vk_status status = vk_record_read(rec, line, len, &own);

	if (status == VK_ENOMEM) {
		*err = own;
		return status;
	}
	if (status != VK_OK) {
		if (r->note != NULL)
			r->note(r->ctx, r->line, &own);
		return VK_OK;
	}
	begin_row(r, r->line);
	read_members(r, rec, &value);
	status = value.failed ? VK_ENOMEM : end_row(r, err);
	vk_buf_free(&value);
	return status;
}

static vk_status
read_json(struct vk__team_reading *r, const char *data, size_t len, vk_error *err)
{
	vk_record *rec;
	vk_status status = vk_record_new(&rec);

	if (status != VK_OK)
		return vk_error_set(err, VK_ENOMEM, 0, "no-memory",
		    "out of memory", NULL, NULL);
	r->line = 0;
	while (len > 0 && status == VK_OK) {
		const char *end = memchr(data, '\n', len);
		size_t n = end != NULL ? (size_t)(end - data) : len;

		r->line++;
		if (!vk__cell_is_missing((struct vk__cell){ data, n }))
			status = read_object(r, rec, data, n, err);
		n += end != NULL;
		data += n;
		len -= n;
	}
	vk_record_free(rec);
	return status;
}

static bool
is_json(const char *data, size_t len)
{
	while (len > 0 && strchr(" \t\r\n", *data) != NULL && *data != '\0') {
		data++;
		len--;
	}
	return len > 0 && *data == '{';
}

vk_status
vk_team_read(vk_team *team, const char *data, size_t len, vk_team_note note,
    void *ctx, vk_error *err)
{
	struct vk__team_reading r = { .team = team, .note = note, .ctx = ctx };
	size_t before = team->count;
	vk_status status;

	if (len > VK_TEAM_BYTES)
		return vk_error_set(err, VK_ELIMIT, 0, "team-bytes",
		    "longer than 16 MiB", NULL, NULL);
	if (len >= 3 && memcmp(data, "\xef\xbb\xbf", 3) == 0) {
		data += 3;
		len -= 3;
	}
	status = is_json(data, len) ? read_json(&r, data, len, err) :
	    read_csv(&r, data, len, err);
	vk_buf_free(&r.text);
	if (status == VK_OK && team->count == before)
		return vk_error_set(err, VK_EVALUE, 0, "team-empty",
		    "no athlete in it", NULL, NULL);
	return status;
}
