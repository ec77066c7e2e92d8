/* SPDX-License-Identifier: MIT */
/* What one step asks of the rider, as every file of lib/score sees it. */
#ifndef VK_SCORE_EFFORT_H
#define VK_SCORE_EFFORT_H

#include "resolve.h"

enum vk__role {
	VK__EFFORT,
	VK__RECOVERY,
	VK__WARMUP,
	VK__COOLDOWN
};

/* How a power came to be known. */
enum vk__source {
	VK__GIVEN,     /* the text gives it, or the rider's numbers do */
	VK__DEFAULTED, /* a recovery, warm-up or cool-down without a target */
	VK__ESTIMATED, /* "all out" */
	VK__UNKNOWN,   /* an effort without power */
	VK__SENSELESS, /* a target that no power can be */
	VK__UNSCALED   /* watts of a rider whose FTP is not known */
};

/* Per cent of FTP that stand for steps without a target. */
#define VK__RECOVERY_PCT 50.0
#define VK__WARMUP_PCT 55.0

struct vk__power {
	enum vk__source source;
	double start; /* per cent of FTP; equal to end unless the step ramps */
	double end;
	double least; /* of a range its easier end, of a ramp its middle */
};

/* A workout as one rider sees it. */
struct vk__view {
	const vk_workout *w;
	const struct vk__zones *zones;
	const vk_athlete *athlete;
	const struct vk__power *power; /* of each node; NULL: not known yet */
};

enum vk__role vk__step_role(const vk_step *step);
/* All of it is 0 when the power is not known. */
struct vk__power vk__step_power(const struct vk__zones *zones,
    const vk_step *step, const vk_athlete *athlete);
/* The power of a node, looked up or computed. */
struct vk__power vk__view_power(const struct vk__view *view, uint32_t index);
/* Whether the step says at all how hard it is, in whatever unit. */
bool vk__step_has_intensity(const vk_step *step);

#endif
