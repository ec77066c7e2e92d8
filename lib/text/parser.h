/* SPDX-License-Identifier: MIT */
/* What one parser holds, for the files that write its readings. */
#ifndef VK_TEXT_PARSER_H
#define VK_TEXT_PARSER_H

#include "../base/phrase.h"
#include "../base/uuid.h"
#include "../vekta.h"
#include "fold.h"
#include "grammar.h"
#include "lead.h"
#include "scan.h"
#include "sheet.h"
#include "term.h"

/* How much of the text was understood. */
struct vk__evidence {
	size_t bytes; /* letters and digits */
	size_t read;
	unsigned unread_words;
	unsigned unread_numbers;
	unsigned off_domain;
};

/* What one text has become; reused from text to text. */
struct vk__reading {
	const char *source;
	size_t source_len;
	vk_status status;
	const char *lang; /* two letters */
	struct vk__folded folded;
	struct vk__raws raws;
	struct vk__sheet sheet; /* when terms has it */
	struct vk__terms terms;
	struct vk__lead lead;
	struct vk__pieces pieces;
	size_t title; /* pieces of the title */
	struct vk__nodes nodes;
	struct vk__grammar grammar;
	vk_workout workout;
	vk_extent extent; /* of the workout */
	vk_buf assumed; /* JSON strings, a comma between */
	unsigned assumptions;
	struct vk__evidence evidence;
	vk_buf key; /* what the id is made of */
	char id[VK__UUID_SIZE];
};

/* Says of the words of pieces from begin up to end that they carry nothing. */
void vk__remarks_mute(struct vk__reading *reading, size_t begin, size_t end);
/* Takes lines about the workout out of the pieces: advice.c. */
void vk__advice_drop(struct vk__reading *reading);
/* Takes sentences that say nothing of the workout out of the pieces: remark.c. */
void vk__remarks_drop(struct vk__reading *reading);
/* Marks words about recoveries, and takes those of another day out: aside.c. */
void vk__asides_read(struct vk__reading *reading);
/* Says of clauses of which no word is known that they carry nothing. */
void vk__remarks_fill(struct vk__reading *reading);
/* Says what became of each token, and counts it: judge.c. */
void vk__judge(struct vk__reading *reading);

struct vk_parser {
	vk_parse_options options;
	vk__lexicon *lexicon;
	vk__scanner *scanner;
	struct vk__phrases phrases;
	vk_rules *rules;
	struct vk__reading reading[VK_PARSER_TEXTS];
	struct vk__reading *at; /* the one that is asked about */
	vk_span *span;
	size_t span_cap;
	vk_buf scratch[3];
	size_t texts; /* read before the scanner was tuned */
	bool tuned;
};

#endif
