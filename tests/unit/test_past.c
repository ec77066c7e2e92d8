/* SPDX-License-Identifier: MIT */
/* What is kept of each session so that it can be looked for. */
#include "recall_session.h"

TestSuite(past, .init = recall_begin, .fini = recall_end);

/* A record of yesterday with these members and one step of so long. */
static void
yesterday(const char *members, unsigned seconds)
{
	char json[512];

	snprintf(json, sizeof json, "{\"start_date_local\":"
	    "\"2026-03-03T10:00:00\",%s\"workout_doc\":{\"steps\":["
	    "{\"duration\":%u}]}}", members, seconds);
	cr_assert_eq(vk_record_read(rec, json, strlen(json), NULL), VK_OK);
	cr_assert_eq(vk_recall_add(recall, rec, VK_RECALL_FILE, NULL), VK_OK);
}

Test(past, rides_only)
{
	static const char *const none[] = { "Run", "Swim", "ride", "" };
	static const char *const rides[] = { "Ride", "VirtualRide",
		"GravelRide", "MountainBikeRide", "EBikeRide" };
	char member[64];

	for (size_t i = 0; i < 4; i++) {
		recall_on(TODAY, 250);
		snprintf(member, sizeof member, "\"type\":\"%s\",", none[i]);
		yesterday(member, 60);
		cr_expect_str_eq(outcome("same as yesterday"), "recall-none",
		    "%s", none[i]);
	}
	for (size_t i = 0; i < 5; i++) {
		recall_on(TODAY, 250);
		snprintf(member, sizeof member, "\"type\":\"%s\",",
		    rides[i]);
		yesterday(member, 120);
		cr_expect_str_eq(outcome("same as yesterday"), "2m", "%s",
		    rides[i]);
	}
}

/* Names are found as words, whatever their accents and signs. */
Test(past, names)
{
	known("2026-03-02", "10x30/30 à 120% au Vélodrome");
	yesterday("\"description\":\"un sprint, deux sprints\",", 120);
	yesterday("\"name\":3,\"description\":\"\",", 180);
	cr_expect_str_eq(outcome("mon dernier 30/30"), "10*(30s@120 /30s)");
	cr_expect_str_eq(outcome("my last sprint session"), "2m");
}

Test(past, a_day_that_is_none)
{
	static const char json[] = "{\"start_date_local\":\"2026-02-30\","
	    "\"workout_doc\":{\"steps\":[{\"duration\":60}]}}";

	cr_assert_eq(vk_record_read(rec, json, strlen(json), NULL), VK_OK);
	cr_assert_eq(vk_recall_add(recall, rec, VK_RECALL_FILE, NULL), VK_OK);
	cr_expect_str_eq(outcome("same as yesterday"), "recall-none");
	cr_expect_str_eq(outcome("my last ride"), "1m");
}

/* The score that it was given counts, else the one that it comes to. */
Test(past, scores)
{
	yesterday("\"vekta\":{\"load\":{\"tss\":300}},", 600);
	known("2026-03-02", "2h à 80%");
	cr_expect_str_eq(outcome("my hardest session this month"), "10m");
	recall_on(TODAY, 250);
	yesterday("\"vekta\":{\"load\":{\"tss\":\"x\"}},", 600);
	known("2026-03-02", "2h à 80%");
	cr_expect_str_eq(outcome("my hardest session this month"), "2h@80");
}

/* Of many shapes the first few can be asked for. */
Test(past, shapes)
{
	known("2026-03-03", "4x5min à 100%, 3x2min à 120%");
	cr_expect_str_eq(outcome("my last 3x2"), "4*(5m@100) 3*(2m@120)");
	cr_expect_str_eq(outcome("my last 4x5"), "4*(5m@100) 3*(2m@120)");
	cr_expect_str_eq(outcome("my last 5x5"), "recall-none");
	known("2026-03-02", "10x30s à 120%");
	cr_expect_str_eq(outcome("my last 10x30s"), "10*(30s@120)");
	cr_expect_str_eq(outcome("my last 10x30"), "10*(30s@120)");
}
