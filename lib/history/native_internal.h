/* SPDX-License-Identifier: MIT */
/* What the files native*.c share. */
#ifndef VK_HISTORY_NATIVE_INTERNAL_H
#define VK_HISTORY_NATIVE_INTERNAL_H

#include "native.h"
#include "sport.h"

struct vk__native {
	struct vk__store *store;
	char *backup;
	char now[32];    /* when rows are added, as the table has times */
	bool fraction;   /* starts are written with six decimals */
	bool coarse;     /* of some activity only the day is known */
	int64_t next_id; /* below zero, for activities without Garmin's */
	struct vk__sports sports;
	struct vk__query *by_id;
	struct vk__query *by_start;
	struct vk__query *by_utc;
	struct vk__query *curve;
	struct vk__query *insert[2]; /* activities, vekta_activity */
	struct vk__query *update;
	struct vk__query *insert_curve;
};

/* What stands before the fields in a row that is read. */
enum vk__native_column {
	VK__NATIVE_ID, VK__NATIVE_ACTIVITY, VK__NATIVE_USER, VK__NATIVE_NAME,
	VK__NATIVE_TYPE, VK__NATIVE_START, VK__NATIVE_DEVICE,
	VK__NATIVE_SPORT, VK__NATIVE_SOURCE, VK__NATIVE_SOURCE_ID,
	VK__NATIVE_FILE, VK__NATIVE_ERROR, VK__NATIVE_OFFSET,
	VK__NATIVE_UTC, VK__NATIVE_EVENT, VK__NATIVE_WORKOUT, VK__NATIVE_FIELDS
};

enum { VK__NATIVE_START_SIZE = 32 };

/*
 * Recognises the database and brings it up to date, or, when dry is true,
 * only looks. VK_EUNABLE: see vk__native_open.
 */
vk_status vk__native_upgrade(struct vk__native *native, bool dry,
    vk_error *err);
/* Prepares what vk__native_put runs. */
vk_status vk__native_prepare(struct vk__native *native, int64_t now,
    vk_error *err);
void vk__native_unprepare(struct vk__native *native);
/* A start as the table keeps them: "2025-03-17 18:50:39", or with decimals. */
void vk__native_start(const struct vk__native *native, int64_t start,
    char out[VK__NATIVE_START_SIZE]);
/* Reads the row that by_id or by_start stands at; false: it has no start. */
bool vk__native_row(const struct vk__native *native,
    const struct vk__query *query, vk_activity *a);
/* Reads the mean-max curve of a row. */
vk_status vk__native_curve(struct vk__native *native, int64_t id,
    vk_activity *a, vk_error *err);

#endif
