/* SPDX-License-Identifier: MIT */
#include "record_lines.h"

#include <math.h>
#include <stdlib.h>

TestSuite(record, .init = begin, .fini = end);

Test(record, new_is_an_empty_object)
{
	is("{}");
	get_is("a", NULL);
	get_is("vekta.a", NULL);
	vk_record_free(NULL);
}

Test(record, reading_keeps_every_byte)
{
	const char *line = " { \"b\" :1.0,\"a\":\"\\u00e9\" , \"b\":1E2 }\r";

	load(line);
	is(line);
	get_is("b", "1E2");
	get_is("a", "\"\\u00e9\"");
	get_is("c", NULL);
}

Test(record, a_bad_line_leaves_an_empty_record)
{
	static char zero[8];
	char *big = calloc(1, VK_LINE_BYTES + 1);

	load("{\"a\":1}");
	cr_assert_eq(vk_record_read(rec, "{\"a\":2", 6, &err), VK_ESYNTAX);
	is("{}");
	get_is("a", NULL);
	cr_assert_eq(vk_record_read(rec, "{\"a\":\"\xff\"}", 9, &err),
	    VK_EUTF8);
	cr_assert_eq(err.column, 7);
	cr_assert_eq(vk_record_read(rec, "", 0, &err), VK_ESYNTAX);
	cr_assert_eq(vk_record_read(rec, zero, 8, NULL), VK_ESYNTAX);
	cr_assert_not_null(big);
	cr_assert_eq(vk_record_read(rec, big, VK_LINE_BYTES + 1, &err),
	    VK_ELIMIT);
	cr_assert_str_eq(err.code, "line-bytes");
	is("{}");
	free(big);
}

Test(record, the_longest_line)
{
	char *big = malloc(VK_LINE_BYTES);

	cr_assert_not_null(big);
	memset(big, 'x', VK_LINE_BYTES);
	memcpy(big, "{\"a\":\"", 6);
	memcpy(big + VK_LINE_BYTES - 2, "\"}", 2);
	cr_assert_eq(vk_record_read(rec, big, VK_LINE_BYTES, &err), VK_OK);
	set("vekta.x", "1");
	get_is("vekta.x", "1");
	free(big);
}

Test(record, get_follows_two_names)
{
	load("{\"vekta\":{\"a\":1,\"b\":{\"a\":2}},\"o\":{\"a\":3,\"a\":4},"
	    "\"n\":5,\"workout_doc\":{\"steps\":[ ],\"duration\":60}}");
	get_is("vekta.a", "1");
	get_is("vekta.b", "{\"a\":2}");
	get_is("vekta.c", NULL);
	get_is("o.a", "4");
	get_is("o.b", NULL);
	get_is("n.a", NULL);
	get_is("m.a", NULL);
	get_is("workout_doc.steps", "[ ]");
	get_is("workout_doc.duration", "60");
	get_is("workout_doc", "{\"steps\":[ ],\"duration\":60}");
}

Test(record, strings)
{
	vk_buf out = { 0 };

	load("{\"a\":\"5\\u00d73\\n\",\"n\":1,\"z\":\"x\\u0000y\",\"e\":\"\"}");
	cr_assert_eq(vk_record_string(rec, "a", &out), VK_OK);
	cr_assert_str_eq(vk_buf_text(&out), "5×3\n");
	cr_assert_eq(vk_record_string(rec, "z", &out), VK_OK);
	cr_assert_eq(out.len, 3);
	cr_assert_eq(memcmp(out.data, "x\0y", 3), 0);
	cr_assert_eq(vk_record_string(rec, "e", &out), VK_OK);
	cr_assert_eq(out.len, 0);
	cr_assert_eq(vk_record_string(rec, "n", &out), VK_ABSENT);
	cr_assert_eq(vk_record_string(rec, "q", &out), VK_ABSENT);
	vk_buf_free(&out);
}

Test(record, numbers)
{
	double value = 7;

	load("{\"a\":95.5,\"z\":-0,\"big\":1e999,\"s\":\"1\",\"t\":true,"
	    "\"i\":9007199254740993,\"vekta\":{\"v\":1e2}}");
	cr_assert_eq(vk_record_number(rec, "big", &value), VK_ABSENT);
	cr_assert_eq(vk_record_number(rec, "s", &value), VK_ABSENT);
	cr_assert_eq(vk_record_number(rec, "t", &value), VK_ABSENT);
	cr_assert_eq(vk_record_number(rec, "q", &value), VK_ABSENT);
	cr_assert_eq(value, 7);
	cr_assert_eq(vk_record_number(rec, "a", &value), VK_OK);
	cr_assert_eq(value, 95.5);
	cr_assert_eq(vk_record_number(rec, "z", &value), VK_OK);
	cr_assert(value == 0 && signbit(value));
	cr_assert_eq(vk_record_number(rec, "i", &value), VK_OK);
	cr_assert_eq(value, 9007199254740992.0);
	cr_assert_eq(vk_record_number(rec, "vekta.v", &value), VK_OK);
	cr_assert_eq(value, 100);
}
