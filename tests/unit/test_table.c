/* SPDX-License-Identifier: MIT */
#include "../../lib/base/table.h"

#include <criterion/criterion.h>
#include <string.h>

static struct vk__table
open_text(const char *text)
{
	struct vk__table table;

	vk__table_open(&table, text, strlen(text));
	return table;
}

Test(table, comments_and_empty_lines_are_no_rows)
{
	struct vk__table t = open_text("# a\n\none\ttwo\n# b\nthree");

	cr_assert(vk__table_next(&t));
	cr_assert_eq(t.count, 2);
	cr_assert_eq(t.cell[1].len, 3);
	cr_assert_eq(memcmp(t.cell[1].text, "two", 3), 0);
	cr_assert(vk__table_next(&t));
	cr_assert_eq(t.count, 1);
	cr_assert_eq(t.cell[0].len, 5);
	cr_assert_not(vk__table_next(&t));
	cr_assert_not(vk__table_next(&t));
}

Test(table, cells_may_be_empty_and_are_counted)
{
	struct vk__table t = open_text("\t\t\n1\t2\t3\t4\t5\t6\t7\t8\t9\t10"
	    "\t11\t12\t13\t14\t15\t16\t17\n");

	cr_assert(vk__table_next(&t));
	cr_assert_eq(t.count, 3);
	cr_assert_eq(t.cell[0].len, 0);
	cr_assert(vk__table_next(&t));
	cr_assert_eq(t.count, VK__TABLE_CELLS + 1);
	cr_assert(vk__table_is(&t, 15, "16"));
	cr_assert_not(vk__table_is(&t, 16, "17"));
}

Test(table, numbers)
{
	struct vk__table t = open_text("12\t-0.25\t7.50\n");
	double value = 99;

	cr_assert(vk__table_next(&t));
	cr_assert(vk__table_number(&t, 0, &value));
	cr_assert_eq(value, 12);
	cr_assert(vk__table_number(&t, 1, &value));
	cr_assert_eq(value, -0.25);
	cr_assert(vk__table_number(&t, 2, &value));
	cr_assert_eq(value, 7.5);
}

Test(table, what_is_no_number_leaves_the_value)
{
	struct vk__table t = open_text("\t-\t1.2.3\tx\t+3\n");
	double value = 99;

	cr_assert(vk__table_next(&t));
	for (size_t i = 0; i < 9; i++)
		cr_assert_not(vk__table_number(&t, i, &value), "cell %zu", i);
	cr_assert_eq(value, 99);
}

Test(table, byte_order_mark_and_crlf)
{
	struct vk__table t = open_text("\xef\xbb\xbfone\t\r\n#\r\n\r\ntwo\r\n");

	cr_assert(vk__table_next(&t));
	cr_assert(vk__table_is(&t, 0, "one"));
	cr_assert(vk__table_is(&t, 1, ""));
	cr_assert_not(vk__table_is(&t, 2, ""));
	cr_assert(vk__table_next(&t));
	cr_assert(vk__table_is(&t, 0, "two"));
	cr_assert_eq(t.line, 4);
	cr_assert_not(vk__table_next(&t));
}

Test(table, error_names_file_line_and_column)
{
	struct vk__table t = open_text("# head\nab\tcde\tx\n");
	vk_error err = { 0 };
	char text[200];

	cr_assert(vk__table_next(&t));
	cr_assert_eq(vk__table_error(&t, 2, "my.tsv", &err, VK_EVALUE, "bad",
	    "%1: what is %2?", "x"), VK_EVALUE);
	cr_assert_eq(err.column, 8);
	cr_assert_str_eq(vk_error_text(&err, NULL, text, sizeof text),
	    "my.tsv:2:8: what is x?");
	/* A cell that is not there is reported at the line's beginning. */
	vk__table_error(&t, 3, "my.tsv", &err, VK_EVALUE, "bad", "%1", NULL);
	cr_assert_str_eq(err.arg[0], "my.tsv:2:1");
}

Test(table, long_file_name_keeps_its_end)
{
	struct vk__table t = open_text("x\n");
	vk_error err = { 0 };
	char name[301];

	memset(name, 'a', sizeof name);
	memcpy(name + 200, "é", 2);
	memcpy(name + 296, ".tsv", 5);
	cr_assert(vk__table_next(&t));
	vk__table_error(&t, 0, name, &err, VK_EVALUE, "bad", "%1", NULL);
	cr_assert_eq(strlen(err.arg[0]), sizeof err.arg[0] - 1);
	cr_assert_str_eq(err.arg[0] + strlen(err.arg[0]) - 8, ".tsv:1:1");
}
