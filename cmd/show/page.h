/* SPDX-License-Identifier: MIT */
/* Text in lines that fit a page, without anything that steers a terminal. */
#ifndef SHOW_PAGE_H
#define SHOW_PAGE_H

#include <vekta.h>

struct page {
	vk_buf *out;
	size_t width; /* columns */
	bool colour;
	const char *lang; /* of what stands on it */
};

enum { PAGE_NARROW = 20, PAGE_WIDE = 1000, PAGE_USUAL = 80 };

/*
 * Appends text, valid UTF-8, as a paragraph behind indent columns; all lines
 * but the first stand two further in. A word longer than a line is broken.
 */
void page_add(const struct page *page, size_t indent, const char *text,
    size_t len);
/* The same, bold where there is colour. */
void page_title(const struct page *page, const char *text, size_t len);
/* A sentence of phrases.tsv in the language of the page. */
void page_say(const struct page *page, size_t indent, const char *code);

#endif
