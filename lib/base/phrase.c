/* SPDX-License-Identifier: MIT */
/*
 * Finds a sentence by its code and fills its places. The rows are sorted by
 * code (a unit test holds them so), which keeps a look-up at a few hundred
 * nanoseconds without an index that would have to be kept somewhere.
 */
#include "phrase.h"

#include <stdbool.h>
#include <string.h>

#include "table.h"

extern const char vk__data_phrases_tsv[];
extern const size_t vk__data_phrases_tsv_size;

enum { CODE, ENGLISH, FRENCH };

/* Below zero: the row of line stands before code. Comments stand first. */
static int
line_compare(const char *line, size_t len, const char *code, size_t code_len)
{
	const char *tab = memchr(line, '\t', len);
	size_t n = tab != NULL ? (size_t)(tab - line) : len;
	int order;

	if (n == 0 || line[0] == '#')
		return -1;
	order = memcmp(line, code, n < code_len ? n : code_len);
	if (order != 0)
		return order;
	return n < code_len ? -1 : n > code_len;
}

/* Opens table so that its next row is the one of code. */
static bool
phrase_find(struct vk__table *table, const char *code)
{
	const char *data = vk__data_phrases_tsv;
	size_t code_len = strlen(code);
	size_t low = 0;
	size_t high = vk__data_phrases_tsv_size;

	while (low < high) {
		size_t from = low + (high - low) / 2;
		size_t to = from;
		int order;

		while (from > low && data[from - 1] != '\n')
			from--;
		while (to < high && data[to] != '\n')
			to++;
		order = line_compare(data + from, to - from, code, code_len);
		if (order == 0) {
			vk__table_open(table, data + from, to - from);
			return vk__table_next(table);
		}
		if (order < 0)
			low = to < high ? to + 1 : high;
		else
			high = from;
	}
	return false;
}

static void
add_filled(vk_buf *buf, const char *text, size_t len, const char *a,
    const char *b)
{
	size_t i = 0;

	while (i < len) {
		const char *brace = memchr(text + i, '{', len - i);
		size_t plain = brace != NULL ? (size_t)(brace - text) : len;

		vk_buf_add(buf, text + i, plain - i);
		i = plain;
		if (len - i >= 3 && text[i + 2] == '}' &&
		    (text[i + 1] == '1' || text[i + 1] == '2')) {
			const char *arg = text[i + 1] == '1' ? a : b;

			if (arg != NULL)
				vk_buf_add_text(buf, arg);
			i += 3;
		} else if (i < len) {
			vk_buf_add_char(buf, text[i++]);
		}
	}
}

vk_status
vk__phrase_add(vk_buf *buf, const char *lang, const char *code, const char *a,
    const char *b)
{
	struct vk__table table;
	size_t column = ENGLISH;

	if (!phrase_find(&table, code)) {
		vk_buf_add_text(buf, code);
		return VK_ABSENT;
	}
	if (lang != NULL && strcmp(lang, "fr") == 0)
		column = FRENCH;
	add_filled(buf, table.cell[column].text, table.cell[column].len, a, b);
	return VK_OK;
}

vk_status
vk__phrase_json(vk_buf *buf, const char *lang, const char *code,
    const char *a, const char *b)
{
	vk_buf text = { 0 };
	vk_status status = vk__phrase_add(&text, lang, code, a, b);

	vk_buf_add_json(buf, text.data, text.len);
	if (text.failed)
		buf->failed = true;
	vk_buf_free(&text);
	return status;
}
