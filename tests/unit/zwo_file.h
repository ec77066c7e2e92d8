/* SPDX-License-Identifier: MIT */
/* Zwift files as a whole. */
#ifndef TESTS_UNIT_ZWO_FILE_H
#define TESTS_UNIT_ZWO_FILE_H

#include "import_file.h"

#define STEPS "<workout><MaxEffort Duration='5'/></workout>"
#define FILE_OF(head) "<workout_file>" head STEPS "</workout_file>"

static inline void
reads(const char *file, bool lenient, const char *notes)
{
	cr_expect_eq(import_bytes(file, strlen(file), lenient), VK_OK,
	    "%s: %s", file, import_fault());
	cr_expect_str_eq(import_shown(), "5s@max");
	cr_expect_str_eq(import_notes(), notes, "%s\nsays %s", file,
	    notes_shown.data);
}

static inline void
refuses(const char *file, bool lenient, vk_status status, const char *fault)
{
	cr_expect_eq(import_bytes(file, strlen(file), lenient), status, "%s",
	    file);
	cr_expect_str_eq(import_fault(), fault, "%s\nfails with %s", file,
	    shown.data);
}

static inline void
member(const char *path, const char *json)
{
	cr_expect_str_eq(import_member(path), json, "%s is %s", path,
	    shown.data);
}

#endif
