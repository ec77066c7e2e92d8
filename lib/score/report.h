/* SPDX-License-Identifier: MIT */
/* Writes a judgement into a record. */
#ifndef VK_SCORE_REPORT_H
#define VK_SCORE_REPORT_H

#include "confidence.h"
#include "sentence.h"

/* What a report is made from. */
struct vk__findings {
	const struct vk__sentences *sentences;
	const vk_judgement *judgement;
	const struct vk__evidence *evidence;
	const struct vk__structure *structure;
	const double *feature;
	bool features; /* wanted in the record */
	const char *trouble;   /* why the steps cannot be read, or NULL */
};

/*
 * Sets vekta.score, vekta.load and the tag, in that order. buf is memory to
 * work in. VK_OK, VK_ENOMEM.
 */
vk_status vk__report_write(vk_record *rec, const struct vk__findings *found,
    vk_buf *buf);

/* Appends the value of vekta.load. */
void vk__load_write(const vk_load *load, vk_buf *buf);

#endif
