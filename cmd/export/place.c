/* SPDX-License-Identifier: MIT */
/*
 * Files appear under their final names whole and synced, or not at all: they
 * are written under a temporary name in the same directory first. Without
 * force the final name is made by a hard link, which fails when it is taken;
 * looking first and renaming then would leave a gap.
 */
#include "place.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../cli/output.h"
#include "../cli/unfinished.h"

/* The name of the file that is being written; empty: there is none. */
static char temporary[64];

vk_status
export_place_open(struct export_place *place, const char *path, bool create)
{
	place->fd = -1;
	if (create && mkdir(path, 0777) != 0 && errno != EEXIST)
		return VK_EIO;
	place->fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (place->fd < 0)
		return VK_EIO;
	return VK_OK;
}

static void
forget_temporary(void)
{
	unfinished_done();
	temporary[0] = '\0';
}

static void
remove_temporary(const struct export_place *place)
{
	int saved = errno;

	if (temporary[0] != '\0')
		unlinkat(place->fd, temporary, 0);
	forget_temporary();
	errno = saved;
}

/* Returns a descriptor, or -1 with errno. */
static int
open_temporary(const struct export_place *place)
{
	static unsigned long serial;
	int fd;
	int tries;

	for (tries = 0; tries < 100; tries++) {
		snprintf(temporary, sizeof temporary, ".vekta-%ld-%lu.tmp",
		    (long)getpid(), serial++);
		unfinished_begin(place->fd, temporary);
		fd = openat(place->fd, temporary,
		    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
		    0666);
		if (fd >= 0)
			return fd;
		unfinished_done();
		if (errno != EEXIST)
			return -1;
	}
	return -1;
}

static vk_status
fill_temporary(int fd, const char *data, size_t len)
{
	int failed = output_write(fd, data, len) != VK_OK || fsync(fd) != 0;
	int saved = errno;

	if (close(fd) != 0 && !failed) {
		failed = 1;
		saved = errno;
	}
	errno = saved;
	return failed ? VK_EIO : VK_OK;
}

/* File systems without hard links: take the name first, then rename. */
static vk_status
claim(const struct export_place *place, const char *name)
{
	int fd = openat(place->fd, name,
	    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);

	if (fd < 0 || close(fd) != 0)
		return VK_EIO;
	if (renameat(place->fd, temporary, place->fd, name) != 0)
		return VK_EIO;
	forget_temporary();
	return VK_OK;
}

/* Only files and links may be replaced: never a device or a directory. */
static bool
is_replaceable(const struct export_place *place, const char *name)
{
	struct stat info;

	if (fstatat(place->fd, name, &info, AT_SYMLINK_NOFOLLOW) != 0)
		return errno == ENOENT;
	if (S_ISREG(info.st_mode) || S_ISLNK(info.st_mode))
		return true;
	errno = S_ISDIR(info.st_mode) ? EISDIR : EEXIST;
	return false;
}

static vk_status
move(const struct export_place *place, const char *name, bool force)
{
	if (force) {
		if (!is_replaceable(place, name) || renameat(place->fd,
		    temporary, place->fd, name) != 0)
			return VK_EIO;
		forget_temporary();
		return VK_OK;
	}
	if (linkat(place->fd, temporary, place->fd, name, 0) == 0)
		return VK_OK;
	if (errno == EPERM || errno == ENOTSUP || errno == ENOSYS)
		return claim(place, name);
	return VK_EIO;
}

vk_status
export_place_put(struct export_place *place, const char *name,
    const char *data, size_t len, bool force)
{
	vk_status status;
	int fd = open_temporary(place);

	if (fd < 0)
		return VK_EIO;
	status = fill_temporary(fd, data, len);
	if (status == VK_OK)
		status = move(place, name, force);
	remove_temporary(place);
	return status;
}

vk_status
export_place_close(struct export_place *place)
{
	int failed, saved;

	if (place->fd < 0)
		return VK_OK;
	/* Some file systems cannot sync a directory; that is no loss of ours. */
	failed = fsync(place->fd) != 0 && errno != EINVAL && errno != EROFS;
	saved = errno;
	close(place->fd);
	place->fd = -1;
	errno = saved;
	return failed ? VK_EIO : VK_OK;
}
