/* SPDX-License-Identifier: MIT */
/* A second output of a filter, into a file that is there whole or not. */
#ifndef FILTER_ASIDE_H
#define FILTER_ASIDE_H

#include "../cli/output.h"

/* Zero-initialise. */
struct aside {
	const char *path;
	char *part; /* where it is written meanwhile; NULL: at path itself */
	struct output out;
	bool open;
};

/*
 * Opens path for writing, beside it until the end; what it replaces leaves it
 * its mode and, for root, its owner. A device or pipe is
 * written as it is, also behind a link such as /dev/stdout. VK_OK; VK_ENOMEM;
 * VK_EIO (errno; EEXIST when a file is there and force is not given, ELOOP
 * when it is and path is a link to a file: neither is replaced).
 */
vk_status aside_open(struct aside *aside, const char *path, bool force);
/* VK_OK, VK_EIO (errno). */
vk_status aside_add(struct aside *aside, const char *data, size_t len);
/*
 * Gives the file its name, or removes it unless keep is true. To be called
 * once, also without open. VK_OK, VK_EIO (errno).
 */
vk_status aside_close(struct aside *aside, bool keep);

#endif
