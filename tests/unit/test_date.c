/* SPDX-License-Identifier: MIT */
#include "../../lib/base/date.h"

#include <criterion/criterion.h>
#include <string.h>

static int32_t
date_of(int32_t year, int32_t month, int32_t day)
{
	int32_t date = 0;

	cr_assert(vk__date_make(year, month, day, &date));
	return date;
}

Test(date, every_day_follows_the_one_before)
{
	int32_t year = 1, month = 1, day = 1;
	unsigned weekday = 1;

	for (int32_t d = VK__DAY_FIRST; d <= VK__DAY_LAST; d++) {
		int32_t y, m, n, back;

		vk__date_split(d, &y, &m, &n);
		if (y != year || m != month || n != day ||
		    !vk__date_make(y, m, n, &back) || back != d ||
		    vk__date_weekday(d) != weekday)
			cr_assert_fail("%d: %d-%d-%d", d, y, m, n);
		weekday = weekday % 7 + 1;
		if (vk__date_make(year, month, day + 1, &back)) {
			day++;
		} else {
			day = 1;
			year += month == 12;
			month = month % 12 + 1;
		}
	}
	cr_assert_eq(year, 10000);
}

Test(date, known_days)
{
	cr_assert_eq(date_of(1970, 1, 1), 0);
	cr_assert_eq(date_of(2026, 3, 3), 20515);
	cr_assert_eq(vk__date_weekday(20515), 2);
	cr_assert_eq(vk__date_weekday(0), 4);
	cr_assert_eq(date_of(1, 1, 1), VK__DAY_FIRST);
	cr_assert_eq(date_of(9999, 12, 31), VK__DAY_LAST);
}

Test(date, make_refuses_days_that_are_none)
{
	static const int32_t bad[][3] = {
		{ 2026, 2, 29 }, { 1900, 2, 29 }, { 2024, 2, 30 },
		{ 2026, 4, 31 }, { 2026, 13, 1 }, { 2026, 0, 1 },
		{ 2026, 1, 0 }, { 2026, 1, 32 }, { 0, 1, 1 }, { 10000, 1, 1 },
	};
	int32_t date = 7;

	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		cr_assert_not(vk__date_make(bad[i][0], bad[i][1], bad[i][2],
		    &date), "row %zu", i);
	cr_assert_eq(date, 7);
	cr_assert(vk__date_make(2000, 2, 29, &date));
}

Test(date, add_stays_inside_the_calendar)
{
	int32_t date = date_of(2024, 2, 28);

	cr_assert(vk__date_add(&date, 2));
	cr_assert_eq(date, date_of(2024, 3, 1));
	cr_assert(vk__date_add(&date, -366));
	cr_assert_eq(date, date_of(2023, 3, 1));
	cr_assert_not(vk__date_add(&date, INT64_MAX));
	cr_assert_not(vk__date_add(&date, INT64_MIN));
	cr_assert_not(vk__date_add(&date, VK__DAY_LAST - date + 1));
	cr_assert_eq(date, date_of(2023, 3, 1));
	cr_assert(vk__date_add(&date, VK__DAY_LAST - date));
	cr_assert_eq(date, VK__DAY_LAST);
}

static vk_status
read_date(const char *text, int32_t *date)
{
	return vk__date_read(text, strlen(text), date);
}

Test(date, reads_and_writes)
{
	char text[VK__DATE_SIZE];
	int32_t date;

	cr_assert_eq(read_date("2024-02-29", &date), VK_OK);
	cr_assert_eq(date, date_of(2024, 2, 29));
	vk__date_write(date, text);
	cr_assert_str_eq(text, "2024-02-29");
	vk__date_write(VK__DAY_FIRST, text);
	cr_assert_str_eq(text, "0001-01-01");
	cr_assert_eq(read_date("2026-02-30", &date), VK_EVALUE);
	cr_assert_eq(read_date("0000-01-01", &date), VK_EVALUE);
	cr_assert_eq(read_date("2026-3-03", &date), VK_ESYNTAX);
	cr_assert_eq(read_date("2026-03-03 ", &date), VK_ESYNTAX);
	cr_assert_eq(read_date("2026/03/03", &date), VK_ESYNTAX);
	cr_assert_eq(read_date("20260303", &date), VK_ESYNTAX);
	cr_assert_eq(read_date("-026-03-03", &date), VK_ESYNTAX);
	cr_assert_eq(read_date("", &date), VK_ESYNTAX);
}

static vk_status
read_time(const char *text, struct vk__time *time)
{
	return vk__time_read(text, strlen(text), time);
}

Test(time, reads_and_writes)
{
	static const char *const rows[][2] = {
		{ "2026-03-03T07:05", "2026-03-03T07:05:00" },
		{ "2026-03-03", "2026-03-03T00:00:00" },
		{ "2026-03-03 07:05:09", "2026-03-03T07:05:09" },
		{ "2026-03-03 07:05:09.000000", "2026-03-03T07:05:09" },
		{ "2026-03-03T07:05:09.25Z", "2026-03-03T07:05:09.25Z" },
		{ "2026-03-03T07:05:09.1234567", "2026-03-03T07:05:09.123456" },
		{ "2026-03-03T07:05+01:00", "2026-03-03T07:05:00+01:00" },
		{ "2026-03-03T07:05-0330", "2026-03-03T07:05:00-03:30" },
		{ "2026-03-03T07:05+00:00", "2026-03-03T07:05:00Z" },
		{ "9999-12-31T23:59:59.999999-23:59",
		  "9999-12-31T23:59:59.999999-23:59" },
	};
	char text[VK__TIME_SIZE];
	struct vk__time time;

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		cr_assert_eq(read_time(rows[i][0], &time), VK_OK, "%s",
		    rows[i][0]);
		vk__time_write(&time, text);
		cr_assert_str_eq(text, rows[i][1]);
	}
}

Test(time, refuses)
{
	static const struct { const char *text; vk_status status; } rows[] = {
		{ "2026-03-03T24:00", VK_EVALUE },
		{ "2026-03-03T23:60", VK_EVALUE },
		{ "2026-03-03T23:59:60", VK_EVALUE },
		{ "2026-02-29T00:00", VK_EVALUE },
		{ "2026-03-03T07:05+24:00", VK_EVALUE },
		{ "2026-03-03T", VK_ESYNTAX }, { "2026-03-03T7:05", VK_ESYNTAX },
		{ "2026-03-03T07", VK_ESYNTAX },
		{ "2026-03-03T07:05:", VK_ESYNTAX },
		{ "2026-03-03T07:05:09.", VK_ESYNTAX },
		{ "2026-03-03T07:05:09,5", VK_ESYNTAX },
		{ "2026-03-03t07:05", VK_ESYNTAX },
		{ "2026-03-03T07:05z", VK_ESYNTAX },
		{ "2026-03-03T07:05+1", VK_ESYNTAX },
		{ "2026-03-03T07:05+01:0", VK_ESYNTAX },
		{ "2026-03-03T07:05Zx", VK_ESYNTAX },
		{ "", VK_ESYNTAX },
	};
	struct vk__time time = { .date = 42 };

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		cr_assert_eq(read_time(rows[i].text, &time), rows[i].status,
		    "%s", rows[i].text);
	cr_assert_eq(time.date, 42);
}

Test(time, unix_seconds_go_round)
{
	static const int64_t seconds[] = {
		0, -1, 86399, 86400, 1772521509, -62135596800, 253402300799,
		-86400, -86401
	};
	struct vk__time time;

	for (size_t i = 0; i < sizeof seconds / sizeof seconds[0]; i++) {
		cr_assert(vk__time_from_unix(seconds[i], &time));
		cr_assert(time.zoned);
		cr_assert_geq(time.second, 0);
		cr_assert_lt(time.second, 86400);
		cr_assert_eq(vk__time_unix(&time), seconds[i]);
	}
	cr_assert_not(vk__time_from_unix(-62135596801, &time));
	cr_assert_not(vk__time_from_unix(253402300800, &time));
	cr_assert_eq(read_time("2026-03-03T07:05:09+01:00", &time), VK_OK);
	cr_assert_eq(vk__time_unix(&time), 1772521509 - 3600);
}
