/* SPDX-License-Identifier: MIT */
/* Writes tar archives (POSIX.1-1988 ustar, pax for long names). */
#ifndef EXPORT_TAR_H
#define EXPORT_TAR_H

#include <vekta.h>

/*
 * Appends one file. Owner, group and time are 0, so that equal records make
 * equal archives. VK_OK, VK_ENOMEM, VK_ELIMIT (8 GiB).
 */
vk_status export_tar_add(vk_buf *out, const char *name, const char *data,
    size_t len);
/* Appends the two empty blocks that end an archive. VK_OK or VK_ENOMEM. */
vk_status export_tar_end(vk_buf *out);

#endif
