/* SPDX-License-Identifier: MIT */
/* Reads workouts out of records, for the tests of lib/record. */
#ifndef TESTS_UNIT_RECORD_STEPS_H
#define TESTS_UNIT_RECORD_STEPS_H

#include <criterion/criterion.h>
#include <string.h>

#include "../../lib/vekta.h"

static vk_record *rec;
static vk_workout w;
static vk_error err;
static vk_buf line;

static inline void
steps_begin(void)
{
	cr_assert_eq(vk_record_new(&rec), VK_OK);
}

static inline void
steps_end(void)
{
	vk_record_free(rec);
	vk_workout_free(&w);
	vk_buf_free(&line);
}

static inline vk_status
read_line(const char *json)
{
	cr_assert_eq(vk_record_read(rec, json, strlen(json), &err), VK_OK,
	    "%s", json);
	memset(&err, 0, sizeof err);
	return vk_record_workout(rec, &w, &err);
}

/* The record whose workout_doc.steps is json. */
static inline vk_status
read_steps(const char *json)
{
	vk_buf_clear(&line);
	vk_buf_add_text(&line, "{\"workout_doc\":{\"steps\":");
	vk_buf_add_text(&line, json);
	vk_buf_add_text(&line, "}}");
	return read_line(vk_buf_text(&line));
}

struct bad_case {
	char steps[112];
	vk_status status;
	char code[20];
};

/* Refused with that code; half a workout must not be left. */
static inline void
all_refused(const struct bad_case *c, size_t count)
{
	for (; count > 0; c++, count--) {
		cr_expect_eq(read_steps(c->steps), c->status, "%s", c->steps);
		cr_expect_eq(err.status, c->status);
		cr_expect_str_eq(err.code, c->code, "%s: %s", c->steps, err.code);
		cr_expect_eq(w.count, 1);
		cr_expect_eq(w.node[0].child, 0);
	}
}

#endif
