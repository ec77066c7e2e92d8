/* SPDX-License-Identifier: MIT */
/* What stands before the workout: a date, a weekday, a title. */
#ifndef VK_TEXT_LEAD_H
#define VK_TEXT_LEAD_H

#include "../vekta.h"
#include "piece.h"

struct vk__lead {
	size_t terms; /* terms that belong to it */
	bool has_date;
	int32_t date;
	unsigned weekday; /* 1 Monday .. 7; 0: none */
	bool doubtful;    /* weekday and date disagree */
};

/* Reads a leading date: "mardi :", "lun 3/3 :", "2026-03-03", "J+2". */
void vk__lead_read(struct vk__lead *lead, const struct vk__terms *terms,
    const vk_parse_options *options);
/*
 * The pieces of a title: a first line that only names what the list below
 * it tells. 0 when there is none.
 */
size_t vk__title_find(const struct vk__pieces *pieces);
/* The only length of a title, in seconds; 0: none, or more than that. */
double vk__title_seconds(const struct vk__pieces *pieces, size_t title);
/* Whether the title tells lengths or counts that the lines below do not. */
bool vk__title_loses(const struct vk__pieces *pieces, size_t title);

#endif
