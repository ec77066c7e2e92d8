/* SPDX-License-Identifier: MIT */
#include "../../lib/base/phrase.h"
#include "../../lib/base/table.h"
#include "../../lib/base/utf8.h"

#include <criterion/criterion.h>
#include <string.h>

extern const char vk__data_phrases_tsv[];
extern const size_t vk__data_phrases_tsv_size;

static struct vk__table
open_phrases(void)
{
	struct vk__table table;

	vk__table_open(&table, vk__data_phrases_tsv,
	    vk__data_phrases_tsv_size);
	return table;
}

static bool
cell_holds(const struct vk__cell *cell, const char *text)
{
	size_t len = strlen(text);

	for (size_t i = 0; i + len <= cell->len; i++)
		if (memcmp(cell->text + i, text, len) == 0)
			return true;
	return false;
}

Test(phrase, rows_are_complete_sorted_and_alike)
{
	struct vk__table t = open_phrases();
	char before[128] = "";
	char code[128];

	cr_assert_eq(vk__utf8_check(vk__data_phrases_tsv,
	    vk__data_phrases_tsv_size), vk__data_phrases_tsv_size);
	while (vk__table_next(&t)) {
		cr_assert_eq(t.count, 3, "line %zu", t.line);
		cr_assert_lt(t.cell[0].len, sizeof code);
		memcpy(code, t.cell[0].text, t.cell[0].len);
		code[t.cell[0].len] = '\0';
		cr_assert(strcmp(before, code) < 0, "%s before %s", before,
		    code);
		strcpy(before, code);
		cr_assert_gt(t.cell[1].len, 0, "%s", code);
		cr_assert_gt(t.cell[2].len, 0, "%s", code);
		cr_assert_eq(cell_holds(&t.cell[1], "{1}"),
		    cell_holds(&t.cell[2], "{1}"), "%s", code);
		cr_assert_eq(cell_holds(&t.cell[1], "{2}"),
		    cell_holds(&t.cell[2], "{2}"), "%s", code);
		cr_assert_not(cell_holds(&t.cell[1], "{3}"), "%s", code);
	}
}

/* Both languages of every row are found by their code. */
Test(phrase, every_row_is_found)
{
	struct vk__table t = open_phrases();
	vk_buf buf = { 0 };

	while (vk__table_next(&t)) {
		char code[128];
		const char *lang[] = { "en", "fr" };

		memcpy(code, t.cell[0].text, t.cell[0].len);
		code[t.cell[0].len] = '\0';
		for (size_t i = 0; i < 2; i++) {
			vk_buf_clear(&buf);
			cr_assert_eq(vk__phrase_add(&buf, lang[i], code, "{1}",
			    "{2}"), VK_OK, "%s", code);
			cr_assert_eq(buf.len, t.cell[i + 1].len, "%s", code);
			cr_assert_eq(memcmp(buf.data, t.cell[i + 1].text,
			    buf.len), 0, "%s", code);
		}
	}
	vk_buf_free(&buf);
}

Test(phrase, places_are_filled)
{
	vk_buf buf = { 0 };

	cr_assert_eq(vk__phrase_add(&buf, "en", "export-target", "a{2}", "b"),
	    VK_OK);
	cr_assert_str_eq(vk_buf_text(&buf), "a{2} is played at b");
	vk_buf_clear(&buf);
	cr_assert_eq(vk__phrase_add(&buf, NULL, "export-target", NULL, "b"),
	    VK_OK);
	cr_assert_str_eq(vk_buf_text(&buf), " is played at b");
	vk_buf_clear(&buf);
	cr_assert_eq(vk__phrase_json(&buf, "fr", "export-target", "\"a\"",
	    "b"), VK_OK);
	cr_assert_str_eq(vk_buf_text(&buf), "\"\\\"a\\\" joué à b\"");
	vk_buf_free(&buf);
}

Test(phrase, unknown_code_stands_for_itself)
{
	static const char *const codes[] = { "", "a", "export-", "zzzz", "#" };
	vk_buf buf = { 0 };

	for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
		vk_buf_clear(&buf);
		cr_assert_eq(vk__phrase_add(&buf, "fr", codes[i], "a", "b"),
		    VK_ABSENT);
		cr_assert_str_eq(vk_buf_text(&buf), codes[i]);
	}
	vk_buf_free(&buf);
}
