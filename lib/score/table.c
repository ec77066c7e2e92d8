/* SPDX-License-Identifier: MIT */
/*
 * Rows and cells of the data files compiled into the library. Keeps no copy:
 * a cell points into the data. Rows with too many cells lose the last ones,
 * which hold remarks for people.
 */
#include "table.h"

#include <string.h>

void
vk__table_open(struct vk__table *table, const char *data, size_t size)
{
	memset(table, 0, sizeof(*table));
	table->at = data;
	table->end = data + size;
}

static void
split(struct vk__table *table, const char *line, const char *end)
{
	table->count = 0;
	while (table->count < VK__TABLE_CELLS) {
		const char *tab = memchr(line, '\t', (size_t)(end - line));
		struct vk__cell *cell = &table->cell[table->count++];

		cell->text = line;
		cell->len = (size_t)((tab != NULL ? tab : end) - line);
		if (tab == NULL)
			return;
		line = tab + 1;
	}
}

bool
vk__table_next(struct vk__table *table)
{
	while (table->at < table->end) {
		const char *line = table->at;
		const char *end = memchr(line, '\n',
		    (size_t)(table->end - line));

		if (end == NULL)
			end = table->end;
		table->at = end < table->end ? end + 1 : end;
		if (end == line || *line == '#')
			continue;
		split(table, line, end);
		return true;
	}
	return false;
}

bool
vk__table_number(const struct vk__table *table, size_t index, double *value)
{
	const struct vk__cell *cell;
	double sum = 0, scale = 0;
	size_t i = 0, digits = 0;
	bool minus;

	if (index >= table->count)
		return false;
	cell = &table->cell[index];
	minus = cell->len > 0 && cell->text[0] == '-';
	for (i = minus; i < cell->len; i++) {
		char c = cell->text[i];

		if (c == '.' && scale == 0) {
			scale = 1;
			continue;
		}
		if (c < '0' || c > '9')
			return false;
		sum = sum * 10 + (c - '0');
		scale *= 10;
		digits++;
	}
	if (digits == 0)
		return false;
	if (scale > 1)
		sum /= scale;
	*value = minus ? -sum : sum;
	return true;
}
