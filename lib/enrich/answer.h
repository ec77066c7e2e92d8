/* SPDX-License-Identifier: MIT */
/* What the corpus answers to a request, as it goes into a record. */
#ifndef VK_ENRICH_ANSWER_H
#define VK_ENRICH_ANSWER_H

#include "../vekta.h"

/* Zero-initialise. All but outcome are bytes to be put into the record. */
struct vk__answer {
	vk_outcome outcome;
	vk_buf steps;    /* of VK_OUTCOME_COMPLETED: "workout_doc" */
	vk_buf enrich;   /* "vekta.enrich" */
	vk_buf name;     /* of the session, in the text's language */
	vk_buf purpose;  /* this and the next end in a NUL */
	vk_buf tags;
};

void vk__answer_clear(struct vk__answer *answer);
void vk__answer_free(struct vk__answer *answer);
/* All of it in one run of bytes, and back. Check out->failed; VK_ENOMEM. */
void vk__answer_pack(const struct vk__answer *answer, vk_buf *out);
vk_status vk__answer_unpack(struct vk__answer *answer, const vk_buf *in);
/*
 * Puts it into rec, and judges that when it was completed: judgement is left
 * alone otherwise. VK_OK, VK_ENOMEM.
 */
vk_status vk__answer_put(const struct vk__answer *answer, vk_score *score,
    vk_record *rec, vk_judgement *judgement);
/*
 * Name, profile and tags; before is the workout that the name was made for,
 * scratch memory to work in. VK_OK, VK_ENOMEM.
 */
vk_status vk__answer_finish(const struct vk__answer *answer,
    const vk_judgement *judgement, const vk_workout *before, const char *lang,
    vk_record *rec, vk_buf *scratch);

#endif
