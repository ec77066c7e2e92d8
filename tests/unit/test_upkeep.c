/* SPDX-License-Identifier: MIT */
/* Damage, copies, versions, columns. */
#include <store/store.h>

#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char dir[64];
static char path[96];
static char copy[96];
static struct vk__store *store;

static void
start(void)
{
	snprintf(dir, sizeof dir, "/tmp/vekta-upkeep-XXXXXX");
	cr_assert_not_null(mkdtemp(dir));
	snprintf(path, sizeof path, "%s/a.db", dir);
	snprintf(copy, sizeof copy, "%s/b.db", dir);
	cr_assert_eq(vk__store_open(path, VK__STORE_CREATE, 0, &store, NULL),
	    VK_OK);
	cr_assert_eq(vk__store_exec(store, "CREATE TABLE T (id INTEGER "
	    "PRIMARY KEY, name VARCHAR(50) NOT NULL, x); CREATE VIEW v AS "
	    "SELECT x FROM T; WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL "
	    "SELECT i + 1 FROM n WHERE i < 2000) INSERT INTO T SELECT i, "
	    "hex(zeroblob(20)), i FROM n", NULL), VK_OK);
}

static void
end(void)
{
	vk__store_close(store);
	unlink(path);
	unlink(copy);
	cr_expect_eq(rmdir(dir), 0, "something was left behind");
}

TestSuite(upkeep, .init = start, .fini = end);

Test(upkeep, damage_is_found)
{
	char junk[4096];
	vk_error err;
	int fd = open(path, O_WRONLY);

	cr_expect_eq(vk__store_check(store, &err), VK_OK);
	memset(junk, 0x5a, sizeof junk);
	cr_assert_eq(pwrite(fd, junk, sizeof junk, 5 * 4096), 4096);
	close(fd);
	vk__store_close(store);
	cr_assert_eq(vk__store_open(path, VK__STORE_READ, 0, &store, NULL),
	    VK_OK);
	cr_expect_eq(vk__store_check(store, &err), VK_ESYNTAX);
	cr_expect_str_eq(err.code, "database-damaged");
}

Test(upkeep, a_copy_overwrites_nothing)
{
	struct vk__store *other;
	vk_error err;

	cr_assert_eq(vk__store_backup(store, copy, &err), VK_OK);
	errno = 0;
	cr_expect_eq(vk__store_backup(store, copy, &err), VK_EIO);
	cr_expect_eq(errno, EEXIST);
	cr_assert_eq(vk__store_open(copy, VK__STORE_READ, 0, &other, &err),
	    VK_OK);
	cr_expect_eq(vk__store_exec(other, "SELECT name FROM T", &err),
	    VK_OK);
	vk__store_close(other);
	cr_expect_eq(vk__store_backup(store, "/dev/null/b.db", &err),
	    VK_EIO);
}

Test(upkeep, versions)
{
	int64_t version = -1;

	cr_expect_eq(vk__store_version(store, &version, NULL), VK_OK);
	cr_expect_eq(version, 0);
	cr_expect_eq(vk__store_set_version(store, 42, NULL), VK_OK);
	cr_expect_eq(vk__store_version(store, &version, NULL), VK_OK);
	cr_expect_eq(version, 42);
}

static bool
add_column(void *ctx, const struct vk__store_column *column)
{
	vk_buf *out = ctx;

	vk_buf_add_text(out, column->name);
	vk_buf_add_char(out, ' ');
	vk_buf_add_text(out, column->type);
	vk_buf_add_text(out, column->key ? " key;" : column->not_null ?
	    " not null;" : ";");
	return out->len < 40;
}

Test(upkeep, tables_and_columns)
{
	vk_buf got = { 0 };
	bool there;

	cr_expect_eq(vk__store_has(store, "t", &there, NULL), VK_OK);
	cr_expect(there);
	cr_expect_eq(vk__store_has(store, "V", &there, NULL), VK_OK);
	cr_expect(there);
	cr_expect_eq(vk__store_has(store, "id", &there, NULL), VK_OK);
	cr_expect_not(there);
	cr_expect_eq(vk__store_columns(store, "nothing", add_column, &got,
	    NULL), VK_OK);
	cr_expect_eq(got.len, 0);
	cr_expect_eq(vk__store_columns(store, "T", add_column, &got, NULL),
	    VK_OK);
	cr_expect_str_eq(vk_buf_text(&got),
	    "id INTEGER key;name VARCHAR(50) not null;");
	vk_buf_free(&got);
}

/* What somebody writes is not copied, and no half copy stays. */
Test(upkeep, no_copy_of_what_is_locked)
{
	struct vk__store *other;
	vk_error err = { 0 };

	cr_assert_eq(vk__store_open(path, VK__STORE_WRITE, 0, &other, &err),
	    VK_OK);
	cr_assert_eq(vk__store_exec(other, "PRAGMA locking_mode=exclusive;"
	    "BEGIN EXCLUSIVE; DELETE FROM T", &err), VK_OK);
	cr_expect_eq(vk__store_backup(store, copy, &err), VK_EBUSY);
	cr_expect_str_eq(err.code, "database-locked");
	cr_expect_neq(access(copy, F_OK), 0);
	vk__store_close(other);
	cr_expect_eq(vk__store_backup(store, copy, &err), VK_OK);
}
