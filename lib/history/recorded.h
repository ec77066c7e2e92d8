/* SPDX-License-Identifier: MIT */
/* Activities out of the files that devices write. */
#ifndef VK_HISTORY_RECORDED_H
#define VK_HISTORY_RECORDED_H

#include "../formats/fit_activity.h"
#include "sport.h"

/* Takes an activity over, valid during the call. VK_OK, or what ends it. */
typedef vk_status vk__recorded_fn(void *ctx, const vk_activity *activity);

struct vk__recorded {
	const struct vk__sports *sports;
	/* The offset of local time at a time, for files that do not know it;
	 * NULL: local time is UTC. */
	int32_t (*zone)(void *ctx, int64_t utc);
	void *zone_ctx;
	vk__recorded_fn *fn;
	void *ctx;
};

/*
 * Hands all activities of a FIT or a TCX file to to->fn, in order; read is as
 * in formats/fit_decode.h. A start whose zone the file does not know is
 * told by to->zone, and the activity's own offset stays unknown.
 * VK_OK; VK_ESYNTAX, VK_EVALUE: no such file, or no activity in it; VK_ELIMIT;
 * VK_ENOMEM; what read or to->fn returned.
 */
vk_status vk__recorded_fit(vk__fit_read_fn *read, void *read_ctx,
    const struct vk__recorded *to, vk_error *err);
vk_status vk__recorded_tcx(vk__fit_read_fn *read, void *read_ctx,
    const struct vk__recorded *to, vk_error *err);

#endif
