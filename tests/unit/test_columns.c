/* SPDX-License-Identifier: MIT */
#include "score_steps.h"

static vk_workout w;
static vk_column column[VK_COLUMNS];

static void
end(void)
{
	vk_workout_free(&w);
}

TestSuite(columns, .fini = end);

static size_t
lay(const char *steps, const vk_athlete *athlete, size_t count)
{
	read_steps(&w, steps);
	return vk_workout_columns(&w, athlete, column, count);
}

/* The zones, a digit a column; those of a default stand in letters. */
static void
zones_are(const char *expected)
{
	char zones[VK_COLUMNS + 1] = "";
	size_t i;

	for (i = 0; i < strlen(expected); i++)
		zones[i] = (char)((column[i].given ? '0' : 'a' - 1) +
		    (int)column[i].zone);
	for (i = 0; zones[i] != '\0'; i++)
		if (zones[i] == 'a' - 1)
			zones[i] = '.';
	cr_assert_str_eq(zones, expected);
}

#define STEP(seconds, pct) "{\"duration\":" #seconds ",\"power\":{\"value\":" \
	#pct ",\"units\":\"%ftp\"}}"

Test(columns, time_is_width)
{
	cr_assert_eq(lay(STEP(300, 60) "," STEP(300, 95), NULL, 10), 10);
	zones_are("2222244444");
	cr_assert_eq(column[0].pct, 60);
	cr_assert_eq(column[9].pct, 95);
}

Test(columns, a_sprint_is_seen_in_a_long_ride)
{
	cr_assert_eq(lay(STEP(3600, 60) "," STEP(10, 180) "," STEP(3590, 60),
	    NULL, 9), 9);
	zones_are("222272222");
}

Test(columns, more_steps_than_columns_show_the_hardest)
{
	cr_assert_eq(lay("{\"reps\":50,\"steps\":[" STEP(30, 120) ","
	    STEP(30, 50) "]}," STEP(3000, 50), NULL, 10), 10);
	zones_are("5555511111");
}

Test(columns, a_ramp_climbs)
{
	cr_assert_eq(lay("{\"duration\":600,\"ramp\":true,\"power\":{\"start\":"
	    "50,\"end\":100,\"units\":\"%ftp\"}}", NULL, 5), 5);
	zones_are("12234");
	cr_assert_eq(column[2].pct, 75);
}

Test(columns, what_is_not_given_is_marked)
{
	cr_assert_eq(lay("{\"duration\":60,\"warmup\":true},{\"duration\":60},"
	    "{\"duration\":60,\"maxeffort\":true},"
	    "{\"duration\":60,\"intensity\":\"recovery\"}", NULL, 4), 4);
	zones_are("a.fa");
	cr_assert_eq(column[1].pct, 0);
}

Test(columns, open_steps_have_one)
{
	cr_assert_eq(lay("{\"until_lap_press\":true,\"power\":{\"value\":3,"
	    "\"units\":\"power_zone\"}}," STEP(60, 95), NULL, 6), 6);
	zones_are("344444");
	cr_assert_eq(lay("{\"until_lap_press\":true,\"power\":{\"value\":3,"
	    "\"units\":\"power_zone\"}},{\"until_lap_press\":true,\"power\":"
	    "{\"value\":5,\"units\":\"power_zone\"}}", NULL, 4), 4);
	zones_are("3355");
}

Test(columns, watts_want_an_ftp)
{
	static const vk_athlete rider = { 250, 0, 0 };
	const char *steps = "{\"duration\":60,\"power\":{\"value\":250,"
	    "\"units\":\"w\"}}," STEP(60, 60);

	cr_assert_eq(lay(steps, NULL, 4), 0);
	cr_assert_eq(lay(steps, &rider, 4), 4);
	zones_are("4422");
}

Test(columns, nothing_to_lay)
{
	cr_assert_eq(lay("", NULL, 10), 0);
	cr_assert_eq(lay(STEP(60, 60), NULL, 0), 0);
	cr_assert_eq(lay(STEP(60, 60), NULL, VK_COLUMNS + 1), 0);
}

/* All columns are filled, and their order is that of the steps. */
Test(columns, any_width)
{
	for (size_t count = 1; count <= 200; count++) {
		size_t easy = 0, i;

		cr_assert_eq(lay("{\"reps\":20,\"steps\":[" STEP(40, 115) ","
		    STEP(20, 45) "]}," STEP(1200, 70), NULL, count), count);
		for (i = 0; i < count; i++) {
			cr_assert(column[i].given && column[i].zone > 0);
			easy += column[i].zone == 2;
		}
		cr_assert(column[0].zone == 5);
		cr_assert(count < 2 || column[count - 1].zone == 2);
		cr_assert(easy <= count / 2 + 1);
	}
}

#define OPEN "{\"until_lap_press\":true,\"power\":{\"value\":150," \
	"\"units\":\"%ftp\"}}"
#define THREE STEP(300, 60) "," OPEN "," STEP(300, 95)

/* A step of no length has no column of its own where there are too few. */
Test(columns, steps_of_no_length)
{
	cr_assert_eq(lay(THREE, NULL, 2), 2);
	zones_are("24");
	cr_assert_eq(lay(THREE, NULL, 3), 3);
	zones_are("264");
}
