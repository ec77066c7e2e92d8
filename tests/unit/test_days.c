/* SPDX-License-Identifier: MIT */
#include <vekta.h>

#include <math.h>

#include "made_db.h"

static vk_history *h;
static vk_error err;
static vk_day days[1000];
static size_t count;

static void
end(void)
{
	vk_history_close(h);
	end_db();
}

TestSuite(days, .init = begin_db, .fini = end);

/* id, day of 2026, seconds, NP, FTP of the device, best 20 min */
static void
rides(const char *rows)
{
	char sql[2000];

	snprintf(sql, sizeof sql, "CREATE TABLE activities (activity_id, "
	    "start_time, activity_type, duration_s, norm_power, ftp, "
	    "max20MinPower, max_hr); INSERT INTO activities SELECT column1, "
	    "'2026-' || column2, 'cycling', column3, column4, column5, "
	    "column6, 190 FROM (VALUES %s)", rows);
	make_db(sql);
	h = open_history();
}

static void
run(const vk_fitness_options *options)
{
	vk_fitness *f;
	vk_status status;

	count = 0;
	cr_assert_eq(vk_fitness_new(h, options, &f, &err), VK_OK, "%s",
	    err.code);
	while ((status = vk_fitness_next(f, &days[count], &err)) == VK_OK) {
		count++;
		cr_assert_lt(count, 1000);
	}
	cr_expect_eq(status, VK_END);
	/* It stays at the end. */
	cr_expect_eq(vk_fitness_next(f, &days[count], &err), VK_END);
	vk_fitness_free(f);
}

#define ALL { .since = VK_DAY_ANY, .until = VK_DAY_ANY }

/* As a loop over vk_form_day would have it. */
Test(days, every_day)
{
	vk_form form = { .rule = VK_FORM_EXPONENTIAL };

	rides("(1, '01-01 10:00', 3600, 250, 0, 0),"
	    "(2, '01-03 10:00', 1800, 250, 0, 0),"
	    "(3, '01-03 18:00', 1800, 250, 0, 0),"
	    "(4, '01-10 10:00', 3600, 250, 0, 0)");
	run(&(vk_fitness_options){ .selection = ALL, .ftp = 250 });
	cr_assert_eq(count, 10);
	for (size_t i = 0; i < 10; i++) {
		double tss = i == 0 || i == 2 || i == 9 ? 100 : 0;

		vk_form_day(&form, tss);
		cr_expect_float_eq(days[i].tss, tss, 1e-9);
		cr_expect_float_eq(days[i].form.ctl, form.ctl, 1e-9);
		cr_expect_float_eq(days[i].form.tsb, form.tsb, 1e-9);
		cr_expect_eq(days[i].day, days[0].day + (int32_t)i);
	}
	cr_expect_eq(days[2].activities, 2);
	cr_expect_eq(days[2].by[VK_METHOD_POWER], 2);
	cr_expect_float_eq(days[9].form.ramp, form.ramp, 1e-9);
}

/* What was before is counted, what comes after is rest. */
Test(days, a_span)
{
	double whole, part;

	rides("(1, '01-01 10:00', 3600, 250, 0, 0),"
	    "(2, '01-20 10:00', 3600, 250, 0, 0)");
	run(&(vk_fitness_options){ .selection = ALL, .ftp = 250 });
	whole = days[14].form.ctl;
	run(&(vk_fitness_options){ .selection = { .since = days[14].day,
	    .until = days[14].day }, .ftp = 250 });
	cr_assert_eq(count, 1);
	part = days[0].form.ctl;
	cr_expect_float_eq(whole, part, 1e-12);
	run(&(vk_fitness_options){ .selection = { .since = VK_DAY_ANY,
	    .until = days[0].day + 100 }, .ftp = 250 });
	cr_expect_eq(count, 115);
	cr_expect_float_eq(days[114].tss, 0, 0);
	cr_expect(days[114].form.ctl < days[30].form.ctl);
}

/* A span before the first ride is empty. */
Test(days, before_all)
{
	vk_fitness *f;
	vk_fitness_options options = { .selection = { .since = 0,
		.until = 100 } };

	rides("(1, '01-01 10:00', 3600, 250, 0, 0)");
	cr_expect_eq(vk_fitness_new(h, &options, &f, &err), VK_ABSENT);
	cr_expect_str_eq(err.code, "history-empty");
	cr_expect_null(f);
}

/* The FTP of each ride's own time. */
Test(days, ftp_of_the_time)
{
	rides("(1, '01-01 10:00', 3600, 200, 0, 0),"
	    "(2, '01-02 10:00', 3600, 200, 0, 250),"
	    "(3, '01-03 10:00', 3600, 200, 240, 200),"
	    "(4, '01-04 10:00', 3600, 200, 150, 200),"
	    "(5, '05-01 10:00', 3600, 200, 0, 0)");
	run(&(vk_fitness_options){ .selection = ALL });
	/* nothing is known, and there is no pulse */
	cr_expect(isnan(days[0].ftp));
	cr_expect_eq(days[0].by[VK_METHOD_NONE], 1);
	/* 95 % of 250 */
	cr_expect_float_eq(days[1].ftp, 237.5, 1e-9);
	/* the device's 240 agrees with that, its 150 does not */
	cr_expect_float_eq(days[2].ftp, 240, 1e-9);
	cr_expect_float_eq(days[3].ftp, 237.5, 1e-9);
	/* all that is too long ago */
	cr_expect(isnan(days[count - 1].ftp));
	cr_expect_float_eq(days[count - 1].tss, 0, 0);
}

Test(days, one_method)
{
	rides("(1, '01-01 10:00', 3600, 250, 250, 0)");
	run(&(vk_fitness_options){ .selection = ALL,
	    .method = VK_METHOD_TRIMP });
	cr_expect_eq(days[0].by[VK_METHOD_NONE], 1);
	run(&(vk_fitness_options){ .selection = ALL,
	    .rule = VK_FORM_FRACTION });
	cr_expect_float_eq(days[0].form.atl, 100.0 / 7, 1e-9);
}

/* A row without a time is told, the others are counted. */
Test(days, a_bad_row)
{
	vk_fitness *f;
	vk_fitness_options options = { .selection = ALL, .ftp = 250 };
	vk_day day;
	size_t bad = 0, good = 0;
	vk_status status;

	rides("(1, '01-01 10:00', 3600, 250, 0, 0),"
	    "(2, '01-0x', 3600, 250, 0, 0),"
	    "(3, '01-02 10:00', 3600, 250, 0, 0)");
	cr_assert_eq(vk_fitness_new(h, &options, &f, &err), VK_OK);
	while ((status = vk_fitness_next(f, &day, &err)) != VK_END) {
		bad += status == VK_EVALUE;
		good += status == VK_OK;
		cr_assert(bad + good < 10);
	}
	cr_expect_eq(bad, 1);
	cr_expect_eq(good, 2);
	cr_expect_float_eq(day.tss, 100, 1e-9);
	vk_fitness_free(f);
}

/* Nobody rode: there is no day to begin with. */
Test(days, no_rides)
{
	vk_fitness_options o = { .selection = ALL };
	vk_fitness *f = NULL;

	make_db("CREATE TABLE activities (activity_id, start_time, "
	    "activity_type, duration_s)");
	h = open_history();
	cr_expect_eq(vk_fitness_new(h, &o, &f, &err), VK_ABSENT);
	cr_expect_null(f);
}

/* Days before 1970 are days, too. */
Test(days, long_ago)
{
	vk_fitness_options o = { .selection = ALL, .ftp = 250 };

	make_db("CREATE TABLE activities (activity_id, start_time, "
	    "activity_type, duration_s, norm_power); INSERT INTO activities "
	    "VALUES (1, '1969-12-30 10:00:00', 'cycling', 3600, 250),"
	    "(2, '1970-01-01 10:00:00', 'cycling', 3600, 250)");
	h = open_history();
	run(&o);
	cr_assert_eq(count, 3);
	cr_expect_eq(days[0].day, -2);
	cr_expect_float_eq(days[0].tss, 100, 1e-9);
	cr_expect_float_eq(days[1].tss, 0, 1e-9);
	cr_expect_float_eq(days[2].tss, 100, 1e-9);
}
