/* SPDX-License-Identifier: MIT */
/*
 * Words to topics: the longest phrase of the table first, then what the
 * parser's own lists know, then the word itself. What only holds a sentence
 * together is left out; numbers are for others to read.
 */
#include "said.h"

#include <string.h>

enum {
	NEAR = 4,   /* words that a "not" reaches */
	OVERLAP = 3 /* words that two phrases may share */
};

struct reader {
	struct vk__words *words;
	const struct vk__topics *topics;
	const vk_parser *parser;
	const struct vk__fixes *fixes;
	size_t negation; /* raw token after the last "not", 0: none */
};

uint32_t
vk__said_hash(const char *text, size_t len)
{
	uint32_t hash = 2166136261u;

	for (size_t i = 0; i < len; i++)
		hash = (hash ^ (unsigned char)text[i]) * 16777619u;
	return hash != 0 ? hash : 1; /* 0 separates in the index */
}

size_t
vk__word_stem(const char *word, size_t len)
{
	if (len < 4 || (word[len - 1] != 's' && word[len - 1] != 'x') ||
	    word[len - 2] == 's' || word[len - 2] == 'u')
		return len;
	return len - 1;
}

void
vk__said_set(struct vk__said *said, enum vk__topic_class class,
    const char *text, size_t len, unsigned kinds)
{
	if (len > VK__SAID_TEXT)
		len = VK__SAID_TEXT;
	memcpy(said->text, text, len);
	said->len = (uint8_t)len;
	said->class = (uint8_t)class;
	said->kinds = kinds;
	said->hash = vk__said_hash(said->text, len);
}

/* Things said twice count once. */
static void
add(struct vk__words *words, const struct vk__said *said)
{
	for (size_t i = 0; i < words->count; i++) {
		const struct vk__said *have = &words->said[i];

		if (have->hash == said->hash && have->len == said->len &&
		    have->negated == said->negated)
			return;
	}
	if (words->count == VK__SAID)
		words->full = true;
	else
		words->said[words->count++] = *said;
}

void
vk__words_add(struct vk__words *words, const struct vk__topic *topic)
{
	struct vk__said said = { 0 };

	vk__said_set(&said, topic->class, topic->text, topic->len,
	    topic->kinds);
	add(words, &said);
}

/* ---------------------------------------------------------------- phrases */

static bool
is_word(const struct vk__raw *raw)
{
	return raw->kind == VK__RAW_WORD || raw->kind == VK__RAW_ELISION;
}

/* A sign inside a phrase: "over-under", "aujourd'hui". */
static bool
is_joiner(const struct reader *r, size_t at)
{
	const struct vk__raw *raw = &r->parser->at->raws.raw[at];

	return raw->kind == VK__RAW_SIGN && raw->glued &&
	    at + 1 < r->parser->at->raws.count && r->parser->at->raws.raw[at + 1].glued &&
	    strchr("-/'.&", raw->sign) != NULL && raw->sign != '\0';
}

/* What the parser repaired at a token, else the token; its length. */
static size_t
spelled(const struct reader *r, size_t at, const char **text)
{
	const struct vk__reading *p = r->parser->at;
	const struct vk__raw *raw = &p->raws.raw[at];

	for (size_t i = 0; r->fixes != NULL && i < r->fixes->count; i++)
		if (r->fixes->fix[i].raw == at) {
			*text = r->fixes->fix[i].to;
			return r->fixes->fix[i].len;
		}
	*text = p->folded.text + raw->beg;
	if (p->terms.fate[at] == VK__FATE_CORRECTED)
		for (size_t i = 0; i < p->terms.corrections; i++)
			if (p->terms.correction[i].raw == at) {
				*text = p->terms.correction[i].to;
				return strlen(*text);
			}
	return raw->end - raw->beg - (raw->kind == VK__RAW_ELISION);
}

/* A plural is its singular, but "hours" are not an hour. */
static bool
look_up(const struct reader *r, const char *key, size_t len,
    struct vk__topic *topic, bool *more)
{
	size_t stem = vk__word_stem(key, len);
	struct vk__topic single;

	if (vk__topics_find(r->topics, key, len, topic, more))
		return true;
	if (stem == len || !vk__topics_find(r->topics, key, stem, &single,
	    NULL) || single.class == VK__TOPIC_TOTAL)
		return false;
	*topic = single;
	return true;
}

static bool
is_fixed(const struct reader *r, size_t at)
{
	for (size_t i = 0; r->fixes != NULL && i < r->fixes->count; i++)
		if (r->fixes->fix[i].raw == at)
			return true;
	return r->parser->at->terms.fate[at] == VK__FATE_CORRECTED;
}

/* The longest phrase at a token: its tokens, 0 when there is none. */
static size_t
find_phrase(const struct reader *r, size_t at, bool repaired,
    struct vk__topic *topic)
{
	char key[VK__TOPIC_KEY];
	size_t len = 0, found = 0, words = 0;
	bool more = true;

	for (size_t i = at; i < r->parser->at->raws.count && more; i++) {
		const struct vk__raw *raw = &r->parser->at->raws.raw[i];
		const char *text;
		size_t n;

		if (words > 0 && is_joiner(r, i))
			continue;
		if ((!is_word(raw) && raw->kind != VK__RAW_NUMBER) ||
		    words++ == VK__TOPIC_WORDS)
			break;
		if (repaired) {
			n = spelled(r, i, &text);
		} else {
			text = r->parser->at->folded.text + raw->beg;
			n = raw->end - raw->beg -
			    (raw->kind == VK__RAW_ELISION);
		}
		if (len + n + 1 >= sizeof key)
			break;
		if (len > 0)
			key[len++] = ' ';
		memcpy(key + len, text, n);
		len += n;
		if (look_up(r, key, len, topic, &more))
			found = i + 1 - at;
	}
	/* The topic of the longest, not of the last one looked at. */
	return found;
}

/* ------------------------------------------------------------------ words */

/* What the parser's list says of a word. False: nothing of use here. */
static bool
known_topic(const struct reader *r, const struct vk__concept *concept,
    struct vk__topic *topic)
{
	static const struct vk__topic other = { VK__TOPIC_STOP, "stop:sport",
		10, 0 };
	static const struct vk__topic fill = { VK__TOPIC_FILL, "fill", 4, 0 };
	const struct vk__zone *zone;

	switch (concept->class) {
	case VK__CLASS_ZONE:
		zone = vk__lexicon_zone(r->parser->lexicon, concept->value);
		if (zone == NULL ||
		    !vk__topics_zone(r->topics, zone->name, topic))
			*topic = fill;
		return true;
	case VK__CLASS_OFF_DOMAIN:
		*topic = other;
		return true;
	case VK__CLASS_NONE:
	case VK__CLASS_NOTE:
	case VK__CLASS_NAMED:
		return false;
	default:
		*topic = fill;
		return true;
	}
}

static void
add_word(struct reader *r, struct vk__said *said, const char *word,
    size_t len)
{
	const struct vk__concept *concept = vk__lexicon_find(
	    r->parser->lexicon, word, len);
	struct vk__topic topic;

	if (concept != NULL && known_topic(r, concept, &topic)) {
		if (topic.class == VK__TOPIC_FILL)
			return;
		vk__said_set(said, topic.class, topic.text, topic.len,
		    topic.kinds);
	} else {
		if (len < 3)
			return;
		vk__said_set(said, VK__TOPIC_WORD, word,
		    vk__word_stem(word, len), 0);
	}
	add(r->words, said);
}

static struct vk__said
said_at(const struct reader *r, size_t at, size_t tokens)
{
	const struct vk__reading *p = r->parser->at;

	return (struct vk__said){ .raw = (uint32_t)at,
		.start = p->folded.map[p->raws.raw[at].beg],
		.end = p->folded.map[p->raws.raw[at + tokens - 1].end],
		.negated = r->negation != 0 && at < r->negation + NEAR };
}

/* Whether the parser has read a duration in these tokens, digits apart. */
static bool
is_timed(const struct reader *r, size_t at, size_t tokens)
{
	const struct vk__pieces *pieces = &r->parser->at->pieces;

	for (size_t i = 0; i < tokens; i++)
		if (r->parser->at->raws.raw[at + i].kind == VK__RAW_NUMBER)
			return false;
	for (size_t i = 0; i < pieces->count; i++) {
		const struct vk__piece *p = &pieces->piece[i];

		if ((p->kind == VK__P_TIME || p->kind == VK__P_PAIR ||
		    p->kind == VK__P_TIMES) && p->raw < at + tokens &&
		    p->raw + p->raws > at)
			return true;
	}
	return false;
}

/*
 * "travail de cadence" and then "élevée": a phrase that begins inside the one
 * before. Returns how many more tokens it takes; 0: there is none.
 */
static size_t
read_overlap(struct reader *r, size_t at)
{
	struct vk__topic topic;

	for (size_t back = 1; back <= OVERLAP && back <= at; back++) {
		struct vk__said said;
		size_t tokens;

		if (!is_word(&r->parser->at->raws.raw[at - back]))
			break;
		tokens = find_phrase(r, at - back, false, &topic);
		if (tokens <= back)
			continue;
		said = said_at(r, at - back, tokens);
		vk__said_set(&said, topic.class, topic.text, topic.len,
		    topic.kinds);
		if (topic.class != VK__TOPIC_FILL)
			add(r->words, &said);
		return tokens - back;
	}
	return 0;
}

/* Reads what begins at a token; returns how many tokens that is. */
static size_t
read_at(struct reader *r, size_t at)
{
	struct vk__topic topic;
	struct vk__said said;
	const char *word;
	bool repaired = false;
	size_t len;
	size_t tokens = find_phrase(r, at, false, &topic);

	if (tokens == 0) {
		tokens = find_phrase(r, at, true, &topic);
		repaired = tokens > 0;
	}
	if (tokens > 0) {
		said = said_at(r, at, tokens);
		said.fixed = repaired;
		for (size_t i = 0; i < tokens; i++)
			said.numbered |= r->parser->at->raws.raw[at + i].kind ==
			    VK__RAW_NUMBER;
		if (topic.class == VK__TOPIC_TOTAL && is_timed(r, at, tokens))
			return tokens;
		if (topic.class == VK__TOPIC_NOT)
			r->negation = at + tokens;
		if (topic.class == VK__TOPIC_FILL && !said.numbered &&
		    !repaired)
			return tokens;
		vk__said_set(&said, topic.class, topic.text, topic.len,
		    topic.kinds);
		add(r->words, &said);
		if (topic.class == VK__TOPIC_KIND ||
		    topic.class == VK__TOPIC_ABOUT)
			r->negation = 0;
		return tokens;
	}
	if (!is_word(&r->parser->at->raws.raw[at]))
		return 1;
	tokens = read_overlap(r, at);
	if (tokens > 0)
		return tokens;
	said = said_at(r, at, 1);
	len = spelled(r, at, &word);
	said.fixed = is_fixed(r, at);
	add_word(r, &said, word, len);
	return 1;
}

void
vk__words_read(struct vk__words *words, const struct vk__topics *topics,
    const vk_parser *parser, const struct vk__fixes *fixes)
{
	struct reader r = { words, topics, parser, fixes, 0 };
	size_t at = 0;

	*words = (struct vk__words){ 0 };
	while (at < parser->at->raws.count && !words->full) {
		if (is_word(&parser->at->raws.raw[at]) ||
		    parser->at->raws.raw[at].kind == VK__RAW_NUMBER) {
			at += read_at(&r, at);
		} else {
			r.negation = 0;
			at++;
		}
	}
	vk__words_sum(words);
}
