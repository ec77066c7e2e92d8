/* SPDX-License-Identifier: MIT */
/*
 * Fuzzes tables: rows, whose places must lie inside the input, and all the
 * way to activities.
 */
#include "import_bytes.h"

#include "../../lib/base/csv_rows.h"

static vk_status
read_row(struct vk__csv *csv, struct vk__csv_row *row, size_t size,
    vk_buf *all)
{
	vk_error err;
	vk_status status = vk__csv_next(csv, row, &err);
	size_t i;

	MUST(status != VK_EIO);
	MUST(row->line > 0 && row->line <= size + 2);
	for (i = 0; status == VK_OK && i < row->count; i++) {
		uint64_t line;
		size_t column;

		MUST(row->cell[i].text[row->cell[i].len] == '\0');
		vk_buf_add(all, row->cell[i].text, row->cell[i].len + 1);
		/* Each place is found by going over the row again. */
		if (i > 8)
			continue;
		vk__csv_place(csv, i, &line, &column);
		MUST(line >= row->line && column > 0 && column <= size + 1);
	}
	return status;
}

static void
read_table(const uint8_t *data, size_t size, vk_buf *all)
{
	struct vk__csv *csv;
	struct vk__csv_row row;
	vk_status status = VK_OK;

	MUST(vk__csv_new(&csv) == VK_OK);
	vk__csv_open(csv, (const char *)data, size, -1, 0);
	vk__csv_expect(csv, 3);
	while (status != VK_END)
		status = read_row(csv, &row, size, all);
	MUST(vk__csv_bytes(csv) == size);
	vk__csv_free(csv);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	vk_buf all = { 0 };

	read_table(data, size, &all);
	vk_buf_free(&all);
	import_bytes(data, size);
	return 0;
}
