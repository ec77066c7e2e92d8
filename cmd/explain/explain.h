/* SPDX-License-Identifier: MIT */
/* A reading for people: what was understood, and what became of it. */
#ifndef EXPLAIN_EXPLAIN_H
#define EXPLAIN_EXPLAIN_H

#include <vekta.h>

/*
 * Appends the text with marks below it (^ read, . without meaning, ~ corrected,
 * ? not understood), the steps, then what was corrected and assumed. text must
 * be the text that parser has just read, rec what vk_parser_record made of it.
 * Control characters do not get through. VK_OK, VK_ENOMEM.
 */
vk_status explain_add(vk_parser *parser, const char *text, size_t len,
    const vk_record *rec, bool colour, vk_buf *out);

#endif
