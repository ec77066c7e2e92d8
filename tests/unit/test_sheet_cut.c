/* SPDX-License-Identifier: MIT */
#include "text_pipeline.h"

#include "../../lib/text/sheet_cut.h"

TestSuite(sheet_cut, .init = pipeline_begin, .fini = pipeline_end);

/* The cells of a line, "|" between them. */
static const char *
cells_of(const char *text)
{
	struct finder f = { .raws = &raws, .folded = &folded };
	struct cut cut;

	scan_text(text);
	f.style = vk__sheet_style(&f, 0, raws.count);
	f.outer = f.style == BAR && vk__sheet_sign(&f, 0, '|');
	vk__sheet_cut(&f, 0, raws.count, &cut);
	vk_buf_clear(&shown);
	for (size_t i = 0; i < cut.count; i++) {
		const struct vk__sheet_cell *c = &cut.cell[i];

		if (i > 0)
			vk_buf_add_char(&shown, '|');
		if (c->beg < c->end)
			vk_buf_add(&shown, folded.text + raws.raw[c->beg].beg,
			    raws.raw[c->end - 1].end - raws.raw[c->beg].beg);
	}
	return vk_buf_text(&shown);
}

Test(sheet_cut, cells)
{
	cr_expect_str_eq(cells_of("| a b | 12' | |"), "a b|12'");
	cr_expect_str_eq(cells_of("a b | | c, d"), "a b||c, d");
	cr_expect_str_eq(cells_of("a;;b;"), "a||b");
	cr_expect_str_eq(cells_of("a\t\tb c"), "a||b c");
	cr_expect_str_eq(cells_of("a b   c  d"), "a b|c|d");
	cr_expect_str_eq(cells_of("a,\"b, c\",d"), "a|b, c|d");
	cr_expect_str_eq(cells_of("**a** | _b_"), "a|b");
	cr_expect_str_eq(cells_of("\"30\"\",a"), "30\"|a");
	cr_expect_str_eq(cells_of("abc"), "abc");
}

Test(sheet_cut, no_more_than_it_can_hold)
{
	struct finder f = { .raws = &raws, .folded = &folded, .style = SEMICOLON };
	struct cut cut;

	scan_text("a;b;c;d;e;f;g;h;i;j;k;l;m;n;o;p;q;r;s");
	vk__sheet_cut(&f, 0, raws.count, &cut);
	cr_expect_eq(cut.count, CELLS_MOST);
}

Test(sheet_cut, decimals_are_split)
{
	struct vk__sheet sheet = { .heads = 2, .head = { { .column = VK__SHEET_NAME },
		{ .column = VK__SHEET_DURATION } } };
	struct finder f = { .sheet = &sheet, .raws = &raws, .folded = &folded, .style = COMMA };

	scan_text("tempo 1,12");
	cr_expect(vk__sheet_commas(&f, 0));
	cr_assert(vk__sheet_split(&f, 0, raws.count));
	cr_assert_eq(raws.count, 4);
	cr_expect_eq(raws.raw[1].value, 1);
	cr_expect_eq(raws.raw[2].sign, ',');
	cr_expect_eq(raws.raw[3].value, 12);
	cr_expect_eq(raws.raw[3].beg, 8);
	scan_text("tempo, assis");
	cr_expect_not(vk__sheet_commas(&f, 0));
	scan_text("tempo,12,85");
	cr_expect_not(vk__sheet_commas(&f, 0), "more cells than heads");
}
