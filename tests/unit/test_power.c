/* SPDX-License-Identifier: MIT */
#include <vekta.h>

#include <math.h>
#include <string.h>

#include "made_db.h"

static vk_history *h;
static vk_power p;
static vk_error err;

static void
end(void)
{
	vk_history_close(h);
	end_db();
}

TestSuite(power, .init = begin_db, .fini = end);

/* id, day of 2026, type, max_hr, ftp, 20 min, and bests at 2, 5, 10 min */
static void
rides(const char *rows)
{
	char sql[2000];

	snprintf(sql, sizeof sql, "CREATE TABLE activities (activity_id, "
	    "start_time, activity_type, max_hr, ftp, max20MinPower, "
	    "maxAvgPower_120, maxAvgPower_300, maxAvgPower_600, duration_s);"
	    "INSERT INTO activities SELECT column1, '2026-' || column2, "
	    "column3, column4, column5, column6, column7, column8, column9, "
	    "3600 FROM (VALUES %s)", rows);
	make_db(sql);
	h = open_history();
	cr_assert_eq(vk_history_power(h, &all_rows, 0, &p, &err), VK_OK, "%s",
	    err.code);
}

static void
figure_is(const vk_figure *figure, double value, const char *method,
    int64_t id)
{
	cr_expect_float_eq(figure->value, value, 1e-9, "%g", figure->value);
	cr_assert_not_null(figure->method);
	cr_expect_str_eq(figure->method, method);
	cr_expect_eq(figure->id, id);
}

/* Bests of the window and of the sport only. */
Test(power, bests)
{
	rides("(1, '01-01', 'cycling', 180, 0, 400, 0, 0, 0),"
	    "(2, '03-01', 'road_biking', 180, 0, 240, 300, 280, 260),"
	    "(3, '05-01', 'indoor_cycling', 180, 0, 250, 290, 0, 0),"
	    "(4, '05-02', 'running', 180, 0, 500, 500, 500, 500)");
	cr_expect_eq(p.until - p.since + 1, VK_WINDOW_DAYS);
	cr_expect_eq(p.activities, 2);
	cr_expect_float_eq(p.best[vk_mean_max_index(120)].watts, 300, 0);
	cr_expect_eq(p.best[vk_mean_max_index(120)].id, 2);
	cr_expect_float_eq(p.best[vk_mean_max_index(1200)].watts, 250, 0);
	cr_expect(isnan(p.best[0].watts));
	figure_is(&p.ftp_20min, 237.5, "20min", 3);
	figure_is(&p.ftp, 237.5, "20min", 3);
}

/* The device is believed as long as the rides do not speak against it. */
Test(power, which_ftp)
{
	rides("(1, '05-01', 'cycling', 180, 250, 250, 0, 0, 0)");
	figure_is(&p.ftp, 250, "device", 1);
	vk_history_close(h);
	end_db();
	begin_db();
	/* 146 on the device and 282 on the road: nobody set it. */
	rides("(1, '05-01', 'cycling', 180, 146, 282, 0, 0, 0)");
	figure_is(&p.ftp_device, 146, "device", 1);
	figure_is(&p.ftp, 267.9, "20min", 1);
	vk_history_close(h);
	end_db();
	begin_db();
	/* Far more than was ridden is of other days, and too hard now. */
	rides("(1, '05-01', 'cycling', 180, 300, 200, 0, 0, 0)");
	figure_is(&p.ftp, 190, "20min", 1);
	vk_history_close(h);
	end_db();
	begin_db();
	/* Without a best there is nothing against it; the newest counts. */
	rides("(1, '05-01', 'cycling', 180, 240, 0, 0, 0, 0),"
	    "(2, '05-02', 'cycling', 180, 245, 0, 0, 0, 0)");
	figure_is(&p.ftp, 245, "device", 2);
}

Test(power, lower_bounds)
{
	rides("(1, '05-01', 'cycling', 170, 0, 250, 0, 0, 0),"
	    "(2, '04-01', 'running', 190, 0, 0, 0, 0, 0)");
	cr_expect_float_eq(p.heart.max, 190, 0);
	cr_expect(p.ftp_20min.lower_bound);
	vk_history_close(h);
	end_db();
	begin_db();
	rides("(1, '05-01', 'cycling', 181, 0, 250, 0, 0, 0),"
	    "(2, '04-01', 'running', 190, 0, 0, 0, 0, 0)");
	cr_expect(!p.ftp_20min.lower_bound);
	vk_history_close(h);
	end_db();
	begin_db();
	/* Without a pulse nobody knows. */
	rides("(1, '05-01', 'cycling', 0, 0, 250, 0, 0, 0)");
	cr_expect(p.ftp_20min.lower_bound);
}

/* (120,229),(300,204),(600,197),(1200,186): the vector of the work-time fit. */
Test(power, critical)
{
	rides("(1, '05-01', 'cycling', 190, 0, 186, 229, 204, 197)");
	cr_expect_eq(p.critical.efforts, 4);
	cr_expect_float_eq(p.critical.cp, 181.055, 5e-4);
	cr_expect_float_eq(p.critical.wprime, 7034.5, 0.05);
	figure_is(&p.cp, p.critical.cp, "cp", 1);
	cr_expect(!p.cp.lower_bound);
}

Test(power, no_critical)
{
	/* two efforts; a curve that rises; a W' of nothing */
	static const char *const rows[] = {
		"(1, '05-01', 'cycling', 190, 0, 186, 0, 204, 0)",
		"(1, '05-01', 'cycling', 190, 0, 250, 0, 200, 210)",
		"(1, '05-01', 'cycling', 190, 0, 200, 200.1, 200, 200)"
	};

	for (size_t i = 0; i < 3; i++) {
		rides(rows[i]);
		cr_expect_eq(p.critical.efforts, 0, "%zu", i);
		cr_expect(isnan(p.cp.value));
		vk_history_close(h);
		h = NULL;
		end_db();
		begin_db();
	}
}

Test(power, nothing)
{
	make_db("CREATE TABLE activities (activity_id, start_time)");
	h = open_history();
	cr_expect_eq(vk_history_power(h, &all_rows, 0, &p, &err), VK_ABSENT);
	cr_expect_str_eq(err.code, "history-empty");
	cr_expect(isnan(p.ftp.value) && isnan(p.weight.value));
}
