/* SPDX-License-Identifier: MIT */
/*
 * The statements, made from the table of fields, so that a number is written
 * and read by one row of it.
 */
#include "../base/error.h"
#include "activity.h"
#include "native_internal.h"

/* In the order of enum vk__native_column. */
static const char row_columns[] =
    "a.id, a.activity_id, a.user_id, a.activity_name, a.activity_type, "
    "a.start_time, a.device_name, v.sport, v.source, v.source_id, "
    "v.source_file, v.start_error, v.utc_offset, v.start_utc, v.event, "
    "v.workout_id";

static void
add_select(vk_buf *sql, const char *where)
{
	size_t i;

	vk_buf_add_text(sql, "SELECT ");
	vk_buf_add_text(sql, row_columns);
	for (i = 0; i < VK__FIELDS; i++) {
		const struct vk__field *f = &vk__fields[i];

		vk_buf_add_text(sql, f->column != NULL ? ", a." : ", v.");
		vk_buf_add_text(sql, f->column != NULL ? f->column : f->own);
	}
	vk_buf_add_text(sql, " FROM activities a LEFT JOIN vekta_activity v "
	    "ON v.id = a.id WHERE ");
	vk_buf_add_text(sql, where);
}

/* The columns of one table, each with a format around its name. */
static void
add_columns(vk_buf *sql, bool own, const char *before, const char *after)
{
	size_t i;

	for (i = 0; i < VK__FIELDS; i++) {
		const char *name = own ? vk__fields[i].own :
		    vk__fields[i].column;

		if (name == NULL)
			continue;
		vk_buf_add_text(sql, before);
		if (*after != '?')
			vk_buf_add_text(sql, name);
		vk_buf_add_text(sql, after);
	}
}

static void
add_insert(vk_buf *sql, bool own)
{
	vk_buf_add_text(sql, own ?
	    "INSERT OR REPLACE INTO vekta_activity (id, sport, source, "
	    "source_id, source_file, start_error, utc_offset, "
	    "start_utc, event, workout_id" :
	    "INSERT INTO activities (user_id, activity_id, activity_name, "
	    "activity_type, start_time, device_name, created_timestamp");
	add_columns(sql, own, ", ", "");
	vk_buf_add_text(sql, own ? ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?" :
	    ") VALUES (?, ?, ?, ?, ?, ?, ?");
	add_columns(sql, own, ", ", "?");
	vk_buf_add_char(sql, ')');
}

static void
add_update(vk_buf *sql)
{
	vk_buf_add_text(sql, "UPDATE activities SET user_id = ?, "
	    "activity_id = ?, activity_name = ?, activity_type = ?, "
	    "start_time = ?, device_name = ?");
	add_columns(sql, false, ", ", " = ?");
	vk_buf_add_text(sql, " WHERE id = ?");
}

static vk_status
make(struct vk__native *native, vk_buf *sql, struct vk__query **query,
    vk_error *err)
{
	vk_status status = vk_buf_text(sql) == NULL ?
	    vk__error_memory(err) :
	    vk__query_new(native->store, sql->data, query, err);

	vk_buf_clear(sql);
	return status;
}

vk_status
vk__native_prepare(struct vk__native *native, int64_t now, vk_error *err)
{
	vk_buf sql = { 0 };
	vk_status status;

	vk__native_start(native, now, native->now);
	add_select(&sql, "a.activity_id = ?1");
	status = make(native, &sql, &native->by_id, err);
	add_select(&sql, "a.user_id = ?1 AND a.start_time >= ?2 AND "
	    "a.start_time < ?3 ORDER BY a.start_time, a.id");
	if (status == VK_OK)
		status = make(native, &sql, &native->by_start, err);
	/* Not by the athlete, who may have very many. */
	add_select(&sql, "+a.user_id = ?1 AND v.start_utc >= ?2 AND "
	    "v.start_utc <= ?3 ORDER BY v.start_utc, a.id");
	if (status == VK_OK)
		status = make(native, &sql, &native->by_utc, err);
	add_insert(&sql, false);
	if (status == VK_OK)
		status = make(native, &sql, &native->insert[0], err);
	add_insert(&sql, true);
	if (status == VK_OK)
		status = make(native, &sql, &native->insert[1], err);
	add_update(&sql);
	if (status == VK_OK)
		status = make(native, &sql, &native->update, err);
	vk_buf_add_text(&sql, "SELECT seconds, watts FROM vekta_mean_max "
	    "WHERE id = ?1");
	if (status == VK_OK)
		status = make(native, &sql, &native->curve, err);
	vk_buf_add_text(&sql, "INSERT OR REPLACE INTO vekta_mean_max "
	    "(id, seconds, watts) VALUES (?1, ?2, ?3)");
	if (status == VK_OK)
		status = make(native, &sql, &native->insert_curve, err);
	vk_buf_free(&sql);
	return status;
}

void
vk__native_unprepare(struct vk__native *native)
{
	vk__query_free(native->by_id);
	vk__query_free(native->by_start);
	vk__query_free(native->by_utc);
	vk__query_free(native->curve);
	vk__query_free(native->insert[0]);
	vk__query_free(native->insert[1]);
	vk__query_free(native->update);
	vk__query_free(native->insert_curve);
}
