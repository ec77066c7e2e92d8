/* SPDX-License-Identifier: MIT */
/* Words and numbers of one line, for readers of line-based formats. */
#ifndef VK_FORMATS_WORDS_H
#define VK_FORMATS_WORDS_H

#include "../vekta.h"

/* A line; the functions below move at. Blanks are spaces and tabs. */
struct vk__words {
	const char *line; /* columns count from here */
	const char *at;
	const char *end;
};

/*
 * Opens the line that begins at *at, without the blanks at its two ends, and
 * moves *at to the next one; lines end in LF, CR or both. False: *at is end.
 */
bool vk__words_line(struct vk__words *words, const char **at,
    const char *end);
void vk__words_skip(struct vk__words *words);
/* Takes what stands before the next blank; false at the end of the line. */
bool vk__words_next(struct vk__words *words, const char **text, size_t *len);
/* Whether text is word, in any case; word is in lower case. */
bool vk__word_is(const char *text, size_t len, const char *word);
/* Takes word and the blanks behind it when it stands here alone. */
bool vk__words_take(struct vk__words *words, const char *word);
/*
 * Takes digits with a point before, between or behind them, to the nearest
 * double of their first 15. False: there is none here, at is where it was.
 */
bool vk__words_number(struct vk__words *words, double *value);
/* Fills err with the column of at; VK_ESYNTAX. */
vk_status vk__words_error(const struct vk__words *words, const char *at,
    vk_error *err, const char *code, const char *format);

static inline bool
vk__is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Whether nothing or a blank is next. */
static inline bool
vk__words_apart(const struct vk__words *words)
{
	return words->at == words->end || vk__is_blank(*words->at);
}

#endif
