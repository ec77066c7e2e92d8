/* SPDX-License-Identifier: MIT */
/* Folded text: what the scanner reads, with the way back to the source. */
#ifndef VK_TEXT_FOLD_H
#define VK_TEXT_FOLD_H

#include "../vekta.h"

enum {
	VK__FOLD_ROOM = 16, /* bytes behind the text that may be read, too */
	VK__FOLD_LETTER = 0x7f, /* a letter that has no ASCII counterpart */
	VK__FOLD_BULLET = 0x01  /* a bullet character */
};

/* Zero-initialise; reused from text to text. */
struct vk__folded {
	char *text;    /* ASCII, lower case, VK__FOLD_ROOM NULs after len */
	uint32_t *map; /* source offset of each byte; map[len]: source length */
	size_t len;
	size_t cap;
};

/*
 * Folds source and checks that it is UTF-8: lower case, no accents (NFC or
 * NFD), one kind of apostrophe, quote, dash, blank and multiplication sign;
 * pasted HTML loses its tags and entities. VK_OK, VK_ENOMEM, VK_EUTF8, or
 * VK_ELIMIT past 4 GiB.
 */
vk_status vk__fold(struct vk__folded *folded, const char *source, size_t len);
void vk__fold_free(struct vk__folded *folded);

/*
 * The ASCII spelling of one character, "" when it is dropped. The result is
 * static.
 */
const char *vk__fold_char(uint32_t code);

#endif
