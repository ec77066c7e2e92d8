/* SPDX-License-Identifier: MIT */
/* Records for the tests of lib/formats, from JSON written with ' for ". */
#ifndef TESTS_UNIT_FORMATS_RECORD_H
#define TESTS_UNIT_FORMATS_RECORD_H

#include <criterion/criterion.h>
#include <string.h>

#include "vekta.h"

static inline vk_record *
record_of(const char *json)
{
	vk_error err = { 0 };
	vk_record *rec;
	vk_buf line = { 0 };
	char text[256];

	for (; *json != '\0'; json++)
		vk_buf_add_char(&line, *json == '\'' ? '"' : *json);
	cr_assert_eq(vk_record_new(&rec), VK_OK);
	cr_assert_eq(vk_record_read(rec, line.data, line.len, &err), VK_OK,
	    "%s", vk_error_text(&err, NULL, text, sizeof text));
	vk_buf_free(&line);
	return rec;
}

/* A record with these steps and the extra members (", 'name':...") given. */
static inline vk_record *
steps_record(const char *steps, const char *more)
{
	vk_buf json = { 0 };
	vk_record *rec;

	vk_buf_add_text(&json, "{'workout_doc':{'steps':[");
	vk_buf_add_text(&json, steps);
	vk_buf_add_text(&json, "]}");
	vk_buf_add_text(&json, more);
	vk_buf_add_text(&json, "}");
	rec = record_of(vk_buf_text(&json));
	vk_buf_free(&json);
	return rec;
}

#endif
