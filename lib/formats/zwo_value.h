/* SPDX-License-Identifier: MIT */
/* Lengths, powers and cadences of Zwift's steps. */
#ifndef VK_FORMATS_ZWO_VALUE_H
#define VK_FORMATS_ZWO_VALUE_H

#include "zwo_step.h"

/* The attributes of a power. */
struct vk__zwo_names {
	const char *power;
	const char *low;
	const char *high;
	const char *zone;
};

extern const struct vk__zwo_names vk__zwo_step_names;
extern const struct vk__zwo_names vk__zwo_on_names;
extern const struct vk__zwo_names vk__zwo_off_names;

/*
 * All read attributes of the element at hand and return VK_OK, or VK_EVALUE
 * or VK_ELIMIT with its error filled.
 */

/* Whole seconds of value, which the attribute name gave. */
vk_status vk__zwo_seconds(struct vk__zwo_steps *s, const char *name,
    double value, uint32_t *seconds);
/* The length of a step, which must be there and not be zero. */
vk_status vk__zwo_length(struct vk__zwo_steps *s, const char *name,
    uint32_t *seconds);
/* The power of a step that holds one; between two it is a ramp or a range. */
vk_status vk__zwo_steady(struct vk__zwo_steps *s,
    const struct vk__zwo_names *names, vk_step *step, bool ramp);
vk_status vk__zwo_ramp(struct vk__zwo_steps *s, vk_step *step);
/* given is false for 0 too, which says that any will do. */
vk_status vk__zwo_rpm(struct vk__zwo_steps *s, const char *name,
    double *value, bool *given);
vk_status vk__zwo_cadence(struct vk__zwo_steps *s, vk_step *step);

#endif
