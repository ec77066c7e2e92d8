/* SPDX-License-Identifier: MIT */
/* The work in progress of looking words up, between its files. */
#ifndef VK_TEXT_LOOKUP_H
#define VK_TEXT_LOOKUP_H

#include "term.h"

struct reader {
	struct vk__terms *out;
	vk__lexicon *lexicon;
	const struct vk__folded *folded;
	const char *source;
	const struct vk__raw *raw;
	size_t count;
	uint32_t skipped;
	bool during; /* the last of them was "in" */
	bool instead; /* one of them was "make that" */
};

/* Whether a line ends at the raw token, or begins there. */
static inline bool
vk__reader_line_end(const struct reader *r, size_t at)
{
	return at >= r->count || r->raw[at].kind == VK__RAW_LINE;
}

static inline bool
vk__reader_line_begin(const struct reader *r, size_t at)
{
	return at == 0 || r->raw[at - 1].kind == VK__RAW_LINE;
}

static inline bool
vk__raw_word(const struct vk__raw *raw)
{
	return (raw->kind == VK__RAW_WORD) | (raw->kind == VK__RAW_ELISION);
}

/* The letters of a word: the apostrophe of an elision is none. */
static inline size_t
vk__raw_letters(const struct vk__raw *raw)
{
	return raw->end - raw->beg - (raw->kind == VK__RAW_ELISION ? 1 : 0);
}

/* What became of n raw tokens from at on. */
static inline void
vk__reader_fate(struct reader *r, size_t at, size_t n, enum vk__fate fate)
{
	r->out->fate[at] = (uint8_t)fate; /* nearly always all of them */
	for (size_t i = 1; i < n; i++)
		r->out->fate[at + i] = (uint8_t)fate;
}

/* What a word means is read, also when a piece of more words takes it. */
static inline void
vk__reader_read(struct reader *r, size_t at, size_t n)
{
	if (r->out->fate[at] != VK__FATE_CORRECTED)
		vk__reader_fate(r, at, n, VK__FATE_READ);
	else if (n > 1)
		vk__reader_fate(r, at + 1, n - 1, VK__FATE_READ);
}

/* One more term, of raws tokens from at on; there is room for all. */
static inline struct vk__term *
vk__reader_push(struct reader *r, enum vk__term_kind kind, size_t at, size_t raws)
{
	struct vk__term *t = &r->out->term[r->out->count++];

	*t = (struct vk__term){ .kind = (uint8_t)kind, .raw = (uint32_t)at,
		.raws = (uint32_t)raws, .glued = r->raw[at].glued,
		.skipped = r->skipped, .during = r->during, .instead = r->instead };
	r->skipped = 0;
	r->during = r->instead = false;
	return t;
}

/* Notes that the raw token was taken for another word; len 0: it is known. */
void vk__reader_correct(struct reader *reader, size_t at, const char *to, size_t len);

/* Reads the raw tokens from at up to end; gives where it ends. */
size_t vk__reader_tokens(struct reader *reader, size_t at, size_t end);

/* ---- words in their place: place.c */

/* Whether the term read last is a number, a sign behind it or not. */
bool vk__place_number(const struct reader *reader);
/* Whether a slash stands at the raw token. */
bool vk__place_slash(const struct reader *reader, size_t at);
/* Whether a word can mean concept where it stands; the concept may become
 * another. */
bool vk__place_fits_word(const struct reader *reader, size_t at,
    struct vk__concept *concept);

#define VK__CLASS_BIT(class) (UINT32_C(1) << (class))

/* The same for a phrase of n tokens: several words, and words of most classes,
 * mean the same everywhere. */
static inline bool
vk__place_fits(const struct reader *reader, size_t at, size_t n,
    struct vk__concept *concept)
{
	const uint32_t placed = VK__CLASS_BIT(VK__CLASS_REF) | VK__CLASS_BIT(VK__CLASS_OP) |
	    VK__CLASS_BIT(VK__CLASS_ORD) | VK__CLASS_BIT(VK__CLASS_UNIT) |
	    VK__CLASS_BIT(VK__CLASS_SCALE) | VK__CLASS_BIT(VK__CLASS_ZONE);

	return ((n > 1) | ((placed & VK__CLASS_BIT(concept->class)) == 0)) != 0 ||
	    vk__place_fits_word(reader, at, concept);
}

/* ---- what is no word: mark.c. The last two go over what they read. */

/* How many tokens a list mark takes at the beginning of a line; 0: none. */
size_t vk__mark_item(const struct reader *reader, size_t at);
void vk__mark_line(struct reader *reader, size_t *at);
void vk__mark_sign(struct reader *reader, size_t *at);

/* ---- numbers in letters: numeral.c */

/* "1er", "2e", "3rd": the number before becomes an ordinal. */
void vk__numeral_ordinal(struct reader *reader, size_t at);
/* "#2" at the head of a line or an item. False: not that. */
bool vk__numeral_place(struct reader *reader, size_t *at);
/* Adds a word of number to the one before it. False: it stands alone. */
bool vk__numeral_join(struct reader *reader, size_t at, size_t n, double ones);
/* "l5 mn": the letter for the digit. False: not that. */
bool vk__numeral_ones(struct reader *reader, size_t *at);
/* "2O mn": the letter for the digit behind the number read last. */
void vk__numeral_zeros(struct reader *reader, size_t *at);

/* ---- numbers that only name: label.c. Each gives where it ends; 0: not that. */

/* Whether a word can be one that a number or a name belongs to. */
static inline bool
vk__label_may(const struct vk__concept *c)
{
	return ((c->class == VK__CLASS_FILL) & (c->value >= VK__FILL_LABEL)) |
	    ((c->class == VK__CLASS_OP) & (c->value == VK__OP_BIKE)) |
	    (c->class == VK__CLASS_OFF_DOMAIN);
}

/* "week 3,", "Hi Sarah,": behind a phrase of n tokens that means concept. */
size_t vk__label_word(struct reader *reader, size_t at, size_t n,
    const struct vk__concept *concept);
/* "S2 / J4 :"; most letters are none, which is seen without a guess. */
static inline bool
vk__label_may_begin(const struct reader *r, size_t at)
{
	const struct vk__raw *raw = &r->raw[at];
	const uint32_t letters = vk__lexicon_first('s') | vk__lexicon_first('j') |
	    vk__lexicon_first('w') | vk__lexicon_first('d');

	return ((raw->end - raw->beg == 1) & (at + 1 < r->count) &
	    ((letters & vk__lexicon_first(raw->sign)) != 0)) && raw[1].glued;
}

size_t vk__label_letter(struct reader *reader, size_t at);
/* "interval 2 4 min", where "interval 1" is told too: where the number ends; 0: it
 * counts. series.c */
size_t vk__series_number(struct reader *reader, size_t at);
/* "2) ..." inside a line, "1 | ..." in a table. */
size_t vk__label_item(struct reader *reader, size_t at);
/* "80 TSS", "75-80 TSS": whether the word behind a number may make it what the
 * workout comes to; hardly any does. */
static inline bool
vk__label_may_sum(const struct reader *r, size_t at)
{
	size_t word = at + 1 + (r->raw[at + 1].sign == '-' ? 2 : 0);

	return word < r->count &&
	    vk__concept_has(r->out->alone[word], VK__CLASS_FILL, VK__FILL_FIGURE);
}

/* Where it ends; 0: it is none. */
size_t vk__label_figure(struct reader *reader, size_t at);

/* Looks all words up, each by itself: one after the other, so that none waits
 * for the memory that another's meaning is in. */
void vk__lookup_words(const struct reader *reader);
/* Whether a word is written in capitals. */
bool vk__lookup_capitals(const struct reader *reader, size_t at);
/* The longest phrase at a raw token. Returns its tokens, 0 when none. */
size_t vk__lookup_phrase(const struct reader *reader, size_t at,
    struct vk__concept *concept);

#endif
