/* SPDX-License-Identifier: MIT */
#include "../../lib/athlete/mapping.h"
#include "../../lib/base/table.h"

#include <string.h>

#include "made_db.h"

static struct vk__store *store;
static struct vk__mapping map;

static void
begin(void)
{
	begin_db();
}

static void
end(void)
{
	vk__mapping_free(&map);
	vk__store_close(store);
	end_db();
}

TestSuite(mapping, .init = begin, .fini = end);

static void
find(const char *table, const char *alias, const char *family, bool bests)
{
	if (store == NULL)
		cr_assert_eq(vk__store_open(made_path, VK__STORE_READ, 0,
		    &store, NULL), VK_OK);
	cr_assert_eq(vk__mapping_find(&map, store, table, alias, family,
	    bests, NULL), VK_OK);
}

static const char *
sql_of(const struct vk__mapped *column)
{
	cr_assert_not_null(column);
	return vk_buf_text((vk_buf *)&column->sql);
}

/* Case, underscores, points and blanks make no difference. */
Test(mapping, spellings)
{
	make_db("CREATE TABLE t (\"Average HR\", MAX_HR, "
	    "\"activityType.typeKey\", distanceMeters, odd)");
	find("t", "a", NULL, false);
	cr_expect_eq(map.count, 4);
	cr_expect_str_eq(sql_of(vk__mapping_field(&map, "average_heartrate")),
	    "a.\"Average HR\"");
	cr_expect_str_eq(sql_of(vk__mapping_role(&map, VK__MAPPED_TYPE)),
	    "a.\"activityType.typeKey\"");
	cr_expect_null(vk__mapping_role(&map, VK__MAPPED_ID));
	cr_expect_null(vk__mapping_field(&map, "tss"));
}

/* Of two names for one thing the first in the list counts. */
Test(mapping, order)
{
	make_db("CREATE TABLE t (duration, duration_seconds, date, "
	    "start_time_local)");
	find("t", "a", NULL, false);
	cr_expect_eq(map.count, 2);
	cr_expect_str_eq(sql_of(vk__mapping_role(&map, VK__MAPPED_START)),
	    "a.\"start_time_local\"");
	cr_expect_str_eq(sql_of(vk__mapping_field(&map, "duration")),
	    "a.\"duration_seconds\"");
}

Test(mapping, families)
{
	make_db("CREATE TABLE t (distance, elapsed_time, type)");
	find("t", "a", NULL, false);
	cr_expect_eq(vk__mapping_field(&map, "distance")->unit,
	    VK__MAPPED_UNIT_FACTOR);
	cr_expect_null(vk__mapping_field(&map, "duration"));
	cr_expect_not_null(vk__mapping_role(&map, VK__MAPPED_TYPE));
	vk__mapping_free(&map);
	find("t", "a", "garmindb", false);
	cr_expect_eq(vk__mapping_field(&map, "distance")->unit,
	    VK__MAPPED_UNIT_KM);
	cr_expect_eq(vk__mapping_field(&map, "duration")->unit,
	    VK__MAPPED_UNIT_CLOCK);
	cr_expect_not_null(vk__mapping_role(&map, VK__MAPPED_EVENT));
}

Test(mapping, bests)
{
	make_db("CREATE TABLE t (maxAvgPower_5, max_avg_power_1200, "
	    "maxAvgPower_7, maxAvgPower_)");
	find("t", "a", NULL, true);
	cr_expect_eq(map.count, 2);
	cr_expect_eq(map.column[0].best, vk_mean_max_index(5));
	cr_expect_eq(map.column[1].best, vk_mean_max_index(1200));
	vk__mapping_free(&map);
	find("t", "a", NULL, false);
	cr_expect_eq(map.count, 0);
}

Test(mapping, json)
{
	make_db("CREATE TABLE t (raw_json, max_20min_power)");
	find("t", "a", NULL, true);
	cr_expect_str_eq(sql_of(vk__mapping_field(&map, "ftp")),
	    "CASE WHEN json_valid(a.\"raw_json\") THEN "
	    "json_extract(a.\"raw_json\", '$.maxFtp') END");
	/* A column of its own goes before. */
	cr_expect_str_eq(sql_of(vk__mapping_field(&map, "best_20min_watts")),
	    "a.\"max_20min_power\"");
}

/* A number that either of two joined tables may have. */
Test(mapping, joined)
{
	make_db("CREATE TABLE t (activity_id); "
	    "CREATE TABLE u (activity_id, avg_power, elevation_gain);"
	    "CREATE TABLE v (activity_id, elevation_gain, steps)");
	find("t", "a", NULL, false);
	find("u", "b", NULL, false);
	find("v", "c", NULL, false);
	cr_expect_str_eq(sql_of(vk__mapping_role(&map, VK__MAPPED_ID)),
	    "a.\"activity_id\"");
	cr_expect_str_eq(sql_of(vk__mapping_field(&map,
	    "total_elevation_gain")),
	    "coalesce(b.\"elevation_gain\",c.\"elevation_gain\")");
	cr_expect_str_eq(sql_of(vk__mapping_field(&map, "steps")),
	    "c.\"steps\"");
}

/* Names are data: quotes in them do not end them. */
Test(mapping, quotes)
{
	vk_buf sql = { 0 };

	vk__sql_name(&sql, "a\"; DROP TABLE t; --");
	cr_expect_str_eq(vk_buf_text(&sql), "\"a\"\"; DROP TABLE t; --\"");
	vk_buf_free(&sql);
}

/* Every row of the list names a field and a unit that there are: a table with
 * all the names has all the fields. */
Test(mapping, the_list)
{
	extern const char vk__data_aliases_tsv[];
	extern const size_t vk__data_aliases_tsv_size;
	struct vk__table row, before;
	size_t fields = 0;
	vk_buf sql = { 0 };

	vk_buf_add_text(&sql, "CREATE TABLE t (");
	vk__table_open(&row, vk__data_aliases_tsv, vk__data_aliases_tsv_size);
	while (vk__table_next(&row)) {
		const struct vk__cell *c = row.cell;
		bool known = false, named = false;

		if (c->text[0] == '$' || c->text[c->len - 1] == '#' ||
		    row.cell[3].len > 0)
			continue;
		vk__table_open(&before, vk__data_aliases_tsv,
		    vk__data_aliases_tsv_size);
		while (vk__table_next(&before) && before.line < row.line) {
			if (before.cell[3].len > 0)
				continue;
			known = known || (before.cell[1].len == c[1].len &&
			    memcmp(before.cell[1].text, c[1].text,
			    c[1].len) == 0);
			named = named || (before.cell[0].len == c->len &&
			    memcmp(before.cell[0].text, c->text, c->len) == 0);
		}
		fields += !known;
		if (named)
			continue;
		vk_buf_add_text(&sql, sql.data[sql.len - 1] == '(' ? "" : ",");
		vk_buf_add(&sql, c->text, c->len);
	}
	vk_buf_add_char(&sql, ')');
	make_db(vk_buf_text(&sql));
	vk_buf_free(&sql);
	find("t", "a", NULL, false);
	cr_expect_eq(map.count, fields, "%zu of %zu", map.count, fields);
}
