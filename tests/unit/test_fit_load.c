/* SPDX-License-Identifier: MIT */
/* The messages of a FIT workout file, and those of other files. */
#include "../../lib/formats/fit_load.h"

#include "fit_made.h"

static struct vk__fit_file file;
static vk_error err;

static void
end(void)
{
	vk__fit_file_free(&file);
}

TestSuite(fit_load, .fini = end);

static vk_status
load(const char *records)
{
	vk_buf made = { 0 };
	vk_status status;

	memset(&err, 0, sizeof err);
	add_fit(&made, records);
	status = vk__fit_load(&file, made.data, made.len, &err);
	vk_buf_free(&made);
	return status;
}

static void
fails(const char *records, vk_status want, const char *message)
{
	char text[256];

	cr_expect_eq(load(records), want, "%s", records);
	cr_expect_str_eq(vk_error_text(&err, NULL, text, sizeof text),
	    message);
}

#define ID "40 00 00 0000 01 000100 00 05"

Test(fit_load, other_files)
{
	fails("40 00 00 0000 01 000100 00 04", VK_EVALUE,
	    "byte 23: a FIT file of another kind (4), no workout");
	fails("40 00 00 0000 01 010284 00 ff00", VK_EVALUE,
	    "byte 23: a FIT file of another kind (0), no workout");
	fails("40 00 00 1400 01 030102 00 50", VK_EVALUE,
	    "byte 23: a FIT file that does not say what it is");
	fails(ID "41 00 00 1a00 01 040100 01 02 01 02", VK_EVALUE,
	    "byte 36: a second workout in the file");
	fails("00", VK_ESYNTAX, "byte 14: a message that nothing defines");
}

Test(fit_load, nothing_said)
{
	cr_assert_eq(load(ID), VK_OK);
	cr_expect_not(file.has_workout);
	cr_expect_eq(file.sport, -1);
	cr_expect_eq(file.stated, -1);
	cr_expect_eq(file.steps.count, 0);
	cr_assert_eq(load(ID "42 00 00 1b00 01 fe0284 02 0000"), VK_OK);
	cr_assert_eq(file.steps.count, 1);
	cr_expect_eq(file.steps.step[0].length_type, 0xff);
	cr_expect_eq(file.steps.step[0].target_type, 0xff);
	cr_expect_eq(file.steps.step[0].length, VK__FIT_NONE);
	cr_expect_eq(file.steps.step[0].offset, 34);
}

/* "é" as windows-1252 has it. */
Test(fit_load, texts)
{
	cr_assert_eq(load(ID "41 00 00 1a00 02 040100 080407 01 02 c3a94100"
	    "42 00 00 1b00 02 000307 080307 02 e97a00 7a7a7a"), VK_OK);
	cr_expect(file.recoded);
	cr_expect_eq(file.name.len, 3);
	cr_expect_arr_eq(file.name.data, "\xc3\xa9\x41", 3);
	cr_expect_eq(file.steps.step[0].label_len, 3);
	cr_expect_arr_eq(file.steps.text.data + file.steps.step[0].label,
	    "\xc3\xa9z", 3);
	cr_expect_eq(file.steps.step[0].notes_len, 3);
}
