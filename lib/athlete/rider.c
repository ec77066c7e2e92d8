/* SPDX-License-Identifier: MIT */
/*
 * Weight and heart rates as databases keep them, by the questions in
 * rider.tsv. A question that a database cannot answer is passed over: not
 * all versions of a program have all tables.
 */
#include "rider.h"

#include <math.h>
#include <string.h>

#include "../base/table.h"
#include "units.h"

extern const char vk__data_rider_tsv[];
extern const size_t vk__data_rider_tsv_size;

#define POUND 0.45359237

enum {
	CELL_FAMILY,
	CELL_FIGURE,
	CELL_UNIT,
	CELL_FILE,
	CELL_SQL,
	WAIT_MS = 1000,
	KG_MOST = 500
};

double
vk__pulse_or_nan(double pulse)
{
	return pulse >= 30 && pulse <= 230 ? pulse : NAN;
}

double
vk__best_20min(const vk_activity *activity)
{
	double best = activity->mean_max[vk_mean_max_index(1200)];

	return isnan(best) ? activity->p20 : best;
}

/* The first value of the answer, NaN when there is none. */
static vk_status
ask(struct vk__store *store, const struct vk__table *row, const int64_t *user,
    double *value, vk_error *err)
{
	struct vk__query *query;
	vk_buf sql = { 0 };
	vk_status status = VK_ENOMEM;

	*value = NAN;
	vk_buf_add(&sql, row->cell[CELL_SQL].text, row->cell[CELL_SQL].len);
	if (vk_buf_text(&sql) != NULL)
		status = vk__query_new(store, sql.data, &query, err);
	vk_buf_free(&sql);
	if (status != VK_OK)
		return status == VK_EVALUE ? VK_OK : status;
	if (user != NULL && strstr(row->cell[CELL_SQL].text, "?1") != NULL)
		vk__query_bind_int(query, 1, *user);
	status = vk__query_step(query, err);
	if (status == VK_OK)
		*value = vk__query_double(query, 0);
	vk__query_free(query);
	return status == VK_END || status == VK_EVALUE ? VK_OK : status;
}

static double
in_kg(const vk_history *h, const struct vk__table *row, double value)
{
	if (vk__table_is(row, CELL_UNIT, "g") ||
	    (vk__table_is(row, CELL_UNIT, "kg_g") && value > KG_MOST))
		value /= 1000;
	if (vk__table_is(row, CELL_UNIT, "kg_lb")) {
		if (h->row.units == VK_UNITS_UNKNOWN)
			return NAN;
		if (h->row.units == VK_UNITS_STATUTE)
			value *= POUND;
	}
	return value > 10 && value < KG_MOST ? value : NAN;
}

static void
take(const vk_history *h, const struct vk__table *row, double value,
    struct vk__rider *rider)
{
	double pulse = vk__pulse_or_nan(value);

	if (vk__table_is(row, CELL_FIGURE, "weight"))
		rider->weight = in_kg(h, row, value);
	else if (vk__table_is(row, CELL_FIGURE, "female"))
		rider->heart.female = value > 0;
	else if (isnan(pulse))
		return;
	else if (vk__table_is(row, CELL_FIGURE, "rest"))
		rider->heart.rest = pulse;
	else if (vk__table_is(row, CELL_FIGURE, "lthr"))
		rider->heart.lthr = pulse;
}

/* The highest pulse of the activities in the days selected. */
static vk_status
find_highest(vk_history *h, double *pulse, vk_error *err)
{
	const struct vk__mapped *column = vk__mapping_field(&h->columns,
	    "max_heartrate");
	struct vk__query *query = NULL;
	vk_buf sql = { 0 };
	vk_status status = VK_ENOMEM;

	*pulse = NAN;
	if (column == NULL)
		return VK_OK;
	vk_buf_add_text(&sql, "SELECT max(");
	vk_buf_add(&sql, column->sql.data, column->sql.len);
	vk_buf_add_char(&sql, ')');
	vk__statement_from(h, &sql);
	vk_buf_add_text(&sql, " AND ");
	vk_buf_add(&sql, column->sql.data, column->sql.len);
	vk_buf_add_text(&sql, " BETWEEN 30 AND 230");
	vk__statement_days(h, &sql);
	if (vk_buf_text(&sql) != NULL)
		status = vk__query_new(h->store, sql.data, &query, err);
	vk_buf_free(&sql);
	if (status != VK_OK)
		return status;
	vk__statement_bind(h, query);
	status = vk__query_step(query, err);
	if (status == VK_OK)
		*pulse = vk__pulse_or_nan(vk__query_double(query, 0));
	vk__query_free(query);
	return status == VK_END ? VK_OK : status;
}

vk_status
vk__rider_read(vk_history *history, struct vk__rider *rider, vk_error *err)
{
	struct vk__store *beside = NULL;
	struct vk__table row;
	vk_status status = VK_OK;
	double value;

	memset(rider, 0, sizeof *rider);
	rider->weight = NAN;
	if (history->layout.family == VK_FAMILY_GARMINDB)
		status = vk__beside_open(history->store, "garmin.db", WAIT_MS,
		    &beside, err);
	vk__table_open(&row, vk__data_rider_tsv, vk__data_rider_tsv_size);
	while (status == VK_OK && vk__table_next(&row)) {
		bool own = row.cell[CELL_FILE].len == 0;

		if (!vk__table_is(&row, CELL_FAMILY, history->layout.name) ||
		    (!own && beside == NULL))
			continue;
		status = ask(own ? history->store : beside, &row,
		    history->has_user ? &history->user : NULL, &value, err);
		if (status == VK_OK)
			take(history, &row, value, rider);
	}
	vk__store_close(beside);
	if (status == VK_OK)
		status = find_highest(history, &value, err);
	if (status == VK_OK && value > 0)
		rider->heart.max = value;
	return status;
}
