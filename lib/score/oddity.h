/* SPDX-License-Identifier: MIT */
/* Shapes that coaches hardly ever write, and parsers easily produce. */
#ifndef VK_SCORE_ODDITY_H
#define VK_SCORE_ODDITY_H

#include "effort.h"

enum {
	VK__ODD_STRAY_REST = 1,   /* a rest just behind a repeat without one */
	VK__ODD_FIRST_REST = 2,   /* a workout that begins with a recovery */
	VK__ODD_HARD_REST = 4,    /* a recovery above 75 %, or all out */
	VK__ODD_EASY_REPEAT = 8,  /* a repeat without anything to do */
	VK__ODD_ROLE_INSIDE = 16, /* a warm-up or cool-down that is repeated */
	VK__ODD_ROLE_HARD = 32,   /* or that is held above 90 % */
	VK__ODD_ROLE_ORDER = 64,  /* effort behind a cool-down */
	VK__ODD_LONG_ALL_OUT = 128, /* all out for over 10 minutes, repeatedly */
	VK__ODD_TINY = 256 /* no more than 5 minutes in all */
};

/* Flags, 0 when nothing is odd. */
unsigned vk__workout_oddities(const struct vk__view *view);

#endif
