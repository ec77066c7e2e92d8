/* SPDX-License-Identifier: MIT */
/* Steps of Zwift files, read strictly and leniently. */
#ifndef TESTS_UNIT_ZWO_STEPS_H
#define TESTS_UNIT_ZWO_STEPS_H

#include "import_file.h"

static inline vk_status
read_steps(const char *steps, bool lenient)
{
	vk_buf file = { 0 };
	vk_status status;

	vk_buf_add_text(&file, "<workout_file><workout>");
	vk_buf_add_text(&file, steps);
	vk_buf_add_text(&file, "</workout></workout_file>");
	status = import_bytes(file.data, file.len, lenient);
	vk_buf_free(&file);
	return status;
}

/* Strict and lenient readings agree, with these notes. */
static inline void
both(const char *steps, const char *workout, const char *notes)
{
	int lenient;

	for (lenient = 0; lenient < 2; lenient++) {
		cr_expect_eq(read_steps(steps, lenient), VK_OK, "%s: %s",
		    steps, import_fault());
		cr_expect_str_eq(import_shown(), workout, "%s\nis %s", steps,
		    shown.data);
		cr_expect_str_eq(import_notes(), notes, "%s\nsays %s", steps,
		    notes_shown.data);
	}
}

static inline void
refused(const char *steps, bool lenient, const char *fault)
{
	cr_expect_neq(read_steps(steps, lenient), VK_OK, "%s", steps);
	cr_expect_str_eq(import_fault(), fault, "%s\nfails with %s", steps,
	    shown.data);
}

/* Strictly it is refused, leniently read with these notes. */
static inline void
lenient(const char *steps, const char *fault, const char *workout,
    const char *notes)
{
	refused(steps, false, fault);
	cr_expect_eq(read_steps(steps, true), VK_OK, "%s: %s", steps,
	    import_fault());
	cr_expect_str_eq(import_shown(), workout, "%s\nis %s", steps,
	    shown.data);
	cr_expect_str_eq(import_notes(), notes, "%s\nsays %s", steps,
	    notes_shown.data);
}

static inline void
never(const char *steps, const char *fault)
{
	refused(steps, false, fault);
	refused(steps, true, fault);
}

#endif
