/* SPDX-License-Identifier: MIT */
/*
 * What vk-parse reads lines with, one for each thread: a parser, and what holds
 * for the file in work. Lines may be text, JSON, or what vk-recall has made.
 */
#ifndef PARSE_HAND_H
#define PARSE_HAND_H

#include "../filter/filter.h"

/* The place of each word of --input in its list. */
enum hand_input { HAND_TEXT, HAND_JSON, HAND_GUESS };

/* Lists of words: the user's own, and those of --lexicon. */
enum { HAND_LEXICONS = 16, HAND_LISTS = HAND_LEXICONS + 1 };

struct hand_options {
	vk_parse_options parser;
	unsigned input;
	bool paragraph;
	bool explain;
	bool colour;
	uint64_t source_offset;
};

struct hand;

/* options stay the caller's. VK_OK, or as vk_parser_new. */
vk_status hand_new(const struct hand_options *options, struct hand **hand,
    vk_error *err);
/* Adds a list of words, also for the threads to come: struct lexicon's add. */
vk_status hand_words(void *hand, const char *file, const char *data, size_t size,
    vk_error *err);

/* For struct filter, whose ctx the hand is. */
filter_ahead_fn hand_ahead;
filter_fn hand_line;
filter_fork_fn hand_fork;
filter_join_fn hand_free; /* also of the first one */
filter_steady_fn hand_steady;

#endif
