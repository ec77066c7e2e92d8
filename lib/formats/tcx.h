/* SPDX-License-Identifier: MIT */
/* The activities in TCX files (Garmin's Training Center). */
#ifndef VK_FORMATS_TCX_H
#define VK_FORMATS_TCX_H

#include "recording.h"

/*
 * Puts up to size bytes into data and says in got how many, 0 at the end.
 * VK_OK, or what vk__tcx_read then returns.
 */
typedef vk_status vk__tcx_read_fn(void *ctx, void *data, size_t size,
    size_t *got);

/*
 * Reads all of a file and hands each activity over, in order, as soon as it
 * ends: what follows it may still be damaged. Memory is bounded by the limits
 * of recording.h. No document type, no entity, nothing from outside is read.
 * VK_OK; VK_ESYNTAX: no XML, damaged or cut; VK_EVALUE: XML, but without an
 * activity; VK_ELIMIT; VK_ENOMEM; what read or fn returned.
 */
vk_status vk__tcx_read(vk__tcx_read_fn *read, void *read_ctx,
    vk__recording_fn *fn, void *ctx, vk_error *err);

/* Whether data begins as a TCX file does. */
bool vk__tcx_is(const char *data, size_t len);

#endif
