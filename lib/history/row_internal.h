/* SPDX-License-Identifier: MIT */
/* What the files row*.c share. */
#ifndef VK_HISTORY_ROW_INTERNAL_H
#define VK_HISTORY_ROW_INTERNAL_H

#include "row.h"

#define AT(member) offsetof(vk_activity, member)

/* Sets the error, with the cell for its "%1". */
vk_status vk__row_fail(vk_error *err, vk_status status, const char *code,
    const char *format, struct vk__cell cell);
/* Tells the reader's owner of a value that is left out. */
void vk__row_warn(struct vk__row_reader *reader, size_t index,
    const char *code, const char *format, struct vk__cell cell);
/* Puts a number in its place; statuses as those of vk__row_value. */
vk_status vk__row_number(struct vk__row_reader *reader,
    const struct vk__column *column, struct vk__cell cell, size_t index,
    vk_activity *a, vk_error *err);

#endif
