/* SPDX-License-Identifier: MIT */
/*
 * The database itself: made, recognised, brought up to date, its athletes.
 * Promises that nothing is changed before a copy is there, that a change is
 * whole or not at all, and that a database of another program, a newer or a
 * damaged one stays as it is.
 */
#include "native.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "activity.h"
#include "native_internal.h"

extern const char vk__data_native_sql[];

enum state { STATE_EMPTY, STATE_OLD, STATE_NOW, STATE_NEWER, STATE_FOREIGN };

/* ------------------------------------------------------------ recognising */

/* The columns that an activities table of the family has. */
struct seen {
	bool id, duration, distance, hr;
	bool user;
	bool fraction;
	unsigned count;
};

static bool
see_column(void *ctx, const struct vk__store_column *column)
{
	struct seen *seen = ctx;
	const char *name = column->name;

	seen->count++;
	seen->id |= strcmp(name, "activity_id") == 0;
	seen->duration |= strcmp(name, "duration_seconds") == 0;
	seen->distance |= strcmp(name, "distance_meters") == 0;
	seen->hr |= strcmp(name, "average_hr") == 0;
	seen->user |= strcmp(name, "user_id") == 0;
	if (strcmp(name, "start_time") == 0)
		seen->fraction = strcmp(column->type, "DATETIME") == 0;
	return true;
}

/* Tables of other programs that keep activities. */
static vk_status
has_foreign(struct vk__store *store, bool *there, vk_error *err)
{
	static const char *const tables[] = {
		"activity", "activities_activity", "cycling_agg_metrics"
	};
	vk_status status = VK_OK;
	size_t i;

	*there = false;
	for (i = 0; i < 3 && status == VK_OK && !*there; i++)
		status = vk__store_has(store, tables[i], there, err);
	return status;
}

static vk_status
recognise(struct vk__native *native, enum state *state, vk_error *err)
{
	struct seen seen = { 0 };
	int64_t version;
	bool foreign;
	vk_status status = vk__store_version(native->store, &version, err);

	if (status == VK_OK)
		status = vk__store_columns(native->store, "activities",
		    see_column, &seen, err);
	if (status == VK_OK)
		status = has_foreign(native->store, &foreign, err);
	if (status != VK_OK)
		return status;
	native->fraction = seen.count == 0 || seen.fraction;
	if (seen.count == 0)
		*state = foreign ? STATE_FOREIGN : STATE_EMPTY;
	else if (!seen.id || !seen.duration || !seen.distance || !seen.hr)
		*state = STATE_FOREIGN;
	else if (version > VK__NATIVE_VERSION)
		*state = STATE_NEWER;
	else
		*state = version == VK__NATIVE_VERSION ? STATE_NOW : STATE_OLD;
	if (seen.count == 0 && version > VK__NATIVE_VERSION)
		*state = STATE_NEWER;
	return VK_OK;
}

/* -------------------------------------------------------------- upgrading */

/* ".before-v4.bak", ".before-v4-2.bak", ...: the first that is free. */
static vk_status
make_backup(struct vk__native *native, vk_error *err)
{
	const char *path = vk__store_path(native->store);
	vk_buf name = { 0 };
	vk_status status = VK_ENOMEM;
	unsigned i;

	for (i = 1; i < 1000; i++) {
		vk_buf_clear(&name);
		vk_buf_add_text(&name, path);
		vk_buf_add_text(&name, ".before-v4");
		if (i > 1) {
			vk_buf_add_char(&name, '-');
			vk_buf_add_uint(&name, i);
		}
		vk_buf_add_text(&name, ".bak");
		if (vk_buf_text(&name) == NULL)
			break;
		status = vk__store_backup(native->store, name.data, err);
		if (status != VK_EIO || errno != EEXIST)
			break;
	}
	if (status == VK_OK) {
		free(native->backup);
		native->backup = name.data;
	} else {
		vk_buf_free(&name);
	}
	return status;
}

struct missing {
	const char *column;
	bool there;
};

static bool
find_column(void *ctx, const struct vk__store_column *column)
{
	struct missing *missing = ctx;

	missing->there = strcmp(column->name, missing->column) == 0;
	return !missing->there;
}

static vk_status
add_column(struct vk__store *store, const char *name, const char *type,
    vk_error *err)
{
	struct missing missing = { name, false };
	vk_buf sql = { 0 };
	vk_status status = vk__store_columns(store, "activities", find_column,
	    &missing, err);

	if (status != VK_OK || missing.there)
		return status;
	vk_buf_add_text(&sql, "ALTER TABLE activities ADD COLUMN ");
	vk_buf_add_text(&sql, name);
	vk_buf_add_char(&sql, ' ');
	vk_buf_add_text(&sql, type);
	status = vk_buf_text(&sql) == NULL ? VK_ENOMEM :
	    vk__store_exec(store, sql.data, err);
	vk_buf_free(&sql);
	return status;
}

/* The first versions lack columns; none of theirs is touched. */
static vk_status
add_columns(struct vk__store *store, vk_error *err)
{
	static const char *const texts[] = {
		"activity_name", "activity_type", "start_time", "device_name",
		"created_timestamp"
	};
	vk_status status = add_column(store, "user_id",
	    "INTEGER REFERENCES users (user_id)", err);
	size_t i;

	for (i = 0; i < sizeof texts / sizeof *texts && status == VK_OK; i++)
		status = add_column(store, texts[i], "VARCHAR(255)", err);
	for (i = 0; i < VK__FIELDS && status == VK_OK; i++)
		if (vk__fields[i].column != NULL)
			status = add_column(store, vk__fields[i].column,
			    "FLOAT", err);
	return status;
}

/* Rows of before there were athletes belong to the first one. */
static const char adopt[] =
    "INSERT INTO users (user_id) SELECT 1 WHERE "
    "NOT EXISTS (SELECT * FROM users) AND EXISTS (SELECT * FROM activities);"
    "UPDATE activities SET user_id = (SELECT min(user_id) FROM users) "
    "WHERE user_id IS NULL";

static vk_status
upgrade(struct vk__native *native, enum state state, vk_error *err)
{
	struct vk__store *store = native->store;
	vk_status status = VK_OK;

	if (state == STATE_OLD)
		status = make_backup(native, err);
	if (status == VK_OK && state == STATE_OLD)
		status = add_columns(store, err);
	if (status == VK_OK)
		status = vk__store_exec(store, vk__data_native_sql, err);
	if (status == VK_OK && state == STATE_OLD)
		status = vk__store_exec(store, adopt, err);
	return status;
}

/* Looks once more when the lock is held: another may have been faster. */
static vk_status
bring_up_to_date(struct vk__native *native, bool dry, vk_error *err)
{
	enum state state;
	vk_status status = recognise(native, &state, err);

	if (status != VK_OK || state == STATE_NOW)
		return status;
	if (state == STATE_NEWER)
		return vk_error_set(err, VK_EUNABLE, 0, "database-newer",
		    "database %1 was written by a newer vekta",
		    vk__store_path(native->store), NULL);
	if (state == STATE_FOREIGN)
		return vk_error_set(err, VK_EUNABLE, 0, "database-foreign",
		    "database %1 belongs to another program: it is only read "
		    "(--from)", vk__store_path(native->store), NULL);
	if (dry && state == STATE_OLD)
		return vk_error_set(err, VK_EUNABLE, 0, "database-old",
		    "database %1 would be brought up to date first: without "
		    "--dry-run", vk__store_path(native->store), NULL);
	status = vk__store_begin(native->store, err);
	if (status == VK_OK)
		status = recognise(native, &state, err);
	if (status == VK_OK && (state == STATE_OLD || state == STATE_EMPTY))
		status = upgrade(native, state, err);
	if (status == VK_OK)
		status = vk__store_commit(native->store, err);
	if (status != VK_OK)
		vk__store_rollback(native->store);
	return status;
}

/* ------------------------------------------------------- opening, closing */

vk_status
vk__native_open(const char *path, unsigned wait_ms, bool dry, int64_t now,
    struct vk__native **native, vk_error *err)
{
	struct vk__native *n = calloc(1, sizeof *n);
	vk_status status;

	*native = NULL;
	if (n == NULL)
		return vk_error_set(err, VK_ENOMEM, 0, "no-memory",
		    "out of memory", NULL, NULL);
	vk__sports_read(&n->sports);
	status = vk__store_open(path, VK__STORE_CREATE, wait_ms, &n->store,
	    err);
	if (status == VK_OK)
		status = vk__store_check(n->store, err);
	if (status == VK_OK)
		status = bring_up_to_date(n, dry, err);
	/* Sorted inserts fill pages in order; some room keeps the indexes. */
	if (status == VK_OK)
		status = vk__store_exec(n->store, "PRAGMA cache_size=-8000",
		    err);
	if (status == VK_OK)
		status = vk__native_prepare(n, now, err);
	if (status != VK_OK) {
		vk__native_close(n);
		return status;
	}
	*native = n;
	return VK_OK;
}

void
vk__native_close(struct vk__native *native)
{
	if (native == NULL)
		return;
	vk__native_unprepare(native);
	vk__store_close(native->store);
	free(native->backup);
	free(native);
}

const char *
vk__native_backup(const struct vk__native *native)
{
	return native->backup;
}

struct vk__store *
vk__native_store(struct vk__native *native)
{
	return native->store;
}

vk_status
vk__native_begin(struct vk__native *native, vk_error *err)
{
	struct vk__query *query;
	vk_status status = vk__store_begin(native->store, err);

	if (status != VK_OK)
		return status;
	status = vk__query_new(native->store, "SELECT (SELECT "
	    "min(activity_id) FROM activities), EXISTS (SELECT * FROM "
	    "vekta_activity WHERE start_error >= 86399)", &query, err);
	if (status == VK_OK) {
		status = vk__query_step(query, err);
		native->next_id = vk__query_int(query, 0);
		if (native->next_id > 0)
			native->next_id = 0;
		native->coarse = vk__query_int(query, 1) != 0;
		vk__query_free(query);
	}
	if (status != VK_OK)
		vk__store_rollback(native->store);
	return status;
}

vk_status
vk__native_commit(struct vk__native *native, vk_error *err)
{
	return vk__store_commit(native->store, err);
}

void
vk__native_rollback(struct vk__native *native)
{
	vk__store_rollback(native->store);
}

/* --------------------------------------------------------------- athletes */

/* The only athlete, or none. */
static vk_status
only_athlete(struct vk__native *native, int64_t *user, vk_error *err)
{
	struct vk__query *query;
	vk_status status = vk__query_new(native->store,
	    "SELECT count(*), min(user_id) FROM users", &query, err);

	if (status != VK_OK)
		return status;
	status = vk__query_step(query, err);
	if (status == VK_OK) {
		int64_t count = vk__query_int(query, 0);

		*user = vk__query_int(query, 1);
		if (count > 1)
			status = vk_error_set(err, VK_EVALUE, 0,
			    "athlete-which", "there are several athletes in "
			    "the database: name one with --athlete", NULL,
			    NULL);
		else if (count == 0)
			status = VK_ABSENT;
	}
	vk__query_free(query);
	return status;
}

static vk_status
named_athlete(struct vk__native *native, const char *name, int64_t *user,
    vk_error *err)
{
	static const char sql[] = "SELECT user_id FROM users WHERE "
	    "nom = ?1 COLLATE NOCASE OR prenom = ?1 COLLATE NOCASE OR "
	    "prenom || ' ' || nom = ?1 COLLATE NOCASE OR "
	    "nom || ' ' || prenom = ?1 COLLATE NOCASE OR "
	    "CAST(user_id AS TEXT) = ?1 ORDER BY user_id";
	struct vk__query *query;
	vk_status status = vk__query_new(native->store, sql, &query, err);

	if (status != VK_OK)
		return status;
	vk__query_bind_text(query, 1, name, strlen(name));
	status = vk__query_step(query, err);
	if (status == VK_OK) {
		*user = vk__query_int(query, 0);
		if (vk__query_step(query, err) == VK_OK)
			status = vk_error_set(err, VK_EVALUE, 0,
			    "athlete-which", "several athletes are called %1: "
			    "give the full name", name, NULL);
	}
	vk__query_free(query);
	return status == VK_END ? VK_ABSENT : status;
}

static vk_status
add_athlete(struct vk__native *native, const char *name, int64_t *user,
    vk_error *err)
{
	struct vk__query *query;
	vk_status status = vk__query_new(native->store,
	    "INSERT INTO users (nom) VALUES (?1)", &query, err);

	if (status != VK_OK)
		return status;
	vk__query_bind_text(query, 1, name, name != NULL ? strlen(name) : 0);
	status = vk__query_run(query, err);
	*user = vk__store_last_key(native->store);
	vk__query_free(query);
	return status;
}

vk_status
vk__native_athlete(struct vk__native *native, const char *name, bool create,
    int64_t *user, vk_error *err)
{
	vk_status status = name == NULL ? only_athlete(native, user, err) :
	    named_athlete(native, name, user, err);

	if (status != VK_ABSENT)
		return status;
	if (create)
		return add_athlete(native, name, user, err);
	return vk_error_set(err, VK_ABSENT, 0, "athlete-unknown",
	    "there is no athlete %1 in the database",
	    name != NULL ? name : "", NULL);
}

/* -------------------------------------------------------------- forgetting */

vk_status
vk__native_forget(struct vk__native *native, int64_t user, int64_t *count,
    vk_error *err)
{
	static const char *const sql[] = {
		"DELETE FROM gps_data WHERE activity_id IN "
		    "(SELECT id FROM activities WHERE user_id = ?1)",
		"DELETE FROM splits WHERE activity_id IN "
		    "(SELECT activity_id FROM activities WHERE user_id = ?1)",
		"DELETE FROM metrics WHERE user_id = ?1",
		"DELETE FROM activities WHERE user_id = ?1",
		"DELETE FROM users WHERE user_id = ?1"
	};
	vk_status status = vk__store_exec(native->store,
	    "PRAGMA secure_delete=on", err);
	size_t i;

	if (status == VK_OK)
		status = vk__store_begin(native->store, err);
	for (i = 0; i < sizeof sql / sizeof *sql && status == VK_OK; i++) {
		struct vk__query *query;

		status = vk__query_new(native->store, sql[i], &query, err);
		if (status != VK_OK)
			break;
		vk__query_bind_int(query, 1, user);
		status = vk__query_run(query, err);
		if (i == 3)
			*count = vk__store_changes(native->store);
		vk__query_free(query);
	}
	if (status == VK_OK)
		status = vk__store_commit(native->store, err);
	if (status != VK_OK) {
		vk__store_rollback(native->store);
		return status;
	}
	/* Free pages and a log could still hold what was there. */
	return vk__store_exec(native->store,
	    "VACUUM; PRAGMA wal_checkpoint(TRUNCATE)", err);
}
