/* SPDX-License-Identifier: MIT */
/* Activities out of the tables. A start that is no time is no activity. */
#include <math.h>
#include <string.h>

#include "../base/date.h"
#include "activity.h"
#include "native_internal.h"

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
	const char *text = vk__query_text(query, VK__NATIVE_START, &len);

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
		double v = vk__query_double(query, VK__NATIVE_FIELDS + i);

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
	const char *text = vk__query_text(query, VK__NATIVE_SOURCE, &len);

	a->source = len > 0 ? vk_source_read(text, len) :
	    VK_SOURCE_GARMIN_JSON;
	read_text(query, VK__NATIVE_SOURCE_ID, a->source_id, sizeof a->source_id);
	read_text(query, VK__NATIVE_FILE, a->source_file, sizeof a->source_file);
	read_text(query, VK__NATIVE_EVENT, a->event, sizeof a->event);
	a->start_error = (int32_t)vk__query_int(query, VK__NATIVE_ERROR);
	if (!vk__query_is_null(query, VK__NATIVE_OFFSET))
		a->utc_offset = (int32_t)vk__query_int(query, VK__NATIVE_OFFSET);
	else
		a->utc = vk__query_int(query, VK__NATIVE_UTC);
	a->workout_id = vk__query_int(query, VK__NATIVE_WORKOUT);
	(void)vk__sports_find(&native->sports, a->type, strlen(a->type),
	    &a->sport, NULL, 0);
	text = vk__query_text(query, VK__NATIVE_SPORT, &len);
	if (len > 0)
		a->sport = vk_sport_read(text, len);
}

bool
vk__native_row(const struct vk__native *native, const struct vk__query *query,
    vk_activity *a)
{
	bool dated;

	vk_activity_clear(a);
	dated = read_start(query, &a->start);
	a->id = vk__query_int(query, VK__NATIVE_ACTIVITY);
	if (a->id < 0)
		a->id = 0;
	read_text(query, VK__NATIVE_NAME, a->name, sizeof a->name);
	read_text(query, VK__NATIVE_TYPE, a->type, sizeof a->type);
	read_text(query, VK__NATIVE_DEVICE, a->device, sizeof a->device);
	read_own(native, query, a);
	read_fields(query, a);
	return dated;
}

vk_status
vk__native_curve(struct vk__native *native, int64_t id, vk_activity *a,
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
		if (!vk__native_row(native, query, &a))
			continue;
		status = vk__native_curve(native, vk__query_int(query,
		    VK__NATIVE_ID), &a, err);
		if (status == VK_OK)
			status = fn(ctx, &a);
		if (status != VK_OK)
			break;
	}
	vk__query_reset(query);
	return status == VK_END ? VK_OK : status;
}
