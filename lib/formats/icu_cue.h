/* SPDX-License-Identifier: MIT */
/* The words of a step or heading that the rider is shown. */
#ifndef VK_FORMATS_ICU_CUE_H
#define VK_FORMATS_ICU_CUE_H

#include "../vekta.h"
#include "notes.h"
#include "words.h"

/* Zero-initialise; its owner frees said. */
struct vk__icu_cue {
	const char *text; /* in the line; NULL: none */
	const char *end;
	vk_buf said;      /* in a record's form, when it has times */
};

void vk__icu_cue_clear(struct vk__icu_cue *cue);
/* Makes the cue reach up to the end of this word of the line. */
void vk__icu_cue_word(struct vk__icu_cue *cue, const char *text, size_t len);
/*
 * Takes the cue of a step, up to its first word that means something, or to
 * the sign that ends a cue; press: "Press lap" stood before, behind or in its
 * place. VK_OK, VK_ENOMEM, VK_ESYNTAX with err filled.
 */
vk_status vk__icu_cue_take(struct vk__icu_cue *cue, struct vk__words *words,
    bool *press, struct vk__notes *notes, vk_error *err);
/* Gives the cue to the node at index. VK_OK, VK_ENOMEM. */
vk_status vk__icu_cue_set(const struct vk__icu_cue *cue, vk_workout *w,
    uint32_t index);

#endif
