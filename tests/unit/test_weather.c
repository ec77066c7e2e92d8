/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>
#include <string.h>

#include "vekta.h"

static vk_weather *weather;

static void
begin(void)
{
	cr_assert_eq(vk_weather_new(&weather), VK_OK);
}

static void
end(void)
{
	vk_weather_free(weather);
}

TestSuite(weather, .init = begin, .fini = end);

/* 2026-07-14; text with ' for ". */
enum { DAY = 20648 };

static vk_status
read(const char *text, vk_scale scale)
{
	vk_buf json = { 0 };
	vk_error err;
	vk_status status;

	for (; *text != '\0'; text++)
		vk_buf_add_char(&json, *text == '\'' ? '"' : *text);
	status = vk_weather_read(weather, json.data, json.len, scale, &err);
	vk_buf_free(&json);
	return status;
}

static double
on(int32_t day)
{
	double celsius = -99;

	(void)vk_weather_on(weather, day, &celsius);
	return celsius;
}

/* Kelvin without saying so; what is sure in either scale; what is not. */
Test(weather, scales)
{
	static const struct {
		double temp;
		vk_scale scale;
		vk_status status;
		double want;
	} cases[] = {
		{ 303.15, VK_SCALE_UNKNOWN, VK_OK, 30 },
		{ 95, VK_SCALE_UNKNOWN, VK_OK, 35 },
		{ 29.9, VK_SCALE_UNKNOWN, VK_OK, 29.9 },
		{ -40, VK_SCALE_UNKNOWN, VK_OK, -40 },
		{ 30, VK_SCALE_UNKNOWN, VK_EVALUE, 0 },
		{ 60, VK_SCALE_UNKNOWN, VK_EVALUE, 0 },
		{ 33, VK_SCALE_CELSIUS, VK_OK, 33 },
		{ 50, VK_SCALE_FAHRENHEIT, VK_OK, 10 },
		{ 280, VK_SCALE_KELVIN, VK_OK, 6.85 },
		{ 280, VK_SCALE_CELSIUS, VK_EVALUE, 0 },
		{ 400, VK_SCALE_UNKNOWN, VK_EVALUE, 0 },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		vk_buf text = { 0 };

		vk_buf_add_text(&text, "{'dt':1784024400,'main':{'temp':");
		vk_buf_add_number(&text, cases[i].temp);
		vk_buf_add_text(&text, "}}");
		cr_expect_eq(read(vk_buf_text(&text), cases[i].scale),
		    cases[i].status, "%g", cases[i].temp);
		if (cases[i].status == VK_OK)
			cr_expect_float_eq(on(DAY), cases[i].want, 1e-9);
		else
			cr_expect_float_eq(on(DAY), -99, 0);
		vk_buf_free(&text);
	}
}

/* The local day, on both sides of midnight; the highest of a day. */
Test(weather, days)
{
	cr_assert_eq(read("{'list':[{'dt':1784062800,'main':{'temp':290}},"
	    "{'dt':1784066400,'main':{'temp':300}},{'main':{'temp':310}},"
	    "{'dt':1784070000,'main':{'temp':295}}],'city':{'timezone':7200}}",
	    VK_SCALE_UNKNOWN), VK_OK);
	cr_expect_float_eq(on(DAY), 16.85, 1e-9);
	cr_expect_float_eq(on(DAY + 1), 26.85, 1e-9);
	cr_expect_float_eq(on(DAY + 2), -99, 0);
	cr_expect_float_eq(on(VK_DAY_ANY), 16.85, 1e-9);
	cr_assert_eq(read("{'current':{'dt':1784024400,'temp':280},'daily':[{"
	    "'dt':1784024400,'temp':{'min':270,'max':290}}],'timezone':"
	    "'Europe/Paris','timezone_offset':7200}", VK_SCALE_UNKNOWN), VK_OK);
	cr_expect_float_eq(on(DAY), 16.85, 1e-9);
	cr_assert_eq(read("{'location':{'localtime':'2026-07-14 10:00'},"
	    "'current':{'temp_c':31}}", VK_SCALE_FAHRENHEIT), VK_OK);
	cr_expect_float_eq(on(DAY), 31, 0);
}

Test(weather, nothing)
{
	static const char *const none[] = { "{}", "{'main':{'temp':20}}",
		"{'dt':1,'main':20}", "{'list':{'dt':1784024400}}",
		"{'list':[[],1,null]}", "{'dt':1e300,'main':{'temp':280}}",
		"{'current':{'temp_c':20}}",
		"{'location':{'localtime':'soon'},'current':{'temp_c':20}}",
		"{'forecast':{'forecastday':{}}}" };

	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		cr_expect_eq(read(none[i], VK_SCALE_UNKNOWN), VK_EVALUE, "%s",
		    none[i]);
	cr_expect_eq(read("", VK_SCALE_UNKNOWN), VK_ESYNTAX);
	cr_expect_eq(read("[{}]", VK_SCALE_UNKNOWN), VK_ESYNTAX);
}

/* More days than any forecast has are not kept, and those before them are. */
Test(weather, of_many_days_the_first)
{
	vk_buf text = { 0 };

	vk_buf_add_text(&text, "{'list':[");
	for (int64_t i = 0; i < 70; i++) {
		vk_buf_add_text(&text, i > 0 ? ",{'dt':" : "{'dt':");
		vk_buf_add_uint(&text, (uint64_t)(1784024400 + i * 86400));
		vk_buf_add_text(&text, ",'main':{'temp':290}}");
	}
	vk_buf_add_text(&text, "],'city':{'timezone':7200}}");
	cr_assert_eq(read(vk_buf_text(&text), VK_SCALE_UNKNOWN), VK_OK);
	cr_expect_float_eq(on(DAY), 16.85, 1e-9);
	cr_expect_float_eq(on(DAY + 63), 16.85, 1e-9);
	cr_expect_float_eq(on(DAY + 64), -99, 0);
	vk_buf_free(&text);
}
