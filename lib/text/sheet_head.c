/* SPDX-License-Identifier: MIT */
/*
 * The heads of a table: what the cells below are, and which unit their numbers
 * have. The words are in lexicon/heads.tsv. Promises that a head of which a
 * word is not known is none.
 */
#include <string.h>

#include "../base/table.h"
#include "data.h"
#include "lookup.h"
#include "sheet_cut.h"

enum { KEY_MAX = 64, WORDS_MOST = 8 };

struct name {
	const char *text;
	uint8_t value;
};

static const struct name columns[] = {
	{ "number", VK__SHEET_NUMBER }, { "name", VK__SHEET_NAME },
	{ "reps", VK__SHEET_REPS }, { "duration", VK__SHEET_DURATION },
	{ "power", VK__SHEET_POWER }, { "cadence", VK__SHEET_CADENCE },
	{ "hr", VK__SHEET_HR }, { "rpe", VK__SHEET_RPE }, { "zone", VK__SHEET_ZONE },
	{ "notes", VK__SHEET_NOTES }, { "rest", VK__SHEET_REST }
};

static const struct name units[] = {
	{ "min", VK__SHEET_MIN }, { "s", VK__SHEET_S }, { "w", VK__SHEET_W },
	{ "wkg", VK__SHEET_WKG }, { "%ftp", VK__SHEET_FTP }, { "%pma", VK__SHEET_PMA },
	{ "%hr", VK__SHEET_HRMAX }, { "%lthr", VK__SHEET_LTHR }
};

static uint8_t
value_of(const struct name *names, size_t count, const char *text, size_t len,
    uint8_t none)
{
	for (size_t i = 0; i < count; i++)
		if (strlen(names[i].text) == len && memcmp(names[i].text, text, len) == 0)
			return names[i].value;
	return none;
}

/* What a row of heads.tsv says. */
static void
read_row(const struct vk__table *t, struct vk__sheet_head *head)
{
	const struct vk__cell *says = &t->cell[1];
	const char *colon = memchr(says->text, ':', says->len);
	size_t len = colon == NULL ? says->len : (size_t)(colon - says->text);

	head->column = value_of(columns, sizeof(columns) / sizeof(*columns), says->text, len,
	    VK__SHEET_COLUMNS);
	head->unit = VK__SHEET_BARE;
	if (colon != NULL)
		head->unit = value_of(units, sizeof(units) / sizeof(*units), colon + 1,
		    says->len - len - 1, VK__SHEET_BARE);
	head->fr = vk__table_is(t, 2, "fr");
	head->en = vk__table_is(t, 2, "en");
}

/* The row of which the surface is this key. False: there is none. */
static bool
look_up(const char *key, size_t len, struct vk__sheet_head *head)
{
	struct vk__table t;

	vk__table_open(&t, vk__data_heads_tsv, vk__data_heads_tsv_size);
	while (vk__table_next(&t))
		if (t.cell[0].len == len && memcmp(t.cell[0].text, key, len) == 0) {
			read_row(&t, head);
			return head->column < VK__SHEET_COLUMNS;
		}
	return false;
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
make_key(struct key *key, const struct vk__sheet_head *head, const struct vk__raw *raw,
    const struct vk__folded *folded)
{
	key->words = 0;
	for (uint32_t i = head->beg; i < head->end; i++) {
		bool fits = true;

		if (vk__raw_word(&raw[i]))
			fits = add_word(key, folded->text + raw[i].beg, vk__raw_letters(&raw[i]));
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
vk__sheet_head_read(struct vk__sheet_head *head, const struct vk__raw *raw,
    const struct vk__folded *folded)
{
	struct key key;
	size_t word = 0;

	if (!make_key(&key, head, raw, folded))
		return false;
	while (word < key.words) {
		size_t from = word == 0 ? 0 : key.end[word - 1] + 1;
		struct vk__sheet_head part = *head;
		size_t last = key.words;

		while (last > word && !look_up(key.text + from, key.end[last - 1] - from, &part))
			last--;
		if (last == word || (word > 0 && !join(head, &part)))
			return false;
		if (word == 0)
			*head = part;
		word = last;
	}
	return true;
}
