/* SPDX-License-Identifier: MIT */
#include "../../lib/athlete/rider.h"

#include <math.h>

#include "made_db.h"

static vk_history *h;

static void
end(void)
{
	vk_history_close(h);
	end_db();
}

TestSuite(rider, .init = begin_db, .fini = end);

static struct vk__rider
read_rider(const vk_selection *selection)
{
	struct vk__rider rider;
	vk_error err = { 0 };

	h = open_history();
	cr_assert_eq(vk_history_select(h, selection, &err), VK_OK);
	cr_assert_eq(vk__rider_read(h, &rider, &err), VK_OK, "%s", err.code);
	return rider;
}

Test(rider, health_data)
{
	struct vk__rider rider;

	make_db("CREATE TABLE user (user_id, full_name);"
	    "INSERT INTO user VALUES (7, 'A');"
	    "CREATE TABLE user_profile (user_id, gender, weight, "
	    "lactate_threshold_heart_rate, latest); INSERT INTO user_profile "
	    "VALUES (7, 'MALE', 99000.0, 150, 0), (7, 'FEMALE', 61500.0, 172, "
	    "1), (8, 'MALE', 80000.0, 160, 1);"
	    "CREATE TABLE sleep (user_id, start_ts, resting_heart_rate);"
	    "INSERT INTO sleep VALUES (7, '2026-01-02', 47), "
	    "(7, '2026-01-01', 52), (7, '2026-01-03', NULL);"
	    "CREATE TABLE cycling_agg_metrics (activity_id);"
	    "CREATE TABLE activity (activity_id, user_id, start_ts, max_hr);"
	    "INSERT INTO activity VALUES (1, 7, '2026-01-01', 185), "
	    "(2, 7, '2026-01-02', 240), (3, 8, '2026-01-02', 199)");
	rider = read_rider(&all_rows);
	cr_expect_float_eq(rider.weight, 61.5, 1e-9);
	cr_expect_float_eq(rider.heart.lthr, 172, 0);
	cr_expect_float_eq(rider.heart.rest, 47, 0);
	/* 240 is a slip of the strap, 199 is somebody else's. */
	cr_expect_float_eq(rider.heart.max, 185, 0);
	cr_expect(rider.heart.female);
}

/* Tables that are not there, and numbers that nobody has, are unknown. */
Test(rider, unknown)
{
	struct vk__rider rider;

	make_db("CREATE TABLE activity (activity_id, raw_json, "
	    "start_time_local); CREATE TABLE weight (calendar_date, weight);"
	    "INSERT INTO weight VALUES ('2026-01-01', 3)");
	rider = read_rider(&all_rows);
	cr_expect(isnan(rider.weight));
	cr_expect_float_eq(rider.heart.rest, 0, 0);
	cr_expect_float_eq(rider.heart.max, 0, 0);
	cr_expect(!rider.heart.female);
}

Test(rider, pounds)
{
	struct vk__rider rider;

	make_db("CREATE TABLE activities (activity_id TEXT, sub_sport, "
	    "start_time)");
	make_file("garmin.db", "CREATE TABLE attributes (key, value);"
	    "INSERT INTO attributes VALUES ('measurement_system', 'statute');"
	    "CREATE TABLE weight (day, weight);"
	    "INSERT INTO weight VALUES ('2026-01-01', 155);"
	    "CREATE TABLE resting_hr (day, resting_heart_rate);"
	    "INSERT INTO resting_hr VALUES ('2026-01-01', 48.0)");
	rider = read_rider(&all_rows);
	cr_expect_float_eq(rider.weight, 70.30681735, 1e-8);
	cr_expect_float_eq(rider.heart.rest, 48, 0);
}

Test(rider, pulses_of_the_days_selected)
{
	vk_selection s = all_rows;
	struct vk__rider rider;

	make_db("CREATE TABLE activities (activity_id, start_time, max_hr);"
	    "INSERT INTO activities VALUES (1, '2020-01-01', 200), "
	    "(2, '2026-01-01', 180)");
	s.since = 20000;
	rider = read_rider(&s);
	cr_expect_float_eq(rider.heart.max, 180, 0);
}

Test(rider, twenty_minutes)
{
	vk_activity a;

	vk_activity_clear(&a);
	cr_expect(isnan(vk__best_20min(&a)));
	a.p20 = 250;
	cr_expect_float_eq(vk__best_20min(&a), 250, 0);
	a.mean_max[vk_mean_max_index(1200)] = 251;
	cr_expect_float_eq(vk__best_20min(&a), 251, 0);
	cr_expect(isnan(vk__pulse_or_nan(29)));
	cr_expect(isnan(vk__pulse_or_nan(231)));
	cr_expect_float_eq(vk__pulse_or_nan(230), 230, 0);
}

/* Pounds or kilograms: only the file beside it tells. */
Test(rider, kilograms_and_nobody_knows)
{
	struct vk__rider rider;

	make_db("CREATE TABLE activities (activity_id TEXT, sub_sport, "
	    "start_time)");
	make_file("garmin.db", "CREATE TABLE attributes (key, value);"
	    "INSERT INTO attributes VALUES ('measurement_system', 'metric');"
	    "CREATE TABLE weight (day, weight);"
	    "INSERT INTO weight VALUES ('2026-01-01', 70.5)");
	rider = read_rider(&all_rows);
	cr_expect_float_eq(rider.weight, 70.5, 1e-9);
	vk_history_close(h);
	make_file("garmin.db", "DELETE FROM attributes");
	rider = read_rider(&all_rows);
	cr_expect(isnan(rider.weight));
}

/* A pulse that nobody has is not taken. */
Test(rider, thresholds_that_nobody_has)
{
	struct vk__rider rider;

	make_db("CREATE TABLE user (user_id, full_name);"
	    "INSERT INTO user VALUES (7, 'A');"
	    "CREATE TABLE user_profile (user_id, gender, weight, "
	    "lactate_threshold_heart_rate, latest); INSERT INTO user_profile "
	    "VALUES (7, 'MALE', 500, 300, 1);"
	    "CREATE TABLE cycling_agg_metrics (activity_id);"
	    "CREATE TABLE activity (activity_id, user_id, start_ts, max_hr)");
	rider = read_rider(&all_rows);
	cr_expect(isnan(rider.weight));
	cr_expect_float_eq(rider.heart.lthr, 0, 0);
	cr_expect(!rider.heart.female);
}
