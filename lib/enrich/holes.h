/* SPDX-License-Identifier: MIT */
/* What a workout leaves open, and where a session has the like. */
#ifndef VK_ENRICH_HOLES_H
#define VK_ENRICH_HOLES_H

#include "complete.h"

/* The first and the last child of the root that are easy, where they have a
 * length; 0: none. */
struct vk__ends {
	uint32_t warmup;
	uint32_t cooldown;
};

struct vk__ends vk__ends_of(const vk_workout *w);
/* Whether the step is an effort that is more than riding along. */
bool vk__is_work(const vk_step *step);
/* Whether efforts of these seconds are ridden alike. */
bool vk__is_like(double seconds, double other);
/* Whether the step is a warm-up or cool-down of which nothing else is said. */
bool vk__is_open_end(const vk_step *step);
/*
 * Appends the end of given, with the target of other's where it has none of
 * its own. VK_OK, VK_ENOMEM, VK_ELIMIT.
 */
vk_status vk__append_end(const vk_workout *given, uint32_t at,
    const vk_workout *other, uint32_t other_at, vk_workout *to);
/*
 * Gives efforts without an intensity that of targets, or of the session's
 * effort that is nearest in length, and repetitions without a rest that
 * effort's rest. Adds to borrowed. VK_OK, VK_EUNABLE, VK_ENOMEM, VK_ELIMIT.
 */
vk_status vk__holes_fill(vk_workout *w, const vk_workout *session,
    const struct vk__targets *targets, unsigned *borrowed);

#endif
