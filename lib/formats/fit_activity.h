/* SPDX-License-Identifier: MIT */
/* The activities in FIT files, as devices write them. */
#ifndef VK_FORMATS_FIT_ACTIVITY_H
#define VK_FORMATS_FIT_ACTIVITY_H

#include "fit_decode.h"
#include "recording.h"

/*
 * Reads all of a file from a source (see vk__fit_open_source) and hands each
 * session over, in order, once its file was found to be whole. A file whose
 * device stopped before it wrote a session is one session, of its records.
 * Memory is bounded by the limits of recording.h.
 * VK_OK; VK_ESYNTAX: no FIT file, damaged or cut; VK_EVALUE: a FIT file of
 * another kind, without anything recorded; VK_ELIMIT; VK_ENOMEM; what read or
 * fn returned. After anything but VK_OK a chained file may have been handed
 * over already.
 */
vk_status vk__fit_activity_read(vk__fit_read_fn *read, void *read_ctx,
    vk__recording_fn *fn, void *ctx, vk_error *err);

#endif
