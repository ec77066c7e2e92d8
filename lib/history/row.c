/* SPDX-License-Identifier: MIT */
/*
 * Rows. The sport is read before the numbers, whose meaning depends on it. A
 * row whose time or length cannot be trusted is refused; any other value that
 * cannot be read is left out and said so.
 */
#include <math.h>
#include <string.h>

#include "row_internal.h"

vk_status
vk__row_fail(vk_error *err, vk_status status, const char *code,
    const char *format, struct vk__cell cell)
{
	char text[64];

	vk__activity_text(text, sizeof text, cell.text, cell.len);
	return vk_error_set(err, status, 0, code, format, text, NULL);
}

void
vk__row_warn(struct vk__row_reader *r, size_t index, const char *code,
    const char *format, struct vk__cell cell)
{
	vk_error what;

	(void)vk__row_fail(&what, VK_EVALUE, code, format, cell);
	if (r->warn != NULL)
		r->warn(r->warn_ctx, index, &what);
}

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
		return vk__row_fail(err, VK_ESYNTAX, "row-long",
		    "the row has more cells than the header: \"%1\"",
		    row->cell[i]);
	}
	if (row->count >= layout->count)
		return VK_OK;
	*cell = row->count > 0 ? row->count - 1 : 0;
	if (!ended)
		return vk_error_set(err, VK_ESYNTAX, 0, "row-short",
		    "the file ends in the middle of a row", NULL, NULL);
	return vk__row_fail(err, VK_ESYNTAX, "row-short",
	    "the row has fewer cells than the header; the last: \"%1\"",
	    row->cell[*cell]);
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
