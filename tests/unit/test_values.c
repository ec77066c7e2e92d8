/* SPDX-License-Identifier: MIT */
#include "../../lib/athlete/values.h"

#include <math.h>
#include <string.h>

#include "made_db.h"

static vk_history *h;

static void
end(void)
{
	vk_history_close(h);
	end_db();
}

TestSuite(values, .init = begin_db, .fini = end);

static vk_activity
row(const char *columns, const char *values, vk_units units)
{
	vk_selection selection = all_rows;
	char sql[1000];

	selection.units = units;
	snprintf(sql, sizeof sql, "DROP TABLE IF EXISTS activities;"
	    "CREATE TABLE activities (%s); INSERT INTO activities VALUES (%s)",
	    columns, values);
	make_db(sql);
	vk_history_close(h);
	h = open_history();
	return one_activity(h, &selection);
}

static void
near(double got, double want)
{
	cr_expect(fabs(got - want) < 1e-9, "%g is not %g", got, want);
}

Test(values, numbers_as_text)
{
	vk_activity a = row("start_time, avg_hr, max_hr, calories, tss",
	    "'2026-03-01 10:00:00', '142', '--', '', '1,5'", 0);

	near(a.hr, 142);
	cr_expect(isnan(a.max_hr) && isnan(a.calories) && isnan(a.tss));
}

Test(values, zero_is_missing_where_it_cannot_be)
{
	vk_activity a = row("start_time, avg_hr, avg_power, distance_m, "
	    "elevation_gain, temp_min", "'2026-03-01', 0.0, 0, 0, 0, 0", 0);

	cr_expect(isnan(a.hr) && isnan(a.power));
	near(a.distance, 0);
	near(a.ascent, 0);
	near(a.temp_min, 0);
}

Test(values, senseless_numbers)
{
	vk_activity a = row("start_time, avg_hr, max_hr, avg_power",
	    "'2026-03-01', -5, 9e999, x'00ff'", 0);

	cr_expect(isnan(a.hr) && isnan(a.max_hr) && isnan(a.power));
}

Test(values, clocks)
{
	static const struct { const char *text; double want; } rows[] = {
		{ "'01:30:05.500000'", 5405.5 }, { "'00:02:37.3'", 157.3 },
		{ "'35:20'", 2120 }, { "'04:54.61'", 294.61 }, { "90", 90 },
		{ "'90'", 90 }, { "'00:00:07'", 7 }, { "'1:xx:00'", NAN },
		{ "'-1:00:00'", NAN }, { "'00:00:00'", NAN }, { "':'", NAN }
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		vk_activity a;
		char values[64];

		snprintf(values, sizeof values, "'2026-03-01', %s",
		    rows[i].text);
		a = row("start_time, duration", values, 0);
		if (isnan(rows[i].want))
			cr_expect(isnan(a.duration), "%s", rows[i].text);
		else
			near(a.duration, rows[i].want);
	}
}

Test(values, kilometres_or_miles)
{
	static const char columns[] = "activity_id TEXT, sub_sport, sport, "
	    "start_time, distance, avg_speed, ascent, max_temperature";
	static const char values[] = "'1', 'road', 'cycling', "
	    "'2026-03-01 10:00:00', 10, 36, 100, 50";
	vk_activity a = row(columns, values, VK_UNITS_METRIC);

	near(a.distance, 10000);
	near(a.speed, 10);
	near(a.ascent, 100);
	near(a.temp_max, 50);
	cr_expect_str_eq(a.type, "road_biking");
	a = row(columns, values, VK_UNITS_STATUTE);
	near(a.distance, 16093.44);
	near(a.speed, 16.09344);
	near(a.ascent, 30.48);
	near(a.temp_max, 10);
	a = row(columns, values, VK_UNITS_UNKNOWN);
	cr_expect(isnan(a.distance) && isnan(a.speed) && isnan(a.ascent) &&
	    isnan(a.temp_max));
	cr_expect(vk_history_notes(h) & VK_HISTORY_UNITS);
}

Test(values, times)
{
	static const struct {
		const char *text;
		int64_t start;
		int32_t error;
	} rows[] = {
		{ "'2026-03-03 07:00:00'", 1772521200, 0 },
		{ "'2026-03-03T07:00:00.000000'", 1772521200, 0 },
		{ "'2026-03-03 07:00'", 1772521200, 0 },
		{ "'2026-03-03'", 1772496000, 86399 },
		{ "'2026-03-03T07:00:00+02:00'", 1772521200, 0 }
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		vk_activity a;
		char values[64];

		snprintf(values, sizeof values, "%s, 'x'", rows[i].text);
		a = row("start_time, name", values, 0);
		cr_expect_eq(a.start, rows[i].start, "%s", rows[i].text);
		cr_expect_eq(a.start_error, rows[i].error);
	}
}

Test(values, utc)
{
	vk_activity a = row("begin_timestamp, duration_s",
	    "1772517600500, 60", 0);

	cr_expect_eq(a.start, 1772517600);
	cr_expect_eq(a.utc_offset, VK_NO_OFFSET);
	cr_expect(vk_history_notes(h) & VK_HISTORY_ZONE);
	a = row("start_time_local, begin_timestamp",
	    "'2026-03-03 07:00:00', 1772517600000", 0);
	cr_expect_eq(a.start, 1772521200);
	cr_expect_eq(a.utc_offset, 3600);
	a = row("start_ts, timezone_offset_hours",
	    "'2026-03-03 07:00:00', -7.5", 0);
	cr_expect_eq(a.start, 1772521200 - 27000);
	cr_expect_eq(a.utc_offset, -27000);
	cr_expect(!(vk_history_notes(h) & VK_HISTORY_ZONE));
}

Test(values, ids)
{
	vk_activity a = row("activity_id, start_time",
	    "9007199254740993, '2026-03-01'", 0);

	cr_expect_eq(a.id, INT64_C(9007199254740993));
	a = row("activity_id, start_time", "'123_ACTIVITY', '2026-03-01'", 0);
	cr_expect_eq(a.id, 123);
	a = row("activity_id, start_time", "'abc', '2026-03-01'", 0);
	cr_expect_eq(a.id, 0);
	cr_expect_str_eq(a.source_id, "abc");
}

Test(values, types)
{
	vk_activity a = row("start_time, activityType", "'2026-03-01', "
	    "'{''typeId'': 2, ''typeKey'': ''gravel_cycling''}'", 0);

	cr_expect_str_eq(a.type, "gravel_cycling");
	cr_expect_eq(a.sport, VK_SPORT_CYCLING);
	a = row("start_time, activityType", "'2026-03-01', "
	    "'{''typeKey'': ''cut'", 0);
	cr_expect_eq(a.sport, VK_SPORT_OTHER);
	a = row("start_time, type", "'2026-03-01', 'Course à pied'", 0);
	cr_expect_str_eq(a.type, "running");
	cr_expect_eq(a.sport, VK_SPORT_RUNNING);
	a = row("start_time, name", "'2026-03-01', 'a' || char(10) || 'b'", 0);
	cr_expect_eq(a.sport, VK_SPORT_OTHER);
	cr_expect_str_eq(a.name, "a b");
}

/* An offset that no zone has, and a time of day that is none, are unknown. */
Test(values, what_cannot_be)
{
	vk_activity a = row("start_time, timezone_offset_hours",
	    "'2026-03-01 10:00:00', 2", 0);

	cr_expect_eq(a.utc_offset, 7200);
	a = row("start_time, timezone_offset_hours",
	    "'2026-03-01 10:00:00', 24", 0);
	cr_expect_eq(a.utc_offset, VK_NO_OFFSET);
	a = row("start_time, timezone_offset_hours",
	    "'2026-03-01 10:00:00', 'x'", 0);
	cr_expect_eq(a.utc_offset, VK_NO_OFFSET);
	a = row("start_time, moving_time", "'2026-03-01', '01:02:03'", 0);
	near(a.moving, 3723);
	a = row("start_time, moving_time", "'2026-03-01', '01:02:xx'", 0);
	cr_expect(isnan(a.moving));
	a = row("start_time, moving_time", "'2026-03-01', '01:02:'", 0);
	cr_expect(isnan(a.moving));
}

/* Of columns beyond all that is known none is looked at. */
Test(values, columns_of_others)
{
	vk_activity a = row("start_time, an_average_of_something_that_nobody_"
	    "ever_wrote_into_a_database_of_activities_of_any_kind_at_all, "
	    "avg_hr", "'2026-03-01', 7, 142", 0);

	near(a.hr, 142);
}

/* A start in UTC with a zone of its own; a sport where the type says none. */
Test(values, accounts_of_others)
{
	vk_activity a = row("start_time_gmt, device_name, duration_s",
	    "'2026-03-01T12:00:00+02:00', ' Edge 530 ', 60", 0);

	cr_expect_eq(a.start, 1772359200, "%lld", (long long)a.start);
	cr_expect_str_eq(a.device, "Edge 530");
	a = row("start_time, activity_type, duration_s",
	    "'2026-03-01', 'zorbing', 60", 0);
	cr_expect_eq(a.sport, VK_SPORT_OTHER);
}
