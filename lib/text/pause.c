/* SPDX-License-Identifier: MIT */
/*
 * One pause somewhere in a repetition: "5' de récup après la troisième",
 * "pause of 5 min halfway". The repetition is parted there; the pause stands
 * in place of the recovery that would have been.
 */
#include "ordinal.h"

void
vk__pause_same(struct vk__grammar *g, struct vk__node *rest)
{
	rest->rest = true;
	for (size_t i = g->nodes->count; i-- > 1;) {
		const struct vk__node *n = &g->nodes->node[i];

		if (!n->rest || !vk__node_length(n))
			continue;
		rest->seconds = n->seconds;
		rest->metres = n->metres;
		rest->between = rest->between || n->between;
		vk__atom_inherit(rest, n);
		return;
	}
	rest->equal = 1;
}

/* "la troisième", "10", "3 reps", "rep 3", "the first set" at piece i: how many;
 * *end: where it ends. */
static uint32_t
told_after(const struct vk__grammar *g, size_t i, size_t *end)
{
	const struct vk__piece *p = vk__g_at(g, i);
	uint32_t count = 0;

	if (vk__o_name(p) && vk__o_small(vk__g_at(g, i + 1)))
		p = vk__g_at(g, ++i);
	if (p->kind == VK__P_ORD)
		count = p->value;
	else if (vk__g_op(g, i, VK__OP_FIRST))
		count = 1;
	else if (vk__o_small(p) || (p->kind == VK__P_COUNT && !p->times && p->a == p->b))
		count = (uint32_t)p->a;
	for (*end = i + 1; vk__o_name(vk__g_at(g, *end)); (*end)++)
		;
	return count;
}

/* Where such words begin behind a part: "after the third", "following the 5th",
 * "after each fifth"; 0: nowhere. */
static size_t
begins_after(const struct vk__grammar *g, bool *every)
{
	size_t i = g->i;
	bool word = vk__g_op(g, i, VK__OP_AFTER);
	const struct vk__piece *before = vk__g_at(g, i - (i > 0));

	if (!word && vk__g_at(g, i)->kind == VK__P_ORD && i > 0) { /* the word was taken */
		*every = before->kind == VK__P_REST && before->value == VK__SET_REP;
		return *every || vk__g_op(g, i - 1, VK__OP_NEXT) ? i : 0;
	}
	*every = vk__g_op(g, i + word, VK__OP_EACH);
	return word || *every ? i + word + *every : 0;
}

/* "after the 3rd and the 6th": more than one pause, which nobody reads yet. */
static bool
goes_on(const struct vk__grammar *g, size_t i)
{
	enum vk__sep sep = vk__g_sep(g, i);

	return (sep == VK__SEP_AND || sep == VK__SEP_COMMA || sep == VK__SEP_PLUS) &&
	    vk__g_at(g, i + 1)->kind == VK__P_ORD;
}

void
vk__pause_read(struct vk__grammar *g, struct vk__node *rest)
{
	bool every;
	size_t end, i = begins_after(g, &every);
	uint32_t count = i == 0 ? 0 : told_after(g, i, &end);

	if (count == 0 || count > UINT16_MAX || vk__clause_peek(g, end).amount)
		return;
	if (goes_on(g, end))
		vk__g_doubt(g, VK__DOUBT_SET_END);
	rest->after = (uint16_t)count;
	rest->every = every;
	rest->of_rep = rest->of_rep && !every;
	vk__g_use_to(g, end);
}

void
vk__pause_part(struct vk__grammar *g, uint32_t parent)
{
	bool every;
	size_t end, i = begins_after(g, &every);

	if (i != 0 && told_after(g, i, &end) > 0 && !vk__clause_peek(g, end).amount &&
	    vk__ordinal_follows(g, parent))
		vk__g_doubt(g, VK__DOUBT_EMBEDDED);
}

bool
vk__pause_begins(struct vk__grammar *g, uint32_t parent)
{
	size_t end;
	bool every = vk__g_op(g, g->i + 1, VK__OP_EACH);
	uint32_t count = vk__g_op(g, g->i, VK__OP_AFTER) ?
	    told_after(g, g->i + 1 + every, &end) : 0;
	struct vk__node n = { 0 };
	struct vk__clause c;
	uint32_t at;

	if (count == 0 || count > UINT16_MAX || !vk__ordinal_follows(g, parent))
		return false;
	if (vk__g_sep(g, end) == VK__SEP_COMMA || vk__g_sep(g, end) == VK__SEP_COLON)
		end++;
	c = vk__clause_peek(g, end);
	if (!c.amount || c.count || !(c.rest || c.easy || c.low))
		return false;
	vk__g_use_to(g, end);
	if (!vk__atom_read(g, &n, false) || !vk__node_length(&n))
		return false;
	n.rest = true;
	n.after = (uint16_t)count;
	n.every = every;
	at = vk__node_new(g->nodes, &n);
	if (at != 0 && !vk__pause_place(g, parent, at))
		vk__node_append(g->nodes, parent, at);
	g->sep = VK__SEP_NONE;
	return true;
}

/* The recovery at the end of each repetition is not ridden after the last. */
static void
drop_last(struct vk__grammar *g, uint32_t group)
{
	uint32_t rest = vk__g_node(g, group)->last;

	if (rest != 0 && vk__g_node(g, rest)->reps == 0 && vk__g_node(g, rest)->rest)
		vk__g_node(g, rest)->between = true;
}

/* "5' de pause toutes les 4 répétitions": sets of so many. */
static bool
pause_every(struct vk__grammar *g, uint32_t parent, uint32_t group, uint32_t rest)
{
	uint32_t count = vk__g_node(g, rest)->after;
	/* NOLINTNEXTLINE(clang-analyzer-core.DivideZero): it was looked at. */
	uint32_t times = vk__g_node(g, group)->reps / count;
	uint32_t sets = vk__node_wrap(g->nodes, parent, group, times);

	if (sets == 0)
		return false;
	vk__g_node(g, group)->reps = count;
	drop_last(g, group);
	vk__g_node(g, rest)->between = true;
	vk__node_append(g->nodes, sets, rest);
	vk__g_node(g, sets)->rested = vk__g_node(g, sets)->paren = true;
	return true;
}

bool
vk__pause_place(struct vk__grammar *g, uint32_t parent, uint32_t rest)
{
	struct vk__node *n = vk__g_node(g, rest);
	uint32_t group = vk__g_node(g, parent)->last;
	uint32_t reps = group == 0 ? 0 : vk__g_node(g, group)->reps;
	uint32_t count = n->halfway ? reps / 2 : n->after;
	uint32_t copy;

	if (!n->rest || (n->after == 0 && !n->halfway))
		return false;
	if (n->every && count > 0 && reps % count == 0 && reps > count &&
	    vk__g_node(g, group)->counted)
		return pause_every(g, parent, group, rest);
	if (reps < 2 || n->every || !vk__g_node(g, group)->counted || count >= reps || count == 0 ||
	    (n->halfway && reps % 2 != 0)) {
		vk__g_doubt(g, VK__DOUBT_REST_PLACE);
		vk__g_doubt(g, VK__DOUBT_COUNT_ALONE);
		return false;
	}
	copy = vk__node_copy(g->nodes, group, 0);
	if (copy == 0)
		return false;
	vk__g_node(g, group)->reps = count;
	vk__g_node(g, copy)->reps = reps - count;
	drop_last(g, group);
	vk__node_append(g->nodes, parent, rest);
	vk__node_append(g->nodes, parent, copy);
	return true;
}
