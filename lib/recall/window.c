/* SPDX-License-Identifier: MIT */
/* Which days a selector names. */
#include "../base/date.h"
#include "search.h"

enum { NEAR_DAYS = 3 };

static void
one_day(struct vk__search *q, int32_t day)
{
	q->from = q->to = day;
	q->dated = true;
}

static int32_t
monday_of(int32_t day)
{
	return day - (int32_t)vk__date_weekday(day) + 1;
}

static void
month_window(struct vk__search *q)
{
	int32_t year, month, day;
	int32_t months;

	vk__date_split(q->today, &year, &month, &day);
	months = year * 12 + month - 1 + q->s->month;
	year = months / 12;
	month = months % 12 + 1;
	q->dated = true;
	if (!vk__date_make(year, month, 1, &q->from) || !vk__date_make(
	    month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1, 1,
	    &q->to)) {
		q->from = 1;
		q->to = 0;
		return;
	}
	q->to--;
}

/* The most recent such day that is not after today. */
static void
day_of_year(struct vk__search *q)
{
	int32_t year, month, day, date;
	int32_t wanted_month = q->s->day_month / 100;
	int32_t wanted_day = q->s->day_month % 100;

	vk__date_split(q->today, &year, &month, &day);
	q->dated = true;
	q->from = 1;
	q->to = 0;
	if (q->s->year != VK__CMD_NO) {
		if (vk__date_make(q->s->year, wanted_month, wanted_day, &date))
			one_day(q, date);
		return;
	}
	for (int32_t y = year; y > year - 8; y--)
		if (vk__date_make(y, wanted_month, wanted_day, &date) &&
		    date <= q->today) {
			one_day(q, date);
			return;
		}
}

/* The last such weekday before today, or the nth one. */
static void
last_weekday(struct vk__search *q)
{
	int32_t today = (int32_t)vk__date_weekday(q->today);
	int32_t back = (today - q->s->weekday + 7) % 7;

	if (back == 0)
		back = 7;
	if (q->s->nth != VK__CMD_NO)
		back += 7 * (q->s->nth - 1);
	q->nth = 1;
	one_day(q, q->today - back);
}

void
vk__search_window(struct vk__search *q)
{
	const struct vk__cmd_selector *s = q->s;

	q->from = INT32_MIN + 1;
	q->to = q->today - 1;
	q->nth = s->nth != VK__CMD_NO ? s->nth : 1;
	if (s->month != VK__CMD_NO)
		month_window(q);
	if (s->week != VK__CMD_NO) {
		q->dated = true;
		q->from = monday_of(q->today) + 7 * s->week;
		q->to = q->from + 6;
		if (s->weekday != VK__CMD_NO)
			one_day(q, q->from + s->weekday - 1);
	} else if (s->weekday != VK__CMD_NO && s->ref != VK__CMD_REF_HABIT) {
		last_weekday(q);
	}
	if (s->day_month != VK__CMD_NO)
		day_of_year(q);
	if (s->date == VK__CMD_NO)
		return;
	one_day(q, q->today + s->date);
	/* "Like yesterday, on Friday": there is no such day. */
	if (s->weekday != VK__CMD_NO && !s->about &&
	    (int32_t)vk__date_weekday(q->from) != s->weekday)
		q->to = q->from - 1;
	if (s->about) {
		q->from -= NEAR_DAYS;
		q->to += NEAR_DAYS;
	}
}
