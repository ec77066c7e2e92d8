/* SPDX-License-Identifier: MIT */
/*
 * vekta/workout.h, included by vekta.h:
 * a workout in memory: steps, groups, targets and their limits.
 */
#ifndef VEKTA_WORKOUT_H
#define VEKTA_WORKOUT_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Limits of a workout, in every reader and writer. */
enum {
	VK_WORKOUT_DEPTH = 8,        /* groups inside groups */
	VK_WORKOUT_NODES = 4096,     /* steps and groups as written */
	VK_WORKOUT_REPS = 1000,      /* repetitions of one group */
	VK_WORKOUT_EXPANDED = 20000, /* steps when all groups are rolled out */
	VK_STEP_SECONDS = 86400,     /* one step */
	VK_STEP_METRES = 10000000    /* one step */
};

typedef enum vk_unit {
	VK_UNIT_NONE = 0, /* target absent */
	VK_UNIT_PCT_FTP,
	VK_UNIT_WATT,
	VK_UNIT_WATT_KG,
	VK_UNIT_POWER_ZONE, /* Coggan 1..7 */
	VK_UNIT_PCT_PMA,
	VK_UNIT_PCT_HR,   /* of maximal heart rate */
	VK_UNIT_PCT_LTHR, /* of threshold heart rate */
	VK_UNIT_BPM,
	VK_UNIT_HR_ZONE,
	VK_UNIT_RPM,
	VK_UNIT_RPE,
	VK_UNIT_COUNT
} vk_unit;

/* The record's spelling ("%ftp", "w", ...); "" for VK_UNIT_NONE. */
const char *vk_unit_text(vk_unit unit);
/* VK_UNIT_NONE when text is no unit. */
vk_unit vk_unit_read(const char *text, size_t len);

typedef enum vk_intensity {
	VK_INTENSITY_NONE = 0, /* member absent */
	VK_INTENSITY_ACTIVE,
	VK_INTENSITY_INTERVAL,
	VK_INTENSITY_RECOVERY,
	VK_INTENSITY_REST,
	VK_INTENSITY_WARMUP,
	VK_INTENSITY_COOLDOWN,
	VK_INTENSITY_OTHER,
	VK_INTENSITY_COUNT
} vk_intensity;

const char *vk_intensity_text(vk_intensity intensity);
vk_intensity vk_intensity_read(const char *text, size_t len);

/* One target: a value (start == end), a range, or with vk_step.ramp a ramp. */
typedef struct vk_target {
	vk_unit unit; /* VK_UNIT_NONE: the text gives no such target */
	double start;
	double end;
} vk_target;

/*
 * A step, or a group when reps is not 0. Nodes are linked by index into
 * vk_workout.node; index 0 is the root group, so 0 means "none" in a link.
 */
typedef struct vk_step {
	uint32_t reps; /* 0: a step; 1..VK_WORKOUT_REPS: a group */
	uint32_t child;
	uint32_t last; /* last child, for appending */
	uint32_t next;
	uint32_t duration; /* seconds; 0: not given */
	double distance;   /* metres; 0: not given */
	vk_intensity intensity;
	bool open; /* until_lap_press */
	bool warmup;
	bool cooldown;
	bool ramp;
	bool freeride;
	bool maxeffort;
	vk_target power;
	vk_target hr;
	vk_target cadence;
	vk_target rpe;
	uint32_t text; /* cue: offset and length in vk_workout.text */
	uint32_t text_len;
} vk_step;

typedef struct vk_workout {
	vk_step *node;
	size_t count;
	size_t cap;
	vk_buf text;
} vk_workout;

/* Zero-initialise, then clear: root group only. VK_OK or VK_ENOMEM. */
vk_status vk_workout_clear(vk_workout *w);
void vk_workout_free(vk_workout *w);
/*
 * Appends a copy of step (links ignored) as the last child of parent and
 * gives its index. VK_OK, VK_ENOMEM, VK_ELIMIT (nodes).
 */
vk_status vk_workout_add(vk_workout *w, uint32_t parent, const vk_step *step,
    uint32_t *index);
/* Puts a cue on a node. VK_OK or VK_ENOMEM. */
vk_status vk_workout_set_text(vk_workout *w, uint32_t index, const char *text,
    size_t len);
/*
 * Checks depth, repetitions, durations and the rolled-out size against the
 * limits above. VK_OK, VK_ELIMIT or VK_EVALUE with err filled.
 */
vk_status vk_workout_check(const vk_workout *w, vk_error *err);

/* What the whole workout amounts to. */
typedef struct vk_extent {
	uint64_t seconds; /* of the timed steps */
	double metres;    /* of the steps given by distance */
	size_t steps;     /* rolled out */
	size_t open;      /* rolled-out steps without duration and distance */
} vk_extent;

void vk_workout_extent(const vk_workout *w, vk_extent *extent);

/*
 * Walks the rolled-out steps in order. Begin with a zeroed walk; returns the
 * next step or NULL at the end. w must not change meanwhile.
 */
typedef struct vk_walk {
	uint32_t at[VK_WORKOUT_DEPTH + 2];
	uint32_t left[VK_WORKOUT_DEPTH + 2];
	unsigned depth;
	bool begun;
} vk_walk;

const vk_step *vk_workout_walk(const vk_workout *w, vk_walk *walk);

#ifdef __cplusplus
}
#endif

#endif
