/* SPDX-License-Identifier: MIT */
/*
 * Writes beside the target and renames at the end, so that nobody reads half
 * a file under its final name.
 */
#include "aside.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../cli/unfinished.h"

static vk_status
begin(struct aside *aside, int fd)
{
	if (fd < 0)
		return VK_EIO;
	output_begin(&aside->out, fd);
	aside->open = true;
	return VK_OK;
}

/* Who might read the file still may: as far as the file system goes along. */
static void
keep_rights(int fd, const struct stat *was)
{
	if (geteuid() == 0 && fchown(fd, was->st_uid, was->st_gid) != 0)
		return;
	(void)fchmod(fd, was->st_mode & 0777);
}

static vk_status
begin_beside(struct aside *aside)
{
	const int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
	int fd;
	vk_buf name = { 0 };
	vk_status status;

	vk_buf_add_text(&name, aside->path);
	vk_buf_add_char(&name, '.');
	vk_buf_add_uint(&name, (uint64_t)getpid());
	vk_buf_add_text(&name, ".part");
	if (vk_buf_text(&name) == NULL) {
		vk_buf_free(&name);
		return VK_ENOMEM;
	}
	aside->part = name.data;
	unfinished_begin(AT_FDCWD, aside->part);
	fd = open(aside->part, flags, 0666);
	/* One of our number was killed, as in a container all have the same. */
	if (fd < 0 && errno == EEXIST && unlink(aside->part) == 0)
		fd = open(aside->part, flags, 0666);
	status = begin(aside, fd);
	if (status != VK_OK)
		unfinished_done();
	return status;
}

vk_status
aside_open(struct aside *aside, const char *path, bool force)
{
	struct stat st;
	vk_status status;
	bool is_link;

	aside->path = path;
	if (lstat(path, &st) != 0)
		return errno == ENOENT ? begin_beside(aside) : VK_EIO;
	is_link = S_ISLNK(st.st_mode);
	if (is_link && stat(path, &st) != 0)
		return VK_EIO;
	if (!S_ISREG(st.st_mode))
		return begin(aside, open(path, O_WRONLY | O_CLOEXEC));
	if (!force || is_link) {
		errno = force ? ELOOP : EEXIST;
		return VK_EIO;
	}
	status = begin_beside(aside);
	if (status == VK_OK)
		keep_rights(aside->out.fd, &st);
	return status;
}

vk_status
aside_add(struct aside *aside, const char *data, size_t len)
{
	return output_add(&aside->out, data, len);
}

vk_status
aside_close(struct aside *aside, bool keep)
{
	vk_status status = VK_OK;
	int error = errno; /* of what made the caller give up */

	if (aside->open) {
		status = output_end(&aside->out);
		if (status == VK_OK && keep && aside->part != NULL &&
		    rename(aside->part, aside->path) != 0)
			status = VK_EIO;
		if (status != VK_OK)
			error = errno;
		if (aside->part != NULL && (status != VK_OK || !keep))
			(void)unlink(aside->part);
		unfinished_done();
	}
	free(aside->part);
	memset(aside, 0, sizeof *aside);
	errno = error;
	return status;
}
