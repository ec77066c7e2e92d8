/* SPDX-License-Identifier: MIT */
/* The steps of a workout as an indented list for people. */
#ifndef EXPLAIN_STEPS_H
#define EXPLAIN_STEPS_H

#include <vekta.h>

/* Appends a line for each step and group. w passed vk_workout_check. */
void steps_add(const vk_workout *w, vk_buf *out);

#endif
