/* SPDX-License-Identifier: MIT */
/* Writes FIT workout files. */
#ifndef VK_FORMATS_FIT_WRITE_H
#define VK_FORMATS_FIT_WRITE_H

#include "fit_load.h"
#include "fit_step.h"

/* Zero-initialise; memory is kept from one file to the next. */
struct vk__fit_writer {
	struct vk__fit_steps steps;
	struct vk__fit_file check; /* the file read back */
};

void vk__fit_writer_free(struct vk__fit_writer *writer);
/*
 * Appends a workout file of writer->steps. key makes its serial number and
 * its time, so that equal ones make equal files; day is that of the workout,
 * days since 1970, or INT32_MIN. VK_OK, VK_ENOMEM.
 */
vk_status vk__fit_writer_run(struct vk__fit_writer *writer, const vk_buf *name,
    const vk_buf *description, uint64_t key, int32_t day, vk_buf *out);

#endif
