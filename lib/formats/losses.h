/* SPDX-License-Identifier: MIT */
/* What a format could not say of a workout, by step. */
#ifndef VK_FORMATS_LOSSES_H
#define VK_FORMATS_LOSSES_H

#include "../vekta.h"

enum { VK__LOSSES = 32 };

struct vk__losses {
	vk_loss loss[VK__LOSSES + 1]; /* the last one counts those without room */
	size_t count;
};

void vk__losses_clear(struct vk__losses *losses);
/*
 * Adds the loss of the node at index of w (0: of the whole workout), or
 * counts it when there is one of the same code and arguments. code is static
 * and a row of phrases.tsv; a and b may be NULL.
 */
void vk__losses_add(struct vk__losses *losses, const vk_workout *w,
    uint32_t index, const char *code, const char *a, const char *b);
/* The place of a node as people count: "3", "3.2" for the second in it. */
void vk__step_path(const vk_workout *w, uint32_t index, char *out,
    size_t size);

#endif
