/* SPDX-License-Identifier: MIT */
/*
 * Reads any bytes as a command, with a session before it and some in the past.
 * What is no command changes nothing; what is followed is a workout within the
 * limits, whose record reads back, and the same the second time; what is
 * refused holds none.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../lib/vekta.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define MUST(what) do { if (!(what)) must_fail(#what, __LINE__); } while (0)

static void
must_fail(const char *what, int line)
{
	fprintf(stderr, "fuzz_recall.c:%d: not so: %s\n", line, what);
	abort();
}

static const char *const sessions[] = {
	"15 min échauffement, 5x3 min à 95 % récup 2 min, 10 min RAC",
	"3 h à 65 %",
	"2 séries de 10x30 s à 120 % récup 30 s, récup 5 min entre les séries",
	"20 min Z2, 3x12 min à 240 W récup 4 min, 2x10 s sprint, 8 min RAC",
	"échauffement, 4x8 min seuil, récup libre, 1 h FC 140",
	"",
};

enum { SESSIONS = sizeof sessions / sizeof sessions[0] };

static vk_recall *recall;
static vk_record *record, *again;
static vk_parser *parser;
static vk_workout w;

static void
begin(void)
{
	vk_recall_options o = { .today = 20516, .athlete = { .ftp = 250 } };
	static const char *const days[] = { "2026-03-03", "2026-03-02",
		"2026-02-27", "2026-02-25", "2026-02-24", "2026-02-18" };
	char text[256];

	MUST(vk_recall_new(&o, &recall, NULL) == VK_OK);
	MUST(vk_record_new(&record) == VK_OK);
	MUST(vk_record_new(&again) == VK_OK);
	MUST(vk_parser_new(NULL, &parser, NULL) == VK_OK);
	for (size_t i = 0; i < SESSIONS; i++) {
		snprintf(text, sizeof text, "%s : %s", days[i], sessions[i]);
		MUST(vk_parser_read(parser, text, strlen(text), NULL) ==
		    VK_OK);
		vk_record_clear(record);
		MUST(vk_parser_record(parser, text, strlen(text), NULL, 0,
		    record) == VK_OK);
		(void)vk_recall_add(recall, record, VK_RECALL_FILE, NULL);
	}
}

static vk_recalled
say(const char *text, size_t size, const char *session, vk_record *rec)
{
	vk_recalled what = VK_RECALLED_NOT;
	vk_error err = { 0 };
	vk_status status;

	MUST(vk_recall_before(recall, NULL, session, strlen(session)) ==
	    VK_OK);
	vk_record_clear(rec);
	status = vk_recall_text(recall, text, size, rec, &what, &err);
	MUST(status == VK_OK || status == VK_EUTF8);
	return what;
}

/* The record is sound, and reads back. */
static void
check(vk_recalled what)
{
	const char *json, *doc;
	size_t len, n;

	vk_record_bytes(record, &json, &len);
	MUST(vk_record_read(again, json, len, NULL) == VK_OK);
	if (what == VK_RECALLED_NOT) {
		MUST(len == 2);
		return;
	}
	MUST(vk_record_get(again, "vekta.recall", &doc, &n) == VK_OK);
	if (what == VK_RECALLED_REFUSED) {
		MUST(vk_record_get(again, "workout_doc", &doc, &n) ==
		    VK_ABSENT);
		return;
	}
	MUST(vk_record_workout(again, &w, NULL) == VK_OK);
	MUST(vk_workout_check(&w, NULL) == VK_OK);
	MUST(w.node[0].child != 0);
	MUST(vk_record_get(again, "vekta.id", &doc, &n) == VK_OK);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = (const char *)data;
	const char *json[2];
	size_t len[2];
	vk_recalled what;

	if (recall == NULL)
		begin();
	for (size_t i = 0; i < SESSIONS; i++) {
		what = say(text, size, sessions[i], record);
		check(what);
		MUST(say(text, size, sessions[i], again) == what);
		vk_record_bytes(record, &json[0], &len[0]);
		vk_record_bytes(again, &json[1], &len[1]);
		MUST(len[0] == len[1] && memcmp(json[0], json[1], len[0]) ==
		    0);
		if (what == VK_RECALLED_NOT)
			break;
	}
	return 0;
}
