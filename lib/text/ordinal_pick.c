/* SPDX-License-Identifier: MIT */
/*
 * Which repetitions words mean, "the second last", "2e et 4e", "les 3 suivantes",
 * and what is said of them. Decides nothing of the repetition itself.
 */
#include "ordinal.h"

/* "first two", "two last": how many of them, and the piece after that. */
static uint32_t
several(const struct vk__grammar *g, size_t *end)
{
	const struct vk__piece *p = vk__g_at(g, *end);

	if (vk__o_small(p) || (p->kind == VK__P_COUNT && !p->times && p->a == p->b)) {
		(*end)++;
		return (uint32_t)p->a;
	}
	return 1;
}

/* "de la 2e à la 4e", "2nd-4th" from piece *end on: its last; first: it is one only. */
static uint32_t
range_end(const struct vk__grammar *g, size_t *end, uint32_t first)
{
	size_t i = *end + (vk__g_sep(g, *end) == VK__SEP_DASH);
	const struct vk__piece *p = vk__g_at(g, i);

	if (p->kind != VK__P_ORD || p->value <= first || (i == *end && !p->at))
		return first;
	*end = i + 1;
	return p->value;
}

/* Reads which repetitions are meant at piece i. False: none are. */
bool
vk__o_pick(const struct vk__grammar *g, size_t i, struct pick *pick, size_t *end)
{
	const struct vk__piece *p = vk__g_at(g, i);
	bool first = vk__g_op(g, i + vk__o_small(p), VK__OP_FIRST);
	bool last = vk__g_op(g, i + vk__o_small(p), VK__OP_LAST);

	*pick = (struct pick){ 0 };
	*end = i + 1;
	if (p->kind == VK__P_ORD && vk__g_op(g, i + 1, VK__OP_LAST)) {
		pick->from = pick->back = p->value; /* "the second last" */
		(*end)++;
	} else if (p->kind == VK__P_ORD) {
		pick->from = p->to ? 1 : p->value; /* "up to the third" */
		pick->to = range_end(g, end, p->value);
		if (pick->to == p->value && p->from_en)
			pick->to = 0; /* "from the third on" */
	} else if (vk__g_op(g, i, VK__OP_ONWARD) && vk__g_at(g, i + 1)->kind == VK__P_ORD) {
		pick->from = vk__g_at(g, i + 1)->value;
		(*end)++;
	} else if (first || last) {
		uint32_t n = vk__o_small(p) ? (uint32_t)p->a : several(g, end);
		*end += vk__o_small(p);
		pick->from = first;
		pick->to = first ? n : 0;
		pick->back = last ? n : 0;
	} else if (vk__g_op(g, i, VK__OP_ODD) || vk__g_op(g, i, VK__OP_EVEN)) {
		pick->from = vk__g_op(g, i, VK__OP_ODD) ? 1 : 2;
		pick->every = 2;
	} else if (vk__g_op(g, i, VK__OP_OTHERS)) {
		pick->others = true;
	} else if (vk__g_op(g, i + vk__o_small(p), VK__OP_NEXT) && (vk__o_small(p) ||
	    vk__o_small(vk__g_at(g, i + 1)))) {
		pick->next = (uint32_t)vk__g_at(g, i + !vk__o_small(p))->a;
		(*end)++;
	} else if (p->kind == VK__P_SET && vk__o_small(vk__g_at(g, i + 1))) {
		pick->from = pick->to = (uint32_t)vk__g_at(g, i + 1)->a;
		(*end)++;
	} else {
		return false;
	}
	if (vk__g_at(g, *end)->kind == VK__P_TIME || vk__g_at(g, *end)->kind == VK__P_METRES)
		return false; /* "the last 15 min" */
	while (vk__o_name(vk__g_at(g, *end)) || vk__g_at(g, *end)->kind == VK__P_COLON)
		(*end)++;
	if (p->kind == VK__P_ORD && vk__g_op(g, *end, VK__OP_ONWARD)) {
		pick->to = 0; /* "the third onwards" */
		(*end)++;
	}
	return true;
}

/* Where the words about one pick end: the next pick, or the sentence. */
static size_t
said_until(const struct vk__grammar *g, size_t i)
{
	struct pick next;
	size_t end;

	for (;; i++) {
		const struct vk__piece *p = vk__g_at(g, i);

		if (p->kind == VK__P_END || p->kind == VK__P_STOP || p->kind == VK__P_LINE ||
		    p->kind == VK__P_CLOSE || vk__o_pick(g, i, &next, &end))
			return i;
	}
}

/* Over the signs to the next pick; stays where none follows. */
size_t
vk__o_signs(const struct vk__grammar *g, size_t i)
{
	struct pick next;
	size_t end, at = i;

	while (vk__g_sep(g, at) != VK__SEP_NONE && at < i + 3)
		at++;
	return vk__o_pick(g, at, &next, &end) ? at : i;
}

/* The targets behind a pick. False: none, or a length. */
bool
vk__o_said(struct vk__grammar *g, size_t from, struct vk__node *said)
{
	size_t stop = g->stop;
	bool read;

	*said = (struct vk__node){ 0 };
	g->stop = said_until(g, from);
	g->i = from;
	read = g->i < g->stop && vk__atom_read(g, said, false);
	g->stop = stop;
	return read && !vk__node_length(said) && said->role == 0 && !said->rest &&
	    (vk__node_targeted(said) || said->cadence.unit != VK_UNIT_NONE || said->note_end > 0);
}

/* "2e et 4e", "3rd & 6th": where the next of those begins of which the same is
 * said; 0: it is told here. */
static size_t
joined(const struct vk__grammar *g, size_t i)
{
	struct pick next;
	size_t end, at = i;

	while (at < i + 2 && (vk__g_sep(g, at) == VK__SEP_AND || vk__g_sep(g, at) == VK__SEP_COMMA ||
	    vk__g_sep(g, at) == VK__SEP_SLASH || vk__g_sep(g, at) == VK__SEP_PLUS ||
	    vk__g_op(g, at, VK__OP_THEN)))
		at++;
	return vk__o_pick(g, at, &next, &end) ? at : 0;
}

size_t
vk__o_picks(struct vk__grammar *g, struct pick pick[PICKS])
{
	size_t n = 0, shared = 0;
	size_t begin = g->i, at = begin;
	size_t end, next;

	while (n < PICKS && vk__o_pick(g, at, &pick[n], &end)) {
		n++;
		next = joined(g, end);
		if (next != 0) {
			if (next == end) /* "la 2e comme la 4e", "2nd-4th": a range? */
				vk__g_doubt(g, VK__DOUBT_TARGET_PLACE);
			shared++;
			at = next;
			continue;
		}
		if (!vk__o_said(g, end, &pick[n - 1].said)) {
			n--;
			break;
		}
		for (size_t k = n - 1 - shared; k < n; k++)
			pick[k].said = pick[n - 1].said;
		for (size_t i = begin; i < end; i++)
			g->pieces->piece[i].used = true;
		shared = 0;
		vk__g_use_to(g, vk__o_signs(g, g->i));
		begin = at = g->i;
	}
	g->i = begin;
	return n - shared;
}

bool
vk__ordinal_begins(const struct vk__grammar *g, size_t i)
{
	struct pick pick;
	size_t end;

	return vk__o_pick(g, i, &pick, &end) && said_until(g, end) > end;
}
