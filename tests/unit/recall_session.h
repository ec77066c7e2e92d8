/* SPDX-License-Identifier: MIT */
/*
 * Commands for the tests of lib/recall: a session before, what is said of it,
 * and the workout that comes of it (as text_workout.h shows one) or the code of
 * why none does; "no command" for a line that is none.
 */
#ifndef RECALL_SESSION_H
#define RECALL_SESSION_H

#include <stdio.h>

#include "../../lib/recall/apply.h"
#include "../../lib/record/deep.h"
#include "text_workout.h"

enum { TODAY = 20516 }; /* Wednesday, 2026-03-04 */

static vk_recall *recall;
static vk_record *rec;

static inline void
recall_on(int32_t today, double ftp)
{
	vk_recall_options o = { .today = today, .athlete = { .ftp = ftp } };
	vk_error err = { 0 };

	vk_recall_free(recall);
	cr_assert_eq(vk_recall_new(&o, &recall, &err), VK_OK, "%s", err.code);
}

static inline void
recall_begin(void)
{
	parser_begin();
	recall_on(TODAY, 250);
	cr_assert_eq(vk_record_new(&rec), VK_OK);
}

static inline void
recall_end(void)
{
	vk_recall_free(recall);
	recall = NULL;
	vk_record_free(rec);
	parser_end();
}

/* A session that is told in words, of a day. */
static inline void
known(const char *date, const char *text)
{
	char start[32];

	read_text(text);
	vk_record_clear(rec);
	cr_assert_eq(vk_parser_record(parser, text, strlen(text), NULL, 0,
	    rec), VK_OK);
	snprintf(start, sizeof start, "\"%s\"", date);
	cr_assert_eq(vk_record_set(rec, "start_date_local", start,
	    strlen(start)), VK_OK);
	cr_assert_eq(vk_recall_add(recall, rec, VK_RECALL_FILE, NULL), VK_OK);
}

/* A string of vekta.recall, "" when it is not there. */
static inline const char *
told(const char *name)
{
	vk_buf_clear(&shown);
	(void)vk__deep_string(rec, "vekta.recall", name, &shown);
	return vk_buf_text(&shown);
}

/* What comes of a command. */
static inline const char *
outcome(const char *command)
{
	vk_workout w = { 0 };
	vk_recalled what;
	vk_error err = { 0 };

	vk_record_clear(rec);
	cr_assert_eq(vk_recall_text(recall, command, strlen(command), rec,
	    &what, &err), VK_OK, "%s", command);
	if (what == VK_RECALLED_NOT)
		return "no command";
	if (what == VK_RECALLED_REFUSED)
		return told("refused");
	cr_assert_eq(vk_record_workout(rec, &w, NULL), VK_OK, "%s", command);
	vk_buf_clear(&shown);
	show_steps(&w, w.node[0].child, 0);
	vk_workout_free(&w);
	return vk_buf_text(&shown);
}

static inline const char *
edited(const char *before, const char *command)
{
	cr_assert_eq(vk_recall_before(recall, NULL, before, strlen(before)),
	    VK_OK);
	return outcome(command);
}

/* A record as the session before. */
static inline void
recorded(const char *json)
{
	vk_record *before = NULL;
	vk_error err = { 0 };

	cr_assert_eq(vk_record_new(&before), VK_OK);
	cr_assert_eq(vk_record_read(before, json, strlen(json), &err), VK_OK,
	    "%s", err.code);
	cr_assert_eq(vk_recall_before(recall, before, NULL, 0), VK_OK);
	vk_record_free(before);
}

/* So many times the same step, one behind the other. */
static inline void
many_steps(size_t count, const char *members)
{
	vk_buf json = { 0 };

	vk_buf_add_text(&json, "{\"workout_doc\":{\"steps\":[");
	for (size_t i = 0; i < count; i++) {
		vk_buf_add_text(&json, i > 0 ? ",{" : "{");
		vk_buf_add_text(&json, members);
		vk_buf_add_char(&json, '}');
	}
	vk_buf_add_text(&json, "]}}");
	recorded(vk_buf_text(&json));
	vk_buf_free(&json);
}

struct edit {
	const char *before;
	const char *command;
	const char *outcome;
};

static inline void
all_edited(const struct edit *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const char *is = edited(rows[i].before, rows[i].command);

		cr_expect_str_eq(is, rows[i].outcome,
		    "%s\n  %s\n  is  %s\n  not %s", rows[i].before,
		    rows[i].command, is, rows[i].outcome);
	}
}

#define ALL_EDITED(rows) all_edited(rows, sizeof(rows) / sizeof(*(rows)))

/* Whether vekta.recall tells of an assumption. */
static inline bool
assumes(const char *words)
{
	const char *json;
	size_t len;

	if (vk_record_get(rec, "vekta.recall", &json, &len) != VK_OK)
		return false;
	vk_buf_clear(&shown);
	vk_buf_add(&shown, json, len);
	return strstr(vk_buf_text(&shown), words) != NULL;
}

#endif
