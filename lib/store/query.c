/* SPDX-License-Identifier: MIT */
/*
 * Prepared statements. Owns their memory and the first failure of a bind,
 * which the next step reports, so that a caller checks in one place.
 */
#include <math.h>
#include <stdlib.h>

#include "internal.h"

vk_status
vk__query_new(struct vk__store *store, const char *sql,
    struct vk__query **query, vk_error *err)
{
	struct vk__query *q = calloc(1, sizeof *q);
	int code;

	*query = NULL;
	if (q == NULL)
		return vk__store_fail(NULL, store->path, SQLITE_NOMEM, err);
	q->store = store;
	code = sqlite3_prepare_v3(store->db, sql, -1,
	    SQLITE_PREPARE_PERSISTENT, &q->statement, NULL);
	if (code != SQLITE_OK) {
		free(q);
		return vk__store_fail(store->db, store->path, code, err);
	}
	*query = q;
	return VK_OK;
}

void
vk__query_free(struct vk__query *query)
{
	if (query == NULL)
		return;
	sqlite3_finalize(query->statement);
	free(query);
}

/* ---------------------------------------------------------------- binding */

static void
note(struct vk__query *query, int code)
{
	if (code != SQLITE_OK && query->failed == SQLITE_OK)
		query->failed = code;
}

void
vk__query_bind_null(struct vk__query *query, int at)
{
	note(query, sqlite3_bind_null(query->statement, at));
}

void
vk__query_bind_int(struct vk__query *query, int at, int64_t value)
{
	note(query, sqlite3_bind_int64(query->statement, at, value));
}

void
vk__query_bind_double(struct vk__query *query, int at, double value)
{
	note(query, isnan(value) ? sqlite3_bind_null(query->statement, at) :
	    sqlite3_bind_double(query->statement, at, value));
}

void
vk__query_bind_text(struct vk__query *query, int at, const char *text,
    size_t len)
{
	note(query, text == NULL ? sqlite3_bind_null(query->statement, at) :
	    sqlite3_bind_text64(query->statement, at, text, len,
	    SQLITE_STATIC, SQLITE_UTF8));
}

void
vk__query_bind_bytes(struct vk__query *query, int at, const void *data,
    size_t len)
{
	note(query, sqlite3_bind_blob64(query->statement, at, data, len,
	    SQLITE_STATIC));
}

/* --------------------------------------------------------------- stepping */

vk_status
vk__query_step(struct vk__query *query, vk_error *err)
{
	struct vk__store *store = query->store;
	int code = query->failed;

	if (code == SQLITE_OK)
		code = sqlite3_step(query->statement);
	query->failed = SQLITE_OK;
	if (code == SQLITE_ROW)
		return VK_OK;
	if (code == SQLITE_DONE)
		return VK_END;
	return vk__store_fail(store->db, store->path, code, err);
}

vk_status
vk__query_run(struct vk__query *query, vk_error *err)
{
	vk_status status;

	do {
		status = vk__query_step(query, err);
	} while (status == VK_OK);
	vk__query_reset(query);
	return status == VK_END ? VK_OK : status;
}

void
vk__query_reset(struct vk__query *query)
{
	/* It repeats what the last step returned, which was reported. */
	(void)sqlite3_reset(query->statement);
}

/* ----------------------------------------------------------------- values */

int
vk__query_columns(const struct vk__query *query)
{
	return sqlite3_column_count(query->statement);
}

const char *
vk__query_name(const struct vk__query *query, int column)
{
	return sqlite3_column_name(query->statement, column);
}

bool
vk__query_is_null(const struct vk__query *query, int column)
{
	return sqlite3_column_type(query->statement, column) == SQLITE_NULL;
}

bool
vk__query_is_text(const struct vk__query *query, int column)
{
	return sqlite3_column_type(query->statement, column) == SQLITE_TEXT;
}

int64_t
vk__query_int(const struct vk__query *query, int column)
{
	return sqlite3_column_int64(query->statement, column);
}

double
vk__query_double(const struct vk__query *query, int column)
{
	if (vk__query_is_null(query, column))
		return NAN;
	return sqlite3_column_double(query->statement, column);
}

const char *
vk__query_text(const struct vk__query *query, int column, size_t *len)
{
	const unsigned char *text = sqlite3_column_text(query->statement,
	    column);

	*len = text != NULL ?
	    (size_t)sqlite3_column_bytes(query->statement, column) : 0;
	return text != NULL ? (const char *)text : "";
}

const void *
vk__query_bytes(const struct vk__query *query, int column, size_t *len)
{
	const void *bytes = sqlite3_column_blob(query->statement, column);

	*len = bytes != NULL ?
	    (size_t)sqlite3_column_bytes(query->statement, column) : 0;
	return bytes;
}
