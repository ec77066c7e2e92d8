/* SPDX-License-Identifier: MIT */
/*
 * Cues with times inside of a step. A record has one text for a step, said
 * when it begins; what is said later stands in it with its time, "go · [1:30]
 * stand up", and so all readers write and all writers read it.
 */
#ifndef VK_RECORD_TIMED_H
#define VK_RECORD_TIMED_H

#include "../vekta.h"

/* One thing that is said: seconds after the step (or group) begins. */
struct vk__saying {
	uint64_t at;
	const char *text;
	size_t len;
};

/*
 * Walks what a cue says. It has times when all of them are in the form that
 * vk__timed_add writes, above zero, in their order and before seconds, the
 * end of the step; else it is one text, said at the beginning.
 */
struct vk__timed {
	const char *at;
	const char *end;
	uint64_t next; /* when the text at at is said */
	bool timed;
};

void vk__timed_open(struct vk__timed *timed, const char *text, size_t len,
    uint64_t seconds);
/* False at the end. The text is never empty. */
bool vk__timed_next(struct vk__timed *timed, struct vk__saying *saying);
/* The bytes that are said at the beginning, without the separator behind. */
size_t vk__timed_plain(const char *text, size_t len, uint64_t seconds);
/* Whether anything is said later. */
bool vk__timed_later(const char *text, size_t len, uint64_t seconds);
/* Appends to a cue what is said at a time; at may not fall. */
void vk__timed_add(vk_buf *cue, uint64_t at, const char *text, size_t len);

#endif
