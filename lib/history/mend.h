/* SPDX-License-Identifier: MIT */
/* Texts that went through a program with another character set. */
#ifndef VK_HISTORY_MEND_H
#define VK_HISTORY_MEND_H

#include <stddef.h>

/*
 * Copies text into out (size bytes, with a NUL): what is no UTF-8 is taken
 * for windows-1252, and letters of UTF-8 that were taken for Mac Roman or
 * Latin-1 ("\u221a\u00a9", "\u00c3\u00a9" for e acute) become themselves
 * again.
 */
void vk__mend_text(char *out, size_t size, const char *text, size_t len);

#endif
