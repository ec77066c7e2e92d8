/* SPDX-License-Identifier: MIT */
/*
 * The heads of a table: what the cells below are, and which unit their numbers
 * have. The words are in lexicon/heads.tsv. Promises that a head of which a
 * word is not known is none.
 */
#include <string.h>

#include "lookup.h"
#include "sheet_cut.h"

enum { KEY_MAX = 64, WORDS_MOST = 8 };

/* What the words of a key say. False: they are no head. */
static bool
look_up(const vk__lexicon *lexicon, const char *key, size_t len, struct vk__sheet_head *head)
{
	char marked[1 + KEY_MAX + VK__FOLD_ROOM] = "|";
	const struct vk__concept *c;

	memcpy(marked + 1, key, len);
	c = vk__lexicon_look(lexicon, marked, 1 + len);
	if (c == NULL)
		return false;
	head->column = (uint8_t)(c->value >> 8);
	head->unit = (uint8_t)(c->value & 0xff);
	head->fr = c->fr;
	head->en = c->en;
	return true;
}

/* The words of a head, a blank between them: where each ends. */
struct key {
	char text[KEY_MAX];
	size_t end[WORDS_MOST];
	size_t words;
};

static bool
add_word(struct key *key, const char *text, size_t len)
{
	size_t at = key->words > 0 ? key->end[key->words - 1] : 0;

	if (key->words == WORDS_MOST || at + len + 1 >= KEY_MAX)
		return false;
	if (at > 0)
		key->text[at++] = ' ';
	memcpy(key->text + at, text, len);
	key->end[key->words++] = at + len;
	return true;
}

static bool
make_key(struct key *key, const struct vk__sheet_head *head, const struct finder *f)
{
	const struct vk__raw *raw = f->raws->raw;

	key->words = 0;
	for (uint32_t i = head->beg; i < head->end; i++) {
		bool fits = true;

		if (vk__raw_word(&raw[i]))
			fits = add_word(key, f->folded->text + raw[i].beg, vk__raw_letters(&raw[i]));
		else if (raw[i].kind != VK__RAW_SIGN)
			return false; /* no head has a number */
		else if (raw[i].sign == '%')
			fits = add_word(key, "%", 1);
		else if (raw[i].sign == '#')
			fits = add_word(key, "n", 1);
		if (!fits)
			return false;
	}
	return key->words > 0;
}

/* Joins what a word behind says to the head: "Durée (min)", "Repos (s)". */
static bool
join(struct vk__sheet_head *head, const struct vk__sheet_head *behind)
{
	bool same = head->column == behind->column;
	bool rest = head->column == VK__SHEET_REST && behind->column == VK__SHEET_DURATION;

	if (!same && !rest)
		return false;
	if (behind->unit != VK__SHEET_BARE && head->unit != VK__SHEET_BARE &&
	    behind->unit != head->unit)
		return false; /* "min/s" */
	if (behind->unit != VK__SHEET_BARE)
		head->unit = behind->unit;
	head->fr = head->fr || behind->fr;
	head->en = head->en || behind->en;
	return true;
}

bool
vk__sheet_head_read(const struct finder *f, struct vk__sheet_head *head)
{
	struct key key;
	size_t word = 0;

	if (!make_key(&key, head, f))
		return false;
	while (word < key.words) {
		size_t from = word == 0 ? 0 : key.end[word - 1] + 1;
		struct vk__sheet_head part = *head;
		size_t last = key.words;

		while (last > word &&
		    !look_up(f->lexicon, key.text + from, key.end[last - 1] - from, &part))
			last--;
		if (last == word || (word > 0 && !join(head, &part)))
			return false;
		if (word == 0)
			*head = part;
		word = last;
	}
	return true;
}
