/* SPDX-License-Identifier: MIT */
#include "../../lib/athlete/family.h"

#include <string.h>

#include "made_db.h"

TestSuite(family, .init = begin_db, .fini = end_db);

static vk_status
find(struct vk__tables *tables, vk_error *err)
{
	struct vk__store *store;
	vk_status status;

	cr_assert_eq(vk__store_open(made_path, VK__STORE_READ, 0, &store,
	    NULL), VK_OK);
	status = vk__tables_find(store, tables, err);
	vk__store_close(store);
	return status;
}

#define OURS "CREATE TABLE activities (id INTEGER PRIMARY KEY, user_id, " \
	"activity_id BIGINT, duration_seconds, start_time);"

Test(family, by_tables)
{
	static const struct {
		const char *sql;
		vk_family family;
		const char *table;
	} rows[] = {
		{ OURS "CREATE TABLE vekta_activity (id)", VK_FAMILY_VEKTA,
		    "activities" },
		{ OURS, VK_FAMILY_CERTIFICATION, "activities" },
		{ OURS "CREATE TABLE activities_activity (activity_id)",
		    VK_FAMILY_CERTIFICATION, "activities" },
		{ "CREATE TABLE activities_activity (activity_id, start_time)",
		    VK_FAMILY_DJANGO, "activities_activity" },
		{ "CREATE TABLE activity (activity_id); "
		    "CREATE TABLE cycling_agg_metrics (activity_id)",
		    VK_FAMILY_HEALTH_DATA, "activity" },
		{ "CREATE TABLE activity (activity_id, raw_json)",
		    VK_FAMILY_GIVEMYDATA, "activity" },
		{ "CREATE TABLE activities (activity_id TEXT, sub_sport)",
		    VK_FAMILY_GARMINDB, "activities" },
		{ "CREATE TABLE activities (activity_id VARCHAR, sub_sport)",
		    VK_FAMILY_GARMINDB, "activities" },
		{ "CREATE TABLE activities (activity_id INT, sub_sport)",
		    VK_FAMILY_TABLE, "activities" },
		{ "CREATE TABLE activities (activity_type, date, title)",
		    VK_FAMILY_CSV, "activities" },
		{ "CREATE TABLE activities (activityId, startTimeLocal)",
		    VK_FAMILY_TABLE, "activities" },
		{ "CREATE TABLE notes (id); CREATE TABLE \"my \"\"rides\" "
		    "(start_time, distance_m)", VK_FAMILY_TABLE,
		    "my \"rides" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct vk__tables tables;
		vk_error err = { 0 };

		make_db(rows[i].sql);
		cr_assert_eq(find(&tables, &err), VK_OK, "%zu: %s", i,
		    err.code);
		cr_expect_eq(tables.family, rows[i].family, "%s",
		    rows[i].sql);
		cr_expect_str_eq(tables.table, rows[i].table);
		end_db();
		begin_db();
	}
}

Test(family, none)
{
	struct vk__tables tables;
	vk_error err = { 0 };

	make_db("CREATE TABLE notes (start_time); CREATE TABLE rides (id)");
	cr_expect_eq(find(&tables, &err), VK_EVALUE);
	cr_expect_str_eq(err.code, "database-strange");
}

Test(family, newer)
{
	struct vk__tables tables;
	vk_error err = { 0 };

	make_db(OURS "CREATE TABLE vekta_activity (id);"
	    "PRAGMA user_version = 4");
	cr_expect_eq(find(&tables, &err), VK_OK);
	make_db("PRAGMA user_version = 5");
	cr_expect_eq(find(&tables, &err), VK_EVALUE);
	cr_expect_str_eq(err.code, "database-newer");
}

Test(family, names)
{
	for (int i = 0; i < VK_FAMILIES; i++)
		cr_expect_neq(*vk_family_text((vk_family)i), '\0');
	cr_expect_str_eq(vk_family_text((vk_family)99), "");
	cr_expect_str_eq(vk_family_text(VK_FAMILY_GARMINDB), "garmindb");
}
