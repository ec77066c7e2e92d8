/* SPDX-License-Identifier: MIT */
/*
 * A database file: opening, statements, transactions, upkeep. All SQL of the
 * library goes through here, and every failure comes back as a vk_status
 * with a message. One connection is used by one thread at a time.
 *
 * Statuses, unless a function says otherwise: VK_OK; VK_EBUSY (another
 * program has it locked: wait and try again); VK_ENOMEM; VK_EIO (errno:
 * ENOSPC when the disk is full, EROFS when it may not be written, ...);
 * VK_ESYNTAX (no database, or a damaged one); VK_EVALUE (the statement or a
 * value is refused, such as a key that is there already); VK_ELIMIT.
 */
#ifndef VK_STORE_STORE_H
#define VK_STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../vekta.h"

enum vk__store_mode {
	VK__STORE_READ,  /* must be there; nothing of it can be changed */
	VK__STORE_WRITE, /* must be there */
	VK__STORE_CREATE /* is made when it is not there */
};

struct vk__store;
struct vk__query;

/* The version of SQLite that runs: "3.40.1". */
const char *vk__store_library(void);

/*
 * Opens the file path; wait_ms is how long any call waits for a lock. The
 * file is looked into, so that one that is no database is known at once.
 * Reading takes back what a crashed writer left half done when it may, and
 * works in a folder that cannot be written. *store is NULL on failure; a
 * file that is not there is VK_EIO with ENOENT.
 */
vk_status vk__store_open(const char *path, enum vk__store_mode mode,
    unsigned wait_ms, struct vk__store **store, vk_error *err);
/* Also ends an open transaction, without its changes. */
void vk__store_close(struct vk__store *store);
/* Whether changes may be missing: they are in a journal that cannot be read. */
bool vk__store_is_stale(const struct vk__store *store);
const char *vk__store_path(const struct vk__store *store);
/*
 * Runs statements, separated by semicolons, that return nothing of interest.
 */
vk_status vk__store_exec(struct vk__store *store, const char *sql,
    vk_error *err);
/* The key of the row that was inserted last. */
int64_t vk__store_last_key(const struct vk__store *store);
/* Rows that the last insert, update or delete changed. */
int64_t vk__store_changes(const struct vk__store *store);
/* Lets calls of another thread or a signal's handler end what runs. */
void vk__store_interrupt(struct vk__store *store);

/* ----------------------------------------------------------- transactions */

/* Begins to write: takes the lock at once, so that only this call waits. */
vk_status vk__store_begin(struct vk__store *store, vk_error *err);
vk_status vk__store_commit(struct vk__store *store, vk_error *err);
/* Does nothing when no transaction is open. */
void vk__store_rollback(struct vk__store *store);

/* ------------------------------------------------------------- statements */

/* One statement; *query is NULL on failure. */
vk_status vk__query_new(struct vk__store *store, const char *sql,
    struct vk__query **query, vk_error *err);
/* A NULL query is allowed. */
void vk__query_free(struct vk__query *query);
/*
 * Set a parameter, counted from 1. A failure (memory, no such parameter)
 * shows in the next step. Text and bytes must stay as they are until the
 * query is reset or freed.
 */
void vk__query_bind_null(struct vk__query *query, int at);
void vk__query_bind_int(struct vk__query *query, int at, int64_t value);
/* NaN becomes NULL. */
void vk__query_bind_double(struct vk__query *query, int at, double value);
/* NULL becomes NULL. */
void vk__query_bind_text(struct vk__query *query, int at, const char *text,
    size_t len);
void vk__query_bind_bytes(struct vk__query *query, int at, const void *data,
    size_t len);
/*
 * Goes to the next row: VK_OK, VK_END when there is none, or what failed.
 * A statement that returns no rows gives VK_END when it has been done.
 */
vk_status vk__query_step(struct vk__query *query, vk_error *err);
/* Steps to the end and resets: for statements that only change. */
vk_status vk__query_run(struct vk__query *query, vk_error *err);
/* Makes it ready to run again; its parameters stay. */
void vk__query_reset(struct vk__query *query);

/* The row that step went to; columns are counted from 0. */
int vk__query_columns(const struct vk__query *query);
/* The name of a column, NULL when there is no such one. */
const char *vk__query_name(const struct vk__query *query, int column);
bool vk__query_is_null(const struct vk__query *query, int column);
/* Whether the value itself is text, whatever the column was declared as. */
bool vk__query_is_text(const struct vk__query *query, int column);
/* NULL is 0, text is read as far as it is a number. */
int64_t vk__query_int(const struct vk__query *query, int column);
/* NULL is NaN. */
double vk__query_double(const struct vk__query *query, int column);
/*
 * The value as text, followed by a NUL outside its length, until the next
 * step or reset; NULL is "" with length 0. May be invalid UTF-8.
 */
const char *vk__query_text(const struct vk__query *query, int column,
    size_t *len);
/* The value as bytes, until the next step or reset; NULL when there are none. */
const void *vk__query_bytes(const struct vk__query *query, int column,
    size_t *len);

/* ----------------------------------------------------------------- upkeep */

/* Looks for damage. VK_OK, VK_ESYNTAX with what was found, or as above. */
vk_status vk__store_check(struct vk__store *store, vk_error *err);
/*
 * Copies the database as it stands to the file path, which must not be
 * there (VK_EIO, EEXIST). A copy that failed is removed.
 */
vk_status vk__store_backup(struct vk__store *store, const char *path,
    vk_error *err);
/* PRAGMA user_version. */
vk_status vk__store_version(struct vk__store *store, int64_t *version,
    vk_error *err);
vk_status vk__store_set_version(struct vk__store *store, int32_t version,
    vk_error *err);
/* Whether there is a table or view of that name (in any case). */
vk_status vk__store_has(struct vk__store *store, const char *table,
    bool *there, vk_error *err);

/* One column of a table. */
struct vk__store_column {
	const char *name;
	const char *type; /* as declared, "" when it was not */
	bool not_null;
	bool key;
};

/*
 * Hands each column of the table to fn, in order, until it returns false.
 * A table that is not there has none.
 */
vk_status vk__store_columns(struct vk__store *store, const char *table,
    bool (*fn)(void *ctx, const struct vk__store_column *column), void *ctx,
    vk_error *err);

#endif
