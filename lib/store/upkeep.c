/* SPDX-License-Identifier: MIT */
/*
 * Looking after a database: whether it is whole, a copy of it, its version
 * and its columns. Nothing here changes a row.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "internal.h"

vk_status
vk__store_check(struct vk__store *store, vk_error *err)
{
	struct vk__query *query;
	vk_status status = vk__query_new(store, "PRAGMA quick_check(1)",
	    &query, err);

	if (status != VK_OK)
		return status;
	status = vk__query_step(query, err);
	if (status == VK_OK) {
		size_t len;
		const char *found = vk__query_text(query, 0, &len);

		if (strcmp(found, "ok") != 0)
			status = vk_error_set(err, VK_ESYNTAX, 0,
			    "database-damaged", "database %1 is damaged: %2",
			    store->path, found);
	} else if (status == VK_END) {
		status = VK_OK;
	}
	vk__query_free(query);
	return status;
}

/* ----------------------------------------------------------------- backup */

static int
copy_pages(sqlite3 *from, sqlite3 *to)
{
	sqlite3_backup *backup = sqlite3_backup_init(to, "main", from, "main");
	int code;

	if (backup == NULL)
		return sqlite3_errcode(to);
	code = sqlite3_backup_step(backup, -1);
	sqlite3_backup_finish(backup);
	return code == SQLITE_DONE ? SQLITE_OK : code;
}

/*
 * From a connection of its own: one that has begun to write cannot be copied
 * from, and its lock keeps all others from changing what is copied.
 */
static int
copy_file(const char *path, sqlite3 *to)
{
	sqlite3 *from = NULL;
	int code = sqlite3_open_v2(path, &from, SQLITE_OPEN_READONLY, NULL);

	if (code == SQLITE_OK)
		code = copy_pages(from, to);
	sqlite3_close(from);
	return code;
}

/* Takes the name, so that no file of anybody is overwritten. */
static vk_status
take_name(const char *path, vk_error *err)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	int saved = errno;
	char reason[128] = "";

	if (fd >= 0) {
		close(fd);
		return VK_OK;
	}
	(void)strerror_r(saved, reason, sizeof reason);
	vk_error_set(err, VK_EIO, 0, "database-io", "database %1: %2", path,
	    reason);
	errno = saved;
	return VK_EIO;
}

vk_status
vk__store_backup(struct vk__store *store, const char *path, vk_error *err)
{
	sqlite3 *to = NULL;
	vk_status status = take_name(path, err);
	int code;

	if (status != VK_OK)
		return status;
	code = sqlite3_open_v2(path, &to, SQLITE_OPEN_READWRITE, NULL);
	if (code == SQLITE_OK)
		code = copy_file(store->path, to);
	if (code != SQLITE_OK) {
		status = vk__store_fail(to, path, code, err);
		code = errno;
		unlink(path);
		errno = code;
	}
	sqlite3_close(to);
	return status;
}

/* ----------------------------------------------------------------- schema */

static vk_status
one_number(struct vk__store *store, const char *sql, const char *text,
    int64_t *value, vk_error *err)
{
	struct vk__query *query;
	vk_status status = vk__query_new(store, sql, &query, err);

	*value = 0;
	if (status != VK_OK)
		return status;
	if (text != NULL)
		vk__query_bind_text(query, 1, text, strlen(text));
	status = vk__query_step(query, err);
	if (status == VK_OK)
		*value = vk__query_int(query, 0);
	vk__query_free(query);
	return status == VK_END ? VK_OK : status;
}

vk_status
vk__store_version(struct vk__store *store, int64_t *version, vk_error *err)
{
	return one_number(store, "PRAGMA user_version", NULL, version, err);
}

vk_status
vk__store_set_version(struct vk__store *store, int32_t version, vk_error *err)
{
	vk_buf sql = { 0 };
	vk_status status = VK_ENOMEM;

	/* A pragma takes no parameters. */
	vk_buf_add_text(&sql, "PRAGMA user_version=");
	vk_buf_add_number(&sql, version);
	if (vk_buf_text(&sql) != NULL)
		status = vk__store_exec(store, sql.data, err);
	vk_buf_free(&sql);
	return status;
}

vk_status
vk__store_has(struct vk__store *store, const char *table, bool *there,
    vk_error *err)
{
	int64_t count;
	vk_status status = one_number(store, "SELECT count(*) "
	    "FROM sqlite_schema WHERE type IN ('table', 'view') "
	    "AND name = ?1 COLLATE NOCASE", table, &count, err);

	*there = count > 0;
	return status;
}

vk_status
vk__store_columns(struct vk__store *store, const char *table,
    bool (*fn)(void *ctx, const struct vk__store_column *column), void *ctx,
    vk_error *err)
{
	struct vk__query *query;
	vk_status status = vk__query_new(store, "SELECT name, type, "
	    "\"notnull\", pk FROM pragma_table_info(?1) ORDER BY cid", &query,
	    err);

	if (status != VK_OK)
		return status;
	vk__query_bind_text(query, 1, table, strlen(table));
	while ((status = vk__query_step(query, err)) == VK_OK) {
		size_t len;
		struct vk__store_column column = {
			.name = vk__query_text(query, 0, &len),
			.type = vk__query_text(query, 1, &len),
			.not_null = vk__query_int(query, 2) != 0,
			.key = vk__query_int(query, 3) != 0
		};

		if (!fn(ctx, &column)) {
			status = VK_END;
			break;
		}
	}
	vk__query_free(query);
	return status == VK_END ? VK_OK : status;
}
