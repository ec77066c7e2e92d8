/* SPDX-License-Identifier: MIT */
/*
 * ISO 8601 dates and times, strictly: every field in its range, nothing
 * before or after. libc's strptime takes 30 February and timegm drops the
 * offset, so neither is used; nothing here knows the local time zone.
 */
#include "date.h"

#include <string.h>

enum {
	DAY = 86400,
	ERA = 146097,         /* days of 400 years */
	EPOCH_SHIFT = 719468, /* from 0000-03-01 to 1970-01-01 */
	OFFSET_HOURS = 23
};

static bool
is_leap(int32_t year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int32_t
month_days(int32_t year, int32_t month)
{
	static const int8_t days[] = {
		31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31
	};

	return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

bool
vk__date_make(int32_t year, int32_t month, int32_t day, int32_t *date)
{
	int32_t y, of_era, of_year;

	if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 ||
	    day > month_days(year, month))
		return false;
	/* Years that begin in March put the leap day at their end. */
	y = month <= 2 ? year - 1 : year;
	of_era = y % 400;
	of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
	*date = y / 400 * ERA + of_era * 365 + of_era / 4 - of_era / 100 +
	    of_year - EPOCH_SHIFT;
	return true;
}

void
vk__date_split(int32_t date, int32_t *year, int32_t *month, int32_t *day)
{
	int32_t days = date + EPOCH_SHIFT;
	int32_t in_era = days % ERA;
	int32_t of_era = (in_era - in_era / 1460 + in_era / 36524 -
	    in_era / (ERA - 1)) / 365;
	int32_t of_year = in_era -
	    (365 * of_era + of_era / 4 - of_era / 100);
	int32_t m = (5 * of_year + 2) / 153;

	*day = of_year - (153 * m + 2) / 5 + 1;
	*month = m < 10 ? m + 3 : m - 9;
	*year = days / ERA * 400 + of_era + (*month <= 2);
}

unsigned
vk__date_weekday(int32_t date)
{
	/* 0001-01-01 was a Monday. */
	return (unsigned)((date - VK__DAY_FIRST) % 7) + 1;
}

bool
vk__date_add(int32_t *date, int64_t days)
{
	if (days < (int64_t)VK__DAY_FIRST - *date ||
	    days > (int64_t)VK__DAY_LAST - *date)
		return false;
	*date = (int32_t)(*date + days);
	return true;
}

/* Exactly count digits at *at; moves on past them. */
static bool
read_digits(const char **at, const char *end, int count, int32_t *value)
{
	int32_t v = 0;

	if (end - *at < count)
		return false;
	for (; count > 0; count--) {
		char c = *(*at)++;

		if (c < '0' || c > '9')
			return false;
		v = v * 10 + (c - '0');
	}
	*value = v;
	return true;
}

static bool
read_char(const char **at, const char *end, char c)
{
	if (*at == end || **at != c)
		return false;
	(*at)++;
	return true;
}

static vk_status
read_date(const char **at, const char *end, int32_t *date)
{
	int32_t year, month, day;

	if (!read_digits(at, end, 4, &year) || !read_char(at, end, '-') ||
	    !read_digits(at, end, 2, &month) || !read_char(at, end, '-') ||
	    !read_digits(at, end, 2, &day))
		return VK_ESYNTAX;
	return vk__date_make(year, month, day, date) ? VK_OK : VK_EVALUE;
}

vk_status
vk__date_read(const char *text, size_t len, int32_t *date)
{
	const char *end = text + len;

	/* All of it must have the form before its value is judged. */
	if (len != VK__DATE_SIZE - 1)
		return VK_ESYNTAX;
	return read_date(&text, end, date);
}

/* A point and one or more digits, of which six are kept. */
static bool
read_fraction(const char **at, const char *end, int32_t *microsecond)
{
	int32_t unit = 100000;
	const char *from;

	*microsecond = 0;
	if (!read_char(at, end, '.'))
		return true;
	for (from = *at; *at < end && **at >= '0' && **at <= '9'; (*at)++) {
		*microsecond += unit * (**at - '0');
		unit /= 10;
	}
	return *at > from;
}

static vk_status
read_clock(const char **at, const char *end, struct vk__time *time)
{
	int32_t hour, minute;
	int32_t second = 0;

	if (!read_digits(at, end, 2, &hour) || !read_char(at, end, ':') ||
	    !read_digits(at, end, 2, &minute))
		return VK_ESYNTAX;
	if (read_char(at, end, ':') &&
	    (!read_digits(at, end, 2, &second) ||
	    !read_fraction(at, end, &time->microsecond)))
		return VK_ESYNTAX;
	if (hour > 23 || minute > 59 || second > 59)
		return VK_EVALUE;
	time->second = hour * 3600 + minute * 60 + second;
	return VK_OK;
}

static vk_status
read_zone(const char **at, const char *end, struct vk__time *time)
{
	int32_t hour, minute;
	int32_t sign;

	if (*at == end)
		return VK_OK;
	time->zoned = true;
	if (read_char(at, end, 'Z'))
		return VK_OK;
	if (**at != '+' && **at != '-')
		return VK_ESYNTAX;
	sign = *(*at)++ == '-' ? -1 : 1;
	if (!read_digits(at, end, 2, &hour))
		return VK_ESYNTAX;
	(void)read_char(at, end, ':');
	if (!read_digits(at, end, 2, &minute))
		return VK_ESYNTAX;
	if (hour > OFFSET_HOURS || minute > 59)
		return VK_EVALUE;
	time->offset = sign * (hour * 3600 + minute * 60);
	return VK_OK;
}

vk_status
vk__time_read(const char *text, size_t len, struct vk__time *time)
{
	const char *end = text + len;
	struct vk__time t;
	vk_status status;

	memset(&t, 0, sizeof t);
	status = read_date(&text, end, &t.date);
	if (status == VK_OK && text < end) {
		if (!read_char(&text, end, 'T') &&
		    !read_char(&text, end, ' '))
			return VK_ESYNTAX;
		status = read_clock(&text, end, &t);
		if (status == VK_OK)
			status = read_zone(&text, end, &t);
		if (status == VK_OK && text < end)
			status = VK_ESYNTAX;
	}
	if (status == VK_OK)
		*time = t;
	return status;
}

/* value with exactly count digits; returns where to write on. */
static char *
write_digits(char *out, int32_t value, int count)
{
	int i;

	for (i = count - 1; i >= 0; i--) {
		out[i] = (char)('0' + value % 10);
		value /= 10;
	}
	return out + count;
}

void
vk__date_write(int32_t date, char out[VK__DATE_SIZE])
{
	int32_t year, month, day;

	vk__date_split(date, &year, &month, &day);
	out = write_digits(out, year, 4);
	*out++ = '-';
	out = write_digits(out, month, 2);
	*out++ = '-';
	out = write_digits(out, day, 2);
	*out = '\0';
}

static char *
write_zone(char *out, int32_t offset)
{
	int32_t size = offset < 0 ? -offset : offset;

	if (offset == 0) {
		*out++ = 'Z';
		return out;
	}
	*out++ = offset < 0 ? '-' : '+';
	out = write_digits(out, size / 3600, 2);
	*out++ = ':';
	return write_digits(out, size / 60 % 60, 2);
}

void
vk__time_write(const struct vk__time *time, char out[VK__TIME_SIZE])
{
	vk__date_write(time->date, out);
	out += VK__DATE_SIZE - 1;
	*out++ = 'T';
	out = write_digits(out, time->second / 3600, 2);
	*out++ = ':';
	out = write_digits(out, time->second / 60 % 60, 2);
	*out++ = ':';
	out = write_digits(out, time->second % 60, 2);
	if (time->microsecond != 0) {
		*out++ = '.';
		out = write_digits(out, time->microsecond, 6);
		while (out[-1] == '0')
			out--;
	}
	if (time->zoned)
		out = write_zone(out, time->offset);
	*out = '\0';
}

int64_t
vk__time_unix(const struct vk__time *time)
{
	return (int64_t)time->date * DAY + time->second - time->offset;
}

bool
vk__time_from_unix(int64_t seconds, struct vk__time *time)
{
	if (seconds < (int64_t)VK__DAY_FIRST * DAY ||
	    seconds >= ((int64_t)VK__DAY_LAST + 1) * DAY)
		return false;
	memset(time, 0, sizeof *time);
	/* Rounded down, also before 1970. */
	time->date = (int32_t)((seconds - (int64_t)VK__DAY_FIRST * DAY) / DAY +
	    VK__DAY_FIRST);
	time->second = (int32_t)(seconds - (int64_t)time->date * DAY);
	time->zoned = true;
	return true;
}
