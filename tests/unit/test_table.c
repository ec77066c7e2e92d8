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
	struct vk__table t = open_text("\t\t\n1\t2\t3\t4\t5\t6\t7\t8\t9\n");

	cr_assert(vk__table_next(&t));
	cr_assert_eq(t.count, 3);
	cr_assert_eq(t.cell[0].len, 0);
	cr_assert(vk__table_next(&t));
	cr_assert_eq(t.count, 9);
	cr_assert(vk__table_is(&t, 7, "8"));
	cr_assert_not(vk__table_is(&t, 8, "9"));
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
