/* SPDX-License-Identifier: MIT */
/* What team files tell of an athlete, cell by cell. */
#ifndef VK_ADAPT_FACT_H
#define VK_ADAPT_FACT_H

#include "../base/table.h"
#include "../vekta.h"

/*
 * Reads a value as people write it: with its unit, either decimal sign, hours
 * as 7h30, words for levels and for yes and no. VK_OK; VK_ABSENT: the cell is
 * empty; VK_ESYNTAX: not understood; VK_EVALUE: outside what can be.
 */
vk_status vk__fact_cell(vk_fact fact, struct vk__cell cell, double *value);

/*
 * What stands under a word of some kind ("place", "equipment") in the table
 * of words. VK_OK, VK_ABSENT (empty), VK_ESYNTAX (no such word).
 */
vk_status vk__fact_word(const char *kind, struct vk__cell cell,
    double *value);

#endif
