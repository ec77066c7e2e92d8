/* SPDX-License-Identifier: MIT */
#include "../../lib/record/timed.h"

#include <criterion/criterion.h>
#include <string.h>

/* What is said, "0=go|90=up". */
static void
says(const char *cue, uint64_t seconds, const char *expected)
{
	struct vk__timed timed;
	struct vk__saying saying;
	vk_buf out = { 0 }, again = { 0 };

	vk__timed_open(&timed, cue, strlen(cue), seconds);
	while (vk__timed_next(&timed, &saying)) {
		if (out.len > 0)
			vk_buf_add_char(&out, '|');
		vk_buf_add_uint(&out, saying.at);
		vk_buf_add_char(&out, '=');
		vk_buf_add(&out, saying.text, saying.len);
		vk__timed_add(&again, saying.at, saying.text, saying.len);
	}
	cr_expect_str_eq(vk_buf_text(&out), expected, "%s: %s", cue, out.data);
	cr_expect_str_eq(vk_buf_text(&again), cue);
	vk_buf_free(&out);
	vk_buf_free(&again);
}

Test(timed, times_in_a_cue)
{
	says("go", 600, "0=go");
	says("go · [1:30] up", 600, "0=go|90=up");
	says("[0:05] up", 600, "5=up");
	says("a · b · [0:05] c · d · [60:00] e", 4000, "0=a · b|5=c · d|3600=e");
	says("[0:05] a · [0:05] b", 10, "5=a|5=b");
	says("", 600, "");
}

Test(timed, what_only_looks_like_one_is_text)
{
	static const char *const texts[] = { "go · [1:30]", "go · [1:3] up",
		"go · [1:60] up", "go · [01:30] up", "go · [0:00] up",
		"go · [10:00] up", "go · [2:00] a · [1:00] b", "go [1:30] up",
		"go · [1:30]  up", "go · [:30] up", "· [1:30", "[1:30] ",
		"go · [1:30] a · [1:40]  · [1:50] c" };

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		size_t len = strlen(texts[i]);

		cr_expect_not(vk__timed_later(texts[i], len, 600), "%s",
		    texts[i]);
		cr_expect_eq(vk__timed_plain(texts[i], len, 600), len);
	}
}

Test(timed, the_plain_part)
{
	cr_assert_eq(vk__timed_plain("go · [1:30] up", 15, 600), 2);
	cr_assert_eq(vk__timed_plain("[1:30] up", 9, 600), 0);
	cr_assert_eq(vk__timed_plain("go · [1:30] up", 15, 90), 15);
	cr_assert(vk__timed_later("go · [1:30] up", 15, 91));
}

Test(timed, nothing_said_is_nothing)
{
	vk_buf out = { 0 };

	vk__timed_add(&out, 90, "", 0);
	cr_expect_eq(out.len, 0);
	vk__timed_add(&out, 0, "go", 2);
	vk__timed_add(&out, 90, "", 0);
	cr_expect_str_eq(vk_buf_text(&out), "go");
	vk_buf_free(&out);
}
