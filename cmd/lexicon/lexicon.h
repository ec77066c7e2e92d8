/* SPDX-License-Identifier: MIT */
/* Word lists of users, for the commands that read what people write. */
#ifndef LEXICON_LEXICON_H
#define LEXICON_LEXICON_H

#include "../filter/filter.h"

/* Where the lists go: to vk_parser_lexicon or another one like it. */
struct lexicon {
	vk_status (*add)(void *ctx, const char *file, const char *data,
	    size_t size, vk_error *err);
	void *ctx;
	struct filter *filter;
};

/*
 * Reads a list of words; optional: it need not be there. Returns CLI_GO_ON,
 * or the status to end with when it has said what is wrong.
 */
int lexicon_add(const struct lexicon *to, const char *path, bool optional);
/* The list of the user's own, where the XDG base directories put it. */
int lexicon_own(const struct lexicon *to);

#endif
