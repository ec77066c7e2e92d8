/* SPDX-License-Identifier: MIT */
#include "../../lib/history/recorded.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "../../lib/formats/fit_encode.h"
#include "pieces.h"

static struct vk__sports sports;
static size_t count;
static vk_activity got;

static vk_status
keep(void *ctx, const vk_activity *a)
{
	(void)ctx;
	got = *a;
	count++;
	return VK_OK;
}

static int32_t
an_hour(void *ctx, int64_t utc)
{
	(void)ctx;
	cr_expect_eq(utc, 1772521200);
	return 3600;
}

static const struct vk__recorded to = { &sports, an_hour, NULL, keep, NULL };

static void
begin(void)
{
	vk__sports_read(&sports);
}

TestSuite(recorded, .init = begin);

static void
read_lap(const char *sport, const char *start, const char *lap)
{
	static char file[1000];

	struct pieces pieces;

	snprintf(file, sizeof file, "<A><Activity Sport=\"%s\"><Id>%s</Id>"
	    "<Lap><TotalTimeSeconds>600</TotalTimeSeconds>%s</Lap></Activity>"
	    "</A>", sport, start, lap);
	pieces = (struct pieces){ file, strlen(file), 4096 };
	cr_assert_eq(vk__recorded_tcx(give_piece, &pieces, &to, NULL), VK_OK);
	cr_assert_eq(count, 1);
}

Test(recorded, tcx)
{
	read_lap("Biking", "2026-03-03T07:00:00Z",
	    "<DistanceMeters>5000</DistanceMeters><AverageHeartRateBpm>"
	    "<Value>140</Value></AverageHeartRateBpm>");
	cr_expect_eq(got.source, VK_SOURCE_TCX);
	cr_expect_eq(got.sport, VK_SPORT_CYCLING);
	cr_expect_str_eq(got.type, "cycling");
	cr_expect_eq(got.start, 1772521200 + 3600);
	cr_expect_eq(got.utc_offset, VK_NO_OFFSET);
	cr_expect_float_eq(got.duration, 600, 0);
	cr_expect_float_eq(got.distance, 5000, 0);
	cr_expect_float_eq(got.hr, 140, 0);
	cr_expect(isnan(got.np) && isnan(got.p20) && isnan(got.ftp));
}

/* A file that knows its zone needs none. */
Test(recorded, zone)
{
	read_lap("Running", "2026-03-03T07:00:00-05:00", "");
	cr_expect_eq(got.sport, VK_SPORT_RUNNING);
	cr_expect_eq(got.start, 1772521200);
	cr_expect_eq(got.utc_offset, -5 * 3600);
}

/* Runners' steps are two to a turn. */
Test(recorded, cadence)
{
	read_lap("Running", "2026-03-03T07:00:00Z", "<Track><Trackpoint>"
	    "<Time>2026-03-03T07:00:00Z</Time><Cadence>85</Cadence>"
	    "</Trackpoint></Track>");
	cr_expect_float_eq(got.run_cadence, 170, 1e-9);
	cr_expect(isnan(got.cadence));
}

Test(recorded, fit)
{
	struct pieces pieces = { "no FIT file", 11, 4096 };
	vk_error err;

	cr_expect_eq(vk__recorded_fit(give_piece, &pieces, &to, &err),
	    VK_ESYNTAX);
	cr_expect_eq(count, 0);
}

static const struct vk__fit_column id[] = { { 0, VK__FIT_ENUM, 0 } };
static const struct vk__fit_column session[] = { { 2, VK__FIT_UINT32, 0 },
	{ 5, VK__FIT_ENUM, 0 }, { 8, VK__FIT_UINT32, 0 },
	{ 34, VK__FIT_UINT16, 0 }, { 35, VK__FIT_UINT16, 0 },
	{ 45, VK__FIT_UINT16, 0 } };

/* A ride of one session, with the TSS of the device in tenths. */
static void
read_session(uint16_t tss)
{
	vk_buf file = { 0 };
	struct pieces pieces;

	count = 0;
	vk__fit_begin(&file);
	vk__fit_define(&file, 0, VK__FIT_FILE_ID, id, 1);
	vk__fit_data(&file, 0);
	vk__fit_put(&file, VK__FIT_ENUM, 4);
	vk__fit_define(&file, 1, VK__FIT_SESSION, session, 6);
	vk__fit_data(&file, 1);
	vk__fit_put(&file, VK__FIT_UINT32, 1141455600);
	vk__fit_put(&file, VK__FIT_ENUM, 2);
	vk__fit_put(&file, VK__FIT_UINT32, 3600000);
	vk__fit_put(&file, VK__FIT_UINT16, 200);
	vk__fit_put(&file, VK__FIT_UINT16, tss);
	vk__fit_put(&file, VK__FIT_UINT16, 250);
	cr_assert_eq(vk__fit_finish(&file, 0), VK_OK);
	pieces = (struct pieces){ file.data, file.len, 4096 };
	cr_assert_eq(vk__recorded_fit(give_piece, &pieces, &to, NULL), VK_OK);
	cr_assert_eq(count, 1);
	vk_buf_free(&file);
}

/* What the device made of a ride is told with what it made it of. */
Test(recorded, the_load_of_the_device)
{
	read_session(640);
	cr_expect_float_eq(got.duration, 3600, 0);
	cr_expect_float_eq(got.np, 200, 0);
	cr_expect_float_eq(got.ftp, 250, 0);
	cr_expect_float_eq(got.tss, 64, 1e-9);
	cr_expect_float_eq(got.intensity, 0.8, 1e-9);
	read_session(0);
	cr_expect(isnan(got.tss));
	cr_expect(isnan(got.intensity));
}
