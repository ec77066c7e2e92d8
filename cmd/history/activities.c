/* SPDX-License-Identifier: MIT */
/* The activities themselves, newest first. */
#include <base/date.h>
#include <math.h>
#include <string.h>

#include "history.h"

static const struct grid_column columns[] = {
	{ "start_date_local", N_("start"), 16, true },
	{ "type", N_("type"), 16, true },
	{ "duration", N_("time"), 8, false },
	{ "distance", N_("km"), 6, false },
	{ "average_watts", N_("W"), 4, false },
	{ "normalized_watts", N_("NP"), 4, false },
	{ "average_heartrate", N_("HR"), 4, false },
	{ "tss", N_("TSS"), 5, false },
	{ "training_load", N_("load"), 5, false },
	{ "name", N_("name"), 0, true }
};

enum { COLUMNS = sizeof columns / sizeof columns[0], MINUTES = 16 };

vk_status
history_put(struct history_run *run, vk_buf *json)
{
	vk_status status = json->failed ? VK_ENOMEM :
	    grid_line(&run->grid, json->data, json->len);

	vk_buf_clear(json);
	return status;
}

static void
put_start(struct grid *grid, const vk_activity *a)
{
	struct vk__time time;
	char text[VK__TIME_SIZE] = "";

	if (vk__time_from_unix(a->start, &time)) {
		time.zoned = false;
		vk__time_write(&time, text);
	}
	/* People read minutes. */
	if (grid->form == GRID_TABLE && strlen(text) > MINUTES) {
		text[VK__DATE_SIZE - 1] = ' ';
		text[MINUTES] = '\0';
	}
	grid_text(grid, text, strlen(text));
}

static vk_status
put_row(struct grid *grid, const vk_activity *a)
{
	put_start(grid, a);
	grid_text(grid, a->type, strlen(a->type));
	grid_seconds(grid, a->duration);
	grid_metres(grid, a->distance);
	grid_number(grid, a->power, 0);
	grid_number(grid, a->np, 0);
	grid_number(grid, a->hr, 0);
	grid_number(grid, a->tss, 1);
	grid_number(grid, a->load, 1);
	grid_text(grid, a->name, strlen(a->name));
	return grid_row(grid);
}

/* A figure that follows from others, behind the members there are. */
static void
add_ratio(vk_buf *json, const char *name, double np, double by)
{
	double ratio = vk_ratio(np, by);

	if (isnan(ratio) || json->failed)
		return;
	json->len--;
	vk_buf_add_text(json, ",\"");
	vk_buf_add_text(json, name);
	vk_buf_add_text(json, "\":");
	vk_buf_add_fixed(json, ratio, 3);
	vk_buf_add_char(json, '}');
}

static vk_status
put_activity(struct history_run *run, const vk_activity *a, vk_buf *json)
{
	if (run->grid.form != GRID_JSON)
		return put_row(&run->grid, a);
	vk_activity_write(a, false, json);
	add_ratio(json, "variability_index", a->np, a->power);
	add_ratio(json, "efficiency_factor", a->np, a->hr);
	return history_put(run, json);
}

vk_status
history_activities(struct history_run *run, vk_error *err)
{
	vk_selection selection = run->options->selection;
	uint64_t left = run->options->limit;
	vk_buf json = { 0 };
	vk_activity a;
	vk_status status;

	selection.bests = run->grid.form == GRID_JSON;
	status = vk_history_select(run->history, &selection, err);
	if (status == VK_OK)
		status = grid_head(&run->grid, columns, COLUMNS);
	while (status == VK_OK) {
		status = vk_history_next(run->history, &a, err);
		if (status == VK_EVALUE) {
			filter_report(run->filter, MESSAGE_ERROR, err);
			status = run->filter->stop == CLI_GO_ON ? VK_OK :
			    VK_END;
		} else if (status == VK_OK) {
			status = put_activity(run, &a, &json);
			if (status == VK_OK && --left == 0)
				status = VK_END;
		}
	}
	vk_buf_free(&json);
	return status == VK_END ? VK_OK : status;
}
