/* SPDX-License-Identifier: MIT */
/*
 * Reads FIT files message by message, from memory or from a source of bytes,
 * in memory that does not grow with the file. Both byte orders, compressed
 * timestamps and files that are chained one behind another are read;
 * developer fields are passed over.
 *
 * The checksum stands at the end of a file: what came before VK_END (or
 * before a message of the next chained file) is known to be whole only then.
 */
#ifndef VK_FORMATS_FIT_DECODE_H
#define VK_FORMATS_FIT_DECODE_H

#include "../vekta.h"
#include "fit_field.h"
#include "fit_window.h"

struct vk__fit;

/* VK_OK or VK_ENOMEM. */
vk_status vk__fit_new(struct vk__fit **fit);
void vk__fit_free(struct vk__fit *fit);
/* Begins with bytes that stay where they are. */
void vk__fit_open(struct vk__fit *fit, const void *data, size_t len);
/* Begins with bytes that read gives. */
void vk__fit_open_source(struct vk__fit *fit, vk__fit_read_fn *read,
    void *ctx);
/*
 * Gives the next data message. VK_OK; VK_END: all files were whole; VK_ESYNTAX:
 * no FIT file, damaged or cut, err says where; VK_ENOMEM; what read returned.
 * After anything but VK_OK the file is over.
 */
vk_status vk__fit_next(struct vk__fit *fit, struct vk__fit_message *message,
    vk_error *err);
/* Whether data begins as a FIT file does. */
bool vk__fit_is(const void *data, size_t len);

#endif
