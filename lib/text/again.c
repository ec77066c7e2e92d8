/* SPDX-License-Identifier: MIT */
/*
 * A repetition told once more: "a second set of 8", "une deuxième série
 * identique", "Série 2 : idem mais à 140 %".
 */
#include "ordinal.h"

/* "identique", "idem" at piece i. */
static bool
is_same(const struct vk__grammar *g, size_t i)
{
	return vk__g_op(g, i, VK__OP_EQUAL) || vk__g_op(g, i, VK__OP_SAME);
}

/* "second set", "série 2 :" - where the words go on; 0: it is none of these. */
static size_t
names_next(const struct vk__grammar *g, size_t i)
{
	size_t begin = i;

	if (vk__g_at(g, i)->kind == VK__P_SET && vk__o_small(vk__g_at(g, i + 1)) &&
	    vk__g_at(g, i + 1)->a >= 2) {
		i += 2;
		i += vk__g_at(g, i)->kind == VK__P_COLON;
		return is_same(g, i) ? i : 0;
	}
	if (vk__g_at(g, i)->kind != VK__P_ORD)
		return 0;
	i++;
	while (vk__o_name(vk__g_at(g, i)) || vk__g_op(g, i, VK__OP_FROM))
		i++;
	if (vk__g_at(g, i)->kind == VK__P_COLON && is_same(g, i + 1))
		i++;
	return i > begin + 1 || is_same(g, i) ? i : 0;
}

/* What is different this time: "idem mais à 140 %". */
static void
read_change(struct vk__grammar *g, uint32_t group)
{
	struct vk__node said;

	if (vk__o_said(g, g->i, &said))
		for (uint32_t c = vk__g_node(g, group)->first; c != 0; c = vk__g_node(g, c)->next)
			if (vk__g_node(g, c)->reps == 0 && !vk__node_recovery(vk__g_node(g, c)))
				vk__o_set(vk__g_node(g, c), &said);
}

/* "the 4th rep" of eight: one of those told already. */
static bool
names_one(const struct vk__grammar *g, uint32_t group)
{
	const struct vk__piece *name = vk__g_at(g, g->i + 1);

	return vk__g_at(g, g->i)->kind == VK__P_ORD && vk__g_node(g, group)->reps > 1 &&
	    vk__g_at(g, g->i)->value <= vk__g_node(g, group)->reps &&
	    (name->kind == VK__P_ROLE || (name->kind == VK__P_SET && name->value == VK__SET_REP));
}

/* "2 sets of 6x30/30, second set 8 reps": one of the sets has another count. False:
 * there is no such set. */
static bool
count_apart(struct vk__grammar *g, uint32_t sets, uint32_t which, uint32_t reps)
{
	uint32_t inner = vk__g_node(g, sets)->first;
	uint32_t all = vk__g_node(g, sets)->reps;
	struct pick none = { 0 };
	uint8_t of[REPS_MOST] = { 0 };
	uint32_t at;

	if (!vk__g_node(g, inner)->counted || which < 1 || which > all || all > REPS_MOST)
		return false;
	vk__o_spell(g, sets, &none, of);
	at = vk__g_node(g, sets)->first;
	for (uint32_t r = 0; at != 0; at = vk__g_node(g, at)->next)
		if (vk__g_node(g, at)->counted && ++r == which)
			vk__g_node(g, at)->reps = reps;
	return true;
}

/* "then a second set of 8", "une deuxième série identique": once more. */
bool
vk__ordinal_again(struct vk__grammar *g, uint32_t parent)
{
	uint32_t rest = vk__g_node(g, parent)->last;
	uint32_t like = rest;
	uint32_t which = vk__g_at(g, g->i)->value; /* of an ordinal */
	size_t i = names_next(g, g->i);
	bool same = false;
	uint32_t reps = 0, copy;

	if (i == 0 || rest == 0)
		return false;
	if (vk__node_recovery(vk__g_node(g, rest)))
		like = vk__node_before(g->nodes, parent, rest);
	while (is_same(g, i) || vk__o_name(vk__g_at(g, i))) {
		same = same || is_same(g, i);
		i++;
	}
	if (vk__o_small(vk__g_at(g, i)) || vk__g_at(g, i)->kind == VK__P_COUNT)
		reps = (uint32_t)vk__g_at(g, i++)->a;
	if (like == 0 || !vk__g_node(g, like)->counted || names_one(g, like) ||
	    vk__g_at(g, i)->kind == VK__P_COLON || vk__clause_peek(g, i).amount ||
	    (vk__clause_peek(g, i).attribute && !same) || (like == rest && reps == 0 && !same))
		return false;
	if (reps > 0 && reps <= VK_WORKOUT_REPS && count_apart(g, like, which, reps)) {
		vk__g_use_to(g, i);
		return true;
	}
	copy = vk__node_copy(g->nodes, like, 0);
	if (copy == 0)
		return false;
	if (reps > 0 && reps <= VK_WORKOUT_REPS)
		vk__g_node(g, copy)->reps = reps;
	vk__g_use_to(g, i);
	vk__node_append(g->nodes, parent, copy);
	if (vk__clause_peek(g, i).attribute)
		read_change(g, copy);
	return true;
}

/* The repetition told last, and whether another one stands before it. */
static uint32_t
told_last(const struct vk__grammar *g, uint32_t parent, bool *others)
{
	uint32_t found = 0;

	*others = false;
	for (uint32_t c = vk__g_node(g, parent)->first; c != 0; c = vk__g_node(g, c)->next)
		if (vk__g_node(g, c)->counted || vk__g_node(g, c)->ladder) {
			*others = found != 0;
			found = c;
		}
	return found;
}

/* "idem en danseuse": the same, told apart by words. */
static bool
is_changed(const struct vk__grammar *g)
{
	size_t i = g->i;

	while (vk__g_at(g, i)->kind == VK__P_NOTE && vk__g_at(g, i)->value == VK__NOTE_PLAIN)
		i++;
	return g->sep >= VK__SEP_COMMA && i > g->i && (vk__g_at(g, i)->kind == VK__P_END ||
	    (vk__g_sep(g, i) != VK__SEP_NONE && vk__g_at(g, i)->kind != VK__P_COLON));
}

/* "5x3', 10' Z1, même chose à 115 %": the repetition told last, once more. */
void
vk__again_read(struct vk__grammar *g, uint32_t parent)
{
	bool others;
	uint32_t like = told_last(g, parent, &others);
	uint32_t copy;

	vk__g_use(g);
	while (vk__g_op(g, g->i, VK__OP_AGAIN) || vk__g_op(g, g->i, VK__OP_SAME))
		vk__g_use(g);
	if (g->sep == VK__SEP_NONE && vk__g_node(g, parent)->last != 0 &&
	    vk__g_node(g, vk__g_node(g, parent)->last)->role == 1 + VK__ROLE_COOLDOWN)
		vk__g_doubt(g, VK__DOUBT_AMOUNT_MISSING); /* "RAC idem", as long as what? */
	if (vk__g_node(g, parent)->first == 0 ||
	    (vk__g_at(g, g->i)->kind == VK__P_NOTE && !is_changed(g)) ||
	    (g->sep == VK__SEP_NONE &&
	    vk__g_sep(g, g->i) == VK__SEP_NONE && vk__g_at(g, g->i)->kind != VK__P_COUNT))
		return; /* "Idem mais en plus court : ...", "la même bosse" */
	if (like == 0 || others || vk__clause_peek(g, g->i).amount ||
	    vk__clause_peek(g, g->i).warm_cool ||
	    (vk__g_sep(g, g->i) == VK__SEP_WITH && vk__clause_peek(g, g->i + 1).amount) ||
	    vk__clause_peek(g, g->i).op || g->sep == VK__SEP_NONE) {
		vk__g_doubt(g, VK__DOUBT_COUNT_ALONE); /* the same as what? */
		return;
	}
	copy = vk__node_copy(g->nodes, like, 0);
	if (copy == 0)
		return;
	vk__node_append(g->nodes, parent, copy);
	if (vk__clause_peek(g, g->i).attribute)
		read_change(g, copy);
	g->sep = VK__SEP_NONE;
}
