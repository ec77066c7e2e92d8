/* SPDX-License-Identifier: MIT */
/*
 * Tables on a terminal or in a file. Widths count characters, so that accents
 * do not shift what follows.
 */
#include "sheet.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../cli/text.h"

static bool
has_colour(void)
{
	const char *no = getenv("NO_COLOR");
	const char *terminal = getenv("TERM");

	return (no == NULL || *no == '\0') &&
	    (terminal == NULL || strcmp(terminal, "dumb") != 0);
}

void
sheet_begin(struct sheet *sheet, enum sheet_form form)
{
	memset(sheet, 0, sizeof *sheet);
	output_begin(&sheet->out, STDOUT_FILENO);
	sheet->form = form;
	sheet->terminal = isatty(STDOUT_FILENO) == 1;
	sheet->colour = sheet->terminal && has_colour();
}

vk_status
sheet_end(struct sheet *sheet)
{
	vk_buf_free(&sheet->row);
	return output_end(&sheet->out);
}

static size_t
width_of(const char *text, size_t len)
{
	size_t n = 0;

	for (size_t i = 0; i < len; i++)
		n += ((unsigned char)text[i] & 0xc0) != 0x80;
	return n;
}

static void
pad(vk_buf *row, size_t have, size_t want)
{
	for (; have < want; have++)
		vk_buf_add_char(row, ' ');
}

/* The first characters of a text that has no room. */
static size_t
cut(const char *text, size_t len, size_t width)
{
	size_t n = 0, i;

	for (i = 0; i < len; i++) {
		n += ((unsigned char)text[i] & 0xc0) != 0x80;
		if (n > width)
			break;
	}
	return i;
}

static void
aligned(struct sheet *sheet, const char *text, size_t len)
{
	const struct sheet_column *c = &sheet->column[sheet->at];
	size_t width;

	if (c->width > 0)
		len = cut(text, len, c->width);
	width = width_of(text, len);
	if (!c->left)
		pad(&sheet->row, width, c->width);
	vk_buf_add(&sheet->row, text, len);
	if (c->left && sheet->at + 1 < sheet->count)
		pad(&sheet->row, width, c->width);
}

void
sheet_text(struct sheet *sheet, const char *text, size_t len)
{
	if (sheet->at > 0)
		vk_buf_add_char(&sheet->row,
		    sheet->form == SHEET_TSV ? '\t' : ' ');
	if (sheet->form == SHEET_TSV)
		vk_buf_add(&sheet->row, text, len);
	else
		aligned(sheet, text, len);
	sheet->at++;
}

void
sheet_number(struct sheet *sheet, double value, unsigned decimals)
{
	vk_buf text = { 0 };

	if (!isnan(value))
		vk_buf_add_fixed(&text, value, decimals);
	/* Columns of people keep their decimals under each other. */
	if (sheet->form == SHEET_TABLE && !isnan(value) && decimals == 1 &&
	    memchr(text.data, '.', text.len) == NULL)
		vk_buf_add_text(&text, ".0");
	sheet->row.failed |= text.failed;
	sheet_text(sheet, text.len > 0 ? text.data : "", text.len);
	vk_buf_free(&text);
}

static void
add_two(vk_buf *text, uint64_t value)
{
	if (value < 10)
		vk_buf_add_char(text, '0');
	vk_buf_add_uint(text, value);
}

void
sheet_seconds(struct sheet *sheet, double seconds)
{
	vk_buf text = { 0 };
	uint64_t whole;

	if (sheet->form != SHEET_TABLE || !(seconds >= 0 && seconds < 1e9)) {
		sheet_number(sheet, seconds, 3);
		return;
	}
	whole = (uint64_t)llround(seconds);
	vk_buf_add_uint(&text, whole / 3600);
	vk_buf_add_char(&text, ':');
	add_two(&text, whole / 60 % 60);
	vk_buf_add_char(&text, ':');
	add_two(&text, whole % 60);
	sheet->row.failed |= text.failed;
	sheet_text(sheet, text.len > 0 ? text.data : "", text.len);
	vk_buf_free(&text);
}

void
sheet_metres(struct sheet *sheet, double metres)
{
	if (sheet->form == SHEET_TABLE)
		sheet_number(sheet, metres / 1000, 1);
	else
		sheet_number(sheet, metres, 2);
}

vk_status
sheet_row(struct sheet *sheet)
{
	vk_status status;

	/* No blanks at the end. */
	while (sheet->form == SHEET_TABLE && sheet->row.len > 0 &&
	    sheet->row.data[sheet->row.len - 1] == ' ')
		sheet->row.len--;
	status = sheet_line(sheet, sheet->row.data, sheet->row.len);
	if (sheet->row.failed)
		status = VK_ENOMEM;
	vk_buf_clear(&sheet->row);
	sheet->at = 0;
	return status;
}

vk_status
sheet_line(struct sheet *sheet, const char *text, size_t len)
{
	if (len > 0 && output_add(&sheet->out, text, len) != VK_OK)
		return VK_EIO;
	return output_add(&sheet->out, "\n", 1);
}

vk_status
sheet_head(struct sheet *sheet, const struct sheet_column *column,
    size_t count)
{
	sheet->column = column;
	sheet->count = count;
	sheet->at = 0;
	if (sheet->form == SHEET_JSON)
		return VK_OK;
	if (sheet->colour && sheet->form == SHEET_TABLE &&
	    output_add(&sheet->out, "\033[1m", 4) != VK_OK)
		return VK_EIO;
	for (size_t i = 0; i < count; i++) {
		const char *name = sheet->form == SHEET_TSV ?
		    column[i].name : _(column[i].title);

		sheet_text(sheet, name, strlen(name));
	}
	if (sheet->colour && sheet->form == SHEET_TABLE)
		vk_buf_add_text(&sheet->row, "\033[0m");
	return sheet_row(sheet);
}

void
sheet_spark(vk_buf *out, const double *value, size_t count)
{
	static const char *const bars[] = { "▁", "▂", "▃", "▄", "▅", "▆", "▇",
		"█" };
	double low = NAN, high = NAN;

	for (size_t i = 0; i < count; i++) {
		low = fmin(low, value[i]);
		high = fmax(high, value[i]);
	}
	for (size_t i = 0; i < count; i++) {
		double part = high > low ? (value[i] - low) / (high - low) : 0;

		if (!isnan(value[i]))
			vk_buf_add_text(out, bars[(size_t)lround(part * 7)]);
	}
}
