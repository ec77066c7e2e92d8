/* SPDX-License-Identifier: MIT */
/*
 * Activities into the tables and out of them. The statements are made from
 * the table of fields, so that a number is written and read by one row of
 * it. An account of an activity that is there already goes into its row.
 */
#include <math.h>
#include <string.h>

#include "../base/date.h"
#include "activity.h"
#include "native_internal.h"

enum {
	DAY = 86400,
	NEAR = 120,
	STARTS = 32 /* room for a start as text */
};

/* What stands before the fields in a row that is read. */
enum {
	ROW_ID, ROW_ACTIVITY, ROW_USER, ROW_NAME, ROW_TYPE, ROW_START,
	ROW_DEVICE, ROW_SPORT, ROW_SOURCE, ROW_SOURCE_ID, ROW_FILE, ROW_ERROR,
	ROW_OFFSET, ROW_EVENT, ROW_WORKOUT, ROW_FIELDS
};

static const char row_columns[] =
    "a.id, a.activity_id, a.user_id, a.activity_name, a.activity_type, "
    "a.start_time, a.device_name, v.sport, v.source, v.source_id, "
    "v.source_file, v.start_error, v.utc_offset, v.event, v.workout_id";

/* A start as the table keeps them: "2025-03-17 18:50:39", or with decimals. */
static void
write_start(const struct vk__native *native, int64_t start,
    char out[STARTS])
{
	(void)vk__start_write(start, out);
	if (out[0] == '\0')
		return;
	out[10] = ' ';
	if (native->fraction)
		memcpy(out + 19, ".000000", 8);
}

/* ------------------------------------------------------------- statements */

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
	    "source_id, source_file, start_error, utc_offset, event, "
	    "workout_id" :
	    "INSERT INTO activities (user_id, activity_id, activity_name, "
	    "activity_type, start_time, device_name, created_timestamp");
	add_columns(sql, own, ", ", "");
	vk_buf_add_text(sql, own ? ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?" :
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
	    vk_error_set(err, VK_ENOMEM, 0, "no-memory", "out of memory",
	    NULL, NULL) :
	    vk__query_new(native->store, sql->data, query, err);

	vk_buf_clear(sql);
	return status;
}

vk_status
vk__native_prepare(struct vk__native *native, int64_t now, vk_error *err)
{
	vk_buf sql = { 0 };
	vk_status status;

	write_start(native, now, native->now);
	add_select(&sql, "a.activity_id = ?1");
	status = make(native, &sql, &native->by_id, err);
	add_select(&sql, "a.user_id = ?1 AND a.start_time >= ?2 AND "
	    "a.start_time < ?3 ORDER BY a.start_time, a.id");
	if (status == VK_OK)
		status = make(native, &sql, &native->by_start, err);
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
	vk__query_free(native->curve);
	vk__query_free(native->insert[0]);
	vk__query_free(native->insert[1]);
	vk__query_free(native->update);
	vk__query_free(native->insert_curve);
}

/* ----------------------------------------------------------------- reading */

static void
read_text(const struct vk__query *query, int column, char *out, size_t size)
{
	size_t len;
	const char *text = vk__query_text(query, column, &len);

	vk__activity_text(out, size, text, len);
}

/* "2025-03-17 18:50:39" with or without decimals; the rest is cut. */
static bool
read_start(const struct vk__query *query, int64_t *start)
{
	struct vk__time time;
	size_t len;
	const char *text = vk__query_text(query, ROW_START, &len);

	if (vk__time_read(text, len, &time) != VK_OK)
		return false;
	time.offset = 0;
	*start = vk__time_unix(&time);
	return true;
}

static void
read_fields(const struct vk__query *query, vk_activity *a)
{
	int i;

	for (i = 0; i < VK__FIELDS; i++) {
		const struct vk__field *f = &vk__fields[i];
		double v = vk__query_double(query, ROW_FIELDS + i);

		/* A heart that does not beat is a strap that was not worn. */
		if (v == 0 && (f->at == offsetof(vk_activity, hr) ||
		    f->at == offsetof(vk_activity, max_hr)))
			v = NAN;
		*vk__activity_value(a, f) = v / f->scale;
	}
}

/* What only vekta_activity holds; a row of the original has none of it. */
static void
read_own(const struct vk__native *native, const struct vk__query *query,
    vk_activity *a)
{
	size_t len;
	const char *text = vk__query_text(query, ROW_SOURCE, &len);

	a->source = len > 0 ? vk_source_read(text, len) :
	    VK_SOURCE_GARMIN_JSON;
	read_text(query, ROW_SOURCE_ID, a->source_id, sizeof a->source_id);
	read_text(query, ROW_FILE, a->source_file, sizeof a->source_file);
	read_text(query, ROW_EVENT, a->event, sizeof a->event);
	a->start_error = (int32_t)vk__query_int(query, ROW_ERROR);
	if (!vk__query_is_null(query, ROW_OFFSET))
		a->utc_offset = (int32_t)vk__query_int(query, ROW_OFFSET);
	a->workout_id = vk__query_int(query, ROW_WORKOUT);
	(void)vk__sports_find(&native->sports, a->type, strlen(a->type),
	    &a->sport, NULL, 0);
	text = vk__query_text(query, ROW_SPORT, &len);
	if (len > 0)
		a->sport = vk_sport_read(text, len);
}

static bool
read_row(const struct vk__native *native, const struct vk__query *query,
    vk_activity *a)
{
	vk_activity_clear(a);
	if (!read_start(query, &a->start))
		return false;
	a->id = vk__query_int(query, ROW_ACTIVITY);
	if (a->id < 0)
		a->id = 0;
	read_text(query, ROW_NAME, a->name, sizeof a->name);
	read_text(query, ROW_TYPE, a->type, sizeof a->type);
	read_text(query, ROW_DEVICE, a->device, sizeof a->device);
	read_own(native, query, a);
	read_fields(query, a);
	return true;
}

static vk_status
read_curve(struct vk__native *native, int64_t id, vk_activity *a,
    vk_error *err)
{
	vk_status status;

	vk__query_bind_int(native->curve, 1, id);
	while ((status = vk__query_step(native->curve, err)) == VK_OK) {
		size_t i = vk_mean_max_index((uint32_t)vk__query_int(
		    native->curve, 0));

		if (i < VK_MEAN_MAX)
			a->mean_max[i] = vk__query_double(native->curve, 1);
	}
	vk__query_reset(native->curve);
	return status == VK_END ? VK_OK : status;
}

/* ----------------------------------------------------------------- writing */

static void
bind_text(struct vk__query *query, int at, const char *text)
{
	vk__query_bind_text(query, at, *text != '\0' ? text : NULL,
	    strlen(text));
}

/* Binds from at on; returns the next place. */
static int
bind_fields(struct vk__query *query, int at, const vk_activity *a, bool own)
{
	size_t i;

	for (i = 0; i < VK__FIELDS; i++) {
		const struct vk__field *f = &vk__fields[i];

		if ((own ? f->own : f->column) == NULL)
			continue;
		vk__query_bind_double(query, at++, f->scale *
		    *(const double *)(const void *)((const char *)a + f->at));
	}
	return at;
}

static vk_status
put_own(struct vk__native *native, int64_t id, const vk_activity *a,
    vk_error *err)
{
	struct vk__query *query = native->insert[1];

	vk__query_bind_int(query, 1, id);
	bind_text(query, 2, vk_sport_text(a->sport));
	bind_text(query, 3, vk_source_text(a->source));
	bind_text(query, 4, a->source_id);
	bind_text(query, 5, a->source_file);
	vk__query_bind_int(query, 6, a->start_error);
	if (a->utc_offset != VK_NO_OFFSET)
		vk__query_bind_int(query, 7, a->utc_offset);
	else
		vk__query_bind_null(query, 7);
	bind_text(query, 8, a->event);
	if (a->workout_id != 0)
		vk__query_bind_int(query, 9, a->workout_id);
	else
		vk__query_bind_null(query, 9);
	(void)bind_fields(query, 10, a, true);
	return vk__query_run(query, err);
}

static vk_status
put_curve(struct vk__native *native, int64_t id, const vk_activity *a,
    vk_error *err)
{
	vk_status status = VK_OK;
	size_t i;

	for (i = 0; i < VK_MEAN_MAX && status == VK_OK; i++) {
		if (isnan(a->mean_max[i]))
			continue;
		vk__query_bind_int(native->insert_curve, 1, id);
		vk__query_bind_int(native->insert_curve, 2,
		    vk_mean_max_seconds[i]);
		vk__query_bind_double(native->insert_curve, 3,
		    a->mean_max[i]);
		status = vk__query_run(native->insert_curve, err);
	}
	return status;
}

static vk_status
put_new(struct vk__native *native, int64_t user, const vk_activity *a,
    vk_error *err)
{
	struct vk__query *query = native->insert[0];
	char start[STARTS];
	vk_status status;
	int64_t id;

	write_start(native, a->start, start);
	vk__query_bind_int(query, 1, user);
	vk__query_bind_int(query, 2, a->id != 0 ? a->id : --native->next_id);
	bind_text(query, 3, a->name);
	bind_text(query, 4, a->type);
	bind_text(query, 5, start);
	bind_text(query, 6, a->device);
	bind_text(query, 7, native->now);
	(void)bind_fields(query, 8, a, false);
	status = vk__query_run(query, err);
	if (status != VK_OK)
		return status;
	id = vk__store_last_key(native->store);
	native->coarse = native->coarse || a->start_error >= DAY - 1;
	status = put_own(native, id, a, err);
	return status == VK_OK ? put_curve(native, id, a, err) : status;
}

static vk_status
put_changed(struct vk__native *native, int64_t row, int64_t user,
    int64_t activity_id, const vk_activity *a, vk_error *err)
{
	struct vk__query *query = native->update;
	char start[STARTS];
	vk_status status;
	int at;

	write_start(native, a->start, start);
	vk__query_bind_int(query, 1, user);
	vk__query_bind_int(query, 2, activity_id);
	bind_text(query, 3, a->name);
	bind_text(query, 4, a->type);
	bind_text(query, 5, start);
	bind_text(query, 6, a->device);
	at = bind_fields(query, 7, a, false);
	vk__query_bind_int(query, at, row);
	status = vk__query_run(query, err);
	if (status == VK_OK)
		status = put_own(native, row, a, err);
	return status == VK_OK ? put_curve(native, row, a, err) : status;
}

/* ---------------------------------------------------------------- matching */

/* The row that an activity belongs into; row 0: none. */
struct match {
	int64_t row;
	int64_t activity_id; /* as it is kept, also below zero */
	vk_activity activity;
};

static vk_status
find_by_id(struct vk__native *native, int64_t user, const vk_activity *a,
    struct match *match, vk_error *err)
{
	vk_status status;

	vk__query_bind_int(native->by_id, 1, a->id);
	status = vk__query_step(native->by_id, err);
	if (status == VK_OK) {
		if (vk__query_int(native->by_id, ROW_USER) != user)
			status = vk_error_set(err, VK_EVALUE, 0,
			    "activity-owner", "the activity is in the database "
			    "as that of another athlete", NULL, NULL);
		else if (read_row(native, native->by_id, &match->activity)) {
			match->row = vk__query_int(native->by_id, ROW_ID);
			match->activity_id = a->id;
		}
	}
	vk__query_reset(native->by_id);
	return status == VK_END ? VK_OK : status;
}

static double
distance(const vk_activity *a, const vk_activity *b)
{
	double apart = fabs((double)(a->start - b->start));
	double length = fabs(a->duration - b->duration);

	return apart + (isnan(length) ? 0 : length / DAY);
}

/* Of several that can be meant, the one that is nearest. */
static vk_status
find_by_start(struct vk__native *native, int64_t user, const vk_activity *a,
    struct match *match, vk_error *err)
{
	struct vk__query *query = native->by_start;
	int64_t reach = a->start_error >= DAY - 1 ? DAY : NEAR + 1;
	int64_t first = a->start - reach;
	char from[STARTS], to[STARTS];
	vk_activity there;
	vk_status status;

	/* Where only the day is known it stands at its midnight. */
	if (native->coarse && first > a->start - a->start % DAY)
		first = a->start - a->start % DAY;
	write_start(native, first, from);
	write_start(native, a->start + reach, to);
	vk__query_bind_int(query, 1, user);
	vk__query_bind_text(query, 2, from, 19);
	vk__query_bind_text(query, 3, to, 19);
	while ((status = vk__query_step(query, err)) == VK_OK) {
		if (!read_row(native, query, &there) ||
		    !vk_activity_same(&there, a) || (match->row != 0 &&
		    distance(&match->activity, a) <= distance(&there, a)))
			continue;
		match->activity = there;
		match->row = vk__query_int(query, ROW_ID);
		match->activity_id = vk__query_int(query, ROW_ACTIVITY);
	}
	vk__query_reset(query);
	return status == VK_END ? VK_OK : status;
}

static vk_status
put_into(struct vk__native *native, int64_t user, struct match *match,
    const vk_activity *a, enum vk__native_did *did, vk_error *err)
{
	vk_status status = read_curve(native, match->row, &match->activity,
	    err);

	if (status != VK_OK)
		return status;
	*did = VK__NATIVE_UNCHANGED;
	if (!vk_activity_merge(&match->activity, a))
		return VK_OK;
	*did = VK__NATIVE_UPDATED;
	return put_changed(native, match->row, user,
	    match->activity.id != 0 ? match->activity.id : match->activity_id,
	    &match->activity, err);
}

vk_status
vk__native_put(struct vk__native *native, int64_t user,
    const vk_activity *activity, enum vk__native_did *did, vk_error *err)
{
	struct match match;
	vk_status status = VK_OK;

	match.row = 0;
	if (activity->id != 0)
		status = find_by_id(native, user, activity, &match, err);
	if (status == VK_OK && match.row == 0)
		status = find_by_start(native, user, activity, &match, err);
	if (status != VK_OK)
		return status;
	if (match.row != 0)
		return put_into(native, user, &match, activity, did, err);
	*did = VK__NATIVE_ADDED;
	return put_new(native, user, activity, err);
}

/* --------------------------------------------------------------- going out */

vk_status
vk__native_each(struct vk__native *native, int64_t user,
    vk_status (*fn)(void *ctx, const vk_activity *activity), void *ctx,
    vk_error *err)
{
	struct vk__query *query = native->by_start;
	vk_activity a;
	vk_status status;

	vk__query_bind_int(query, 1, user);
	vk__query_bind_text(query, 2, "", 0);
	vk__query_bind_text(query, 3, ":", 1); /* behind all digits */
	while ((status = vk__query_step(query, err)) == VK_OK) {
		if (!read_row(native, query, &a))
			continue;
		status = read_curve(native, vk__query_int(query, ROW_ID), &a,
		    err);
		if (status == VK_OK)
			status = fn(ctx, &a);
		if (status != VK_OK)
			break;
	}
	vk__query_reset(query);
	return status == VK_END ? VK_OK : status;
}
