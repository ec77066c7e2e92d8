/* SPDX-License-Identifier: MIT */
/*
 * Values into their places. The sport is read before the numbers, whose
 * meaning depends on it. A row whose time or length cannot be trusted is
 * refused; any other value that cannot be read is left out and said so.
 */
#include "row.h"

#include <math.h>
#include <string.h>

#include "../base/utf8.h"
#include "cell.h"
#include "mend.h"

#define MILE 1609.344
#define FOOT 0.3048
#define YARD 0.9144

enum { DAY = 86400, LONGEST = 48 * 3600 };

#define AT(member) offsetof(vk_activity, member)

static vk_status
fail(vk_error *err, vk_status status, const char *code, const char *format,
    struct vk__cell cell)
{
	char text[64];

	vk__activity_text(text, sizeof text, cell.text, cell.len);
	return vk_error_set(err, status, 0, code, format, text, NULL);
}

static void
warn(struct vk__row_reader *r, size_t index, const char *code,
    const char *format, struct vk__cell cell)
{
	vk_error what;

	(void)fail(&what, VK_EVALUE, code, format, cell);
	if (r->warn != NULL)
		r->warn(r->warn_ctx, index, &what);
}

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
		warn(r, index, "type-unknown",
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
		return fail(err, VK_EVALUE, "date-missing",
		    "the date is missing", cell);
	case VK_EUNABLE:
		return fail(err, VK_EVALUE, "date-ambiguous",
		    "\"%1\": the day or the month first? Say it with --dates",
		    cell);
	default:
		return fail(err, VK_EVALUE, "date-syntax",
		    "\"%1\" is no date that is understood", cell);
	}
	a->start = when.time;
	a->start_error = when.error;
	if (when.offset != VK_NO_OFFSET)
		a->utc_offset = when.offset;
	if (column->unit == VK__UNIT_UTC)
		set_local(r, a, when.time - (when.offset != VK_NO_OFFSET ?
		    when.offset : 0));
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
	offset = a->start - when.time;
	/* From UTC-12 to UTC+14, to the quarter of an hour. */
	if (offset >= -12 * 3600 && offset <= 14 * 3600 && offset % 900 == 0)
		a->utc_offset = (int32_t)offset;
}

/* ---------------------------------------------------------------- numbers */

static bool
has(struct vk__cell cell, char c)
{
	return memchr(cell.text, c, cell.len) != NULL;
}

/* Distance in the account's unit; swimmers' in metres or yards. */
static double
length_scale(const struct vk__row_reader *r, const vk_activity *a,
    struct vk__cell cell)
{
	if (a->sport == VK_SPORT_SWIMMING && !has(cell, r->format->decimal))
		return r->format->statute ? YARD : 1;
	return r->format->statute ? MILE : 1000;
}

/* Speed, or with a colon the time for a km, a mile or a hundred metres. */
static vk_status
read_speed(const struct vk__row_reader *r, const vk_activity *a,
    struct vk__cell cell, double *value)
{
	double unit = r->format->statute ? MILE : 1000;
	unsigned colons;
	vk_status status;

	if (!has(cell, ':')) {
		status = vk__cell_number(cell, r->format->decimal, value);
		*value = *value * unit / 3600;
		return status;
	}
	status = vk__cell_time(cell, value, &colons);
	if (status != VK_OK)
		return status;
	if (*value <= 0)
		return VK_ABSENT;
	if (a->sport == VK_SPORT_SWIMMING)
		unit = r->format->statute ? 100 * YARD : 100;
	*value = unit / *value;
	return VK_OK;
}

/* "1:06" may be an hour and six minutes: see the evidence. */
static vk_status
read_time(const struct vk__row_reader *r, const struct vk__column *column,
    struct vk__cell cell, double *value)
{
	unsigned colons;
	vk_status status = vk__cell_time(cell, value, &colons);

	if (status == VK_OK && colons == 1 && r->format->hours &&
	    column->field != NULL && column->field->at == AT(duration))
		*value *= 60;
	return status;
}

static double
scale_of(const struct vk__row_reader *r, const struct vk__column *column,
    const vk_activity *a, struct vk__cell cell)
{
	switch (column->unit) {
	case VK__UNIT_MSEC:
		return 0.001;
	case VK__UNIT_MIN:
		return 60;
	case VK__UNIT_H:
		return 3600;
	case VK__UNIT_KM:
	case VK__UNIT_KJ:
		return 1000;
	case VK__UNIT_CM:
	case VK__UNIT_PCT:
		return 0.01;
	case VK__UNIT_KMH:
		return 1 / 3.6;
	case VK__UNIT_RPE10:
		return 0.1;
	case VK__UNIT_LENGTH:
		return length_scale(r, a, cell);
	case VK__UNIT_HEIGHT:
		return r->format->statute ? FOOT : 1;
	default:
		return 1;
	}
}

static vk_status
read_number(const struct vk__row_reader *r, const struct vk__column *column,
    struct vk__cell cell, const vk_activity *a, double *value)
{
	vk_status status;

	if (column->unit == VK__UNIT_TIME)
		return read_time(r, column, cell, value);
	if (column->unit == VK__UNIT_SPEED)
		return read_speed(r, a, cell, value);
	status = vk__cell_number(cell, r->format->decimal, value);
	if (status != VK_OK)
		return status;
	*value *= scale_of(r, column, a, cell);
	if (column->unit == VK__UNIT_TEMP && r->format->statute)
		*value = (*value - 32) / 1.8;
	return VK_OK;
}

/* Where a cadence goes: pedals or feet. NULL: it is of arms. */
static double *
cadence_place(vk_activity *a, bool max)
{
	if (a->sport == VK_SPORT_RUNNING || a->sport == VK_SPORT_WALKING)
		return max ? &a->max_run_cadence : &a->run_cadence;
	if (a->sport == VK_SPORT_CYCLING)
		return max ? &a->max_cadence : &a->cadence;
	return NULL;
}

/* These services count one leg only. */
static double
cadence_scale(const struct vk__row_reader *r, const vk_activity *a)
{
	return a->sport != VK_SPORT_CYCLING && r->layout != NULL &&
	    (r->layout->source == VK_SOURCE_STRAVA ||
	    r->layout->source == VK_SOURCE_INTERVALS) ? 2 : 1;
}

/* A zero that says "there was no sensor". */
static bool
is_zero_missing(size_t at)
{
	static const size_t places[] = {
		AT(moving), AT(elapsed), AT(hr), AT(max_hr), AT(cadence),
		AT(max_cadence), AT(run_cadence), AT(max_run_cadence),
		AT(stride), AT(steps), AT(power), AT(max_power), AT(np),
		AT(p20), AT(tss), AT(intensity), AT(ftp), AT(work), AT(load),
		AT(vo2max), AT(rpe), AT(weight), AT(fastest_5k),
		AT(fastest_10k), AT(duration)
	};
	size_t i;

	for (i = 0; i < sizeof places / sizeof *places; i++)
		if (places[i] == at)
			return true;
	return false;
}

static vk_status
refuse_number(struct vk__row_reader *r, vk_status status,
    const struct vk__column *column, struct vk__cell cell, size_t index,
    vk_error *err)
{
	if (status == VK_EVALUE && column->unit != VK__UNIT_TIME)
		return fail(err, VK_EVALUE, "number-format",
		    "\"%1\" does not fit the decimal sign of the file "
		    "(--decimal)", cell);
	if (column->field != NULL && (column->field->at == AT(duration) ||
	    column->field->at == AT(distance)))
		return fail(err, VK_EVALUE, "number-syntax",
		    "\"%1\" is not a number or time", cell);
	warn(r, index, "value-left-out",
	    "\"%1\" is not a number or time: left out", cell);
	return VK_OK;
}

static vk_status
put_number(struct vk__row_reader *r, const struct vk__column *column,
    struct vk__cell cell, size_t index, vk_activity *a, vk_error *err)
{
	bool max = column->role == VK__ROLE_MAX_CADENCE;
	double *place = column->role == VK__ROLE_FIELD ?
	    vk__activity_value(a, column->field) : cadence_place(a, max);
	double value = NAN;
	vk_status status = read_number(r, column, cell, a, &value);

	if (status == VK_ABSENT)
		return VK_OK;
	if (status != VK_OK)
		return refuse_number(r, status, column, cell, index, err);
	if (place == NULL || !isnan(*place))
		return VK_OK;
	if (value == 0 && is_zero_missing((size_t)((char *)place -
	    (char *)a)))
		return VK_OK;
	*place = value * (column->role == VK__ROLE_FIELD ? 1 :
	    cadence_scale(r, a));
	return VK_OK;
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
		return put_number(r, column, cell, index, a, err);
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
			return fail(err, VK_EVALUE, "id-syntax",
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

/* -------------------------------------------------------------------- rows */

/* What must be read before numbers are. */
static bool
is_early(enum vk__role role)
{
	return role == VK__ROLE_TYPE || role == VK__ROLE_DATE;
}

/* The timer's column in two ways; the elapsed time says which is meant. */
static void
settle_time(const struct vk__row_reader *r, vk_activity *a)
{
	double elapsed = fmax(a->elapsed, a->moving);
	double as_hours = r->format->hours ? a->duration : a->duration * 60;
	double as_minutes = as_hours / 60;

	if (isnan(elapsed) || isnan(a->duration))
		return;
	if (r->format->hours && as_hours > 40 * elapsed)
		a->duration = as_minutes;
	else if (!r->format->hours && elapsed >= 40 * as_minutes &&
	    elapsed <= 75 * as_minutes)
		a->duration = as_hours;
}

/* A table of plans and of what became of them. */
static bool
is_done(const struct vk__layout *layout, const vk_activity *a)
{
	if (layout->source != VK_SOURCE_TRAININGPEAKS)
		return true;
	return !isnan(a->duration) || (!isnan(a->distance) &&
	    a->distance > 0);
}

static void
settle_row(const struct vk__layout *layout, vk_activity *a)
{
	/* Without a sensor there is no temperature, which is shown as 0. */
	if (a->temp_min == 0 && a->temp_max == 0)
		a->temp_min = a->temp_max = NAN;
	/* Load from heart rate is no TSS. */
	if (layout->source == VK_SOURCE_INTERVALS && isnan(a->power) &&
	    isnan(a->np))
		a->tss = NAN;
	if (isnan(a->duration))
		a->duration = isnan(a->moving) ? a->elapsed : a->moving;
}

static vk_status
check_count(const struct vk__layout *layout, const struct vk__csv_row *row,
    bool ended, size_t *cell, vk_error *err)
{
	size_t i;

	for (i = layout->count; i < row->count; i++) {
		if (row->cell[i].len == 0)
			continue;
		*cell = i;
		return fail(err, VK_ESYNTAX, "row-long",
		    "the row has more cells than the header: \"%1\"",
		    row->cell[i]);
	}
	if (row->count >= layout->count)
		return VK_OK;
	*cell = row->count > 0 ? row->count - 1 : 0;
	return fail(err, VK_ESYNTAX, "row-short", ended ?
	    "the row has fewer cells than the header; the last: \"%1\"" :
	    "the file ends in the middle of a row", row->cell[*cell]);
}

vk_status
vk__row_read(struct vk__row_reader *r, const struct vk__csv_row *row,
    bool ended, vk_activity *a, size_t *cell, vk_error *err)
{
	const struct vk__layout *layout = r->layout;
	vk_status status = check_count(layout, row, ended, cell, err);
	int pass;
	size_t i;

	vk_activity_clear(a);
	a->source = layout->source;
	for (pass = 0; pass < 2 && status == VK_OK; pass++) {
		for (i = 0; i < layout->count && i < row->count; i++) {
			const struct vk__column *column = &layout->column[i];

			if (is_early(column->role) != (pass == 0))
				continue;
			*cell = i;
			status = vk__row_value(r, column, row->cell[i], i, a,
			    err);
			if (status != VK_OK)
				break;
		}
	}
	if (status != VK_OK)
		return status;
	if (!is_done(layout, a))
		return VK_ABSENT;
	*cell = 0;
	settle_time(r, a);
	settle_row(layout, a);
	return vk__row_check(r, a, err);
}

/* --------------------------------------------------------------------- sense */

static const struct range {
	size_t at;
	double min, max;
} ranges[] = {
	{ AT(moving), 0, LONGEST }, { AT(elapsed), 0, 30 * DAY },
	{ AT(speed), 0, 60 }, { AT(max_speed), 0, 100 },
	{ AT(ascent), 0, 50000 }, { AT(descent), 0, 50000 },
	{ AT(calories), 0, 50000 }, { AT(hr), 20, 250 },
	{ AT(max_hr), 20, 260 }, { AT(cadence), 0, 250 },
	{ AT(max_cadence), 0, 300 }, { AT(run_cadence), 0, 300 },
	{ AT(max_run_cadence), 0, 500 }, { AT(stride), 0, 5 },
	{ AT(steps), 0, 500000 }, { AT(power), 0, 2000 },
	{ AT(max_power), 0, 4000 }, { AT(np), 0, 2000 },
	{ AT(p20), 0, 2000 }, { AT(tss), 0, 2500 },
	{ AT(intensity), 0, 3 }, { AT(ftp), 20, 700 },
	{ AT(load), 0, 3000 }, { AT(aerobic_te), 0, 10 },
	{ AT(anaerobic_te), 0, 10 }, { AT(vo2max), 5, 110 },
	{ AT(temp_min), -60, 80 }, { AT(temp_max), -60, 80 },
	{ AT(rpe), 0, 10 }, { AT(feel), 0, 100 }, { AT(weight), 20, 400 },
	{ AT(latitude), -90, 90 }, { AT(longitude), -180, 180 }
};

static const char *
name_of(size_t at)
{
	size_t i = 0;

	while (i + 1 < VK__FIELDS && vk__fields[i].at != at)
		i++;
	return vk__fields[i].name;
}

static void
warn_range(struct vk__row_reader *r, size_t at, double value)
{
	vk_buf number = { 0 };
	vk_error what;

	vk_buf_add_fixed(&number, value, 2);
	(void)vk_error_set(&what, VK_EVALUE, 0, "value-senseless",
	    "%1 cannot be %2: left out", name_of(at), vk_buf_text(&number));
	if (r->warn != NULL)
		r->warn(r->warn_ctx, SIZE_MAX, &what);
	vk_buf_free(&number);
}

static void
check_ranges(struct vk__row_reader *r, vk_activity *a)
{
	size_t i;

	for (i = 0; i < sizeof ranges / sizeof *ranges; i++) {
		double *value = (double *)(void *)((char *)a + ranges[i].at);

		if (isnan(*value) || (*value >= ranges[i].min &&
		    *value <= ranges[i].max))
			continue;
		warn_range(r, ranges[i].at, *value);
		*value = NAN;
	}
}

vk_status
vk__row_check(struct vk__row_reader *r, vk_activity *a, vk_error *err)
{
	struct vk__cell none = { "", 0 };
	char start[20];

	if (!vk__start_write(a->start, start) || a->start == 0)
		return fail(err, VK_EVALUE, "date-missing",
		    "the date is missing", none);
	if (isnan(a->duration) && (isnan(a->distance) || a->distance == 0))
		return fail(err, VK_EVALUE, "length-missing",
		    "neither a duration nor a distance", none);
	if (a->duration < 0 || a->distance < 0)
		return fail(err, VK_EVALUE, "length-negative",
		    "the duration or distance is below zero", none);
	if (a->duration > LONGEST)
		return fail(err, VK_EVALUE, "length-doubtful",
		    "it lasts more than 48 hours: doubtful units", none);
	if (a->duration >= 60 && a->distance / a->duration > 80 / 3.6 &&
	    a->sport != VK_SPORT_OTHER)
		return fail(err, VK_EVALUE, "speed-doubtful",
		    "faster than 80 km/h on average: doubtful units", none);
	check_ranges(r, a);
	return VK_OK;
}
