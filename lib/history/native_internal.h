/* SPDX-License-Identifier: MIT */
/* What native.c and native_put.c share. */
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
	struct vk__query *curve;
	struct vk__query *insert[2]; /* activities, vekta_activity */
	struct vk__query *update;
	struct vk__query *insert_curve;
};

/* Prepares what vk__native_put runs. */
vk_status vk__native_prepare(struct vk__native *native, int64_t now,
    vk_error *err);
void vk__native_unprepare(struct vk__native *native);

#endif
