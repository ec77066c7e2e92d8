/* SPDX-License-Identifier: MIT */
/* Going through a workout's nodes as they are written, not rolled out. */
#ifndef VK_RECORD_WORKOUT_H
#define VK_RECORD_WORKOUT_H

#include <math.h>

#include "../base/put.h"
#include "../vekta.h"

/* How records spell them; "" when there is no such one. */
const struct vk__word *vk__unit_word(vk_unit unit);
const struct vk__word *vk__intensity_word(vk_intensity intensity);

/* Whether two targets are the same, their numbers apart by no more than most. */
static inline bool
vk__target_near(const vk_target *a, const vk_target *b, double most)
{
	return a->unit == b->unit && fabs(a->start - b->start) <= most &&
	    fabs(a->end - b->end) <= most;
}

/* Begin with a zeroed visit. */
struct vk__visit {
	uint32_t index;    /* the node, never the root */
	unsigned depth;    /* groups around it, without the root */
	unsigned closed;   /* groups that ended just before it */
	uint64_t times;    /* how often it is done, held at UINT64_MAX */
	bool too_deep;     /* a group past VK_WORKOUT_DEPTH was not entered */
	bool begun;
	uint32_t around[VK_WORKOUT_DEPTH + 2];
	uint64_t product[VK_WORKOUT_DEPTH + 2];
};

/* Goes to the next node, groups before what they hold. False at the end,
 * where closed tells how many groups were still open. */
bool vk__workout_visit(const vk_workout *w, struct vk__visit *visit);

/* Whether a step has a target besides its power: few have, and all of those are
 * asked about at once. */
static inline bool
vk__step_targets_more(const vk_step *s)
{
	_Static_assert(VK_UNIT_NONE == 0, "no bit of it is set");
	return ((unsigned)s->hr.unit | (unsigned)s->cadence.unit |
	    (unsigned)s->rpe.unit) != 0;
}

/* vk_workout_check, and the extent of what is sound, in one visit. */
vk_status vk__workout_measure(const vk_workout *w, vk_extent *extent, vk_error *err);
/* vk_workout_write for a workout whose extent is known. */
void vk__workout_put(const vk_workout *w, const vk_extent *extent, vk_buf *out);

#endif
