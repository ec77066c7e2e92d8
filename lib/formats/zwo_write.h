/* SPDX-License-Identifier: MIT */
/* Writes the XML of a Zwift workout file. */
#ifndef VK_FORMATS_ZWO_WRITE_H
#define VK_FORMATS_ZWO_WRITE_H

#include "../vekta.h"
#include "about.h"
#include "profile.h"

/* Zero-initialise; memory is kept from one file to the next. */
struct vk__zwo_writer {
	size_t elements; /* below workout */
	/* The writer's own: */
	vk_buf *out;
	struct _xmlTextWriter *xml;
	const struct vk__about *about;
	const struct vk__profile *profile;
	size_t said;      /* the next of its cues */
	uint64_t seconds; /* written so far */
	vk_buf scratch;
	vk_buf escaped;
	bool failed; /* something was refused since the file began */
};

/* Appends one file to out. VK_OK or VK_ENOMEM. */
vk_status vk__zwo_writer_run(struct vk__zwo_writer *writer,
    const struct vk__about *about, const struct vk__profile *profile,
    vk_buf *out);
void vk__zwo_writer_free(struct vk__zwo_writer *writer);

#endif
