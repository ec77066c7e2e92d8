/* SPDX-License-Identifier: MIT */
/*
 * Marks under text, in lines that fit a terminal.
 */
#include "marks.h"

#include <base/utf8.h>

#include "../cli/screen.h"

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
	columns = screen_add(text, n, code, rows->out);
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
