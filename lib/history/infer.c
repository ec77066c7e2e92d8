/* SPDX-License-Identifier: MIT */
/*
 * Evidence. The decimal sign shows in cells with one or two digits behind a
 * sign; the order of dates in numbers past 12, else in that a list is sorted;
 * the units in runs, whose strides are in metres whatever the account shows;
 * and in temperatures nobody rides at. What shows nowhere is assumed and said.
 */
#include "infer.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cell.h"

#define MILE 1.609344

/* ------------------------------------------------------------------ forms */

/* Cells of dates, which may be read in two orders. */
static void
see_date(struct vk__infer *infer, struct vk__cell cell)
{
	enum vk__order order = vk__when_order(cell);
	struct vk__when when;
	int i;

	infer->orders[order]++;
	if (order == VK__ORDER_UNKNOWN && vk__when_read(cell, order, &when) !=
	    VK_EUNABLE)
		return;
	infer->slashes++;
	for (i = VK__ORDER_DMY; i <= VK__ORDER_MDY; i++) {
		if (vk__when_read(cell, (enum vk__order)i, &when) != VK_OK)
			continue;
		if (infer->last[i] != 0) {
			infer->rising[i] += when.time > infer->last[i];
			infer->falling[i] += when.time < infer->last[i];
		}
		infer->last[i] = when.time;
	}
}

static struct vk__cell
field_cell(const struct vk__layout *layout, const struct vk__csv_row *row,
    const char *name)
{
	const struct vk__field *field = vk__field_find(name, strlen(name));
	struct vk__cell none = { "", 0 };
	size_t i;

	for (i = 0; i < layout->count && i < row->count; i++)
		if (layout->column[i].field == field)
			return row->cell[i];
	return none;
}

/* "1:06" beside an elapsed time of over an hour is hours and minutes. */
static void
see_times(struct vk__infer *infer, const struct vk__layout *layout,
    const struct vk__csv_row *row)
{
	double timer, elapsed;
	unsigned colons, more;

	if (vk__cell_time(field_cell(layout, row, "duration"), &timer,
	    &colons) != VK_OK || colons != 1 || timer <= 0)
		return;
	if (vk__cell_time(field_cell(layout, row, "elapsed_time"), &elapsed,
	    &more) != VK_OK || more != 2)
		return;
	if (elapsed >= 40 * timer)
		infer->hours++;
	else
		infer->minutes++;
}

void
vk__infer_forms(struct vk__infer *infer, const struct vk__layout *layout,
    const struct vk__csv_row *row)
{
	size_t i;

	for (i = 0; i < layout->count && i < row->count; i++) {
		const struct vk__column *column = &layout->column[i];

		if (column->role == VK__ROLE_DATE)
			see_date(infer, row->cell[i]);
		else if (column->role != VK__ROLE_NONE &&
		    column->unit != VK__UNIT_TEXT &&
		    column->unit != VK__UNIT_TIME)
			infer->hints[vk__cell_hint(row->cell[i])]++;
	}
	see_times(infer, layout, row);
}

static vk_status
decide_decimal(const struct vk__infer *infer, struct vk__format *format,
    vk_error *err)
{
	size_t point = infer->hints[VK__HINT_POINT];
	size_t comma = infer->hints[VK__HINT_COMMA];

	if (point == 0 && comma == 0) {
		/* A sign before three digits groups thousands. */
		point = infer->hints[VK__HINT_POINT_WEAK];
		comma = infer->hints[VK__HINT_COMMA_WEAK];
	}
	if (point > 0 && comma > 0 && point < 20 * comma &&
	    comma < 20 * point)
		return vk_error_set(err, VK_EVALUE, 0, "decimal-mixed",
		    "some numbers have a decimal point, others a comma: say "
		    "which with --decimal", NULL, NULL);
	format->decimal = comma > point ? ',' : '.';
	format->decimal_cells = comma > point ? comma : point;
	format->decimal_basis = point + comma > 0 ? VK__BASIS_EVIDENCE :
	    VK__BASIS_NONE;
	return VK_OK;
}

/* A list that is sorted in one order of its dates, and not in the other. */
static enum vk__order
sorted_order(const struct vk__infer *infer)
{
	bool sorted[3] = { false, false, false };
	int i;

	for (i = VK__ORDER_DMY; i <= VK__ORDER_MDY; i++)
		sorted[i] = infer->rising[i] == 0 || infer->falling[i] == 0;
	if (infer->rising[1] + infer->falling[1] < 2 ||
	    sorted[VK__ORDER_DMY] == sorted[VK__ORDER_MDY])
		return VK__ORDER_UNKNOWN;
	return sorted[VK__ORDER_DMY] ? VK__ORDER_DMY : VK__ORDER_MDY;
}

static vk_status
decide_order(const struct vk__infer *infer, struct vk__format *format,
    vk_error *err)
{
	size_t dmy = infer->orders[VK__ORDER_DMY];
	size_t mdy = infer->orders[VK__ORDER_MDY];

	if (infer->slashes == 0)
		return VK_OK;
	if (dmy > 0 && mdy > 0)
		return vk_error_set(err, VK_EVALUE, 0, "dates-mixed",
		    "in some dates the day is first, in others the month: "
		    "say which with --dates", NULL, NULL);
	format->order = dmy > 0 ? VK__ORDER_DMY : mdy > 0 ? VK__ORDER_MDY :
	    sorted_order(infer);
	format->order_basis = VK__BASIS_EVIDENCE;
	if (format->order == VK__ORDER_UNKNOWN)
		return vk_error_set(err, VK_EVALUE, 0, "dates-ambiguous",
		    "no date tells whether the day or the month is first: "
		    "say which with --dates", NULL, NULL);
	return VK_OK;
}

vk_status
vk__infer_decide(const struct vk__infer *infer,
    const struct vk__forced *forced, struct vk__format *format,
    vk_error *err)
{
	vk_status status = VK_OK;

	memset(format, 0, sizeof *format);
	format->decimal = '.';
	if (infer->hours + infer->minutes > 0) {
		format->hours = infer->hours > infer->minutes;
		format->hours_basis = VK__BASIS_EVIDENCE;
	}
	if (forced->decimal != 0) {
		format->decimal = forced->decimal;
		format->decimal_basis = VK__BASIS_FORCED;
	} else {
		status = decide_decimal(infer, format, err);
	}
	if (forced->order != VK__ORDER_UNKNOWN) {
		format->order = forced->order;
		format->order_basis = infer->slashes > 0 ? VK__BASIS_FORCED :
		    VK__BASIS_NONE;
	} else if (status == VK_OK) {
		status = decide_order(infer, format, err);
	}
	return status;
}

/* ------------------------------------------------------------------ sizes */

static vk_sport
row_sport(const struct vk__layout *layout, const struct vk__sports *sports,
    const struct vk__csv_row *row)
{
	vk_sport sport = VK_SPORT_OTHER;
	size_t i;

	for (i = 0; i < layout->count && i < row->count; i++)
		if (layout->column[i].role == VK__ROLE_TYPE)
			(void)vk__sports_find(sports, row->cell[i].text,
			    row->cell[i].len, &sport, NULL, 0);
	return sport;
}

static double
row_number(const struct vk__layout *layout, const struct vk__format *format,
    const struct vk__csv_row *row, enum vk__role role, const char *name)
{
	double value = NAN;
	size_t i;

	if (role == VK__ROLE_FIELD)
		return vk__cell_number(field_cell(layout, row, name),
		    format->decimal, &value) == VK_OK ? value : NAN;
	for (i = 0; i < layout->count && i < row->count; i++)
		if (layout->column[i].role == role && vk__cell_number(
		    row->cell[i], format->decimal, &value) == VK_OK)
			return value;
	return NAN;
}

void
vk__infer_sizes(struct vk__infer *infer, const struct vk__layout *layout,
    const struct vk__format *format, const struct vk__sports *sports,
    const struct vk__csv_row *row)
{
	double distance = row_number(layout, format, row, VK__ROLE_FIELD,
	    "distance");
	double stride = row_number(layout, format, row, VK__ROLE_FIELD,
	    "average_stride");
	double cadence = row_number(layout, format, row, VK__ROLE_CADENCE,
	    NULL);
	double temp = row_number(layout, format, row, VK__ROLE_FIELD,
	    "max_temp");
	double seconds, ratio;
	unsigned colons;

	if (!isnan(temp) && infer->temps < VK__INFER_ROWS)
		infer->temp[infer->temps++] = temp;
	if (row_sport(layout, sports, row) != VK_SPORT_RUNNING ||
	    vk__cell_time(field_cell(layout, row, "duration"), &seconds,
	    &colons) != VK_OK)
		return;
	if (format->hours && colons == 1)
		seconds *= 60;
	ratio = cadence * seconds / 60 * stride / (1000 * distance);
	if (isfinite(ratio) && ratio > 0.5 && ratio < 3 &&
	    infer->ratios < VK__INFER_ROWS)
		infer->ratio[infer->ratios++] = ratio;
}

static int
compare(const void *a, const void *b)
{
	double x = *(const double *)a;
	double y = *(const double *)b;

	return (x > y) - (x < y);
}

static double
median(double *values, size_t count)
{
	qsort(values, count, sizeof *values, compare);
	return count % 2 == 1 ? values[count / 2] :
	    (values[count / 2 - 1] + values[count / 2]) / 2;
}

static bool
needs_units(const struct vk__layout *layout)
{
	size_t i;

	for (i = 0; i < layout->count; i++)
		if (layout->column[i].unit >= VK__UNIT_LENGTH)
			return true;
	return false;
}

/* The strides of runs, then temperatures nobody rides at; false: neither. */
static bool
units_show(struct vk__infer *infer, struct vk__format *format)
{
	if (infer->ratios >= 2) {
		format->unit_rows = infer->ratios;
		format->unit_ratio = median(infer->ratio, infer->ratios);
		/* Half way between the two, as factors go. */
		format->statute = format->unit_ratio > sqrt(MILE);
		if (fabs(format->unit_ratio - 1) < 0.15 ||
		    fabs(format->unit_ratio - MILE) < 0.2)
			return true;
		format->unit_rows = 0;
	}
	format->statute = infer->temps >= 3 && format->unit_temp > 42;
	return format->statute;
}

vk_status
vk__infer_units(struct vk__infer *infer, const struct vk__layout *layout,
    const struct vk__forced *forced, struct vk__format *format, vk_error *err)
{
	bool shown;

	if (!needs_units(layout))
		return VK_OK;
	if (infer->temps >= 3)
		format->unit_temp = median(infer->temp, infer->temps);
	shown = units_show(infer, format);
	if (forced->units != 0) {
		format->unit_doubt = shown &&
		    format->statute != (forced->units == 's');
		format->statute = forced->units == 's';
	}
	/* Where miles are British, most days are not below freezing. */
	format->fahrenheit = format->statute && (infer->temps < 3 ||
	    format->unit_temp > 32);
	format->unit_basis = forced->units != 0 ? VK__BASIS_FORCED :
	    shown ? VK__BASIS_EVIDENCE : VK__BASIS_ASSUMED;
	/* Accounts in other languages hardly ever show miles. */
	if (format->unit_basis == VK__BASIS_ASSUMED &&
	    strcmp(layout->lang, "en") == 0)
		return vk_error_set(err, VK_EVALUE, 0, "units-unknown",
		    "no run tells whether distances are in kilometres or "
		    "miles: say which with --units", NULL, NULL);
	return VK_OK;
}
