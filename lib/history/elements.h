/* SPDX-License-Identifier: MIT */
/*
 * The objects of a JSON file that is too long to be held: those of a list, of
 * lists inside objects ({"summarizedActivitiesExport":[...]}), of lines.
 */
#ifndef VK_HISTORY_ELEMENTS_H
#define VK_HISTORY_ELEMENTS_H

#include "../vekta.h"

enum {
	VK__ELEMENT_BYTES = 4 * 1024 * 1024, /* of one object */
	VK__ELEMENT_DEPTH = 16               /* of lists and objects around it */
};

/* Zero-initialise. */
struct vk__elements {
	const char *head;
	size_t head_left;
	int fd;
	bool eof;
	vk_buf data;
	size_t at;       /* in data */
	uint64_t base;   /* offset in the input of data[0] */
	uint64_t line;   /* of at */
	uint64_t line_at; /* offset at which that line begins */
	char open[VK__ELEMENT_DEPTH]; /* '[' or '{', what we are in */
	size_t depth;
	bool failed;     /* nothing can follow */
};

/* As vk__csv_open. */
void vk__elements_open(struct vk__elements *e, const char *head, size_t len,
    int fd);
void vk__elements_free(struct vk__elements *e);
/*
 * Gives the next object as it stands, until the next call, unchecked but for
 * its end, with its line and column. VK_OK; VK_END; VK_ELIMIT: it is too
 * long, and left out; VK_ESYNTAX: the file is broken here, nothing follows;
 * VK_EIO (errno); VK_ENOMEM.
 */
vk_status vk__elements_next(struct vk__elements *e, const char **json,
    size_t *len, uint64_t *line, size_t *column, vk_error *err);
uint64_t vk__elements_bytes(const struct vk__elements *e);

#endif
