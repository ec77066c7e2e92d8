/* SPDX-License-Identifier: MIT */
/* Statements: what goes in comes out, and failures are seen. */
#include <store/store.h>

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

static struct vk__store *store;

static void
start(void)
{
	/* A name of this kind is a database in memory or a temporary file. */
	cr_assert_eq(vk__store_open("/tmp/vekta-query.db", VK__STORE_CREATE,
	    1000, &store, NULL), VK_OK);
	cr_assert_eq(vk__store_exec(store, "CREATE TEMP TABLE t (a, b, c, d, "
	    "e)", NULL), VK_OK);
}

static void
end(void)
{
	vk__store_close(store);
	remove("/tmp/vekta-query.db");
}

TestSuite(query, .init = start, .fini = end);

static struct vk__query *
query(const char *sql)
{
	struct vk__query *q;

	cr_assert_eq(vk__query_new(store, sql, &q, NULL), VK_OK);
	return q;
}

Test(query, values_come_back)
{
	struct vk__query *q = query("INSERT INTO t VALUES (?, ?, ?, ?, ?)");
	size_t len;

	vk__query_bind_int(q, 1, INT64_MIN);
	vk__query_bind_double(q, 2, 0.1);
	vk__query_bind_text(q, 3, "a\0b", 3);
	vk__query_bind_bytes(q, 4, "\xff", 1);
	vk__query_bind_null(q, 5);
	cr_assert_eq(vk__query_run(q, NULL), VK_OK);
	vk__query_bind_double(q, 1, NAN);
	vk__query_bind_text(q, 2, NULL, 0);
	cr_assert_eq(vk__query_run(q, NULL), VK_OK);
	vk__query_free(q);
	q = query("SELECT * FROM t");
	cr_expect_eq(vk__query_columns(q), 5);
	cr_expect_str_eq(vk__query_name(q, 4), "e");
	cr_expect_null(vk__query_name(q, 5));
	cr_assert_eq(vk__query_step(q, NULL), VK_OK);
	cr_expect_eq(vk__query_int(q, 0), INT64_MIN);
	cr_expect_eq(vk__query_double(q, 1), 0.1);
	cr_expect_eq(memcmp(vk__query_text(q, 2, &len), "a\0b", 4), 0);
	cr_expect_eq(len, 3);
	cr_expect(vk__query_is_text(q, 2));
	cr_expect_not(vk__query_is_text(q, 1));
	cr_expect_eq(memcmp(vk__query_text(q, 3, &len), "\xff", 2), 0);
	cr_expect(vk__query_is_null(q, 4));
	cr_assert_eq(vk__query_step(q, NULL), VK_OK);
	cr_expect(isnan(vk__query_double(q, 0)));
	cr_expect_eq(vk__query_int(q, 1), 0);
	cr_expect_str_eq(vk__query_text(q, 1, &len), "");
	cr_expect_eq(len, 0);
	cr_expect_eq(vk__query_step(q, NULL), VK_END);
	vk__query_free(q);
	vk__query_free(NULL);
}

Test(query, failures)
{
	struct vk__query *q;
	vk_error err;

	cr_expect_eq(vk__query_new(store, "SELECT nothing", &q, &err),
	    VK_EVALUE);
	cr_expect_null(q);
	cr_expect_str_eq(err.code, "database-refused");
	q = query("SELECT ?");
	vk__query_bind_int(q, 2, 1);
	cr_expect_eq(vk__query_step(q, &err), VK_EVALUE);
	vk__query_reset(q);
	vk__query_bind_int(q, 1, 7);
	cr_expect_eq(vk__query_step(q, &err), VK_OK);
	cr_expect_eq(vk__query_int(q, 0), 7);
	vk__query_reset(q);
	cr_expect_eq(vk__query_step(q, &err), VK_OK);
	cr_expect_eq(vk__query_int(q, 0), 7);
	vk__query_free(q);
	q = query("INSERT INTO t(a) VALUES (1) RETURNING a");
	cr_expect_eq(vk__query_run(q, &err), VK_OK);
	cr_expect_eq(vk__query_run(q, &err), VK_OK);
	vk__query_free(q);
}
