/* SPDX-License-Identifier: MIT */
/* What one vk_recall holds, for the files that write what came of it. */
#ifndef VK_RECALL_INTERNAL_H
#define VK_RECALL_INTERNAL_H

#include "apply.h"
#include "past.h"

struct vk_recall {
	vk_recall_options options;
	struct vk__cmd_words words;
	struct vk__cmd_patterns patterns;
	struct vk__cmd_scan scan;
	struct vk__cmd_tokens tokens;
	struct vk__pasts pasts;
	struct vk__zones zones;
	vk_parser *parser;
	vk_record *before; /* the session before, when has_before is set */
	bool has_before;
	/* Of the last command: */
	struct vk__cmd cmd;
	struct vk__found found;
	struct vk__apply apply;
	vk_record *origin;
	vk_recall_source source;
	vk_workout w;
	bool changed;      /* its steps are not those of origin */
	const char *why;   /* it was refused */
	char word[64];     /* the first one that was not understood */
	double was[VK__CMD_EDITS], is[VK__CMD_EDITS]; /* NaN: cannot be said */
	vk_buf buf[5];
};

/* What the workout has of what an edit changes; NaN: cannot be said. */
double vk__apply_value(const struct vk__apply *apply,
    const struct vk__cmd_edit *edit);

/* vekta.recall alone: of what was done, of what was refused. */
vk_status vk__recall_tell(vk_recall *recall, const char *text, size_t len,
    vk_record *rec);
vk_status vk__recall_tell_refusal(vk_recall *recall, const char *text,
    size_t len, vk_record *rec);
/* The outcome into a record. VK_OK, VK_ENOMEM. */
vk_status vk__recall_write(vk_recall *recall, const char *text, size_t len,
    vk_record *rec);
vk_status vk__recall_refuse(vk_recall *recall, const char *text, size_t len,
    vk_record *rec);

#endif
