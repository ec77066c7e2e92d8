/* SPDX-License-Identifier: MIT */
/*
 * Marks under text. It owns what a character looks like on a terminal: how
 * wide it is, and that none of them can steer it.
 */
#include "marks.h"

#include <base/utf8.h>

enum {
	SOFT = 60, /* from this column on a blank ends the line */
	HARD = 76  /* here it ends anyway */
};

/* The two rows that are being made. */
struct rows {
	vk_buf *out;
	vk_buf marks;
	size_t column;
	bool colour;
	int fate; /* whose colour is on; NO_FATE: none */
};

enum { NO_FATE = -1 };

static const char sign[] = {
	[VK_FATE_UNREAD] = '?',
	[VK_FATE_READ] = '^',
	[VK_FATE_FILL] = '.',
	[VK_FATE_CORRECTED] = '~'
};

static const char *const shade[] = {
	[VK_FATE_UNREAD] = "\033[31m",
	[VK_FATE_READ] = "\033[32m",
	[VK_FATE_FILL] = "\033[2m",
	[VK_FATE_CORRECTED] = "\033[33m"
};

struct range {
	uint32_t first;
	uint32_t last;
};

static bool
is_in(uint32_t code, const struct range *range, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (code >= range[i].first && code <= range[i].last)
			return true;
	return false;
}

#define IS_IN(code, table) \
	is_in(code, table, sizeof(table) / sizeof *(table))

/* Controls, and those that turn the direction of writing. */
static bool
is_control(uint32_t code)
{
	static const struct range controls[] = {
		{ 0, 0x1f }, { 0x7f, 0x9f }, { 0x200e, 0x200f },
		{ 0x2028, 0x202e }, { 0x2066, 0x2069 }, { 0xfff9, 0xfffb }
	};

	return IS_IN(code, controls);
}

static size_t
width(uint32_t code)
{
	static const struct range none[] = {
		{ 0x0300, 0x036f }, { 0x200b, 0x200d }, { 0x20d0, 0x20f0 },
		{ 0xfe00, 0xfe0f }, { 0xfeff, 0xfeff }
	};
	static const struct range two[] = {
		{ 0x1100, 0x115f }, { 0x2e80, 0xa4cf }, { 0xac00, 0xd7a3 },
		{ 0xf900, 0xfaff }, { 0xfe30, 0xfe6f }, { 0xff00, 0xff60 },
		{ 0x1f300, 0x1faff }
	};

	if (code < 0x300)
		return 1;
	return IS_IN(code, none) ? 0 : IS_IN(code, two) ? 2 : 1;
}

/* Appends one character as it may be shown; returns its columns. */
static size_t
show(const char *text, size_t n, uint32_t code, vk_buf *out)
{
	if (code == '\t' || code == '\r' || code == '\n') {
		vk_buf_add_char(out, ' ');
		return 1;
	}
	if (is_control(code)) {
		vk_buf_add_text(out, "\xef\xbf\xbd");
		return 1;
	}
	vk_buf_add(out, text, n);
	return width(code);
}

static void
set_colour(struct rows *rows, int fate)
{
	if (!rows->colour || rows->fate == fate)
		return;
	if (rows->fate != NO_FATE)
		vk_buf_add_text(rows->out, "\033[0m");
	if (fate != NO_FATE)
		vk_buf_add_text(rows->out, shade[fate]);
	rows->fate = fate;
}

static void
end_rows(struct rows *rows)
{
	size_t n = rows->marks.len;

	set_colour(rows, NO_FATE);
	vk_buf_add_char(rows->out, '\n');
	while (n > 0 && rows->marks.data[n - 1] == ' ')
		n--;
	if (n > 0) {
		vk_buf_add(rows->out, rows->marks.data, n);
		vk_buf_add_char(rows->out, '\n');
	}
	rows->out->failed |= rows->marks.failed;
	vk_buf_clear(&rows->marks);
	rows->column = 0;
}

static void
add_character(struct rows *rows, const char *text, size_t n, uint32_t code,
    int fate)
{
	size_t columns;

	set_colour(rows, fate);
	columns = show(text, n, code, rows->out);
	rows->column += columns;
	for (; columns > 0; columns--)
		vk_buf_add_char(&rows->marks, fate == NO_FATE ? ' ' :
		    sign[fate]);
	if (rows->column >= HARD || (rows->column >= SOFT && code == ' '))
		end_rows(rows);
}

void
marks_add(const char *text, size_t len, const vk_span *span, size_t count,
    bool colour, vk_buf *out)
{
	struct rows rows = { .out = out, .colour = colour, .fate = NO_FATE };
	const vk_span *end = span + count;
	size_t at = 0;

	while (at < len) {
		uint32_t code = 0;
		size_t n = vk__utf8_decode(text + at, len - at, &code);
		int fate = NO_FATE;

		if (n == 0)
			break;
		while (span < end && span->end <= at)
			span++;
		if (span < end && span->start <= at)
			fate = (int)span->fate;
		if (code == '\n')
			end_rows(&rows);
		else
			add_character(&rows, text + at, n, code, fate);
		at += n;
	}
	if (rows.column > 0)
		end_rows(&rows);
	vk_buf_free(&rows.marks);
}

void
marks_add_plain(const char *text, size_t len, vk_buf *out)
{
	size_t at = 0;

	while (at < len) {
		uint32_t code = 0;
		size_t n = vk__utf8_decode(text + at, len - at, &code);

		if (n == 0)
			break;
		(void)show(text + at, n, code, out);
		at += n;
	}
}
