/* SPDX-License-Identifier: MIT */
#include "../../lib/formats/tcx_activity.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

static struct vk__tcx_activity activity;
static vk_error err;

static void
begin(void)
{
	vk__tcx_activity_begin(&activity);
}

static void
end(void)
{
	vk__samples_free(&activity.samples);
}

TestSuite(tcx_activity, .init = begin, .fini = end);

static void
start(const char *text)
{
	vk__tcx_activity_start(&activity, text, strlen(text));
}

/* What a lap does not say changes nothing; means count by their seconds. */
Test(tcx_activity, laps_add_up)
{
	struct vk__tcx_lap lap;

	start("2026-03-03T07:00:00Z");
	vk__tcx_lap_clear(&lap);
	lap.seconds = 100;
	lap.metres = 1000;
	lap.mean_watts = 200;
	lap.max_watts = 300;
	vk__tcx_activity_lap(&activity, &lap);
	lap.seconds = 300;
	lap.mean_watts = 240;
	lap.max_watts = 250;
	lap.mean_pulse = 140;
	vk__tcx_activity_lap(&activity, &lap);
	vk__tcx_lap_clear(&lap);
	vk__tcx_activity_lap(&activity, &lap);
	cr_assert_eq(vk__tcx_activity_end(&activity, &err), VK_OK);
	cr_expect_float_eq(activity.sum.timer, 400, 0);
	cr_expect_float_eq(activity.sum.elapsed, 400, 0);
	cr_expect_float_eq(activity.sum.distance, 2000, 0);
	cr_expect_float_eq(activity.sum.mean_speed, 5, 0);
	cr_expect_float_eq(activity.sum.mean_watts, 230, 1e-9);
	cr_expect_float_eq(activity.sum.max_watts, 300, 0);
	cr_expect_float_eq(activity.sum.mean_pulse, 140, 1e-9);
	cr_expect(isnan(activity.sum.calories));
}

Test(tcx_activity, start)
{
	start("soon");
	cr_assert_eq(vk__tcx_activity_end(&activity, &err), VK_EVALUE);
	cr_assert_str_eq(err.code, "tcx-start");
	start("2026-03-03T09:00:00+02:00");
	start("2026-03-04T09:00:00+03:00");
	cr_assert_eq(vk__tcx_activity_end(&activity, &err), VK_OK);
	cr_expect_eq(activity.sum.start, 1772521200);
	cr_expect(activity.sum.zoned);
	cr_expect_eq(activity.sum.offset, 7200);
}

Test(tcx_activity, sports)
{
	static const char *const rows[][2] = {
		{ "Biking", "cycling" }, { "Running", "running" },
		{ "biking", "other" }, { "Bik", "other" }, { "", "other" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		begin();
		vk__tcx_activity_sport(&activity, rows[i][0],
		    strlen(rows[i][0]));
		cr_expect_str_eq(activity.sum.type, rows[i][1], "%s",
		    rows[i][0]);
	}
}
