/* SPDX-License-Identifier: MIT */
/* Checks the bytes of a Zwift workout file, without building a tree. */
#ifndef VK_FORMATS_ZWO_CHECK_H
#define VK_FORMATS_ZWO_CHECK_H

#include "xml.h"

/* Keeps the schemas that were used; they are read once, on first use. */
struct vk__zwo_check {
	struct vk__zwo_rules {
		void *schema;
		void *context;
	} strict, lenient;
	struct vk__xml xml; /* for the reason why a file is no XML */
};

void vk__zwo_check_free(struct vk__zwo_check *check);
/* As vk_zwo_check, but only UTF-8 and what the file itself declares. */
vk_status vk__zwo_check_bytes(struct vk__zwo_check *check, const char *data,
    size_t len, bool lenient, vk_zwo_report *report, vk_error *err);
/* As vk_zwo_check. */
vk_status vk__zwo_check(struct vk__zwo_check *check, const char *data,
    size_t len, bool lenient, vk_zwo_report *report, vk_error *err);

#endif
