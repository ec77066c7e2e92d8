/* SPDX-License-Identifier: MIT */
/* The texts of FIT steps. */
#ifndef VK_FORMATS_FIT_CUE_H
#define VK_FORMATS_FIT_CUE_H

#include "fit_step.h"
#include "lower.h"

/* Its owner frees head and text, and looks at their failed. */
struct vk__fit_cue {
	vk_buf *kept; /* where the steps keep their texts */
	vk_buf head;  /* cues of groups that begin here */
	vk_buf text;  /* of the step in work */
};

/* Keeps the cue of a group for its first step. */
void vk__fit_cue_group(struct vk__lowering *l, struct vk__fit_cue *cue,
    const vk_step *group);
/* The notes of f: cues of groups, of the step, and words for its targets. */
void vk__fit_cue_step(struct vk__lowering *l, struct vk__fit_cue *cue,
    const vk_step *step, struct vk__fit_step *f);
/* The name of f, as vk__fit_label_add has it. */
void vk__fit_cue_label(struct vk__fit_cue *cue, const vk_step *step,
    unsigned slice, unsigned slices, struct vk__fit_step *f);

#endif
