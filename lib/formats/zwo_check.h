/* SPDX-License-Identifier: MIT */
/* Checks the bytes of a Zwift workout file, without building a tree. */
#ifndef VK_FORMATS_ZWO_CHECK_H
#define VK_FORMATS_ZWO_CHECK_H

#include "../vekta.h"

/*
 * While a watch is on, libxml2 prints nothing and a failed allocation inside
 * it is noticed even where its functions do not report it. The handlers are
 * this thread's and come back at the end.
 */
struct vk__xml_watch {
	bool no_memory;
	void (*structured)(void);
	void *structured_data;
	void (*generic)(void);
	void *generic_data;
};

void vk__xml_watch_begin(struct vk__xml_watch *watch);
void vk__xml_watch_end(struct vk__xml_watch *watch);

/* Copies a message of libxml2 (NULL: none), without the newline at its end,
 * cut at the end of a character. */
void vk__xml_message(char *out, size_t size, const char *message);

/* Keeps the schemas that were used; they are read once, on first use. */
struct vk__zwo_check {
	struct vk__zwo_rules {
		void *schema;
		void *context;
	} strict, lenient;
};

void vk__zwo_check_free(struct vk__zwo_check *check);
/* As vk_zwo_check, but only UTF-8 and what the file itself declares. */
vk_status vk__zwo_check_bytes(struct vk__zwo_check *check, const char *data,
    size_t len, bool lenient, vk_zwo_report *report, vk_error *err);
/* As vk_zwo_check. */
vk_status vk__zwo_check(struct vk__zwo_check *check, const char *data,
    size_t len, bool lenient, vk_zwo_report *report, vk_error *err);

#endif
