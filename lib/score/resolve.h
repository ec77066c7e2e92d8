/* SPDX-License-Identifier: MIT */
/* The zone table read once, for callers that resolve many targets. */
#ifndef VK_SCORE_RESOLVE_H
#define VK_SCORE_RESOLVE_H

#include "../vekta.h"

struct vk__zones {
	double from[VK_ZONES + 1]; /* per cent of FTP, index 1..VK_ZONES */
	double to[VK_ZONES + 1];
};

/* Reads the embedded table; a zone that it lacks stays 0 to 0. */
void vk__zones_read(struct vk__zones *zones);
/* The zone (1..VK_ZONES) that a power in per cent of FTP falls in. */
unsigned vk__zones_find(const struct vk__zones *zones, double pct);
/* As vk_target_resolve. */
vk_status vk__target_resolve(const struct vk__zones *zones,
    const vk_target *target, const vk_athlete *athlete, double *start,
    double *end);

#endif
