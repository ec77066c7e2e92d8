/* SPDX-License-Identifier: MIT */
/*
 * Columns and colours. wcwidth would depend on the locale, so widths come
 * from a table (widths.c).
 */
#include "screen.h"

#include <base/utf8.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static bool
is_in(uint32_t code, const struct screen_range *range, size_t count)
{
	size_t low = 0;
	size_t high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (code > range[middle].last)
			low = middle + 1;
		else
			high = middle;
	}
	return low < count && code >= range[low].first;
}

/* Controls, and those that turn the direction of writing. */
static bool
is_control(uint32_t code)
{
	static const struct screen_range controls[] = {
		{ 0, 0x1f }, { 0x7f, 0x9f }, { 0x200e, 0x200f },
		{ 0x2028, 0x202e }, { 0x2066, 0x2069 }, { 0xfff9, 0xfffb }
	};

	return is_in(code, controls, sizeof controls / sizeof *controls);
}

size_t
screen_width(uint32_t code)
{
	if (code < 0x300)
		return 1;
	if (is_in(code, screen_none, screen_none_count))
		return 0;
	return is_in(code, screen_two, screen_two_count) ? 2 : 1;
}

size_t
screen_add(const char *text, size_t n, uint32_t code, vk_buf *out)
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
	return screen_width(code);
}

size_t
screen_add_text(const char *text, size_t len, vk_buf *out)
{
	size_t columns = 0;
	size_t at = 0;

	while (at < len) {
		uint32_t code = 0;
		size_t n = vk__utf8_decode(text + at, len - at, &code);

		if (n == 0)
			break;
		columns += screen_add(text + at, n, code, out);
		at += n;
	}
	return columns;
}

/* https://no-color.org: set and not empty. */
bool
screen_colour(void)
{
	const char *no = getenv("NO_COLOR");
	const char *terminal = getenv("TERM");

	return isatty(STDOUT_FILENO) == 1 && (no == NULL || *no == '\0') &&
	    terminal != NULL && strcmp(terminal, "dumb") != 0;
}

size_t
screen_columns(size_t otherwise)
{
#ifdef TIOCGWINSZ
	struct winsize size;

	if (isatty(STDOUT_FILENO) == 1 &&
	    ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
		return size.ws_col;
#endif
	return otherwise;
}
