/* SPDX-License-Identifier: MIT */
/* What a file says about its workout: author, name, description, tags. */
#ifndef VK_FORMATS_ABOUT_H
#define VK_FORMATS_ABOUT_H

#include "../vekta.h"
#include "notes.h"

enum {
	VK__ABOUT_NAME = 200,   /* bytes; longer ones are cut */
	VK__ABOUT_TEXT = 16384, /* of the coach's text */
	VK__ABOUT_TAG = 64,
	VK__ABOUT_TAGS = 32
};

/* Zero-initialise; memory is kept from one record to the next. */
struct vk__about {
	const char *lang; /* "fr" or "en", static */
	vk_buf author;
	vk_buf name;
	vk_buf description;
	size_t words; /* of description: what the coach wrote */
	vk_buf category; /* often empty */
	vk_buf tags; /* each ends in a NUL */
	vk_buf scratch;
};

void vk__about_free(struct vk__about *about);
/* Fills lang only. */
vk_status vk__about_lang(struct vk__about *about, const vk_record *rec);
/* Fills the rest. VK_OK or VK_ENOMEM. */
vk_status vk__about_fill(struct vk__about *about, const vk_record *rec,
    const struct vk__notes *notes, const vk_export_options *options);

#endif
