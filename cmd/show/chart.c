/* SPDX-License-Identifier: MIT */
/* Draws columns row by row, from the top; colours change with the zone. */
#include "chart.h"

#include <base/phrase.h>
#include <math.h>

#include "../cli/text.h"

enum {
	ROW_PCT = 25,
	ROWS = 10,       /* at most: then each is more than ROW_PCT */
	LEAST_PCT = 100, /* the scale reaches threshold in any case */
	LEAST_COLUMNS = 10,
	EIGHTHS = 8
};

/* In the colours of the zones as training programs draw them. */
static const char *const shade[VK_ZONES + 1] = { "\033[2m", "\033[90m",
	"\033[34m", "\033[32m", "\033[33m", "\033[91m", "\033[31m",
	"\033[35m" };

struct chart {
	const struct page *page;
	const vk_athlete *athlete;
	vk_column column[VK_COLUMNS];
	size_t count;
	size_t rows;
	double step; /* per cent of FTP of a row */
	size_t label; /* columns of the labels */
};

static void
set_scale(struct chart *c)
{
	double top = LEAST_PCT;
	size_t i;

	for (i = 0; i < c->count; i++)
		if (c->column[i].pct > top)
			top = c->column[i].pct;
	c->step = ROW_PCT * ceil(top / (ROW_PCT * ROWS));
	c->rows = (size_t)ceil(top / c->step);
}

/* "125%", and with an FTP "125% 312 W". */
static void
add_label(const struct chart *c, double pct, vk_buf *out)
{
	vk_buf number = { 0 };

	vk_number_tell(pct, 0, c->page->lang, &number);
	if (vk_buf_text(&number) != NULL)
		(void)vk__phrase_add(out, c->page->lang, "tell-percent",
		    number.data, NULL);
	if (c->athlete->ftp > 0) {
		out->failed |= number.failed;
		vk_buf_clear(&number);
		vk_number_tell(pct * c->athlete->ftp / 100, 0, c->page->lang,
		    &number);
		vk_buf_add_text(out, "  ");
		if (vk_buf_text(&number) != NULL)
			(void)vk__phrase_add(out, c->page->lang, "tell-watt",
			    number.data, NULL);
	}
	out->failed |= number.failed;
	vk_buf_free(&number);
}

static void
add_blanks(vk_buf *out, size_t count)
{
	for (; count > 0; count--)
		vk_buf_add_char(out, ' ');
}

/* Flush right; labels are shorter further down. */
static void
add_margin(const struct chart *c, double pct)
{
	vk_buf label = { 0 };

	add_label(c, pct, &label);
	c->page->out->failed |= label.failed;
	if (label.data != NULL) {
		size_t width = cli_width(label.data, label.len);

		add_blanks(c->page->out, c->label > width ?
		    c->label - width : 0);
		vk_buf_add(c->page->out, label.data, label.len);
	}
	vk_buf_add_text(c->page->out, " ┤");
	vk_buf_free(&label);
}

/* What a column shows in the row that ends row steps above zero. */
static const char *
cell(const struct chart *c, const vk_column *column, size_t row)
{
	static const char *const block[EIGHTHS + 1] = { " ", "▁", "▂", "▃",
		"▄", "▅", "▆", "▇", "█" };
	double level = column->pct / c->step - (double)(row - 1);

	if (column->zone == 0)
		return row == 1 ? "·" : " ";
	if (!column->given)
		return level >= .5 || row == 1 ? "░" : " ";
	if (level <= 0)
		return " ";
	level = level >= 1 ? EIGHTHS : ceil(level * EIGHTHS - 1e-9);
	return block[(size_t)level];
}

static void
add_row(const struct chart *c, size_t row)
{
	vk_buf *out = c->page->out;
	unsigned zone = VK_ZONES + 1; /* whose colour is on */
	size_t i, last = 0;

	add_margin(c, c->step * (double)row);
	for (i = 0; i < c->count; i++)
		if (*cell(c, &c->column[i], row) != ' ')
			last = i + 1;
	for (i = 0; i < last; i++) {
		const char *text = cell(c, &c->column[i], row);

		if (c->page->colour && *text != ' ' &&
		    c->column[i].zone != zone) {
			zone = c->column[i].zone;
			vk_buf_add_text(out, "\033[0m");
			vk_buf_add_text(out, shade[zone]);
		}
		vk_buf_add_text(out, text);
	}
	vk_buf_add_text(out, zone <= VK_ZONES ? "\033[0m\n" : "\n");
}

/* The line below, and how long it all takes when that is known. */
static void
add_axis(const struct chart *c, const vk_workout *w)
{
	vk_buf *out = c->page->out;
	vk_extent extent;
	vk_buf total = { 0 };
	size_t i, len;

	vk_workout_extent(w, &extent);
	add_blanks(out, c->label + 1);
	vk_buf_add_text(out, "└");
	for (i = 0; i < c->count; i++)
		vk_buf_add_text(out, "─");
	vk_buf_add_char(out, '\n');
	if (extent.seconds == 0 || extent.metres > 0 || extent.open > 0)
		return;
	vk_seconds_tell(extent.seconds, c->page->lang, &total);
	out->failed |= total.failed;
	len = total.data != NULL ? cli_width(total.data, total.len) : 0;
	if (len > 0 && len < c->count) {
		add_blanks(out, c->label + 2 + c->count - len);
		vk_buf_add(out, total.data, total.len);
		vk_buf_add_char(out, '\n');
	}
	vk_buf_free(&total);
}

/* How wide the labels are depends on the scale, and that on the columns. */
static bool
lay_out(struct chart *c, const vk_workout *w)
{
	vk_buf label = { 0 };
	size_t room = c->page->width;

	c->count = vk_workout_columns(w, c->athlete, c->column,
	    room < VK_COLUMNS ? room : VK_COLUMNS);
	if (c->count == 0)
		return false;
	set_scale(c);
	add_label(c, c->step * (double)c->rows, &label);
	c->page->out->failed |= label.failed;
	c->label = label.data != NULL ?
	    cli_width(label.data, label.len) : 0;
	vk_buf_free(&label);
	if (room < c->label + 2 + LEAST_COLUMNS)
		return false;
	room -= c->label + 2;
	c->count = vk_workout_columns(w, c->athlete, c->column,
	    room < VK_COLUMNS ? room : VK_COLUMNS);
	return true;
}

void
chart_add(const struct page *page, const vk_workout *w,
    const vk_athlete *athlete)
{
	struct chart c = { .page = page, .athlete = athlete };

	if (!lay_out(&c, w)) {
		if (c.count == 0 && w->count > 1) {
			vk_buf_add_char(page->out, '\n');
			page_say(page, 0, "show-no-profile");
		}
		return;
	}
	vk_buf_add_char(page->out, '\n');
	for (size_t row = c.rows; row > 0; row--)
		add_row(&c, row);
	add_axis(&c, w);
}
