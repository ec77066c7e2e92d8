/* SPDX-License-Identifier: MIT */
/* What a database keeps of the rider, apart from the activities. */
#ifndef VK_ATHLETE_RIDER_H
#define VK_ATHLETE_RIDER_H

#include "reading.h"

struct vk__rider {
	double weight; /* kg; NaN */
	vk_heart heart;
};

enum { VK__RIDER_DAYS = 730 }; /* whose pulse still counts */

/*
 * After vk_history_select, for the days selected as far as pulses go.
 * VK_OK, VK_EBUSY, VK_ENOMEM, VK_EIO, VK_ESYNTAX.
 */
vk_status vk__rider_read(vk_history *history, struct vk__rider *rider,
    vk_error *err);
/* Only numbers that a rider can have: a pulse of 30 to 230. */
double vk__pulse_or_nan(double pulse);
/* The best 20 minutes of an activity, NaN. */
double vk__best_20min(const vk_activity *activity);

#endif
