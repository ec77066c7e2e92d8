/* SPDX-License-Identifier: MIT */
/* Dates and times as services and spreadsheets write them. */
#ifndef VK_HISTORY_WHEN_H
#define VK_HISTORY_WHEN_H

#include "../base/table.h"
#include "../vekta.h"

/* Which of two numbers before a year is the day. */
enum vk__order { VK__ORDER_UNKNOWN, VK__ORDER_DMY, VK__ORDER_MDY };

struct vk__when {
	int64_t time;   /* as written, seconds since 1970-01-01 00:00 there */
	int32_t error;  /* 0, 59 without seconds, 86399 without a time */
	int32_t offset; /* s east of UTC, VK_NO_OFFSET when it is not said */
};

/*
 * Reads "2026-03-03 07:05:00" (ISO 8601, seconds and offset optional),
 * "03/04/2026 7:05", "9.12.2026, 15:24:49", "Oct 8, 2026, 11:00:00 AM",
 * "lun., 30 juin 2014 7:03".
 * VK_OK; VK_ABSENT (empty or "--"); VK_ESYNTAX; VK_EVALUE (no such day);
 * VK_EUNABLE: which number is the day is not known.
 */
vk_status vk__when_read(struct vk__cell cell, enum vk__order order,
    struct vk__when *when);
/* The order that the cell can only have, VK__ORDER_UNKNOWN for any other. */
enum vk__order vk__when_order(struct vk__cell cell);

#endif
