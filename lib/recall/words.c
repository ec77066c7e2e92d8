/* SPDX-License-Identifier: MIT */
/*
 * The words of commands in a sorted list. Promises that spelling by accents,
 * hyphens and apostrophes does not matter, and that a mistyped word is taken
 * for another only when that is the only one near.
 */
#include "words.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "../text/fold.h"
#include "../text/spelling.h"

#define LISTS(X) X(joining) X(same) X(when) X(which) X(kinds) X(names) \
	X(parts) X(changes) X(degrees) X(making) X(where) X(aside) X(told)
#define DECLARE(NAME) \
	extern const char vk__data_edit_words_##NAME##_tsv[]; \
	extern const size_t vk__data_edit_words_##NAME##_tsv_size;
#define ENTRY(NAME) { vk__data_edit_words_##NAME##_tsv, \
	&vk__data_edit_words_##NAME##_tsv_size },

LISTS(DECLARE)

static const struct {
	const char *data;
	const size_t *size;
} lists[] = { LISTS(ENTRY) };

static const char *const known[VK__CMD_KNOWN] = { "?", "TIME", "PCT", "NUM",
	"WATT", "RPM", "BPM", "SHAPE", "PAIR", "RANGE", "ZONE", "KG", "LB",
	"DATE", "OTHER", "soft", "a", "s", "fill", "sep", "note", "because", "at",
	"plus", "minus", "more", "less", "raise", "lower", "add", "drop",
	"lengthen", "shorten", "longer", "shorter", "harder", "easier", "half",
	"double", "rest", "warmup", "cooldown", "rep", "set", "kind", "hedge",
	"noun", "put", "passe", "instead", "without", "unit", "zone", "like",
	"fit", "redo", "did", "told", "have",
	"named", "same", "insteadend",
	"last", "day", "weekday", "shift", "missed", "work" };

unsigned
vk__cmd_class(struct vk__cmd_words *w, const char *name, size_t len)
{
	for (size_t i = 0; i < w->classes; i++)
		if (w->class[i].len == len &&
		    memcmp(w->class[i].text, name, len) == 0)
			return (unsigned)i;
	if (w->classes == VK__CMD_CLASSES)
		return VK__CMD_CLASSES;
	w->class[w->classes] = (struct vk__cell){ name, len };
	return (unsigned)w->classes++;
}

/* ---------------------------------------------------------------- reading */

/* Letters and digits of the folded text, one blank between words. */
static vk_status
add_key(struct vk__cmd_words *w, struct vk__folded *folded,
    const struct vk__cell *cell, uint16_t *len)
{
	size_t begin = w->pool.len;
	bool blank = false;
	char last = ' ';
	vk_status status = vk__fold(folded, cell->text, cell->len);

	if (status != VK_OK)
		return status;
	for (size_t i = 0; i < folded->len; i++) {
		char c = folded->text[i];

		if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
			blank = w->pool.len > begin;
			continue;
		}
		/* "vo2" is a word and a number to the scanner. */
		if (blank || (w->pool.len > begin && (last >= 'a') !=
		    (c >= 'a')))
			vk_buf_add_char(&w->pool, ' ');
		blank = false;
		last = c;
		vk_buf_add_char(&w->pool, c);
	}
	*len = (uint16_t)(w->pool.len - begin);
	vk_buf_add_char(&w->pool, '\0');
	return w->pool.failed ? VK_ENOMEM : VK_OK;
}

static bool
make_room(struct vk__cmd_words *w)
{
	size_t cap = w->cap > 0 ? w->cap * 2 : 1024;
	struct vk__cmd_word *grown;

	if (w->count < w->cap)
		return true;
	grown = realloc(w->word, cap * sizeof *grown);
	if (grown == NULL)
		return false;
	w->word = grown;
	w->cap = cap;
	return true;
}

static vk_status
add_row(struct vk__cmd_words *w, struct vk__folded *folded,
    const struct vk__table *row)
{
	const struct vk__cell *concept = &row->cell[1];
	const char *colon = memchr(concept->text, ':', concept->len);
	size_t name = colon != NULL ? (size_t)(colon - concept->text) :
	    concept->len;
	struct vk__cmd_word word = { .key = (uint32_t)w->pool.len };
	vk_status status;

	if (row->count < 3 || name == 0)
		return VK_ESYNTAX;
	word.class = (uint16_t)vk__cmd_class(w, concept->text, name);
	if (word.class == VK__CMD_CLASSES)
		return VK_ELIMIT;
	if (colon != NULL)
		word.value = (struct vk__cell){ colon + 1,
			concept->len - name - 1 };
	word.fr = vk__table_is(row, 2, "fr");
	word.en = vk__table_is(row, 2, "en");
	status = add_key(w, folded, &row->cell[0], &word.len);
	if (status != VK_OK)
		return status;
	if (word.len == 0)
		return VK_ESYNTAX;
	if (!make_room(w))
		return VK_ENOMEM;
	w->word[w->count++] = word;
	return VK_OK;
}

static int
compare(const char *a, size_t a_len, const char *b, size_t b_len)
{
	int order = memcmp(a, b, a_len < b_len ? a_len : b_len);

	return order != 0 ? order : (a_len > b_len) - (a_len < b_len);
}

/* By key; of equal ones the user's first. */
static int
order(const struct vk__cmd_words *w, const struct vk__cmd_word *a,
    const struct vk__cmd_word *b)
{
	int by_key = compare(w->pool.data + a->key, a->len,
	    w->pool.data + b->key, b->len);

	return by_key != 0 ? by_key : (int)b->rank - (int)a->rank;
}

/* A heap sort: qsort has no place for the pool. */
static void
sift(struct vk__cmd_words *w, size_t root, size_t end)
{
	for (;;) {
		size_t child = 2 * root + 1;
		struct vk__cmd_word kept = w->word[root];

		if (child >= end)
			return;
		if (child + 1 < end && order(w, &w->word[child],
		    &w->word[child + 1]) < 0)
			child++;
		if (order(w, &kept, &w->word[child]) >= 0)
			return;
		w->word[root] = w->word[child];
		w->word[child] = kept;
		root = child;
	}
}

static void
sort(struct vk__cmd_words *w)
{
	for (size_t i = w->count / 2; i > 0; i--)
		sift(w, i - 1, w->count);
	for (size_t end = w->count; end > 1; end--) {
		struct vk__cmd_word first = w->word[0];

		w->word[0] = w->word[end - 1];
		w->word[end - 1] = first;
		sift(w, 0, end - 1);
	}
}

vk_status
vk__cmd_words_read(struct vk__cmd_words *w)
{
	struct vk__folded folded = { 0 };
	struct vk__table row;
	vk_status status = VK_OK;

	for (size_t i = 0; i < VK__CMD_KNOWN; i++)
		(void)vk__cmd_class(w, known[i], strlen(known[i]));
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		vk__table_open(&row, lists[i].data, *lists[i].size);
		while (status == VK_OK && vk__table_next(&row))
			status = add_row(w, &folded, &row);
	}
	vk__fold_free(&folded);
	if (status == VK_OK)
		sort(w);
	return status;
}

/* A row of a user's list: a class that no pattern knows is an error. */
static vk_status
add_own(struct vk__cmd_words *w, struct vk__folded *folded,
    const struct vk__table *row, const char *file, vk_error *err)
{
	size_t classes = w->classes;
	vk_status status = add_row(w, folded, row);

	if (status == VK_OK && w->classes > classes) {
		w->classes = classes;
		w->count--;
		status = VK_EVALUE;
	}
	if (status == VK_OK) {
		w->word[w->count - 1].rank = (uint8_t)(w->lists + 1);
		return VK_OK;
	}
	if (status == VK_ENOMEM)
		return vk_error_set(err, VK_ENOMEM, 0, "memory",
		    "out of memory", NULL, NULL);
	return vk__table_error(row, status == VK_EUTF8 ? 0 : 1, file, err,
	    status == VK_EUTF8 ? VK_EUTF8 : VK_ESYNTAX, "word-list",
	    "%1: not words, a known class and a language", NULL);
}

vk_status
vk__cmd_words_add(struct vk__cmd_words *w, const char *file, const char *data,
    size_t size, vk_error *err)
{
	struct vk__folded folded = { 0 };
	struct vk__table row;
	size_t count = w->count;
	char *copy = w->lists < VK__CMD_LISTS ? malloc(size + 1) : NULL;
	vk_status status = VK_OK;

	if (copy == NULL)
		return w->lists < VK__CMD_LISTS ? vk_error_set(err, VK_ENOMEM,
		    0, "memory", "out of memory", NULL, NULL) :
		    vk_error_set(err, VK_ELIMIT, 0, "word-lists",
		    "%1: too many word lists", file, NULL);
	if (size > 0)
		memcpy(copy, data, size);
	copy[size] = '\0';
	vk__table_open(&row, copy, size);
	while (status == VK_OK && vk__table_next(&row))
		status = add_own(w, &folded, &row, file, err);
	vk__fold_free(&folded);
	if (status != VK_OK) {
		w->count = count;
		free(copy);
		return status;
	}
	w->list[w->lists++] = copy;
	sort(w);
	return VK_OK;
}

void
vk__cmd_words_free(struct vk__cmd_words *w)
{
	for (size_t i = 0; i < w->lists; i++)
		free(w->list[i]);
	free(w->word);
	vk_buf_free(&w->pool);
	*w = (struct vk__cmd_words){ 0 };
}

/* ---------------------------------------------------------------- looking */

const struct vk__cmd_word *
vk__cmd_word_find(const struct vk__cmd_words *w, const char *key, size_t len,
    bool *longer)
{
	size_t low = 0;
	size_t high = w->count;
	const struct vk__cmd_word *found = NULL;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct vk__cmd_word *word = &w->word[middle];

		if (compare(w->pool.data + word->key, word->len, key, len) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < w->count && w->word[low].len == len &&
	    memcmp(w->pool.data + w->word[low].key, key, len) == 0)
		found = &w->word[low];
	while (low < w->count && w->word[low].len == len &&
	    memcmp(w->pool.data + w->word[low].key, key, len) == 0)
		low++;
	*longer = low < w->count && w->word[low].len > len &&
	    memcmp(w->pool.data + w->word[low].key, key, len) == 0 &&
	    w->pool.data[w->word[low].key + len] == ' ';
	return found;
}

/* Words whose loss would turn a meaning round are never guessed. */
static bool
is_guessable(const struct vk__cmd_word *word)
{
	return word->len >= 4 && word->class != VK__CMD_SOFT &&
	    word->class != VK__CMD_FILL && word->class != VK__CMD_NOTE;
}

static bool
same_meaning(const struct vk__cmd_word *a, const struct vk__cmd_word *b)
{
	return a->class == b->class && a->value.len == b->value.len &&
	    (a->value.len == 0 ||
	    memcmp(a->value.text, b->value.text, a->value.len) == 0);
}

/* "repaet": letters that only changed places are the likeliest slip. */
static bool
is_shuffled(const char *a, const char *b, size_t len)
{
	int count[UCHAR_MAX + 1] = { 0 };

	for (size_t i = 0; i < len; i++) {
		count[(unsigned char)a[i]]++;
		count[(unsigned char)b[i]]--;
	}
	for (size_t i = 0; i < len; i++)
		if (count[(unsigned char)a[i]] != 0)
			return false;
	return true;
}

const struct vk__cmd_word *
vk__cmd_word_near(const struct vk__cmd_words *w, const char *key, size_t len)
{
	/* Two for each slip, one less when letters changed places. */
	unsigned limit = len >= 7 ? 4 : 2;
	const struct vk__cmd_word *best = NULL;
	bool several = false;

	if (len < 4)
		return NULL;
	for (size_t i = 0; i < w->count; i++) {
		const struct vk__cmd_word *word = &w->word[i];
		const char *text = w->pool.data + word->key;
		unsigned distance;

		if (text[0] != key[0] || !is_guessable(word) ||
		    memchr(text, ' ', word->len) != NULL)
			continue;
		distance = 2 * vk__spelling_distance(key, len, text, word->len,
		    (limit + 1) / 2);
		if (distance > 0 && word->len == len &&
		    is_shuffled(key, text, len))
			distance--;
		if (distance > limit)
			continue;
		if (distance < limit)
			several = false;
		else if (best != NULL)
			several = several || !same_meaning(best, word);
		limit = distance;
		best = word;
	}
	return several ? NULL : best;
}
