/* SPDX-License-Identifier: MIT */
/*
 * Words that have what was told ridden again: "on refait tout", "repeat steps 2-3
 * twice", "soit huit fois 4 minutes". Promises that what they may not mean, a
 * warm-up, a cool-down, another length, is a doubt and not repeated.
 */
#include "grammar.h"

#include <math.h>

/* "bis après 5' souple": the recovery before it is done again. */
static void
read_pause(struct vk__grammar *g, uint32_t group)
{
	enum vk__sep sep = vk__g_sep(g, g->i);
	struct vk__clause c = vk__clause_peek(g, g->i + 1);
	struct vk__node n = { 0 };

	if ((sep != VK__SEP_WITH && !vk__g_op(g, g->i, VK__OP_AFTER)) || !c.amount ||
	    c.count || !(c.rest || c.easy || c.low))
		return;
	vk__g_use(g);
	if (!vk__atom_read(g, &n, false))
		return;
	n.rest = n.between = true;
	vk__node_append(g->nodes, group, vk__node_new(g->nodes, &n));
}

/* "refais ces 15 min": from where those are so long, without a recovery behind
 * them; 0: nothing is. */
static uint32_t
find_told(const struct vk__grammar *g, uint32_t parent, uint32_t from, double seconds)
{
	for (uint32_t c = from; c != 0; c = vk__g_node(g, c)->next) {
		double sum = 0;

		for (uint32_t n = c; n != 0; n = vk__g_node(g, n)->next)
			if (n != vk__g_node(g, parent)->last || n == c ||
			    !vk__node_recovery(vk__g_node(g, n)))
				sum += vk__node_seconds(g->nodes, n, 0);
		if (fabs(sum - seconds) < 1)
			return c;
	}
	return 0;
}

/* Whether the recovery at the end of a group is ridden between its two rounds only:
 * behind "3 min at 105 %, 3 min at 55 %, repeat once" it is one of the steps. */
static bool
parts_sets(const struct vk__grammar *g, uint32_t group)
{
	const struct vk__node *last = vk__g_node(g, vk__g_node(g, group)->last);
	bool sets = last->rest || last->easy || last->sep == VK__SEP_THEN;

	for (uint32_t c = vk__g_node(g, group)->first; c != 0; c = vk__g_node(g, c)->next)
		sets |= vk__g_node(g, c)->reps > 0;
	return sets;
}

void
vk__redo_all(struct vk__grammar *g, uint32_t parent)
{
	uint32_t c = vk__g_node(g, parent)->first;

	while (c != 0 && vk__node_edge(vk__g_node(g, c)))
		c = vk__g_node(g, c)->next;
	if (g->i > 0 && vk__g_op(g, g->i - 1, VK__OP_REDO) &&
	    vk__g_at(g, g->i)->kind == VK__P_TIME) {
		c = find_told(g, parent, c, vk__g_at(g, g->i)->a);
		vk__g_use_length(g);
	}
	while (vk__g_op(g, g->i, VK__OP_REDO) || vk__g_op(g, g->i, VK__OP_AGAIN))
		vk__g_use(g); /* "on refait la même chose une deuxième fois" */
	if (vk__g_at(g, g->i)->kind == VK__P_COUNT && !vk__g_at(g, g->i)->times) {
		if (vk__g_at(g, g->i)->a != vk__g_node(g, c)->reps)
			vk__g_doubt(g, VK__DOUBT_COUNT_SCOPE);
		vk__g_use(g); /* "on refait ces 3 blocs" */
	}
	if (c == 0 || vk__node_edge(vk__g_node(g, vk__g_node(g, parent)->last))) {
		vk__g_doubt(g, VK__DOUBT_COUNT_ALONE);
		return;
	}
	c = vk__opening_skip(g, c);
	c = vk__node_wrap(g->nodes, parent, c, 2);
	if (c == 0)
		return;
	vk__g_node(g, c)->rested = true;
	if (vk__node_recovery(vk__g_node(g, vk__g_node(g, c)->last)) && parts_sets(g, c)) {
		vk__g_node(g, vk__g_node(g, c)->last)->rest = true;
		vk__g_node(g, vk__g_node(g, c)->last)->between = true;
	} else if (!vk__node_recovery(vk__g_node(g, vk__g_node(g, c)->last)))
		read_pause(g, c);
}

/* Whether no more of the workout comes than a cool-down up to the sign behind what
 * follows a sign at piece i. */
static bool
ends_there(const struct vk__grammar *g, size_t i)
{
	enum vk__sep sep = vk__g_sep(g, i);

	if (sep >= VK__SEP_STOP || vk__g_at(g, i)->kind == VK__P_END)
		return true;
	i += sep == VK__SEP_COMMA || sep == VK__SEP_THEN; /* or "set." */
	return vk__clause_peek(g, i).warm_cool;
}

bool
vk__redo_again(struct vk__grammar *g, uint32_t parent)
{
	size_t i = g->i + 1;
	bool begins = g->i > 0 && vk__g_sep(g, g->i - 1) != VK__SEP_NONE;

	while (vk__g_at(g, i)->kind == VK__P_SET || vk__g_op(g, i, VK__OP_EQUAL) ||
	    vk__g_op(g, i, VK__OP_SAME))
		i++;
	if (!begins || !ends_there(g, i) || vk__g_node(g, parent)->first == 0)
		return false;
	vk__g_use_to(g, i);
	vk__redo_all(g, parent);
	return true;
}

/* "repeat the sprint and recovery 6 times": what it names stands before. */
static void
skip_names(struct vk__grammar *g)
{
	size_t i = g->i;

	while (i < g->i + 6 && (vk__g_at(g, i)->kind == VK__P_ZONE ||
	    vk__g_at(g, i)->kind == VK__P_ROLE || vk__g_at(g, i)->kind == VK__P_SET ||
	    vk__g_at(g, i)->kind == VK__P_NOTE || vk__g_sep(g, i) == VK__SEP_AND ||
	    vk__g_sep(g, i) == VK__SEP_SLASH))
		i++;
	while ((vk__g_at(g, i)->kind == VK__P_COUNT || vk__g_at(g, i)->kind == VK__P_STEPS) &&
	    g->i < i)
		vk__g_use(g);
}

/* "once", "une fois" at piece i, and no list of what that is behind it. */
static bool
is_once(const struct vk__grammar *g, size_t i)
{
	const struct vk__piece *p = vk__g_at(g, i);

	return p->kind == VK__P_COUNT && p->a == 1 && p->b == 1 && p->times && !p->set &&
	    (vk__g_at(g, i + 1)->kind == VK__P_STOP || vk__g_at(g, i + 1)->kind == VK__P_END ||
	    vk__g_at(g, i + 1)->kind == VK__P_COMMA);
}

void
vk__redo_repeat(struct vk__grammar *g, uint32_t parent)
{
	bool once;

	vk__g_use(g);
	g->repeat = true;
	while (vk__g_op(g, g->i, VK__OP_AGAIN)) {
		g->again = true;
		vk__g_use(g);
	}
	if (vk__g_at(g, g->i)->kind == VK__P_COLON)
		vk__g_use(g);
	skip_names(g);
	if (vk__g_at(g, g->i)->kind == VK__P_STEPS) {
		g->steps_from = (uint32_t)vk__g_at(g, g->i)->a;
		g->steps_to = (uint32_t)vk__g_at(g, g->i)->b;
		vk__g_use(g);
	}
	while (vk__g_op(g, g->i, VK__OP_AGAIN)) {
		g->again = true;
		vk__g_use(g);
	}
	once = is_once(g, g->i) && g->steps_from == 0 && !g->again;
	if (once)
		vk__g_use(g); /* "repeat once", "recommencer une fois" */
	if (once || vk__g_sep(g, g->i) >= VK__SEP_STOP ||
	    vk__g_at(g, g->i)->kind == VK__P_END || vk__g_op(g, g->i, VK__OP_REDO)) {
		g->repeat = g->again = false;
		vk__redo_all(g, parent); /* "rest 5 minutes and repeat" */
		return;
	}
	if (vk__g_at(g, g->i)->kind == VK__P_BARE) {
		struct vk__piece *count = &g->pieces->piece[g->i];

		count->kind = VK__P_COUNT;
		count->b = count->a;
		count->times = true;
	}
}

/* Whether repetitions were told in this sentence. */
static bool
has_counted(const struct vk__grammar *g, uint32_t parent)
{
	for (uint32_t c = vk__g_node(g, parent)->first; c != 0; c = vk__g_node(g, c)->next)
		if (vk__g_node(g, c)->reps > 1 && vk__g_node(g, c)->sentence == g->sentence)
			return true;
	return false;
}

bool
vk__redo_summary(struct vk__grammar *g, uint32_t parent)
{
	const struct vk__piece *count = vk__g_at(g, g->i);
	const struct vk__piece *time = vk__g_at(g, g->i + 1);
	uint32_t last = vk__g_node(g, parent)->last;
	uint32_t at = vk__g_node(g, parent)->first;
	double sum = 0;

	if (time->kind != VK__P_TIME || last == 0 || g->i == 0 ||
	    !vk__g_op(g, g->i - 1, VK__OP_TOTAL))
		return false;
	while (at != 0 && vk__node_edge(vk__g_node(g, at)))
		at = vk__g_node(g, at)->next;
	for (uint32_t c = at; c != 0; c = vk__g_node(g, c)->next) {
		if (!vk__node_timed(g->nodes, c, 0))
			return false;
		sum += vk__node_seconds(g->nodes, c, 0);
	}
	if (at == 0 || fabs(sum - time->a) > 1 || count->a < 1 || count->a > VK_WORKOUT_REPS) {
		if (has_counted(g, parent))
			vk__g_doubt(g, VK__DOUBT_COUNT_ALONE); /* it sums up other efforts */
		return false;
	}
	at = vk__node_wrap(g->nodes, parent, at, (uint32_t)count->a);
	vk__g_node(g, at)->sentence = g->sentence;
	vk__g_use(g);
	vk__g_use_length(g);
	return true;
}
