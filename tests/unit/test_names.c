/* SPDX-License-Identifier: MIT */
#include "../../cmd/export/names.h"

#include <criterion/criterion.h>
#include <stdio.h>

static struct export_names names;

static void
start(void)
{
	memset(&names, 0, sizeof names);
}

static void
end(void)
{
	export_names_free(&names);
}

TestSuite(names, .init = start, .fini = end);

static void
takes(const char *name, const char *expected)
{
	vk_buf buf = { 0 };

	vk_buf_add_text(&buf, name);
	cr_assert_eq(export_names_take(&names, &buf), VK_OK);
	cr_assert_str_eq(vk_buf_text(&buf), expected);
	vk_buf_free(&buf);
}

Test(names, equal_ones_are_numbered)
{
	takes("a", "a");
	takes("b", "b");
	takes("a", "a-2");
	takes("a", "a-3");
	takes("A", "A-4");
	takes("c", "c");
}

Test(names, numbers_that_were_names)
{
	takes("a-2", "a-2");
	takes("a", "a");
	takes("a", "a-3");
	takes("a-3", "a-3-2");
	takes("a-3", "a-3-3");
	takes("a-2", "a-2-2");
	takes("tempo-95", "tempo-95");
	takes("tempo-90", "tempo-90");
	takes("-2", "-2");
	takes("7", "7");
	takes("7", "7-2");
}

Test(names, many)
{
	char name[32], expected[48];

	for (int i = 0; i < 3000; i++) {
		snprintf(name, sizeof name, "n%d", i);
		takes(name, name);
	}
	for (int i = 0; i < 3000; i += 100) {
		snprintf(name, sizeof name, "n%d", i);
		snprintf(expected, sizeof expected, "n%d-2", i);
		takes(name, expected);
	}
}

Test(names, memory_is_bounded)
{
	vk_buf buf = { 0 };
	size_t cap;

	for (int i = 0; i < EXPORT_NAMES; i++) {
		vk_buf_clear(&buf);
		vk_buf_add_uint(&buf, (uint64_t)i * 7919 + 1000003);
		cr_assert_eq(export_names_take(&names, &buf), VK_OK);
	}
	cap = names.cap;
	takes("new", "new-n100001");
	takes("new", "new-n100002");
	takes("1000003", "1000003-2");
	cr_assert_eq(names.cap, cap);
	vk_buf_free(&buf);
}
