/* SPDX-License-Identifier: MIT */
/*
 * Output through one buffer and write(2). The first failure is kept and every
 * later call reports it, so that a caller may check only where it matters.
 */
#include "output.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

enum { ENOUGH = 65536 };

void
output_begin(struct output *output, int fd)
{
	memset(output, 0, sizeof *output);
	output->fd = fd;
}

static vk_status
fail(struct output *output, int error)
{
	output->error = error;
	vk_buf_clear(&output->held);
	errno = error;
	return VK_EIO;
}

vk_status
output_write(int fd, const char *data, size_t len)
{
	while (len > 0) {
		ssize_t n = write(fd, data, len);
		struct pollfd wait = { .fd = fd, .events = POLLOUT };

		if (n >= 0) {
			data += n;
			len -= (size_t)n;
		} else if (errno == EAGAIN || errno == EWOULDBLOCK) {
			poll(&wait, 1, -1);
		} else if (errno != EINTR) {
			return VK_EIO;
		}
	}
	return VK_OK;
}

static vk_status
write_all(struct output *output, const char *data, size_t len)
{
	return output_write(output->fd, data, len) == VK_OK ? VK_OK :
	    fail(output, errno);
}

vk_status
output_flush(struct output *output)
{
	vk_status status;

	if (output->error != 0)
		return fail(output, output->error);
	status = write_all(output, output->held.data, output->held.len);
	vk_buf_clear(&output->held);
	return status;
}

vk_status
output_add(struct output *output, const void *data, size_t len)
{
	if (output->error != 0)
		return fail(output, output->error);
	if (output->held.len + len > ENOUGH) {
		if (output_flush(output) != VK_OK)
			return VK_EIO;
		if (len >= ENOUGH)
			return write_all(output, data, len);
	}
	vk_buf_add(&output->held, data, len);
	return output->held.failed ? fail(output, ENOMEM) : VK_OK;
}

vk_status
output_end(struct output *output)
{
	vk_status status = output_flush(output);

	if (output->fd > 2 && close(output->fd) != 0 && status == VK_OK)
		status = fail(output, errno);
	vk_buf_free(&output->held);
	output->fd = -1;
	if (status != VK_OK)
		errno = output->error;
	return status;
}
