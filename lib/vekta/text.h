/* SPDX-License-Identifier: MIT */
/*
 * vekta/text.h, included by vekta.h:
 * a coach's words into a workout.
 */
#ifndef VEKTA_TEXT_H
#define VEKTA_TEXT_H

#include "record.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What became of a run of bytes of the text. */
typedef enum vk_fate {
	VK_FATE_UNREAD = 0,
	VK_FATE_READ,
	VK_FATE_FILL, /* read, without meaning for the workout */
	VK_FATE_CORRECTED
} vk_fate;

typedef struct vk_span {
	size_t start; /* byte offsets in the text */
	size_t end;
	vk_fate fate;
} vk_span;

/* Limits: words of one text, texts read at once. */
enum { VK_TEXT_TOKENS = 40000, VK_PARSER_TEXTS = 32 };

typedef struct vk_text {
	const char *data;
	size_t len;
} vk_text;

/* Settings of a parser; zero is the default. */
typedef struct vk_parse_options {
	bool has_week;    /* an anchor for weekdays and day numbers */
	int32_t week_of;  /* a day of that week, in days since 1970-01-01 */
	bool no_jit;      /* interpret the scanner's pattern */
} vk_parse_options;

/*
 * Reads a coach's words, French or English. Holds the lexicon, the scanner
 * and the result of the last reading.
 */
typedef struct vk_parser vk_parser;

/*
 * options may be NULL. VK_OK, VK_ENOMEM, VK_EINVALID (a built-in list or
 * pattern is broken), with err filled.
 */
vk_status vk_parser_new(const vk_parse_options *options, vk_parser **parser,
    vk_error *err);
void vk_parser_free(vk_parser *parser);
/*
 * Adds a word list (tab separated: words, concept, language, source); its
 * rows come before the built-in ones. file is named in messages.
 * VK_OK, VK_ENOMEM, VK_EUTF8, VK_ESYNTAX with err filled.
 */
vk_status vk_parser_lexicon(vk_parser *parser, const char *file,
    const char *data, size_t size, vk_error *err);
/*
 * Reads one workout. Text that is not understood is no error: it is listed
 * as unread. VK_OK; VK_EUTF8 with the column; VK_ELIMIT: more than
 * VK_TEXT_TOKENS words, or the workout passes its limits; VK_EVALUE: a value
 * in it makes no sense; VK_ENOMEM.
 */
vk_status vk_parser_read(vk_parser *parser, const char *text, size_t len,
    vk_error *err);
/*
 * Reads count workouts, VK_PARSER_TEXTS at most, each step of the reading for
 * all of them before the next step: the code of one step fits the processor's
 * cache, that of all does not. What the texts point to must stay until they
 * have been asked about, by vk_parser_choose.
 */
void vk_parser_read_all(vk_parser *parser, const vk_text *text, size_t count);
/*
 * Makes text i of vk_parser_read_all the one last read. The status of reading
 * it, as that of vk_parser_read, with err filled.
 */
vk_status vk_parser_choose(vk_parser *parser, size_t i, vk_error *err);
/* The workout last read; the parser's. */
const vk_workout *vk_parser_workout(const vk_parser *parser);
/* Its language: "fr" or "en". */
const char *vk_parser_lang(const vk_parser *parser);
/*
 * The spans of the text last read, in order, without the blanks between
 * words. VK_OK, VK_ENOMEM.
 */
vk_status vk_parser_spans(vk_parser *parser, const vk_span **span,
    size_t *count);
/*
 * Writes the reading into rec: name, type, start_date_local, description,
 * tags, workout_doc, vekta. name, type, start_date_local and tags that rec
 * has already stay (tags are added to). file (NULL: none) and line go into
 * vekta.source. text must be the text last read. VK_OK, VK_ENOMEM.
 */
vk_status vk_parser_record(vk_parser *parser, const char *text, size_t len,
    const char *file, uint64_t line, vk_record *rec);
/*
 * Appends what vk_parser_record makes of an empty record as one line, with
 * its newline: the fast way. Check out->failed. VK_OK, VK_ENOMEM.
 */
vk_status vk_parser_line(vk_parser *parser, const char *text, size_t len,
    const char *file, uint64_t line, vk_buf *out);

#ifdef __cplusplus
}
#endif

#endif
