/* SPDX-License-Identifier: MIT */
/* The values of a step's members, from the checked text of a record. */
#ifndef VK_RECORD_STEP_VALUE_H
#define VK_RECORD_STEP_VALUE_H

#include "../vekta.h"
#include "step_fields.h"

/* What a reading of steps works with. */
struct vk__step_reader {
	const char *text; /* what offsets count from */
	vk_workout *w;
	vk_error *err;
	uint32_t index;   /* of the node being read, from 1 */
	vk_buf word;      /* a decoded string, rarely needed */
	struct vk__spots *spots; /* NULL: nobody asks where nodes stand */
};

/* Errors name the node: %1 of format is its index, %2 is name. */
vk_status vk__step_fail(const struct vk__step_reader *r, vk_status status,
    const char *code, const char *format, const char *name);
vk_status vk__step_fail_type(const struct vk__step_reader *r,
    enum vk__step_field field);
vk_status vk__step_fail_memory(const struct vk__step_reader *r);

/* Reads the member of a step whose value begins at at. */
vk_status vk__step_value(struct vk__step_reader *r, enum vk__step_field field,
    uint32_t at, vk_step *s);
/*
 * A whole number above zero, up to max. It may come as "180.0"; anything
 * further off is no rounding.
 */
vk_status vk__step_whole(const struct vk__step_reader *r,
    enum vk__step_field field, uint32_t at, double max, uint32_t *value);
/*
 * The characters of the string at at, without its quotes: in the line itself
 * or, when it holds escapes, in word.
 */
vk_status vk__step_string(struct vk__step_reader *r, uint32_t at,
    const char **text, size_t *len);

#endif
