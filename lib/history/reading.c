/* SPDX-License-Identifier: MIT */
/*
 * Reads activities out of databases. Owns the connection and the statement
 * that runs; promises that nothing is written, that every row comes once, and
 * that one that cannot be placed in time is reported.
 */
#include "reading.h"

#include <stdlib.h>
#include <string.h>

#include "../base/date.h"
#include "../base/number.h"
#include "units.h"

enum { DAY = 86400 };

vk_status
vk_history_open(const char *path, unsigned wait_ms, vk_history **history,
    vk_error *err)
{
	vk_history *h = calloc(1, sizeof *h);
	vk_status status;

	*history = NULL;
	if (h == NULL)
		return vk_error_set(err, VK_ENOMEM, 0, "memory",
		    "out of memory", NULL, NULL);
	status = vk__store_open(path, VK__STORE_READ, wait_ms, &h->store, err);
	if (status == VK_OK)
		status = vk__layout_find(h->store, &h->layout, err);
	if (status == VK_OK)
		status = vk__units_find(h->store, h->layout.family, wait_ms,
		    &h->units, err);
	if (status != VK_OK) {
		vk_history_close(h);
		return status;
	}
	vk__sports_read(&h->sports);
	*history = h;
	return VK_OK;
}

void
vk_history_close(vk_history *history)
{
	if (history == NULL)
		return;
	vk__query_free(history->query);
	vk__query_free(history->bests);
	vk__columns_free(&history->columns);
	vk__store_close(history->store);
	free(history);
}

vk_family
vk_history_family(const vk_history *history)
{
	return history->layout.family;
}

unsigned
vk_history_notes(const vk_history *history)
{
	unsigned notes = 0;

	if (vk__store_is_stale(history->store))
		notes |= VK_HISTORY_STALE;
	if (history->units == VK_UNITS_UNKNOWN &&
	    history->row.units == VK_UNITS_UNKNOWN)
		notes |= VK_HISTORY_UNITS;
	if (history->no_zone && history->row.utc_offset == 0)
		notes |= VK_HISTORY_ZONE;
	return notes;
}

/* ----------------------------------------------------------------- people */

/* Adds a name to a list for people. */
static void
add_name(vk_buf *list, const char *name, size_t len)
{
	if (list->len > 0)
		vk_buf_add_text(list, ", ");
	vk_buf_add(list, name, len);
}

static void
people_sql(const vk_history *h, vk_buf *sql)
{
	vk_buf_add_text(sql, "SELECT user_id, ");
	vk_buf_add_text(sql, h->layout.family == VK_FAMILY_HEALTH_DATA ?
	    "coalesce(full_name, user_id)" :
	    "coalesce(nullif(trim(coalesce(prenom, '') || ' ' || "
	    "coalesce(nom, '')), ''), user_id), nom, prenom, "
	    "coalesce(nom, '') || coalesce(prenom, '')");
	vk_buf_add_text(sql, " FROM ");
	vk__sql_name(sql, h->layout.people);
	vk_buf_add_text(sql, " ORDER BY user_id");
}

/* The number, a name, or the two of them in any order. */
static bool
is_named(struct vk__query *query, const char *athlete)
{
	char wanted[VK__KEY_SIZE], name[VK__KEY_SIZE];
	size_t len;

	vk__key_fold(athlete, strlen(athlete), wanted);
	for (int i = 0; i < vk__query_columns(query); i++) {
		const char *text = vk__query_text(query, i, &len);

		if (vk__key_fold(text, len, name) > 0 &&
		    strcmp(name, wanted) == 0)
			return true;
	}
	return false;
}

/* Looks for the athlete among those there; *user is his number. */
static vk_status
look_for(vk_history *h, struct vk__query *query, const char *athlete,
    vk_buf *list, vk_error *err)
{
	size_t people = 0;
	vk_status status;

	while ((status = vk__query_step(query, err)) == VK_OK) {
		size_t len;
		const char *name = vk__query_text(query, 1, &len);

		add_name(list, name, len);
		people++;
		if (athlete == NULL || is_named(query, athlete)) {
			h->user = vk__query_int(query, 0);
			h->has_user = h->by_user = true;
			if (athlete != NULL)
				return VK_OK;
		}
	}
	if (status != VK_END)
		return status;
	if (athlete != NULL)
		return vk_error_set(err, VK_ABSENT, 0, "athlete-absent",
		    "no athlete %1; there are: %2", athlete,
		    vk_buf_text(list));
	if (people > 1)
		return vk_error_set(err, VK_EVALUE, 0, "athlete-which",
		    "several athletes, name one: %1", vk_buf_text(list), NULL);
	return VK_OK;
}

static vk_status
find_user(vk_history *h, const char *athlete, vk_error *err)
{
	struct vk__query *query = NULL;
	vk_buf sql = { 0 }, list = { 0 };
	vk_status status = VK_ENOMEM;
	bool there = false;

	h->has_user = h->by_user = false;
	if (h->layout.people != NULL) {
		status = vk__store_has(h->store, h->layout.people, &there,
		    err);
		if (status != VK_OK)
			return status;
	}
	if (!there)
		return athlete == NULL ? VK_OK : vk_error_set(err, VK_ABSENT,
		    0, "athlete-none", "the database names no athletes",
		    NULL, NULL);
	people_sql(h, &sql);
	if (vk_buf_text(&sql) != NULL)
		status = vk__query_new(h->store, sql.data, &query, err);
	if (status == VK_OK)
		status = look_for(h, query, athlete, &list, err);
	/* The rows of old versions name nobody. */
	if (status == VK_OK && athlete == NULL &&
	    h->layout.family == VK_FAMILY_CERTIFICATION)
		h->by_user = false;
	vk__query_free(query);
	vk_buf_free(&sql);
	vk_buf_free(&list);
	return status;
}

/* -------------------------------------------------------------- statement */

/* The best 20 minutes stand among the others, or by themselves. */
static void
join_best(struct vk__columns *columns)
{
	for (size_t i = 0; i < columns->count; i++) {
		struct vk__column *c = &columns->column[i];
		vk_buf sql = { 0 };

		if (c->role != VK__ROLE_FIELD ||
		    strcmp(c->field->name, "best_20min_watts") != 0)
			continue;
		vk_buf_add_text(&sql, "coalesce((SELECT watts FROM "
		    "vekta_mean_max WHERE id = a.id AND seconds = 1200), ");
		vk_buf_add(&sql, c->sql.data, c->sql.len);
		vk_buf_add_char(&sql, ')');
		vk_buf_free(&c->sql);
		c->sql = sql;
	}
}

static vk_status
find_columns(vk_history *h, bool bests, vk_error *err)
{
	static const char *const alias[] = { "b", "c" };
	const struct vk__layout *layout = &h->layout;
	vk_status status;

	vk__columns_free(&h->columns);
	status = vk__columns_find(&h->columns, h->store, layout->table, "a",
	    layout->name, bests, err);
	for (size_t i = 0; i < 2 && layout->joined[i] != NULL; i++)
		if (status == VK_OK)
			status = vk__columns_find(&h->columns, h->store,
			    layout->joined[i], alias[i], layout->name, bests,
			    err);
	if (layout->family == VK_FAMILY_VEKTA)
		join_best(&h->columns);
	if (status == VK_OK &&
	    vk__columns_role(&h->columns, VK__ROLE_START) == NULL &&
	    vk__columns_role(&h->columns, VK__ROLE_START_UTC) == NULL)
		return vk_error_set(err, VK_EVALUE, 0, "database-strange",
		    "database %1 has no table of activities",
		    vk__store_path(h->store), NULL);
	return status;
}

/* The time that rows are ordered by. */
static const struct vk__column *
time_column(const vk_history *h)
{
	const struct vk__column *column = vk__columns_role(&h->columns,
	    VK__ROLE_START);

	return column != NULL ? column :
	    vk__columns_role(&h->columns, VK__ROLE_START_UTC);
}

static void
add_bound(vk_buf *sql, const struct vk__column *time, const char *relation,
    int32_t day)
{
	char text[VK__DATE_SIZE];

	if (day < VK__DAY_FIRST || day > VK__DAY_LAST)
		return;
	vk__date_write(day, text);
	vk_buf_add_text(sql, " AND ");
	vk_buf_add(sql, time->sql.data, time->sql.len);
	vk_buf_add_text(sql, relation);
	vk_buf_add_text(sql, text);
	vk_buf_add_char(sql, '\'');
}

/*
 * Texts of times compare as they stand; a day more on each side lets the zone
 * be what it is, and what is outside is left out later.
 */
static void
add_bounds(vk_buf *sql, const struct vk__column *time,
    const vk_selection *selection)
{
	int32_t slack = time->unit == VK__UNIT_UTC ? 1 : 0;

	if (time->unit == VK__UNIT_EPOCH_MS)
		return;
	if (selection->since != VK_DAY_ANY)
		add_bound(sql, time, " >= '", selection->since - slack);
	if (selection->until != VK_DAY_ANY &&
	    selection->until < VK__DAY_LAST - 2)
		add_bound(sql, time, " < '", selection->until + 1 + slack);
}

static void
add_tables(const vk_history *h, vk_buf *sql)
{
	static const char *const alias[] = { "b", "c" };
	const struct vk__layout *layout = &h->layout;

	vk_buf_add_text(sql, " FROM ");
	vk__sql_name(sql, layout->table);
	vk_buf_add_text(sql, " a");
	for (size_t i = 0; i < 2 && layout->joined[i] != NULL; i++) {
		vk_buf_add_text(sql, " LEFT JOIN ");
		vk__sql_name(sql, layout->joined[i]);
		vk_buf_add_char(sql, ' ');
		vk_buf_add_text(sql, alias[i]);
		vk_buf_add_text(sql, " ON ");
		vk_buf_add_text(sql, alias[i]);
		vk_buf_add_char(sql, '.');
		vk__sql_name(sql, layout->key);
		vk_buf_add_text(sql, " = a.");
		vk__sql_name(sql, layout->key);
	}
}

static void
add_order(const vk_history *h, vk_buf *sql, bool oldest_first)
{
	const char *way = oldest_first ? "" : " DESC";
	const struct vk__column *id = vk__columns_role(&h->columns,
	    VK__ROLE_ID);

	vk_buf_add_text(sql, " ORDER BY ");
	vk_buf_add(sql, time_column(h)->sql.data, time_column(h)->sql.len);
	vk_buf_add_text(sql, way);
	if (h->layout.family == VK_FAMILY_VEKTA) {
		vk_buf_add_text(sql, ", a.id");
		vk_buf_add_text(sql, way);
	} else if (id != NULL) {
		vk_buf_add_text(sql, ", ");
		vk_buf_add(sql, id->sql.data, id->sql.len);
		vk_buf_add_text(sql, way);
	}
}

void
vk__reading_from(const vk_history *h, vk_buf *sql)
{
	const struct vk__column *user = vk__columns_role(&h->columns,
	    VK__ROLE_USER);

	add_tables(h, sql);
	vk_buf_add_text(sql, " WHERE 1");
	if (h->layout.only != NULL) {
		vk_buf_add_text(sql, " AND ");
		vk_buf_add_text(sql, h->layout.only);
	}
	if (h->by_user && user != NULL) {
		vk_buf_add_text(sql, " AND ");
		vk_buf_add(sql, user->sql.data, user->sql.len);
		vk_buf_add_text(sql, " = ?1");
	}
}

void
vk__reading_bind(const vk_history *h, struct vk__query *query)
{
	if (h->by_user && vk__columns_role(&h->columns, VK__ROLE_USER) != NULL)
		vk__query_bind_int(query, 1, h->user);
}

static void
make_sql(const vk_history *h, vk_buf *sql)
{
	vk_buf_add_text(sql, "SELECT ");
	for (size_t i = 0; i < h->columns.count; i++) {
		const vk_buf *one = &h->columns.column[i].sql;

		vk_buf_add(sql, one->data, one->len);
		vk_buf_add_char(sql, ',');
	}
	vk_buf_add_text(sql, h->layout.family == VK_FAMILY_VEKTA ? "a.id" :
	    "0");
	vk__reading_from(h, sql);
	add_bounds(sql, time_column(h), &h->selection);
	add_order(h, sql, h->selection.oldest_first);
}

static vk_status
prepare(vk_history *h, vk_error *err)
{
	vk_buf sql = { 0 };
	vk_status status = VK_ENOMEM;

	vk__query_free(h->query);
	h->query = NULL;
	make_sql(h, &sql);
	if (vk_buf_text(&sql) != NULL)
		status = vk__query_new(h->store, sql.data, &h->query, err);
	vk_buf_free(&sql);
	if (status == VK_OK)
		vk__reading_bind(h, h->query);
	if (status == VK_OK && h->selection.bests && h->bests == NULL &&
	    h->layout.family == VK_FAMILY_VEKTA)
		status = vk__query_new(h->store, "SELECT seconds, watts "
		    "FROM vekta_mean_max WHERE id = ?1", &h->bests, err);
	return status;
}

vk_status
vk_history_select(vk_history *history, const vk_selection *selection,
    vk_error *err)
{
	const struct vk__column *time;
	vk_status status;

	history->selection = *selection;
	history->row = (struct vk__row_options){
		selection->units != VK_UNITS_UNKNOWN ? selection->units :
		history->units, selection->utc_offset, &history->sports };
	history->last_id = 0;
	status = find_user(history, selection->athlete, err);
	if (status == VK_OK)
		status = find_columns(history, selection->bests, err);
	if (status != VK_OK)
		return status;
	time = time_column(history);
	history->no_zone = time->unit != VK__UNIT_LOCAL &&
	    vk__columns_role(&history->columns, VK__ROLE_OFFSET) == NULL;
	return prepare(history, err);
}

/* ------------------------------------------------------------------- rows */

void
vk__id_text(const vk_activity *activity, char out[32])
{
	char number[VK__NUMBER_SIZE];
	uint64_t id = activity->id < 0 ? 0 - (uint64_t)activity->id :
	    (uint64_t)activity->id;
	size_t len = vk__uint_write(number, id);

	out[0] = '-';
	memcpy(out + (activity->id < 0), number, len);
	out[len + (activity->id < 0)] = '\0';
}

static vk_status
read_bests(vk_history *h, vk_activity *activity, vk_error *err)
{
	int64_t key = vk__query_int(h->query, (int)h->columns.count);
	vk_status status;

	vk__query_reset(h->bests);
	vk__query_bind_int(h->bests, 1, key);
	while ((status = vk__query_step(h->bests, err)) == VK_OK) {
		int64_t seconds = vk__query_int(h->bests, 0);
		size_t i = seconds > 0 && seconds < UINT16_MAX ?
		    vk_mean_max_index((uint32_t)seconds) : VK_MEAN_MAX;

		if (i < VK_MEAN_MAX)
			activity->mean_max[i] = vk__query_double(h->bests, 1);
	}
	vk__query_reset(h->bests);
	return status == VK_END ? VK_OK : status;
}

int32_t
vk_activity_day(const vk_activity *activity)
{
	int64_t start = activity->start;

	return (int32_t)((start >= 0 ? start : start - DAY + 1) / DAY);
}

static bool
is_wanted(const vk_history *h, const vk_activity *a)
{
	const vk_selection *s = &h->selection;
	int32_t day = vk_activity_day(a);

	if ((s->since != VK_DAY_ANY && day < s->since) ||
	    (s->until != VK_DAY_ANY && day > s->until))
		return false;
	return s->sport == NULL || strcmp(s->sport, a->type) == 0 ||
	    strcmp(s->sport, vk_sport_text(a->sport)) == 0;
}

/* The row that is at hand: VK_ABSENT when it is not one of those wanted. */
static vk_status
read_row(vk_history *h, vk_activity *activity, vk_error *err)
{
	vk_status status = vk__row_read(&h->columns, h->query, &h->row,
	    activity);

	if (status != VK_OK) {
		char id[32];

		vk__id_text(activity, id);
		return vk_error_set(err, status, 0, "row-time",
		    "activity %1 has no time that can be read", id, NULL);
	}
	/* "123" and "123_ACTIVITY" are one. */
	if (activity->id != 0 && activity->id == h->last_id)
		return VK_ABSENT;
	h->last_id = activity->id;
	if (!is_wanted(h, activity))
		return VK_ABSENT;
	return h->bests != NULL && h->selection.bests ?
	    read_bests(h, activity, err) : VK_OK;
}

vk_status
vk_history_next(vk_history *history, vk_activity *activity, vk_error *err)
{
	vk_status status;

	do {
		status = vk__query_step(history->query, err);
		if (status == VK_OK)
			status = read_row(history, activity, err);
	} while (status == VK_ABSENT);
	return status;
}
