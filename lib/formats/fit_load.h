/* SPDX-License-Identifier: MIT */
/* The messages of a FIT workout file as they stand in it. */
#ifndef VK_FORMATS_FIT_LOAD_H
#define VK_FORMATS_FIT_LOAD_H

#include "fit_decode.h"
#include "fit_step.h"

/* Zero-initialise; memory is kept from one file to the next. */
struct vk__fit_file {
	struct vk__fit_steps steps;
	vk_buf name;     /* UTF-8 */
	vk_buf description;
	int64_t sport;   /* -1: not said */
	int64_t stated;  /* how many steps it says it has; -1: not said */
	bool has_workout;
	bool recoded;    /* some text was not UTF-8 and taken as windows-1252 */
	struct vk__fit *decoder;
};

void vk__fit_file_free(struct vk__fit_file *file);
/*
 * Reads a file. VK_OK; VK_ENOMEM; VK_ESYNTAX: damaged; VK_EVALUE: a FIT file,
 * but of something else, or of several workouts; VK_ELIMIT.
 */
vk_status vk__fit_load(struct vk__fit_file *file, const char *data, size_t len,
    vk_error *err);

#endif
