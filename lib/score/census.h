/* SPDX-License-Identifier: MIT */
/* The efforts of a workout, counted by kind and by what is special in them. */
#ifndef VK_SCORE_CENSUS_H
#define VK_SCORE_CENSUS_H

#include "category.h"

struct vk__census {
	const struct vk__view *view;
	const struct vk__doses *doses;
	double seconds[VK_CATEGORY_SPRINT + 1];
	double total;  /* of everything that has a duration */
	double effort; /* of the efforts */
	double force;
	double cadence;
	double easy; /* recoveries, warm-up, cool-down */
	/* Efforts above 90 %: */
	double hard;
	double hard_count;
	double hard_longest;
	double hard_least; /* per cent of FTP */
	double hard_most;
	double hard_shortest;
	/* All out: */
	double max_count;
	double max_longest;
};

/* Counts the workout of the view; the rest of census is zeroed. */
void vk__census_take(struct vk__census *census, const struct vk__view *view,
    const struct vk__doses *doses);

#endif
