/* SPDX-License-Identifier: MIT */
/*
 * Texts that are more than one workout: "Tom : 3x10', Julie : 2x10'", "mardi
 * 5x3', jeudi 2 h", "soit 3x10', soit 5x6'". All of it in one record would be
 * ridden one after the other, so it is a doubt.
 */
#include "grammar.h"

/* A word that may name a rider, a day or a version, and no part. */
static bool
is_name(const struct vk__piece *p)
{
	return p->kind == VK__P_UNKNOWN || p->kind == VK__P_NOTE ||
	    (p->kind == VK__P_OP && p->value == VK__OP_BIKE);
}

/*
 * Whether nothing but a name stands between the sign before and piece i:
 * "Elite :", "Jour 2 :", but not "2 :", "Bloc 2 :" or "B :".
 */
static bool
is_label(const struct vk__grammar *g, size_t i)
{
	bool named = false;

	for (; i > 0 && vk__g_sep(g, i - 1) == VK__SEP_NONE; i--) {
		const struct vk__piece *p = vk__g_at(g, i - 1);

		if (p->kind == VK__P_OPEN)
			break;
		if (!is_name(p) && p->kind != VK__P_BARE)
			return false;
		named = named || is_name(p);
	}
	return named;
}

/* Whether a sign ends a label, and what comes next can be a workout. */
static bool
ends_label(const struct vk__grammar *g, size_t i)
{
	const struct vk__piece *p = vk__g_at(g, i);

	return (p->kind == VK__P_COLON || (p->kind == VK__P_DASH && !p->glued)) &&
	    is_label(g, i) && vk__clause_peek(g, i + 1).amount;
}

void
vk__several_check(struct vk__grammar *g)
{
	unsigned labels = g->pieces->told;

	for (size_t i = 1; g->pieces->labels + labels > 1 && i < g->stop; i++)
		labels += ends_label(g, i);
	if (labels > 1 || g->pieces->either > 1 || g->pieces->days)
		vk__g_doubt(g, VK__DOUBT_SEVERAL);
}
