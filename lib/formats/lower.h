/* SPDX-License-Identifier: MIT */
/* One step of a workout as a segment of a profile. */
#ifndef VK_FORMATS_LOWER_H
#define VK_FORMATS_LOWER_H

#include "profile.h"

/*
 * What the parts of lowering share; cues go into the profile, which is NULL
 * where a format makes none.
 */
struct vk__lowering {
	struct vk__profile *profile;
	const struct vk__terms *terms;
	vk_error *err;
};

/*
 * Fills segment, which is zeroed. VK_OK, VK_EUNABLE, VK_EVALUE. A failed
 * allocation shows in profile->text.
 */
vk_status vk__lower_step(struct vk__lowering *l, const vk_step *step,
    struct vk__segment *segment);
/* VK_OK, VK_EVALUE: nobody pedals so. */
vk_status vk__lower_check_cadence(struct vk__lowering *l,
    const vk_step *step);
void vk__lower_note(struct vk__lowering *l, const char *code, const char *a,
    const char *b);
/* Adds a loss of step, which is of the terms' workout. */
void vk__lower_lose(struct vk__lowering *l, const vk_step *step,
    const char *code, const char *a, const char *b);
/* Appends to the cue of segment, wherever that stands in the text. */
void vk__lower_cue(struct vk__lowering *l, struct vk__segment *segment,
    const char *text, size_t len);

#endif
