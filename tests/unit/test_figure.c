/* SPDX-License-Identifier: MIT */
#include <vekta.h>

#include <criterion/criterion.h>
#include <math.h>

static void
figure_is(vk_figure figure, unsigned decimals, const char *want)
{
	vk_buf out = { 0 };

	vk_figure_write(&figure, decimals, &out);
	cr_expect_str_eq(vk_buf_text(&out), want);
	vk_buf_free(&out);
}

Test(figure, json)
{
	figure_is((vk_figure){ 247.6, "20min", 20514, 12, true }, 0,
	    "{\"value\":248,\"method\":\"20min\",\"date\":\"2026-03-02\","
	    "\"id\":12,\"lower_bound\":true}");
	figure_is((vk_figure){ 61.55, "profile", VK_DAY_ANY, 0, false }, 1,
	    "{\"value\":61.6,\"method\":\"profile\"}");
	figure_is((vk_figure){ 1, "x", VK_DAY_ANY, INT64_MIN, false }, 0,
	    "{\"value\":1,\"method\":\"x\",\"id\":-9223372036854775808}");
	figure_is((vk_figure){ NAN, NULL, VK_DAY_ANY, 0, false }, 0, "null");
}
