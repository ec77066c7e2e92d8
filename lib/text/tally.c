/* SPDX-License-Identifier: MIT */
/*
 * Counts of what is no step: "2x bottles", "coffee x2", "drink twice", "three times
 * this week". Promises that they repeat nothing; where a count names something to
 * ride that the text does not tell, "3x round the park", that is a doubt.
 */
#include "grammar.h"

static bool
is_note(const struct vk__grammar *g, size_t i, enum vk__word_note value)
{
	return vk__g_at(g, i)->kind == VK__P_NOTE && vk__g_at(g, i)->value == value;
}

/* Whether a sentence or a clause ends before piece i. */
static bool
ends_before(const struct vk__grammar *g, size_t i)
{
	return vk__g_sep(g, i) != VK__SEP_NONE || vk__g_at(g, i)->kind == VK__P_END ||
	    vk__g_at(g, i)->kind == VK__P_CLOSE;
}

/* "2x bottles", "coffee x2", "drink twice", "eat a bar three times". */
static bool
is_fuel(const struct vk__grammar *g)
{
	size_t i = g->i;

	if (!vk__g_at(g, i)->sign_first && is_note(g, i + 1, VK__NOTE_FUEL))
		return true;
	for (; ends_before(g, g->i + 1) && i > 0 && (vk__g_at(g, i - 1)->kind == VK__P_NOTE ||
	    vk__g_at(g, i - 1)->kind == VK__P_UNKNOWN); i--)
		if (is_note(g, i - 1, VK__NOTE_FUEL))
			return true;
	return false;
}

/* "twice this week", "2x/week", "twice next week": on other days; 0: not that. */
static size_t
days_end(const struct vk__grammar *g)
{
	size_t i = g->i + 1;

	if (vk__g_at(g, i)->kind == VK__P_SLASH && vk__g_op(g, i + 1, VK__OP_BIKE))
		return i + 2;
	if (vk__g_at(g, i)->kind == VK__P_SLASH && ends_before(g, i + 1))
		return i + 1; /* "2x/sem", whose word says nothing elsewhere */
	return is_note(g, i, VK__NOTE_WEEK) || is_note(g, i, VK__NOTE_PAST) ? i + 1 : 0;
}

bool
vk__tally_read(struct vk__grammar *g)
{
	size_t end;

	if (!vk__g_at(g, g->i)->times)
		return false;
	end = days_end(g);
	if (end == 0 && !is_fuel(g))
		return false;
	vk__g_use_to(g, end > 0 ? end : g->i + 1);
	g->repeat = g->again = false;
	return true;
}

/* "then stretch x2": the words are all there is to repeat. */
static bool
is_of_words(const struct vk__grammar *g)
{
	return g->i > 0 && is_note(g, g->i - 1, VK__NOTE_PLAIN) && ends_before(g, g->i + 1) &&
	    (g->i < 2 || vk__g_sep(g, g->i - 2) != VK__SEP_NONE);
}

bool
vk__tally_names(const struct vk__grammar *g)
{
	const struct vk__piece *count = vk__g_at(g, g->i);
	size_t i = g->i + 1;

	if (is_of_words(g))
		return true;
	if (count->sign_first || !(count->times || count->set))
		return false;
	i += vk__g_at(g, i)->kind == VK__P_SET;
	while (is_note(g, i, VK__NOTE_PLAIN))
		i++; /* "up the hill" */
	return vk__g_at(g, i)->kind == VK__P_UNKNOWN || is_note(g, i, VK__NOTE_PLACE);
}
