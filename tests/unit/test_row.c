/* SPDX-License-Identifier: MIT */
/* Rows into activities. */
#include <history/row.h>

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

static struct vk__layouts layouts;
static struct vk__layout layout;
static struct vk__sports sports;
static struct vk__format format;
static vk_buf warnings;

static void
on_warning(void *ctx, size_t cell, const vk_error *what)
{
	(void)ctx;
	vk_buf_add_text(&warnings, what->code);
	vk_buf_add_char(&warnings, '@');
	if (cell != SIZE_MAX)
		vk_buf_add_uint(&warnings, cell);
	vk_buf_add_char(&warnings, ';');
}

static int32_t
two_hours(void *ctx, int64_t utc)
{
	(void)ctx;
	(void)utc;
	return 7200;
}

/* The second line of text, by the header in the first. */
static vk_status
read_row(const char *text, vk_activity *a, vk_error *err)
{
	struct vk__row_reader reader = { .layout = &layout,
	    .format = &format, .sports = &sports, .warn = on_warning,
	    .zone = two_hours };
	struct vk__csv *csv;
	struct vk__csv_row row;
	size_t cell = 0;
	vk_status status;

	vk__layouts_read(&layouts);
	vk__sports_read(&sports);
	vk_buf_clear(&warnings);
	memset(err, 0, sizeof *err);
	format.decimal = format.decimal != 0 ? format.decimal : '.';
	cr_assert_eq(vk__csv_new(&csv), VK_OK);
	vk__csv_open(csv, text, strlen(text), -1, 0);
	cr_assert_eq(vk__csv_next(csv, &row, NULL), VK_OK);
	cr_assert_eq(vk__layout_find(&layouts, &row, &layout), VK_OK);
	cr_assert_eq(vk__csv_next(csv, &row, NULL), VK_OK);
	status = vk__row_read(&reader, &row, vk__csv_ended(csv), a, &cell,
	    err);
	err->column = cell;
	vk__csv_free(csv);
	return status;
}

#define HEAD "Activity Type,Date,Title,Distance,Time,Avg HR,Avg Bike Cadence," \
    "Avg Speed,Total Ascent,Training Stress Score®,Max Temp,Elapsed Time\n"

static void
check_refused(const char *text, const char *code, size_t cell)
{
	vk_activity a;
	vk_error err;
	vk_status status = read_row(text, &a, &err);

	cr_expect(status == VK_EVALUE || status == VK_ESYNTAX, "%s", text);
	cr_assert_not_null(err.code, "%s", text);
	cr_expect_str_eq(err.code, code, "%s: %s", text, err.code);
	cr_expect_eq(err.column, cell, "%s: %zu", text, err.column);
}

Test(row, a_ride)
{
	vk_activity a;
	vk_error err;

	cr_assert_eq(read_row(HEAD "Road Cycling,2026-03-01 07:00:05, x ,20.5,"
	    "01:00:30,140,85,20.5,\"1,200\",55.5,21.0,01:10:00\n", &a, &err),
	    VK_OK);
	cr_expect_eq(a.sport, VK_SPORT_CYCLING);
	cr_expect_str_eq(a.type, "road_biking");
	cr_expect_str_eq(a.name, "x");
	cr_expect_eq(a.distance, 20500);
	cr_expect_eq(a.duration, 3630);
	cr_expect_eq(a.cadence, 85);
	cr_expect(fabs(a.speed - 20.5 / 3.6) < 1e-9);
	cr_expect_eq(a.ascent, 1200);
	cr_expect_eq(a.tss, 55.5);
	cr_expect_eq(a.temp_max, 21);
	cr_expect_eq(a.elapsed, 4200);
	cr_expect(isnan(a.power));
	cr_expect_eq(a.source, VK_SOURCE_GARMIN_CSV);
}

Test(row, the_sport_says_what_a_column_means)
{
	vk_activity a;
	vk_error err;

	cr_assert_eq(read_row(HEAD "Running,2026-03-01 07:00:05,x,10.0,"
	    "00:50:00,140,172,5:00,0,0.0,--,--\n", &a, &err), VK_OK);
	cr_expect_eq(a.run_cadence, 172);
	cr_expect(isnan(a.cadence));
	cr_expect(fabs(a.speed - 1000 / 300.0) < 1e-9);
	cr_expect(isnan(a.tss), "zero is missing");
	cr_assert_eq(read_row(HEAD "Pool Swim,2026-03-01 07:00:05,x,"
	    "\"1,500\",00:30:00,140,30,2:00,0,0.0,--,--\n", &a, &err), VK_OK);
	cr_expect_eq(a.distance, 1500);
	cr_expect(fabs(a.speed - 100 / 120.0) < 1e-9);
	cr_expect(isnan(a.cadence) && isnan(a.run_cadence));
	cr_assert_eq(read_row(HEAD "Open Water Swimming,2026-03-01 07:00:05,x,"
	    "1.50,00:30:00,140,30,2:00,0,0.0,--,--\n", &a, &err), VK_OK);
	cr_expect_eq(a.distance, 1500);
}

Test(row, miles)
{
	vk_activity a;
	vk_error err;

	format.statute = format.fahrenheit = true;
	cr_assert_eq(read_row(HEAD "Cycling,2026-03-01 07:00:05,x,10.0,"
	    "01:00:00,140,85,10.0,100,55.5,50.0,--\n", &a, &err), VK_OK);
	cr_expect_eq(a.distance, 16093.44);
	cr_expect(fabs(a.speed - 4.4704) < 1e-9);
	cr_expect(fabs(a.ascent - 30.48) < 1e-9);
	cr_expect_eq(a.temp_max, 10);
	cr_assert_eq(read_row(HEAD "Pool Swim,2026-03-01 07:00:05,x,"
	    "\"1,000\",00:30:00,140,30,2:00,0,0.0,--,--\n", &a, &err), VK_OK);
	cr_expect(fabs(a.distance - 914.4) < 1e-9);
}

Test(row, one_colon)
{
	vk_activity a;
	vk_error err;

	cr_assert_eq(read_row(HEAD "Cycling,2026-03-01 07:00:05,x,20.0,"
	    "1:06,140,85,10.0,100,55.5,50.0,01:07:02\n", &a, &err), VK_OK);
	cr_expect_eq(a.duration, 3960, "the row itself tells");
	format.hours = true;
	cr_assert_eq(read_row(HEAD "Cycling,2026-03-01 07:00:05,x,20.0,"
	    "1:06,140,85,10.0,100,55.5,50.0,--\n", &a, &err), VK_OK);
	cr_expect_eq(a.duration, 3960);
	cr_assert_eq(read_row(HEAD "Cycling,2026-03-01 07:00:05,x,20.0,"
	    "25:06,140,85,10.0,100,55.5,50.0,00:25:30\n", &a, &err), VK_OK);
	cr_expect_eq(a.duration, 1506);
}

Test(row, refused)
{
	check_refused(HEAD "Cycling,,x,20.0,01:00:00,1,1,1,1,1,1,1\n",
	    "date-missing", 1);
	check_refused(HEAD "Cycling,soon,x,20.0,01:00:00,1,1,1,1,1,1,1\n",
	    "date-syntax", 1);
	check_refused(HEAD "Cycling,3/4/2020 7:00,x,20.0,01:00:00,1,1,1,1,1,1,"
	    "1\n", "date-ambiguous", 1);
	check_refused(HEAD "Cycling,2026-03-01 07:00:05,x,20.0,soon,1,1,1,1,1,"
	    "1,1\n", "number-syntax", 4);
	check_refused(HEAD "Cycling,2026-03-01 07:00:05,x,\"20,5\",01:00:00,"
	    "1,1,1,1,1,1,1\n", "number-format", 3);
	check_refused(HEAD "Cycling,2026-03-01 07:00:05,x,--,--,1,1,1,1,1,1,"
	    "--\n", "length-missing", 0);
	check_refused(HEAD "Cycling,2026-03-01 07:00:05,x,-5.0,01:00:00,1,1,1,"
	    "1,1,1,1\n", "length-negative", 0);
	check_refused(HEAD "Cycling,2026-03-01 07:00:05,x,5.0,49:00:00,1,1,1,"
	    "1,1,1,1\n", "length-doubtful", 0);
	check_refused(HEAD "Cycling,2026-03-01 07:00:05,x,90.0,01:00:00,1,1,1,"
	    "1,1,1,1\n", "speed-doubtful", 0);
	check_refused(HEAD "Cycling,2026-03-01 07:00:05,x,20.0,01:00:00,1,1,1,"
	    "1,1,1,1,,5\n", "row-long", 13);
	check_refused(HEAD "Cycling,2026-03-01 07:00:05,x,20.0,01:00:00,1\n",
	    "row-short", 5);
	check_refused(HEAD "Cycling,2026-03-01 07:00:05,x,20", "row-short", 3);
}

Test(row, left_out_with_a_warning)
{
	vk_activity a;
	vk_error err;

	cr_assert_eq(read_row(HEAD "Juggling,2026-03-01 07:00:05,x,5.0,"
	    "01:00:00,abc,85,10.0,100,9999,500,01:00:00,\n", &a, &err),
	    VK_OK);
	cr_expect_str_eq(vk_buf_text(&warnings), "type-unknown@0;"
	    "value-left-out@5;value-senseless@;value-senseless@;");
	cr_expect(isnan(a.hr) && isnan(a.tss) && isnan(a.temp_max));
	cr_expect_str_eq(a.type, "Juggling");
	vk_buf_free(&warnings);
}

Test(row, other_tables)
{
	vk_activity a;
	vk_error err;

	cr_assert_eq(read_row("id,date,name,type,description,elapsed_time,"
	    "distance\n7,2018-09-12 23:02:23,x,Ride,,3600,25000.5\n", &a,
	    &err), VK_OK);
	cr_expect_str_eq(a.source_id, "7");
	cr_expect_eq(a.start % 86400, 3743, "UTC, two hours east");
	cr_expect_eq(a.duration, 3600);
	cr_expect_eq(a.utc_offset, VK_NO_OFFSET);
	cr_assert_eq(read_row("Title,WorkoutType,WorkoutDay,TimeTotalInHours,"
	    "TSS\nx,Bike,2026-03-01,,\n", &a, &err), VK_ABSENT);
	cr_assert_eq(read_row("Title,WorkoutType,WorkoutDay,TimeTotalInHours,"
	    "TSS\nx,Bike,2026-03-01,1.5,80\n", &a, &err), VK_OK);
	cr_expect_eq(a.duration, 5400);
	cr_expect_eq(a.start_error, 86399);
	cr_assert_eq(read_row("id,start_date_local,type,moving_time,distance,"
	    "average_cadence,icu_training_load\n"
	    "i5,2026-03-01T10:00:00,Run,1800,5000,86,44\n", &a, &err), VK_OK);
	cr_expect(isnan(a.tss), "no power, no TSS");
	cr_expect_eq(a.run_cadence, 172, "both legs");
}

Test(row, a_pace_of_nothing_is_none)
{
	vk_activity a;
	vk_error err;

	format.statute = false;
	cr_assert_eq(read_row(HEAD "Running,2026-03-01 07:00:05,x,10.0,"
	    "00:50:00,140,172,0:00,0,0.0,--,--\n", &a, &err), VK_OK);
	cr_expect(isnan(a.speed));
	cr_expect_eq(a.duration, 3000);
	cr_expect_str_eq(vk_buf_text(&warnings), "");
}

/* A date in UTC becomes the rider's own, with its offset or without. */
Test(row, dates_in_utc)
{
	static const char *const dates[] = { "\"Mar 1, 2026, 7:00:05 AM\"",
		"2026-03-01T07:00:05Z", "2026-03-01T10:00:05+03:00",
		"2026-03-01T02:30:05-04:30" };
	vk_activity a;
	vk_error err;

	for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
		char text[256];

		snprintf(text, sizeof text, "Activity ID,Activity Date,Activity "
		    "Name,Activity Type,Elapsed Time,Moving Time,Distance\n"
		    "7,%s,x,Ride,3600,3500,20000\n", dates[i]);
		cr_assert_eq(read_row(text, &a, &err), VK_OK, "%s: %s",
		    dates[i], err.code);
		cr_expect_eq(a.start, 1772355605, "%s: %lld", dates[i],
		    (long long)a.start);
	}
}
