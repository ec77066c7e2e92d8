/* SPDX-License-Identifier: MIT */
/*
 * vekta/show.h, included by vekta.h:
 * a workout for people: its steps in words, its power as a row of columns.
 */
#ifndef VEKTA_SHOW_H
#define VEKTA_SHOW_H

#include "score.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Appends a step as a coach reads it aloud ("10 min at 95% of FTP (238 W), at
 * 90 rpm"), or of a group its repetitions ("3 times:"), in lang ("fr", else
 * English). The other of watts and per cent stands in parentheses where
 * athlete (NULL: nobody) has an FTP. The cue follows as it is in the record:
 * it may hold any character. Check out->failed.
 */
void vk_step_tell(const vk_workout *w, const vk_step *step, const char *lang,
    const vk_athlete *athlete, vk_buf *out);
/* Appends a length, "1 h 15 min"; "0 s" for none. */
void vk_seconds_tell(uint64_t seconds, const char *lang, vk_buf *out);
/* One column of a power profile. */
typedef struct vk_column {
	double pct;    /* of FTP; 0: nothing is known */
	unsigned zone; /* Coggan's, 1 to VK_ZONES; 0: nothing is known */
	bool given;    /* false: the step has no power, a default stands here */
} vk_column;

/* The most columns that a profile has. */
enum { VK_COLUMNS = 1000 };

/*
 * Lays the rolled-out steps over count columns (1 to VK_COLUMNS), in order.
 * Where there are no more steps than columns each has at least one, and the
 * rest are theirs by time, so that a sprint is seen in a long ride; else a
 * column is an equal part of the time and shows the hardest moment in it.
 * Distances are drawn as if ridden at 30 km/h, steps of no known length in
 * one column.
 * Power is that of vk_workout_load. w must have passed vk_workout_check;
 * athlete may be NULL. Returns the columns filled: count, or 0 when there is
 * no step, or one in watts that cannot be laid beside the others without what
 * the athlete must give.
 */
size_t vk_workout_columns(const vk_workout *w, const vk_athlete *athlete,
    vk_column *column, size_t count);

#ifdef __cplusplus
}
#endif

#endif
