/* SPDX-License-Identifier: MIT */
/* The sessions that commands may mean, and where they come from. */
#include "recall_session.h"

#include <math.h>

TestSuite(known, .init = recall_begin, .fini = recall_end);

enum { YESTERDAY = TODAY - 1 };

static vk_activity
ridden(double seconds)
{
	vk_activity a;

	vk_activity_clear(&a);
	a.id = 7;
	a.start = (int64_t)YESTERDAY * 86400 + 9 * 3600;
	a.sport = VK_SPORT_CYCLING;
	a.duration = seconds;
	strcpy(a.name, "Sortie \"du\" matin");
	return a;
}

Test(known, an_activity_is_one_step_at_its_mean)
{
	vk_activity a = ridden(3600.4);

	a.power = 187.6;
	a.hr = 140;
	cr_assert_eq(vk_recall_add_activity(recall, &a, NULL), VK_OK);
	cr_expect_str_eq(outcome("same as yesterday"), "1h@188w");
	cr_expect(assumes("\"source\":\"history\""));
	cr_expect(assumes("\"id\":\"activity-7\""));
	cr_expect(assumes("\"date\":\"2026-03-03\""));
	cr_expect(assumes("\"name\":\"Sortie \\\"du\\\" matin\""));
	cr_expect_str_eq(outcome("yesterday's ride, 15 minutes shorter"),
	    "45m@188w");
	cr_expect_str_eq(outcome("same as yesterday with one more rep"),
	    "recall-history-only");
}

Test(known, an_activity_without_power)
{
	vk_activity a = ridden(5400);

	a.hr = 139.5;
	cr_assert_eq(vk_recall_add_activity(recall, &a, NULL), VK_OK);
	cr_expect_str_eq(outcome("same as yesterday"), "1h30m@bpm140");
	recall_on(TODAY, 250);
	a.hr = NAN;
	cr_assert_eq(vk_recall_add_activity(recall, &a, NULL), VK_OK);
	cr_expect_str_eq(outcome("same as yesterday"), "1h30m");
}

Test(known, an_activity_of_no_length_is_none)
{
	const double lengths[] = { 0, 0.4, -5, NAN, INFINITY,
		(double)VK_STEP_SECONDS + 1 };

	for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
		vk_activity a = ridden(lengths[i]);

		cr_expect_eq(vk_recall_add_activity(recall, &a, NULL),
		    VK_ABSENT, "%g", lengths[i]);
	}
	cr_expect_str_eq(outcome("same as yesterday"), "recall-none");
}

/* One of no day cannot be asked for by its day, but is there. */
Test(known, an_activity_of_no_day)
{
	vk_activity a = ridden(3600);

	a.start = INT64_MAX;
	cr_assert_eq(vk_recall_add_activity(recall, &a, NULL), VK_OK);
	cr_expect_str_eq(outcome("same as yesterday"), "recall-none");
	cr_expect_str_eq(outcome("my last ride"), "1h");
}

Test(known, sports_and_races)
{
	vk_activity a = ridden(1800);

	a.sport = VK_SPORT_STRENGTH;
	cr_assert_eq(vk_recall_add_activity(recall, &a, NULL), VK_OK);
	a.sport = VK_SPORT_RUNNING;
	cr_assert_eq(vk_recall_add_activity(recall, &a, NULL), VK_OK);
	cr_expect_str_eq(outcome("same as yesterday"), "recall-none");
	cr_expect_str_eq(outcome("ma dernière séance de force"),
	    "recall-none");
	cr_expect_str_eq(outcome("my last strength session"), "30m");
	a.sport = VK_SPORT_CYCLING;
	a.start -= 86400 * 3;
	cr_assert_eq(vk_recall_add_activity(recall, &a, NULL), VK_OK);
	cr_expect_str_eq(outcome("the workout before my last race"),
	    "recall-no-event");
	a.start += 86400;
	a.duration = 7200;
	strcpy(a.event, "race");
	cr_assert_eq(vk_recall_add_activity(recall, &a, NULL), VK_OK);
	cr_expect_str_eq(outcome("the workout before my last race"), "30m");
}

/* The session before: a record, its description, or a text. */
Test(known, the_session_before)
{
	static const struct {
		const char *json, *outcome;
	} rows[] = {
		{ "{\"description\":\"4x5min à 100%\"}", "5*(5m@100)" },
		{ "{\"workout_doc\":{\"steps\":[{\"reps\":3,\"steps\":["
		    "{\"duration\":60}]}]},\"description\":\"4x5min\"}",
		    "4*(1m)" },
		{ "{\"description\":\"\"}", "recall-no-this" },
		{ "{\"name\":\"x\"}", "recall-no-this" },
		{ "{\"workout_doc\":{\"steps\":[]}}", "recall-no-this" },
		{ "{\"workout_doc\":3}", "recall-no-this" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		recorded(rows[i].json);
		cr_expect_str_eq(outcome("ajoute une répétition"),
		    rows[i].outcome, "%s", rows[i].json);
	}
	cr_expect_str_eq(edited("4x5min à 100%", "ajoute une répétition"),
	    "5*(5m@100)");
	cr_assert_eq(vk_recall_before(recall, NULL, NULL, 0), VK_OK);
	cr_expect_str_eq(outcome("ajoute une répétition"), "recall-no-this");
	cr_expect_str_eq(edited("\xff\xfe", "ajoute une répétition"),
	    "recall-no-this");
}

Test(known, what_cannot_be_done_again_is_no_session)
{
	static const char *const lines[] = { "{}", "{\"workout_doc\":{}}",
		"{\"workout_doc\":{\"steps\":[]}}",
		"{\"workout_doc\":{\"steps\":[{\"reps\":\"x\"}]}}" };

	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		cr_assert_eq(vk_record_read(rec, lines[i], strlen(lines[i]),
		    NULL), VK_OK);
		cr_expect_eq(vk_recall_add(recall, rec, VK_RECALL_LOG, NULL),
		    VK_ABSENT, "%s", lines[i]);
	}
}

Test(known, no_more_than_a_number_of_them)
{
	static const char json[] = "{\"workout_doc\":{\"steps\":["
	    "{\"duration\":60}]}}";
	vk_error err = { 0 };

	cr_assert_eq(vk_record_read(rec, json, strlen(json), NULL), VK_OK);
	for (int i = 0; i < 20000; i++)
		cr_assert_eq(vk_recall_add(recall, rec, VK_RECALL_LOG, &err),
		    VK_OK);
	cr_expect_eq(vk_recall_add(recall, rec, VK_RECALL_LOG, &err),
	    VK_ELIMIT);
	cr_expect_str_eq(err.code, "recall-limit");
}
