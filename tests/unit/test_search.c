/* SPDX-License-Identifier: MIT */
/* Looking for the one session that is meant; of several none is taken. */
#include "recall_session.h"

TestSuite(search, .init = recall_begin, .fini = recall_end);

Test(search, the_later_one_of_a_day_is_the_last)
{
	known("2026-03-03T18:00:00", "4x5min à 100%");
	known("2026-03-03T07:30:00", "3x5min à 90%");
	cr_expect_str_eq(outcome("my last workout"), "4*(5m@100)");
	cr_expect_str_eq(outcome("same as yesterday"), "recall-several");
	known("2026-03-03T20:00:00", "4x5min à 100%");
	cr_expect_str_eq(outcome("my last workout"), "4*(5m@100)");
}

/* Two of one time are one only when they are ridden the same. */
Test(search, two_of_the_same_time)
{
	known("2026-03-03", "4x5min à 100%");
	known("2026-03-03", "4x5min à 100%");
	cr_expect_str_eq(outcome("same as yesterday"), "4*(5m@100)");
	known("2026-03-03", "3x5min à 100%");
	cr_expect_str_eq(outcome("my last workout"), "recall-several");
}

/* As near before as after: three of them, the first and last are the same. */
Test(search, the_nearest_of_several)
{
	known("2026-02-17", "4x8min à 100%, RAC 5min");
	cr_expect_str_eq(outcome("the 4x8 from two weeks ago"),
	    "4*(8m@100) c5m");
	known("2026-02-19", "4x8min à 100%, RAC 10min");
	known("2026-02-17", "4x8min à 100%, RAC 5min");
	cr_expect_str_eq(outcome("the 4x8 from two weeks ago"),
	    "recall-several");
	known("2026-02-18", "4x8min à 95%");
	cr_expect_str_eq(outcome("the 4x8 from two weeks ago"),
	    "4*(8m@95)");
}

Test(search, the_most_of_several)
{
	known("2026-03-01", "2h à 60%");
	known("2026-03-02", "1h à 60%");
	cr_expect_str_eq(outcome("my longest ride this month"), "2h@60");
	known("2026-03-02", "2h à 65%");
	known("2026-03-03", "2h à 60%");
	cr_expect_str_eq(outcome("my longest ride this month"),
	    "recall-several");
	known("2026-03-03", "3h à 60%");
	cr_expect_str_eq(outcome("my longest ride this month"), "3h@60");
	cr_expect_str_eq(outcome("my shortest ride this month"), "1h@60");
}

Test(search, a_habit)
{
	known("2026-02-10", "4x5min à 100%");
	known("2026-02-17", "3x5min à 100%");
	known("2026-02-24", "4x5min à 100%");
	cr_expect_str_eq(outcome("my usual Tuesday session"),
	    "recall-no-habit");
	known("2026-03-03", "4x5min à 100%");
	cr_expect_str_eq(outcome("my usual Tuesday session"), "4*(5m@100)");
	known("2026-01-27", "3x5min à 100%");
	known("2026-02-03", "3x5min à 100%");
	cr_expect_str_eq(outcome("my usual Tuesday session"),
	    "recall-several");
}

static void
race(const char *date)
{
	char json[160];

	snprintf(json, sizeof json, "{\"start_date_local\":\"%s\","
	    "\"category\":\"RACE_A\",\"workout_doc\":{\"steps\":["
	    "{\"duration\":5400}]}}", date);
	cr_assert_eq(vk_record_read(rec, json, strlen(json), NULL), VK_OK);
	cr_assert_eq(vk_recall_add(recall, rec, VK_RECALL_FILE, NULL), VK_OK);
}

Test(search, before_a_race)
{
	known("2026-02-20", "4x5min à 100%");
	known("2026-02-26", "3x5min à 100%");
	known("2026-03-02", "2x5min à 100%");
	cr_expect_str_eq(outcome("the workout before my last race"),
	    "recall-no-event");
	race("2026-02-22");
	race("2026-03-01");
	race("2026-03-08");
	cr_expect_str_eq(outcome("the workout before my last race"),
	    "3*(5m@100)");
}
