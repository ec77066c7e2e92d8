/* SPDX-License-Identifier: MIT */
/* Objects out of long JSON files. */
#include <history/elements.h>

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* All objects as "line:column:object;", failures as "line:column!code;". */
static void
check_bytes(const char *text, size_t len, const char *want)
{
	struct vk__elements e = { 0 };
	vk_buf got = { 0 };
	vk_error err;
	vk_status status;
	const char *json;
	uint64_t line;
	size_t n, column;

	vk__elements_open(&e, text, len, -1);
	while ((status = vk__elements_next(&e, &json, &n, &line, &column,
	    &err)) != VK_END) {
		vk_buf_add_uint(&got, line);
		vk_buf_add_char(&got, ':');
		vk_buf_add_uint(&got, column);
		vk_buf_add_char(&got, status == VK_OK ? ':' : '!');
		if (status == VK_OK)
			vk_buf_add(&got, json, n);
		else
			vk_buf_add_text(&got, err.code);
		vk_buf_add_char(&got, ';');
		cr_assert(status == VK_OK || status == VK_ESYNTAX ||
		    status == VK_ELIMIT);
	}
	cr_expect_str_eq(vk_buf_text(&got), want, "%.60s: %.200s", text,
	    got.data);
	vk_buf_free(&got);
	vk__elements_free(&e);
}

static void
check(const char *text, const char *want)
{
	check_bytes(text, strlen(text), want);
}

Test(elements, lists)
{
	check("", "");
	check("[]", "");
	check("[{\"a\":1},\n {\"b\":\"}]\\\"\"}]", "1:2:{\"a\":1};"
	    "2:2:{\"b\":\"}]\\\"\"};");
	check("\xef\xbb\xbf[{\"a\":{\"b\":[1]}}]", "1:5:{\"a\":{\"b\":[1]}};");
	check("{\"a\":1}\n{\"a\":2}\n", "1:1:{\"a\":1};2:1:{\"a\":2};");
	check("[{}]", "1:2:{};");
}

Test(elements, wrappers)
{
	check("[{\"x\":[{\"a\":1},{\"a\":2}]}]", "1:8:{\"a\":1};1:16:{\"a\":2};");
	check("{\"x\":[{\"a\":1}],\"more\":[{\"a\":2}],\"n\":null,\"s\":\"[\"}",
	    "1:7:{\"a\":1};1:24:{\"a\":2};");
	check("[[[{\"a\":1}]]]", "1:4:{\"a\":1};");
}

Test(elements, other_values_are_passed_over)
{
	check("[1, \"a\\\"b\", null, true, {\"a\":1}, -1.5e3]",
	    "1:25:{\"a\":1};");
}

Test(elements, broken_files)
{
	check("[{\"a\":1}, {\"b\":", "1:2:{\"a\":1};1:11!json-truncated;");
	check("[{\"a\":1}", "1:2:{\"a\":1};1:9!json-truncated;");
	check("[\"abc", "1:2!json-truncated;");
	check("{\"a\":1}]", "1:1:{\"a\":1};1:8!json-syntax;");
	check("[{\"a\":[1]}}", "1:11!json-syntax;");
	check("{\"x\":[{\"a\":1}],\"n\" 5}", "1:7:{\"a\":1};1:16!json-syntax;");
}

Test(elements, an_object_too_long_is_left_out)
{
	vk_buf text = { 0 };

	vk_buf_add_text(&text, "[{\"a\":\"");
	for (int i = 0; i < VK__ELEMENT_BYTES + 10; i++)
		vk_buf_add_char(&text, i % 50 ? 'x' : '\\');
	vk_buf_add_text(&text, "\"},{\"b\":1}]");
	check_bytes(text.data, text.len, "1:2!json-object;1:4194325:{\"b\":1};");
	vk_buf_free(&text);
}

Test(elements, deep_lists)
{
	char text[64];

	memset(text, '[', 40);
	strcpy(text + 40, "{\"a\":1}");
	/* Too deep to be looked into, and not closed. */
	check(text, "1:17!json-truncated;");
}

Test(elements, a_descriptor_follows_the_head)
{
	FILE *file = tmpfile();
	struct vk__elements e = { 0 };
	const char *json;
	uint64_t line;
	size_t len, column, count = 0;

	for (int i = 0; i < 20000; i++)
		fprintf(file, "{\"activityId\":%d},\n", i);
	fprintf(file, "{}]");
	uint64_t size = (uint64_t)ftell(file);
	fflush(file);
	rewind(file);
	vk__elements_open(&e, "[", 1, fileno(file));
	while (vk__elements_next(&e, &json, &len, &line, &column, NULL) ==
	    VK_OK)
		count++;
	cr_expect_eq(count, 20001);
	cr_expect_eq(vk__elements_bytes(&e), 1 + size);
	vk__elements_free(&e);
	fclose(file);
}

/* Deeper than anybody writes: what is there is one value, and all closes. */
Test(elements, lists_in_lists)
{
	check("[[[[[[[[[[[[[[[[{\"a\":1}]]]]]]]]]]]]]]]]",
	    "1:17:{\"a\":1};");
	check("[[[[[[[[[[[[[[[[[{\"a\":1}]]]]]]]]]]]]]]]]]", "");
	check("[[[[[[[[[[[[[[{\"activities\":[{\"a\":1}]}]]]]]]]]]]]]]]",
	    "1:15:{\"activities\":[{\"a\":1}]};");
	check("[[[[[[[[[[[[[{\"activities\":[{\"a\":1}]}]]]]]]]]]]]]]",
	    "1:29:{\"a\":1};");
}
