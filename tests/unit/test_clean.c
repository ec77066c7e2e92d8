/* SPDX-License-Identifier: MIT */
#include "../../lib/formats/clean.h"

#include <criterion/criterion.h>
#include <string.h>

static void
cleans(const char *text, size_t len, unsigned how, size_t max,
    const char *expected)
{
	vk_buf out = { 0 };

	vk_buf_add_text(&out, "|");
	vk__clean_add(&out, text, len, how, max);
	cr_assert_str_eq(vk_buf_text(&out) + 1, expected);
	cr_assert_eq(out.data[0], '|');
	vk_buf_free(&out);
}

#define CLEANS(text, how, expected) \
	cleans(text, sizeof(text) - 1, how, 1000, expected)

Test(clean, plain_text_stays)
{
	CLEANS("", 0, "");
	CLEANS("5x3min @ 95% <&\"'>", 0, "5x3min @ 95% <&\"'>");
	CLEANS("échauffement — 5 × 3′ 🚴", 0, "échauffement — 5 × 3′ 🚴");
}

Test(clean, controls_go)
{
	CLEANS("a\0b\x01" "c\x1b[31md\x7f", 0, "abc[31md");
	CLEANS("a\xc2\x85" "b\xe2\x80\xae" "c\xe2\x81\xa6" "d\xef\xbb\xbf", 0,
	    "abcd");
	CLEANS("a\xef\xbf\xbe" "b\xef\xbf\xbf" "c", 0, "abc");
}

Test(clean, broken_utf8_is_replaced)
{
	CLEANS("a\xff" "b", 0, "a\xef\xbf\xbd" "b");
	CLEANS("a\xed\xa0\x80", 0, "a\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
	CLEANS("a\xc3", 0, "a\xef\xbf\xbd");
}

Test(clean, lines)
{
	CLEANS("a\r\nb\rc\nd\te", 0, "a b c d e");
	CLEANS("a\r\nb\rc\nd\te", VK__CLEAN_LINES, "a\nb\nc\nd e");
	CLEANS(" \n a \n ", VK__CLEAN_LINES, "a");
	CLEANS("\n\r\t ", 0, "");
}

Test(clean, ascii)
{
	CLEANS("Échauffement à 95 % – 5 × 3", VK__CLEAN_ASCII,
	    "Echauffement a 95 % - 5 x 3");
	CLEANS("日本", VK__CLEAN_ASCII, "");
}

Test(clean, cut_between_characters)
{
	cleans("ééé", 6, 0, 6, "ééé");
	cleans("ééé", 6, 0, 5, "éé");
	cleans("ééé", 6, 0, 0, "");
	cleans("abc def", 7, 0, 4, "abc");
}

Test(clean, attribute)
{
	vk_buf out = { 0 };

	vk__clean_attribute(&out, "a<b>\"c\" & 'd' é", 16);
	cr_assert_str_eq(vk_buf_text(&out),
	    "a&lt;b&gt;&quot;c&quot; &amp; 'd' é");
	vk_buf_clear(&out);
	vk__clean_attribute(&out, "", 0);
	cr_assert_eq(out.len, 0);
	vk_buf_free(&out);
}

Test(clean, ascii_character)
{
	vk_buf out = { 0 };

	vk__clean_ascii(&out, 'a');
	vk__clean_ascii(&out, 0xc9);
	vk__clean_ascii(&out, 0xd7);
	vk__clean_ascii(&out, 0x65e5);
	cr_assert_str_eq(vk_buf_text(&out), "aEx");
	vk_buf_free(&out);
}
