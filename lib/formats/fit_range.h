/* SPDX-License-Identifier: MIT */
/* The range of a FIT step's target. */
#ifndef VK_FORMATS_FIT_RANGE_H
#define VK_FORMATS_FIT_RANGE_H

#include "fit_step.h"
#include "lower.h"

/* A target in the numbers of FIT, before VK__FIT_WATTS is added. */
struct vk__fit_span {
	double start;
	double end;
	double most;  /* what it may reach */
	uint32_t add;
};

/*
 * The power of step. VK_OK; VK_EUNABLE: it needs an option that is not given,
 * or is more than the format can say; VK_EVALUE: it makes no sense.
 */
vk_status vk__fit_span_power(struct vk__lowering *l, const vk_step *step,
    struct vk__fit_span *span);
/*
 * Sets the range of f to whole numbers around the span whose middle is as
 * near to its middle as half a unit; a single number is widened by percent of
 * it on each side.
 */
void vk__fit_range_set(struct vk__fit_step *f,
    const struct vk__fit_span *span, double percent);
/* The same by the options, for target of step; tells what that changes. */
void vk__fit_range_lower(struct vk__lowering *l, const vk_step *step,
    const vk_target *target, const struct vk__fit_span *span,
    struct vk__fit_step *f);

#endif
