/* SPDX-License-Identifier: MIT */
/* What was not certain about a record, as lists. */
#ifndef SHOW_FINDINGS_H
#define SHOW_FINDINGS_H

#include "page.h"

/*
 * Appends what is missing or doubtful, what was not understood, corrected and
 * assumed, changed for the rider, and odd in the file, each under a heading.
 */
void findings_add(const struct page *page, const vk_record *rec);

#endif
