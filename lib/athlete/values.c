/* SPDX-License-Identifier: MIT */
/*
 * Values of a database row: numbers that may stand as text, times of several
 * forms, units that another program chose. What is no value is left unknown.
 */
#include "values.h"

#include <math.h>
#include <string.h>

#include "../base/date.h"
#include "../base/number.h"
#include "../base/table.h"

extern const char vk__data_sub_sports_tsv[];
extern const size_t vk__data_sub_sports_tsv_size;

#define MILE 1609.344
#define FOOT 0.3048

enum { DAY = 86400, WORD = 64 };

struct row {
	struct vk__query *query;
	const struct vk__values_options *options;
	vk_activity *a;
	char sport[WORD], sub_sport[WORD];
	bool placed;       /* a local time was found */
	bool utc_known;
	int64_t utc;
	bool day_only;
};

/* ---------------------------------------------------------------- numbers */

/* "HH:MM:SS" and "MM:SS" with decimals, as seconds. */
static double
read_clock(const char *text, size_t len)
{
	double seconds = 0;
	size_t from = 0;

	for (size_t i = 0; i <= len; i++) {
		uint64_t part;
		double last;

		if (i < len && text[i] != ':')
			continue;
		if (i < len) {
			if (!vk__uint_read(text + from, i - from, 100000,
			    &part))
				return NAN;
			seconds = (seconds + (double)part) * 60;
		} else {
			/* "05" is no JSON number. */
			while (from + 1 < len && text[from] == '0' &&
			    text[from + 1] != '.')
				from++;
			if (!vk__number_read(text + from, len - from, &last))
				return NAN;
			seconds += last;
		}
		from = i + 1;
	}
	return seconds;
}

static double
read_number(const struct row *row, int at, bool clock)
{
	const char *text;
	size_t len;
	double value;

	if (!vk__query_is_text(row->query, at))
		return vk__query_double(row->query, at);
	text = vk__query_text(row->query, at, &len);
	if (vk__number_read(text, len, &value))
		return value;
	return clock ? read_clock(text, len) : NAN;
}

/* What one of the column's unit is in ours; NaN when nobody knows. */
static double
scale_of(const struct row *row, const struct vk__mapped *column)
{
	bool statute = row->options->units == VK_UNITS_STATUTE;

	if (column->unit < VK__MAPPED_UNIT_KM || column->unit > VK__MAPPED_UNIT_CELSIUS)
		return column->factor;
	if (row->options->units == VK_UNITS_UNKNOWN)
		return NAN;
	switch (column->unit) {
	case VK__MAPPED_UNIT_KM:
		return statute ? MILE : 1000;
	case VK__MAPPED_UNIT_KMH:
		return (statute ? MILE : 1000) / 3600;
	case VK__MAPPED_UNIT_M:
		return statute ? FOOT : 1;
	default:
		return statute ? 5.0 / 9 : 1;
	}
}

static double
read_value(const struct row *row, const struct vk__mapped *column, int at)
{
	double value = read_number(row, at, column->unit == VK__MAPPED_UNIT_CLOCK);

	if (!isfinite(value) || (column->zero_missing && !(value > 0)))
		return NAN;
	if (column->unit == VK__MAPPED_UNIT_CELSIUS &&
	    row->options->units == VK_UNITS_STATUTE)
		value -= 32;
	return value * scale_of(row, column);
}

/* An id; "123_ACTIVITY" is 123. */
static int64_t
read_id(const struct row *row, int at)
{
	uint64_t value;
	const char *text;
	size_t len, digits = 0;

	if (!vk__query_is_text(row->query, at))
		return vk__query_int(row->query, at);
	text = vk__query_text(row->query, at, &len);
	while (digits < len && text[digits] >= '0' && text[digits] <= '9')
		digits++;
	return vk__uint_read(text, digits, INT64_MAX, &value) ?
	    (int64_t)value : 0;
}

/* ------------------------------------------------------------------ texts */

static void
take_text(const struct row *row, int at, char *out, size_t size)
{
	size_t len;
	const char *text = vk__query_text(row->query, at, &len);

	vk__activity_text(out, size, text, len);
}

/* "{'typeId': 10, 'typeKey': 'road_biking'}" as Python prints it. */
static void
take_type(struct row *row, int at)
{
	static const char key[] = "'typeKey': '";
	char *type = row->a->type;
	char text[256];
	char *from, *to;

	take_text(row, at, text, sizeof text);
	from = strstr(text, key);
	if (from == NULL) {
		VK__ACTIVITY_TEXT(row->a->type, text, strlen(text));
		return;
	}
	from += sizeof key - 1;
	to = strchr(from, '\'');
	if (to != NULL)
		vk__activity_text(type, sizeof row->a->type, from,
		    (size_t)(to - from));
}

static void
join_sports(struct row *row)
{
	vk_activity *a = row->a;
	const char *sub = row->sub_sport;
	struct vk__table table;

	if (*row->sport == '\0')
		return;
	if (*sub == '\0' || strcmp(sub, "generic") == 0)
		sub = row->sport;
	VK__ACTIVITY_TEXT(a->type, sub, strlen(sub));
	vk__table_open(&table, vk__data_sub_sports_tsv,
	    vk__data_sub_sports_tsv_size);
	while (vk__table_next(&table))
		if (vk__table_is(&table, 0, row->sport) &&
		    vk__table_is(&table, 1, row->sub_sport))
			VK__ACTIVITY_TEXT(a->type, table.cell[2].text,
			    table.cell[2].len);
}

/* A type that nobody knows may still be of a sport that was told apart. */
static void
find_sport(struct row *row)
{
	vk_activity *a = row->a;
	const struct vk__sports *sports = row->options->sports;
	char type[sizeof a->type];

	memcpy(type, a->type, sizeof type);
	if (!vk__sports_find(sports, type, strlen(type), &a->sport, a->type,
	    sizeof a->type) && *row->sport != '\0')
		(void)vk__sports_find(sports, row->sport,
		    strlen(row->sport), &a->sport, NULL, 0);
}

/* ------------------------------------------------------------------ times */

static bool
read_time(struct row *row, const struct vk__mapped *column, int at,
    int64_t *seconds)
{
	struct vk__time time;
	const char *text;
	size_t len;

	if (column->unit == VK__MAPPED_UNIT_EPOCH_MS) {
		double ms = read_number(row, at, false);

		if (!(ms > 0 && ms < 1e14))
			return false;
		*seconds = (int64_t)(ms / 1000);
		return true;
	}
	text = vk__query_text(row->query, at, &len);
	if (vk__time_read(text, len, &time) != VK_OK)
		return false;
	row->day_only = len == VK__DATE_SIZE - 1;
	/* A clock is what it shows, with or without a zone. */
	*seconds = (int64_t)time.date * DAY + time.second;
	if (time.zoned && column->unit == VK__MAPPED_UNIT_UTC)
		*seconds -= time.offset;
	if (time.zoned && column->unit == VK__MAPPED_UNIT_LOCAL)
		row->a->utc_offset = time.offset;
	return true;
}

static void
take_time(struct row *row, const struct vk__mapped *column, int at)
{
	int64_t seconds;

	if (!read_time(row, column, at, &seconds))
		return;
	if (column->unit == VK__MAPPED_UNIT_LOCAL) {
		row->a->start = seconds;
		row->placed = true;
	} else {
		row->utc = seconds;
		row->utc_known = true;
	}
}

/* The offset between the two times, or the local time from the offset. */
static void
settle_time(struct row *row)
{
	vk_activity *a = row->a;
	int64_t offset = a->start - row->utc;

	if (row->placed) {
		if (row->utc_known && a->utc_offset == VK_NO_OFFSET &&
		    offset > -DAY && offset < DAY)
			a->utc_offset = (int32_t)offset;
	} else if (row->utc_known) {
		a->start = row->utc + (a->utc_offset != VK_NO_OFFSET ?
		    a->utc_offset : row->options->utc_offset);
		row->placed = true;
	}
	if (row->day_only && a->start_error == 0)
		a->start_error = DAY - 1;
}

/* -------------------------------------------------------------------- row */

static void
take_source(struct row *row, int at)
{
	size_t len;
	const char *text = vk__query_text(row->query, at, &len);

	row->a->source = vk_source_read(text, len);
}

static void
take_column(struct row *row, const struct vk__mapped *column, int at)
{
	vk_activity *a = row->a;
	double value;

	switch (column->role) {
	case VK__MAPPED_FIELD:
		*vk__activity_value(a, column->field) = read_value(row,
		    column, at);
		break;
	case VK__MAPPED_BEST:
		a->mean_max[column->best] = read_value(row, column, at);
		break;
	case VK__MAPPED_ID:
		a->id = read_id(row, at);
		if (a->id == 0 && a->source_id[0] == '\0')
			take_text(row, at, a->source_id, sizeof a->source_id);
		break;
	case VK__MAPPED_WORKOUT_ID:
		a->workout_id = read_id(row, at);
		break;
	case VK__MAPPED_START:
	case VK__MAPPED_START_UTC:
		take_time(row, column, at);
		break;
	case VK__MAPPED_OFFSET:
		value = read_value(row, column, at);
		if (fabs(value) < DAY)
			a->utc_offset = (int32_t)lround(value);
		break;
	case VK__MAPPED_START_ERROR:
		value = read_value(row, column, at);
		if (value > 0 && value < DAY)
			a->start_error = (int32_t)value;
		break;
	case VK__MAPPED_SOURCE:
		take_source(row, at);
		break;
	case VK__MAPPED_TYPE:
		take_type(row, at);
		break;
	case VK__MAPPED_SPORT:
		take_text(row, at, row->sport, sizeof row->sport);
		break;
	case VK__MAPPED_SUB_SPORT:
		take_text(row, at, row->sub_sport, sizeof row->sub_sport);
		break;
	case VK__MAPPED_SOURCE_ID:
		take_text(row, at, a->source_id, sizeof a->source_id);
		break;
	case VK__MAPPED_NAME:
		take_text(row, at, a->name, sizeof a->name);
		break;
	case VK__MAPPED_EVENT:
		take_text(row, at, a->event, sizeof a->event);
		break;
	case VK__MAPPED_DEVICE:
		take_text(row, at, a->device, sizeof a->device);
		break;
	case VK__MAPPED_SOURCE_FILE:
		take_text(row, at, a->source_file, sizeof a->source_file);
		break;
	default:
		break;
	}
}

/* Programs write 0 into all zones when there were none. */
static void
forget_empty_zones(double *zone, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (zone[i] > 0)
			return;
	for (size_t i = 0; i < count; i++)
		zone[i] = NAN;
}

vk_status
vk__values_read(const struct vk__mapping *columns, struct vk__query *query,
    const struct vk__values_options *options, vk_activity *activity)
{
	struct row row = { .query = query, .options = options,
		.a = activity };

	vk_activity_clear(activity);
	activity->source = VK_SOURCE_DATABASE;
	for (size_t i = 0; i < columns->count; i++)
		if (!vk__query_is_null(query, (int)i))
			take_column(&row, &columns->column[i], (int)i);
	join_sports(&row);
	find_sport(&row);
	settle_time(&row);
	forget_empty_zones(activity->hr_zone, 5);
	forget_empty_zones(activity->power_zone, 7);
	if (strcmp(activity->event, "uncategorized") == 0)
		activity->event[0] = '\0';
	return row.placed ? VK_OK : VK_EVALUE;
}
