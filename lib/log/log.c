/* SPDX-License-Identifier: MIT */
/*
 * Logging what is planned. Promises that a record is kept as it came, once
 * for its id, day and athlete however often it is logged.
 */
#include <stdlib.h>
#include <string.h>

#include "../base/date.h"
#include "../base/error.h"
#include "../record/deep.h"
#include "internal.h"

extern const char vk__data_log_sql[];

/* ---------------------------------------------------------------- opening */

static vk_status
prepare(struct vk_log *log, vk_error *err)
{
	vk_status status = vk__store_exec(log->store, vk__data_log_sql, err);

	if (status == VK_OK)
		status = vk__query_new(log->store, "SELECT record FROM "
		    "vekta_planned WHERE user_id = ?1 AND date = ?2 AND "
		    "id = ?3", &log->find, err);
	if (status == VK_OK)
		status = vk__query_new(log->store, "INSERT INTO vekta_planned "
		    "(user_id, date, id, record, logged) VALUES "
		    "(?1, ?2, ?3, ?4, ?5) ON CONFLICT (user_id, date, id) "
		    "DO UPDATE SET record = ?4, logged = ?5", &log->put, err);
	return status;
}

static vk_status
open_to_write(struct vk_log *log, const char *path, unsigned wait_ms,
    int64_t now, vk_error *err)
{
	struct vk__time time;
	vk_status status = vk__native_open(path, wait_ms, false, now,
	    &log->native, err);

	if (status != VK_OK)
		return status;
	log->store = vk__native_store(log->native);
	if (vk__time_from_unix(now, &time)) {
		time.zoned = false;
		vk__time_write(&time, log->now);
		log->now[VK__DATE_SIZE - 1] = ' ';
	}
	return prepare(log, err);
}

static vk_status
open_to_read(struct vk_log *log, const char *path, unsigned wait_ms,
    vk_error *err)
{
	bool there = false;
	vk_status status = vk__store_open(path, VK__STORE_READ, wait_ms,
	    &log->store, err);

	if (status == VK_OK)
		status = vk__store_has(log->store, "vekta_planned", &there,
		    err);
	log->empty = !there;
	return status;
}

vk_status
vk_log_open(const char *path, unsigned wait_ms, vk_log_mode mode, int64_t now,
    vk_log **log, vk_error *err)
{
	struct vk_log *l = calloc(1, sizeof *l);
	vk_status status;

	*log = NULL;
	if (l == NULL)
		return vk__error_memory(err);
	l->wait_ms = wait_ms;
	status = mode == VK_LOG_WRITE ?
	    open_to_write(l, path, wait_ms, now, err) :
	    open_to_read(l, path, wait_ms, err);
	if (status != VK_OK) {
		vk_log_close(l);
		return status;
	}
	*log = l;
	return VK_OK;
}

void
vk_log_close(vk_log *log)
{
	if (log == NULL)
		return;
	vk__query_free(log->find);
	vk__query_free(log->put);
	vk__query_free(log->rows);
	if (log->native != NULL)
		vk__native_close(log->native);
	else
		vk__store_close(log->store);
	vk_buf_free(&log->name);
	vk_buf_free(&log->scratch);
	vk_buf_free(&log->date);
	vk_buf_free(&log->id);
	vk_buf_free(&log->who);
	free(log);
}

/* ---------------------------------------------------------------- writing */

vk_status
vk_log_begin(vk_log *log, vk_error *err)
{
	return vk__store_begin(log->store, err);
}

vk_status
vk_log_commit(vk_log *log, vk_error *err)
{
	return vk__store_commit(log->store, err);
}

/* An athlete who was added meanwhile is not there any more. */
void
vk_log_rollback(vk_log *log)
{
	log->known = false;
	vk__store_rollback(log->store);
}

/* The same athlete as before is not looked for again. */
static vk_status
find_user(struct vk_log *log, const char *athlete, vk_error *err)
{
	const char *name = log->who.len > 0 ? log->who.data : athlete;
	vk_status status;

	if (log->known && name != NULL && log->name.len > 0 &&
	    strcmp(log->name.data, name) == 0)
		return VK_OK;
	log->known = false;
	status = vk__native_athlete(log->native, name, true, &log->user, err);
	if (status != VK_OK)
		return status;
	vk_buf_clear(&log->name);
	if (name != NULL)
		vk_buf_add_text(&log->name, name);
	if (vk_buf_text(&log->name) == NULL)
		return vk__error_memory(err);
	log->known = true;
	return VK_OK;
}

/* The day into log->date: "" when there is none. */
static vk_status
read_day(struct vk_log *log, const vk_record *rec, vk_error *err)
{
	vk_buf_clear(&log->date);
	vk__deep_date(rec, &log->scratch, &log->date);
	if (log->date.failed || log->scratch.failed)
		return vk__error_memory(err);
	if (log->date.len == 0 &&
	    vk_record_string(rec, "start_date_local", &log->scratch) == VK_OK)
		return vk_error_set(err, VK_ABSENT, 0, "record-date",
		    "start_date_local is no date: not logged", NULL, NULL);
	return VK_OK;
}

static vk_status
read_key(struct vk_log *log, const vk_record *rec, vk_error *err)
{
	vk_status status = vk_record_string(rec, "vekta.id", &log->id);

	if (status == VK_ENOMEM)
		return vk__error_memory(err);
	if (status != VK_OK || log->id.len == 0)
		return vk_error_set(err, VK_ABSENT, 0, "record-id",
		    "the record has no vekta.id: not logged", NULL, NULL);
	vk_buf_clear(&log->who);
	vk__deep_athlete(rec, &log->scratch, &log->who);
	if (vk_buf_text(&log->who) == NULL)
		return vk__error_memory(err);
	return read_day(log, rec, err);
}

static void
bind_key(const struct vk_log *log, struct vk__query *query)
{
	vk__query_bind_int(query, 1, log->user);
	vk__query_bind_text(query, 2, log->date.len > 0 ? log->date.data : "",
	    log->date.len);
	vk__query_bind_text(query, 3, log->id.data, log->id.len);
}

/* What became of the record, before it is put. */
static vk_status
look(struct vk_log *log, const char *json, size_t len, vk_logged *did,
    vk_error *err)
{
	const char *old;
	size_t old_len;
	vk_status status;

	bind_key(log, log->find);
	status = vk__query_step(log->find, err);
	if (status == VK_OK) {
		old = vk__query_text(log->find, 0, &old_len);
		*did = old_len == len && memcmp(old, json, len) == 0 ?
		    VK_LOGGED_SAME : VK_LOGGED_CHANGED;
	} else if (status == VK_END) {
		*did = VK_LOGGED_NEW;
		status = VK_OK;
	}
	vk__query_reset(log->find);
	return status;
}

vk_status
vk_log_put(vk_log *log, const vk_record *rec, const char *athlete,
    vk_logged *did, vk_error *err)
{
	const char *json;
	size_t len;
	vk_status status = read_key(log, rec, err);

	if (status == VK_OK)
		status = find_user(log, athlete, err);
	if (status != VK_OK)
		return status;
	vk_record_bytes(rec, &json, &len);
	status = look(log, json, len, did, err);
	if (status != VK_OK || *did == VK_LOGGED_SAME)
		return status;
	bind_key(log, log->put);
	vk__query_bind_text(log->put, 4, json, len);
	vk__query_bind_text(log->put, 5, log->now, strlen(log->now));
	return vk__query_run(log->put, err);
}
