/* SPDX-License-Identifier: MIT */
/* A workout as timed segments in fractions of FTP: what power files can say. */
#ifndef VK_FORMATS_PROFILE_H
#define VK_FORMATS_PROFILE_H

#include "../score/effort.h"
#include "../vekta.h"
#include "losses.h"
#include "notes.h"

enum vk__segment_kind {
	VK__STEADY,
	VK__RAMP,
	VK__FREE /* no power target: the trainer does not hold one */
};

struct vk__segment {
	enum vk__segment_kind kind;
	enum vk__role role;
	uint32_t seconds;
	uint32_t pairs; /* >= 2: this one and the next are so often repeated */
	double start;   /* fraction of FTP; VK__FREE: 0 */
	double end;
	uint32_t cadence; /* rpm; 0: none */
	uint32_t cue;     /* into vk__profile.text: what is said as it begins */
	uint32_t cue_len;
	uint32_t later;   /* into the workout's text: what is said later */
	uint32_t later_len;
	uint32_t head; /* cue of groups that begin here, until it is said */
	uint32_t head_len;
	uint32_t group; /* the outermost of these groups; 0: none, or said */
};

/* What the rider is told, and when. */
struct vk__said {
	uint64_t at;    /* seconds from the beginning of the workout */
	uint32_t text;  /* into vk__profile.text */
	uint32_t len;
	uint32_t order; /* of those at one time */
};

enum { VK__CUE_BYTES = 512 };

/* Zero-initialise. Memory is kept from one workout to the next. */
struct vk__profile {
	struct vk__segment *segment; /* rolled out, in order */
	size_t count;
	size_t cap;
	struct vk__segment *node; /* by the workout's index; groups unused */
	size_t node_cap;
	struct vk__said *said; /* by time */
	size_t said_count;
	size_t said_cap;
	vk_buf text;
	uint64_t seconds;
};

/* What is lowered, for what, and where it is told. */
struct vk__terms {
	const vk_workout *workout;
	const vk_export_options *options;
	const char *lang; /* of the cues for what the format has no words for */
	unsigned says;    /* enum vk__says */
	struct vk__notes *notes;
	struct vk__losses *losses;
};

void vk__profile_free(struct vk__profile *profile);
/*
 * Lowers a workout. VK_OK; VK_ENOMEM; VK_ABSENT: no steps; VK_EUNABLE: needs
 * an option that is not given (open length, speed, FTP, weight, free ride);
 * VK_EVALUE: a target that no rider can hold or a step too long.
 */
vk_status vk__profile_build(struct vk__profile *profile,
    const struct vk__terms *terms, vk_error *err);
/* Whether the profile has the steps and seconds of the workout. */
bool vk__profile_fits(const struct vk__profile *profile,
    const vk_extent *extent);

#endif
