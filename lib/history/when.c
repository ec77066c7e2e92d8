/* SPDX-License-Identifier: MIT */
/*
 * Dates are taken apart into numbers, words and signs, and put together by
 * the form that those have. A date that can be two days is never guessed.
 */
#include "when.h"

#include <string.h>

#include "../base/date.h"
#include "../base/number.h"
#include "cell.h"
#include "key.h"

extern const char vk__data_months_tsv[];
extern const size_t vk__data_months_tsv_size;

enum { NUMBERS = 3, DAY = 86400 };

/* What was found in a text. */
struct parts {
	int32_t number[NUMBERS]; /* of the date, in their order */
	size_t digits[NUMBERS];
	unsigned count;
	char sign;               /* between the first two */
	int32_t month;           /* named, 0: not */
	int32_t second;          /* of the day, -1: no time */
	bool to_the_second;
	int32_t half;            /* 0, 1: a.m., 2: p.m. */
};

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (unsigned char)c >= 0x80;
}

/* 0: not the name of a month. */
static int32_t
month_named(const char *word, size_t len)
{
	char key[VK__KEY_SIZE];
	struct vk__table table;
	size_t key_len = vk__key_fold(word, len, key);
	size_t best = 0;
	int32_t month = 0;

	vk__table_open(&table, vk__data_months_tsv, vk__data_months_tsv_size);
	while (vk__table_next(&table)) {
		double number;

		if (table.cell[0].len <= best ||
		    table.cell[0].len > key_len || memcmp(key,
		    table.cell[0].text, table.cell[0].len) != 0)
			continue;
		if (vk__table_number(&table, 1, &number)) {
			best = table.cell[0].len;
			month = (int32_t)number;
		}
	}
	return month;
}

/* A word: a month (the last one counts, weekdays come before), am or pm. */
static size_t
read_word(struct parts *parts, const char *text, size_t len)
{
	char key[VK__KEY_SIZE];
	size_t n = 0;
	int32_t month;

	while (n < len && (is_letter(text[n]) || (text[n] == '.' &&
	    n + 1 < len && is_letter(text[n + 1]))))
		n++;
	(void)vk__key_fold(text, n, key);
	if (strcmp(key, "am") == 0)
		parts->half = 1;
	else if (strcmp(key, "pm") == 0)
		parts->half = 2;
	else if ((month = month_named(text, n)) != 0)
		parts->month = month;
	return n;
}

static size_t
number_at(const char *text, size_t len, int32_t *value)
{
	uint64_t v = 0;
	size_t n = 0;

	while (n < len && vk__is_digit(text[n]))
		n++;
	if (n == 0 || !vk__uint_read(text, n, 999999, &v))
		return 0;
	*value = (int32_t)v;
	return n;
}

/* "7:05", "07:05:09.5": from its first digit; 0 when it is none. */
static size_t
read_time(struct parts *parts, const char *text, size_t len)
{
	int32_t hour, minute, second = 0;
	size_t n = number_at(text, len, &hour);
	size_t m;

	if (n == 0 || n > 2 || n == len || text[n] != ':' ||
	    parts->second >= 0)
		return 0;
	m = number_at(text + n + 1, len - n - 1, &minute);
	if (m != 2)
		return 0;
	n += 1 + m;
	if (n < len && text[n] == ':') {
		if (number_at(text + n + 1, len - n - 1, &second) != 2)
			return 0;
		n += 3;
		parts->to_the_second = true;
		if (n + 1 < len && text[n] == '.' && vk__is_digit(text[n + 1]))
			for (n++; n < len && vk__is_digit(text[n]); n++)
				;
	}
	if (hour > 23 || minute > 59 || second > 59)
		return 0;
	parts->second = hour * 3600 + minute * 60 + second;
	return n;
}

static bool
read_number(struct parts *parts, const char *text, size_t len, size_t *n)
{
	if (parts->count == NUMBERS)
		return false;
	*n = number_at(text, len, &parts->number[parts->count]);
	parts->digits[parts->count] = *n;
	if (*n == 0)
		return false;
	if (parts->count++ == 0)
		parts->sign = *n < len ? text[*n] : '\0';
	return true;
}

static bool
take_apart(struct vk__cell cell, struct parts *parts)
{
	size_t i = 0;

	memset(parts, 0, sizeof *parts);
	parts->second = -1;
	while (i < cell.len) {
		const char *at = cell.text + i;
		size_t left = cell.len - i;
		size_t n = 1;

		if (vk__is_digit(*at)) {
			n = read_time(parts, at, left);
			if (n == 0 && !read_number(parts, at, left, &n))
				return false;
		} else if (is_letter(*at)) {
			n = read_word(parts, at, left);
		} else if (strchr(" ,./-'", *at) == NULL || *at == '\0') {
			return false;
		}
		i += n;
	}
	return true;
}

/* Two digits of a year are those of this century. */
static int32_t
year_of(const struct parts *parts, unsigned i)
{
	return parts->digits[i] == 2 ? 2000 + parts->number[i] :
	    parts->number[i];
}

/* Where day and month stand when neither is named. */
static vk_status
put_in_order(const struct parts *p, enum vk__order order, int32_t *year,
    int32_t *month, int32_t *day)
{
	if (p->digits[0] == 4) {
		*year = p->number[0];
		*month = p->number[1];
		*day = p->number[2];
		return VK_OK;
	}
	*year = year_of(p, 2);
	if (p->sign == '.')
		order = VK__ORDER_DMY;
	if (p->number[0] > 12)
		order = order == VK__ORDER_MDY ? order : VK__ORDER_DMY;
	else if (p->number[1] > 12)
		order = order == VK__ORDER_DMY ? order : VK__ORDER_MDY;
	/* "4/4/2020" is one day either way. */
	if (order == VK__ORDER_UNKNOWN && p->number[0] != p->number[1])
		return VK_EUNABLE;
	*day = p->number[order == VK__ORDER_MDY ? 1 : 0];
	*month = p->number[order == VK__ORDER_MDY ? 0 : 1];
	return VK_OK;
}

static vk_status
find_date(const struct parts *p, enum vk__order order, int32_t *date)
{
	int32_t year = 0, month = p->month, day = 0;
	vk_status status = VK_OK;

	if (p->month != 0) {
		unsigned at = p->digits[0] == 4 ? 1 : 0;

		if (p->count != 2)
			return VK_ESYNTAX;
		day = p->number[at];
		year = year_of(p, 1 - at);
	} else {
		if (p->count != 3)
			return VK_ESYNTAX;
		status = put_in_order(p, order, &year, &month, &day);
	}
	if (status != VK_OK)
		return status;
	return vk__date_make(year, month, day, date) ? VK_OK : VK_EVALUE;
}

static vk_status
read_iso(struct vk__cell cell, struct vk__when *when)
{
	struct vk__time time;
	vk_status status = vk__time_read(cell.text, cell.len, &time);

	if (status != VK_OK)
		return status;
	when->offset = time.zoned ? time.offset : VK_NO_OFFSET;
	time.offset = 0;
	when->time = vk__time_unix(&time);
	/* "2026-03-03", "2026-03-03 07:05" */
	when->error = cell.len <= 10 ? DAY - 1 : cell.len < 19 ? 59 : 0;
	return VK_OK;
}

vk_status
vk__when_read(struct vk__cell cell, enum vk__order order,
    struct vk__when *when)
{
	struct parts parts;
	int32_t date;
	vk_status status;

	if (vk__cell_is_missing(cell))
		return VK_ABSENT;
	cell = vk__cell_trim(cell);
	status = read_iso(cell, when);
	if (status != VK_ESYNTAX)
		return status;
	if (!take_apart(cell, &parts))
		return VK_ESYNTAX;
	status = find_date(&parts, order, &date);
	if (status != VK_OK)
		return status;
	if (parts.half != 0 && (parts.second < 0 || parts.second >= 13 * 3600))
		return VK_EVALUE;
	if (parts.half != 0)
		parts.second = parts.second % (12 * 3600) +
		    (parts.half == 2 ? 12 * 3600 : 0);
	when->time = (int64_t)date * DAY +
	    (parts.second > 0 ? parts.second : 0);
	when->error = parts.second < 0 ? DAY - 1 : parts.to_the_second ? 0 : 59;
	when->offset = VK_NO_OFFSET;
	return VK_OK;
}

enum vk__order
vk__when_order(struct vk__cell cell)
{
	struct parts p;

	cell = vk__cell_trim(cell);
	if (!take_apart(cell, &p) || p.month != 0 || p.count != 3 ||
	    p.digits[0] == 4 || p.sign == '.')
		return VK__ORDER_UNKNOWN;
	if (p.number[0] > 12)
		return VK__ORDER_DMY;
	return p.number[1] > 12 ? VK__ORDER_MDY : VK__ORDER_UNKNOWN;
}
