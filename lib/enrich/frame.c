/* SPDX-License-Identifier: MIT */
/*
 * Frames: "a 45 min session with ...", "... in one hour" say how long the
 * whole is, in which the other lengths of the text must find room.
 */
#include "frame.h"

#include <string.h>

struct look {
	const struct vk__request *r;
	const struct vk__topics *topics;
	const struct vk__reading *at;
};

static bool
is_word(const struct look *l, size_t raw, const char *const *words, size_t n)
{
	const struct vk__raw *have = &l->at->raws.raw[raw];
	const char *text = l->at->folded.text + have->beg;
	size_t len = have->end - have->beg;

	for (size_t i = 0; i < n; i++)
		if (strlen(words[i]) == len && memcmp(words[i], text, len) == 0)
			return true;
	return false;
}

static bool
is_within(const struct look *l, size_t raw)
{
	static const char *const words[] = { "en", "in", "within" };

	return is_word(l, raw, words, sizeof words / sizeof words[0]);
}

static bool
is_of(const struct look *l, size_t raw)
{
	static const char *const words[] = { "de", "d'", "of", "for" };

	return is_word(l, raw, words, sizeof words / sizeof words[0]);
}

/* Whether a token is a word for a ride. */
static bool
is_ride(const struct look *l, size_t raw)
{
	const struct vk__raw *have = &l->at->raws.raw[raw];
	const char *text = l->at->folded.text + have->beg;
	size_t len = have->end - have->beg;
	struct vk__topic topic;

	return have->kind == VK__RAW_WORD && (vk__topics_find(l->topics, text,
	    len, &topic, NULL) || vk__topics_find(l->topics, text,
	    vk__word_stem(text, len), &topic, NULL)) &&
	    topic.class == VK__TOPIC_RIDE;
}

/* Whether a token is of something said that a length may belong to. */
static bool
is_subject(const struct look *l, size_t raw)
{
	uint32_t at = l->at->folded.map[l->at->raws.raw[raw].beg];

	for (size_t i = 0; i < l->r->words.count; i++) {
		const struct vk__said *said = &l->r->words.said[i];

		if (at >= said->start && at < said->end &&
		    (said->class <= VK__TOPIC_ABOUT ||
		    said->class == VK__TOPIC_RIDE))
			return true;
	}
	return is_ride(l, raw);
}

static bool
is_content(const struct vk__piece *piece)
{
	return piece->kind >= VK__P_TIME && piece->kind <= VK__P_TARGETS;
}

/* Whether something to ride stands before a piece, and nothing behind it. */
static bool
is_last(const struct look *l, size_t i)
{
	const struct vk__pieces *pieces = &l->at->pieces;
	bool before = false;

	for (size_t j = 0; j < i; j++)
		before |= is_content(&pieces->piece[j]);
	for (size_t j = i + 1; j < pieces->count; j++)
		if (is_content(&pieces->piece[j]))
			return false;
	return before;
}

static bool
is_frame(const struct look *l, size_t i)
{
	const struct vk__piece *piece = &l->at->pieces.piece[i];
	size_t raw = piece->raw, behind = raw + piece->raws;

	if (piece->kind != VK__P_TIME || piece->b > 0 ||
	    behind > l->at->raws.count)
		return false;
	if (behind < l->at->raws.count && is_ride(l, behind))
		return true;
	if (raw > 0 && is_within(l, raw - 1))
		return is_last(l, i);
	if (raw > 1 && is_of(l, raw - 1))
		raw--;
	return raw > 0 && is_ride(l, raw - 1);
}

/* "rando 6h": the parser took the hours for a time of day. */
static double
clock_of(const struct look *l, size_t i)
{
	const struct vk__piece *piece = &l->at->pieces.piece[i];
	const struct vk__raw *number;
	size_t raw = piece->raw;

	if (piece->kind != VK__P_NOTE || piece->raws != 2 || raw == 0 ||
	    raw + 1 >= l->at->raws.count)
		return 0;
	number = &l->at->raws.raw[raw];
	if (number->kind != VK__RAW_NUMBER ||
	    l->at->folded.text[number[1].beg] != 'h')
		return 0;
	if (raw > 1 && is_of(l, raw - 1))
		raw--;
	return is_subject(l, raw - 1) ? 3600 * number->value : 0;
}

double
vk__frame_find(const struct vk__request *r, const struct vk__topics *topics,
    const vk_parser *parser, bool *clock)
{
	struct look look = { r, topics, parser->at };

	*clock = false;
	for (size_t i = 0; i < look.at->pieces.count; i++) {
		double seconds = clock_of(&look, i);

		if (is_frame(&look, i))
			return look.at->pieces.piece[i].a;
		*clock = seconds > 0;
		if (*clock)
			return seconds;
	}
	return 0;
}
