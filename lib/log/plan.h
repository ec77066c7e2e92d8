/* SPDX-License-Identifier: MIT */
/* The plans of one athlete beside what was done, to be paired. */
#ifndef VK_LOG_PLAN_H
#define VK_LOG_PLAN_H

#include "../vekta.h"

enum { VK__PLAN_ZONES = 7 };

struct vk__plan {
	char *id;
	char *record;
	size_t len;
	int32_t day;
	int64_t workout_id; /* 0: none */
	vk_sport sport;
	double seconds;     /* NaN */
	double tss;
	double zone[VK__PLAN_ZONES]; /* seconds; NaN */
	size_t done;        /* 1 + the activity that did it; 0: none */
	bool exact;
};

struct vk__plans {
	struct vk__plan *plan;
	size_t count, cap;
	vk_activity *activity; /* within the days of the plans */
	size_t activities, activity_cap;
	bool *taken;           /* of each activity */
	int32_t newest;        /* day of the newest one there is */
};

void vk__plans_free(struct vk__plans *plans);
/* Pairs them. VK_OK, VK_ENOMEM. */
vk_status vk__plans_pair(struct vk__plans *plans);
/* How far a plan was kept to, into f. */
void vk__plan_compare(const struct vk__plans *plans,
    const struct vk__plan *plan, double ftp, int32_t today,
    vk_fulfilment *f);

#endif
