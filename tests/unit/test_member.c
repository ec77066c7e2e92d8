/* SPDX-License-Identifier: MIT */
#include "../../lib/record/json.h"

#include <criterion/criterion.h>
#include <string.h>

/* A copy with the NUL bytes that follow every checked text. */
static const char *
padded(const char *text)
{
	static char copy[256];

	cr_assert_lt(strlen(text) + VK__JSON_SLACK, sizeof copy);
	memset(copy, 0, sizeof copy);
	strcpy(copy, text);
	return copy;
}

Test(member, walks_an_object)
{
	const char *text = padded("x{ \"a\" : [1,{\"b\":\"}\"}] ,"
	    "\"\\\"\":-1.5e3 , \"c\":null}, \"d\":1");
	struct vk__member m;
	uint32_t at = 1;

	cr_assert(vk__json_member(text, &at, &m));
	cr_assert(vk__json_named(text, &m, "a", 1));
	cr_assert_eq(m.value_len, strlen("[1,{\"b\":\"}\"}]"));
	cr_assert(vk__json_member(text, &at, &m));
	cr_assert(m.escaped);
	cr_assert(vk__json_named(text, &m, "\"", 1));
	cr_assert_eq(m.value_len, 6);
	cr_assert(vk__json_member(text, &at, &m));
	cr_assert(vk__json_named(text, &m, "c", 1));
	cr_assert_eq(memcmp(text + m.value, "null", m.value_len), 0);
	cr_assert_not(vk__json_member(text, &at, &m));
	cr_assert_not(vk__json_member(text, &at, &m));
}

Test(member, empty_objects_have_none)
{
	struct vk__member m;
	uint32_t at = 0;

	cr_assert_not(vk__json_member(padded("{}"), &at, &m));
	at = 0;
	cr_assert_not(vk__json_member(padded("{ \t }"), &at, &m));
}

Test(member, skip_ends_after_the_value)
{
	static const struct { const char *text; uint32_t end; } rows[] = {
		{ "1,2", 1 }, { "-0.5e+3}", 7 }, { "true]", 4 },
		{ "\"a\\\"]\" ", 6 }, { "\"\\\\\",", 4 }, { "[]]", 2 },
		{ "{\"a\":[1,{}], \"b\":\"[\"}}", 21 }, { "null \n", 4 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		cr_assert_eq(vk__json_skip(padded(rows[i].text), 0), rows[i].end,
		    "%s", rows[i].text);
}

Test(member, space)
{
	cr_assert_eq(vk__json_space(" \t\r\nx", 0), 4);
	cr_assert_eq(vk__json_space("x ", 0), 0);
	cr_assert_eq(vk__json_space("x ", 1), 2);
}

static void
decodes(const char *json, const char *want, size_t len)
{
	vk_buf out = { 0 };

	vk__json_decode(json, strlen(json), &out);
	cr_assert_eq(out.len, len, "%s", json);
	cr_assert_eq(memcmp(out.data, want, len), 0, "%s", json);
	vk_buf_free(&out);
}

Test(member, decode)
{
	decodes("plain é", "plain é", 8);
	decodes("\\\"\\\\\\/\\b\\f\\n\\r\\t", "\"\\/\b\f\n\r\t", 8);
	decodes("a\\u0000b", "a\0b", 3);
	decodes("\\u00e9\\u00C9\\u20ac", "éÉ€", 7);
	decodes("\\ud83d\\uDEB4!", "\xf0\x9f\x9a\xb4!", 5);
	decodes("\\ufffd\\ue000", "\xef\xbf\xbd\xee\x80\x80", 6);
}

Test(member, names_are_compared_as_characters)
{
	const char *text = padded("{\"\\u0076ek\\u0074a\":1,\"vekta\":2,"
	    "\"vekt\":3,\"v\\u0065\":4}");
	struct vk__member m[4];
	struct vk__members all = { m, 4, 4, false };
	uint32_t at = 0;

	for (size_t i = 0; i < 4; i++)
		cr_assert(vk__json_member(text, &at, &m[i]));
	cr_assert(vk__json_named(text, &m[0], "vekta", 5));
	cr_assert_not(vk__json_named(text, &m[0], "vekt", 4));
	cr_assert_not(vk__json_named(text, &m[0], "vektax", 6));
	cr_assert_not(vk__json_named(text, &m[2], "vekta", 5));
	cr_assert_eq(vk__members_find(&all, text, "vekta", 5), &m[1]);
	cr_assert_eq(vk__members_find(&all, text, "ve", 2), &m[3]);
	cr_assert_null(vk__members_find(&all, text, "", 0));
}
