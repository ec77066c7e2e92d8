/* SPDX-License-Identifier: MIT */
/* Workouts that are told in a table whose first row names the columns. */
#ifndef VK_TEXT_SHEET_H
#define VK_TEXT_SHEET_H

#include "term.h"

/* In the order in which the cells of a row are read, and of the names in concept.c. */
enum vk__sheet_column {
	VK__SHEET_NUMBER,
	VK__SHEET_NAME,
	VK__SHEET_REPS,
	VK__SHEET_DURATION,
	VK__SHEET_POWER,
	VK__SHEET_CADENCE,
	VK__SHEET_HR,
	VK__SHEET_RPE,
	VK__SHEET_ZONE,
	VK__SHEET_NOTES,
	VK__SHEET_REST,
	VK__SHEET_COLUMNS
};

/* What a number has that stands in a cell without a unit; the shares come last. */
enum vk__sheet_unit {
	VK__SHEET_BARE,
	VK__SHEET_MIN,
	VK__SHEET_S,
	VK__SHEET_W,
	VK__SHEET_WKG,
	VK__SHEET_FTP,
	VK__SHEET_PMA,
	VK__SHEET_HRMAX,
	VK__SHEET_LTHR,
	VK__SHEET_UNITS
};

struct vk__sheet_head {
	uint8_t column; /* enum vk__sheet_column */
	uint8_t unit;   /* enum vk__sheet_unit */
	bool fr;        /* a word of this language only */
	bool en;
	uint32_t beg;   /* raw tokens */
	uint32_t end;
};

/* Raw tokens from beg up to end; an empty cell has none. */
struct vk__sheet_cell {
	uint32_t beg;
	uint32_t end;
};

struct vk__sheet_row {
	struct vk__sheet_cell cell[VK__SHEET_COLUMNS];
	uint32_t line; /* the token of the line's end that stands before it */
	uint32_t end;
	bool uneven; /* which heads its cells stand below is not told */
};

/* Zero-initialise; reused from text to text. */
struct vk__sheet {
	struct vk__sheet_head head[VK__SHEET_COLUMNS];
	size_t heads; /* 0: the text has no table */
	size_t beg;   /* raw tokens: of the first row and what ends the line before */
	size_t body;  /* behind the first row */
	size_t end;
	struct vk__sheet_row *row;
	size_t rows;
	size_t cap;
	unsigned doubts; /* rows that do not say what they are */
};

/*
 * Looks for a table among the raw tokens of a text of several lines. Puts the
 * tokens of each of its rows in the order in which they are read. VK_OK, also
 * when there is none, VK_ENOMEM.
 */
vk_status vk__sheet_find(struct vk__sheet *sheet, struct vk__raws *raws,
    const struct vk__folded *folded, const vk__lexicon *lexicon);
/* Puts the tokens back in their order, with what is known of them. */
void vk__sheet_restore(const struct vk__sheet *sheet, struct vk__raws *raws,
    struct vk__terms *terms);
void vk__sheet_free(struct vk__sheet *sheet);

/* Which of the heads is that of a column; their count: none. */
static inline size_t
vk__sheet_head(const struct vk__sheet *sheet, enum vk__sheet_column column)
{
	size_t i = 0;

	while (i < sheet->heads && sheet->head[i].column != column)
		i++;
	return i;
}

#endif
