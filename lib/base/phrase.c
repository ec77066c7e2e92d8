/* SPDX-License-Identifier: MIT */
/*
 * Finds a sentence by its code and fills its places. The rows are sorted by
 * code (a unit test holds them so), which keeps a look-up at a few hundred
 * nanoseconds without an index that would have to be kept somewhere.
 */
#include "phrase.h"

#include <stdbool.h>
#include <string.h>

#include "put.h"
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

/* A text as it is, or as it stands inside a JSON string. */
static void
add_text(vk_buf *buf, const char *text, size_t len, bool json)
{
	if (json)
		vk__put_escaped(buf, text, len);
	else
		vk__put(buf, text, len);
}

/* The text with its places filled by a and b. */
static void
add_filled(vk_buf *buf, const struct vk__cell *cell, bool json, const char *a,
    const char *b)
{
	const char *at = cell->text;
	const char *end = at + cell->len;
	const char *brace;

	while ((brace = memchr(at, '{', (size_t)(end - at))) != NULL) {
		const char *arg;

		add_text(buf, at, (size_t)(brace - at), json);
		at = brace;
		if (end - at < 3 || at[2] != '}' || (at[1] != '1' && at[1] != '2')) {
			add_text(buf, at++, 1, json);
			continue;
		}
		arg = at[1] == '1' ? a : b;
		if (arg != NULL)
			add_text(buf, arg, strlen(arg), json);
		at += 3;
	}
	add_text(buf, at, (size_t)(end - at), json);
}

static size_t
column_of(const char *lang)
{
	return lang != NULL && strcmp(lang, "fr") == 0 ? FRENCH : ENGLISH;
}

vk_status
vk__phrase_add(vk_buf *buf, const char *lang, const char *code, const char *a,
    const char *b)
{
	struct vk__table table;

	if (!phrase_find(&table, code)) {
		vk_buf_add_text(buf, code);
		return VK_ABSENT;
	}
	add_filled(buf, &table.cell[column_of(lang)], false, a, b);
	return VK_OK;
}

/* cell: NULL when there is no such code. */
static vk_status
add_json(vk_buf *buf, const struct vk__cell *cell, const char *code,
    const char *a, const char *b)
{
	if (cell == NULL) {
		vk_buf_add_json(buf, code, strlen(code));
		return VK_ABSENT;
	}
	vk__put_char(buf, '"');
	add_filled(buf, cell, true, a, b);
	vk__put_char(buf, '"');
	return VK_OK;
}

vk_status
vk__phrase_json(vk_buf *buf, const char *lang, const char *code,
    const char *a, const char *b)
{
	struct vk__table table;
	bool found = phrase_find(&table, code);

	return add_json(buf, found ? &table.cell[column_of(lang)] : NULL, code,
	    a, b);
}

/* ---------------------------------------------------------------- book */

/* Where the row of a code is told, or a free slot: there is no such row. */
static size_t
slot_of(const struct vk__phrases *phrases, const char *code, size_t len)
{
	uint32_t hash = (uint32_t)len;

	for (size_t i = 0; i < len; i++)
		hash = hash * 31 + (unsigned char)code[i];
	for (hash ^= hash >> 15;; hash++) {
		size_t slot = hash % VK__PHRASE_SLOTS;
		const struct vk__cell *other;

		if (phrases->slot[slot] == 0)
			return slot;
		other = &phrases->row[phrases->slot[slot] - 1].code;
		if (other->len == len && memcmp(other->text, code, len) == 0)
			return slot;
	}
}

void
vk__phrases_read(struct vk__phrases *phrases)
{
	struct vk__table table;

	_Static_assert((int)VK__PHRASES < (int)VK__PHRASE_SLOTS, "some slots are free");
	memset(phrases, 0, sizeof *phrases);
	vk__table_open(&table, vk__data_phrases_tsv, vk__data_phrases_tsv_size);
	while (phrases->count < VK__PHRASES && vk__table_next(&table)) {
		struct vk__phrase *row = &phrases->row[phrases->count++];

		row->code = table.cell[CODE];
		row->text[0] = table.cell[ENGLISH];
		row->text[1] = table.cell[FRENCH];
		phrases->slot[slot_of(phrases, row->code.text, row->code.len)] =
		    (uint16_t)phrases->count;
	}
}

vk_status
vk__phrases_json(const struct vk__phrases *phrases, vk_buf *buf,
    const char *lang, const char *code, const char *a, const char *b)
{
	uint16_t place = phrases->slot[slot_of(phrases, code, strlen(code))];
	const struct vk__cell *found = place == 0 ? NULL :
	    &phrases->row[place - 1].text[column_of(lang) - ENGLISH];

	return add_json(buf, found, code, a, b);
}
