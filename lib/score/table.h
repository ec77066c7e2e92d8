/* SPDX-License-Identifier: MIT */
/* Reads the embedded tab separated data files of lib/score row by row. */
#ifndef VK_SCORE_TABLE_H
#define VK_SCORE_TABLE_H

#include <stdbool.h>
#include <stddef.h>

enum { VK__TABLE_CELLS = 6 };

/* Bytes inside the data file, not terminated. */
struct vk__cell {
	const char *text;
	size_t len;
};

struct vk__table {
	const char *at;
	const char *end;
	struct vk__cell cell[VK__TABLE_CELLS];
	size_t count; /* cells of the current row */
};

void vk__table_open(struct vk__table *table, const char *data, size_t size);
/* Goes to the next row, past comments and empty lines. False at the end. */
bool vk__table_next(struct vk__table *table);
/* The cell as a number: digits with at most one point, a sign allowed. False
 * when there is no such cell or it is no number. */
bool vk__table_number(const struct vk__table *table, size_t index,
    double *value);

#endif
