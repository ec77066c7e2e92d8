/* SPDX-License-Identifier: MIT */
/* Raw tokens with their meaning looked up. */
#ifndef VK_TEXT_TERM_H
#define VK_TEXT_TERM_H

#include "../base/eight.h"
#include "../vekta.h"
#include "lexicon.h"
#include "scan.h"

enum vk__term_kind {
	VK__TERM_END,
	VK__TERM_NUMBER,
	VK__TERM_CLOCK,
	VK__TERM_CONCEPT,
	VK__TERM_SIGN,
	VK__TERM_LINE,
	VK__TERM_UNKNOWN
};

/* What became of each raw token. */
enum vk__fate {
	VK__FATE_UNREAD,
	VK__FATE_READ,
	VK__FATE_FILL, /* read, without meaning for the workout */
	VK__FATE_CORRECTED
};

enum {
	VK__FATE_ROOM = 8,
	VK__TERM_CUT = '#' /* as a sign, "<!>"; the character itself is never a term */
};

struct vk__term {
	uint8_t kind;
	char sign;
	bool glued;   /* no blank before it */
	bool decimal; /* VK__TERM_CLOCK: has hours */
	bool bullet;  /* VK__TERM_LINE: a list mark follows it */
	bool word;    /* VK__TERM_NUMBER: written out */
	bool during;  /* "in", "dans" just before */
	bool acronym; /* VK__TERM_UNKNOWN: a few letters, all capitals */
	bool instead; /* "make that", "plutôt" before: in place of what was told */
	uint16_t indent;
	uint16_t lines;
	uint8_t hundredths; /* VK__TERM_NUMBER: "5.30", of two decimals; else 0 */
	uint32_t raw; /* first raw token, and how many */
	uint32_t raws;
	uint32_t skipped; /* fill words between the term before and this one */
	double value;
	struct vk__concept concept;
};

struct vk__correction {
	uint32_t raw;
	char to[32];
};

struct vk__sheet;

/* Zero-initialise; reused from text to text. */
struct vk__terms {
	struct vk__term *term; /* ends with VK__TERM_END */
	size_t count;
	size_t cap;
	uint8_t *fate; /* of each raw token; VK__FATE_ROOM more can be written */
	const struct vk__concept **alone; /* what each raw token means by itself */
	size_t raw_cap; /* of the two */
	struct vk__correction correction[16];
	size_t corrections;
	unsigned labels; /* "Day 1:", taken out */
	unsigned parts; /* a bit for each part of a day that was told */
	unsigned versions; /* "Indoors: ...", "Outdoors: ..." */
	unsigned fr; /* words of one language only */
	unsigned en;
	const struct vk__marks *marks;
	struct vk__sheet *sheet; /* the table in the text; NULL: none */
};

/*
 * Looks every word up, longest phrase first; repairs typing errors; drops
 * words without meaning. VK_OK, VK_ENOMEM.
 */
vk_status vk__terms_read(struct vk__terms *terms, vk__lexicon *lexicon,
    const struct vk__folded *folded, const char *source, const struct vk__raw *raw,
    size_t count);
void vk__terms_free(struct vk__terms *terms);

/* The first raw token from at on that was not read; count: all were. */
static inline size_t
vk__terms_unread(const struct vk__terms *terms, size_t at, size_t count)
{
	_Static_assert(VK__FATE_UNREAD == 0, "marked by the carry that it lacks");
	for (; at < count; at += 8) {
		uint64_t read = vk__eight((const char *)terms->fate + at) + VK__EACH(0x7f);

		if ((~read & VK__EACH(0x80)) == 0)
			continue;
		at += vk__eight_before(~read & VK__EACH(0x80));
		break;
	}
	return at < count ? at : count;
}

/* The term at i; behind the last one its end. */
static inline const struct vk__term *
vk__term_at(const struct vk__terms *terms, size_t i)
{
	return &terms->term[vk__one_of(i < terms->count, i, terms->count)];
}

/* Whether the term is this sign, a concept of this class, or this concept. */
static inline bool
vk__term_is(const struct vk__term *t, char sign)
{
	return t->kind == VK__TERM_SIGN && t->sign == sign;
}

static inline bool
vk__term_of(const struct vk__term *t, enum vk__class class)
{
	return t->kind == VK__TERM_CONCEPT && t->concept.class == class;
}

static inline bool
vk__term_has(const struct vk__term *t, enum vk__class class, unsigned value)
{
	return vk__term_of(t, class) && t->concept.value == value;
}

static inline bool
vk__term_op(const struct vk__term *t, enum vk__word_op op)
{
	return vk__term_has(t, VK__CLASS_OP, op);
}

#endif
