/* SPDX-License-Identifier: MIT */
/*
 * Tables on a terminal or in a file. Widths count characters, so that accents
 * do not shift what follows.
 */
#include "grid.h"

#include <math.h>
#include <string.h>
#include <unistd.h>

#include "../cli/screen.h"
#include "../cli/text.h"

void
grid_begin(struct grid *grid, enum grid_form form)
{
	memset(grid, 0, sizeof *grid);
	output_begin(&grid->out, STDOUT_FILENO);
	grid->form = form;
	grid->terminal = isatty(STDOUT_FILENO) == 1;
	grid->colour = screen_colour();
}

vk_status
grid_end(struct grid *grid)
{
	vk_buf_free(&grid->row);
	return output_end(&grid->out);
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
aligned(struct grid *grid, const char *text, size_t len)
{
	const struct grid_column *c = &grid->column[grid->at];
	size_t width;

	if (c->width > 0)
		len = cut(text, len, c->width);
	width = cli_width(text, len);
	if (!c->left)
		pad(&grid->row, width, c->width);
	vk_buf_add(&grid->row, text, len);
	if (c->left && grid->at + 1 < grid->count)
		pad(&grid->row, width, c->width);
}

void
grid_text(struct grid *grid, const char *text, size_t len)
{
	if (grid->at > 0)
		vk_buf_add_char(&grid->row,
		    grid->form == GRID_TSV ? '\t' : ' ');
	if (grid->form == GRID_TSV)
		vk_buf_add(&grid->row, text, len);
	else
		aligned(grid, text, len);
	grid->at++;
}

void
grid_number(struct grid *grid, double value, unsigned decimals)
{
	vk_buf text = { 0 };

	if (!isnan(value))
		vk_buf_add_fixed(&text, value, decimals);
	/* Columns of people keep their decimals under each other. */
	if (grid->form == GRID_TABLE && text.len > 0 && decimals == 1 &&
	    memchr(text.data, '.', text.len) == NULL)
		vk_buf_add_text(&text, ".0");
	grid->row.failed |= text.failed;
	grid_text(grid, text.len > 0 ? text.data : "", text.len);
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
grid_seconds(struct grid *grid, double seconds)
{
	vk_buf text = { 0 };
	uint64_t whole;

	if (grid->form != GRID_TABLE || !(seconds >= 0 && seconds < 1e9)) {
		grid_number(grid, seconds, 3);
		return;
	}
	whole = (uint64_t)llround(seconds);
	vk_buf_add_uint(&text, whole / 3600);
	vk_buf_add_char(&text, ':');
	add_two(&text, whole / 60 % 60);
	vk_buf_add_char(&text, ':');
	add_two(&text, whole % 60);
	grid->row.failed |= text.failed;
	grid_text(grid, text.len > 0 ? text.data : "", text.len);
	vk_buf_free(&text);
}

void
grid_metres(struct grid *grid, double metres)
{
	if (grid->form == GRID_TABLE)
		grid_number(grid, metres / 1000, 1);
	else
		grid_number(grid, metres, 2);
}

vk_status
grid_row(struct grid *grid)
{
	vk_status status;

	/* No blanks at the end. */
	while (grid->form == GRID_TABLE && grid->row.len > 0 &&
	    grid->row.data[grid->row.len - 1] == ' ')
		grid->row.len--;
	status = grid_line(grid, grid->row.data, grid->row.len);
	if (grid->row.failed)
		status = VK_ENOMEM;
	vk_buf_clear(&grid->row);
	grid->at = 0;
	return status;
}

vk_status
grid_line(struct grid *grid, const char *text, size_t len)
{
	if (len > 0 && output_add(&grid->out, text, len) != VK_OK)
		return VK_EIO;
	return output_add(&grid->out, "\n", 1);
}

vk_status
grid_head(struct grid *grid, const struct grid_column *column,
    size_t count)
{
	grid->column = column;
	grid->count = count;
	grid->at = 0;
	if (grid->form == GRID_JSON)
		return VK_OK;
	if (grid->colour && grid->form == GRID_TABLE &&
	    output_add(&grid->out, "\033[1m", 4) != VK_OK)
		return VK_EIO;
	for (size_t i = 0; i < count; i++) {
		const char *name = grid->form == GRID_TSV ?
		    column[i].name : _(column[i].title);

		grid_text(grid, name, strlen(name));
	}
	if (grid->colour && grid->form == GRID_TABLE)
		vk_buf_add_text(&grid->row, "\033[0m");
	return grid_row(grid);
}

void
grid_spark(vk_buf *out, const double *value, size_t count)
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
