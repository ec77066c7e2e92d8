/* SPDX-License-Identifier: MIT */
/* The activities themselves, newest first. */
#include <base/date.h>
#include <string.h>

#include "history.h"

static const struct sheet_column columns[] = {
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
	    sheet_line(&run->sheet, json->data, json->len);

	vk_buf_clear(json);
	return status;
}

static void
put_start(struct sheet *sheet, const vk_activity *a)
{
	struct vk__time time;
	char text[VK__TIME_SIZE] = "";

	if (vk__time_from_unix(a->start, &time)) {
		time.zoned = false;
		vk__time_write(&time, text);
	}
	/* People read minutes. */
	if (sheet->form == SHEET_TABLE && strlen(text) > MINUTES) {
		text[VK__DATE_SIZE - 1] = ' ';
		text[MINUTES] = '\0';
	}
	sheet_text(sheet, text, strlen(text));
}

static vk_status
put_row(struct sheet *sheet, const vk_activity *a)
{
	put_start(sheet, a);
	sheet_text(sheet, a->type, strlen(a->type));
	sheet_seconds(sheet, a->duration);
	sheet_metres(sheet, a->distance);
	sheet_number(sheet, a->power, 0);
	sheet_number(sheet, a->np, 0);
	sheet_number(sheet, a->hr, 0);
	sheet_number(sheet, a->tss, 1);
	sheet_number(sheet, a->load, 1);
	sheet_text(sheet, a->name, strlen(a->name));
	return sheet_row(sheet);
}

static vk_status
put_activity(struct history_run *run, const vk_activity *a, vk_buf *json)
{
	if (run->sheet.form != SHEET_JSON)
		return put_row(&run->sheet, a);
	vk_activity_write(a, false, json);
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

	selection.bests = run->sheet.form == SHEET_JSON;
	status = vk_history_select(run->history, &selection, err);
	if (status == VK_OK)
		status = sheet_head(&run->sheet, columns, COLUMNS);
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
