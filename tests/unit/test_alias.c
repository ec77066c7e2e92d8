/* SPDX-License-Identifier: MIT */
/* The rows of aliases.tsv. */
#include "../../lib/athlete/alias.h"

#include <criterion/criterion.h>
#include <string.h>

static size_t
count(const char *family)
{
	struct vk__table rows;
	struct vk__alias alias;
	size_t n = 0;

	vk__aliases_open(&rows);
	while (vk__alias_next(&rows, family, &alias))
		n++;
	return n;
}

/* No row is passed over, and those of a family only in it. */
Test(alias, rows)
{
	extern const char vk__data_aliases_tsv[];
	extern const size_t vk__data_aliases_tsv_size;
	struct vk__table row;
	size_t common = 0, garmindb = 0;

	vk__table_open(&row, vk__data_aliases_tsv, vk__data_aliases_tsv_size);
	while (vk__table_next(&row)) {
		common += row.count <= 3 || row.cell[3].len == 0;
		garmindb += vk__table_is(&row, 3, "garmindb");
	}
	cr_assert_gt(garmindb, 0);
	cr_expect_eq(count(NULL), common);
	cr_expect_eq(count("no such"), common);
	cr_expect_eq(count("garmindb"), common + garmindb);
}

Test(alias, names)
{
	struct vk__alias plain = { .name = "startTime!", .name_len = 9 };
	struct vk__alias best = { .name = "power#", .name_len = 5,
		.best = true };
	size_t at = 99;

	cr_expect(vk__alias_is(&plain, "startTime", &at));
	cr_expect(!vk__alias_is(&plain, "startTime2", &at));
	cr_expect(!vk__alias_is(&plain, "start", &at));
	cr_expect_eq(at, 99);
	cr_expect(vk__alias_is(&best, "power1200", &at));
	cr_expect_eq(at, vk_mean_max_index(1200));
	cr_expect(!vk__alias_is(&best, "power", &at));
	cr_expect(!vk__alias_is(&best, "power7s", &at));
	cr_expect(!vk__alias_is(&best, "pow1200", &at));
}
