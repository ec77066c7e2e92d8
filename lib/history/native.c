/* SPDX-License-Identifier: MIT */
/*
 * The database itself: opened, its transactions, its athletes. A damaged one
 * stays as it is.
 */
#include "native.h"

#include <stdlib.h>
#include <string.h>

#include "native_internal.h"

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
		status = vk__native_upgrade(n, dry, err);
	/* Sorted inserts fill pages in order, so that little room keeps the
	 * indexes, and a long file takes no more than a short one. */
	if (status == VK_OK)
		status = vk__store_exec(n->store, "PRAGMA cache_size=-2000",
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
