/* SPDX-License-Identifier: MIT */
/* What the readers make of a file, in the notation of text_workout.h. */
#ifndef TESTS_UNIT_IMPORT_FILE_H
#define TESTS_UNIT_IMPORT_FILE_H

#include "text_workout.h"

static vk_import *importer;
static vk_buf notes_shown;
static vk_error import_error;

static inline void
import_begin(void)
{
	cr_assert_eq(vk_import_new(&importer), VK_OK);
}

static inline void
import_end(void)
{
	vk_import_free(importer);
	vk_buf_free(&notes_shown);
	parser_end();
}

static inline vk_status
import_bytes(const char *data, size_t len, bool lenient)
{
	const vk_import_options how = { .lenient = lenient, .flat = true };

	memset(&import_error, 0, sizeof import_error);
	return vk_import_read(importer, NULL, data, len, &how, &import_error);
}

static inline const char *
import_shown(void)
{
	const vk_workout *w = vk_import_workout(importer);

	vk_buf_clear(&shown);
	show_steps(w, w->node[0].child, 0);
	return vk_buf_text(&shown);
}

/* The notes of the last file, each behind a "|". */
static inline const char *
import_notes(void)
{
	const char *text;
	char *end;

	vk_buf_clear(&notes_shown);
	vk_import_notes(importer, "en", "|", &notes_shown);
	text = vk_buf_text(&notes_shown);
	while ((end = strchr(text, '\n')) != NULL)
		memmove(end, end + 1, strlen(end));
	return text;
}

/* "line: message" of the last fault. */
static inline const char *
import_fault(void)
{
	char message[256];

	vk_buf_clear(&shown);
	vk_buf_add_uint(&shown, vk_import_line(importer));
	vk_buf_add_text(&shown, ": ");
	vk_buf_add_text(&shown, vk_error_text(&import_error, NULL, message,
	    sizeof message));
	return vk_buf_text(&shown);
}

/* A member of the record of the last file, as JSON; "" when absent. */
static inline const char *
import_member(const char *path)
{
	vk_record *rec = NULL;
	const char *json;
	size_t len;

	cr_assert_eq(vk_record_new(&rec), VK_OK);
	cr_assert_eq(vk_import_record(importer, "a.zwo", rec), VK_OK);
	vk_buf_clear(&shown);
	if (vk_record_get(rec, path, &json, &len) == VK_OK)
		vk_buf_add(&shown, json, len);
	vk_record_free(rec);
	return vk_buf_text(&shown);
}

#endif
