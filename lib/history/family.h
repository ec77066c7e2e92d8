/* SPDX-License-Identifier: MIT */
/* Whose database it is, by its tables. */
#ifndef VK_HISTORY_FAMILY_H
#define VK_HISTORY_FAMILY_H

#include "../store/store.h"
#include "activity.h"

enum { VK__TABLE_NAME = 64 };

struct vk__layout {
	vk_family family;
	const char *name;            /* in columns.tsv, NULL */
	char table[VK__TABLE_NAME];  /* of activities */
	const char *key;             /* that it is joined by */
	const char *joined[2];       /* NULL: none */
	const char *only;            /* a condition on the rows of a, NULL */
	const char *people;          /* the table of athletes, NULL */
};

/*
 * VK_OK; VK_EVALUE: no table of activities, or vekta's own of a newer
 * version; what the store reports.
 */
vk_status vk__layout_find(struct vk__store *store, struct vk__layout *layout,
    vk_error *err);

#endif
