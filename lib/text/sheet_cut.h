/* SPDX-License-Identifier: MIT */
/* Lines of a table cut into cells, for the file that looks for it. */
#ifndef VK_TEXT_SHEET_CUT_H
#define VK_TEXT_SHEET_CUT_H

#include "sheet.h"

/* How cells are told apart. */
enum style { NONE, BAR, SEMICOLON, TAB, BLANKS, COMMA };

enum { CELLS_MOST = 16 };

struct finder {
	struct vk__sheet *sheet;
	struct vk__raws *raws;
	const struct vk__folded *folded;
	const vk__lexicon *lexicon;
	enum style style;
	bool outer; /* bars stand at both ends, too */
};

/* The cells of one line. */
struct cut {
	struct vk__sheet_cell cell[CELLS_MOST];
	size_t count; /* also those past CELLS_MOST, but no empty ones at the end */
	bool parted;  /* something stands between cells */
	size_t told;  /* cells that have a sign of their own, also empty ones */
};

static inline bool
vk__sheet_sign(const struct finder *f, size_t i, char sign)
{
	return f->raws->raw[i].kind == VK__RAW_SIGN && f->raws->raw[i].sign == sign;
}

/* What the head of tokens from beg up to end says. False: it is none. */
bool vk__sheet_head_read(const struct finder *finder, struct vk__sheet_head *head);
/* What tells the cells of a first row apart. */
enum style vk__sheet_style(const struct finder *finder, size_t beg, size_t end);
/* Cuts the line of tokens from beg up to end. */
void vk__sheet_cut(const struct finder *finder, size_t beg, size_t end, struct cut *cut);
/*
 * Says which column the cells of a short row stand in that only blanks part:
 * those that they stand below, or the first ones. False: it cannot be told.
 */
bool vk__sheet_place(const struct finder *finder, struct cut *cut);
/*
 * Whether a digit stands where commas put the duration of the line that begins
 * at token beg, and the line has no more cells than there are heads.
 */
bool vk__sheet_commas(const struct finder *finder, size_t beg);
/* A comma of a list is none of a number: "12,98" is two tokens more. */
bool vk__sheet_split(struct finder *finder, size_t beg, size_t end);

#endif
