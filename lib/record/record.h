/* SPDX-License-Identifier: MIT */
/* What a record is made of, for reading it and for editing it. */
#ifndef VK_RECORD_RECORD_H
#define VK_RECORD_RECORD_H

#include "json.h"

struct vk_record {
	vk_buf line; /* VK__JSON_SLACK NUL bytes follow it */
	vk_buf edit; /* the name that a splice puts in */
	vk_buf made; /* a parent made for a value */
	vk_buf own;  /* a value that came from the line itself */
	struct vk__index index;
};

/* Where a path leads. */
struct vk__place {
	const char *parent; /* first name of two */
	size_t parent_len;
	const char *name;
	size_t len;
	bool two;
	struct vk__member *holder; /* the parent, NULL: not there */
	enum vk__part part;        /* the parent's, or with one name its own */
	bool found;
	struct vk__member member;
};

void vk__record_locate(const vk_record *rec, const char *path,
    struct vk__place *place);
/*
 * Adds members that the record does not have yet, all in one splice. bytes
 * holds them with commas between, member[0..count) where in bytes each one
 * stands. VK_OK; VK_ENOMEM, VK_ELIMIT: nothing has changed.
 */
vk_status vk__record_extend(vk_record *rec, const vk_buf *bytes,
    const struct vk__member *member, size_t count);

#endif
