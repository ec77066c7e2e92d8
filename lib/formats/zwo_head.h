/* SPDX-License-Identifier: MIT */
/* What stands before the steps of a Zwift workout file. */
#ifndef VK_FORMATS_ZWO_HEAD_H
#define VK_FORMATS_ZWO_HEAD_H

#include "zwo_step.h"

/* Zero-initialise text; the rest is set for each file. */
struct vk__zwo_headed {
	struct vk__zwo_steps *steps; /* its element is the one at hand */
	enum vk__zwo_head at;        /* the element below the root */
	bool has_workout;
	bool tag;                    /* in one of those of tags */
	vk_buf text;                 /* of the element at hand */
};

/*
 * Elements below the root. All return VK_OK, or VK_EVALUE with the error of
 * the steps filled: not known, or no workout that can be read.
 */
vk_status vk__zwo_head_begin(struct vk__zwo_headed *h);
vk_status vk__zwo_head_end(struct vk__zwo_headed *h, const char *name);
/* Elements in tags. */
vk_status vk__zwo_tag_begin(struct vk__zwo_headed *h);
void vk__zwo_tag_end(struct vk__zwo_headed *h);
/* An element that has no place where it is; its text is still read. */
vk_status vk__zwo_stray_begin(struct vk__zwo_headed *h);

#endif
