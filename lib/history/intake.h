/* SPDX-License-Identifier: MIT */
/*
 * Reading activities from any file: what it is, is found out from its first
 * bytes; each activity goes to a sink, each row that is refused too.
 */
#ifndef VK_HISTORY_INTAKE_H
#define VK_HISTORY_INTAKE_H

#include "../base/csv_rows.h"
#include "infer.h"
#include "layout.h"
#include "row.h"
#include "sport.h"

enum {
	/* Read ahead: what a file shows about itself is looked for in it. */
	VK__INTAKE_HEAD = 1024 * 1024
};

/* Where activities go. Lines are counted from 1, 0 where there are none. */
struct vk__sink {
	void *ctx;
	/*
	 * Takes an activity. VK_OK; VK_EVALUE: it is refused, with the reason
	 * in err; anything else ends the reading and is returned.
	 */
	vk_status (*take)(void *ctx, const vk_activity *activity,
	    uint64_t line, vk_error *err);
	/* A row that is refused; err->column counts from 1. VK_OK, or what
	 * ends the reading. */
	vk_status (*reject)(void *ctx, uint64_t line, const vk_error *err);
	/* A value that is left out. */
	void (*warn)(void *ctx, uint64_t line, const vk_error *what);
	/* What was found out about the file; assumed: without evidence. */
	void (*note)(void *ctx, bool assumed, const vk_error *what);
	/* A row that is no activity that was done. */
	void (*skip)(void *ctx, uint64_t line);
};

struct vk__intake {
	struct vk__forced forced;
	int32_t (*zone)(void *ctx, int64_t utc); /* as in row.h */
	void *zone_ctx;
	struct vk__layouts layouts;
	struct vk__sports sports;
	char *head;
	size_t head_len;
	bool head_whole;  /* the head is all of the file */
	uint64_t bytes;   /* read so far, for whoever asks meanwhile */
};

/* VK_OK or VK_ENOMEM. */
vk_status vk__intake_new(struct vk__intake **import);
void vk__intake_free(struct vk__intake *import);
/*
 * Reads the descriptor to its end. VK_OK; VK_EIO (errno); VK_ENOMEM;
 * VK_ESYNTAX: it is nothing that can be read, VK_EVALUE: it contradicts
 * itself (in both cases nothing was taken); or what take returned.
 */
vk_status vk__intake_file(struct vk__intake *import, int fd,
    const struct vk__sink *sink, vk_error *err);

#endif
