/* SPDX-License-Identifier: MIT */
#include <fcntl.h>
#include <math.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../../lib/history/native.h"
#include "made_db.h"

static vk_history *h;
static vk_error err;

static void
end(void)
{
	vk_history_close(h);
	end_db();
}

TestSuite(reading, .init = begin_db, .fini = end);

static void
three(void)
{
	make_db("CREATE TABLE activities (activity_id, start_time, "
	    "activity_type, duration_s); INSERT INTO activities VALUES "
	    "(1, '2026-03-01 10:00:00', 'road_biking', 60),"
	    "(3, '2026-03-03 10:00:00', 'running', 60),"
	    "(2, '2026-03-02 23:59:59', 'cycling', 60)");
	h = open_history();
}

/* The ids in the order in which they come. */
static void
ids_are(const vk_selection *selection, const char *want)
{
	char got[64] = "";
	vk_activity a;
	size_t n = 0;

	cr_assert_eq(vk_history_select(h, selection, &err), VK_OK);
	while (vk_history_next(h, &a, &err) == VK_OK)
		got[n++] = (char)('0' + a.id);
	cr_expect_str_eq(got, want);
}

Test(reading, order)
{
	vk_selection s = all_rows;

	three();
	ids_are(&s, "321");
	s.oldest_first = true;
	ids_are(&s, "123");
}

Test(reading, days_and_sports)
{
	vk_selection s = all_rows;

	three();
	/* 2026-03-02 */
	s.since = s.until = 20514;
	ids_are(&s, "2");
	s.until = 20515;
	ids_are(&s, "32");
	s.sport = "cycling";
	ids_are(&s, "2");
	s.since = s.until = VK_DAY_ANY;
	ids_are(&s, "21");
	s.sport = "road_biking";
	ids_are(&s, "1");
	s.sport = "swimming";
	ids_are(&s, "");
	s.sport = NULL;
	s.until = 3000000;
	ids_are(&s, "321");
}

Test(reading, the_same_id_twice)
{
	make_db("CREATE TABLE activities (activity_id TEXT, sub_sport, sport, "
	    "start_time); INSERT INTO activities VALUES "
	    "('5', '', 'cycling', '2026-03-01 10:00:00'),"
	    "('5_ACTIVITY', '', 'cycling', '2026-03-01 10:00:00'),"
	    "('6', '', 'cycling', '2026-03-01 11:00:00')");
	h = open_history();
	ids_are(&all_rows, "65");
}

Test(reading, rows_without_a_time)
{
	vk_activity a;

	make_db("CREATE TABLE activities (activity_id, start_time); "
	    "INSERT INTO activities VALUES (1, 'never'), (2, '2026-03-01'), "
	    "(3, NULL), (-4, '2026-02-30 10:00:00')");
	h = open_history();
	cr_assert_eq(vk_history_select(h, &all_rows, &err), VK_OK);
	cr_expect_eq(vk_history_next(h, &a, &err), VK_EVALUE);
	cr_expect_str_eq(err.arg[0], "1");
	cr_expect_eq(vk_history_next(h, &a, &err), VK_OK);
	cr_expect_eq(a.id, 2);
	cr_expect_eq(vk_history_next(h, &a, &err), VK_EVALUE);
	cr_expect_str_eq(err.arg[0], "-4");
	cr_expect_eq(vk_history_next(h, &a, &err), VK_EVALUE);
	cr_expect_eq(vk_history_next(h, &a, &err), VK_END);
}

/* The database is the same to the byte afterwards. */
Test(reading, nothing_is_written)
{
	struct stat before, after;
	char wal[128];

	three();
	vk_history_close(h);
	cr_assert_eq(stat(made_path, &before), 0);
	h = open_history();
	ids_are(&all_rows, "321");
	vk_history_close(h);
	h = NULL;
	cr_assert_eq(stat(made_path, &after), 0);
	cr_expect_eq(before.st_size, after.st_size);
	cr_expect_eq(before.st_mtim.tv_nsec, after.st_mtim.tv_nsec);
	snprintf(wal, sizeof wal, "%s-wal", made_path);
	cr_expect_neq(access(wal, F_OK), 0);
}

Test(reading, a_log_that_is_not_there)
{
	three();
	cr_expect_eq(vk_history_notes(h) & VK_HISTORY_NO_LOG, 0);
	vk_history_close(h);
	make_db("PRAGMA journal_mode = WAL");
	h = open_history();
	cr_expect(vk_history_notes(h) & VK_HISTORY_NO_LOG);
	ids_are(&all_rows, "321");
}

Test(reading, what_is_no_database)
{
	int fd = open(made_path, O_WRONLY | O_CREAT, 0600);

	cr_assert(fd >= 0);
	cr_assert_eq(write(fd, "not one of ours, nor anybody's....", 34), 34);
	close(fd);
	cr_expect_eq(vk_history_open(made_path, 0, &h, &err), VK_ESYNTAX);
	cr_expect_null(h);
	cr_expect_eq(vk_history_open("/dev/null/none", 0, &h, &err), VK_EIO);
	vk_history_close(NULL);
}

Test(reading, days)
{
	vk_activity a;

	vk_activity_clear(&a);
	a.start = 86399;
	cr_expect_eq(vk_activity_day(&a), 0);
	a.start = 86400;
	cr_expect_eq(vk_activity_day(&a), 1);
	a.start = -1;
	cr_expect_eq(vk_activity_day(&a), -1);
	a.start = -86400;
	cr_expect_eq(vk_activity_day(&a), -1);
	a.start = -86401;
	cr_expect_eq(vk_activity_day(&a), -2);
}

/* Best efforts of a length that is none of ours are left aside. */
Test(reading, bests_of_other_lengths)
{
	struct vk__native *native;
	enum vk__native_did did;
	int64_t user;
	vk_activity a;
	size_t known = 0;

	cr_assert_eq(vk__native_open(made_path, 0, false, 1772518800, &native,
	    &err), VK_OK);
	cr_assert_eq(vk__native_athlete(native, "a", true, &user, &err), VK_OK);
	cr_assert_eq(vk__native_begin(native, &err), VK_OK);
	vk_activity_clear(&a);
	a.start = 1772518800;
	a.duration = 3600;
	cr_assert_eq(vk__native_put(native, user, &a, &did, &err), VK_OK);
	cr_assert_eq(vk__native_commit(native, &err), VK_OK);
	vk__native_close(native);
	make_db("INSERT INTO vekta_mean_max SELECT id, column1, column2 FROM "
	    "activities, (VALUES (5, 900), (7, 800), (-5, 700), "
	    "(1000000000, 600), (60, 500))");
	h = open_history();
	a = one_activity(h, &all_rows);
	for (size_t i = 0; i < VK_MEAN_MAX; i++)
		known += isnan(a.mean_max[i]) ? 0 : 1;
	cr_expect_float_eq(a.mean_max[vk_mean_max_index(5)], 900, 0);
	cr_expect_float_eq(a.mean_max[vk_mean_max_index(60)], 500, 0);
	cr_expect_eq(known, 2);
}

/* A child that may not write, root or not: what it was told of the file. */
static int
notes_of_a_reader(void)
{
	vk_history *other;
	unsigned notes;

	if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))
		return 77;
	if (vk_history_open(made_path, 0, &other, NULL) != VK_OK)
		return 1;
	notes = vk_history_notes(other);
	vk_history_close(other);
	return (notes & VK_HISTORY_STALE) != 0 ? 2 : 0;
}

/* What stands in a log that cannot be read in may be newer, and that is said. */
Test(reading, a_log_that_cannot_be_read)
{
	char wal[128];
	int status, fd;
	pid_t child;

	make_db("PRAGMA journal_mode = WAL; CREATE TABLE activities ("
	    "activity_id, start_time)");
	snprintf(wal, sizeof wal, "%s-wal", made_path);
	fd = open(wal, O_WRONLY | O_CREAT, 0444);
	cr_assert_eq(write(fd, "x", 1), 1);
	close(fd);
	cr_assert_eq(chmod(made_path, 0444), 0);
	cr_assert_eq(chmod(made_dir, 0555), 0);
	child = fork();
	if (child == 0)
		_exit(notes_of_a_reader());
	cr_assert_eq(waitpid(child, &status, 0), child);
	cr_assert_eq(chmod(made_dir, 0755), 0);
	cr_assert(WIFEXITED(status));
	cr_expect(WEXITSTATUS(status) == 2 || WEXITSTATUS(status) == 77, "%d",
	    WEXITSTATUS(status));
}
