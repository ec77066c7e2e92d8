/* SPDX-License-Identifier: MIT */
#include "../../lib/formats/decode.h"

#include <criterion/criterion.h>
#include <string.h>

static struct vk__notes notes;
static struct vk__reading reading;
static vk_buf text;
static vk_error err;

static vk_status
decode(const char *data, bool lenient)
{
	reading = (struct vk__reading){ .data = data, .len = strlen(data),
		.lenient = lenient, .notes = &notes };
	vk__notes_clear(&notes);
	vk_buf_clear(&text);
	return vk__decode(&reading, &text, &err);
}

Test(decode, utf8_stays)
{
	static const char data[] = "\xc3\xa9t\xc3\xa9";

	cr_assert_eq(decode(data, true), VK_OK);
	cr_assert_eq(reading.data, data);
	cr_assert_eq(notes.count, 0);
}

Test(decode, windows_only_when_asked)
{
	cr_assert_eq(decode("a\r\nb\rc\n\n\xe9", false), VK_EUTF8);
	cr_assert_eq(reading.line, 5);
	cr_assert_eq(err.column, 1);
	cr_assert_eq(decode("x\xe9", false), VK_EUTF8);
	cr_assert_eq(reading.line, 1);
	cr_assert_eq(err.column, 2);
	cr_assert_eq(decode("x\xe9", true), VK_OK);
	cr_assert_eq(reading.len, 3);
	cr_assert_eq(memcmp(reading.data, "x\xc3\xa9", 3), 0);
	cr_assert_eq(notes.count, 1);
	vk_buf_free(&text);
}
