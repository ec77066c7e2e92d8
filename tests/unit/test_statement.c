/* SPDX-License-Identifier: MIT */
#include "../../lib/athlete/reading.h"

#include <string.h>

#include "made_db.h"

static vk_history *h;

static void
end(void)
{
	vk_history_close(h);
	end_db();
}

TestSuite(statement, .init = begin_db, .fini = end);

static void
statement_is(const char *sql, vk_selection selection, const char *want)
{
	vk_buf made = { 0 };

	make_db(sql);
	h = open_history();
	cr_assert_eq(vk_history_select(h, &selection, NULL), VK_OK);
	vk__statement_make(h, &made);
	cr_expect_str_eq(vk_buf_text(&made), want);
	vk_buf_free(&made);
}

Test(statement, days)
{
	statement_is("CREATE TABLE activities (activity_id, start_time)",
	    (vk_selection){ .since = 0, .until = 1 },
	    "SELECT a.\"activity_id\",a.\"start_time\",0 FROM "
	    "\"activities\" a WHERE 1 AND a.\"start_time\" >= '1970-01-01' "
	    "AND a.\"start_time\" < '1970-01-03' ORDER BY a.\"start_time\" "
	    "DESC, a.\"activity_id\" DESC");
}

/* A day more on each side, since the zone may move them. */
Test(statement, days_of_utc)
{
	statement_is("CREATE TABLE activity (activity_id, start_ts, "
	    "user_id); CREATE TABLE cycling_agg_metrics (activity_id);"
	    "CREATE TABLE running_agg_metrics (activity_id)",
	    (vk_selection){ .since = 0, .until = VK_DAY_ANY,
	    .oldest_first = true },
	    "SELECT a.\"activity_id\",a.\"user_id\",a.\"start_ts\",0 FROM "
	    "\"activity\" a LEFT JOIN \"cycling_agg_metrics\" b ON "
	    "b.\"activity_id\" = a.\"activity_id\" LEFT JOIN "
	    "\"running_agg_metrics\" c ON c.\"activity_id\" = "
	    "a.\"activity_id\" WHERE 1 AND a.\"start_ts\" >= '1969-12-31' "
	    "ORDER BY a.\"start_ts\", a.\"activity_id\"");
}

/* In vekta's own database the index gives both the rows and their order. */
Test(statement, uses_the_index)
{
	struct vk__query *query;
	vk_selection selection = { .since = 20000, .until = VK_DAY_ANY };
	vk_buf sql = { 0 };
	bool sorted = false, searched = false;

	make_db("CREATE TABLE users (user_id INTEGER PRIMARY KEY, nom, prenom);"
	    "INSERT INTO users VALUES (1, 'A', 'B');"
	    "CREATE TABLE activities (id INTEGER PRIMARY KEY, user_id, "
	    "activity_id, start_time, duration_seconds);"
	    "CREATE TABLE vekta_activity (id INTEGER PRIMARY KEY);"
	    "CREATE INDEX vekta_start ON activities (user_id, start_time)");
	h = open_history();
	cr_assert_eq(vk_history_select(h, &selection, NULL), VK_OK);
	vk_buf_add_text(&sql, "EXPLAIN QUERY PLAN ");
	vk__statement_make(h, &sql);
	cr_assert_eq(vk__query_new(h->store, vk_buf_text(&sql), &query, NULL),
	    VK_OK);
	while (vk__query_step(query, NULL) == VK_OK) {
		size_t len;
		const char *step = vk__query_text(query, 3, &len);

		searched = searched || strstr(step, "SEARCH a USING INDEX "
		    "vekta_start (user_id=? AND start_time>?)") != NULL;
		sorted = sorted || strstr(step, "TEMP B-TREE") != NULL;
	}
	cr_expect(searched && !sorted);
	vk__query_free(query);
	vk_buf_free(&sql);
}
