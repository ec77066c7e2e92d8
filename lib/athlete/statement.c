/* SPDX-License-Identifier: MIT */
/*
 * The question that is put to a database: the columns that are known of it,
 * the rows of one athlete, within some days, in order.
 */
#include <string.h>

#include "../base/date.h"
#include "reading.h"

/* The best 20 minutes stand among the others, or by themselves. */
static void
join_best(struct vk__mapping *columns)
{
	for (size_t i = 0; i < columns->count; i++) {
		struct vk__mapped *c = &columns->column[i];
		vk_buf sql = { 0 };

		if (c->role != VK__MAPPED_FIELD ||
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

vk_status
vk__statement_columns(vk_history *h, bool bests, vk_error *err)
{
	static const char *const alias[] = { "b", "c" };
	const struct vk__tables *layout = &h->layout;
	vk_status status;

	vk__mapping_free(&h->columns);
	status = vk__mapping_find(&h->columns, h->store, layout->table, "a",
	    layout->name, bests, err);
	for (size_t i = 0; i < 2 && layout->joined[i] != NULL; i++)
		if (status == VK_OK)
			status = vk__mapping_find(&h->columns, h->store,
			    layout->joined[i], alias[i], layout->name, bests,
			    err);
	if (h->lean)
		vk__mapping_thin(&h->columns);
	if (layout->family == VK_FAMILY_VEKTA)
		join_best(&h->columns);
	if (status == VK_OK &&
	    vk__mapping_role(&h->columns, VK__MAPPED_START) == NULL &&
	    vk__mapping_role(&h->columns, VK__MAPPED_START_UTC) == NULL)
		return vk_error_set(err, VK_EVALUE, 0, "database-strange",
		    "database %1 has no table of activities",
		    vk__store_path(h->store), NULL);
	return status;
}

/* The time that rows are ordered by. */
const struct vk__mapped *
vk__statement_time(const vk_history *h)
{
	const struct vk__mapped *column = vk__mapping_role(&h->columns,
	    VK__MAPPED_START);

	return column != NULL ? column :
	    vk__mapping_role(&h->columns, VK__MAPPED_START_UTC);
}

static void
add_bound(vk_buf *sql, const struct vk__mapped *time, const char *relation,
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
void
vk__statement_days(const vk_history *h, vk_buf *sql)
{
	const struct vk__mapped *time = vk__statement_time(h);
	const vk_selection *selection = &h->selection;
	int32_t slack = time->unit == VK__MAPPED_UNIT_UTC ? 1 : 0;

	if (time->unit == VK__MAPPED_UNIT_EPOCH_MS)
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
	const struct vk__tables *layout = &h->layout;

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
	const struct vk__mapped *id = vk__mapping_role(&h->columns,
	    VK__MAPPED_ID);

	vk_buf_add_text(sql, " ORDER BY ");
	vk_buf_add(sql, vk__statement_time(h)->sql.data, vk__statement_time(h)->sql.len);
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
vk__statement_from(const vk_history *h, vk_buf *sql)
{
	const struct vk__mapped *user = vk__mapping_role(&h->columns,
	    VK__MAPPED_USER);

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
vk__statement_bind(const vk_history *h, struct vk__query *query)
{
	if (h->by_user && vk__mapping_role(&h->columns, VK__MAPPED_USER) != NULL)
		vk__query_bind_int(query, 1, h->user);
}

void
vk__statement_make(const vk_history *h, vk_buf *sql)
{
	vk_buf_add_text(sql, "SELECT ");
	for (size_t i = 0; i < h->columns.count; i++) {
		const vk_buf *one = &h->columns.column[i].sql;

		vk_buf_add(sql, one->data, one->len);
		vk_buf_add_char(sql, ',');
	}
	vk_buf_add_text(sql, h->layout.family == VK_FAMILY_VEKTA ? "a.id" :
	    "0");
	vk__statement_from(h, sql);
	vk__statement_days(h, sql);
	add_order(h, sql, h->selection.oldest_first);
}
