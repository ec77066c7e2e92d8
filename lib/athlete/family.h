/* SPDX-License-Identifier: MIT */
/* Whose database it is, by its tables. */
#ifndef VK_ATHLETE_FAMILY_H
#define VK_ATHLETE_FAMILY_H

#include "../store/store.h"
#include "../history/activity.h"

enum { VK__TABLES_NAME = 64 };

struct vk__tables {
	vk_family family;
	const char *name;            /* in aliases.tsv, NULL */
	char table[VK__TABLES_NAME];  /* of activities */
	const char *key;             /* that it is joined by */
	const char *joined[2];       /* NULL: none */
	const char *only;            /* a condition on the rows of a, NULL */
	const char *people;          /* the table of athletes, NULL */
};

/*
 * VK_OK; VK_EVALUE: no table of activities, or vekta's own of a newer
 * version; what the store reports.
 */
vk_status vk__tables_find(struct vk__store *store, struct vk__tables *layout,
    vk_error *err);

#endif
