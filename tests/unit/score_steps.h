/* SPDX-License-Identifier: MIT */
/* Workouts for the tests of lib/score, written short. */
#ifndef SCORE_STEPS_H
#define SCORE_STEPS_H

#include <criterion/criterion.h>
#include <string.h>

#include "vekta.h"

/*
 * Reads steps as in a record, with ' for "; the macros below keep tables
 * readable.
 */
static inline void
read_steps(vk_workout *w, const char *steps)
{
	vk_record *rec = NULL;
	vk_buf line = { 0 };
	vk_error err;

	cr_assert_eq(vk_record_new(&rec), VK_OK);
	vk_buf_add_text(&line, "{\"workout_doc\":{\"steps\":[");
	for (; *steps != '\0'; steps++)
		vk_buf_add_char(&line, *steps == '\'' ? '"' : *steps);
	vk_buf_add_text(&line, "]}}");
	cr_assert_eq(vk_record_read(rec, line.data, line.len, &err), VK_OK,
	    "%s", line.data);
	cr_assert_eq(vk_record_workout(rec, w, &err), VK_OK, "%s", line.data);
	vk_buf_free(&line);
	vk_record_free(rec);
}

#define PCT(v) "'power':{'value':" v ",'units':'%ftp'}"
#define ON(s, v) "{'duration':" s "," PCT(v) ",'intensity':'interval'}"
#define OFF(s) "{'duration':" s ",'intensity':'recovery'}"
#define WARM(s) "{'duration':" s ",'warmup':true,'intensity':'warmup'}"
#define REPEAT(n, steps) "{'reps':" n ",'steps':[" steps "]}"
#define DRILL(s, rpm) "{'duration':" s ",'cadence':{'value':" rpm \
    ",'units':'rpm'},'intensity':'interval'}"
#define ALL_OUT(s) "{'duration':" s ",'maxeffort':true}"

#endif
