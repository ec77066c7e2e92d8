/* SPDX-License-Identifier: MIT */
#include "../../lib/formats/fit_activity.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#include "../../lib/formats/fit_encode.h"
#include "pieces.h"

/* 2026-03-03 07:00:00 UTC, in FIT's own count. */
enum { BEGIN = 1141455600, SESSIONS = 4 };

static vk_buf file;
static size_t chunk; /* bytes that the source gives at a time */
static struct vk__recording got[SESSIONS];
static size_t count;
static vk_error err;

static void
begin(void)
{
	memset(&err, 0, sizeof err);
	count = 0;
	chunk = 1000;
}

static void
end(void)
{
	vk_buf_free(&file);
}

TestSuite(fit_activity, .init = begin, .fini = end);

/* ------------------------------------------------------------------ a file */

enum { LOCAL_ID, LOCAL_RECORD, LOCAL_SESSION, LOCAL_ACTIVITY, LOCAL_RIDER };

static const struct vk__fit_column id[] = { { 0, VK__FIT_ENUM, 0 } };
static const struct vk__fit_column record[] = {
	{ VK__FIT_TIMESTAMP, VK__FIT_UINT32, 0 },
	{ 3, VK__FIT_UINT8, 0 }, { 4, VK__FIT_UINT8, 0 },
	{ 5, VK__FIT_UINT32, 0 }, { 7, VK__FIT_UINT16, 0 }
};
static const struct vk__fit_column session[] = {
	{ 2, VK__FIT_UINT32, 0 }, { 5, VK__FIT_ENUM, 0 },
	{ 6, VK__FIT_ENUM, 0 }, { 7, VK__FIT_UINT32, 0 },
	{ 8, VK__FIT_UINT32, 0 }, { 9, VK__FIT_UINT32, 0 },
	{ 11, VK__FIT_UINT16, 0 }, { 16, VK__FIT_UINT8, 0 },
	{ 22, VK__FIT_UINT16, 0 }, { 24, VK__FIT_UINT8, 0 },
	{ 34, VK__FIT_UINT16, 0 }, { 35, VK__FIT_UINT16, 0 },
	{ 58, VK__FIT_SINT8, 0 }, { 168, VK__FIT_SINT32, 0 }
};
static const struct vk__fit_column activity[] = {
	{ VK__FIT_TIMESTAMP, VK__FIT_UINT32, 0 }, { 5, VK__FIT_UINT32, 0 }
};
static const struct vk__fit_column rider[] = {
	{ 4, VK__FIT_UINT16, 0 }, { 8, VK__FIT_UINT8, 0 }
};

#define DEFINE(local, number, columns) \
	vk__fit_define(&file, local, number, columns, \
	    sizeof columns / sizeof columns[0])

static size_t
begin_file(uint8_t type)
{
	size_t from = file.len;

	vk__fit_begin(&file);
	DEFINE(LOCAL_ID, VK__FIT_FILE_ID, id);
	DEFINE(LOCAL_RECORD, VK__FIT_RECORD, record);
	DEFINE(LOCAL_SESSION, VK__FIT_SESSION, session);
	DEFINE(LOCAL_ACTIVITY, VK__FIT_ACTIVITY, activity);
	DEFINE(LOCAL_RIDER, 3, rider);
	vk__fit_data(&file, LOCAL_ID);
	vk__fit_put(&file, VK__FIT_ENUM, type);
	return from;
}

static void
add_record(uint32_t second, uint16_t watts, uint8_t pulse)
{
	vk__fit_data(&file, LOCAL_RECORD);
	vk__fit_put(&file, VK__FIT_UINT32, BEGIN + second);
	vk__fit_put(&file, VK__FIT_UINT8, pulse);
	vk__fit_put(&file, VK__FIT_UINT8, 90);
	vk__fit_put(&file, VK__FIT_UINT32, second * 800);
	vk__fit_put(&file, VK__FIT_UINT16, watts);
}

static void
add_session(uint32_t start, uint32_t seconds, uint8_t sport, uint8_t sub)
{
	vk__fit_data(&file, LOCAL_SESSION);
	vk__fit_put(&file, VK__FIT_UINT32, BEGIN + start);
	vk__fit_put(&file, VK__FIT_ENUM, sport);
	vk__fit_put(&file, VK__FIT_ENUM, sub);
	vk__fit_put(&file, VK__FIT_UINT32, seconds * 1000);
	vk__fit_put(&file, VK__FIT_UINT32, seconds * 1000 - 500);
	vk__fit_put(&file, VK__FIT_UINT32, seconds * 800);
	vk__fit_put(&file, VK__FIT_UINT16, 321);
	vk__fit_put_none(&file, VK__FIT_UINT8);
	vk__fit_put(&file, VK__FIT_UINT16, 0);
	vk__fit_put(&file, VK__FIT_UINT8, 31);
	vk__fit_put(&file, VK__FIT_UINT16, 205);
	vk__fit_put(&file, VK__FIT_UINT16, 436);
	vk__fit_put(&file, VK__FIT_SINT8, (uint8_t)-3);
	vk__fit_put(&file, VK__FIT_SINT32, 88 * 65536);
}

static void
add_zone(int32_t offset)
{
	vk__fit_data(&file, LOCAL_ACTIVITY);
	vk__fit_put(&file, VK__FIT_UINT32, BEGIN + 1800);
	vk__fit_put(&file, VK__FIT_UINT32,
	    (uint32_t)(BEGIN + 1800 + offset));
}

static void
add_records(uint32_t from, uint32_t to, uint16_t watts)
{
	for (uint32_t i = from; i < to; i++)
		add_record(i, watts, 140);
}

/* ----------------------------------------------------------------- reading */

static vk_status
keep(void *ctx, const struct vk__recording *r)
{
	(void)ctx;
	cr_assert_lt(count, SESSIONS);
	got[count++] = *r;
	return VK_OK;
}

static vk_status
read_file(void)
{
	struct pieces pieces = { file.data, file.len, chunk };

	return vk__fit_activity_read(give_piece, &pieces, keep, NULL, &err);
}

Test(fit_activity, a_ride)
{
	size_t from = begin_file(4);

	add_records(0, 600, 200);
	add_records(600, 1800, 250);
	add_session(0, 1800, 2, 6);
	add_zone(3600 + 7);
	vk__fit_data(&file, LOCAL_RIDER);
	vk__fit_put(&file, VK__FIT_UINT16, 705);
	vk__fit_put(&file, VK__FIT_UINT8, 48);
	cr_assert_eq(vk__fit_finish(&file, from), VK_OK);
	cr_assert_eq(read_file(), VK_OK, "%s", err.code);
	cr_assert_eq(count, 1);
	cr_expect_eq(got[0].start, BEGIN + VK__FIT_EPOCH);
	cr_expect_eq(got[0].start, 1772521200);
	cr_expect(got[0].zoned);
	cr_expect_eq(got[0].offset, 3600);
	cr_expect_str_eq(got[0].type, "indoor_cycling");
	cr_expect_float_eq(got[0].elapsed, 1800, 0);
	cr_expect_float_eq(got[0].timer, 1799.5, 0);
	cr_expect_float_eq(got[0].distance, 14400, 0);
	cr_expect_float_eq(got[0].calories, 321, 0);
	cr_expect_float_eq(got[0].ascent, 0, 0);
	cr_expect_float_eq(got[0].aerobic_effect, 3.1, 1e-12);
	cr_expect_float_eq(got[0].device_np, 205, 0);
	cr_expect_float_eq(got[0].device_tss, 43.6, 1e-12);
	cr_expect_float_eq(got[0].max_celsius, -3, 0);
	cr_expect_float_eq(got[0].load, 88, 0);
	cr_expect_float_eq(got[0].weight, 70.5, 1e-12);
	cr_expect_float_eq(got[0].rest_pulse, 48, 0);
	/* Not in the session: from the records. */
	cr_expect_float_eq(got[0].mean_pulse, 140, 1e-9);
	cr_expect_float_eq(got[0].mean_watts, (200.0 + 250 * 2) / 3, 1e-9);
	cr_expect_float_eq(got[0].curve[vk_mean_max_index(1200)], 250, 1e-9);
	cr_expect(isnan(got[0].moving));
}

/* Sessions stand at the end; the records are told apart by their time. */
Test(fit_activity, two_sessions)
{
	size_t from = begin_file(4);

	add_records(0, 300, 150);
	add_records(300, 900, 300);
	add_session(0, 299, 1, 3);
	add_session(300, 600, 2, 7);
	cr_assert_eq(vk__fit_finish(&file, from), VK_OK);
	cr_assert_eq(read_file(), VK_OK, "%s", err.code);
	cr_assert_eq(count, 2);
	cr_expect_str_eq(got[0].type, "trail_running");
	cr_expect_float_eq(got[0].np, 150, 1e-9);
	cr_expect_str_eq(got[1].type, "road_biking");
	cr_expect_float_eq(got[1].np, 300, 1e-9);
	cr_expect(!got[1].zoned);
}

Test(fit_activity, records_only)
{
	size_t from = begin_file(4);

	add_records(0, 301, 180);
	cr_assert_eq(vk__fit_finish(&file, from), VK_OK);
	cr_assert_eq(read_file(), VK_OK, "%s", err.code);
	cr_assert_eq(count, 1);
	cr_expect_str_eq(got[0].type, "other");
	cr_expect_float_eq(got[0].elapsed, 300, 0);
	cr_expect_float_eq(got[0].distance, 2400, 0);
	cr_expect_float_eq(got[0].curve[vk_mean_max_index(300)], 180, 1e-9);
}

/* Files one behind another, as some devices and merging tools write. */
Test(fit_activity, chained)
{
	for (int i = 0; i < 2; i++) {
		size_t from = begin_file(4);

		add_records(0, 100, (uint16_t)(100 + 100 * i));
		add_session(0, 100, 2, 0);
		cr_assert_eq(vk__fit_finish(&file, from), VK_OK);
	}
	chunk = 7;
	cr_assert_eq(read_file(), VK_OK, "%s", err.code);
	cr_assert_eq(count, 2);
	cr_expect_float_eq(got[0].np, 100, 1e-9);
	cr_expect_float_eq(got[1].np, 200, 1e-9);
	cr_expect_str_eq(got[1].type, "cycling");
}

/* An electric motor's 6000 W and a pulse of 0 are no values. */
Test(fit_activity, impossible_values)
{
	size_t from = begin_file(4);

	add_records(0, 100, 200);
	add_record(100, 6000, 0);
	add_records(101, 200, 200);
	add_session(0, 200, 2, 0);
	cr_assert_eq(vk__fit_finish(&file, from), VK_OK);
	cr_assert_eq(read_file(), VK_OK);
	cr_expect_float_eq(got[0].max_watts, 200, 0);
	cr_expect_eq(got[0].samples, 199);
	cr_expect_float_eq(got[0].mean_pulse, 140, 1e-9);
}

Test(fit_activity, no_activity)
{
	size_t from = begin_file(5);

	add_records(0, 10, 200);
	cr_assert_eq(vk__fit_finish(&file, from), VK_OK);
	cr_expect_eq(read_file(), VK_EVALUE);
	cr_expect_str_eq(err.code, "fit-no-activity");
	cr_expect_eq(count, 0);
	vk_buf_clear(&file);
	begin();
	from = begin_file(4);
	cr_assert_eq(vk__fit_finish(&file, from), VK_OK);
	cr_expect_eq(read_file(), VK_EVALUE);
}

/* Cut anywhere: refused, and nothing of it is given out. */
Test(fit_activity, cut)
{
	size_t from = begin_file(4);
	size_t len;

	add_records(0, 20, 200);
	add_session(0, 20, 2, 0);
	cr_assert_eq(vk__fit_finish(&file, from), VK_OK);
	len = file.len;
	for (size_t cut = 0; cut < len; cut++) {
		begin();
		file.len = cut;
		cr_expect_neq(read_file(), VK_OK, "%zu", cut);
		cr_expect_eq(count, 0);
	}
}

static vk_status
refuse(void *ctx, const struct vk__recording *r)
{
	(void)ctx;
	(void)r;
	return VK_EIO;
}

Test(fit_activity, the_taker_ends_it)
{
	struct pieces pieces;
	size_t from = begin_file(4);

	add_records(0, 20, 200);
	cr_assert_eq(vk__fit_finish(&file, from), VK_OK);
	pieces = (struct pieces){ file.data, file.len, chunk };
	cr_expect_eq(vk__fit_activity_read(give_piece, &pieces, refuse, NULL,
	    &err), VK_EIO);
}

enum { LOCAL_OWN = 5 };

static const struct vk__fit_column own[] = { { 2, VK__FIT_UINT32, 0 },
	{ 45, VK__FIT_UINT16, 0 } };
static const struct vk__fit_column zones[] = { { 3, VK__FIT_UINT16, 0 } };

/* The FTP that the session was ridden with, else that of the rider's zones. */
Test(fit_activity, the_threshold_power)
{
	size_t from = begin_file(4);

	add_records(0, 60, 200);
	vk__fit_define(&file, LOCAL_OWN, 7, zones, 1);
	vk__fit_data(&file, LOCAL_OWN);
	vk__fit_put(&file, VK__FIT_UINT16, 260);
	add_session(0, 30, 2, 0);
	vk__fit_define(&file, LOCAL_OWN, VK__FIT_SESSION, own, 2);
	vk__fit_data(&file, LOCAL_OWN);
	vk__fit_put(&file, VK__FIT_UINT32, BEGIN + 30);
	vk__fit_put(&file, VK__FIT_UINT16, 245);
	cr_assert_eq(vk__fit_finish(&file, from), VK_OK);
	cr_assert_eq(read_file(), VK_OK, "%s", err.code);
	cr_assert_eq(count, 2);
	cr_expect_float_eq(got[0].device_ftp, 260, 0);
	cr_expect_float_eq(got[1].device_ftp, 245, 0);
	/* No sport is told: it is of none that is known. */
	cr_expect_str_eq(got[1].type, "other");
}

static const struct vk__fit_column in_zone[] = { { 11, VK__FIT_UINT8, 0 },
	{ 12, VK__FIT_UINT8, 0 }, { 13, VK__FIT_UINT8, 0 },
	{ 15, VK__FIT_UINT16, 0 } };

/* What a device keeps of its rider beside the times in zones. */
Test(fit_activity, the_rider_of_the_zones)
{
	size_t from = begin_file(4);

	add_records(0, 60, 200);
	vk__fit_define(&file, LOCAL_OWN, 216, in_zone, 4);
	vk__fit_data(&file, LOCAL_OWN);
	vk__fit_put(&file, VK__FIT_UINT8, 188);
	vk__fit_put(&file, VK__FIT_UINT8, 45);
	vk__fit_put(&file, VK__FIT_UINT8, 171);
	vk__fit_put(&file, VK__FIT_UINT16, 265);
	vk__fit_define(&file, LOCAL_OWN, 999, zones, 1);
	vk__fit_data(&file, LOCAL_OWN);
	vk__fit_put(&file, VK__FIT_UINT16, 1);
	add_session(0, 60, 2, 0);
	cr_assert_eq(vk__fit_finish(&file, from), VK_OK);
	cr_assert_eq(read_file(), VK_OK, "%s", err.code);
	cr_assert_eq(count, 1);
	cr_expect_float_eq(got[0].top_pulse, 188, 0);
	cr_expect_float_eq(got[0].rest_pulse, 45, 0);
	cr_expect_float_eq(got[0].threshold_pulse, 171, 0);
	cr_expect_float_eq(got[0].device_ftp, 265, 0);
}
