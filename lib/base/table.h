/* SPDX-License-Identifier: MIT */
/*
 * Reads tab separated data, embedded or a user's, row by row. Lines that
 * begin with '#' and empty lines are skipped; a line may end in CRLF; a byte
 * order mark at the beginning is skipped.
 */
#ifndef VK_BASE_TABLE_H
#define VK_BASE_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "../vekta.h"

enum { VK__TABLE_CELLS = 16 };

/* Bytes inside the data, not terminated. */
struct vk__cell {
	const char *text;
	size_t len;
};

struct vk__table {
	const char *at;
	const char *end;
	const char *row; /* where the current line begins */
	size_t line;     /* its number, from 1 */
	size_t count;    /* its cells, also those past VK__TABLE_CELLS */
	struct vk__cell cell[VK__TABLE_CELLS]; /* empty from count on */
};

void vk__table_open(struct vk__table *table, const char *data, size_t size);
/* Goes to the next row. False at the end. */
bool vk__table_next(struct vk__table *table);
/* Whether the cell is there and is text. */
bool vk__table_is(const struct vk__table *table, size_t index,
    const char *text);
/* The cell as a number (as JSON writes them). False: no cell, no number. */
bool vk__table_number(const struct vk__table *table, size_t index,
    double *value);
/*
 * Fills err for the cell of the current row and returns status. The format
 * gets "file:line:column" as %1 and arg (NULL allowed) as %2.
 */
vk_status vk__table_error(const struct vk__table *table, size_t index,
    const char *file, vk_error *err, vk_status status, const char *code,
    const char *format, const char *arg);

#endif
