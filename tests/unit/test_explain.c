/* SPDX-License-Identifier: MIT */
#include "../../cmd/explain/explain.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../../cmd/explain/steps.h"

/* What --explain says of text. */
static void
explain(const char *text, vk_buf *out)
{
	vk_parser *parser;
	vk_record *rec;

	cr_assert_eq(vk_parser_new(NULL, &parser, NULL), VK_OK);
	cr_assert_eq(vk_record_new(&rec), VK_OK);
	cr_assert_eq(vk_parser_read(parser, text, strlen(text), NULL), VK_OK);
	vk_record_clear(rec);
	cr_assert_eq(vk_parser_record(parser, text, strlen(text), NULL, 0,
	    rec), VK_OK);
	cr_assert_eq(explain_add(parser, text, strlen(text), rec, false, out),
	    VK_OK);
	cr_assert_not_null(vk_buf_text(out));
	vk_record_free(rec);
	vk_parser_free(parser);
}

Test(explain, text_name_and_steps)
{
	vk_buf out = { 0 };

	explain("5x3min at 95%, 2min recovery", &out);
	cr_assert(strncmp(out.data, "5x3min at 95%, 2min recovery\n^^^^^^ ",
	    36) == 0);
	cr_assert_not_null(strstr(out.data, "\n  5 x\n"
	    "    3:00  95 %ftp  interval\n    2:00  recovery\n"));
	cr_assert_str_eq(out.data + out.len - 2, "\n\n");
	vk_buf_free(&out);
}

Test(explain, what_was_not_understood)
{
	vk_buf out = { 0 };

	explain("5x3min at 95% zorglub, 2min recovery", &out);
	cr_assert_not_null(strstr(out.data, " ???????"));
	cr_assert_not_null(strstr(out.data, "\nnot understood: zorglub\n"));
	vk_buf_free(&out);
}

Test(explain, what_was_corrected_and_assumed)
{
	vk_buf out = { 0 };

	explain("20min enduarnce", &out);
	cr_assert_not_null(strstr(out.data, "^^^^^ ~~~~~~~~~\n"));
	cr_assert_not_null(strstr(out.data, "\ncorrected: enduarnce"));
	cr_assert_not_null(strstr(out.data, "\nassumed: "));
	vk_buf_free(&out);
}

Test(explain, nothing_at_all)
{
	vk_buf out = { 0 };

	explain("", &out);
	cr_assert_null(strchr(out.data, '^'));
	vk_buf_free(&out);
}

static void
shows_step(const vk_step *step, const char *expected)
{
	vk_workout w = { 0 };
	vk_buf out = { 0 };

	cr_assert_eq(vk_workout_clear(&w), VK_OK);
	cr_assert_eq(vk_workout_add(&w, 0, step, NULL), VK_OK);
	steps_add(&w, &out);
	cr_assert_str_eq(vk_buf_text(&out), expected);
	vk_buf_free(&out);
	vk_workout_free(&w);
}

Test(steps, lengths_and_targets)
{
	shows_step(&(vk_step){ .duration = 3725 }, "  1:02:05\n");
	shows_step(&(vk_step){ .distance = 1000.5 }, "  1000.5 m\n");
	shows_step(&(vk_step){ .open = true, .maxeffort = true },
	    "  open  maxeffort\n");
	shows_step(&(vk_step){ .duration = 60, .ramp = true,
	    .power = { VK_UNIT_WATT, 100, 200 } }, "  1:00  100→200 w\n");
	shows_step(&(vk_step){ .duration = 60, .freeride = true,
	    .cadence = { VK_UNIT_RPM, 85, 95 } },
	    "  1:00  85-95 rpm  freeride\n");
}

Test(steps, deepest_nesting_and_none)
{
	const vk_step group = { .reps = 2 };
	const vk_step step = { .duration = 30 };
	vk_workout w = { 0 };
	vk_buf out = { 0 };
	uint32_t at = 0;
	size_t i;

	cr_assert_eq(vk_workout_clear(&w), VK_OK);
	steps_add(&w, &out);
	cr_assert_eq(out.len, 0);
	for (i = 0; i < VK_WORKOUT_DEPTH; i++)
		cr_assert_eq(vk_workout_add(&w, at, &group, &at), VK_OK);
	cr_assert_eq(vk_workout_add(&w, at, &step, NULL), VK_OK);
	cr_assert_eq(vk_workout_add(&w, 0, &step, NULL), VK_OK);
	cr_assert_eq(vk_workout_check(&w, NULL), VK_OK);
	steps_add(&w, &out);
	cr_assert_not_null(strstr(vk_buf_text(&out),
	    "\n                  0:30\n  0:30\n"));
	vk_buf_free(&out);
	vk_workout_free(&w);
}
