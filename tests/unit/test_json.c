/* SPDX-License-Identifier: MIT */
#include "../../lib/record/json.h"

#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <stdlib.h>
#include <string.h>

static struct vk__index index_;

/* Checks a copy that ends as the reader of records ends its line. */
static vk_status
check(const char *json, size_t len, vk_error *err)
{
	char *text = calloc(1, len + VK__JSON_SLACK);
	vk_status status;

	cr_assert_not_null(text);
	memcpy(text, json, len);
	status = vk__json_check(text, len, &index_, err);
	free(text);
	return status;
}

static void
done(void)
{
	vk__index_free(&index_);
}

TestSuite(json, .fini = done);

struct bad_case {
	char json[32];
	size_t len; /* 0: as long as the text */
	vk_status status;
	size_t column;
	char code[16];
};

ParameterizedTestParameters(json, refuses)
{
	static struct bad_case cases[] = {
		{ "", 0, VK_ESYNTAX, 1, "json-truncated" },
		{ " ", 0, VK_ESYNTAX, 2, "json-truncated" },
		{ "[]", 0, VK_ESYNTAX, 1, "json-syntax" },
		{ "null", 0, VK_ESYNTAX, 1, "json-syntax" },
		{ "\xef\xbb\xbf{}", 0, VK_ESYNTAX, 1, "json-syntax" },
		{ "{", 0, VK_ESYNTAX, 2, "json-truncated" },
		{ "{}x", 0, VK_ESYNTAX, 3, "json-syntax" },
		{ "{} {}", 0, VK_ESYNTAX, 4, "json-syntax" },
		{ "{}\0", 3, VK_ESYNTAX, 3, "json-syntax" },
		{ "{}\xff", 0, VK_EUTF8, 3, "utf8-invalid" },
		{ "{,}", 0, VK_ESYNTAX, 2, "json-syntax" },
		{ "{a:1}", 0, VK_ESYNTAX, 2, "json-syntax" },
		{ "{'a':1}", 0, VK_ESYNTAX, 2, "json-syntax" },
		{ "{\"a\" 1}", 0, VK_ESYNTAX, 6, "json-syntax" },
		{ "{\"a\":}", 0, VK_ESYNTAX, 6, "json-syntax" },
		{ "{\"a\":1", 0, VK_ESYNTAX, 7, "json-truncated" },
		{ "{\"a\":1,}", 0, VK_ESYNTAX, 8, "json-syntax" },
		{ "{\"a\":1]", 0, VK_ESYNTAX, 7, "json-syntax" },
		{ "{\"a\":[1}", 0, VK_ESYNTAX, 8, "json-syntax" },
		{ "{\"a\":[1,]}", 0, VK_ESYNTAX, 9, "json-syntax" },
		{ "{\"a\":[,1]}", 0, VK_ESYNTAX, 7, "json-syntax" },
		{ "{\"a\":1 2}", 0, VK_ESYNTAX, 8, "json-syntax" },
		{ "{\"a\":tru}", 0, VK_ESYNTAX, 6, "json-syntax" },
		{ "{\"a\":True}", 0, VK_ESYNTAX, 6, "json-syntax" },
		{ "{\"a\":truex}", 0, VK_ESYNTAX, 10, "json-syntax" },
		{ "{\"a\":NaN}", 0, VK_ESYNTAX, 6, "json-syntax" },
		{ "{\"a\":01}", 0, VK_ESYNTAX, 7, "json-syntax" },
		{ "{\"a\":.5}", 0, VK_ESYNTAX, 6, "json-syntax" },
		{ "{\"a\":+5}", 0, VK_ESYNTAX, 6, "json-syntax" },
		{ "{\"a\":5.}", 0, VK_ESYNTAX, 6, "json-syntax" },
		{ "{\"a\":-}", 0, VK_ESYNTAX, 6, "json-syntax" },
		{ "{\"a\":1e}", 0, VK_ESYNTAX, 6, "json-syntax" },
		{ "{\"a\":0x1}", 0, VK_ESYNTAX, 7, "json-syntax" },
		{ "{\"a\":\"\t\"}", 0, VK_ESYNTAX, 7, "json-syntax" },
		{ "{\"a\":\"x\0y\"}", 11, VK_ESYNTAX, 8, "json-syntax" },
		{ "{\"a\":\"\\x\"}", 0, VK_ESYNTAX, 7, "json-syntax" },
		{ "{\"a\":\"\\u12g4\"}", 0, VK_ESYNTAX, 7, "json-syntax" },
		{ "{\"a\":\"\\ud800\"}", 0, VK_ESYNTAX, 7, "json-surrogate" },
		{ "{\"a\":\"\\udc00\"}", 0, VK_ESYNTAX, 7, "json-surrogate" },
		{ "{\"a\":\"\\ud800\\u0041\"}", 0, VK_ESYNTAX, 7,
		  "json-surrogate" },
		{ "{\"a\":\"\\", 0, VK_ESYNTAX, 8, "json-truncated" },
		{ "{\"a\":\"abc", 0, VK_ESYNTAX, 10, "json-truncated" },
		{ "{\"a\":\"x\xff\"}", 0, VK_EUTF8, 8, "utf8-invalid" },
		{ "{\"a\":\"\xc3(\"}", 0, VK_EUTF8, 7, "utf8-invalid" },
		{ "{\"\xe2\x82\":1}", 0, VK_EUTF8, 3, "utf8-invalid" },
		{ "{\"a\":\"\xed\xa0\x80\"}", 0, VK_EUTF8, 7, "utf8-invalid" },
		{ "{\"a\":\"\xc3", 0, VK_EUTF8, 7, "utf8-invalid" },
		{ "{\"a\":\xc3\xa9}", 0, VK_ESYNTAX, 6, "json-syntax" },
	};

	return cr_make_param_array(struct bad_case, cases,
	    sizeof cases / sizeof cases[0]);
}

ParameterizedTest(struct bad_case *c, json, refuses)
{
	vk_error err = { 0 };
	size_t len = c->len > 0 ? c->len : strlen(c->json);

	cr_assert_eq(check(c->json, len, &err), c->status, "%s", c->json);
	cr_assert_eq(err.status, c->status);
	cr_assert_eq(err.column, c->column, "%s: column %zu", c->json,
	    err.column);
	cr_assert_str_eq(err.code, c->code, "%s", c->json);
}

Test(json, accepts)
{
	static const char *const good[] = {
		"{}", " \t\r\n{ \t\r\n} \t\r\n", "{\"a\":-0}", "{\"\":1e999}",
		"{\"a\":9007199254740993}", "{\"a\":\"\\u0000\"}",
		"{\"a\":\"\\ud83d\\ude00\"}", "{\"a\":\"\xf0\x9f\x9a\xb4\"}",
		"{\"a\":1,\"a\":2}", "{\"a\":[[],{},[{}],\"\",true,false]}",
		"{\"a\":null , \"b\" : [ 1 , 2 ] }", "{\"a\":\"\x7f\"}",
		"{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\uAbCd\"}",
	};

	for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
		cr_assert_eq(check(good[i], strlen(good[i]), NULL), VK_OK,
		    "%s", good[i]);
}

/* {"a":[[...]]}, levels deep in all. */
static size_t
nested(char *text, size_t levels)
{
	size_t len = 5;

	memcpy(text, "{\"a\":", 5);
	for (size_t i = 1; i < levels; i++)
		text[len++] = '[';
	for (size_t i = 1; i < levels; i++)
		text[len++] = ']';
	text[len++] = '}';
	return len;
}

Test(json, depth)
{
	static char text[2000010];
	vk_error err;

	cr_assert_eq(check(text, nested(text, VK_JSON_DEPTH), &err), VK_OK);
	cr_assert_eq(check(text, nested(text, VK_JSON_DEPTH + 1), &err),
	    VK_ELIMIT);
	cr_assert_str_eq(err.code, "json-depth");
	cr_assert_eq(check(text, nested(text, 1000000), &err), VK_ELIMIT);
}

Test(json, members_of_one_object)
{
	size_t size = (VK__MEMBERS + 1) * 5 + 2;
	char *text = malloc(size);
	size_t len = 0;
	vk_error err;

	cr_assert_not_null(text);
	for (size_t i = 0; i < VK__MEMBERS; i++) {
		memcpy(text + len, i == 0 ? "{\"\":1" : ",\"\":1", 5);
		len += 5;
	}
	text[len] = '}';
	cr_assert_eq(check(text, len + 1, &err), VK_OK);
	cr_assert_eq(index_.top.count, VK__MEMBERS);
	memcpy(text + len, ",\"\":1}", 6);
	cr_assert_eq(check(text, len + 6, &err), VK_ELIMIT);
	cr_assert_str_eq(err.code, "json-members");
	free(text);
}

static void
member_is(const char *text, const struct vk__member *m, const char *key,
    const char *value)
{
	cr_assert_eq(m->key_len, strlen(key));
	cr_assert_eq(memcmp(text + m->key, key, m->key_len), 0);
	cr_assert_eq(m->value_len, strlen(value));
	cr_assert_eq(memcmp(text + m->value, value, m->value_len), 0);
}

Test(json, notes_where_members_stand)
{
	static const char text[] = " { \"a\" : 1 ,\"vekta\":{\"x\":[{\"y\":2}] ,"
	    "\"z\":\"s\"},\"workout_doc\":[{\"q\":1}],\"\\u0061b\":{\"c\":3}}"
	    "\0\0\0\0\0\0\0";
	const struct vk__members *part = index_.part;

	cr_assert_eq(vk__json_check(text, strlen(text), &index_, NULL),
	    VK_OK);
	cr_assert_eq(index_.top.count, 4);
	member_is(text, &index_.top.at[0], "a", "1");
	member_is(text, &index_.top.at[1], "vekta",
	    "{\"x\":[{\"y\":2}] ,\"z\":\"s\"}");
	member_is(text, &index_.top.at[2], "workout_doc", "[{\"q\":1}]");
	cr_assert(index_.top.at[3].escaped);
	cr_assert_not(index_.top.at[2].escaped);
	cr_assert_eq(part[VK__PART_VEKTA].count, 2);
	member_is(text, &part[VK__PART_VEKTA].at[0], "x", "[{\"y\":2}]");
	member_is(text, &part[VK__PART_VEKTA].at[1], "z", "\"s\"");
	cr_assert_eq(part[VK__PART_WORKOUT].count, 0);
}

Test(json, the_last_of_equal_parts_counts)
{
	static const char text[] = "{\"vekta\":{\"a\":1},\"v\\u0065kta\":"
	    "{\"b\":2},\"x\":{\"vekta\":{\"c\":3}}}\0\0\0\0\0\0\0";

	cr_assert_eq(vk__json_check(text, strlen(text), &index_, NULL),
	    VK_OK);
	cr_assert_eq(index_.part[VK__PART_VEKTA].count, 1);
	member_is(text, &index_.part[VK__PART_VEKTA].at[0], "b", "2");
}
