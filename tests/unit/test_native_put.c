/* SPDX-License-Identifier: MIT */
/* Activities in and out: added, recognised, enriched, unchanged. */
#include <history/activity.h>
#include <history/native.h>

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static char path[64];
static struct vk__native *native;
static int64_t user;

static void
start(void)
{
	vk_error err;

	snprintf(path, sizeof path, "/tmp/vekta-put-%ld.db", (long)getpid());
	unlink(path);
	cr_assert_eq(vk__native_open(path, 0, false, 1772518800, &native, &err),
	    VK_OK);
	cr_assert_eq(vk__native_athlete(native, "a", true, &user, &err),
	    VK_OK);
	cr_assert_eq(vk__native_begin(native, &err), VK_OK);
}

static void
end(void)
{
	cr_expect_eq(vk__native_commit(native, NULL), VK_OK);
	vk__native_close(native);
	unlink(path);
}

TestSuite(native_put, .init = start, .fini = end);

static vk_activity
ride(int64_t second)
{
	vk_activity a;

	vk_activity_clear(&a);
	a.start = INT64_C(1772518800) + second;
	a.duration = 3600;
	a.sport = VK_SPORT_CYCLING;
	a.source = VK_SOURCE_GARMIN_CSV;
	strcpy(a.type, "cycling");
	return a;
}

static void
check(const vk_activity *a, enum vk__native_did want)
{
	enum vk__native_did did;
	vk_error err = { 0 };
	char text[256];

	cr_assert_eq(vk__native_put(native, user, a, &did, &err), VK_OK,
	    "%s", vk_error_text(&err, NULL, text, sizeof text));
	cr_expect_eq(did, want, "%d", did);
}

static vk_status
write_one(void *ctx, const vk_activity *a)
{
	vk_activity_write(a, true, ctx);
	vk_buf_add_char(ctx, '\n');
	return VK_OK;
}

static void
check_all(const char *want)
{
	vk_buf got = { 0 };

	cr_assert_eq(vk__native_each(native, user, write_one, &got, NULL),
	    VK_OK);
	cr_expect_str_eq(vk_buf_text(&got), want, "%s", got.data);
	vk_buf_free(&got);
}

Test(native_put, everything_comes_back)
{
	vk_activity a = ride(0);
	vk_buf want = { 0 };

	a.id = INT64_C(99999999999);
	a.workout_id = 12;
	a.utc_offset = 3600;
	for (size_t i = 0; i < VK__FIELDS; i++)
		*vk__activity_value(&a, &vk__fields[i]) = 1 + (double)i / 4;
	for (size_t i = 0; i < VK_MEAN_MAX; i++)
		a.mean_max[i] = 1000 - (double)i;
	strcpy(a.name, "Montée de l'Alpe ⛰");
	strcpy(a.event, "race");
	strcpy(a.device, "Edge");
	strcpy(a.source_file, "x.csv");
	strcpy(a.source_id, "i77");
	check(&a, VK__NATIVE_ADDED);
	check(&a, VK__NATIVE_UNCHANGED);
	(void)write_one(&want, &a);
	check_all(vk_buf_text(&want));
	vk_buf_free(&want);
}

Test(native_put, the_same_file_twice_adds_nothing)
{
	for (int round = 0; round < 2; round++)
		for (int i = 0; i < 50; i++) {
			vk_activity a = ride(i * 5000);

			check(&a, round == 0 ? VK__NATIVE_ADDED :
			    VK__NATIVE_UNCHANGED);
		}
}

Test(native_put, another_account_enriches_in_either_order)
{
	vk_activity csv = ride(0), json = ride(60);

	json.source = VK_SOURCE_GARMIN_JSON;
	json.id = 5;
	json.np = 222;
	json.mean_max[10] = 300;
	csv.hr = 140;
	csv.np = 1;
	check(&csv, VK__NATIVE_ADDED);
	check(&json, VK__NATIVE_UPDATED);
	check(&csv, VK__NATIVE_UNCHANGED);
	check(&json, VK__NATIVE_UNCHANGED);
	json.start += 50000;
	csv.start += 50000;
	json.id = 6;
	check(&json, VK__NATIVE_ADDED);
	check(&csv, VK__NATIVE_UPDATED);
	check(&csv, VK__NATIVE_UNCHANGED);
	check_all("{\"id\":5,\"start_date_local\":\"2026-03-03T06:21:00\","
	    "\"sport\":\"cycling\",\"type\":\"cycling\",\"duration\":3600,"
	    "\"average_heartrate\":140,\"normalized_watts\":222,"
	    "\"power_curve\":{\"300\":300},\"source\":\"garmin-json\"}\n"
	    "{\"id\":6,\"start_date_local\":\"2026-03-03T20:14:20\","
	    "\"sport\":\"cycling\",\"type\":\"cycling\",\"duration\":3600,"
	    "\"average_heartrate\":140,\"normalized_watts\":222,"
	    "\"power_curve\":{\"300\":300},\"source\":\"garmin-json\"}\n");
}

Test(native_put, two_ids_with_one_start_are_two)
{
	vk_activity a = ride(0), b = ride(0);

	a.id = 1;
	b.id = 2;
	check(&a, VK__NATIVE_ADDED);
	check(&b, VK__NATIVE_ADDED);
	check(&a, VK__NATIVE_UNCHANGED);
	check(&b, VK__NATIVE_UNCHANGED);
}

Test(native_put, the_nearest_is_meant)
{
	vk_activity a = ride(0), b = ride(100), c = ride(90);

	a.id = 1;
	b.id = 2;
	check(&a, VK__NATIVE_ADDED);
	check(&b, VK__NATIVE_ADDED);
	c.hr = 99;
	check(&c, VK__NATIVE_UPDATED);
	check_all("{\"id\":1,\"start_date_local\":\"2026-03-03T06:20:00\","
	    "\"sport\":\"cycling\",\"type\":\"cycling\",\"duration\":3600,"
	    "\"source\":\"garmin-csv\"}\n"
	    "{\"id\":2,\"start_date_local\":\"2026-03-03T06:21:30\","
	    "\"sport\":\"cycling\",\"type\":\"cycling\",\"duration\":3600,"
	    "\"average_heartrate\":99,\"source\":\"garmin-csv\"}\n");
}

Test(native_put, the_same_file_in_another_zone)
{
	vk_activity here = ride(0), there = ride(0);

	here.utc = here.start;
	here.start += 3600;
	there.utc = there.start;
	there.start -= 9 * 3600;
	check(&here, VK__NATIVE_ADDED);
	check(&here, VK__NATIVE_UNCHANGED);
	check(&there, VK__NATIVE_UPDATED);
	check(&there, VK__NATIVE_UNCHANGED);
	/* What knows its zone is the same at once. */
	here = ride(5 * 3600);
	here.utc_offset = 5 * 3600;
	here.id = 7;
	here.source = VK_SOURCE_GARMIN_JSON;
	check(&here, VK__NATIVE_UPDATED);
	check(&there, VK__NATIVE_UNCHANGED);
	check_all("{\"id\":7,\"start_date_local\":\"2026-03-03T11:20:00\","
	    "\"utc_offset\":18000,\"sport\":\"cycling\","
	    "\"type\":\"cycling\",\"duration\":3600,"
	    "\"source\":\"garmin-json\"}\n");
}

Test(native_put, a_day_without_a_time)
{
	vk_activity timed = ride(0), day = ride(0);

	day.start -= day.start % 86400;
	day.start_error = 86399;
	day.source = VK_SOURCE_TRAININGPEAKS;
	day.tss = 80;
	check(&day, VK__NATIVE_ADDED);
	check(&timed, VK__NATIVE_UPDATED);
	check(&day, VK__NATIVE_UNCHANGED);
	check(&timed, VK__NATIVE_UNCHANGED);
	timed.start += 86400;
	check(&timed, VK__NATIVE_ADDED);
	day.start += 86400;
	check(&day, VK__NATIVE_UPDATED);
}

Test(native_put, an_activity_of_another_athlete)
{
	vk_activity a = ride(0);
	enum vk__native_did did;
	int64_t other;
	vk_error err;

	a.id = 1;
	check(&a, VK__NATIVE_ADDED);
	cr_assert_eq(vk__native_athlete(native, "b", true, &other, &err),
	    VK_OK);
	cr_expect_eq(vk__native_put(native, other, &a, &did, &err),
	    VK_EVALUE);
	cr_expect_str_eq(err.code, "activity-owner");
	/* Without an id they just rode together. */
	a.id = 0;
	cr_expect_eq(vk__native_put(native, other, &a, &did, &err), VK_OK);
	cr_expect_eq(did, VK__NATIVE_ADDED);
}

/* Statements of another program on the file, between two of ours. */
static void
meanwhile(const char *sql)
{
	struct vk__store *store;
	vk_error err = { 0 };

	cr_assert_eq(vk__native_commit(native, &err), VK_OK);
	cr_assert_eq(vk__store_open(path, VK__STORE_WRITE, 0, &store, &err),
	    VK_OK);
	cr_assert_eq(vk__store_exec(store, sql, &err), VK_OK, "%s",
	    err.arg[1]);
	vk__store_close(store);
	cr_assert_eq(vk__native_begin(native, &err), VK_OK);
}

/* Another program spoilt the start: it is that activity all the same. */
Test(native_put, a_start_that_cannot_be_read)
{
	vk_activity a = ride(0);
	vk_buf want = { 0 };

	a.id = 7;
	a.power = 200;
	check(&a, VK__NATIVE_ADDED);
	meanwhile("UPDATE activities SET start_time = 'soon'");
	check_all("");
	a.power = NAN; /* what is in the file stays */
	check(&a, VK__NATIVE_UPDATED);
	check(&a, VK__NATIVE_UNCHANGED);
	a.power = 200;
	(void)write_one(&want, &a);
	check_all(vk_buf_text(&want));
	vk_buf_free(&want);
}

/* Best efforts over lengths that are none of ours are left aside. */
Test(native_put, bests_of_other_lengths)
{
	vk_activity a = ride(0);
	vk_buf want = { 0 };

	a.mean_max[0] = 900;
	check(&a, VK__NATIVE_ADDED);
	meanwhile("INSERT INTO vekta_mean_max SELECT id, 7, 800 FROM "
	    "activities");
	(void)write_one(&want, &a);
	check_all(vk_buf_text(&want));
	vk_buf_free(&want);
}

/* Two rides of no length at one second: the first is as near as the other. */
Test(native_put, the_nearest_without_a_length)
{
	vk_activity a = ride(0), b = ride(0), c = ride(0);
	vk_buf want = { 0 };

	a.duration = b.duration = c.duration = NAN;
	a.id = 1;
	b.id = 2;
	check(&a, VK__NATIVE_ADDED);
	check(&b, VK__NATIVE_ADDED);
	c.power = a.power = 200;
	check(&c, VK__NATIVE_UPDATED);
	(void)write_one(&want, &a);
	(void)write_one(&want, &b);
	check_all(vk_buf_text(&want));
	vk_buf_free(&want);
}
