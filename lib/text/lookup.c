/* SPDX-License-Identifier: MIT */
/*
 * The longest known phrase at a raw token. It may run over blanks, hyphens,
 * apostrophes and glued slashes ("tr/min"); short words in capitals have a
 * meaning of their own.
 */
#include "lookup.h"

#include <string.h>

enum { KEY_MAX = 96, PHRASE_TOKENS = 7, LOOKED_AT = 64 };

/* A bit for each sign: those that share one are letters. */
#define SIGN_BIT(sign) (UINT32_C(1) << ((sign) & 31))

/* Whether a sign may stand inside a phrase: "warm-up", "tr/min", "a.m". */
static inline bool
is_joiner(const struct reader *r, size_t at)
{
	const uint32_t joiners = SIGN_BIT('-') | SIGN_BIT('/') | SIGN_BIT('\'') |
	    SIGN_BIT('.');
	const struct vk__raw *raw = &r->raw[at];

	return (raw->kind == VK__RAW_SIGN) & raw->glued & ((joiners & SIGN_BIT(raw->sign)) != 0) &&
	    at + 1 < r->count && r->raw[at + 1].glued;
}

/* Whether what follows a word may go on with a phrase: mostly it does not. */
static inline bool
may_go_on(const struct reader *r, size_t at, uint32_t more)
{
	const struct vk__raw *next = &r->raw[at + 1];

	if (at + 1 >= r->count)
		return false;
	return (more & (next->kind == VK__RAW_SIGN ? UINT32_MAX :
	    vk__lexicon_first(next->sign))) != 0 &&
	    (next->kind != VK__RAW_SIGN || is_joiner(r, at + 1));
}

bool
vk__lookup_capitals(const struct reader *r, size_t at)
{
	const struct vk__raw *raw = &r->raw[at];

	for (uint32_t i = raw->beg; i < raw->end; i++) {
		char c = r->source[r->folded->map[i]];
		if (c < 'A' || c > 'Z')
			return false;
	}
	return true;
}

/* A short word that means something else in capitals: "OU", not "ou". */
static const struct vk__concept *
find_capitals(const struct reader *r, size_t at)
{
	size_t n = vk__raw_letters(&r->raw[at]);
	char key[8 + VK__FOLD_ROOM] = "^";

	if (!vk__lookup_capitals(r, at) || n < 2 || n > 4 || r->raw[at].kind != VK__RAW_WORD)
		return NULL;
	memcpy(key + 1, r->folded->text + r->raw[at].beg, n);
	return vk__lexicon_look(r->lexicon, key, n + 1);
}

/* Letters of folded text, which may be read on behind them; a key has as much
 * room, and few words are longer than that. */
static inline void
copy_letters(char *key, const char *text, size_t n)
{
	memcpy(key, text, VK__FOLD_ROOM);
	if (n > VK__FOLD_ROOM)
		memcpy(key, text, n);
}

/* The words behind the first of a phrase: its length, 1 when there are none. */
static size_t
find_longer(const struct reader *r, size_t at, struct vk__concept *concept)
{
	char key[KEY_MAX + VK__FOLD_ROOM];
	size_t len = vk__raw_letters(&r->raw[at]);
	size_t found = 1;
	size_t i = at + 1;
	uint32_t more = concept->more;

	copy_letters(key, r->folded->text + r->raw[at].beg, len);
	for (unsigned tokens = 1; tokens < PHRASE_TOKENS; tokens++) {
		const struct vk__raw *raw;
		const struct vk__concept *c;
		size_t n;

		if (i < r->count && is_joiner(r, i))
			i++;
		if (i >= r->count)
			break;
		raw = &r->raw[i];
		if ((more & vk__lexicon_first(raw->sign)) == 0)
			break;
		if (!vk__raw_word(raw) && !(raw->kind == VK__RAW_NUMBER && !raw->decimal))
			break;
		n = vk__raw_letters(raw);
		if (len + n + 1 >= KEY_MAX)
			break;
		key[len++] = ' ';
		copy_letters(key + len, r->folded->text + raw->beg, n);
		len += n;
		memset(key + len, 0, VK__FOLD_ROOM);
		c = vk__lexicon_look(r->lexicon, key, len);
		if (c == NULL)
			break;
		i++;
		if (c->class != VK__CLASS_NONE) {
			*concept = *c;
			found = i - at;
		}
		more = c->more;
	}
	return found;
}

/* The same for count tokens from at on. Where words stand is found first: told
 * token by token, that is a guess each time. */
static void
look_up(const struct reader *r, size_t at, size_t count)
{
	uint8_t word[LOOKED_AT];
	size_t words = 0;

	for (size_t i = 0; i < count; i++) {
		r->out->alone[at + i] = NULL;
		word[words] = (uint8_t)i;
		words += vk__raw_word(&r->raw[at + i]);
	}
	for (size_t k = 0; k < words; k++) {
		const struct vk__raw *raw = &r->raw[at + word[k]];

		r->out->alone[at + word[k]] = vk__lexicon_look(r->lexicon,
		    r->folded->text + raw->beg, vk__raw_letters(raw));
	}
}

void
vk__lookup_words(const struct reader *r)
{
	for (size_t i = 0; i < r->count; i += LOOKED_AT)
		look_up(r, i, r->count - i < LOOKED_AT ? r->count - i : LOOKED_AT);
}

size_t
vk__lookup_phrase(const struct reader *r, size_t at, struct vk__concept *concept)
{
	const struct vk__raw *raw = &r->raw[at];
	const struct vk__concept *c = r->out->alone[at];
	const struct vk__concept *capitals;
	size_t found;

	if (c == NULL || vk__raw_letters(raw) + 1 >= KEY_MAX)
		return 0;
	*concept = *c;
	found = may_go_on(r, at, c->more) ? find_longer(r, at, concept) : 1;
	if (c->other && found == 1 && (capitals = find_capitals(r, at)) != NULL) {
		*concept = *capitals; /* "HR", but not "HR max" */
		return 1;
	}
	return concept->class == VK__CLASS_NONE ? 0 : found;
}

void
vk__reader_correct(struct reader *r, size_t at, const char *to, size_t len)
{
	struct vk__correction *c;

	vk__reader_fate(r, at, 1, VK__FATE_CORRECTED);
	if (r->out->corrections == sizeof(r->out->correction) / sizeof(*r->out->correction))
		return;
	c = &r->out->correction[r->out->corrections++];
	c->raw = (uint32_t)at;
	if (len >= sizeof(c->to))
		len = sizeof(c->to) - 1;
	memcpy(c->to, to, len);
	c->to[len] = '\0';
}
