/* SPDX-License-Identifier: MIT */
/*
 * What text looks like on a terminal: how wide a character is, and that none
 * of them can steer it; whether there is colour, and how much room.
 */
#ifndef CLI_SCREEN_H
#define CLI_SCREEN_H

#include <vekta.h>

/* The columns of a character: 0 (it stands on the one before), 1 or 2. */
size_t screen_width(uint32_t code);
/*
 * Appends the n bytes of one character as it may be shown: a blank for white
 * space, U+FFFD for what steers a terminal or the direction of writing.
 * Returns its columns.
 */
size_t screen_add(const char *text, size_t n, uint32_t code, vk_buf *out);
/* Appends text, valid UTF-8, on one line. Returns its columns. */
size_t screen_add_text(const char *text, size_t len, vk_buf *out);

/* Whether standard output is a terminal that may be written to in colour. */
bool screen_colour(void);
/* The columns of the terminal at standard output, or else that many. */
size_t screen_columns(size_t otherwise);

/* Ranges of characters, for screen_width: sorted, both ends included. */
struct screen_range {
	uint32_t first;
	uint32_t last;
};

extern const struct screen_range screen_none[], screen_two[];
extern const size_t screen_none_count, screen_two_count;

#endif
