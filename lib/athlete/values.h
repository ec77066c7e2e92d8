/* SPDX-License-Identifier: MIT */
/* From the values of a row to an activity. */
#ifndef VK_ATHLETE_VALUES_H
#define VK_ATHLETE_VALUES_H

#include "mapping.h"
#include "../history/sport.h"

struct vk__values_options {
	vk_units units;     /* of columns that may be in either */
	int32_t utc_offset; /* of times in UTC whose zone nobody knows */
	const struct vk__sports *sports;
};

/* The sport and the sub-sport are GarminDB's. VK_OK, VK_EVALUE: the row has no
 * time that can be read, so nobody knows where it belongs. */
vk_status vk__values_read(const struct vk__mapping *columns,
    struct vk__query *query, const struct vk__values_options *options,
    vk_activity *activity);

#endif
