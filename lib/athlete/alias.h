/* SPDX-License-Identifier: MIT */
/* The rows of aliases.tsv: what a column of such a name is. */
#ifndef VK_ATHLETE_ALIAS_H
#define VK_ATHLETE_ALIAS_H

#include "../base/table.h"
#include "mapping.h"

/* One row; its name is as in the list, without case, "_", "." and blanks. */
struct vk__alias {
	const char *name; /* ends with name_len, not with a NUL */
	size_t name_len;
	bool json;        /* it is a path into a column of JSON */
	bool best;        /* a number of seconds follows the name */
	struct vk__mapped column; /* all but its best and sql */
};

/* Opens the list. */
void vk__aliases_open(struct vk__table *rows);
/*
 * The next row that a family ("garmindb"; NULL: none in particular) may have.
 * False: there is none.
 */
bool vk__alias_next(struct vk__table *rows, const char *family,
    struct vk__alias *alias);
/*
 * Whether plain is the alias's name; of one with a number of seconds, best
 * is the index of that.
 */
bool vk__alias_is(const struct vk__alias *alias, const char *plain,
    size_t *best);

#endif
