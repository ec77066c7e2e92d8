/* SPDX-License-Identifier: MIT */
/*
 * All of one athlete as JSON lines. Activities are written as everywhere;
 * of the other tables, which other programs may have filled and widened, each
 * column as it stands.
 */
#include <string.h>

#include "../base/number.h"
#include "../base/utf8.h"
#include "native_internal.h"

struct dump {
	vk_status (*fn)(void *ctx, const char *json, size_t len);
	void *ctx;
	vk_buf json;
};

static vk_status
send(struct dump *d)
{
	if (d->json.failed)
		return VK_ENOMEM;
	return d->fn(d->ctx, d->json.data, d->json.len);
}

static vk_status
send_activity(void *ctx, const vk_activity *activity)
{
	struct dump *d = ctx;

	vk_buf_clear(&d->json);
	vk_activity_write(activity, true, &d->json);
	return send(d);
}

static void
add_name(vk_buf *out, const char *name)
{
	vk_buf_add_json(out, name, strlen(name));
	vk_buf_add_char(out, ':');
}

static void
add_value(const struct vk__query *query, int column, vk_buf *out)
{
	size_t len;
	const char *text;

	if (vk__query_is_null(query, column)) {
		vk_buf_add_text(out, "null");
		return;
	}
	text = vk__query_text(query, column, &len);
	if (vk__query_is_text(query, column) ||
	    vk__number_scan(text, len) != len || len == 0)
		vk_buf_add_json(out, text, vk__utf8_check(text, len));
	else
		vk_buf_add(out, text, len);
}

static vk_status
send_row(struct dump *d, const char *table, const struct vk__query *query)
{
	int i;

	vk_buf_clear(&d->json);
	vk_buf_add_char(&d->json, '{');
	add_name(&d->json, "table");
	vk_buf_add_json(&d->json, table, strlen(table));
	for (i = 0; i < vk__query_columns(query); i++) {
		vk_buf_add_char(&d->json, ',');
		add_name(&d->json, vk__query_name(query, i));
		add_value(query, i, &d->json);
	}
	vk_buf_add_char(&d->json, '}');
	return send(d);
}

static vk_status
dump_table(struct vk__native *native, int64_t user, const char *table,
    const char *sql, struct dump *d, vk_error *err)
{
	struct vk__query *query;
	vk_status status = vk__query_new(native->store, sql, &query, err);

	if (status != VK_OK)
		return status;
	vk__query_bind_int(query, 1, user);
	while ((status = vk__query_step(query, err)) == VK_OK) {
		status = send_row(d, table, query);
		if (status != VK_OK)
			break;
	}
	vk__query_free(query);
	return status == VK_END ? VK_OK : status;
}

vk_status
vk__native_dump(struct vk__native *native, int64_t user,
    vk_status (*fn)(void *ctx, const char *json, size_t len), void *ctx,
    vk_error *err)
{
	static const struct {
		const char *table, *sql;
	} tables[] = {
		{ "users", "SELECT * FROM users WHERE user_id = ?1" },
		/* Made when something is logged: lib/log. */
		{ "vekta_planned", "SELECT * FROM vekta_planned WHERE "
		    "user_id = ?1 ORDER BY date, planned_id" },
		{ "metrics", "SELECT * FROM metrics WHERE user_id = ?1" },
		{ "splits", "SELECT * FROM splits WHERE activity_id IN (SELECT "
		    "activity_id FROM activities WHERE user_id = ?1)" },
		{ "gps_data", "SELECT * FROM gps_data WHERE activity_id IN "
		    "(SELECT id FROM activities WHERE user_id = ?1)" },
	};
	struct dump d = { .fn = fn, .ctx = ctx };
	vk_status status = VK_OK;
	size_t i;

	for (i = 0; i < sizeof tables / sizeof *tables && status == VK_OK;
	    i++) {
		bool there = false;

		status = vk__store_has(native->store, tables[i].table, &there,
		    err);
		if (status == VK_OK && there)
			status = dump_table(native, user, tables[i].table,
			    tables[i].sql, &d, err);
	}
	if (status == VK_OK)
		status = vk__native_each(native, user, send_activity, &d,
		    err);
	vk_buf_free(&d.json);
	return status;
}
