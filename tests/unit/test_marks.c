/* SPDX-License-Identifier: MIT */
#include "../../cmd/cli/screen.h"
#include "../../cmd/explain/marks.h"

#include <criterion/criterion.h>
#include <string.h>

static void
shows(const char *text, const vk_span *span, size_t count, bool colour,
    const char *expected)
{
	vk_buf out = { 0 };

	marks_add(text, strlen(text), span, count, colour, &out);
	cr_assert_str_eq(vk_buf_text(&out), expected);
	vk_buf_free(&out);
}

Test(marks, each_fate_has_a_sign)
{
	const vk_span span[] = {
		{ 0, 2, VK_FATE_READ }, { 3, 5, VK_FATE_FILL },
		{ 6, 8, VK_FATE_CORRECTED }, { 9, 11, VK_FATE_UNREAD }
	};

	shows("ab cd ef gh", span, 4, false, "ab cd ef gh\n^^ .. ~~ ??\n");
	shows("ab cd", span, 1, false, "ab cd\n^^\n");
	shows("", span, 0, false, "");
}

Test(marks, stand_below_characters_not_bytes)
{
	const vk_span span[] = { { 0, 3, VK_FATE_READ },
		{ 3, 6, VK_FATE_UNREAD } };

	/* A composed accent, a combining one, a wide character. */
	shows("é1e\xcc\x81", span, 2, false, "é1e\xcc\x81\n^^?\n");
	shows("日本", span, 2, false, "日本\n^^??\n");
}

Test(marks, lines_stay_lines_and_long_ones_are_broken)
{
	const vk_span span[] = { { 0, 1, VK_FATE_READ },
		{ 2, 3, VK_FATE_READ } };
	char text[200];
	vk_buf out = { 0 };

	shows("a\nb", span, 2, false, "a\n^\nb\n^\n");
	shows("a\n\n", span, 1, false, "a\n^\n\n");
	memset(text, 'x', sizeof text);
	text[65] = ' ';
	marks_add(text, sizeof text, span, 0, false, &out);
	cr_assert_str_not_empty(vk_buf_text(&out));
	cr_assert_eq(strcspn(out.data, "\n"), 66);
	cr_assert_eq(strcspn(out.data + 67, "\n"), 76);
	vk_buf_free(&out);
}

Test(marks, colour_changes_with_the_fate_only)
{
	const vk_span span[] = { { 0, 1, VK_FATE_READ },
		{ 1, 2, VK_FATE_READ }, { 3, 4, VK_FATE_UNREAD } };

	shows("ab c", span, 3, true,
	    "\033[32mab\033[0m \033[31mc\033[0m\n^^ ?\n");
}

Test(marks, nothing_steers_the_terminal)
{
	vk_buf out = { 0 };
	const char text[] = "a\033[31m\t\xc2\x9b\xe2\x80\xae\x7f\0z";

	screen_add_text(text, sizeof text - 1, &out);
	cr_assert_str_eq(vk_buf_text(&out), "a\xef\xbf\xbd[31m \xef\xbf\xbd"
	    "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbdz");
	vk_buf_free(&out);
}
