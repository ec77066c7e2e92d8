/* SPDX-License-Identifier: MIT */
/* One record a day: load, fitness, fatigue, form. */
#include <base/date.h>
#include <math.h>
#include <string.h>

#include "history.h"

static const struct grid_column columns[] = {
	{ "date", N_("date"), 10, true },
	{ "tss", N_("TSS"), 6, false },
	{ "ctl", N_("CTL"), 6, false },
	{ "atl", N_("ATL"), 6, false },
	{ "tsb", N_("TSB"), 6, false },
	{ "ramp", N_("ramp"), 6, false },
	{ "methods", N_("from"), 0, true }
};

enum { COLUMNS = sizeof columns / sizeof columns[0], SPARK = 60 };

/* "power", or "power 2, hr" when there were several. */
static void
add_methods(vk_buf *out, const vk_day *day)
{
	bool first = true;

	for (int m = 0; m < VK_METHODS; m++) {
		if (day->by[m] == 0)
			continue;
		if (!first)
			vk_buf_add_text(out, ", ");
		first = false;
		vk_buf_add_text(out, vk_method_text((vk_method)m));
		if (day->by[m] > 1) {
			vk_buf_add_char(out, ' ');
			vk_buf_add_uint(out, day->by[m]);
		}
	}
}

static vk_status
put_row(struct grid *grid, const vk_day *day)
{
	char date[VK__DATE_SIZE];
	vk_buf methods = { 0 };

	vk__date_write(day->day, date);
	grid_text(grid, date, strlen(date));
	grid_number(grid, day->tss, 1);
	grid_number(grid, day->form.ctl, 1);
	grid_number(grid, day->form.atl, 1);
	grid_number(grid, day->form.tsb, 1);
	grid_number(grid, day->form.ramp, 1);
	add_methods(&methods, day);
	grid->row.failed |= methods.failed;
	grid_text(grid, methods.len > 0 ? methods.data : "", methods.len);
	vk_buf_free(&methods);
	return grid_row(grid);
}

static void
add_member(vk_buf *json, const char *name, double value, unsigned decimals)
{
	vk_buf_add_text(json, ",\"");
	vk_buf_add_text(json, name);
	vk_buf_add_text(json, "\":");
	if (isnan(value))
		vk_buf_add_text(json, "null");
	else
		vk_buf_add_fixed(json, value, decimals);
}

static void
add_counts(vk_buf *json, const vk_day *day)
{
	char before = '{';

	vk_buf_add_text(json, ",\"methods\":");
	for (int m = 0; m < VK_METHODS; m++) {
		if (day->by[m] == 0)
			continue;
		vk_buf_add_char(json, before);
		before = ',';
		vk_buf_add_char(json, '"');
		vk_buf_add_text(json, vk_method_text((vk_method)m));
		vk_buf_add_text(json, "\":");
		vk_buf_add_uint(json, day->by[m]);
	}
	vk_buf_add_text(json, before == '{' ? "{}" : "}");
}

static void
make_json(vk_buf *json, const vk_day *day)
{
	char date[VK__DATE_SIZE];

	vk__date_write(day->day, date);
	vk_buf_add_text(json, "{\"date\":\"");
	vk_buf_add_text(json, date);
	vk_buf_add_char(json, '"');
	add_member(json, "tss", day->tss, 1);
	add_member(json, "ctl", day->form.ctl, 2);
	add_member(json, "atl", day->form.atl, 2);
	add_member(json, "tsb", day->form.tsb, 2);
	add_member(json, "ramp", day->form.ramp, 2);
	add_member(json, "ftp", day->ftp, 0);
	add_member(json, "activities", day->activities, 0);
	add_counts(json, day);
	vk_buf_add_text(json, ",\"form\":\"");
	vk_buf_add_text(json, day->form.rule == VK_FORM_EXPONENTIAL ?
	    "exponential" : "linear");
	vk_buf_add_text(json, "\"}");
}

/* The last days of CTL, for a curve under the table. */
struct spark {
	double value[SPARK];
	size_t count;
};

static void
spark_add(struct spark *spark, double value)
{
	if (spark->count == SPARK)
		memmove(spark->value, spark->value + 1,
		    (SPARK - 1) * sizeof spark->value[0]);
	else
		spark->count++;
	spark->value[spark->count - 1] = value;
}

static vk_status
put_spark(struct grid *grid, const struct spark *spark)
{
	vk_buf line = { 0 };
	vk_status status = VK_OK;

	if (grid->form != GRID_TABLE || !grid->terminal)
		return VK_OK;
	vk_buf_add_text(&line, "CTL        ");
	grid_spark(&line, spark->value, spark->count);
	if (!line.failed)
		status = grid_line(grid, line.data, line.len);
	vk_buf_free(&line);
	return status;
}

static vk_status
put_day(struct history_run *run, const vk_day *day, vk_buf *json)
{
	if (run->grid.form != GRID_JSON)
		return put_row(&run->grid, day);
	make_json(json, day);
	return history_put(run, json);
}

static vk_status
put_days(struct history_run *run, vk_fitness *fitness, vk_error *err)
{
	struct spark spark = { .count = 0 };
	vk_buf json = { 0 };
	vk_day day;
	vk_status status = grid_head(&run->grid, columns, COLUMNS);

	while (status == VK_OK) {
		status = vk_fitness_next(fitness, &day, err);
		if (status == VK_EVALUE) {
			filter_report(run->filter, MESSAGE_ERROR, err);
			status = run->filter->stop == CLI_GO_ON ? VK_OK :
			    VK_END;
		} else if (status == VK_OK) {
			spark_add(&spark, day.form.ctl);
			status = put_day(run, &day, &json);
		}
	}
	vk_buf_free(&json);
	return status == VK_END ? put_spark(&run->grid, &spark) : status;
}

vk_status
history_fitness(struct history_run *run, vk_error *err)
{
	const struct history_options *o = run->options;
	vk_fitness_options options = { .selection = o->selection,
		.rule = o->rule, .method = o->method, .ftp = o->ftp,
		.heart = o->heart };
	vk_fitness *fitness;
	vk_status status = vk_fitness_new(run->history, &options, &fitness,
	    err);

	if (status == VK_OK)
		status = put_days(run, fitness, err);
	vk_fitness_free(fitness);
	return status;
}
