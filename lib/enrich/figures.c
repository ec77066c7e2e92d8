/* SPDX-License-Identifier: MIT */
/*
 * The numbers of a text, each kept to be looked for in what comes out: a
 * number that was read but has no place in an answer speaks against it.
 */
#include "figures.h"

#include <math.h>
#include <string.h>

void
vk__figure_add(struct vk__request *r, enum vk__number_kind kind, vk_unit unit,
    double a, double b)
{
	if (r->numbers == VK__NUMBERS)
		r->too_many = true;
	else
		r->number[r->numbers++] = (struct vk__number){ kind, unit,
			b > 0 ? fmin(a, b) : a, fmax(a, b) };
}

static void
add_list(struct vk__request *r, const struct vk__pieces *pieces,
    const struct vk__piece *piece, enum vk__number_kind kind)
{
	for (size_t i = 0; i < (size_t)piece->a; i++) {
		double value = pieces->number[piece->list + i];

		vk__figure_add(r, kind, (vk_unit)piece->unit, value, value);
	}
}

static void
add_piece(struct vk__request *r, const struct vk__pieces *pieces,
    const struct vk__piece *piece)
{
	switch (piece->kind) {
	case VK__P_TIME:
		vk__figure_add(r, VK__NUMBER_SECONDS, VK_UNIT_NONE, piece->a,
		    piece->b);
		break;
	case VK__P_METRES:
		vk__figure_add(r, VK__NUMBER_METRES, VK_UNIT_NONE, piece->a,
		    piece->b);
		break;
	case VK__P_COUNT:
		vk__figure_add(r, VK__NUMBER_COUNT, VK_UNIT_NONE, piece->a,
		    piece->b);
		break;
	case VK__P_BARE:
		vk__figure_add(r, VK__NUMBER_BARE, VK_UNIT_NONE, piece->a,
		    piece->a);
		break;
	case VK__P_PAIR:
		vk__figure_add(r, piece->bare ? VK__NUMBER_BARE :
		    VK__NUMBER_SECONDS, VK_UNIT_NONE, piece->a, piece->a);
		vk__figure_add(r, piece->bare ? VK__NUMBER_BARE :
		    VK__NUMBER_SECONDS, VK_UNIT_NONE, piece->b, piece->b);
		break;
	case VK__P_TARGET:
		vk__figure_add(r, VK__NUMBER_TARGET, (vk_unit)piece->unit,
		    piece->a, piece->b);
		break;
	case VK__P_TIMES:
		add_list(r, pieces, piece, VK__NUMBER_SECONDS);
		break;
	case VK__P_TARGETS:
		add_list(r, pieces, piece, VK__NUMBER_TARGET);
		break;
	default:
		break;
	}
}

/* Whether the token belongs to what the words say without it. */
static bool
is_said_in_words(const struct vk__request *r, const vk_parser *parser,
    size_t raw, bool any)
{
	uint32_t at = parser->at->folded.map[parser->at->raws.raw[raw].beg];

	for (size_t i = 0; i < r->words.count; i++) {
		const struct vk__said *said = &r->words.said[i];

		if ((any || said->class == VK__TOPIC_TOTAL) &&
		    at >= said->start && at < said->end)
			return true;
	}
	return false;
}

/* Whether the token is of a target. */
static bool
is_of_target(const vk_parser *parser, size_t raw)
{
	for (size_t i = 0; i < parser->at->pieces.count; i++) {
		const struct vk__piece *piece = &parser->at->pieces.piece[i];

		if (piece->kind == VK__P_TARGET && raw >= piece->raw &&
		    raw < piece->raw + piece->raws)
			return true;
	}
	return false;
}

/* Whether the words say what the number at that token is. */
static bool
is_known(const struct vk__request *r, const vk_parser *parser, size_t raw)
{
	return is_said_in_words(r, parser, raw, true) ||
	    (r->lone_target && is_of_target(parser, raw));
}

void
vk__figures_read(struct vk__request *r, const vk_parser *parser)
{
	const struct vk__pieces *pieces = &parser->at->pieces;

	for (size_t i = parser->at->title; i < pieces->count; i++) {
		const struct vk__piece *piece = &pieces->piece[i];

		if (piece->raw >= parser->at->raws.count || !is_said_in_words(r, parser,
		    piece->raw, false))
			add_piece(r, pieces, piece);
	}
	if (r->words.total > 0)
		vk__figure_add(r, VK__NUMBER_SECONDS, VK_UNIT_NONE,
		    r->words.total, r->words.total);
}


/* Whether the parser read the token as something that nobody rides. */
static bool
is_beside(const vk_parser *parser, size_t raw)
{
	const struct vk__pieces *pieces = &parser->at->pieces;
	const struct vk__raws *raws = &parser->at->raws;

	for (size_t i = parser->at->title; i < pieces->count; i++) {
		const struct vk__piece *piece = &pieces->piece[i];

		if (raw < piece->raw || raw >= piece->raw + piece->raws)
			continue;
		/* hours of the day tell when, and are no number to keep */
		if (piece->kind == VK__P_NOTE)
			return raw + 1 >= raws->count ||
			    parser->at->folded.text[raws->raw[raw + 1].beg] !=
			    'h';
		if (piece->kind == VK__P_BAD)
			return true;
	}
	return false;
}

bool
vk__figures_unread(const struct vk__request *r, const vk_parser *parser)
{
	for (size_t i = 0; i < parser->at->raws.count; i++) {
		uint8_t kind = parser->at->raws.raw[i].kind;

		if ((kind == VK__RAW_NUMBER || kind == VK__RAW_CLOCK) &&
		    (parser->at->terms.fate[i] == VK__FATE_UNREAD ||
		    (kind == VK__RAW_NUMBER && is_beside(parser, i))) &&
		    !is_known(r, parser, i))
			return true;
	}
	return false;
}
