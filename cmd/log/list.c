/* SPDX-License-Identifier: MIT */
/* What was planned, day by day: the records themselves, or a row of each. */
#include <base/date.h>
#include <math.h>
#include <record/deep.h>
#include <string.h>

#include "log.h"

static const struct grid_column columns[] = {
	{ "date", N_("date"), 10, true },
	{ "athlete", N_("athlete"), 16, true },
	{ "duration", N_("time"), 8, false },
	{ "tss", N_("TSS"), 5, false },
	{ "id", N_("id"), 36, true },
	{ "name", N_("name"), 0, true }
};

enum { COLUMNS = sizeof columns / sizeof columns[0] };

static double
number(const vk_record *rec, const char *path)
{
	double value;

	return vk_record_number(rec, path, &value) == VK_OK ? value : NAN;
}

void
log_put_day(struct grid *grid, int32_t day)
{
	char text[VK__DATE_SIZE] = "";

	if (day != VK_DAY_ANY)
		vk__date_write(day, text);
	grid_text(grid, text, strlen(text));
}

static vk_status
put_row(struct grid *grid, const vk_planned *p, vk_record *rec, vk_buf *name)
{
	vk_error err;
	double load;

	/* What was logged has been read once: a row of it is shown. */
	if (vk_record_read(rec, p->record, p->len, &err) == VK_ENOMEM)
		return VK_ENOMEM;
	if (vk__deep_number(rec, "vekta.load", "tss", &load) != VK_OK)
		load = NAN;
	if (vk_record_string(rec, "name", name) == VK_ENOMEM)
		return VK_ENOMEM;
	log_put_day(grid, p->day);
	grid_text(grid, p->name, strlen(p->name));
	grid_seconds(grid, number(rec, "workout_doc.duration"));
	grid_number(grid, load, 1);
	grid_text(grid, p->id, strlen(p->id));
	grid_text(grid, name->len > 0 ? name->data : "", name->len);
	return grid_row(grid);
}

vk_status
log_list(struct log_run *run, vk_error *err)
{
	const struct log_options *o = run->options;
	vk_planned planned;
	vk_record *rec = NULL;
	vk_buf name = { 0 };
	vk_status status = vk_record_new(&rec);

	if (status == VK_OK)
		status = vk_log_select(run->log, o->athlete, o->since,
		    o->until, err);
	if (status == VK_OK && o->form != GRID_JSON)
		status = grid_head(&run->grid, columns, COLUMNS);
	while (status == VK_OK) {
		status = vk_log_next(run->log, &planned, err);
		if (status == VK_OK)
			status = o->form == GRID_JSON ? grid_line(&run->grid,
			    planned.record, planned.len) :
			    put_row(&run->grid, &planned, rec, &name);
	}
	vk_record_free(rec);
	vk_buf_free(&name);
	return status == VK_END ? VK_OK : status;
}
