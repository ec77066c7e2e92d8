/* SPDX-License-Identifier: MIT */
#include "record_lines.h"

TestSuite(edit, .init = begin, .fini = end);

Test(edit, the_last_of_equal_names_counts)
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

Test(edit, set_builds_a_record)
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

Test(edit, set_leaves_other_bytes_alone)
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

Test(edit, set_replaces_a_parent_that_is_no_object)
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

Test(edit, set_escapes_names)
{
	set("a\"b", "1");
	set("o.c\\d", "2");
	is("{\"a\\\"b\":1,\"o\":{\"c\\\\d\":2}}");
	get_is("a\"b", "1");
	get_is("o.c\\d", "2");
	set("a\"b", "3");
	is("{\"a\\\"b\":3,\"o\":{\"c\\\\d\":2}}");
}

Test(edit, set_takes_its_own_bytes)
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

Test(edit, remove_takes_a_comma_along)
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

Test(edit, remove_with_white_space)
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

Test(edit, remove_takes_all_of_a_name)
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

/* After any edits the places must be those that a fresh reading finds. */
Test(edit, edits_in_any_order_agree_with_a_fresh_reading)
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
