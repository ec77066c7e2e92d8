/* SPDX-License-Identifier: MIT */
/*
 * Calendar dates and times as ISO 8601 writes them, years 0001 to 9999 of
 * the proleptic Gregorian calendar. A date is a day number, so that adding
 * days and comparing is plain arithmetic.
 */
#ifndef VK_BASE_DATE_H
#define VK_BASE_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../vekta.h"

enum {
	VK__DATE_SIZE = 11,      /* "2026-03-03" and its NUL */
	VK__TIME_SIZE = 36,      /* any date and time and its NUL */
	VK__DAY_FIRST = -719162, /* 0001-01-01 */
	VK__DAY_LAST = 2932896   /* 9999-12-31 */
};

/* Days since 1970-01-01. False: there is no such date in 0001..9999. */
bool vk__date_make(int32_t year, int32_t month, int32_t day, int32_t *date);
/* date must lie between VK__DAY_FIRST and VK__DAY_LAST. */
void vk__date_split(int32_t date, int32_t *year, int32_t *month,
    int32_t *day);
/* 1 Monday .. 7 Sunday. */
unsigned vk__date_weekday(int32_t date);
/* Adds days. False (date unchanged): the result is outside 0001..9999. */
bool vk__date_add(int32_t *date, int64_t days);
/*
 * Reads "2026-03-03", all of text. VK_OK, VK_ESYNTAX, VK_EVALUE (no such
 * day: 2026-02-30).
 */
vk_status vk__date_read(const char *text, size_t len, int32_t *date);
/* Writes "2026-03-03" with a NUL. date as for vk__date_split. */
void vk__date_write(int32_t date, char out[VK__DATE_SIZE]);

struct vk__time {
	int32_t date;
	int32_t second;      /* of the day, 0..86399 */
	int32_t microsecond; /* 0..999999; further decimals are cut */
	int32_t offset;      /* seconds east of UTC, when zoned */
	bool zoned;          /* "Z" or an offset was given */
};

/*
 * Reads "2026-03-03T07:05", seconds, decimals of them (after a point) and
 * "Z", "+01:00" or "+0100" optional; a space may stand for the "T", as in
 * SQLite; a date alone is its midnight. No leap second, no 24:00.
 * VK_OK, VK_ESYNTAX, VK_EVALUE.
 */
vk_status vk__time_read(const char *text, size_t len, struct vk__time *time);
/*
 * Writes "2026-03-03T07:05:00", decimals when there are any, "Z" or the
 * offset when zoned, and a NUL.
 */
void vk__time_write(const struct vk__time *time, char out[VK__TIME_SIZE]);
/* Seconds since 1970-01-01 00:00 UTC; a time without zone is taken as UTC. */
int64_t vk__time_unix(const struct vk__time *time);
/* The UTC time of seconds. False: outside 0001..9999. */
bool vk__time_from_unix(int64_t seconds, struct vk__time *time);

#endif
