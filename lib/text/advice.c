/* SPDX-License-Identifier: MIT */
/*
 * Lines that say what a workout is for, what it takes and how it should feel:
 * "Objectif : ...", "Pourquoi ? ...", "Nutrition: ...". They are taken out.
 * Promises that nothing is that may be ridden: a length with a target stays,
 * unless the text tells it elsewhere, and so does all where nothing else is.
 */
#include "parser.h"
#include "told.h"

static bool
begins_line(const struct vk__piece *p, size_t i)
{
	return i == 0 || p[i - 1].kind == VK__P_LINE;
}

static bool
is_advice(const struct vk__piece *p, size_t i)
{
	return begins_line(p, i) && p[i].kind == VK__P_NOTE && p[i].value == VK__NOTE_WHY;
}

/* A heading alone goes on to the next empty line, or to what has a role. */
static size_t
advice_end(const struct vk__piece *p, size_t i)
{
	size_t end = i + 1;
	bool alone;

	while (p[end].kind == VK__P_COLON || p[end].kind == VK__P_STOP)
		end++;
	alone = p[end].kind == VK__P_LINE && p[end].lines == 1;
	do
		end++;
	while (p[end - 1].kind != VK__P_END && (p[end - 1].kind != VK__P_LINE ||
	    (alone && p[end - 1].lines == 1 && p[end].kind != VK__P_ROLE && !is_advice(p, end))));
	return end - 1;
}

/* Whether the text has something to ride outside, but for warm-up and cool-down. */
static bool
has_more(const struct vk__pieces *pieces, size_t begin, size_t end)
{
	const struct vk__piece *p = pieces->piece;
	bool skip = false;

	for (size_t i = 0; i < pieces->count; i++) {
		if (begins_line(p, i))
			skip = vk__told_edge(&p[i]) || is_advice(p, i);
		if ((i < begin || i >= end) && !skip && vk__piece_length(p[i].kind))
			return true;
	}
	return false;
}

/* Whether pieces from begin up to end may be a part of the workout. */
static bool
may_be_ridden(const struct vk__pieces *pieces, size_t begin, size_t end)
{
	const struct vk__piece *p = pieces->piece;
	bool target = false, length = false, condition = false;

	for (size_t i = begin; i < end; i++) {
		/* "Remarques : si vent, faire 250 W" is another workout then */
		length |= condition && p[i].kind == VK__P_TARGET;
		condition |= p[i].kind == VK__P_OP && p[i].value == VK__OP_EXCEPT;
		target |= p[i].kind == VK__P_TARGET || p[i].kind == VK__P_TARGETS ||
		    p[i].kind == VK__P_ZONE;
		length |= vk__piece_length(p[i].kind) && !vk__told_elsewhere(pieces, begin, end, &p[i]);
	}
	return target && length;
}

enum { POWER_LEAST = 30 }; /* "une côte de 5 à 6 %" is no power */

/* Whether this power is told outside the pieces from begin up to end. */
static bool
tells_power(const struct vk__pieces *pieces, size_t begin, size_t end,
    const struct vk__piece *power)
{
	for (size_t i = 0; i < pieces->count; i++) {
		const struct vk__piece *p = &pieces->piece[i];

		if ((i < begin || i >= end) && p->kind == VK__P_TARGET &&
		    p->unit == power->unit && p->a <= power->b && p->b >= power->a)
			return true;
	}
	return false;
}

/* "Note: last rep at 90 %", "Notes: only 2 reps this week": it changes what is told
 * elsewhere, so that nobody may leave it out unseen. */
static bool
changes_told(const struct vk__pieces *pieces, size_t begin, size_t end)
{
	bool changes = false;

	for (size_t i = begin; i < end; i++) {
		const struct vk__piece *p = &pieces->piece[i];

		switch (p->kind) {
		case VK__P_COUNT:
			changes |= !vk__told_elsewhere(pieces, begin, end, p);
			break;
		case VK__P_TARGET:
			changes |= vk__piece_power(p->unit) && p->b >= POWER_LEAST &&
			    !tells_power(pieces, begin, end, p);
			break;
		case VK__P_OP:
			changes |= p->value == VK__OP_CHANGE;
			break;
		case VK__P_NOTE:
			if (p->value == VK__NOTE_FTP)
				return false; /* "Rappel : ta FTP, 95 % de 284 W, ..." */
			break;
		default:
			break;
		}
	}
	return changes;
}

void
vk__advice_drop(struct vk__reading *r)
{
	struct vk__piece *p = r->pieces.piece;
	size_t kept = 0;

	for (size_t i = 0; i < r->pieces.count; i++) {
		size_t end = is_advice(p, i) ? advice_end(p, i) : i;

		if (end > i && has_more(&r->pieces, i, end) && !may_be_ridden(&r->pieces, i, end)) {
			r->pieces.changes |= changes_told(&r->pieces, i, end);
			vk__remarks_mute(r, i, end);
			i = end;
		}
		p[kept++] = p[i];
	}
	r->pieces.count = kept;
}
