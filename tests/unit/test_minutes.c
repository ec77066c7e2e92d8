/* SPDX-License-Identifier: MIT */
#include "../../lib/formats/minutes.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static vk_buf out;

static const char *
minutes(uint64_t seconds, unsigned decimals)
{
	vk_buf_clear(&out);
	vk__minutes_add(&out, seconds, decimals);
	return vk_buf_text(&out);
}

static void
end(void)
{
	vk_buf_free(&out);
}

TestSuite(minutes, .fini = end);

Test(minutes, known_values)
{
	cr_assert_str_eq(minutes(0, 0), "0.00");
	cr_assert_str_eq(minutes(60, 0), "1.00");
	cr_assert_str_eq(minutes(90, 0), "1.50");
	cr_assert_str_eq(minutes(10, 0), "0.16667");
	cr_assert_str_eq(minutes(20, 0), "0.33334");
	cr_assert_str_eq(minutes(40, 0), "0.66667");
	cr_assert_str_eq(minutes(246, 0), "4.10001");
	cr_assert_str_eq(minutes(3599, 0), "59.98334");
}

/* Every second of six hours, in each way that readers have. */
Test(minutes, no_second_is_lost)
{
	for (uint64_t s = 0; s < 21600; s++) {
		const char *text = minutes(s, 0);
		size_t decimals = strlen(strchr(text, '.') + 1);
		double v = strtod(text, NULL);

		cr_assert_eq((uint64_t)(v * 60), s, "%s cut", text);
		cr_assert_eq((uint64_t)floor(v * 60 + 0.5), s, "%s rounded",
		    text);
		cr_assert_eq((uint64_t)(v * 60000), 1000 * s, "%s in ms", text);
		cr_assert(decimals == 2 || decimals == 5, "%s", text);
	}
}

Test(minutes, long_workouts)
{
	for (uint64_t s = 21600; s < 1728000000; s += s / 1000 + 7) {
		double v = strtod(minutes(s, 0), NULL);

		cr_assert_eq((uint64_t)(v * 60), s);
		cr_assert_eq((uint64_t)(v * 60000), 1000 * s);
	}
}

Test(minutes, fixed_decimals_are_right_when_rounded)
{
	cr_assert_str_eq(minutes(40, 2), "0.67");
	cr_assert_str_eq(minutes(20, 2), "0.33");
	cr_assert_str_eq(minutes(3599, 2), "59.98");
	for (uint64_t s = 0; s < 21600; s++)
		cr_assert_eq((uint64_t)floor(strtod(minutes(s, 2), NULL) * 60 +
		    0.5), s);
}
