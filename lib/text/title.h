/* SPDX-License-Identifier: MIT */
/* A short name for a workout, in the text's language. */
#ifndef VK_TEXT_TITLE_H
#define VK_TEXT_TITLE_H

#include "../vekta.h"

enum { VK__NAME_CHARS = 60 };

/* Appends a name: of the main repetition, or of the longest step. */
void vk__name_write(const vk_workout *w, const char *lang, vk_buf *out);
/* Appends a title from the text: one line, at most VK__NAME_CHARS. */
void vk__name_title(const char *text, size_t len, vk_buf *out);

#endif
