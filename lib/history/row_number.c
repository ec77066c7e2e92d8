/* SPDX-License-Identifier: MIT */
/* Numbers into SI units, by the column, the sport and the file's format. */
#include <math.h>
#include <string.h>

#include "cell.h"
#include "row_internal.h"

#define MILE 1609.344
#define FOOT 0.3048
#define YARD 0.9144

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
	if (column->unit == VK__UNIT_TEMP && r->format->fahrenheit)
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
		return vk__row_fail(err, VK_EVALUE, "number-format",
		    "\"%1\" does not fit the decimal sign of the file "
		    "(--decimal)", cell);
	if (column->field != NULL && (column->field->at == AT(duration) ||
	    column->field->at == AT(distance)))
		return vk__row_fail(err, VK_EVALUE, "number-syntax",
		    "\"%1\" is not a number or time", cell);
	vk__row_warn(r, index, "value-left-out",
	    "\"%1\" is not a number or time: left out", cell);
	return VK_OK;
}

vk_status
vk__row_number(struct vk__row_reader *r, const struct vk__column *column,
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
