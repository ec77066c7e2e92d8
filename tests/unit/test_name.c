/* SPDX-License-Identifier: MIT */
#include "formats_record.h"

static void
names(const char *format, const char *json, bool ascii, const char *expected)
{
	vk_record *rec = record_of(json);
	vk_buf out = { 0 };
	vk_error err = { 0 };

	cr_assert_eq(vk_name_make(format, rec, 12, ascii, &out, &err), VK_OK);
	cr_assert_str_eq(vk_buf_text(&out), expected);
	vk_buf_free(&out);
	vk_record_free(rec);
}

#define STANDARD "{date}_{name}"

Test(name, places)
{
	static const char rec[] = "{'start_date_local':'2026-03-03T07:00:00',"
	    "'name':'Seuil','vekta':{'id':'6ba7','athlete':'Léa',"
	    "'score':{'confidence':1,'category':'threshold'}}}";

	names(STANDARD, rec, false, "2026-03-03_Seuil");
	names("{athlete}.{category}.{id}.{line}", rec, false,
	    "Léa.threshold.6ba7.12");
	names("{athlete}", rec, true, "Lea");
	names("plain", rec, false, "plain");
}

Test(name, absent_places_leave_no_gap)
{
	names(STANDARD, "{'name':'Seuil'}", false, "Seuil");
	names("{date}_{athlete}_{line}", "{}", false, "12");
	names("{name}_{category}", "{'name':'a','vekta':{'score':3}}", false,
	    "a");
	names("{id}", "{'vekta':{'id':null}}", false, "workout");
	names("{athlete}", "{'athlete_id':7}", false, "7");
	names("{athlete}", "{'athlete':'x'}", false, "x");
	names("{date}", "{'start_date_local':'2026-02-30'}", false,
	    "workout");
}

Test(name, one_safe_component)
{
	names("{name}", "{'name':'../../etc/passwd'}", false, "etc-passwd");
	names("{name}", "{'name':'/etc/passwd'}", false, "etc-passwd");
	names("{name}", "{'name':'C:\\\\x\\\\y'}", false, "C-x-y");
	names("{name}", "{'name':'-rf *'}", false, "rf");
	names("{name}", "{'name':'.hidden'}", false, "hidden");
	names("{name}", "{'name':'..'}", false, "workout");
	names("{name}", "{'name':'a\\nb\\u0000c\\u001b[0m'}", false,
	    "a-bc[0m");
	names("{name}", "{'name':'5 × 3 min à 95 %'}", false,
	    "5-×-3-min-à-95-%");
	names("{name}", "{'name':'5 × 3 min à 95 %'}", true,
	    "5-x-3-min-a-95-%");
	names("{name}", "{'name':'\xf0\x9f\x9a\xb4 ride'}", false,
	    "\xf0\x9f\x9a\xb4-ride");
	names("{name}", "{'name':'\xf0\x9f\x9a\xb4'}", true, "workout");
	names("{name}", "{'name':'$(rm) `x`; \\\"y\\\"'}", false,
	    "(rm)-x-y");
	names("../{name}/", "{'name':'a'}", false, "a");
}

Test(name, windows_devices)
{
	names("{name}", "{'name':'CON'}", false, "_CON");
	names("{name}", "{'name':'nul.txt'}", false, "_nul.txt");
	names("{name}", "{'name':'Lpt1'}", false, "_Lpt1");
	names("{name}", "{'name':'con1'}", false, "con1");
	names("{name}", "{'name':'com'}", false, "com");
	names("{name}", "{'name':'Constant'}", false, "Constant");
}

Test(name, length)
{
	vk_buf json = { 0 }, out = { 0 };
	vk_error err = { 0 };
	vk_record *rec;

	vk_buf_add_text(&json, "{'name':'x");
	for (int i = 0; i < 300; i++)
		vk_buf_add_text(&json, "é");
	vk_buf_add_text(&json, "'}");
	rec = record_of(vk_buf_text(&json));
	cr_assert_eq(vk_name_make("{name}", rec, 1, false, &out, &err), VK_OK);
	cr_assert_eq(out.len, 199, "not inside of a character");
	vk_record_free(rec);
	vk_buf_free(&json);
	vk_buf_free(&out);
}

Test(name, unknown_place)
{
	vk_record *rec = record_of("{}");
	vk_buf out = { 0 };
	vk_error err = { 0 };

	cr_assert_eq(vk_name_make("{date}_{nom}", rec, 1, false, &out, &err),
	    VK_EVALUE);
	cr_assert_str_eq(err.code, "name-format");
	cr_assert_str_eq(err.arg[0], "{nom}");
	vk_buf_free(&out);
	vk_record_free(rec);
}
