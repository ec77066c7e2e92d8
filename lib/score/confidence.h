/* SPDX-License-Identifier: MIT */
/* How sure we may be that a workout is what its text means. */
#ifndef VK_SCORE_CONFIDENCE_H
#define VK_SCORE_CONFIDENCE_H

#include "effort.h"
#include "evidence.h"

/* What the confidence is computed from; each has a weight of its name. */
enum vk__feature {
	VK__BIAS,          /* 1 */
	VK__NO_EVIDENCE,   /* 1 when no parser vouches for the steps */
	VK__UNREAD_SHARE,  /* of the letters and digits, 0 to 1 */
	VK__UNREAD_WORDS,  /* held at 5 */
	VK__UNREAD_NUMBERS,/* held at 3 */
	VK__CORRECTED,     /* held at 4 */
	VK__ASSUMED,       /* held at 5 */
	VK__OFF_DOMAIN,    /* held at 3 */
	VK__TOTAL_OFF,     /* 1 when a stated total disagrees by over 10 % */
	VK__UNTARGETED,    /* share of the efforts, 0 to 1 */
	VK__OPEN_EFFORT,   /* 1 */
	VK__OPEN_RECOVERY, /* 1 */
	VK__NO_RECOVERY,   /* 1 when hard repeats have none */
	VK__IMPLAUSIBLE,   /* 1 */
	VK__ODD,           /* shapes that are hardly ever meant, to 3 */
	VK__DOUBT,         /* doubts without a weight of their own, to 3 */
	VK__FEATURES
};

enum { VK__DOUBTS = 64 };

struct vk__doubt {
	const char *code; /* in the data file, not terminated */
	size_t len;
	double weight;
};

struct vk__weights {
	double feature[VK__FEATURES];
	size_t doubts;
	struct vk__doubt doubt[VK__DOUBTS];
};

/* What the steps show by themselves. */
struct vk__structure {
	double steps;      /* rolled out, without groups */
	double efforts;
	double untargeted; /* efforts without any intensity */
	double seconds;
	bool unmeasured;   /* some step is open or given by distance */
	bool open_effort;
	bool open_recovery;
	bool no_recovery;
};

void vk__weights_read(struct vk__weights *weights);
/* The name of a feature as in the data file. */
const char *vk__feature_text(enum vk__feature feature);
void vk__structure_read(const struct vk__view *view,
    struct vk__structure *structure);
/* Whether the text's own total is over 10 % from that of the steps. */
bool vk__total_differs(const struct vk__evidence *evidence,
    const struct vk__structure *structure);
void vk__features_fill(const struct vk__evidence *evidence,
    const struct vk__structure *structure, unsigned implausible,
    unsigned odd, const struct vk__weights *weights,
    double feature[VK__FEATURES]);
/* The logistic of the weighted sum, before any rule: 0 to 1. */
double vk__confidence(const struct vk__weights *weights,
    const double feature[VK__FEATURES], const struct vk__evidence *evidence);

#endif
