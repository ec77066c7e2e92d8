/* SPDX-License-Identifier: MIT */
/* Buffered bytes to a descriptor, every write checked. */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include <vekta.h>

struct output {
	int fd;
	vk_buf held;
	int error; /* errno of the first failure, which is sticky */
};

/*
 * Writes all of data, unbuffered. A descriptor that would not block is waited
 * for, a signal is no failure. VK_OK, VK_EIO (errno).
 */
vk_status output_write(int fd, const char *data, size_t len);

void output_begin(struct output *output, int fd);
/* Appends data and writes when enough is held. VK_OK, VK_EIO (errno). */
vk_status output_add(struct output *output, const void *data, size_t len);
/* Writes all that is held. VK_OK, VK_EIO (errno). */
vk_status output_flush(struct output *output);
/*
 * Flushes, closes the descriptor unless it is a standard stream, frees.
 * VK_OK, VK_EIO (errno; also that of an earlier failure).
 */
vk_status output_end(struct output *output);

#endif
