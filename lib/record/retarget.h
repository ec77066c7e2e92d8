/* SPDX-License-Identifier: MIT */
/*
 * Changing the targets of steps where they stand: all other bytes of a step,
 * members that vekta does not know among them, stay as they are.
 */
#ifndef VK_RECORD_RETARGET_H
#define VK_RECORD_RETARGET_H

#include "../vekta.h"

/* Where the nodes of a workout stand, from the "[" of workout_doc.steps. */
struct vk__spots {
	struct vk__spot {
		uint32_t from; /* its "{" */
		uint32_t to;   /* after its "}" */
	} *at;             /* by the index of the node; [0] is not used */
	size_t count;
	size_t cap;
};

void vk__spots_free(struct vk__spots *spots);
/* VK_OK, VK_ENOMEM. */
vk_status vk__spots_put(struct vk__spots *spots, uint32_t index,
    uint32_t from, uint32_t to);
/* As vk_record_workout; spots (NULL allowed) also gets the nodes' places. */
vk_status vk__record_workout(const vk_record *rec, vk_workout *w,
    struct vk__spots *spots, vk_error *err);

/* What becomes of the targets of a step. */
struct vk__retarget {
	bool power, hr, rpe; /* which ones are set; a unit of none removes */
	bool ramp;           /* the step's: two ends, even when equal */
	vk_target to_power, to_hr, to_rpe;
};

/* Appends a target as records have it. */
void vk__target_write(const vk_target *target, bool ramp, vk_buf *out);
/* Appends the object text[spot->from .. spot->to) with its targets changed. */
void vk__step_retarget(const char *text, const struct vk__spot *spot,
    const struct vk__retarget *change, vk_buf *out);

#endif
