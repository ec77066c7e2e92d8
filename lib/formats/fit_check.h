/* SPDX-License-Identifier: MIT */
/* Checks a FIT workout file that was just written. */
#ifndef VK_FORMATS_FIT_CHECK_H
#define VK_FORMATS_FIT_CHECK_H

#include "fit_write.h"

/*
 * What readers of FIT files do not look at: whether steps, repeats, targets
 * and texts make sense, come back as they were, and last as long as those of
 * the workout. VK_OK; VK_ENOMEM; VK_EINVALID.
 */
vk_status vk__fit_check(struct vk__fit_writer *writer, const vk_workout *w,
    const vk_buf *file, vk_error *err);
/*
 * How long the timed steps are with their repeats, in milliseconds; false
 * when a repeat does not begin before itself or has no passes. VK_ENOMEM.
 */
vk_status vk__fit_steps_length(const struct vk__fit_steps *steps,
    uint64_t *length, bool *sound);

#endif
