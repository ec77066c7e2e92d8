/* SPDX-License-Identifier: MIT */
/* What a rider can do: the curve of best efforts and what follows from it. */
#include <base/date.h>
#include <math.h>
#include <string.h>

#include "history.h"

static const struct grid_column columns[] = {
	{ "what", N_("what"), 12, true },
	{ "value", N_("value"), 8, false },
	{ "unit", N_("unit"), 5, true },
	{ "date", N_("date"), 10, true },
	{ "id", N_("activity"), 12, false },
	{ "note", N_("note"), 0, true }
};

enum { COLUMNS = sizeof columns / sizeof columns[0] };

/* ------------------------------------------------------------------- JSON */

static void
add_name(vk_buf *json, const char *name)
{
	if (json->len > 0 && json->data[json->len - 1] != '{' &&
	    json->data[json->len - 1] != '[')
		vk_buf_add_char(json, ',');
	vk_buf_add_char(json, '"');
	vk_buf_add_text(json, name);
	vk_buf_add_text(json, "\":");
}

static void
add_number(vk_buf *json, const char *name, double value, unsigned decimals)
{
	if (!isfinite(value))
		return;
	add_name(json, name);
	vk_buf_add_fixed(json, value, decimals);
}

static void
add_date(vk_buf *json, const char *name, int32_t day)
{
	char date[VK__DATE_SIZE];

	if (day == VK_DAY_ANY)
		return;
	vk__date_write(day, date);
	add_name(json, name);
	vk_buf_add_char(json, '"');
	vk_buf_add_text(json, date);
	vk_buf_add_char(json, '"');
}

static void
add_id(vk_buf *json, int64_t id)
{
	if (id == 0)
		return;
	add_name(json, "id");
	if (id < 0)
		vk_buf_add_char(json, '-');
	vk_buf_add_uint(json, id < 0 ? 0 - (uint64_t)id : (uint64_t)id);
}

static void
add_true(vk_buf *json, const char *name, bool value)
{
	if (!value)
		return;
	add_name(json, name);
	vk_buf_add_text(json, "true");
}

static void
add_figure(vk_buf *json, const char *name, const vk_figure *figure,
    unsigned decimals)
{
	if (isnan(figure->value))
		return;
	if (name != NULL)
		add_name(json, name);
	else if (json->data[json->len - 1] == '}')
		vk_buf_add_char(json, ',');
	vk_figure_write(figure, decimals, json);
}

static void
add_curve(vk_buf *json, const vk_power *p)
{
	add_name(json, "curve");
	vk_buf_add_char(json, '[');
	for (size_t i = 0; i < VK_MEAN_MAX; i++) {
		const vk_best *best = &p->best[i];

		if (isnan(best->watts))
			continue;
		if (json->data[json->len - 1] == '}')
			vk_buf_add_char(json, ',');
		vk_buf_add_char(json, '{');
		add_number(json, "secs", vk_mean_max_seconds[i], 0);
		add_number(json, "watts", best->watts, 1);
		add_number(json, "watts_per_kg",
		    best->watts / p->weight.value, 2);
		add_date(json, "date", best->day);
		add_id(json, best->id);
		vk_buf_add_char(json, '}');
	}
	vk_buf_add_char(json, ']');
}

static void
add_critical(vk_buf *json, const vk_power *p)
{
	const vk_critical *c = &p->critical;

	if (c->efforts == 0)
		return;
	add_name(json, "critical_power");
	vk_buf_add_char(json, '{');
	add_number(json, "cp", c->cp, 1);
	add_number(json, "w_prime", c->wprime, 0);
	add_name(json, "model");
	vk_buf_add_text(json, "\"work-time\"");
	add_number(json, "from_secs", VK_CRITICAL_FROM, 0);
	add_number(json, "to_secs", VK_CRITICAL_TO, 0);
	add_number(json, "efforts", (double)c->efforts, 0);
	add_number(json, "r2", c->r2, 4);
	add_number(json, "error_watts", c->error, 1);
	add_true(json, "lower_bound", p->cp.lower_bound);
	vk_buf_add_char(json, '}');
}

static void
add_borders(vk_buf *json, const char *name, const double *border,
    size_t count)
{
	add_name(json, name);
	for (size_t i = 0; i < count; i++) {
		vk_buf_add_char(json, i == 0 ? '[' : ',');
		vk_buf_add_fixed(json, border[i], 0);
	}
	vk_buf_add_char(json, ']');
}

/* What is known of the heart, and the upper borders of the zones. */
static void
add_zones(vk_buf *json, const vk_power *p)
{
	double watts[VK_ZONES - 1], beats[VK_HEART_ZONES - 1];
	double lthr = vk_heart_lthr(&p->heart);

	if (p->heart.max > 0)
		add_number(json, "max_hr", p->heart.max, 0);
	if (p->heart.rest > 0)
		add_number(json, "rest_hr", p->heart.rest, 0);
	if (lthr > 0) {
		add_number(json, "lthr", lthr, 0);
		add_true(json, "lthr_estimated", p->heart.lthr <= 0);
		vk_heart_zone_borders(lthr, beats);
		add_borders(json, "hr_zones", beats, VK_HEART_ZONES - 1);
	}
	if (p->ftp.value > 0) {
		vk_power_zone_borders(p->ftp.value, watts);
		add_borders(json, "power_zones", watts, VK_ZONES - 1);
	}
}

static void
make_json(vk_buf *json, const vk_power *p)
{
	vk_buf_add_char(json, '{');
	add_date(json, "since", p->since);
	add_date(json, "until", p->until);
	add_number(json, "activities", (double)p->activities, 0);
	add_number(json, "with_power", (double)p->with_power, 0);
	add_figure(json, "weight", &p->weight, 1);
	add_curve(json, p);
	add_critical(json, p);
	add_figure(json, "ftp", &p->ftp, 0);
	add_name(json, "ftp_estimates");
	vk_buf_add_char(json, '[');
	add_figure(json, NULL, &p->ftp_20min, 0);
	add_figure(json, NULL, &p->cp, 0);
	add_figure(json, NULL, &p->ftp_device, 0);
	vk_buf_add_char(json, ']');
	add_zones(json, p);
	vk_buf_add_char(json, '}');
}

/* ------------------------------------------------------------------- rows */

static void
put_place(struct grid *grid, int32_t day, int64_t id)
{
	char date[VK__DATE_SIZE] = "";

	if (day != VK_DAY_ANY)
		vk__date_write(day, date);
	grid_text(grid, date, strlen(date));
	if (id == 0)
		grid_text(grid, "", 0);
	else
		grid_number(grid, (double)id, 0);
}

static void
put_word(struct grid *grid, const char *word)
{
	grid_text(grid, word, strlen(word));
}

/* "30 s", "20 min", "5 h". */
static void
put_duration(struct grid *grid, unsigned seconds)
{
	vk_buf text = { 0 };
	unsigned by = seconds % 3600 == 0 ? 3600 : seconds % 60 == 0 ? 60 : 1;

	vk_buf_add_uint(&text, seconds / by);
	vk_buf_add_text(&text, by == 3600 ? " h" : by == 60 ? " min" : " s");
	grid->row.failed |= text.failed;
	grid_text(grid, text.len > 0 ? text.data : "", text.len);
	vk_buf_free(&text);
}

static vk_status
put_figure(struct grid *grid, const char *what, const vk_figure *figure,
    const char *unit, unsigned decimals)
{
	if (isnan(figure->value))
		return VK_OK;
	put_word(grid, what);
	grid_number(grid, figure->value, decimals);
	put_word(grid, unit);
	put_place(grid, figure->day, figure->id);
	put_word(grid, figure->lower_bound ? grid->form == GRID_TSV ?
	    "lower_bound" : _("lower bound") : figure->method);
	return grid_row(grid);
}

static vk_status
put_fit(struct grid *grid, const vk_power *p)
{
	vk_buf note = { 0 };

	if (p->critical.efforts == 0)
		return VK_OK;
	put_word(grid, "W'");
	grid_number(grid, p->critical.wprime, 0);
	put_word(grid, "J");
	put_place(grid, VK_DAY_ANY, 0);
	vk_buf_add_uint(&note, p->critical.efforts);
	vk_buf_add_text(&note, " × 120-1200 s, r² ");
	vk_buf_add_fixed(&note, p->critical.r2, 4);
	vk_buf_add_text(&note, ", ±");
	vk_buf_add_fixed(&note, p->critical.error, 1);
	vk_buf_add_text(&note, " W");
	grid->row.failed |= note.failed;
	grid_text(grid, note.len > 0 ? note.data : "", note.len);
	vk_buf_free(&note);
	return grid_row(grid);
}

static vk_status
put_curve(struct grid *grid, const vk_power *p)
{
	vk_status status = VK_OK;

	for (size_t i = 0; i < VK_MEAN_MAX && status == VK_OK; i++) {
		const vk_best *best = &p->best[i];

		if (isnan(best->watts))
			continue;
		put_duration(grid, vk_mean_max_seconds[i]);
		grid_number(grid, best->watts, 0);
		put_word(grid, "W");
		put_place(grid, best->day, best->id);
		put_word(grid, "");
		status = grid_row(grid);
	}
	return status;
}

static vk_status
put_rows(struct grid *grid, const vk_power *p)
{
	vk_status status = grid_head(grid, columns, COLUMNS);

	if (status == VK_OK)
		status = put_curve(grid, p);
	if (status == VK_OK)
		status = put_figure(grid, "CP", &p->cp, "W", 0);
	if (status == VK_OK)
		status = put_fit(grid, p);
	if (status == VK_OK)
		status = put_figure(grid, "FTP 20min", &p->ftp_20min, "W", 0);
	if (status == VK_OK)
		status = put_figure(grid, "FTP device", &p->ftp_device, "W",
		    0);
	if (status == VK_OK)
		status = put_figure(grid, "FTP", &p->ftp, "W", 0);
	if (status == VK_OK)
		status = put_figure(grid, "weight", &p->weight, "kg", 1);
	return status;
}

vk_status
history_power(struct history_run *run, vk_error *err)
{
	vk_buf json = { 0 };
	vk_power power;
	vk_status status = vk_history_power(run->history,
	    &run->options->selection, (uint32_t)run->options->window, &power,
	    err);

	if (status != VK_OK)
		return status;
	if (run->grid.form != GRID_JSON)
		return put_rows(&run->grid, &power);
	make_json(&json, &power);
	status = history_put(run, &json);
	vk_buf_free(&json);
	return status;
}
