/* SPDX-License-Identifier: MIT */
/*
 * The values in cells of exported tables, as accounts and spreadsheets leave
 * them: numbers with either decimal sign, times of several shapes.
 */
#ifndef VK_HISTORY_CELL_H
#define VK_HISTORY_CELL_H

#include "../base/table.h"
#include "../vekta.h"

/*
 * Takes away blanks of any kind around the cell and the apostrophe by which
 * spreadsheets keep a cell from being computed.
 */
struct vk__cell vk__cell_trim(struct vk__cell cell);
/* Empty, "--", "-" or "n/a". */
bool vk__cell_is_missing(struct vk__cell cell);

/*
 * Reads a number. decimal is '.' or ',', the other one and blanks may group
 * thousands; 0: not known, the cell itself must tell ("1.234,5", "3,95"), and
 * a single sign before three digits groups them.
 * VK_OK; VK_ABSENT (missing); VK_EVALUE (digits that do not fit the decimal
 * sign); VK_ESYNTAX (no number).
 */
vk_status vk__cell_number(struct vk__cell cell, char decimal, double *value);

/* What a cell tells about the decimal sign of its file. */
enum vk__hint {
	VK__HINT_NONE,
	VK__HINT_POINT,      /* it must be the point */
	VK__HINT_COMMA,
	VK__HINT_POINT_WEAK, /* a comma before three digits: not in tables
	                      * whose numbers never have three decimals */
	VK__HINT_COMMA_WEAK
};

enum vk__hint vk__cell_hint(struct vk__cell cell);

/*
 * Reads "00:35:20", "35:20", "00:07:43.2", "04:54,61", or seconds alone.
 * *colons is how many there were. Status as vk__cell_number.
 */
vk_status vk__cell_time(struct vk__cell cell, double *seconds,
    unsigned *colons);
/* An id: digits, also in "123_ACTIVITY" and "123.0". False: none. */
bool vk__cell_id(struct vk__cell cell, int64_t *id);

#endif
