/* SPDX-License-Identifier: MIT */
#include "../../lib/vekta.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static vk_record *rec;
static vk_error err;

static void
begin(void)
{
	cr_assert_eq(vk_record_new(&rec), VK_OK);
}

static void
end(void)
{
	vk_record_free(rec);
}

TestSuite(record, .init = begin, .fini = end);

static void
load(const char *line)
{
	cr_assert_eq(vk_record_read(rec, line, strlen(line), &err), VK_OK,
	    "%s", line);
}

static void
is(const char *want)
{
	const char *json;
	size_t len;

	vk_record_bytes(rec, &json, &len);
	cr_assert_eq(len, strlen(want), "%.*s", (int)len, json);
	cr_assert_eq(memcmp(json, want, len), 0, "%.*s", (int)len, json);
}

static void
get_is(const char *path, const char *want)
{
	const char *json;
	size_t len;

	if (want == NULL) {
		cr_assert_eq(vk_record_get(rec, path, &json, &len),
		    VK_ABSENT, "%s", path);
		return;
	}
	cr_assert_eq(vk_record_get(rec, path, &json, &len), VK_OK, "%s",
	    path);
	cr_assert_eq(len, strlen(want), "%s: %.*s", path, (int)len, json);
	cr_assert_eq(memcmp(json, want, len), 0, "%s", path);
}

static void
set(const char *path, const char *json)
{
	cr_assert_eq(vk_record_set(rec, path, json,
	    json != NULL ? strlen(json) : 0), VK_OK);
}

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

Test(record, the_last_of_equal_names_counts)
{
	load("{\"a\":1,\"\\u0061\":2,\"vekta\":{\"x\":1},"
	    "\"vekta\":{\"y\":2,\"y\":3}}");
	get_is("a", "2");
	get_is("vekta.x", NULL);
	get_is("vekta.y", "3");
	set("a", "9");
	set("vekta.y", "8");
	is("{\"a\":1,\"\\u0061\":9,\"vekta\":{\"x\":1},"
	    "\"vekta\":{\"y\":2,\"y\":8}}");
}

Test(record, set_builds_a_record)
{
	set("name", "\"n\"");
	is("{\"name\":\"n\"}");
	set("vekta.score", "{}");
	is("{\"name\":\"n\",\"vekta\":{\"score\":{}}}");
	set("vekta.load", "1");
	set("vekta.score", "[1,2,3]");
	set("vekta.load", "22222");
	is("{\"name\":\"n\",\"vekta\":{\"score\":[1,2,3],\"load\":22222}}");
	set("workout_doc.steps", "[]");
	set("other.a", "1");
	set("other.b", "2");
	set("other.a", "333");
	set("name", "0");
	is("{\"name\":0,\"vekta\":{\"score\":[1,2,3],\"load\":22222},"
	    "\"workout_doc\":{\"steps\":[]},\"other\":{\"a\":333,\"b\":2}}");
	get_is("vekta.load", "22222");
	get_is("workout_doc.steps", "[]");
}

Test(record, set_leaves_other_bytes_alone)
{
	load(" { \"a\" : 1.50 , \"vekta\" : { \"x\" : 1 } , \"b\" : [ ] } ");
	set("vekta.x", "22");
	set("vekta.y", "3");
	set("a", "\"é\"");
	set("c", "4");
	is(" { \"a\" : \"é\" , \"vekta\" : { \"x\" : 22 ,\"y\":3} , "
	    "\"b\" : [ ] ,\"c\":4} ");
	get_is("b", "[ ]");
}

Test(record, set_replaces_a_parent_that_is_no_object)
{
	load("{\"vekta\":3,\"o\":[1],\"z\":0}");
	set("vekta.a", "4");
	set("o.b", "5");
	is("{\"vekta\":{\"a\":4},\"o\":{\"b\":5},\"z\":0}");
	get_is("vekta.a", "4");
	set("vekta", "7");
	get_is("vekta.a", NULL);
	set("vekta", "{ \"q\" : 1, \"r\":2}");
	get_is("vekta.q", "1");
	get_is("vekta.r", "2");
	get_is("z", "0");
}

Test(record, set_escapes_names)
{
	set("a\"b", "1");
	set("o.c\\d", "2");
	is("{\"a\\\"b\":1,\"o\":{\"c\\\\d\":2}}");
	get_is("a\"b", "1");
	get_is("o.c\\d", "2");
	set("a\"b", "3");
	is("{\"a\\\"b\":3,\"o\":{\"c\\\\d\":2}}");
}

Test(record, set_takes_its_own_bytes)
{
	const char *json;
	size_t len;

	load("{\"vekta\":{\"a\":[1,2,3]},\"b\":0}");
	cr_assert_eq(vk_record_get(rec, "vekta.a", &json, &len), VK_OK);
	cr_assert_eq(vk_record_set(rec, "b", json, len), VK_OK);
	cr_assert_eq(vk_record_get(rec, "vekta", &json, &len), VK_OK);
	cr_assert_eq(vk_record_set(rec, "vekta.a", json, len), VK_OK);
	is("{\"vekta\":{\"a\":{\"a\":[1,2,3]}},\"b\":[1,2,3]}");
}

Test(record, remove_takes_a_comma_along)
{
	load("{\"a\":1,\"b\":2,\"c\":3}");
	set("b", NULL);
	is("{\"a\":1,\"c\":3}");
	set("a", NULL);
	is("{\"c\":3}");
	set("x", NULL);
	set("c", NULL);
	is("{}");
	set("c", NULL);
	set("d", "4");
	is("{\"d\":4}");
}

Test(record, remove_with_white_space)
{
	load("{ \"a\" : 1 , \"vekta\" : { \"x\" : 1 , \"y\" : 2 } , \"b\" : 3 }");
	set("vekta.x", NULL);
	get_is("vekta.y", "2");
	set("a", NULL);
	get_is("vekta.y", "2");
	set("vekta.y", NULL);
	set("vekta.z", "5");
	get_is("vekta.z", "5");
	get_is("b", "3");
	set("b", NULL);
	set("e", "6");
	get_is("e", "6");
	get_is("vekta.z", "5");
}

Test(record, remove_takes_all_of_a_name)
{
	load("{\"a\":1,\"b\":2,\"a\":3,\"o\":{\"x\":1,\"x\":2},"
	    "\"vekta\":{\"y\":1},\"vekta\":{\"y\":2,\"z\":3,\"y\":4}}");
	set("a", NULL);
	set("o.x", NULL);
	set("vekta.y", NULL);
	is("{\"b\":2,\"o\":{},\"vekta\":{\"y\":1},\"vekta\":{\"z\":3}}");
	set("vekta", NULL);
	is("{\"b\":2,\"o\":{}}");
	get_is("vekta.y", NULL);
	set("missing.y", NULL);
	set("b.y", NULL);
	is("{\"b\":2,\"o\":{}}");
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

/* After any edits the places must be those that a fresh reading finds. */
Test(record, edits_in_any_order_agree_with_a_fresh_reading)
{
	static const char *const path[] = {
		"a", "vekta", "vekta.a", "vekta.b", "workout_doc.steps", "o.a",
		"o", "b", "vekta.c", "workout_doc", "o.b"
	};
	static const char *const value[] = {
		"1", "\"long text\"", "{}", "{ \"a\" : 1 , \"b\":[2] }", NULL,
		"[]", "{\"a\":1,\"a\":{}}", "null"
	};
	uint32_t state = 12345;
	vk_record *fresh;

	cr_assert_eq(vk_record_new(&fresh), VK_OK);
	for (int i = 0; i < 20000; i++) {
		const char *json, *a, *b;
		size_t len, a_len, b_len;

		state = state * 1664525 + 1013904223;
		set(path[(state >> 8) % 11], value[(state >> 16) % 8]);
		vk_record_bytes(rec, &json, &len);
		cr_assert_eq(vk_record_read(fresh, json, len, &err), VK_OK,
		    "%.*s", (int)len, json);
		for (size_t p = 0; p < 11; p++) {
			vk_status x = vk_record_get(rec, path[p], &a, &a_len);
			vk_status y = vk_record_get(fresh, path[p], &b,
			    &b_len);

			if (x != y || (x == VK_OK && (a_len != b_len ||
			    memcmp(a, b, a_len) != 0)))
				cr_assert_fail("%s in %.*s", path[p],
				    (int)len, json);
		}
	}
	vk_record_free(fresh);
}
