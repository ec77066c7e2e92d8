/* SPDX-License-Identifier: MIT */
/*
 * Connections. Promises that a file is opened as its folder and state allow,
 * that a lock is waited for as long as asked and no longer, and that a
 * failed call says why in the words of this library.
 */
#include "store.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "internal.h"

const char *
vk__store_library(void)
{
	return sqlite3_libversion();
}

/* ----------------------------------------------------------------- errors */

/* The errno that stands for an answer of SQLite. */
static int
error_of(sqlite3 *db, int code)
{
	int error = db != NULL ? sqlite3_system_errno(db) : errno;

	switch (code & 0xff) {
	case SQLITE_FULL:
		return ENOSPC;
	case SQLITE_READONLY:
		return EROFS;
	case SQLITE_PERM:
	case SQLITE_AUTH:
		return EACCES;
	case SQLITE_INTERRUPT:
		return EINTR;
	default:
		return error != 0 ? error : EIO;
	}
}

static vk_status
fail_io(const char *path, int error, vk_error *err)
{
	char reason[128] = "";

	(void)strerror_r(error, reason, sizeof reason);
	if (error == EROFS)
		vk_error_set(err, VK_EIO, 0, "database-io",
		    "database %1 cannot be written: the file or its folder "
		    "is read-only", path, NULL);
	else
		vk_error_set(err, VK_EIO, 0, "database-io",
		    "database %1: %2", path, reason);
	errno = error;
	return VK_EIO;
}

vk_status
vk__store_fail(sqlite3 *db, const char *path, int code, vk_error *err)
{
	const char *why = db != NULL ? sqlite3_errmsg(db) :
	    sqlite3_errstr(code);

	switch (code & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return vk_error_set(err, VK_EBUSY, 0, "database-locked",
		    "database %1 is locked by another program", path, NULL);
	case SQLITE_NOMEM:
		return vk_error_set(err, VK_ENOMEM, 0, "no-memory",
		    "out of memory", NULL, NULL);
	case SQLITE_NOTADB:
		return vk_error_set(err, VK_ESYNTAX, 0, "database-not",
		    "%1 is not a database", path, NULL);
	case SQLITE_CORRUPT:
		return vk_error_set(err, VK_ESYNTAX, 0, "database-damaged",
		    "database %1 is damaged", path, NULL);
	case SQLITE_TOOBIG:
		return vk_error_set(err, VK_ELIMIT, 0, "database-limit",
		    "database %1: %2", path, why);
	case SQLITE_FULL:
	case SQLITE_READONLY:
	case SQLITE_IOERR:
	case SQLITE_CANTOPEN:
	case SQLITE_PERM:
	case SQLITE_AUTH:
	case SQLITE_INTERRUPT:
	case SQLITE_PROTOCOL:
		return fail_io(path, error_of(db, code), err);
	default:
		return vk_error_set(err, VK_EVALUE, 0, "database-refused",
		    "database %1: %2", path, why);
	}
}

/* ---------------------------------------------------------------- opening */

/* A URI: the bytes that mean something in one are escaped. */
static char *
immutable_name(const char *path)
{
	vk_buf name = { 0 };

	vk_buf_add_text(&name, "file:");
	for (; *path != '\0'; path++) {
		switch (*path) {
		case '?':
			vk_buf_add_text(&name, "%3f");
			break;
		case '#':
			vk_buf_add_text(&name, "%23");
			break;
		case '%':
			vk_buf_add_text(&name, "%25");
			break;
		default:
			vk_buf_add_char(&name, *path);
		}
	}
	vk_buf_add_text(&name, "?immutable=1");
	if (vk_buf_text(&name) == NULL)
		vk_buf_free(&name);
	return name.data;
}

/* Opens and looks in: SQLite itself reads nothing before it must. */
static int
try_open(const char *name, int flags, unsigned wait_ms, sqlite3 **db)
{
	/* One thread at a time uses a connection: it needs no locks. */
	int code = sqlite3_open_v2(name, db, flags | SQLITE_OPEN_NOMUTEX,
	    NULL);

	if (code != SQLITE_OK)
		return code;
	sqlite3_extended_result_codes(*db, 1);
	sqlite3_busy_timeout(*db, (int)wait_ms);
	/* A database is data: its views and triggers call no functions that
	 * could do more, and a damaged page is an error, not a surprise. */
	sqlite3_db_config(*db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(*db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	return sqlite3_exec(*db, "PRAGMA cell_size_check=on;"
	    "SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL);
}

/* Whether path with that suffix is a file that holds something. */
static bool
has_beside(const char *path, const char *suffix)
{
	vk_buf name = { 0 };
	struct stat info;
	bool there = true;

	vk_buf_add_text(&name, path);
	vk_buf_add_text(&name, suffix);
	if (vk_buf_text(&name) != NULL)
		there = stat(name.data, &info) == 0 && info.st_size > 0;
	vk_buf_free(&name);
	return there;
}

static int
open_immutable(struct vk__store *store, unsigned wait_ms)
{
	char *name = immutable_name(store->path);
	int code;

	if (name == NULL)
		return SQLITE_NOMEM;
	store->stale = has_beside(store->path, "-wal");
	code = try_open(name, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI,
	    wait_ms, &store->db);
	free(name);
	return code;
}

static bool
is_access(int code)
{
	return (code & 0xff) == SQLITE_READONLY ||
	    (code & 0xff) == SQLITE_CANTOPEN;
}

/*
 * A crashed writer's journal can only be taken back by one who may write:
 * without that, what is in the file is half a change and is not read. A
 * write-ahead log needs files beside it, unless the database is declared not
 * to change.
 */
static int
open_to_read(struct vk__store *store, unsigned wait_ms)
{
	int code = try_open(store->path, SQLITE_OPEN_READONLY, wait_ms,
	    &store->db);

	if (!is_access(code))
		return code;
	sqlite3_close(store->db);
	store->db = NULL;
	code = try_open(store->path, SQLITE_OPEN_READWRITE, wait_ms,
	    &store->db);
	if (code == SQLITE_OK)
		return sqlite3_exec(store->db, "PRAGMA query_only=on", NULL,
		    NULL, NULL);
	if (!is_access(code) || has_beside(store->path, "-journal"))
		return code;
	sqlite3_close(store->db);
	store->db = NULL;
	return open_immutable(store, wait_ms);
}

static int
open_in_mode(struct vk__store *store, enum vk__store_mode mode,
    unsigned wait_ms)
{
	int flags = SQLITE_OPEN_READWRITE;

	if (mode == VK__STORE_READ)
		return open_to_read(store, wait_ms);
	if (mode == VK__STORE_CREATE)
		flags |= SQLITE_OPEN_CREATE;
	return try_open(store->path, flags, wait_ms, &store->db);
}

/* SQLite takes a folder, a missing file and a forbidden one for the same. */
static vk_status
look_at(const char *path, enum vk__store_mode mode, vk_error *err)
{
	struct stat info;
	int error;

	if (stat(path, &info) == 0) {
		if (S_ISREG(info.st_mode))
			return VK_OK;
		error = S_ISDIR(info.st_mode) ? EISDIR : EINVAL;
	} else {
		if (errno == ENOENT && mode == VK__STORE_CREATE)
			return VK_OK;
		error = errno;
	}
	return fail_io(path, error, err);
}

vk_status
vk__store_open(const char *path, enum vk__store_mode mode, unsigned wait_ms,
    struct vk__store **store, vk_error *err)
{
	struct vk__store *s;
	vk_status status = look_at(path, mode, err);
	int code;

	*store = NULL;
	if (status != VK_OK)
		return status;
	s = calloc(1, sizeof *s);
	if (s == NULL || (s->path = strdup(path)) == NULL) {
		free(s);
		return vk_error_set(err, VK_ENOMEM, 0, "no-memory",
		    "out of memory", NULL, NULL);
	}
	code = open_in_mode(s, mode, wait_ms);
	if (code == SQLITE_OK) {
		*store = s;
		return VK_OK;
	}
	status = vk__store_fail(s->db, path, code, err);
	vk__store_close(s);
	return status;
}

void
vk__store_close(struct vk__store *store)
{
	int saved = errno;

	if (store == NULL)
		return;
	sqlite3_close_v2(store->db);
	free(store->path);
	free(store);
	errno = saved;
}

bool
vk__store_is_stale(const struct vk__store *store)
{
	return store->stale;
}

const char *
vk__store_path(const struct vk__store *store)
{
	return store->path;
}

/* ---------------------------------------------------------------- running */

vk_status
vk__store_exec(struct vk__store *store, const char *sql, vk_error *err)
{
	int code = sqlite3_exec(store->db, sql, NULL, NULL, NULL);

	return code == SQLITE_OK ? VK_OK :
	    vk__store_fail(store->db, store->path, code, err);
}

int64_t
vk__store_last_key(const struct vk__store *store)
{
	return sqlite3_last_insert_rowid(store->db);
}

int64_t
vk__store_changes(const struct vk__store *store)
{
	return sqlite3_changes64(store->db);
}

void
vk__store_interrupt(struct vk__store *store)
{
	sqlite3_interrupt(store->db);
}

vk_status
vk__store_begin(struct vk__store *store, vk_error *err)
{
	return vk__store_exec(store, "BEGIN IMMEDIATE", err);
}

vk_status
vk__store_commit(struct vk__store *store, vk_error *err)
{
	return vk__store_exec(store, "COMMIT", err);
}

void
vk__store_rollback(struct vk__store *store)
{
	int saved = errno;

	if (!sqlite3_get_autocommit(store->db))
		(void)sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
	errno = saved;
}
