/* SPDX-License-Identifier: MIT */
/*
 * Sentences that say nothing of the workout: "Trust me, I learned that the hard
 * way.", "Pense à recharger ton capteur." Their words are no words of a step,
 * no number stands in them, and the text has its lengths elsewhere. They are
 * taken out, so that a "not" or an "if" of theirs raises no doubt. A clause
 * before or behind a colon of which no word is known, "Matériel : eau", stays
 * where it is, since it may be a label; its words only count for nothing. What
 * a test is for is such a sentence, too, whatever numbers it has.
 */
#include "parser.h"

/* What a piece is to a sentence that says nothing. */
enum part { CONTENT, EDGE, MUTE, WORD };

static const uint8_t part_of[VK__P_BAD + 1] = { [VK__P_STOP] = EDGE,
	[VK__P_LINE] = EDGE, [VK__P_END] = EDGE, [VK__P_COMMA] = MUTE,
	[VK__P_DASH] = MUTE, [VK__P_NOTE] = MUTE, [VK__P_OPEN] = MUTE, [VK__P_CLOSE] = MUTE,
	[VK__P_UNKNOWN] = WORD };

/* Words of the grammar that change nothing where they stand alone. */
static const bool harmless[UINT8_MAX + 1] = { [VK__OP_AND] = true, [VK__OP_OR] = true,
	[VK__OP_WITH] = true, [VK__OP_WITHOUT] = true, [VK__OP_NOT] = true,
	[VK__OP_EXCEPT] = true, [VK__OP_ABOUT] = true, [VK__OP_FOR] = true,
	[VK__OP_THEN] = true, [VK__OP_PLUS] = true, [VK__OP_ALL] = true,
	[VK__OP_NEXT] = true, [VK__OP_AFTER] = true, [VK__OP_INSIDE] = true,
	[VK__OP_BIKE] = true };

/* A single letter may name a part: "Then A." */
static bool
is_letter(const struct vk__reading *r, const struct vk__piece *p)
{
	const struct vk__raw *raw = &r->raws.raw[p->raw];

	return p->raws != 1 || raw->kind != VK__RAW_WORD || raw->end - raw->beg < 2;
}

static enum part
look_at(const struct vk__reading *r, const struct vk__piece *p)
{
	enum part part = part_of[p->kind];

	if ((p->kind == VK__P_OP && harmless[p->value]) ||
	    (p->kind == VK__P_ROLE && p->value == VK__ROLE_EFFORT))
		return MUTE; /* "on" is a word of French and English, too */
	return part == WORD && is_letter(r, p) ? CONTENT : part;
}

static bool
has_lengths(const struct vk__pieces *pieces)
{
	for (size_t i = 0; i < pieces->count; i++)
		if (vk__piece_length(pieces->piece[i].kind))
			return true;
	return false;
}

void
vk__remarks_mute(struct vk__reading *r, size_t begin, size_t end)
{
	for (size_t i = begin; i < end; i++) {
		const struct vk__piece *p = &r->pieces.piece[i];

		for (size_t k = p->raw; k < p->raw + p->raws; k++)
			if (r->terms.fate[k] != VK__FATE_CORRECTED)
				r->terms.fate[k] = VK__FATE_FILL;
	}
}

/* Whether one of the words of a piece, or before it from raw token from on, is
 * "average". */
static bool
says_mean(const struct vk__reading *r, size_t from, size_t to)
{
	for (size_t k = from; k < to; k++)
		if (vk__concept_has(r->terms.alone[k], VK__CLASS_FILL, VK__FILL_MEAN))
			return true;
	return false;
}

/* "Your FTP is 95 % of the 20 min average.": what the test just told is for. */
static bool
tells_result(const struct vk__reading *r, size_t begin, size_t end)
{
	const struct vk__piece *p = r->pieces.piece;
	unsigned ftp = 0, targets = 0, watts = 0, times = 0, bare = 0;
	bool mean = says_mean(r, p[begin].raw, p[end].raw);

	for (size_t i = begin; i < end; i++)
		switch (p[i].kind) {
		case VK__P_NOTE:
			ftp += p[i].value == VK__NOTE_FTP;
			break;
		case VK__P_TARGET:
			targets++;
			watts += p[i].unit != VK_UNIT_PCT_FTP;
			break;
		case VK__P_TIME:
			times++;
			break;
		case VK__P_COUNT:
		case VK__P_PAIR:
		case VK__P_TIMES:
		case VK__P_TARGETS:
		case VK__P_METRES:
			return false;
		case VK__P_BARE:
			bare++;
			break;
		case VK__P_ROLE:
			if (p[i].value != VK__ROLE_EFFORT) /* "on" is French, too */
				return false;
			break;
		default:
			break;
		}
	if (mean)
		return ftp > 0 && targets <= 2 && times <= 1;
	return ftp > 0 && targets == 1 && begin > 0 && watts + bare + times == 0;
}

void
vk__remarks_drop(struct vk__reading *r)
{
	struct vk__piece *p = r->pieces.piece;
	size_t kept = 0, begin = 0, words = 0;
	bool silent = true;

	if ((r->pieces.words == 0 && r->pieces.ftp == 0) || !has_lengths(&r->pieces))
		return;
	for (size_t i = 0; i < r->pieces.count; i++) {
		enum part part = look_at(r, &p[i]);

		if (part != EDGE) {
			silent = silent && part != CONTENT;
			words += part == WORD;
			continue;
		}
		if ((silent && words > 0) || (r->pieces.ftp > 0 && tells_result(r, begin, i))) {
			vk__remarks_mute(r, begin, i);
			begin = i;
		}
		for (; begin <= i; begin++)
			p[kept++] = p[begin];
		silent = true;
		words = 0;
	}
	r->pieces.count = kept;
}

/* What a piece is to such a clause; a short word may name a part. */
static inline enum part
look_at_clause(const struct vk__reading *r, const struct vk__piece *p)
{
	static const uint8_t clause[VK__P_BAD + 1] = { [VK__P_STOP] = EDGE,
		[VK__P_LINE] = EDGE, [VK__P_END] = EDGE, [VK__P_COLON] = EDGE,
		[VK__P_COMMA] = MUTE, [VK__P_DASH] = MUTE, [VK__P_UNKNOWN] = WORD,
		[VK__P_NOTE] = WORD };
	enum part part = (enum part)clause[p->kind];
	const struct vk__raw *raw;

	if (part != WORD)
		return part; /* the end of an empty text has no token */
	if (p->kind == VK__P_NOTE) /* "dossard, bidons, licence" */
		return p->value == VK__NOTE_FUEL ? MUTE : CONTENT;
	raw = &r->raws.raw[p->raw];
	return raw->end - raw->beg <= 2 ? CONTENT : part;
}

void
vk__remarks_fill(struct vk__reading *r)
{
	const struct vk__piece *p = r->pieces.piece;
	size_t begin = 0;
	bool silent = true;

	for (size_t i = 0; i < r->pieces.count; i++) {
		enum part part = look_at_clause(r, &p[i]);

		if (part != EDGE) {
			silent &= part != CONTENT;
			continue;
		}
		if (silent)
			vk__remarks_mute(r, begin, i);
		begin = i + 1;
		silent = true;
	}
}
