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
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What the signal handler needs; an empty name means no file is open. */
static char temporary[64];
static volatile sig_atomic_t temporary_there;
static int temporary_fd = -1;

static void
on_signal(int number)
{
	if (temporary_there)
		unlinkat(temporary_fd, temporary, 0);
	/* The handler was reset (SA_RESETHAND): this one ends the program. */
	raise(number);
}

static void
catch_signals(void)
{
	static const int caught[] = { SIGINT, SIGTERM, SIGHUP };
	struct sigaction action, old;
	size_t i;

	memset(&action, 0, sizeof action);
	action.sa_handler = on_signal;
	action.sa_flags = (int)SA_RESETHAND;
	sigemptyset(&action.sa_mask);
	/* A file size limit is to be a failed write, with its message. */
	signal(SIGXFSZ, SIG_IGN);
	for (i = 0; i < sizeof caught / sizeof *caught; i++) {
		/* nohup's wish to ignore a signal stays. */
		if (sigaction(caught[i], NULL, &old) == 0 &&
		    old.sa_handler == SIG_DFL)
			sigaction(caught[i], &action, NULL);
	}
}

vk_status
export_place_open(struct export_place *place, const char *path, bool create)
{
	place->fd = -1;
	if (create && mkdir(path, 0777) != 0 && errno != EEXIST)
		return VK_EIO;
	place->fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (place->fd < 0)
		return VK_EIO;
	temporary_fd = place->fd;
	catch_signals();
	return VK_OK;
}

static void
remove_temporary(void)
{
	int saved = errno;

	if (temporary_there)
		unlinkat(temporary_fd, temporary, 0);
	temporary_there = 0;
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
		temporary_there = 1;
		fd = openat(place->fd, temporary,
		    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
		    0666);
		if (fd >= 0)
			return fd;
		temporary_there = 0;
		if (errno != EEXIST)
			return -1;
	}
	return -1;
}

static int
write_all(int fd, const char *data, size_t len)
{
	while (len > 0) {
		ssize_t n = write(fd, data, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		data += n;
		len -= (size_t)n;
	}
	return 0;
}

static vk_status
fill_temporary(int fd, const char *data, size_t len)
{
	int failed = write_all(fd, data, len) != 0 || fsync(fd) != 0;
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
	temporary_there = 0;
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
		temporary_there = 0;
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
	remove_temporary();
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
	temporary_fd = -1;
	close(place->fd);
	place->fd = -1;
	errno = saved;
	return failed ? VK_EIO : VK_OK;
}
