/* SPDX-License-Identifier: MIT */
/* A session taken apart, so that it can be made as long as is wanted. */
#ifndef VK_ENRICH_PLAN_H
#define VK_ENRICH_PLAN_H

#include "request.h"

enum { VK__PARTS = 64 };

enum vk__part_role {
	VK__PART_WARMUP,
	VK__PART_COOLDOWN,
	VK__PART_EASY, /* steady riding up to 75 % */
	VK__PART_REST, /* between parts of the work */
	VK__PART_WORK  /* what the session is about: never bent */
};

/* One child of the root. */
struct vk__plan_part {
	enum vk__part_role role;
	uint32_t node;
	uint32_t seconds; /* of a step; of a group once */
	uint32_t reps;    /* 0: a step */
	uint32_t inner;   /* the group inside a group of sets; 0: none */
	uint32_t inner_reps;
	uint32_t inner_seconds;
	bool fixed;       /* the text gives it */
};

struct vk__plan {
	const vk_workout *w;
	struct vk__plan_part part[VK__PARTS];
	size_t count;
	bool steady;        /* there is no work at all: all of it is easy */
	uint32_t easy;      /* seconds of easy riding put in before the end */
	double from;        /* seconds that it was made from */
	bool scaled;
};

/* Takes w apart. False: it has too many parts, or steps without a length. */
bool vk__plan_read(struct vk__plan *plan, const vk_workout *w);
/* Whether its repetitions are those it was read with. */
bool vk__plan_is_own(const struct vk__plan *plan);
double vk__plan_seconds(const struct vk__plan *plan);
/* Of one part, with its repetitions. */
double vk__plan_part_seconds(const struct vk__plan_part *part);
/* What a step is ridden at, in per cent of FTP; 0: not said. */
double vk__plan_power(const vk_step *step);
/*
 * Makes it seconds long: repetitions and easy riding first, warm-up and
 * cool-down within bounds, never the length or intensity of an effort. False:
 * that cannot be; plan is undefined then.
 */
bool vk__plan_scale(struct vk__plan *plan, double seconds);
/* Writes it. VK_OK, VK_ENOMEM, VK_ELIMIT. */
vk_status vk__plan_write(const struct vk__plan *plan, vk_workout *out);
/* Appends a copy of a node with all below it. VK_OK, VK_ENOMEM, VK_ELIMIT. */
vk_status vk__workout_append(const vk_workout *from, uint32_t at, vk_workout *to,
    uint32_t parent, unsigned depth);

#endif
