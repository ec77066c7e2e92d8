/* SPDX-License-Identifier: MIT */
/* Reading files for the tests of lib/formats; steps are shown as text. */
#ifndef TESTS_UNIT_FORMATS_FILE_H
#define TESTS_UNIT_FORMATS_FILE_H

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "text_workout.h"

static vk_import *importer;
static vk_import_options import_options;
static vk_error import_err;

static inline void
import_begin(void)
{
	cr_assert_eq(vk_import_new(&importer), VK_OK);
	memset(&import_options, 0, sizeof import_options);
	memset(&import_err, 0, sizeof import_err);
}

static inline void
import_end(void)
{
	vk_import_free(importer);
	vk_buf_free(&shown);
}

/* The bytes stand alone in memory, so that a sanitizer sees past their end. */
static inline vk_status
import_bytes(const char *data, size_t len)
{
	char *copy = malloc(len > 0 ? len : 1);
	vk_status status;

	cr_assert_neq(copy, NULL);
	memcpy(copy, data, len);
	memset(&import_err, 0, sizeof import_err);
	status = vk_import_read(importer, NULL, copy, len, &import_options,
	    &import_err);
	free(copy);
	return status;
}

/* The steps of a file as text_workout.h shows them. */
static inline void
file_reads(const char *file, const char *expected)
{
	const vk_workout *w = vk_import_workout(importer);
	char text[256];

	cr_assert_eq(import_bytes(file, strlen(file)), VK_OK,
	    "%s\n%zu:%zu: %s", file, vk_import_line(importer),
	    import_err.column,
	    vk_error_text(&import_err, NULL, text, sizeof text));
	vk_buf_clear(&shown);
	show_steps(w, w->node[0].child, 0);
	cr_assert_str_eq(vk_buf_text(&shown), expected);
}

static inline void
file_refused(const char *file, vk_status status, const char *code, size_t line,
    size_t column)
{
	cr_assert_eq(import_bytes(file, strlen(file)), status, "%s", file);
	cr_assert_str_eq(import_err.code, code, "%s: %s", file,
	    import_err.code);
	cr_assert_eq(vk_import_line(importer), line, "%s: line %zu", file,
	    vk_import_line(importer));
	cr_assert_eq(import_err.column, column, "%s: column %zu", file,
	    import_err.column);
}

/* A part of the record that the last file becomes. */
static inline const char *
file_member(const char *path)
{
	vk_record *rec;
	const char *json;
	size_t len;

	cr_assert_eq(vk_record_new(&rec), VK_OK);
	cr_assert_eq(vk_import_record(importer, "f", rec), VK_OK);
	vk_buf_clear(&shown);
	if (vk_record_get(rec, path, &json, &len) == VK_OK)
		vk_buf_add(&shown, json, len);
	vk_record_free(rec);
	return vk_buf_text(&shown);
}

static inline const char *
file_notes(void)
{
	vk_buf_clear(&shown);
	vk_import_notes(importer, "en", "", &shown);
	return vk_buf_text(&shown);
}

#endif
