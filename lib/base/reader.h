/* SPDX-License-Identifier: MIT */
/* Lines from a file descriptor, with bounded memory. */
#ifndef VK_BASE_READER_H
#define VK_BASE_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../vekta.h"

enum vk__reader_mode {
	VK__READER_LINES = 0, /* end with a newline, CR before it is cut */
	VK__READER_NUL,       /* end with a NUL byte */
	VK__READER_PARAGRAPHS /* end with a line of blanks only */
};

/* Zero-initialise; then vk__reader_open for each descriptor. */
struct vk__reader {
	/* Called before each read, which may block; NULL: nothing. What it
	 * returns but VK_OK ends the reading. */
	vk_status (*before_read)(void *ctx, int fd);
	void *ctx;
	size_t limit; /* bytes of a line; 0: VK_LINE_BYTES */
	/* The reader's own: */
	enum vk__reader_mode mode;
	int fd;
	bool eof;
	bool begun;
	char *data;
	size_t cap;
	size_t at;      /* the first byte not handed out */
	size_t seen;    /* searched up to here */
	size_t end;
	uint64_t line;  /* newlines (NULs) before at */
};

/* Begins a descriptor; keeps the memory. The caller closes fd. */
void vk__reader_open(struct vk__reader *reader, int fd,
    enum vk__reader_mode mode);
void vk__reader_free(struct vk__reader *reader);
/*
 * Gives the next line, until the next call, and its number from 1 (of a
 * paragraph: that of its first line; with NUL: of the piece). A byte order
 * mark at the beginning is skipped; the last line may lack its end.
 * Paragraphs are never empty, lines may be.
 * VK_OK; VK_END; VK_ELIMIT: the line was too long and is skipped, the next
 * call gives the one after it; VK_EIO (errno); VK_ENOMEM.
 */
vk_status vk__reader_next(struct vk__reader *reader, const char **line,
    size_t *len, uint64_t *number);
/*
 * Whether the next line is in memory, its end with it, and has at most max
 * bytes: then vk__reader_next gives it without a read, and lines given before
 * stay where they are. Of paragraphs none is.
 */
bool vk__reader_ready(const struct vk__reader *reader, size_t max);

/* Bytes that are in memory and not handed out yet. */
size_t vk__reader_held(const struct vk__reader *reader);

/*
 * Reads once, up to size bytes; *len is 0 at the end. A descriptor that would
 * not block is waited for, a signal is no failure. VK_OK, VK_EIO (errno).
 */
vk_status vk__read_some(int fd, char *data, size_t size, size_t *len);

#endif
