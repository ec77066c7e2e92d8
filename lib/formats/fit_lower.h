/* SPDX-License-Identifier: MIT */
/* From a workout to the steps of a FIT file. */
#ifndef VK_FORMATS_FIT_LOWER_H
#define VK_FORMATS_FIT_LOWER_H

#include "fit_step.h"
#include "profile.h"

/* A ramp becomes steady parts, as FIT steps have no ramps. */
enum {
	VK__FIT_SLICES = 10,        /* at most so many */
	VK__FIT_SLICE_PERCENT = 5,  /* none spans more of FTP, unless for that */
	VK__FIT_SLICE_WATTS = 12,
	VK__FIT_SLICE_SECONDS = 10, /* none is shorter */
	VK__FIT_GROUPS = 2          /* repeats inside each other that remain */
};

/*
 * Fills steps, which are cleared. VK_OK; VK_ENOMEM; VK_ELIMIT: more than
 * VK__FIT_STEPS; VK_EUNABLE: it needs an option that is not given, or is more
 * than the format can say; VK_EVALUE: a target that makes no sense.
 */
vk_status vk__fit_lower(struct vk__fit_steps *steps,
    const struct vk__terms *terms, vk_error *err);

#endif
