/* SPDX-License-Identifier: MIT */
/*
 * Cells. Digits are gathered into the one form that the number reader takes,
 * so that rounding is its matter; what does not fit is an error, never a
 * guess.
 */
#include "cell.h"

#include <string.h>

#include "../base/number.h"

enum { ROOM = 64 }; /* no number of a table is longer */

/* No blank, no part of one, no apostrophe. */
static bool
is_plain(char c)
{
	return c > ' ' && c <= '~' && c != '\'';
}

/* The length of a blank at text: space, tab, U+00A0, U+2009, U+202F. */
static size_t
blank_at(const char *text, size_t len)
{
	if (len == 0)
		return 0;
	if (*text == ' ' || *text == '\t' || *text == '\n' || *text == '\r')
		return 1;
	if (len >= 2 && memcmp(text, "\xc2\xa0", 2) == 0)
		return 2;
	if (len >= 3 && (memcmp(text, "\xe2\x80\x89", 3) == 0 ||
	    memcmp(text, "\xe2\x80\xaf", 3) == 0))
		return 3;
	return 0;
}

static size_t
blank_before(const char *text, size_t len)
{
	size_t n;

	for (n = 1; n <= 3 && n <= len; n++)
		if (blank_at(text + len - n, n) == n)
			return n;
	return 0;
}

struct vk__cell
vk__cell_trim(struct vk__cell cell)
{
	size_t n;

	/* Nothing to do between an ordinary first and last byte. */
	if (cell.len > 0 && is_plain(cell.text[0]) &&
	    is_plain(cell.text[cell.len - 1]))
		return cell;
	while ((n = blank_at(cell.text, cell.len)) > 0) {
		cell.text += n;
		cell.len -= n;
	}
	while ((n = blank_before(cell.text, cell.len)) > 0)
		cell.len -= n;
	if (cell.len > 0 && cell.text[0] == '\'') {
		cell.text++;
		cell.len--;
	}
	return cell;
}

bool
vk__cell_is_missing(struct vk__cell cell)
{
	cell = vk__cell_trim(cell);
	return cell.len == 0 || (cell.len <= 2 && cell.text[0] == '-' &&
	    cell.text[cell.len - 1] == '-') || (cell.len == 3 &&
	    (memcmp(cell.text, "n/a", 3) == 0 ||
	    memcmp(cell.text, "N/A", 3) == 0));
}

/* -------------------------------------------------------------- numbers */

/* The signs in a cell of digits. */
struct signs {
	unsigned points, commas, blanks;
	size_t last;     /* digits behind the last point or comma */
	size_t first;    /* digits before the first of all */
	char last_sign;
	bool zero_first; /* "0,123": no thousands begin so */
	bool plain;      /* nothing but digits, signs and a leading minus */
};

/* A minus in front, also the typographic one; returns its length. */
static size_t
minus_at(struct vk__cell cell)
{
	if (cell.len > 0 && (cell.text[0] == '-' || cell.text[0] == '+'))
		return 1;
	if (cell.len >= 3 && memcmp(cell.text, "\xe2\x88\x92", 3) == 0)
		return 3;
	return 0;
}

static struct signs
look(struct vk__cell cell)
{
	struct signs s = { .plain = true };
	size_t i = minus_at(cell);
	size_t digits = 0;
	bool any = false;

	s.zero_first = i < cell.len && cell.text[i] == '0';
	while (i < cell.len && s.plain) {
		char c = cell.text[i];
		size_t blank = blank_at(cell.text + i, cell.len - i);

		if (vk__is_digit(c)) {
			any = true;
			digits++;
			i++;
			continue;
		}
		if (s.points + s.commas + s.blanks == 0)
			s.first = digits;
		s.points += c == '.';
		s.commas += c == ',';
		s.blanks += blank > 0;
		s.plain = c == '.' || c == ',' || blank > 0;
		if (blank == 0)
			s.last_sign = c;
		digits = 0;
		i += blank > 0 ? blank : 1;
	}
	s.last = digits;
	s.plain = s.plain && any;
	return s;
}

enum vk__hint
vk__cell_hint(struct vk__cell cell)
{
	struct signs s = look(vk__cell_trim(cell));
	bool point = s.last_sign == '.';

	if (!s.plain || s.points + s.commas == 0)
		return VK__HINT_NONE;
	if (s.points > 0 && s.commas > 0)
		return point ? VK__HINT_POINT : VK__HINT_COMMA;
	if (s.points + s.commas > 1)
		return point ? VK__HINT_COMMA : VK__HINT_POINT;
	if (s.last != 3 || s.first == 0 || s.first > 3 || s.zero_first ||
	    s.blanks > 0)
		return point ? VK__HINT_POINT : VK__HINT_COMMA;
	return point ? VK__HINT_COMMA_WEAK : VK__HINT_POINT_WEAK;
}

/* Digits, one decimal point, all groups of three: as JSON has numbers. */
static vk_status
gather(struct vk__cell cell, char decimal, char out[ROOM], size_t *len)
{
	size_t i = minus_at(cell);
	size_t group = 0;
	bool grouped = false;
	bool fraction = false;
	size_t n = 0;

	if (i > 0 && cell.text[0] != '+')
		out[n++] = '-';
	while (i + 1 < cell.len && cell.text[i] == '0' &&
	    vk__is_digit(cell.text[i + 1]))
		i++;
	if (i < cell.len && cell.text[i] == decimal)
		out[n++] = '0';
	while (i < cell.len) {
		size_t blank = blank_at(cell.text + i, cell.len - i);
		char c = cell.text[i];

		if (n == ROOM - 1)
			return VK_EVALUE;
		if (vk__is_digit(c)) {
			out[n++] = c;
			group++;
		} else if (c == decimal && !fraction) {
			if (grouped && group != 3)
				return VK_EVALUE;
			fraction = true;
			out[n++] = '.';
		} else {
			if (fraction || group == 0 || group > 3 ||
			    (grouped && group != 3))
				return VK_EVALUE;
			grouped = true;
			group = 0;
		}
		i += blank > 0 ? blank : 1;
	}
	if (grouped && !fraction && group != 3)
		return VK_EVALUE;
	/* "12." is what some spreadsheets make of "12". */
	if (n > 0 && out[n - 1] == '.')
		n--;
	*len = n;
	return VK_OK;
}

static char
own_decimal(struct vk__cell cell)
{
	switch (vk__cell_hint(cell)) {
	case VK__HINT_COMMA:
	case VK__HINT_COMMA_WEAK:
		return ',';
	default:
		return '.';
	}
}

vk_status
vk__cell_number(struct vk__cell cell, char decimal, double *value)
{
	char text[ROOM];
	struct signs signs;
	size_t len;
	vk_status status;

	/* Most are what they should be. */
	if (decimal == '.' && vk__number_read(cell.text, cell.len, value))
		return VK_OK;
	if (vk__cell_is_missing(cell))
		return VK_ABSENT;
	cell = vk__cell_trim(cell);
	signs = look(cell);
	/* Programs write "1.5e-05", which no account's settings change. */
	if (!signs.plain)
		return vk__number_read(cell.text, cell.len, value) ? VK_OK :
		    VK_ESYNTAX;
	status = gather(cell, decimal != 0 ? decimal : own_decimal(cell), text,
	    &len);
	if (status == VK_OK && !vk__number_read(text, len, value))
		status = VK_EVALUE;
	return status;
}

/* ---------------------------------------------------------------- times */

/* The seconds part, with either decimal sign. */
static bool
read_seconds(const char *text, size_t len, double *value)
{
	char copy[ROOM];
	size_t i;

	if (len == 0 || len >= ROOM || !vk__is_digit(text[0]))
		return false;
	/* "07" is no number for JSON. */
	while (len > 1 && text[0] == '0' && vk__is_digit(text[1])) {
		text++;
		len--;
	}
	for (i = 0; i < len; i++)
		copy[i] = text[i] == ',' ? '.' : text[i];
	return vk__number_read(copy, len, value);
}

vk_status
vk__cell_time(struct vk__cell cell, double *seconds, unsigned *colons)
{
	double total = 0;
	double part;
	size_t at = 0;

	*colons = 0;
	if (vk__cell_is_missing(cell))
		return VK_ABSENT;
	cell = vk__cell_trim(cell);
	for (;;) {
		const char *colon = memchr(cell.text + at, ':', cell.len - at);
		size_t end = colon != NULL ? (size_t)(colon - cell.text) :
		    cell.len;

		if (!read_seconds(cell.text + at, end - at, &part))
			return VK_ESYNTAX;
		/* What follows a colon counts to 59. */
		if (*colons > 0 && part >= 60)
			return VK_EVALUE;
		total = total * 60 + part;
		if (colon == NULL)
			break;
		if (++*colons > 2)
			return VK_ESYNTAX;
		at = end + 1;
	}
	*seconds = total;
	return VK_OK;
}

bool
vk__cell_id(struct vk__cell cell, int64_t *id)
{
	uint64_t value = 0;
	size_t n = 0;

	cell = vk__cell_trim(cell);
	while (n < cell.len && vk__is_digit(cell.text[n]))
		n++;
	if (n == 0 || !vk__uint_read(cell.text, n, INT64_MAX, &value))
		return false;
	if (n < cell.len && cell.text[n] != '_' &&
	    !(cell.len - n == 2 && memcmp(cell.text + n, ".0", 2) == 0))
		return false;
	*id = (int64_t)value;
	return value > 0;
}
