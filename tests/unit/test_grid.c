/* SPDX-License-Identifier: MIT */
#include "../../cmd/history/grid.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

static const struct grid_column columns[] = {
	{ "name", "name", 6, true }, { "s", "time", 8, false },
	{ "m", "km", 5, false }, { "w", "W", 5, false },
	{ "note", "note", 0, true }
};

static struct grid grid;

static void
row(enum grid_form form, const char *name, double seconds, double metres,
    double watts, const char *note)
{
	grid_begin(&grid, form);
	grid.column = columns;
	grid.count = 5;
	grid_text(&grid, name, strlen(name));
	grid_seconds(&grid, seconds);
	grid_metres(&grid, metres);
	grid_number(&grid, watts, 1);
	grid_text(&grid, note, strlen(note));
	cr_assert_eq(grid_row(&grid), VK_OK);
	vk_buf_add_char(&grid.out.held, '\0');
}

/* What was held is not to be written. */
static void
end(void)
{
	vk_buf_free(&grid.row);
	vk_buf_free(&grid.out.held);
}

TestSuite(grid, .fini = end);

Test(grid, for_people)
{
	row(GRID_TABLE, "été", 5405.5, 30500, 200, "note");
	cr_expect_str_eq(grid.out.held.data,
	    "été     1:30:06  30.5 200.0 note\n");
}

Test(grid, for_programs)
{
	row(GRID_TSV, "été", 5405.5, 30500, 200, "a b");
	cr_expect_str_eq(grid.out.held.data, "été\t5405.5\t30500\t200\ta b\n");
}

Test(grid, nothing)
{
	row(GRID_TABLE, "", NAN, NAN, NAN, "");
	cr_expect_str_eq(grid.out.held.data, "\n");
	end();
	row(GRID_TSV, "", NAN, NAN, NAN, "");
	cr_expect_str_eq(grid.out.held.data, "\t\t\t\t\n");
}

/* Too long for its column: cut, at the end of a character. */
Test(grid, cut)
{
	row(GRID_TABLE, "éééééééé", 1e12, 1, -3.25, "the last one has no end");
	cr_expect_str_eq(grid.out.held.data,
	    "éééééé 10000000   0.0  -3.3 the last one has no end\n");
}

Test(grid, spark)
{
	static const double rising[] = { 0, 1, NAN, 2, 7 };
	static const double flat[] = { 3, 3 };
	vk_buf out = { 0 };

	grid_spark(&out, rising, 5);
	cr_expect_str_eq(vk_buf_text(&out), "▁▂▃█");
	vk_buf_clear(&out);
	grid_spark(&out, flat, 2);
	cr_expect_str_eq(vk_buf_text(&out), "▁▁");
	vk_buf_clear(&out);
	grid_spark(&out, flat, 0);
	cr_expect_eq(out.len, 0);
	vk_buf_free(&out);
}
