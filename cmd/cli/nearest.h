/* SPDX-License-Identifier: MIT */
/* What somebody probably meant to type. */
#ifndef CLI_NEAREST_H
#define CLI_NEAREST_H

#include <stddef.h>

/*
 * The known word that differs least from word (up to an "=" in it), or NULL
 * when none is close: one edit in three letters.
 */
const char *nearest(const char *word, const char *const *known,
    size_t count);

#endif
