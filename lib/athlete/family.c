/* SPDX-License-Identifier: MIT */
/*
 * Tells databases apart. A file may hold the tables of two programs with the
 * same rides in both: the order below says whose are read.
 */
#include "family.h"

#include <string.h>

#include "mapping.h"

enum { VERSION = 4 }; /* the newest that is known */

static const char *const names[VK_FAMILIES] = { "vekta", "certification",
	"django", "garmin-health-data", "garmin-givemydata", "garmindb", "csv",
	"table" };

const char *
vk_family_text(vk_family family)
{
	return (size_t)family < VK_FAMILIES ? names[family] : "";
}

/* What a table has, of what tells the families apart. */
struct marks {
	bool text_id;
	bool sub_sport;
	bool activity_id;
	bool duration_seconds;
	bool title;
	bool any_id;
	bool raw_json;
	bool user_id;
	bool parent_id;
};

static bool
look_at(void *ctx, const struct vk__store_column *column)
{
	struct marks *m = ctx;
	const char *name = column->name;

	if (strcmp(name, "activity_id") == 0) {
		m->activity_id = true;
		m->text_id = strstr(column->type, "CHAR") != NULL ||
		    strcmp(column->type, "TEXT") == 0;
	}
	m->any_id = m->any_id || strstr(name, "_id") != NULL ||
	    strstr(name, "Id") != NULL || strcmp(name, "id") == 0;
	m->sub_sport = m->sub_sport || strcmp(name, "sub_sport") == 0;
	m->duration_seconds = m->duration_seconds ||
	    strcmp(name, "duration_seconds") == 0;
	m->title = m->title || strcmp(name, "title") == 0;
	m->raw_json = m->raw_json || strcmp(name, "raw_json") == 0;
	m->user_id = m->user_id || strcmp(name, "user_id") == 0;
	m->parent_id = m->parent_id ||
	    strcmp(name, "parent_activity_id") == 0;
	return true;
}

static void
set_layout(struct vk__tables *layout, vk_family family, const char *table)
{
	memset(layout, 0, sizeof *layout);
	layout->family = family;
	layout->name = names[family];
	memcpy(layout->table, table, strlen(table) + 1);
	layout->key = "activity_id";
}

/* Sets there when the table is, and what it has. */
static vk_status
find_table(struct vk__store *store, const char *table, bool *there,
    struct marks *marks, vk_error *err)
{
	vk_status status = vk__store_has(store, table, there, err);

	memset(marks, 0, sizeof *marks);
	if (status == VK_OK && *there)
		status = vk__store_columns(store, table, look_at, marks, err);
	return status;
}

static vk_status
set_own(struct vk__store *store, struct vk__tables *layout, vk_error *err)
{
	int64_t version;
	vk_status status = vk__store_version(store, &version, err);

	set_layout(layout, VK_FAMILY_VEKTA, "activities");
	layout->key = "id";
	layout->joined[0] = "vekta_activity";
	layout->people = "users";
	if (status == VK_OK && version > VERSION)
		status = vk_error_set(err, VK_EVALUE, 0, "database-newer",
		    "database %1 is of a newer version of vekta",
		    vk__store_path(store), NULL);
	return status;
}

static void
set_activities(struct vk__tables *layout, const struct marks *marks)
{
	if (marks->text_id && marks->sub_sport) {
		set_layout(layout, VK_FAMILY_GARMINDB, "activities");
	} else if (marks->activity_id && marks->duration_seconds) {
		set_layout(layout, VK_FAMILY_CERTIFICATION, "activities");
		layout->people = marks->user_id ? "users" : NULL;
	} else if (!marks->any_id && marks->title) {
		set_layout(layout, VK_FAMILY_CSV, "activities");
	} else {
		set_layout(layout, VK_FAMILY_TABLE, "activities");
	}
}

static vk_status
set_health_data(struct vk__store *store, struct vk__tables *layout,
    const struct marks *marks, vk_error *err)
{
	bool running;
	vk_status status = vk__store_has(store, "running_agg_metrics",
	    &running, err);

	set_layout(layout, VK_FAMILY_HEALTH_DATA, "activity");
	layout->joined[0] = "cycling_agg_metrics";
	layout->joined[1] = running ? "running_agg_metrics" : NULL;
	layout->people = "user";
	/* The legs of a triathlon say all that their parent does. */
	if (marks->parent_id)
		layout->only = "NOT EXISTS (SELECT 1 FROM activity b "
		    "WHERE b.parent_activity_id = a.activity_id)";
	return status;
}

/* Any table that has a time and a length. */
static vk_status
find_other(struct vk__store *store, struct vk__tables *layout, vk_error *err)
{
	struct vk__query *query;
	vk_status status = vk__query_new(store, "SELECT name FROM "
	    "sqlite_schema WHERE type IN ('table', 'view') AND length(name) < "
	    "64 ORDER BY name = 'activity' DESC, rowid", &query, err);

	if (status != VK_OK)
		return status;
	while ((status = vk__query_step(query, err)) == VK_OK) {
		struct vk__mapping columns = { .count = 0 };
		size_t len;
		const char *table = vk__query_text(query, 0, &len);
		bool found;

		set_layout(layout, VK_FAMILY_TABLE, table);
		status = vk__mapping_find(&columns, store, layout->table, "a",
		    NULL, false, err);
		found = vk__mapping_role(&columns, VK__MAPPED_START) != NULL &&
		    (vk__mapping_field(&columns, "duration") != NULL ||
		    vk__mapping_field(&columns, "distance") != NULL);
		vk__mapping_free(&columns);
		if (status != VK_OK || found)
			break;
	}
	vk__query_free(query);
	if (status == VK_END)
		return vk_error_set(err, VK_EVALUE, 0, "database-strange",
		    "database %1 has no table of activities",
		    vk__store_path(store), NULL);
	return status;
}

vk_status
vk__tables_find(struct vk__store *store, struct vk__tables *layout,
    vk_error *err)
{
	bool own, metrics, activity, activities, django;
	struct marks of_activity, of_activities, other;
	vk_status status = find_table(store, "vekta_activity", &own, &other,
	    err);

	if (status == VK_OK)
		status = find_table(store, "cycling_agg_metrics", &metrics,
		    &other, err);
	if (status == VK_OK)
		status = find_table(store, "activity", &activity, &of_activity,
		    err);
	if (status == VK_OK)
		status = find_table(store, "activities", &activities,
		    &of_activities, err);
	if (status == VK_OK)
		status = find_table(store, "activities_activity", &django,
		    &other, err);
	if (status != VK_OK)
		return status;
	if (own && activities)
		return set_own(store, layout, err);
	if (metrics && activity)
		return set_health_data(store, layout, &of_activity, err);
	if (activity && of_activity.raw_json)
		set_layout(layout, VK_FAMILY_GIVEMYDATA, "activity");
	else if (activities)
		set_activities(layout, &of_activities);
	else if (django)
		set_layout(layout, VK_FAMILY_DJANGO, "activities_activity");
	else
		return find_other(store, layout, err);
	return VK_OK;
}
