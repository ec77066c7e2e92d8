/* SPDX-License-Identifier: MIT */
/*
 * Edits on a workout. Each does all of what it says or nothing: what cannot
 * be done exactly is refused, with the code of a sentence that says why.
 */
#ifndef VK_RECALL_APPLY_H
#define VK_RECALL_APPLY_H

#include "../score/effort.h"
#include "command.h"

enum {
	VK__EDIT_PARTS = 512,
	VK__EDIT_LEAST = 5, /* seconds of a step */
	VK__EDIT_NOTES = 8  /* all that there are */
};

/* A step that is edited: its node and how often it is done. */
struct vk__section {
	uint32_t index;
	uint32_t parent; /* 0: stands in no group */
	uint64_t times;
	unsigned depth;
};

struct vk__sections {
	struct vk__section at[VK__EDIT_PARTS];
	size_t count;
	bool more; /* than there is room for */
};

struct vk__apply {
	vk_workout *w;
	const struct vk__zones *zones;
	const vk_athlete *athlete;
	vk_parser *parser;   /* reads what is added */
	const char *why;     /* after VK_EUNABLE: a code of phrases.tsv */
	char arg[2][48];     /* of the sentence */
	const char *note[VK__EDIT_NOTES]; /* codes of what was assumed */
	char note_arg[VK__EDIT_NOTES][48];
	size_t notes;
	bool single;         /* nothing is known but the whole: of a history */
	bool differs;        /* it is not what "instead of" says */
};

/* VK_EUNABLE, for a reason. */
vk_status vk__apply_refuse(struct vk__apply *apply, const char *why);
void vk__apply_note(struct vk__apply *apply, const char *code,
    const char *arg);
/* The steps of a role; efforts only are VK__EFFORT. */
void vk__sections_find(const struct vk__apply *apply, enum vk__role role,
    struct vk__sections *parts);
/* Seconds of all that is timed. */
int64_t vk__apply_seconds(const struct vk__apply *apply);
/* Whether some step is open or told by its distance. */
bool vk__apply_is_open(const struct vk__apply *apply);

/* --- links between nodes: apply.c */

/* Takes a node out from under its parent. */
void vk__tree_unlink(vk_workout *w, uint32_t parent, uint32_t index);
/* Adds a copy of a step behind a sibling, or first (after 0). */
vk_status vk__tree_put(vk_workout *w, uint32_t parent, uint32_t after,
    const vk_step *step, uint32_t *index);
/* Adds a copy of a node of another workout, with all below it. */
vk_status vk__tree_copy(vk_workout *w, uint32_t parent, uint32_t after,
    const vk_workout *from, uint32_t node, uint32_t *index);
/* Brings the nodes into the order of the tree; groups of nothing go. */
vk_status vk__tree_tidy(vk_workout *w);

/* --- what may be edited: VK_OK, VK_ENOMEM, VK_EUNABLE, VK_ELIMIT */

vk_status vk__edit_power(struct vk__apply *apply,
    const struct vk__cmd_edit *edit);
vk_status vk__edit_zone(struct vk__apply *apply,
    const struct vk__cmd_edit *edit);
vk_status vk__edit_cadence(struct vk__apply *apply,
    const struct vk__cmd_edit *edit);
vk_status vk__edit_ramp(struct vk__apply *apply,
    const struct vk__cmd_edit *edit);
vk_status vk__edit_step(struct vk__apply *apply,
    const struct vk__cmd_edit *edit);
vk_status vk__edit_work(struct vk__apply *apply,
    const struct vk__cmd_edit *edit);
/* Makes the efforts last so many seconds more, all together. */
vk_status vk__edit_spread(struct vk__apply *apply, int64_t seconds);
vk_status vk__edit_total(struct vk__apply *apply,
    const struct vk__cmd_edit *edit);
vk_status vk__edit_part(struct vk__apply *apply, enum vk__role role,
    const struct vk__cmd_edit *edit);
vk_status vk__edit_count(struct vk__apply *apply, bool sets,
    const struct vk__cmd_edit *edit);
/* How many sets there are; 0: no one number. */
double vk__edit_sets(const struct vk__apply *apply);
vk_status vk__edit_shape(struct vk__apply *apply,
    const struct vk__cmd_edit *edit);
vk_status vk__edit_order(struct vk__apply *apply);
vk_status vk__edit_append(struct vk__apply *apply,
    const struct vk__cmd_edit *edit);
vk_status vk__edit_replace(struct vk__apply *apply,
    const struct vk__cmd_edit *edit);

/* Makes one edit; looks first whether the workout is what expect says. */
vk_status vk__apply_edit(struct vk__apply *apply,
    const struct vk__cmd_edit *edit, const struct vk__cmd_edit *expect);

#endif
