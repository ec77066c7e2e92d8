/* SPDX-License-Identifier: MIT */
/* The bytes of a row, one line after the other, held until the next row. */
#ifndef VK_BASE_CSV_LINES_H
#define VK_BASE_CSV_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../vekta.h"

struct vk__csv_lines {
	const char *head; /* what is read before the descriptor */
	size_t head_left;
	int fd;
	bool eof;
	char *data;
	size_t cap;
	size_t end;       /* of what is held in data */
	uint64_t base;    /* the offset in the input of data[0] */
	/* The row, in data; all of these move when it does. */
	size_t at;        /* where it begins */
	size_t first_end; /* where its first line ends */
	size_t last;      /* where its last line begins */
	size_t next;      /* where what follows begins */
};

/* Begins to read; what was held before is forgotten, its room is kept. */
void vk__csv_lines_open(struct vk__csv_lines *in, const char *head,
    size_t len, int fd);
/* Skips a byte order mark. VK_OK, VK_EIO, VK_ENOMEM. */
vk_status vk__csv_lines_begin(struct vk__csv_lines *in);
/*
 * Holds the line that begins at next; *end is where it ends. VK_END: there
 * is none; VK_ELIMIT: the row would be too long; VK_EIO; VK_ENOMEM.
 */
vk_status vk__csv_lines_hold(struct vk__csv_lines *in, size_t *end);
/*
 * Leaves out all of the line that begins at next, however long it is; the
 * row is empty then. VK_OK, VK_EIO, VK_ENOMEM.
 */
vk_status vk__csv_lines_drop(struct vk__csv_lines *in);

#endif
