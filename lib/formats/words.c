/* SPDX-License-Identifier: MIT */
/* Takes a line apart from its beginning; nothing is copied. */
#include "words.h"

#include <string.h>

bool
vk__words_line(struct vk__words *words, const char **at, const char *end)
{
	const char *stop = *at;

	if (*at == end)
		return false;
	while (stop < end && *stop != '\n' && *stop != '\r')
		stop++;
	words->line = words->at = *at;
	*at = stop + (stop < end);
	if (*at < end && *stop == '\r' && **at == '\n')
		(*at)++;
	while (stop > words->at && vk__is_blank(stop[-1]))
		stop--;
	words->end = stop;
	vk__words_skip(words);
	return true;
}

void
vk__words_skip(struct vk__words *words)
{
	while (words->at < words->end && vk__is_blank(*words->at))
		words->at++;
}

bool
vk__word_is(const char *text, size_t len, const char *word)
{
	size_t i;

	for (i = 0; i < len; i++) {
		char c = text[i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c | 0x20);
		if (word[i] == '\0' || c != word[i])
			return false;
	}
	return word[len] == '\0';
}

bool
vk__words_take(struct vk__words *words, const char *word)
{
	size_t len = strlen(word);

	if ((size_t)(words->end - words->at) < len ||
	    !vk__word_is(words->at, len, word) ||
	    (words->at + len < words->end && !vk__is_blank(words->at[len])))
		return false;
	words->at += len;
	vk__words_skip(words);
	return true;
}

/*
 * Mantissa and power of ten stay so small that a double holds both exactly:
 * then their quotient is the nearest one.
 */
bool
vk__words_number(struct vk__words *words, double *value)
{
	uint64_t mantissa = 0, scale = 1;
	const char *at = words->at;
	bool point = false, any = false;
	size_t count = 0;

	for (; at < words->end; at++) {
		if (*at == '.' && !point) {
			point = true;
			continue;
		}
		if (*at < '0' || *at > '9')
			break;
		any = true;
		if (count >= 15 && point)
			continue;
		if (count >= 15)
			return false; /* larger than anything here */
		count += mantissa > 0 || *at != '0' || point;
		mantissa = mantissa * 10 + (uint64_t)(*at - '0');
		scale *= point ? 10 : 1;
	}
	if (!any)
		return false;
	*value = (double)mantissa / (double)scale;
	words->at = at;
	return true;
}

vk_status
vk__words_error(const struct vk__words *words, const char *at, vk_error *err,
    const char *code, const char *format)
{
	return vk_error_set(err, VK_ESYNTAX, (size_t)(at - words->line) + 1,
	    code, format, NULL, NULL);
}

bool
vk__words_next(struct vk__words *w, const char **text, size_t *len)
{
	if (w->at == w->end)
		return false;
	*text = w->at;
	while (w->at < w->end && !vk__is_blank(*w->at))
		w->at++;
	*len = (size_t)(w->at - *text);
	vk__words_skip(w);
	return true;
}
