/* SPDX-License-Identifier: MIT */
/*
 * What became of every byte of a text: read, without meaning, corrected, or not
 * understood. What was taken and is nowhere in the workout is not understood.
 */
#include <string.h>

#include "../base/eight.h"
#include "parser.h"

/* Up to eight tokens at once, since most pieces have one to three. */
static void
set_eight(uint8_t *fate, size_t n, uint8_t to)
{
	uint64_t w, corrected, mask;

	memcpy(&w, fate, sizeof w);
	corrected = (w & w >> 1 & VK__EACH(1)) * 0xff; /* both of its bits */
	mask = vk__eight_first(n) & ~corrected;
	w = (w & ~mask) | (VK__EACH(to) & mask);
	memcpy(fate, &w, sizeof w);
}

/* A token that was corrected stays so. */
static inline void
set_fate(struct vk__reading *r, size_t raw, size_t n, uint8_t to)
{
	size_t end = raw + n < r->raws.count ? raw + n : r->raws.count;

	_Static_assert(VK__FATE_CORRECTED == 3, "no other has both bits");
	for (; raw + 8 < end; raw += 8)
		set_eight(r->terms.fate + raw, 8, to);
	set_eight(r->terms.fate + raw, raw < end ? end - raw : 0, to);
}

/* Words that have a meaning are read already; of a date all is. */
static void
judge_lead(struct vk__reading *r)
{
	for (size_t i = 0; i < r->lead.terms && i < r->terms.count; i++) {
		const struct vk__term *t = &r->terms.term[i];

		set_fate(r, t->raw, t->raws, VK__FATE_READ);
	}
}

/* A length that was taken and is nowhere in the workout: never in silence. */
static bool
is_read(const struct vk__piece *piece)
{
	static const bool is_length[VK__P_BAD + 1] = { [VK__P_TIME] = true,
		[VK__P_METRES] = true, [VK__P_PAIR] = true, [VK__P_TIMES] = true };
	static const bool is_none[VK__P_BAD + 1] = { [VK__P_UNKNOWN] = true,
		[VK__P_BAD] = true };
	bool lost = is_length[piece->kind] & !piece->placed;

	return piece->used & !lost & !is_none[piece->kind];
}

/* A letter that stands for a part: "Block B", "B: ...", "A, B, A". */
static bool
is_letter(const struct vk__reading *r, const struct vk__piece *piece)
{
	const struct vk__raw *raw;

	if (piece->kind != VK__P_UNKNOWN || piece->raws != 1)
		return false;
	raw = &r->raws.raw[piece->raw];
	return raw->kind == VK__RAW_WORD && raw->end - raw->beg == 1;
}

/* Whether a letter only names the part that is told behind it. */
static bool
names_part(const struct vk__reading *r, size_t i)
{
	const struct vk__piece *piece = &r->pieces.piece[i];
	unsigned before = i > 0 ? piece[-1].kind : VK__P_LINE;
	unsigned next = piece[1].kind;

	return before == VK__P_SET || (before == VK__P_LINE && (next == VK__P_STOP ||
	    next == VK__P_COLON || next == VK__P_CLOSE || next == VK__P_DASH));
}

/* What carries content and was not used is not understood. */
static void
judge_pieces(struct vk__reading *r)
{
	for (size_t i = 0; i < r->pieces.count; i++) {
		const struct vk__piece *piece = &r->pieces.piece[i];
		bool letter = is_letter(r, piece);
		bool read = letter ? names_part(r, i) : is_read(piece);

		r->evidence.off_domain += piece->kind == VK__P_BAD;
		if (!read && (letter || (piece->kind == VK__P_BARE &&
		    r->raws.raw[piece->raw].kind == VK__RAW_WORD)))
			r->evidence.unread_numbers++; /* "for ten", "A, B, A" */
		set_fate(r, piece->raw, piece->raws,
		    read ? VK__FATE_READ : VK__FATE_UNREAD);
	}
}

static void
count_evidence(struct vk__reading *r)
{
	struct vk__evidence *e = &r->evidence;
	size_t count = r->raws.count;
	size_t unread = 0;

	for (size_t i = 0; (i = vk__terms_unread(&r->terms, i, count)) < count; i++) {
		const struct vk__raw *raw = &r->raws.raw[i];

		if (!vk__raw_counts(raw))
			continue;
		unread += raw->end - raw->beg;
		if (raw->kind == VK__RAW_NUMBER || raw->kind == VK__RAW_CLOCK)
			e->unread_numbers++;
		else
			e->unread_words++;
	}
	e->bytes = r->raws.bytes;
	e->read = e->bytes - unread;
}

void
vk__judge(struct vk__reading *r)
{
	r->evidence = (struct vk__evidence){ 0 };
	judge_lead(r);
	judge_pieces(r);
	vk__remarks_fill(r);
	count_evidence(r);
}
