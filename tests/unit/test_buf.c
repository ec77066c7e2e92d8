/* SPDX-License-Identifier: MIT */
#include "../../lib/vekta.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

static void
is_text(vk_buf *buf, const char *want)
{
	const char *text = vk_buf_text(buf);

	cr_assert_not_null(text);
	cr_assert_str_eq(text, want);
	cr_assert_eq(buf->len, strlen(want));
}

Test(buf, zeroed_is_empty_and_can_be_freed)
{
	vk_buf buf = { 0 };

	vk_buf_free(&buf);
	vk_buf_free(NULL);
	vk_buf_clear(&buf);
	vk_buf_add(&buf, "x", 0);
	cr_assert_null(buf.data);
	is_text(&buf, "");
	vk_buf_free(&buf);
	cr_assert_null(buf.data);
	cr_assert_eq(buf.cap, 0);
}

Test(buf, appends_of_every_kind)
{
	vk_buf buf = { 0 };

	vk_buf_add(&buf, "ab", 2);
	vk_buf_add_text(&buf, "cd");
	vk_buf_add_char(&buf, ',');
	vk_buf_add_uint(&buf, UINT64_MAX);
	vk_buf_add_char(&buf, ',');
	vk_buf_add_number(&buf, -88.5);
	vk_buf_add_char(&buf, ',');
	vk_buf_add_fixed(&buf, 0.8149, 2);
	is_text(&buf, "abcd,18446744073709551615,-88.5,0.81");
	vk_buf_free(&buf);
}

Test(buf, grows_and_keeps_its_memory_when_cleared)
{
	vk_buf buf = { 0 };
	size_t cap;

	for (int i = 0; i < 100000; i++)
		vk_buf_add_char(&buf, (char)('a' + i % 26));
	cr_assert_eq(buf.len, 100000);
	cr_assert_eq(buf.data[99999], 'a' + 99999 % 26);
	cap = buf.cap;
	vk_buf_clear(&buf);
	cr_assert_eq(buf.len, 0);
	cr_assert_eq(buf.cap, cap);
	vk_buf_free(&buf);
}

Test(buf, reserve_makes_room)
{
	vk_buf buf = { 0 };

	cr_assert_eq(vk_buf_reserve(&buf, 1000), VK_OK);
	cr_assert_geq(buf.cap, 1000);
	cr_assert_eq(buf.len, 0);
	vk_buf_free(&buf);
}

Test(buf, failure_sticks_until_cleared)
{
	vk_buf buf = { 0 };

	vk_buf_add_text(&buf, "kept");
	cr_assert_eq(vk_buf_reserve(&buf, SIZE_MAX), VK_ENOMEM);
	cr_assert(buf.failed);
	cr_assert_eq(vk_buf_reserve(&buf, SIZE_MAX / 2), VK_ENOMEM);
	cr_assert_eq(memcmp(buf.data, "kept", 4), 0);
	vk_buf_add_text(&buf, "more");
	cr_assert_null(vk_buf_text(&buf));
	vk_buf_clear(&buf);
	cr_assert_not(buf.failed);
	is_text(&buf, "");
	vk_buf_free(&buf);
}

Test(buf, json_escapes_what_it_must)
{
	static const char text[] = "a\"\\/\b\f\n\r\t\x01\x1f\x7f\0é\xf0\x9f\x9a\xb4";
	vk_buf buf = { 0 };

	vk_buf_add_json(&buf, text, sizeof text - 1);
	is_text(&buf, "\"a\\\"\\\\/\\u0008\\u000c\\n\\r\\t\\u0001\\u001f"
	    "\\u007f\\u0000é\xf0\x9f\x9a\xb4\"");
	vk_buf_clear(&buf);
	vk_buf_add_json(&buf, "", 0);
	is_text(&buf, "\"\"");
	vk_buf_free(&buf);
}

/* Runs of plain characters are copied eight at a time. */
Test(buf, json_escapes_in_every_place)
{
	for (int c = 0; c < 256; c++) {
		vk_buf one = { 0 };
		char alone = (char)c;

		vk_buf_add_json(&one, &alone, 1);
		for (size_t at = 0; at < 19; at++) {
			char text[19];
			vk_buf got = { 0 }, want = { 0 };

			memset(text, 'a', sizeof text);
			text[at] = alone;
			vk_buf_add_json(&got, text, sizeof text);
			vk_buf_add_char(&want, '"');
			vk_buf_add(&want, text, at);
			vk_buf_add(&want, one.data + 1, one.len - 2);
			vk_buf_add(&want, text + at + 1, sizeof text - at - 1);
			vk_buf_add_char(&want, '"');
			cr_assert_eq(got.len, want.len, "%d at %zu", c, at);
			cr_assert_eq(memcmp(got.data, want.data, got.len), 0);
			vk_buf_free(&got);
			vk_buf_free(&want);
		}
		vk_buf_free(&one);
	}
}

Test(buf, a_number_that_is_none_is_null)
{
	vk_buf buf = { 0 };

	vk_buf_add_number(&buf, NAN);
	vk_buf_add_fixed(&buf, INFINITY, 2);
	is_text(&buf, "nullnull");
	vk_buf_free(&buf);
}

Test(buf, numbers_of_sentences)
{
	vk_buf buf = { 0 };

	vk_number_tell(6.25, 1, "fr", &buf);
	vk_buf_add_char(&buf, ' ');
	vk_number_tell(6.5, 1, "en", &buf);
	vk_buf_add_char(&buf, ' ');
	vk_number_tell(6, 1, NULL, &buf);
	vk_buf_add_char(&buf, '\0');
	cr_assert_str_eq(buf.data, "6,3 6.5 6");
	vk_buf_free(&buf);
}
