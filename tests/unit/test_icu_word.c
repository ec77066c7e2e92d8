/* SPDX-License-Identifier: MIT */
#include "../../lib/formats/icu.h"

#include <criterion/criterion.h>
#include <string.h>

static void
is(const char *text, enum vk__icu_kind kind, double start, double end)
{
	struct vk__icu_word word = vk__icu_word(text, strlen(text));

	cr_expect_eq(word.kind, kind, "%s: %d", text, word.kind);
	cr_expect_float_eq(word.start, start, 1e-9, "%s: %g", text,
	    word.start);
	if (kind != VK__ICU_TIME && kind != VK__ICU_DISTANCE)
		cr_expect_float_eq(word.end, end, 1e-9, "%s: %g", text,
		    word.end);
}

Test(icu_word, times)
{
	is("10m", VK__ICU_TIME, 600, 0);
	is("1h2m30s", VK__ICU_TIME, 3750, 0);
	is("1m30", VK__ICU_TIME, 90, 0);
	is("1h30", VK__ICU_TIME, 5400, 0);
	is("5'", VK__ICU_TIME, 300, 0);
	is("1'30\"", VK__ICU_TIME, 90, 0);
	is("90S", VK__ICU_TIME, 90, 0);
	is("1.5h", VK__ICU_TIME, 5400, 0);
	is("30s2m", VK__ICU_BAD, 0, 0);
	is("10m30s5", VK__ICU_BAD, 0, 0);
	is("10min", VK__ICU_BAD, 0, 0);
	is("10", VK__ICU_TEXT, 0, 0);
}

Test(icu_word, distances)
{
	is("500mtr", VK__ICU_DISTANCE, 500, 0);
	is("2.5km", VK__ICU_DISTANCE, 2500, 0);
	is("1mi", VK__ICU_DISTANCE, 1609.344, 0);
}

Test(icu_word, targets)
{
	is("75%", VK__ICU_PERCENT, 75, 75);
	is("88-94%", VK__ICU_PERCENT, 88, 94);
	is("50%-65%", VK__ICU_PERCENT, 50, 65);
	is("87.5%", VK__ICU_PERCENT, 87.5, 87.5);
	is("220W", VK__ICU_WATTS, 220, 220);
	is("200w-240w", VK__ICU_WATTS, 200, 240);
	is("200%-240w", VK__ICU_BAD, 0, 0);
	is("90rpm", VK__ICU_RPM, 90, 90);
	is("140-150bpm", VK__ICU_BPM, 140, 150);
	is("Z2", VK__ICU_ZONE, 2, 2);
	is("z2-Z3", VK__ICU_ZONE, 2, 3);
	is("Z2-3", VK__ICU_ZONE, 2, 3);
	is("5:00/km", VK__ICU_TEXT, 0, 0);
	is("95,5%", VK__ICU_BAD, 0, 0);
}

Test(icu_word, words)
{
	is("Ramp", VK__ICU_RAMP, 0, 0);
	is("FREERIDE", VK__ICU_FREERIDE, 0, 0);
	is("press", VK__ICU_PRESS, 0, 0);
	is("Zwift", VK__ICU_TEXT, 0, 0);
	is("é", VK__ICU_TEXT, 0, 0);
	is("-", VK__ICU_TEXT, 0, 0);
	is("", VK__ICU_TEXT, 0, 0);
	is("intensity=", VK__ICU_BAD, 0, 0);
	is("intensity=hard", VK__ICU_BAD, 0, 0);
	cr_assert_eq(vk__icu_word("intensity=rest", 14).intensity,
	    VK_INTENSITY_REST);
}

Test(icu_word, repetitions)
{
	cr_assert_eq(vk__icu_reps("5x", 2), 5);
	cr_assert_eq(vk__icu_reps("12X", 3), 12);
	cr_assert_eq(vk__icu_reps("1000x", 5), 1000);
	cr_assert_eq(vk__icu_reps("1001x", 5), 0);
	cr_assert_eq(vk__icu_reps("x", 1), 0);
	cr_assert_eq(vk__icu_reps("5", 1), 0);
	cr_assert_eq(vk__icu_reps("0x", 2), 0);
	cr_assert_eq(vk__icu_reps("5xx", 3), 0);
}

static bool
is_cue(const char *text)
{
	return vk__icu_is_cue(text, strlen(text));
}

Test(icu_word, cues)
{
	cr_assert(is_cue("Stay tall, 90 at most!"));
	cr_assert(is_cue(""));
	cr_assert_not(is_cue("hold 30s"));
	cr_assert_not(is_cue("at 95%"));
	cr_assert_not(is_cue("main 3x"));
	cr_assert_not(is_cue("press on"));
	cr_assert_not(is_cue("a Ramp"));
}
