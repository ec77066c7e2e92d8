/* SPDX-License-Identifier: MIT */
/* Word lists of users, for vk-parse. */
#ifndef PARSE_LEXICON_H
#define PARSE_LEXICON_H

#include "../filter/filter.h"

/*
 * Reads a list of words into parser; optional: it need not be there. Returns
 * CLI_GO_ON, or the status to end with when it has said what is wrong.
 */
int lexicon_add(vk_parser *parser, struct filter *filter, const char *path,
    bool optional);
/* The list of the user's own, where the XDG base directories put it. */
int lexicon_own(vk_parser *parser, struct filter *filter);

#endif
