/* SPDX-License-Identifier: MIT */
/* The power of a step, as per cent of FTP or in a segment. */
#ifndef VK_FORMATS_LOWER_POWER_H
#define VK_FORMATS_LOWER_POWER_H

#include "lower.h"

/*
 * The power of step as per cent of FTP. VK_OK; VK_EUNABLE, VK_EVALUE with
 * err filled.
 */
vk_status vk__lower_resolve(struct vk__lowering *l,
    const vk_step *step, double *start, double *end);
/*
 * Notes what the power became, in per cent of FTP, where that is not what
 * stands there; range: it was one and is lost.
 */
void vk__lower_tell(struct vk__lowering *l, const vk_step *step,
    double start, double end, bool range);
/* Says in err why the power of step cannot be lowered, and returns why. */
vk_status vk__lower_power_error(struct vk__lowering *l, const vk_step *step,
    vk_status status);
/*
 * Notes the rider's numbers that turn a target of that unit into per cent of
 * FTP, or, where the format says watts, into these.
 */
void vk__lower_rider(struct vk__lowering *l, vk_unit unit, bool watts);

/* The segment of a step with a power. VK_OK, VK_EUNABLE, VK_EVALUE. */
vk_status vk__lower_power(struct vk__lowering *l, const vk_step *step,
    struct vk__segment *segment);
/* The segment of a step whose power the text leaves open, by its role. */
void vk__lower_role(struct vk__lowering *l, struct vk__segment *segment);
/*
 * The segment of a step that nothing gives a power, in a format without free
 * riding. VK_OK; VK_EUNABLE: the option that says one is not given.
 */
vk_status vk__lower_free(struct vk__lowering *l, const vk_step *step,
    struct vk__segment *segment);

#endif
