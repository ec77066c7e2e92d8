/* SPDX-License-Identifier: MIT */
/*
 * Activities of Garmin's JSON: the list of Garmin Connect and the account
 * export, which has other units. Each object passes the strict check of
 * records before anything of it is read.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../base/number.h"
#include "elements.h"
#include "intake_internal.h"

enum { PATH = 64, MEMBERS = 96 };

/* The members of one kind of object. */
struct members {
	size_t count;
	struct {
		char path[PATH];
		struct vk__column column;
	} at[MEMBERS];
};

struct json {
	struct vk__intake *import;
	const struct vk__sink *sink;
	struct vk__elements elements;
	struct members kind[2]; /* list, account */
	struct vk__format format;
	struct vk__row_reader reader;
	vk_record *rec;
	vk_buf text;
	uint64_t line;
	size_t column;
	bool told[2];
};

static void
find_members(const struct vk__layouts *layouts, vk_source source,
    struct members *members)
{
	size_t i;

	for (i = 0; i < layouts->count && members->count < MEMBERS; i++) {
		const struct vk__layout_word *w = &layouts->word[i];

		if (w->source != source || w->header.len >= PATH)
			continue;
		memcpy(members->at[members->count].path, w->header.text,
		    w->header.len);
		members->at[members->count++].column = w->column;
	}
}

/* ------------------------------------------------------------------ values */

/* A string or a number as a cell; false for all else. */
static bool
member_cell(struct json *j, const char *path, struct vk__cell *cell)
{
	const char *value;
	size_t len;

	if (vk_record_get(j->rec, path, &value, &len) != VK_OK || len == 0)
		return false;
	if (*value == '"') {
		if (vk_record_string(j->rec, path, &j->text) != VK_OK)
			return false;
		cell->text = vk_buf_text(&j->text);
		cell->len = j->text.len;
		return cell->text != NULL;
	}
	if (*value != '-' && (*value < '0' || *value > '9'))
		return false;
	cell->text = value;
	cell->len = len;
	return true;
}

/* In a list the local start is text, in the account export a number. */
static bool
is_account(struct json *j)
{
	const char *value;
	size_t len;

	if (vk_record_get(j->rec, "startTimeLocal", &value, &len) == VK_OK)
		return *value != '"';
	return vk_record_get(j->rec, "beginTimestamp", &value, &len) ==
	    VK_OK;
}

static vk_status
read_members(struct json *j, const struct members *members, vk_activity *a,
    vk_error *err)
{
	vk_status status = VK_OK;
	int pass;
	size_t i;

	/* The local date and the sport come first, then Greenwich's. */
	for (pass = 0; pass < 2; pass++) {
		for (i = 0; i < members->count && status == VK_OK; i++) {
			const struct vk__column *c = &members->at[i].column;
			bool early = c->role == VK__ROLE_TYPE ||
			    c->role == VK__ROLE_DATE;
			struct vk__cell cell;

			if (early == (pass == 0) && c->role !=
			    VK__ROLE_NONE &&
			    member_cell(j, members->at[i].path, &cell))
				status = vk__row_value(&j->reader, c, cell,
				    SIZE_MAX, a, err);
		}
	}
	return status;
}

static void
read_curve(struct json *j, vk_activity *a)
{
	size_t i;

	for (i = 0; i < VK_MEAN_MAX; i++) {
		char path[PATH] = "maxAvgPower_";
		size_t len = strlen(path);
		double watts;

		path[len + vk__uint_write(path + len,
		    vk_mean_max_seconds[i])] = '\0';
		if (vk_record_number(j->rec, path, &watts) == VK_OK &&
		    watts > 0 && watts < 4000)
			a->mean_max[i] = watts;
	}
}

/* Older answers of the service have milliseconds in this one member. */
static void
mend_elapsed(vk_activity *a)
{
	if (a->elapsed > 50 * a->duration)
		a->elapsed /= 1000;
}

static vk_status
read_activity(struct json *j, const char *json, size_t len, vk_activity *a,
    vk_error *err)
{
	bool account;
	vk_status status = vk_record_read(j->rec, json, len, err);

	if (status != VK_OK)
		return status;
	account = is_account(j);
	vk_activity_clear(a);
	a->source = account ? VK_SOURCE_GARMIN_ACCOUNT :
	    VK_SOURCE_GARMIN_JSON;
	status = read_members(j, &j->kind[account], a, err);
	if (status != VK_OK)
		return status;
	read_curve(j, a);
	mend_elapsed(a);
	if (!j->told[account]) {
		vk_error what;

		(void)vk_error_set(&what, VK_OK, 0, "file-format",
		    "activities of %1", vk_source_text(a->source), NULL);
		j->sink->note(j->sink->ctx, false, &what);
		j->told[account] = true;
	}
	return vk__row_check(&j->reader, a, err);
}

/* ----------------------------------------------------------------- objects */

/* A column inside the object, counted from the line it stands in. */
static void
place(const struct json *j, const char *json, vk_error *err, uint64_t *line)
{
	size_t offset = err->column > 0 ? err->column - 1 : 0;
	size_t begin = 0;
	size_t i;

	*line = j->line;
	for (i = 0; i < offset; i++) {
		if (json[i] != '\n')
			continue;
		++*line;
		begin = i + 1;
	}
	err->column = offset - begin + (begin == 0 ? j->column : 1);
}

static vk_status
take_object(struct json *j, const char *json, size_t len, vk_error *err)
{
	vk_activity activity;
	uint64_t line;
	vk_status status;

	memset(err, 0, sizeof *err);
	status = read_activity(j, json, len, &activity, err);
	if (status == VK_OK)
		status = j->sink->take(j->sink->ctx, &activity, j->line,
		    err);
	if (status == VK_OK || status == VK_ENOMEM || status == VK_EIO ||
	    status == VK_EBUSY)
		return status;
	place(j, json, err, &line);
	return j->sink->reject(j->sink->ctx, line, err);
}

static vk_status
read_objects(struct json *j, int fd, vk_error *err)
{
	vk_status status = VK_OK;

	vk__elements_open(&j->elements, j->import->head, j->import->head_len,
	    j->import->head_whole ? -1 : fd);
	while (status == VK_OK) {
		const char *json;
		size_t len;

		status = vk__elements_next(&j->elements, &json, &len,
		    &j->line, &j->column, err);
		j->import->bytes = vk__elements_bytes(&j->elements);
		if (status == VK_OK) {
			status = take_object(j, json, len, err);
		} else if (status == VK_ESYNTAX || status == VK_ELIMIT) {
			err->column = j->column;
			status = j->sink->reject(j->sink->ctx, j->line, err);
		}
	}
	return status == VK_END ? VK_OK : status;
}

static void
on_warning(void *ctx, size_t cell, const vk_error *what)
{
	struct json *j = ctx;
	vk_error placed = *what;

	(void)cell;
	placed.column = j->column;
	j->sink->warn(j->sink->ctx, j->line, &placed);
}

static void
set_up(struct json *j)
{
	find_members(&j->import->layouts, VK_SOURCE_GARMIN_JSON, &j->kind[0]);
	find_members(&j->import->layouts, VK_SOURCE_GARMIN_ACCOUNT,
	    &j->kind[1]);
	j->format.decimal = '.';
	j->reader.format = &j->format;
	j->reader.sports = &j->import->sports;
	j->reader.zone = j->import->zone;
	j->reader.zone_ctx = j->import->zone_ctx;
	j->reader.warn = on_warning;
	j->reader.warn_ctx = j;
}

vk_status
vk__json_import(struct vk__intake *import, int fd,
    const struct vk__sink *sink, vk_error *err)
{
	struct json *j = calloc(1, sizeof *j);
	vk_status status = j != NULL ? vk_record_new(&j->rec) : VK_ENOMEM;

	if (status == VK_OK) {
		j->import = import;
		j->sink = sink;
		set_up(j);
		status = read_objects(j, fd, err);
	}
	if (j != NULL) {
		vk_record_free(j->rec);
		vk__elements_free(&j->elements);
		vk_buf_free(&j->text);
	}
	free(j);
	return status;
}
