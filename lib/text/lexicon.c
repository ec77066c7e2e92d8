/* SPDX-License-Identifier: MIT */
/*
 * The lexicon: words.tsv, zones.tsv and named.tsv, then a user's list. One
 * hash table from folded surface to concept. The phrases that a longer one
 * begins with are entered too, so that a reader knows when to stop.
 */
#include "lexicon.h"

#include <stdlib.h>
#include <string.h>

#include "../base/table.h"
#include "../base/utf8.h"
#include "concept.h"
#include "data.h"
#include "fold.h"
#include "spelling.h"

enum { ZONES_MAX = 64, NAMED_MAX = 64, KEY_MAX = 96 };

/* The bytes of a key that are compared as two words: most keys whole. */
enum { HEAD = VK__FOLD_ROOM };

struct head {
	uint64_t word[2];
};

/*
 * The entries stand close together, the slots hold only their places: what
 * is looked up again and again stays in the processor's nearest cache.
 */
struct entry {
	struct head head;
	struct vk__concept concept;
	uint32_t key; /* offset in pool; a byte with its length stands before it */
};

struct vk__lexicon {
	struct entry *entry;
	size_t count;
	size_t room;
	uint32_t *slot; /* 1 + the place of an entry; 0: free */
	size_t cap;     /* a power of two */
	vk_buf pool;
	struct vk__zone zone[ZONES_MAX];
	size_t zones;
	struct vk__marks marks;
	struct vk__named named[NAMED_MAX];
	size_t nameds;
	struct vk__folded folded;
	struct vk__spelling spelling;
};

/* Up to eight bytes of key, the rest zero: no branch on the length, which
 * changes from word to word. Eight bytes must be readable. */
static inline uint64_t
word_of(const char *key, size_t len)
{
	static const uint8_t ones[16] = { 255, 255, 255, 255, 255, 255, 255, 255 };
	uint64_t word, mask;

	memcpy(&word, key, sizeof word);
	memcpy(&mask, ones + 8 - (len < 8 ? len : 8), sizeof mask);
	return word & mask;
}

/* HEAD bytes must be readable. */
static inline struct head
head_of(const char *key, size_t len)
{
	return (struct head){ { word_of(key, len), word_of(key + 8, len > 8 ? len - 8 : 0) } };
}

static inline uint64_t
mix(uint64_t h, uint64_t word)
{
	h = (h ^ word) * UINT64_C(0x9e3779b97f4a7c15);
	return h ^ h >> 32;
}

static inline uint64_t
hash_short(const struct head *head)
{
	uint64_t h = head->word[0] * UINT64_C(0x9e3779b97f4a7c15) +
	    head->word[1] * UINT64_C(0xc2b2ae3d27d4eb4f);

	return h ^ h >> 32;
}

/* Only word lists are entered, so keys that collide are their writer's.
 * HEAD bytes behind the key must be readable. */
static uint64_t
hash_of(const struct head *head, const char *key, size_t len)
{
	uint64_t h = hash_short(head);

	for (size_t i = HEAD; i < len; i += HEAD) {
		struct head more = head_of(key + i, len - i);

		h = mix(mix(h, more.word[0]), more.word[1]);
	}
	return h;
}

/* The bytes of an entry's key; its length stands before them. */
static inline const char *
key_of(const vk__lexicon *lex, const struct entry *e)
{
	return lex->pool.data + e->key;
}

static inline size_t
length_of(const char *key)
{
	return (unsigned char)key[-1];
}

/* Whether keys of HEAD bytes or more go on alike. */
static bool
same_tail(const char *key, const char *other, size_t len)
{
	return len == length_of(other) && memcmp(key + HEAD, other + HEAD, len - HEAD) == 0;
}

static inline bool
same_head(const struct head *a, const struct head *b)
{
	return ((a->word[0] ^ b->word[0]) | (a->word[1] ^ b->word[1])) == 0;
}

/* The slot of key, or the free one where it would stand. */
static uint32_t *
slot_of(const vk__lexicon *lex, const struct head *head, const char *key, size_t len)
{
	size_t i = hash_of(head, key, len) & (lex->cap - 1);

	for (; lex->slot[i] != 0; i = (i + 1) & (lex->cap - 1)) {
		const struct entry *e = &lex->entry[lex->slot[i] - 1];

		if (same_head(&e->head, head) &&
		    (len < HEAD || same_tail(key, key_of(lex, e), len)))
			break;
	}
	return &lex->slot[i];
}

/* More slots, and room for the entries that they may name. */
static vk_status
grow(vk__lexicon *lex)
{
	size_t cap = lex->cap == 0 ? 8192 : lex->cap * 2;
	struct entry *entry = realloc(lex->entry, cap / 2 * sizeof(*entry));
	uint32_t *slot;

	if (entry == NULL)
		return VK_ENOMEM;
	lex->entry = entry;
	lex->room = cap / 2;
	slot = calloc(cap, sizeof(*slot));
	if (slot == NULL)
		return VK_ENOMEM;
	free(lex->slot);
	lex->slot = slot;
	lex->cap = cap;
	for (size_t i = 0; i < lex->count; i++) {
		const struct entry *e = &lex->entry[i];
		const char *key = key_of(lex, e);

		*slot_of(lex, &e->head, key, length_of(key)) = (uint32_t)i + 1;
	}
	return VK_OK;
}

static vk_status
enter_new(vk__lexicon *lex, const struct head *head, const char *key, size_t len,
    const struct vk__concept *concept, uint32_t *slot)
{
	if (lex->pool.len > UINT32_MAX - 2 * KEY_MAX)
		return VK_ELIMIT;
	if (vk_buf_reserve(&lex->pool, 1 + len + HEAD) != VK_OK)
		return VK_ENOMEM;
	vk_buf_add_char(&lex->pool, (char)len);
	lex->entry[lex->count++] = (struct entry){ *head, *concept, (uint32_t)lex->pool.len };
	*slot = (uint32_t)lex->count;
	vk_buf_add(&lex->pool, key, len);
	memset(lex->pool.data + lex->pool.len, 0, HEAD);
	return VK_OK;
}

/* Enters a key. A meaning given earlier stays unless replace is set. */
static vk_status
enter(vk__lexicon *lex, const char *key, size_t len, const struct vk__concept *concept,
    bool replace)
{
	struct head head = head_of(key, len);
	struct vk__concept *old;
	uint32_t *slot;
	uint32_t more;

	if (lex->count == lex->room && grow(lex) != VK_OK)
		return VK_ENOMEM;
	slot = slot_of(lex, &head, key, len);
	if (*slot == 0)
		return enter_new(lex, &head, key, len, concept, slot);
	old = &lex->entry[*slot - 1].concept;
	more = old->more | concept->more;
	if (concept->class != VK__CLASS_NONE && (replace || old->class == VK__CLASS_NONE))
		*old = *concept;
	old->more = more;
	return VK_OK;
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || c == VK__FOLD_LETTER;
}

/* Folded text to a key: runs of letters and of digits, one blank between. */
static size_t
make_key(const struct vk__folded *folded, char *key)
{
	size_t n = 0;
	char last = 0; /* 'a' letters, '0' digits, 0 none yet */

	for (size_t i = 0; i < folded->len; i++) {
		char c = folded->text[i];
		char kind = is_letter(c) ? 'a' : c >= '0' && c <= '9' ? '0' : ' ';
		if (kind != ' ' && n > 0 && last != kind && n < KEY_MAX)
			key[n++] = ' ';
		if (n == KEY_MAX)
			return 0;
		if (kind != ' ')
			key[n++] = c;
		last = kind;
	}
	return n;
}

static vk_status
enter_phrase(vk__lexicon *lex, const char *text, size_t len,
    const struct vk__concept *concept, bool replace)
{
	char key[KEY_MAX + VK__FOLD_ROOM] = "";
	vk_status status = vk__fold(&lex->folded, text, len);
	size_t n;

	if (status != VK_OK)
		return status;
	n = make_key(&lex->folded, key);
	if (n == 0 || n + 1 >= KEY_MAX)
		return VK_EVALUE;
	if (concept->upper) {
		/* "OU" is over-under where "ou" is or: a key of its own */
		memmove(key + 1, key, n);
		key[0] = '^';
		return enter(lex, key, n + 1, concept, replace);
	}
	for (size_t i = 1; i < n; i++) {
		const struct vk__concept prefix = {
			.more = vk__lexicon_first(key[i + 1]) };
		if (key[i] == ' ' && (status = enter(lex, key, i, &prefix, false)) != VK_OK)
			return status;
	}
	return enter(lex, key, n, concept, replace);
}

size_t
vk__lexicon_zone_index(const vk__lexicon *lex, const char *name, size_t len)
{
	for (size_t i = 0; i < lex->zones; i++)
		if (strlen(lex->zone[i].name) == len && memcmp(lex->zone[i].name, name, len) == 0)
			return i;
	return SIZE_MAX;
}

/* The concept of the row before, which the next one often shares. */
struct shared {
	struct vk__cell cell;
	struct vk__concept concept;
};

static bool
read_shared(const vk__lexicon *lex, const struct vk__cell *cell, struct shared *before,
    struct vk__concept *concept)
{
	if (cell->len != before->cell.len || cell->len == 0 ||
	    memcmp(cell->text, before->cell.text, cell->len) != 0) {
		before->concept = (struct vk__concept){ 0 };
		before->cell.len = 0;
		if (!vk__concept_read(lex, cell, &before->concept))
			return false;
		before->cell = *cell;
	}
	*concept = before->concept;
	return true;
}

static bool
is_upper(const struct vk__cell *cell)
{
	for (size_t i = 0; i < cell->len; i++)
		if (cell->text[i] < 'A' || cell->text[i] > 'Z')
			return false;
	return cell->len > 0;
}

static vk_status
load_words(vk__lexicon *lex, const char *file, const char *data, size_t size,
    bool user, vk_error *err)
{
	struct vk__table t;
	struct shared before = { .cell = { "", 0 } };

	vk__table_open(&t, data, size);
	while (vk__table_next(&t)) {
		struct vk__concept concept;
		vk_status status;

		if (t.count < 2)
			return vk__table_error(&t, 0, file, err, VK_ESYNTAX, "lexicon-cells",
			    "%1: a row wants a word, a tab and a concept", NULL);
		if (!read_shared(lex, &t.cell[1], &before, &concept))
			return vk__table_error(&t, 1, file, err, VK_ESYNTAX, "lexicon-concept",
			    "%1: no such concept; vekta(7) lists them", NULL);
		concept.fr = vk__table_is(&t, 2, "fr");
		concept.en = vk__table_is(&t, 2, "en");
		concept.misspelt = vk__table_is(&t, 3, "misspelling");
		concept.times = vk__table_is(&t, 3, "times");
		concept.upper = is_upper(&t.cell[0]);
		status = enter_phrase(lex, t.cell[0].text, t.cell[0].len, &concept, user);
		if (status == VK_ENOMEM)
			return status;
		if (status != VK_OK)
			return vk__table_error(&t, 0, file, err, VK_ESYNTAX, "lexicon-word",
			    "%1: this word is empty or too long", NULL);
	}
	return VK_OK;
}

static vk_status
load_zones(vk__lexicon *lex)
{
	struct vk__table t;

	vk__table_open(&t, vk__data_intensities_tsv, vk__data_intensities_tsv_size);
	while (vk__table_next(&t)) {
		struct vk__zone *z = &lex->zone[lex->zones];

		if (lex->zones == ZONES_MAX || t.cell[0].len >= sizeof(z->name) ||
		    !vk__table_number(&t, 2, &z->from) || !vk__table_number(&t, 3, &z->to))
			return VK_ESYNTAX;
		memcpy(z->name, t.cell[0].text, t.cell[0].len);
		z->unit = vk_unit_read(t.cell[1].text, t.cell[1].len);
		z->max = vk__table_is(&t, 4, "max");
		z->easy = vk__table_is(&t, 4, "easy");
		z->hard = vk__table_is(&t, 4, "hard");
		lex->zones++;
	}
	return VK_OK;
}

static bool
read_named(const struct vk__table *t, struct vk__named *n)
{
	return vk__table_number(t, 1, &n->sets) && vk__table_number(t, 2, &n->set_rest) &&
	    vk__table_number(t, 3, &n->reps) && vk__table_number(t, 4, &n->effort) &&
	    vk__table_number(t, 5, &n->effort_pma) && vk__table_number(t, 6, &n->other) &&
	    vk__table_number(t, 7, &n->other_pma);
}

static vk_status
load_named(vk__lexicon *lex)
{
	struct vk__table t;

	vk__table_open(&t, vk__data_named_tsv, vk__data_named_tsv_size);
	while (vk__table_next(&t)) {
		struct vk__concept concept = { .class = VK__CLASS_NAMED };
		vk_status status;

		if (lex->nameds == NAMED_MAX)
			return VK_ESYNTAX;
		concept.value = (uint16_t)lex->nameds;
		if (!read_named(&t, &lex->named[lex->nameds++]))
			return VK_ESYNTAX;
		status = enter_phrase(lex, t.cell[0].text, t.cell[0].len, &concept, false);
		if (status != VK_OK)
			return status;
	}
	return VK_OK;
}

/* Every single known word may be what a typing error meant. */
static vk_status
load_spelling(vk__lexicon *lex)
{
	vk__spelling_clear(&lex->spelling);
	for (size_t i = 0; i < lex->count; i++) {
		const struct entry *e = &lex->entry[i];
		const char *key = key_of(lex, e);
		size_t len = length_of(key);

		if (len < 4 || e->concept.misspelt || memchr(key, ' ', len) != NULL ||
		    (e->concept.class == VK__CLASS_NONE && e->concept.more == 0))
			continue;
		if (vk__spelling_add(&lex->spelling, key, e->key, (uint32_t)len) != VK_OK)
			return VK_ENOMEM;
	}
	return VK_OK;
}

static void
find_marks(vk__lexicon *lex)
{
	lex->marks = (struct vk__marks){
		.pma = (unsigned)vk__lexicon_zone_index(lex, "pma", 3),
		.threshold = (unsigned)vk__lexicon_zone_index(lex, "threshold", 9),
		.under = (unsigned)vk__lexicon_zone_index(lex, "under", 5),
		.over = (unsigned)vk__lexicon_zone_index(lex, "over", 4),
		.above = (unsigned)vk__lexicon_zone_index(lex, "suprathreshold", 14),
		.below = (unsigned)vk__lexicon_zone_index(lex, "subthreshold", 12),
		.force = (unsigned)vk__lexicon_zone_index(lex, "force", 5),
		.velocity = (unsigned)vk__lexicon_zone_index(lex, "velocity", 8),
		.i1 = (unsigned)vk__lexicon_zone_index(lex, "i1", 2) };
}

vk_status
vk__lexicon_new(vk__lexicon **lexicon, vk_error *err)
{
	vk__lexicon *lex = calloc(1, sizeof(*lex));
	vk_status status;

	*lexicon = NULL;
	if (lex == NULL)
		return VK_ENOMEM;
	status = grow(lex);
	if (status == VK_OK)
		status = load_zones(lex);
	if (status == VK_OK)
		status = load_named(lex);
	if (status == VK_OK)
		status = load_words(lex, "words.tsv", vk__data_words_tsv,
		    vk__data_words_tsv_size, false, err);
	if (status == VK_OK)
		status = load_spelling(lex);
	if (status != VK_OK) {
		vk__lexicon_free(lex);
		return status;
	}
	find_marks(lex);
	*lexicon = lex;
	return VK_OK;
}

void
vk__lexicon_free(vk__lexicon *lex)
{
	if (lex == NULL)
		return;
	vk__spelling_free(&lex->spelling);
	vk__fold_free(&lex->folded);
	vk_buf_free(&lex->pool);
	free(lex->entry);
	free(lex->slot);
	free(lex);
}

vk_status
vk__lexicon_add(vk__lexicon *lex, const char *file, const char *data, size_t size,
    vk_error *err)
{
	vk_status status;

	if (vk__utf8_check(data, size) != size)
		return vk_error_set(err, VK_EUTF8, 0, "lexicon-utf8",
		    "%1: not valid UTF-8", file, NULL);
	status = load_words(lex, file, data, size, true, err);
	return status == VK_OK ? load_spelling(lex) : status;
}

/* No key holds a NUL, so a head that has one says the length, too. */
const struct vk__concept *
vk__lexicon_look(const vk__lexicon *lex, const char *key, size_t len)
{
	struct head head;
	uint32_t place;

	if (len == 0 || len >= KEY_MAX)
		return NULL;
	head = head_of(key, len);
	if (len < HEAD) {
		size_t i = hash_short(&head);

		do
			place = lex->slot[i++ & (lex->cap - 1)];
		while (place != 0 && !same_head(&lex->entry[place - 1].head, &head));
	} else {
		place = *slot_of(lex, &head, key, len);
	}
	return place == 0 ? NULL : &lex->entry[place - 1].concept;
}

const struct vk__concept *
vk__lexicon_find(const vk__lexicon *lex, const char *key, size_t len)
{
	char copy[KEY_MAX + HEAD] = "";

	if (len >= KEY_MAX)
		return NULL;
	memcpy(copy, key, len);
	return vk__lexicon_look(lex, copy, len);
}

static bool
means_same(const void *context, uint32_t a, size_t a_len, uint32_t b, size_t b_len)
{
	const vk__lexicon *lex = context;
	const struct vk__concept *x = vk__lexicon_find(lex, lex->pool.data + a, a_len);
	const struct vk__concept *y = vk__lexicon_find(lex, lex->pool.data + b, b_len);

	return x != NULL && y != NULL && x->class == y->class && x->value == y->value;
}

const struct vk__concept *
vk__lexicon_correct(vk__lexicon *lex, const char *word, size_t len,
    const char **surface, size_t *surface_len)
{
	uint32_t key;

	if (!vk__spelling_nearest(&lex->spelling, lex->pool.data, word, len, means_same,
	    lex, &key, surface_len))
		return NULL;
	*surface = lex->pool.data + key;
	return vk__lexicon_find(lex, *surface, *surface_len);
}

const struct vk__zone *
vk__lexicon_zone(const vk__lexicon *lex, size_t index)
{
	return index < lex->zones ? &lex->zone[index] : NULL;
}

const struct vk__marks *
vk__lexicon_marks(const vk__lexicon *lex)
{
	return &lex->marks;
}

const struct vk__named *
vk__lexicon_named(const vk__lexicon *lex, size_t index)
{
	return index < lex->nameds ? &lex->named[index] : NULL;
}
