/* SPDX-License-Identifier: MIT */
/* An activity of a TCX file while its laps and samples come in. */
#ifndef VK_FORMATS_TCX_ACTIVITY_H
#define VK_FORMATS_TCX_ACTIVITY_H

#include "recording.h"

/* NAN: not said. */
struct vk__tcx_lap {
	double seconds, metres, calories, max_speed;
	double mean_pulse, max_pulse;
	double mean_watts, max_watts;
};

/* Zero-initialise, then begin; its owner frees the samples. */
struct vk__tcx_activity {
	struct vk__recording sum;
	struct vk__samples samples;
	bool started;
	double pulse_seconds, watts_seconds; /* that the means are of */
};

void vk__tcx_lap_clear(struct vk__tcx_lap *lap);
void vk__tcx_activity_begin(struct vk__tcx_activity *a);
/* One of the sports that TCX has names for; others stay "other". */
void vk__tcx_activity_sport(struct vk__tcx_activity *a, const char *sport,
    size_t len);
/*
 * Reads a time, whose zone becomes that of the activity. False: there is
 * none, or not one that a sample can have.
 */
bool vk__tcx_activity_time(struct vk__tcx_activity *a, const char *text,
    size_t len, int64_t *at);
/* The first time said is that of the start. */
void vk__tcx_activity_start(struct vk__tcx_activity *a, const char *text,
    size_t len);
void vk__tcx_activity_lap(struct vk__tcx_activity *a,
    const struct vk__tcx_lap *lap);
/*
 * Completes sum with means and what the samples say. VK_OK; VK_EVALUE: it
 * never started; VK_ENOMEM.
 */
vk_status vk__tcx_activity_end(struct vk__tcx_activity *a, vk_error *err);

#endif
