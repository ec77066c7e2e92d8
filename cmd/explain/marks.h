/* SPDX-License-Identifier: MIT */
/* The text of a workout with marks below it. */
#ifndef EXPLAIN_MARKS_H
#define EXPLAIN_MARKS_H

#include <vekta.h>

/* Appends text, valid UTF-8, in lines that fit a terminal. */
void marks_add(const char *text, size_t len, const vk_span *span,
    size_t count, bool colour, vk_buf *out);

#endif
