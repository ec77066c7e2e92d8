/* SPDX-License-Identifier: MIT */
/*
 * A database recognised and brought up to date. Promises that nothing is
 * changed before a copy is there, that a change is whole or not at all, and
 * that a database of another program or a newer one stays as it is.
 */
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
vk_status
vk__native_upgrade(struct vk__native *native, bool dry, vk_error *err)
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
