/* SPDX-License-Identifier: MIT */
/* Reads Zwift workout files. */
#ifndef VK_FORMATS_ZWO_READ_H
#define VK_FORMATS_ZWO_READ_H

#include "xml.h"
#include "zwo_head.h"

enum { VK__ZWO_DEPTH = 32 }; /* elements inside each other */

/* Zero-initialise; memory is kept from one file to the next. */
struct vk__zwo_reader {
	struct vk__xml xml;
	struct vk__reading *reading;
	struct vk__zwo_element element;
	struct vk__zwo_steps steps;
	struct vk__zwo_headed head;
	vk_buf recoded;
};

void vk__zwo_reader_free(struct vk__zwo_reader *reader);
/* Reads one file; as vk__read_fn. */
vk_status vk__zwo_reader_run(struct vk__zwo_reader *reader,
    struct vk__reading *reading, vk_error *err);

#endif
