/* SPDX-License-Identifier: MIT */
/* Opening, locks, transactions and what goes wrong with files. */
#include <store/internal.h>
#include <store/store.h>

#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char dir[64];
static char path[96];

static void
start(void)
{
	snprintf(dir, sizeof dir, "/tmp/vekta-store-XXXXXX");
	cr_assert_not_null(mkdtemp(dir));
	snprintf(path, sizeof path, "%s/a?b#c%%d.db", dir);
}

static void
end(void)
{
	char command[128];

	snprintf(command, sizeof command, "rm -rf %s", dir);
	cr_assert_eq(system(command), 0);
}

TestSuite(store, .init = start, .fini = end);

static struct vk__store *
made(void)
{
	struct vk__store *s;

	cr_assert_eq(vk__store_open(path, VK__STORE_CREATE, 0, &s, NULL),
	    VK_OK);
	cr_assert_eq(vk__store_exec(s, "CREATE TABLE t (a, b TEXT NOT NULL);"
	    "INSERT INTO t VALUES (1, 'x')", NULL), VK_OK);
	return s;
}

static int64_t
rows(struct vk__store *s)
{
	struct vk__query *q;
	int64_t n;

	cr_assert_eq(vk__query_new(s, "SELECT count(*) FROM t", &q, NULL),
	    VK_OK);
	cr_assert_eq(vk__query_step(q, NULL), VK_OK);
	n = vk__query_int(q, 0);
	vk__query_free(q);
	return n;
}

static void
check_fails(enum vk__store_mode mode, vk_status want, const char *code,
    int error)
{
	struct vk__store *s;
	vk_error err = { 0 };

	errno = 0;
	cr_expect_eq(vk__store_open(path, mode, 0, &s, &err), want);
	cr_expect_null(s);
	cr_expect_str_eq(err.code, code);
	if (error != 0)
		cr_expect_eq(errno, error, "%d", errno);
}

static void
fill(const char *bytes, size_t len)
{
	FILE *file = fopen(path, "wb");

	cr_assert_eq(fwrite(bytes, 1, len, file), len);
	fclose(file);
}

Test(store, modes)
{
	struct vk__store *s;

	check_fails(VK__STORE_READ, VK_EIO, "database-io", ENOENT);
	check_fails(VK__STORE_WRITE, VK_EIO, "database-io", ENOENT);
	vk__store_close(made());
	cr_assert_eq(vk__store_open(path, VK__STORE_READ, 0, &s, NULL), VK_OK);
	cr_expect_str_eq(vk__store_path(s), path);
	cr_expect_not(vk__store_is_stale(s));
	cr_expect_eq(rows(s), 1);
	cr_expect_eq(vk__store_exec(s, "DELETE FROM t", NULL), VK_EIO);
	cr_expect_eq(errno, EROFS);
	vk__store_close(s);
	cr_assert_eq(vk__store_open(path, VK__STORE_WRITE, 0, &s, NULL),
	    VK_OK);
	cr_expect_eq(vk__store_exec(s, "INSERT INTO t VALUES (2, 'y')", NULL),
	    VK_OK);
	cr_expect_eq(vk__store_last_key(s), 2);
	cr_expect_eq(vk__store_changes(s), 1);
	cr_expect_eq(vk__store_exec(s, "INSERT INTO t VALUES (2, NULL)",
	    NULL), VK_EVALUE);
	cr_expect_eq(vk__store_exec(s, "no such thing", NULL), VK_EVALUE);
	vk__store_close(s);
	vk__store_close(NULL);
}

Test(store, what_is_no_database)
{
	char page[4096] = "SQLite format 3";

	fill("this is no database, but long enough for one to be seen in it: "
	    "a hundred bytes and some more of them......", 104);
	check_fails(VK__STORE_READ, VK_ESYNTAX, "database-not", 0);
	check_fails(VK__STORE_WRITE, VK_ESYNTAX, "database-not", 0);
	fill(page, sizeof page);
	check_fails(VK__STORE_READ, VK_ESYNTAX, "database-not", 0);
	unlink(path);
	cr_assert_eq(mkdir(path, 0700), 0);
	check_fails(VK__STORE_CREATE, VK_EIO, "database-io", EISDIR);
	rmdir(path);
	cr_assert_eq(mkfifo(path, 0600), 0);
	check_fails(VK__STORE_READ, VK_EIO, "database-io", EINVAL);
}

Test(store, an_empty_file_is_an_empty_database)
{
	struct vk__store *s;
	bool there;

	fill("", 0);
	cr_assert_eq(vk__store_open(path, VK__STORE_READ, 0, &s, NULL), VK_OK);
	cr_expect_eq(vk__store_has(s, "t", &there, NULL), VK_OK);
	cr_expect_not(there);
	vk__store_close(s);
}

Test(store, transactions)
{
	struct vk__store *s = made();

	cr_assert_eq(vk__store_begin(s, NULL), VK_OK);
	cr_assert_eq(vk__store_exec(s, "DELETE FROM t", NULL), VK_OK);
	vk__store_rollback(s);
	vk__store_rollback(s);
	cr_expect_eq(rows(s), 1);
	cr_assert_eq(vk__store_begin(s, NULL), VK_OK);
	cr_expect_eq(vk__store_begin(s, NULL), VK_EVALUE);
	cr_assert_eq(vk__store_exec(s, "DELETE FROM t", NULL), VK_OK);
	cr_assert_eq(vk__store_commit(s, NULL), VK_OK);
	cr_expect_eq(rows(s), 0);
	vk__store_close(s);
}

Test(store, locks)
{
	struct vk__store *a = made();
	struct vk__store *b;
	vk_error err;

	cr_assert_eq(vk__store_open(path, VK__STORE_WRITE, 0, &b, NULL),
	    VK_OK);
	cr_assert_eq(vk__store_begin(a, NULL), VK_OK);
	cr_expect_eq(vk__store_begin(b, &err), VK_EBUSY);
	cr_expect_str_eq(err.code, "database-locked");
	cr_assert_eq(vk__store_commit(a, NULL), VK_OK);
	cr_expect_eq(vk__store_begin(b, &err), VK_OK);
	vk__store_close(b);
	vk__store_close(a);
}

/* A process that is killed in the middle of writing leaves a journal. */
static void
leave_half(const char *mode)
{
	pid_t child = fork();
	int status;

	cr_assert_geq(child, 0);
	if (child == 0) {
		struct vk__store *s;

		if (vk__store_open(path, VK__STORE_WRITE, 0, &s, NULL) !=
		    VK_OK)
			_exit(1);
		(void)vk__store_exec(s, mode, NULL);
		(void)vk__store_exec(s, "PRAGMA cache_size=1; BEGIN; "
		    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 "
		    "FROM n WHERE i < 5000) INSERT INTO t SELECT i, "
		    "hex(zeroblob(200)) FROM n", NULL);
		kill(getpid(), SIGKILL);
	}
	cr_assert_eq(waitpid(child, &status, 0), child);
	cr_assert(WIFSIGNALED(status));
}

Test(store, a_crash_is_taken_back_by_the_next_reader)
{
	struct vk__store *s = made();
	char journal[128];

	vk__store_close(s);
	leave_half("PRAGMA journal_mode=delete");
	snprintf(journal, sizeof journal, "%s-journal", path);
	cr_assert_eq(access(journal, F_OK), 0);
	cr_assert_eq(vk__store_open(path, VK__STORE_READ, 0, &s, NULL), VK_OK);
	cr_expect_eq(rows(s), 1);
	cr_expect_eq(vk__store_exec(s, "DELETE FROM t", NULL), VK_EIO);
	cr_expect_eq(vk__store_check(s, NULL), VK_OK);
	vk__store_close(s);
}

Test(store, a_log_left_behind)
{
	struct vk__store *s = made();

	vk__store_close(s);
	leave_half("PRAGMA journal_mode=wal");
	cr_assert_eq(vk__store_open(path, VK__STORE_READ, 0, &s, NULL), VK_OK);
	cr_expect_eq(rows(s), 1);
	vk__store_close(s);
}

/* Root may write anywhere: the child becomes nobody. */
static int
as_nobody(void)
{
	struct vk__store *s;
	vk_status status;
	int result;

	if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))
		return 77;
	status = vk__store_open(path, VK__STORE_READ, 0, &s, NULL);
	if (status != VK_OK)
		return 10 + (int)status;
	result = rows(s) == 1 ? vk__store_is_stale(s) : 2;
	vk__store_close(s);
	return result;
}

static int
read_only_folder(const char *mode)
{
	struct vk__store *s = made();
	pid_t child;
	int status;

	cr_assert_eq(vk__store_exec(s, mode, NULL), VK_OK);
	vk__store_close(s);
	cr_assert_eq(chmod(path, 0444), 0);
	cr_assert_eq(chmod(dir, 0555), 0);
	child = fork();
	if (child == 0)
		_exit(as_nobody());
	cr_assert_eq(waitpid(child, &status, 0), child);
	cr_assert_eq(chmod(dir, 0755), 0);
	unlink(path);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

Test(store, a_folder_that_cannot_be_written)
{
	int got = read_only_folder("PRAGMA journal_mode=delete");

	cr_expect(got == 0 || got == 77, "%d", got);
	got = read_only_folder("PRAGMA journal_mode=wal");
	cr_expect(got == 0 || got == 77, "%d", got);
}

/* Each answer of SQLite in the words of this library, and its errno. */
Test(store, what_went_wrong)
{
	static const struct {
		int answer;
		vk_status status;
		const char *code;
		int error; /* 0: whatever */
	} rows[] = {
		{ SQLITE_BUSY, VK_EBUSY, "database-locked", 0 },
		{ SQLITE_BUSY_SNAPSHOT, VK_EBUSY, "database-locked", 0 },
		{ SQLITE_LOCKED, VK_EBUSY, "database-locked", 0 },
		{ SQLITE_NOMEM, VK_ENOMEM, "no-memory", 0 },
		{ SQLITE_NOTADB, VK_ESYNTAX, "database-not", 0 },
		{ SQLITE_CORRUPT, VK_ESYNTAX, "database-damaged", 0 },
		{ SQLITE_CORRUPT_INDEX, VK_ESYNTAX, "database-damaged", 0 },
		{ SQLITE_TOOBIG, VK_ELIMIT, "database-limit", 0 },
		{ SQLITE_FULL, VK_EIO, "database-io", ENOSPC },
		{ SQLITE_READONLY, VK_EIO, "database-io", EROFS },
		{ SQLITE_PERM, VK_EIO, "database-io", EACCES },
		{ SQLITE_AUTH, VK_EIO, "database-io", EACCES },
		{ SQLITE_INTERRUPT, VK_EIO, "database-io", EINTR },
		{ SQLITE_IOERR_READ, VK_EIO, "database-io", ENXIO },
		{ SQLITE_CANTOPEN, VK_EIO, "database-io", ENXIO },
		{ SQLITE_PROTOCOL, VK_EIO, "database-io", ENXIO },
		{ SQLITE_CONSTRAINT, VK_EVALUE, "database-refused", 0 },
		{ SQLITE_ERROR, VK_EVALUE, "database-refused", 0 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		vk_error err = { 0 };

		errno = ENXIO;
		cr_expect_eq(vk__store_fail(NULL, "a.db", rows[i].answer,
		    &err), rows[i].status, "%d", rows[i].answer);
		cr_expect_str_eq(err.code, rows[i].code, "%d: %s",
		    rows[i].answer, err.code);
		if (rows[i].error != 0)
			cr_expect_eq(errno, rows[i].error, "%d: %d",
			    rows[i].answer, errno);
		if (rows[i].status != VK_ENOMEM)
			cr_expect_str_eq(err.arg[0], "a.db");
	}
	errno = 0;
	cr_expect_eq(vk__store_fail(NULL, "a.db", SQLITE_IOERR, NULL), VK_EIO);
	cr_expect_eq(errno, EIO, "something is wrong, even without a word");
}
