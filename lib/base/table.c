/* SPDX-License-Identifier: MIT */
/*
 * Tab separated data: splits, never copies. What a cell means, how many
 * there must be and whether they are UTF-8 is for the caller to check, who
 * gets a place (file, line, column) to report.
 */
#include "table.h"

#include <string.h>

#include "number.h"

void
vk__table_open(struct vk__table *table, const char *data, size_t size)
{
	memset(table, 0, sizeof *table);
	if (size >= 3 && memcmp(data, "\xef\xbb\xbf", 3) == 0) {
		data += 3;
		size -= 3;
	}
	table->at = data;
	table->end = data + size;
	table->row = data;
}

static void
row_split(struct vk__table *table, const char *end)
{
	const char *at = table->row;
	size_t i;

	table->count = 0;
	for (;;) {
		const char *tab = memchr(at, '\t', (size_t)(end - at));
		const char *stop = tab != NULL ? tab : end;

		if (table->count < VK__TABLE_CELLS) {
			table->cell[table->count].text = at;
			table->cell[table->count].len = (size_t)(stop - at);
		}
		table->count++;
		if (tab == NULL)
			break;
		at = tab + 1;
	}
	for (i = table->count; i < VK__TABLE_CELLS; i++) {
		table->cell[i].text = end;
		table->cell[i].len = 0;
	}
}

bool
vk__table_next(struct vk__table *table)
{
	while (table->at < table->end) {
		const char *row = table->at;
		const char *end = memchr(row, '\n',
		    (size_t)(table->end - row));

		table->at = end != NULL ? end + 1 : table->end;
		if (end == NULL)
			end = table->end;
		table->line++;
		table->row = row;
		if (end > row && end[-1] == '\r')
			end--;
		if (end == row || *row == '#')
			continue;
		row_split(table, end);
		return true;
	}
	return false;
}

bool
vk__table_is(const struct vk__table *table, size_t index, const char *text)
{
	size_t len = strlen(text);

	return index < table->count && index < VK__TABLE_CELLS &&
	    table->cell[index].len == len &&
	    memcmp(table->cell[index].text, text, len) == 0;
}

bool
vk__table_number(const struct vk__table *table, size_t index, double *value)
{
	if (index >= table->count || index >= VK__TABLE_CELLS)
		return false;
	return vk__number_read(table->cell[index].text,
	    table->cell[index].len, value);
}

/* The end of a long file name says more than its beginning. */
static void
place_write(char *out, size_t size, const char *file, size_t line,
    size_t column)
{
	char number[2][VK__NUMBER_SIZE];
	size_t len[2];
	size_t name = strlen(file);
	size_t room;

	len[0] = vk__uint_write(number[0], line);
	len[1] = vk__uint_write(number[1], column);
	room = size - 3 - len[0] - len[1];
	if (name > room) {
		file += name - room;
		name = room;
		while (name > 0 && ((unsigned char)*file & 0xc0) == 0x80) {
			file++;
			name--;
		}
	}
	memcpy(out, file, name);
	out += name;
	*out++ = ':';
	memcpy(out, number[0], len[0]);
	out += len[0];
	*out++ = ':';
	memcpy(out, number[1], len[1]);
	out[len[1]] = '\0';
}

vk_status
vk__table_error(const struct vk__table *table, size_t index,
    const char *file, vk_error *err, vk_status status, const char *code,
    const char *format, const char *arg)
{
	char place[sizeof err->arg[0]];
	size_t column = 1;

	if (index < table->count && index < VK__TABLE_CELLS)
		column += (size_t)(table->cell[index].text - table->row);
	place_write(place, sizeof place, file, table->line, column);
	return vk_error_set(err, status, column, code, format, place, arg);
}
