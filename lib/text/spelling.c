/* SPDX-License-Identifier: MIT */
/*
 * Repair of typing errors: insertions, deletions, replacements and swaps of
 * neighbours. Never across the first letter, never on short words, never when
 * two known words are equally near. Answers are kept in a small cache, since
 * the same unknown words come back.
 */
#include "spelling.h"

#include <stdlib.h>
#include <string.h>

static size_t
letter_of(char c)
{
	return c >= 'a' && c <= 'z' ? (size_t)(c - 'a') : VK__SPELLING_LETTERS - 1;
}

static uint32_t
letters_of(const char *word, size_t len)
{
	uint32_t letters = 0;

	for (size_t i = 0; i < len; i++)
		letters |= UINT32_C(1) << letter_of(word[i]);
	return letters;
}

/* One bit less; 0 stays. */
static inline uint32_t
drop_bit(uint32_t bits)
{
	return bits & (bits - 1);
}

/*
 * Whether a word of len letters may be within limit, 1 or 2, of another: an
 * edit changes the length by one and two letters at most. Hardly any word may,
 * so there is no branch before all is known.
 */
static inline bool
may_be_near(const struct vk__spelling_word *w, size_t len, uint32_t letters,
    unsigned limit)
{
	uint32_t one = drop_bit(drop_bit(w->letters ^ letters));
	uint32_t two = drop_bit(drop_bit(one));

	return (w->len + limit - len <= 2 * (size_t)limit) &
	    ((limit == 1 ? one : two) == 0);
}

void
vk__spelling_clear(struct vk__spelling *s)
{
	for (size_t i = 0; i < VK__SPELLING_LETTERS; i++)
		s->letter[i].list = (struct vk__spelling_list){ NULL, 0 };
	memset(s->cache, 0, sizeof(s->cache));
}

void
vk__spelling_free(struct vk__spelling *s)
{
	for (size_t i = 0; i < VK__SPELLING_LETTERS; i++) {
		free(s->letter[i].own);
		s->letter[i].own = NULL;
		s->letter[i].list = (struct vk__spelling_list){ NULL, 0 };
		s->letter[i].cap = 0;
	}
}

vk_status
vk__spelling_add(struct vk__spelling *s, const char *word, uint32_t key, uint32_t len)
{
	size_t i = letter_of(word[0]);
	size_t count = s->letter[i].list.count;

	if (count == s->letter[i].cap) {
		size_t cap = count == 0 ? 64 : 2 * count;
		struct vk__spelling_word *grown =
		    realloc(s->letter[i].own, cap * sizeof(*grown));
		if (grown == NULL)
			return VK_ENOMEM;
		s->letter[i].own = grown;
		s->letter[i].cap = cap;
	}
	s->letter[i].own[count] =
	    (struct vk__spelling_word){ key, len, letters_of(word, len) };
	s->letter[i].list = (struct vk__spelling_list){ s->letter[i].own, count + 1 };
	return VK_OK;
}

/* How many bytes two words begin with alike, and end with. */
static size_t
common_begin(const char *a, const char *b, size_t most)
{
	size_t n = 0;

	while (n < most && a[n] == b[n])
		n++;
	return n;
}

static size_t
common_end(const char *a, size_t a_len, const char *b, size_t b_len)
{
	size_t n = 0;

	while (n < a_len && n < b_len && a[a_len - 1 - n] == b[b_len - 1 - n])
		n++;
	return n;
}

/* The distance of words that differ at both ends. Places further apart than
 * limit take more edits than that, so only those around i are looked at. */
static unsigned
table_distance(const char *a, size_t a_len, const char *b, size_t b_len, unsigned limit)
{
	unsigned row[3][VK__SPELLING_WORD + 2] = { { 0 } };
	unsigned *before = row[0], *last = row[1], *now = row[2];

	for (size_t j = 0; j <= b_len + 1; j++)
		last[j] = (unsigned)j;
	for (size_t i = 1; i <= a_len; i++) {
		size_t from = i > limit ? i - limit : 1;
		size_t to = i + limit < b_len ? i + limit : b_len;
		unsigned *spare = before;
		unsigned best;

		now[from - 1] = best = from == 1 ? (unsigned)i : limit + 1;
		for (size_t j = from; j <= to; j++) {
			unsigned cost = a[i - 1] != b[j - 1];
			unsigned d = last[j - 1] + cost;

			if (last[j] + 1 < d)
				d = last[j] + 1;
			if (now[j - 1] + 1 < d)
				d = now[j - 1] + 1;
			if (i > 1 && j > 1 && cost == 1 && a[i - 1] == b[j - 2] &&
			    a[i - 2] == b[j - 1] && before[j - 2] + 1 < d)
				d = before[j - 2] + 1;
			now[j] = d;
			if (d < best)
				best = d;
		}
		now[to + 1] = limit + 1;
		if (best > limit)
			return limit + 1;
		before = last;
		last = now;
		now = spare;
	}
	return last[b_len] > limit ? limit + 1 : last[b_len];
}

/* The same where one edit is left for words that differ at the end: then hardly
 * anything is left of both. */
static bool
one_left(const char *a, size_t a_len, const char *b, size_t b_len)
{
	if (a_len <= 1 && b_len <= 1)
		return true;
	return a_len == 2 && b_len == 2 && a[0] == b[1] && a[1] == b[0];
}

/* Behind an edit that takes i bytes of one word for j bytes of the other. */
static bool
one_behind(const char *a, size_t a_len, const char *b, size_t b_len, size_t i, size_t j)
{
	size_t n;

	if (i > a_len || j > b_len)
		return false;
	n = common_begin(a + i, b + j, a_len - i < b_len - j ? a_len - i : b_len - j);
	return one_left(a + i + n, a_len - i - n, b + j + n, b_len - j - n);
}

/* The distance of words that differ at both ends; up to two edits stand there,
 * so that no table is needed. */
static unsigned
distance(const char *a, size_t a_len, const char *b, size_t b_len, unsigned limit)
{
	bool swap;

	if (a_len == 0 && b_len == 0)
		return 0;
	if (limit > 2 || limit == 0)
		return table_distance(a, a_len, b, b_len, limit);
	if (one_left(a, a_len, b, b_len))
		return 1;
	swap = a_len >= 2 && b_len >= 2 && a[0] == b[1] && a[1] == b[0];
	if (limit == 2 && (one_behind(a, a_len, b, b_len, 1, 1) ||
	    one_behind(a, a_len, b, b_len, 1, 0) || one_behind(a, a_len, b, b_len, 0, 1) ||
	    (swap && one_behind(a, a_len, b, b_len, 2, 2))))
		return 2;
	return limit + 1;
}

unsigned
vk__spelling_distance(const char *a, size_t a_len, const char *b, size_t b_len,
    unsigned limit)
{
	size_t n = common_begin(a, b, a_len < b_len ? a_len : b_len);

	if (a_len > VK__SPELLING_WORD || b_len > VK__SPELLING_WORD ||
	    a_len > b_len + limit || b_len > a_len + limit)
		return limit + 1;
	a += n;
	b += n;
	a_len -= n;
	b_len -= n;
	n = common_end(a, a_len, b, b_len);
	return distance(a, a_len - n, b, b_len - n, limit);
}

static bool
search(const struct vk__spelling *s, const char *pool, const char *word, size_t len,
    vk__spelling_same *same, const void *context, uint32_t *key, size_t *known_len)
{
	unsigned limit = len >= 7 ? 2 : 1;
	unsigned best = limit + 1;
	bool several = false;
	size_t letter = letter_of(word[0]);
	uint32_t letters = letters_of(word, len);

	for (size_t i = 0; i < s->letter[letter].list.count; i++) {
		const struct vk__spelling_word *w = &s->letter[letter].list.word[i];
		unsigned d;

		if (!may_be_near(w, len, letters, limit))
			continue;
		d = vk__spelling_distance(word, len, pool + w->key, w->len, limit);
		if (d < best) {
			best = d;
			several = false;
			*key = w->key;
			*known_len = w->len;
		} else if (d == best && d <= limit && (same == NULL ||
		    !same(context, *key, *known_len, w->key, w->len))) {
			several = true;
		} else if (d == best && d <= limit && w->key < *key) {
			*key = w->key; /* the one that the list has first */
			*known_len = w->len;
		}
	}
	return best <= limit && !several;
}

static bool
is_cached(const struct vk__spelling *s, size_t at, const char *word, size_t len)
{
	return s->cache[at].len == len && memcmp(s->cache[at].word, word, len) == 0;
}

bool
vk__spelling_nearest(struct vk__spelling *s, const char *pool, const char *word,
    size_t len, vk__spelling_same *same, const void *context, uint32_t *key,
    size_t *known_len)
{
	uint32_t hash = 2166136261u;
	size_t at;

	if (len < 4 || len > VK__SPELLING_WORD)
		return false;
	for (size_t i = 0; i < len; i++)
		hash = (hash ^ (unsigned char)word[i]) * 16777619u;
	at = (hash ^ (hash >> 16)) & (VK__SPELLING_CACHE - 1);
	if (!is_cached(s, at, word, len) && is_cached(s, at ^ 1, word, len))
		at ^= 1;
	if (!is_cached(s, at, word, len)) {
		size_t found = 0;
		uint32_t where = 0;

		if (!search(s, pool, word, len, same, context, &where, &found))
			found = 0;
		s->cache[at ^ 1] = s->cache[at]; /* of two, the newer one stays */
		memcpy(s->cache[at].word, word, len);
		s->cache[at].len = (uint8_t)len;
		s->cache[at].known_len = (uint8_t)found;
		s->cache[at].key = where;
	}
	*key = s->cache[at].key;
	*known_len = s->cache[at].known_len;
	return *known_len > 0;
}
