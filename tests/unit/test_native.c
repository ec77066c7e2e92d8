/* SPDX-License-Identifier: MIT */
/* The database: made, brought up to date, refused, athletes, forgetting. */
#include <history/activity.h>
#include <history/native.h>

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char dir[64];
static char path[96];

static void
start(void)
{
	snprintf(dir, sizeof dir, "/tmp/vekta-native-XXXXXX");
	cr_assert_not_null(mkdtemp(dir));
	snprintf(path, sizeof path, "%s/garmin_data.db", dir);
}

static void
end(void)
{
	char command[128];

	snprintf(command, sizeof command, "rm -rf %s", dir);
	cr_assert_eq(system(command), 0);
}

TestSuite(native, .init = start, .fini = end);

static void
make(const char *sql)
{
	struct vk__store *s;
	vk_error err;

	cr_assert_eq(vk__store_open(path, VK__STORE_CREATE, 0, &s, NULL),
	    VK_OK);
	cr_assert_eq(vk__store_exec(s, sql, &err), VK_OK, "%s", err.arg[1]);
	vk__store_close(s);
}

static struct vk__native *
opened(void)
{
	struct vk__native *n;
	vk_error err = { 0 };
	char text[256];

	cr_assert_eq(vk__native_open(path, 0, false, 1772518800, &n, &err), VK_OK,
	    "%s", vk_error_text(&err, NULL, text, sizeof text));
	return n;
}

static int64_t
number(struct vk__native *n, const char *sql)
{
	struct vk__query *q;
	int64_t value;

	cr_assert_eq(vk__query_new(vk__native_store(n), sql, &q, NULL), VK_OK,
	    "%s", sql);
	cr_assert_eq(vk__query_step(q, NULL), VK_OK, "%s", sql);
	value = vk__query_int(q, 0);
	vk__query_free(q);
	return value;
}

Test(native, a_new_one)
{
	struct vk__native *n = opened();

	cr_expect_eq(number(n, "PRAGMA user_version"), VK__NATIVE_VERSION);
	cr_expect_eq(number(n, "SELECT count(*) FROM "
	    "pragma_table_info('activities')"), 36);
	cr_expect_null(vk__native_backup(n));
	vk__native_close(n);
	n = opened();
	cr_expect_eq(number(n, "PRAGMA user_version"), VK__NATIVE_VERSION);
	vk__native_close(n);
	vk__native_close(NULL);
}

/* The first and second version of the original, with rows. */
static const char v1[] =
    "CREATE TABLE activities (id INTEGER PRIMARY KEY, activity_id BIGINT "
    "UNIQUE, activity_name VARCHAR(255), activity_type VARCHAR(50), "
    "start_time VARCHAR(50), distance_meters FLOAT, duration_seconds FLOAT, "
    "average_speed FLOAT, max_speed FLOAT, calories INTEGER, average_hr "
    "FLOAT, max_hr INTEGER, elevation_gain FLOAT, elevation_loss FLOAT, "
    "start_latitude FLOAT, start_longitude FLOAT, device_name VARCHAR(100), "
    "created_timestamp VARCHAR(50));"
    "CREATE TABLE gps_data (id INTEGER PRIMARY KEY, activity_id INTEGER "
    "REFERENCES activities (id), latitude FLOAT, longitude FLOAT, timestamp "
    "VARCHAR(50));"
    "INSERT INTO activities (activity_id, activity_name, activity_type, "
    "start_time, duration_seconds, average_hr) VALUES (18574839201, 'Sortie',"
    " 'cycling', '2025-03-17 18:50:39', 3600.489990234375, 0.0)";

Test(native, the_first_version_is_brought_up_to_date)
{
	struct vk__native *n;
	int64_t user = 0;

	make(v1);
	n = opened();
	cr_expect_eq(number(n, "PRAGMA user_version"), VK__NATIVE_VERSION);
	cr_expect_eq(number(n, "SELECT activity_id FROM activities"),
	    18574839201);
	cr_expect_eq(number(n, "SELECT user_id FROM activities"), 1);
	cr_expect_eq(number(n, "SELECT count(*) FROM "
	    "pragma_table_info('activities')"), 36);
	cr_assert_not_null(vk__native_backup(n));
	cr_expect_eq(access(vk__native_backup(n), R_OK), 0);
	cr_expect_not_null(strstr(vk__native_backup(n),
	    "garmin_data.db.before-v4.bak"));
	cr_expect_eq(vk__native_athlete(n, NULL, false, &user, NULL), VK_OK);
	cr_expect_eq(user, 1);
	vk__native_close(n);
	n = opened();
	cr_expect_null(vk__native_backup(n));
	vk__native_close(n);
}

Test(native, rows_of_the_third_version_stay)
{
	struct vk__native *n;

	make("CREATE TABLE users (user_id INTEGER PRIMARY KEY, nom "
	    "VARCHAR(100), prenom VARCHAR(100)); INSERT INTO users VALUES "
	    "(3, 'Martin', 'Zoé');"
	    "CREATE TABLE activities (id INTEGER PRIMARY KEY, user_id INTEGER "
	    "NOT NULL, activity_id BIGINT NOT NULL UNIQUE, activity_type "
	    "VARCHAR(50), start_time DATETIME, duration_seconds FLOAT, "
	    "distance_meters FLOAT, average_hr FLOAT, extra TEXT);"
	    "INSERT INTO activities VALUES (9, 3, 7, 'running', "
	    "'2025-08-03 11:50:38.000000', 60, 200, 150, 'kept')");
	n = opened();
	cr_expect_eq(number(n, "SELECT count(*) FROM activities WHERE "
	    "extra = 'kept' AND user_id = 3 AND id = 9"), 1);
	cr_expect_eq(number(n, "SELECT count(*) FROM users"), 1);
	vk__native_close(n);
}

static void
check_refused(vk_status want, const char *code)
{
	struct vk__native *n;
	vk_error err = { 0 };
	char before[200], after[200];

	snprintf(before, sizeof before, "cp %s %s.1", path, path);
	snprintf(after, sizeof after, "cmp %s %s.1", path, path);
	cr_assert_eq(system(before), 0);
	cr_expect_eq(vk__native_open(path, 0, false, 0, &n, &err), want);
	cr_expect_null(n);
	cr_expect_str_eq(err.code, code);
	cr_expect_eq(system(after), 0, "it was changed");
}

Test(native, a_newer_one_is_refused)
{
	make("PRAGMA user_version=5");
	check_refused(VK_EUNABLE, "database-newer");
	make(v1);
	check_refused(VK_EUNABLE, "database-newer");
}

Test(native, one_of_another_program_is_refused)
{
	make("CREATE TABLE activity (activity_id INTEGER)");
	check_refused(VK_EUNABLE, "database-foreign");
	make("CREATE TABLE activities (activity_id TEXT, sub_sport TEXT)");
	check_refused(VK_EUNABLE, "database-foreign");
}

Test(native, a_damaged_one_is_refused)
{
	FILE *file;

	make("CREATE TABLE t (a); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL "
	    "SELECT i + 1 FROM n WHERE i < 3000) INSERT INTO t SELECT "
	    "hex(zeroblob(20)) FROM n");
	file = fopen(path, "r+b");
	fseek(file, 3 * 4096, SEEK_SET);
	for (int i = 0; i < 4096; i++)
		fputc('Z', file);
	fclose(file);
	check_refused(VK_ESYNTAX, "database-damaged");
}

Test(native, tables_of_others_beside_ours_do_not_matter)
{
	make("CREATE TABLE sessions (x)");
	vk__native_close(opened());
}

Test(native, athletes)
{
	struct vk__native *n = opened();
	int64_t a, b, c;
	vk_error err;

	cr_expect_eq(vk__native_athlete(n, NULL, false, &a, &err),
	    VK_ABSENT);
	cr_expect_eq(vk__native_athlete(n, "Zoe", false, &a, &err),
	    VK_ABSENT);
	cr_expect_str_eq(err.code, "athlete-unknown");
	cr_expect_eq(vk__native_athlete(n, "Zoe", true, &a, &err), VK_OK);
	cr_expect_eq(vk__native_athlete(n, NULL, false, &b, &err), VK_OK);
	cr_expect_eq(a, b);
	cr_expect_eq(vk__native_athlete(n, "zoe", true, &b, &err), VK_OK);
	cr_expect_eq(a, b);
	cr_assert_eq(vk__store_exec(vk__native_store(n), "INSERT INTO users "
	    "(nom, prenom) VALUES ('Martin', 'Lea'), ('Martin', 'Tom')",
	    NULL), VK_OK);
	cr_expect_eq(vk__native_athlete(n, NULL, true, &b, &err), VK_EVALUE);
	cr_expect_eq(vk__native_athlete(n, "Martin", true, &b, &err),
	    VK_EVALUE);
	cr_expect_str_eq(err.code, "athlete-which");
	cr_expect_eq(vk__native_athlete(n, "Tom Martin", false, &b, &err),
	    VK_OK);
	cr_expect_eq(vk__native_athlete(n, "martin tom", false, &c, &err),
	    VK_OK);
	cr_expect_eq(b, c);
	cr_expect_eq(vk__native_athlete(n, "3", false, &c, &err), VK_OK);
	cr_expect_eq(b, c);
	vk__native_close(n);
}

static bool
holds(const char *word)
{
	char command[160];

	snprintf(command, sizeof command, "grep -q -a %s %s", word, path);
	return system(command) == 0;
}

Test(native, forgetting_leaves_no_trace)
{
	struct vk__native *n = opened();
	int64_t zoe, tom, count = 0;
	enum vk__native_did did;
	vk_activity a;

	cr_assert_eq(vk__native_athlete(n, "Zoe", true, &zoe, NULL), VK_OK);
	cr_assert_eq(vk__native_athlete(n, "Tom", true, &tom, NULL), VK_OK);
	cr_assert_eq(vk__native_begin(n, NULL), VK_OK);
	for (int i = 0; i < 400; i++) {
		vk_activity_clear(&a);
		a.start = 86400 * 20000 + i * 9000;
		a.duration = 3600;
		a.mean_max[0] = 900;
		strcpy(a.name, i % 2 ? "secretride" : "tomsride");
		cr_assert_eq(vk__native_put(n, i % 2 ? zoe : tom, &a, &did,
		    NULL), VK_OK);
		cr_expect_eq(did, VK__NATIVE_ADDED);
	}
	cr_assert_eq(vk__native_commit(n, NULL), VK_OK);
	cr_expect(holds("secretride"));
	cr_assert_eq(vk__native_forget(n, zoe, &count, NULL), VK_OK);
	cr_expect_eq(count, 200);
	cr_expect_not(holds("secretride"));
	cr_expect_not(holds("Zoe"));
	cr_expect(holds("tomsride"));
	cr_expect_eq(number(n, "SELECT count(*) FROM vekta_mean_max"), 200);
	cr_expect_eq(number(n, "SELECT count(*) FROM vekta_activity"), 200);
	vk__native_close(n);
}
