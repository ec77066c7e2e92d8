/* SPDX-License-Identifier: MIT */
/* Reads FIT workout files. */
#ifndef VK_FORMATS_FIT_READ_H
#define VK_FORMATS_FIT_READ_H

#include "fit_load.h"
#include "import.h"

/* A step or a group that is being put together. */
struct vk__fit_node {
	uint32_t begin; /* the index of its first message */
	uint32_t child; /* of a group; 0: it is a step */
	uint32_t next;
	uint32_t reps;
	vk_step step;
	vk_step ramp;   /* of which step is a part */
	unsigned slice; /* from 1; 0: of none */
	unsigned slices;
	uint32_t text;
	uint32_t text_len;
};

/* Zero-initialise; memory is kept from one file to the next. */
struct vk__fit_reader {
	struct vk__fit_file file;
	struct vk__fit_node *node; /* from 1 */
	uint32_t *row;             /* nodes that are in no group yet */
	size_t nodes;
	size_t cap;
	size_t len;                /* of the row */
	vk_buf text;
	vk_buf scratch;
};

void vk__fit_reader_free(struct vk__fit_reader *reader);
/* Reads one file; as vk__read_fn. */
vk_status vk__fit_reader_run(struct vk__fit_reader *reader,
    struct vk__reading *reading, vk_error *err);

/* ---------------------------------------- shared by the files that read FIT */

/* What one step needs of the file that it is in. */
struct vk__fit_raising {
	struct vk__reading *reading;
	const struct vk__fit_steps *steps;
	vk_buf *text;    /* gets the cues */
	vk_buf *scratch;
	vk_error *err;
};

/*
 * Fills node, which is cleared, from the step at index, which is no repeat.
 * VK_OK; VK_EVALUE: records cannot say it, or it makes no sense; VK_ENOMEM.
 */
vk_status vk__fit_raise(const struct vk__fit_raising *raising, size_t index,
    struct vk__fit_node *node);
/* Fills err: format gets the number of the step, from 1, and arg. */
vk_status vk__fit_fail(const struct vk__fit_raising *raising, size_t index,
    vk_status status, const char *code, const char *format, const char *arg);

#endif
