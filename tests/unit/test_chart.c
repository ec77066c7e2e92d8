/* SPDX-License-Identifier: MIT */
#include "../../cmd/show/chart.h"

#include "score_steps.h"

static vk_buf out;

static const char *
chart_of(const char *steps, size_t width, bool colour, double ftp)
{
	const struct page page = { &out, width, colour, "en" };
	const vk_athlete athlete = { ftp, 0, 0 };
	vk_workout w = { 0 };

	read_steps(&w, steps);
	vk_buf_clear(&out);
	chart_add(&page, &w, &athlete);
	vk_workout_free(&w);
	return vk_buf_text(&out);
}

static void
end(void)
{
	vk_buf_free(&out);
}

TestSuite(chart, .fini = end);

#define STEP(seconds, pct) "{\"duration\":" #seconds ",\"power\":{\"value\":" \
	#pct ",\"units\":\"%ftp\"}}"

Test(chart, rows_of_25_per_cent)
{
	cr_assert_str_eq(chart_of(STEP(300, 50) "," STEP(300, 90), 20, false,
	    0),
	    "\n"
	    "100% ┤       ▅▅▅▅▅▅▅\n"
	    " 75% ┤       ███████\n"
	    " 50% ┤██████████████\n"
	    " 25% ┤██████████████\n"
	    "     └──────────────\n"
	    "              10 min\n");
}

Test(chart, watts_beside)
{
	cr_assert_str_eq(chart_of(STEP(300, 100), 24, false, 250),
	    "\n"
	    "100%  250 W ┤███████████\n"
	    " 75%  188 W ┤███████████\n"
	    " 50%  125 W ┤███████████\n"
	    "  25%  63 W ┤███████████\n"
	    "            └───────────\n"
	    "                   5 min\n");
}

Test(chart, colours_of_the_zones)
{
	const char *text = chart_of(STEP(300, 50) "," STEP(300, 110), 20, true,
	    0);

	cr_assert_not_null(strstr(text, "\n 50% ┤\033[0m\033[90m███████"
	    "\033[0m\033[91m███████\033[0m\n"), "%s", text);
}

Test(chart, shade_for_what_is_not_given)
{
	cr_assert_str_eq(chart_of("{\"duration\":60,\"intensity\":\"recovery\"}"
	    ",{\"duration\":60}", 17, false, 0),
	    "\n"
	    "100% ┤\n"
	    " 75% ┤\n"
	    " 50% ┤░░░░░\n"
	    " 25% ┤░░░░░······\n"
	    "     └───────────\n"
	    "            2 min\n");
}

/* However hard: at most ten rows. */
Test(chart, beyond_measure)
{
	const char *text = chart_of(STEP(30, 900), 40, false, 0);
	size_t rows = 0;

	for (const char *at = text; (at = strstr(at, "┤")) != NULL; at++)
		rows++;
	cr_assert_leq(rows, 10);
	cr_assert_not_null(strstr(text, "900% ┤"), "%s", text);
}

Test(chart, no_room_and_no_steps)
{
	cr_assert_str_eq(chart_of("", 40, false, 0), "");
	cr_assert_str_eq(chart_of(STEP(30, 90), 12, false, 0), "");
	cr_assert_str_eq(chart_of("{\"duration\":60,\"power\":{\"value\":250,"
	    "\"units\":\"w\"}}", 60, false, 0),
	    "\nThe power profile needs the rider's FTP.\n");
}
