/* SPDX-License-Identifier: MIT */
#include "../../lib/athlete/reading.h"

#include <string.h>

#include "made_db.h"

static vk_history *h;
static vk_error err;

static void
end(void)
{
	vk_history_close(h);
	end_db();
}

TestSuite(people, .init = begin_db, .fini = end);

#define RIDES "CREATE TABLE activities (user_id, activity_id, start_time, " \
	"duration_seconds);"

static void
with_people(const char *rows)
{
	char sql[1000];

	snprintf(sql, sizeof sql, RIDES "CREATE TABLE users (user_id, nom, "
	    "prenom); INSERT INTO users VALUES %s", rows);
	make_db(sql);
	h = open_history();
}

Test(people, the_only_one)
{
	with_people("(7, 'Durand', 'Anne')");
	cr_expect_eq(vk__people_find(h, NULL, &err), VK_OK);
	cr_expect(h->has_user);
	cr_expect_eq(h->user, 7);
	/* Rows of old versions name nobody, so they are not asked. */
	cr_expect(!h->by_user);
}

Test(people, by_name)
{
	static const char *const names[] = { "2", "lefevre", "Zoé", "zoe",
		"Zoé Lefèvre", "LEFÈVRE ZOÉ" };

	with_people("(1, 'Durand', 'Anne'), (2, 'Lefèvre', 'Zoé')");
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		cr_expect_eq(vk__people_find(h, names[i], &err), VK_OK, "%s",
		    names[i]);
		cr_expect_eq(h->user, 2);
		cr_expect(h->by_user);
	}
}

Test(people, which)
{
	with_people("(1, 'Durand', 'Anne'), (2, NULL, NULL)");
	cr_expect_eq(vk__people_find(h, NULL, &err), VK_EVALUE);
	cr_expect_str_eq(err.code, "athlete-which");
	cr_expect_str_eq(err.arg[0], "Anne Durand, 2");
	cr_expect_eq(vk__people_find(h, "Bob", &err), VK_ABSENT);
	cr_expect_str_eq(err.code, "athlete-absent");
	/* A name without letters is nobody's. */
	cr_expect_eq(vk__people_find(h, "", &err), VK_ABSENT);
}

Test(people, a_crowd)
{
	make_db(RIDES "CREATE TABLE users (user_id, nom, prenom);"
	    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
	    "WHERE i < 10000) INSERT INTO users SELECT i, 'N' || i, '' FROM n");
	h = open_history();
	cr_expect_eq(vk__people_find(h, "n9999", &err), VK_OK);
	cr_expect_eq(h->user, 9999);
	cr_expect_eq(vk__people_find(h, NULL, &err), VK_EVALUE);
	cr_expect_eq(strncmp(err.arg[0], "N1, N2, N3", 10), 0);
}

Test(people, nobody)
{
	make_db("CREATE TABLE activities (activity_id, start_time)");
	h = open_history();
	cr_expect_eq(vk__people_find(h, NULL, &err), VK_OK);
	cr_expect(!h->has_user);
	cr_expect_eq(vk__people_find(h, "Anne", &err), VK_ABSENT);
	cr_expect_str_eq(err.code, "athlete-none");
}
