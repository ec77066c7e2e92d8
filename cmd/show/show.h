/* SPDX-License-Identifier: MIT */
/* A whole record as a page for people. */
#ifndef SHOW_SHOW_H
#define SHOW_SHOW_H

#include "page.h"

struct show_options {
	const char *lang;   /* NULL: the record's, or that of the messages */
	size_t width;
	bool colour;
	bool profile;       /* draw it */
	bool rider;         /* athlete was given: compute the load with it */
	vk_athlete athlete;
};

/*
 * Appends the page of a record. w is memory to work in. VK_OK; VK_ABSENT: no
 * workout in it; VK_EVALUE, VK_ELIMIT, VK_ESYNTAX: its steps make no sense;
 * VK_ENOMEM.
 */
vk_status show_record(const struct show_options *options,
    const vk_record *rec, vk_workout *w, vk_buf *out, vk_error *err);

#endif
