/* SPDX-License-Identifier: MIT */
/* FIT workout files of any steps, also senseless ones, and reading them. */
#ifndef TESTS_UNIT_FIT_FILE_H
#define TESTS_UNIT_FIT_FILE_H

#include "../../lib/formats/fit_write.h"
#include "import_file.h"

static struct vk__fit_writer fit_writer;
static vk_buf fit_file;

static inline void
fit_begin(void)
{
	import_begin();
}

static inline void
fit_end(void)
{
	vk__fit_writer_free(&fit_writer);
	vk_buf_free(&fit_file);
	import_end();
}

static inline void
fit_clear(void)
{
	vk__fit_steps_clear(&fit_writer.steps);
}

/* Puts text at the end and says where. */
static inline uint32_t
fit_text(const char *text)
{
	uint32_t at = (uint32_t)fit_writer.steps.text.len;

	vk_buf_add_text(&fit_writer.steps.text, text);
	return at;
}

static inline void
fit_add(struct vk__fit_step step, const char *label, const char *notes)
{
	step.label = fit_text(label);
	step.label_len = (uint32_t)strlen(label);
	step.notes = fit_text(notes);
	step.notes_len = (uint32_t)strlen(notes);
	cr_assert_eq(vk__fit_steps_add(&fit_writer.steps, &step), VK_OK);
}

/* A minute with a target: kind, zone, low, high. */
static inline struct vk__fit_step
fit_minute(uint8_t kind, uint32_t zone, uint32_t low, uint32_t high)
{
	return (struct vk__fit_step){ .length_type = VK__FIT_LENGTH_TIME,
		.length = 60000, .target_type = kind, .target = zone,
		.low = low, .high = high };
}

static inline struct vk__fit_step
fit_open(uint8_t length_type, uint32_t length)
{
	return (struct vk__fit_step){ .length_type = length_type,
		.length = length, .target_type = VK__FIT_TARGET_OPEN,
		.target = VK__FIT_NONE, .low = VK__FIT_NONE,
		.high = VK__FIT_NONE };
}

static inline struct vk__fit_step
fit_repeat(uint32_t first, uint32_t passes)
{
	struct vk__fit_step step = fit_open(VK__FIT_LENGTH_REPEAT, first);

	step.target = passes;
	return step;
}

/* Reads the steps as a file. */
static inline vk_status
fit_read(bool lenient)
{
	vk_buf name = { 0 };
	vk_status status;

	vk_buf_clear(&fit_file);
	vk_buf_add_text(&name, "N\xc3\xa9");
	cr_assert_eq(vk__fit_writer_run(&fit_writer, &name,
	    &(vk_buf){ 0 }, 1, 0, &fit_file),
	    VK_OK);
	status = import_bytes(fit_file.data, fit_file.len, lenient);
	vk_buf_free(&name);
	return status;
}

static inline void
fit_gives(bool lenient, const char *workout, const char *notes)
{
	cr_expect_eq(fit_read(lenient), VK_OK, "%s", import_fault());
	cr_expect_str_eq(import_shown(), workout, "is %s not %s", shown.data,
	    workout);
	cr_expect_str_eq(import_notes(), notes, "says %s not %s",
	    notes_shown.data, notes);
}

static inline void
fit_fails(bool lenient, const char *fault)
{
	cr_expect_neq(fit_read(lenient), VK_OK);
	cr_expect_str_eq(import_fault(), fault, "fails with %s not %s",
	    shown.data, fault);
}

/* One step alone, both ways. */
static inline void
fit_both(struct vk__fit_step step, const char *workout, const char *notes)
{
	fit_clear();
	fit_add(step, "", "");
	fit_gives(false, workout, notes);
	fit_gives(true, workout, notes);
}

static inline void
fit_lenient(struct vk__fit_step step, const char *fault, const char *workout,
    const char *notes)
{
	fit_clear();
	fit_add(step, "", "");
	fit_fails(false, fault);
	fit_gives(true, workout, notes);
}

static inline void
fit_never(struct vk__fit_step step, const char *fault)
{
	fit_clear();
	fit_add(step, "", "");
	fit_fails(false, fault);
	fit_fails(true, fault);
}

#endif
