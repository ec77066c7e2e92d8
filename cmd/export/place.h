/* SPDX-License-Identifier: MIT */
/* Puts whole files into a directory: all of a file or nothing of it. */
#ifndef EXPORT_PLACE_H
#define EXPORT_PLACE_H

#include <vekta.h>

/*
 * An open directory. One at a time: its temporary file is removed when
 * SIGINT, SIGTERM or SIGHUP ends the program.
 */
struct export_place {
	int fd; /* -1: closed */
};

/*
 * Opens the directory path; create makes it when it is missing, but not what
 * is above it. VK_OK, VK_EIO (errno).
 */
vk_status export_place_open(struct export_place *place, const char *path,
    bool create);
/*
 * Writes name (one path component) beside its final place and renames it.
 * VK_OK; VK_EIO (errno; EEXIST when it is there and force is not given;
 * EISDIR). A symbolic link of that name is replaced, never followed.
 */
vk_status export_place_put(struct export_place *place, const char *name,
    const char *data, size_t len, bool force);
/* Makes the names durable too. VK_OK, VK_EIO (errno). */
vk_status export_place_close(struct export_place *place);

#endif
