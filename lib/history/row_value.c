/* SPDX-License-Identifier: MIT */
/* Values into their places: texts, times, and the rest by what they are. */
#include <math.h>
#include <string.h>

#include "../base/utf8.h"
#include "cell.h"
#include "mend.h"
#include "row_internal.h"

/* ------------------------------------------------------------------ texts */

static void
read_text(const struct vk__row_reader *r, struct vk__cell cell, char *out,
    size_t size)
{
	char text[1024];

	if (r->mend || vk__utf8_check(cell.text, cell.len) != cell.len) {
		vk__mend_text(text, sizeof text, cell.text, cell.len);
		vk__activity_text(out, size, text, strlen(text));
		return;
	}
	vk__activity_text(out, size, cell.text, cell.len);
}

/* The last words are remembered: a file has few of them. */
static void
read_type(struct vk__row_reader *r, struct vk__cell cell, size_t index,
    vk_activity *a)
{
	struct vk__row_type *t;
	char text[VK__KEY_SIZE * 2];
	size_t i;

	cell = vk__cell_trim(cell);
	for (i = 0; i < r->types && i < VK__ROW_TYPES; i++) {
		t = &r->type[i];
		if (t->len != cell.len || cell.len == 0 ||
		    memcmp(t->word, cell.text, cell.len) != 0)
			continue;
		memcpy(a->type, t->type, sizeof a->type);
		a->sport = t->sport;
		return;
	}
	read_text(r, cell, text, sizeof text);
	if (!vk__sports_find(r->sports, text, strlen(text), &a->sport,
	    a->type, sizeof a->type) && cell.len > 0)
		vk__row_warn(r, index, "type-unknown",
		    "activity type \"%1\" is not known: kept as it is", cell);
	if (cell.len == 0 || cell.len > sizeof t->word)
		return;
	t = &r->type[r->types++ % VK__ROW_TYPES];
	memcpy(t->word, cell.text, cell.len);
	t->len = cell.len;
	memcpy(t->type, a->type, sizeof t->type);
	t->sport = a->sport;
}

/* ------------------------------------------------------------------ times */

static void
set_local(struct vk__row_reader *r, vk_activity *a, int64_t utc)
{
	/* Where the athlete was is not known, so no offset is kept. */
	a->utc = utc;
	a->start = utc + (r->zone != NULL ? r->zone(r->zone_ctx, utc) : 0);
}

/* Milliseconds since 1970: digits, perhaps with decimals. */
static vk_status
read_msec(struct vk__cell cell, int64_t *seconds)
{
	double value;
	vk_status status = vk__cell_number(cell, '.', &value);

	if (status != VK_OK)
		return status;
	if (!(fabs(value) < 1e15))
		return VK_EVALUE;
	*seconds = (int64_t)floor(value / 1000);
	return VK_OK;
}

static vk_status
read_date(struct vk__row_reader *r, const struct vk__column *column,
    struct vk__cell cell, vk_activity *a, vk_error *err)
{
	struct vk__when when = { .error = 0, .offset = VK_NO_OFFSET };
	vk_status status;

	if (column->unit == VK__UNIT_MSEC)
		status = read_msec(cell, &when.time);
	else
		status = vk__when_read(cell, r->format->order, &when);
	switch (status) {
	case VK_OK:
		break;
	case VK_ABSENT:
		return vk__row_fail(err, VK_EVALUE, "date-missing",
		    "the date is missing", cell);
	case VK_EUNABLE:
		return vk__row_fail(err, VK_EVALUE, "date-ambiguous",
		    "\"%1\": the day or the month first? Say it with --dates",
		    cell);
	default:
		return vk__row_fail(err, VK_EVALUE, "date-syntax",
		    "\"%1\" is no date that is understood", cell);
	}
	a->start = when.time;
	a->start_error = when.error;
	if (column->unit == VK__UNIT_UTC)
		set_local(r, a, when.time - (when.offset != VK_NO_OFFSET ?
		    when.offset : 0));
	else
		a->utc_offset = when.offset;
	return VK_OK;
}

/* Greenwich time beside local time: what lies between is the offset. */
static void
read_gmt(struct vk__row_reader *r, const struct vk__column *column,
    struct vk__cell cell, vk_activity *a)
{
	struct vk__when when;
	vk_status status = column->unit == VK__UNIT_MSEC ?
	    read_msec(cell, &when.time) :
	    vk__when_read(cell, VK__ORDER_UNKNOWN, &when);
	int64_t offset;

	if (status != VK_OK)
		return;
	if (a->start == 0) {
		set_local(r, a, when.time);
		return;
	}
	if (a->utc != 0)
		return; /* the start is of this kind, too: no local time is told */
	offset = a->start - when.time;
	/* From UTC-12 to UTC+14, to the quarter of an hour. */
	if (offset >= -12 * 3600 && offset <= 14 * 3600 && offset % 900 == 0)
		a->utc_offset = (int32_t)offset;
}

/* ------------------------------------------------------------------ values */

static void
read_event(struct vk__cell cell, vk_activity *a)
{
	static const char none[] = "uncategorized";
	size_t i;

	cell = vk__cell_trim(cell);
	if (cell.len == sizeof none - 1 && memcmp(cell.text, none,
	    cell.len) == 0)
		return;
	VK__ACTIVITY_TEXT(a->event, cell.text, cell.len);
	/* One program writes the keys, another their names. */
	for (i = 0; a->event[i] != '\0'; i++)
		if (a->event[i] >= 'A' && a->event[i] <= 'Z')
			a->event[i] = (char)(a->event[i] - 'A' + 'a');
}

vk_status
vk__row_value(struct vk__row_reader *r, const struct vk__column *column,
    struct vk__cell cell, size_t index, vk_activity *a, vk_error *err)
{
	switch (column->role) {
	case VK__ROLE_FIELD:
	case VK__ROLE_CADENCE:
	case VK__ROLE_MAX_CADENCE:
		return vk__row_number(r, column, cell, index, a, err);
	case VK__ROLE_TYPE:
		read_type(r, cell, index, a);
		return VK_OK;
	case VK__ROLE_DATE:
		return read_date(r, column, cell, a, err);
	case VK__ROLE_GMT:
		read_gmt(r, column, cell, a);
		return VK_OK;
	case VK__ROLE_NAME:
		read_text(r, cell, a->name, sizeof a->name);
		return VK_OK;
	case VK__ROLE_ID:
		if (!vk__cell_is_missing(cell) && !vk__cell_id(cell, &a->id))
			return vk__row_fail(err, VK_EVALUE, "id-syntax",
			    "\"%1\" is no activity id", cell);
		return VK_OK;
	case VK__ROLE_SOURCE_ID:
		read_text(r, cell, a->source_id, sizeof a->source_id);
		return VK_OK;
	case VK__ROLE_EVENT:
		read_event(cell, a);
		return VK_OK;
	case VK__ROLE_DEVICE:
		read_text(r, cell, a->device, sizeof a->device);
		return VK_OK;
	case VK__ROLE_WORKOUT:
		(void)vk__cell_id(cell, &a->workout_id);
		return VK_OK;
	default:
		return VK_OK;
	}
}
