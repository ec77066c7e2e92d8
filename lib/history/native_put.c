/* SPDX-License-Identifier: MIT */
/*
 * Activities into the tables. An account of an activity that is there
 * already goes into its row.
 */
#include <math.h>
#include <string.h>

#include "activity.h"
#include "native_internal.h"

enum { DAY = 86400, NEAR = 120 };

/* A start as the table keeps them: "2025-03-17 18:50:39", or with decimals. */
void
vk__native_start(const struct vk__native *native, int64_t start,
    char out[VK__NATIVE_START_SIZE])
{
	(void)vk__start_write(start, out);
	if (out[0] == '\0')
		return;
	out[10] = ' ';
	if (native->fraction)
		memcpy(out + 19, ".000000", 8);
}

/* ----------------------------------------------------------------- writing */

static void
bind_text(struct vk__query *query, int at, const char *text)
{
	vk__query_bind_text(query, at, *text != '\0' ? text : NULL,
	    strlen(text));
}

/* 0: not known. */
static void
bind_known(struct vk__query *query, int at, int64_t value)
{
	if (value != 0)
		vk__query_bind_int(query, at, value);
	else
		vk__query_bind_null(query, at);
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
	bind_known(query, 8, vk__activity_utc(a));
	bind_text(query, 9, a->event);
	bind_known(query, 10, a->workout_id);
	(void)bind_fields(query, 11, a, true);
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
	char start[VK__NATIVE_START_SIZE];
	vk_status status;
	int64_t id;

	vk__native_start(native, a->start, start);
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
	char start[VK__NATIVE_START_SIZE];
	vk_status status;
	int at;

	vk__native_start(native, a->start, start);
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
	bool spoilt;         /* its start cannot be read: it is written anew */
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
		if (vk__query_int(native->by_id, VK__NATIVE_USER) != user)
			status = vk_error_set(err, VK_EVALUE, 0,
			    "activity-owner", "the activity is in the database "
			    "as that of another athlete", NULL, NULL);
		else {
			match->spoilt = !vk__native_row(native, native->by_id,
			    &match->activity);
			if (match->spoilt)
				match->activity.start = a->start;
			match->row = vk__query_int(native->by_id, VK__NATIVE_ID);
			match->activity_id = a->id;
		}
	}
	vk__query_reset(native->by_id);
	return status == VK_END ? VK_OK : status;
}

static double
distance(const vk_activity *a, const vk_activity *b)
{
	double length = fabs(a->duration - b->duration);

	return (double)vk__activity_apart(a, b) + (isnan(length) ? 0 : length / DAY);
}

/* Of several that can be meant, the one that is nearest. */
static vk_status
find_nearest(struct vk__native *native, struct vk__query *query,
    const vk_activity *a, struct match *match, vk_error *err)
{
	vk_activity there;
	vk_status status;

	while ((status = vk__query_step(query, err)) == VK_OK) {
		if (!vk__native_row(native, query, &there) ||
		    !vk_activity_same(&there, a) || (match->row != 0 &&
		    distance(&match->activity, a) <= distance(&there, a)))
			continue;
		match->activity = there;
		match->row = vk__query_int(query, VK__NATIVE_ID);
		match->activity_id = vk__query_int(query, VK__NATIVE_ACTIVITY);
	}
	vk__query_reset(query);
	return status == VK_END ? VK_OK : status;
}

static vk_status
find_by_start(struct vk__native *native, int64_t user, const vk_activity *a,
    struct match *match, vk_error *err)
{
	struct vk__query *query = native->by_start;
	int64_t reach = a->start_error >= DAY - 1 ? DAY : NEAR + 1;
	int64_t first = a->start - reach;
	char from[VK__NATIVE_START_SIZE], to[VK__NATIVE_START_SIZE];

	/* Where only the day is known it stands at its midnight. */
	if (native->coarse && first > a->start - a->start % DAY)
		first = a->start - a->start % DAY;
	vk__native_start(native, first, from);
	vk__native_start(native, a->start + reach, to);
	vk__query_bind_int(query, 1, user);
	vk__query_bind_text(query, 2, from, 19);
	vk__query_bind_text(query, 3, to, 19);
	return find_nearest(native, query, a, match, err);
}

/* Where its local time was guessed, then or now, only UTC is the same. */
static vk_status
find_by_utc(struct vk__native *native, int64_t user, const vk_activity *a,
    struct match *match, vk_error *err)
{
	int64_t utc = vk__activity_utc(a);

	if (utc == 0)
		return VK_OK;
	vk__query_bind_int(native->by_utc, 1, user);
	vk__query_bind_int(native->by_utc, 2, utc - NEAR);
	vk__query_bind_int(native->by_utc, 3, utc + NEAR);
	return find_nearest(native, native->by_utc, a, match, err);
}

static vk_status
put_into(struct vk__native *native, int64_t user, struct match *match,
    const vk_activity *a, enum vk__native_did *did, vk_error *err)
{
	vk_status status = vk__native_curve(native, match->row, &match->activity,
	    err);

	if (status != VK_OK)
		return status;
	*did = VK__NATIVE_UNCHANGED;
	if (!vk_activity_merge(&match->activity, a) && !match->spoilt)
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
	match.spoilt = false;
	if (activity->id != 0)
		status = find_by_id(native, user, activity, &match, err);
	if (status == VK_OK && match.row == 0)
		status = find_by_start(native, user, activity, &match, err);
	if (status == VK_OK && match.row == 0)
		status = find_by_utc(native, user, activity, &match, err);
	if (status != VK_OK)
		return status;
	if (match.row != 0)
		return put_into(native, user, &match, activity, did, err);
	*did = VK__NATIVE_ADDED;
	return put_new(native, user, activity, err);
}
