/* SPDX-License-Identifier: MIT */
/*
 * What is told of recoveries that are there already: one of them is longer ("la 3e
 * récup est de 6 min"), they are made of parts ("r 3' (1' Z1 + 2' Z2)"), they are
 * ridden in some way ("Récup à 60 %."). None of it adds a step.
 */
#include "ordinal.h"

#include <math.h>

/* Whether a group is one effort and its recovery, over and over. */
static bool
is_rested(const struct vk__grammar *g, uint32_t group)
{
	const struct vk__node *n = vk__g_node(g, group);
	const struct vk__node *effort = vk__g_node(g, n->first);
	const struct vk__node *rest = vk__g_node(g, n->last);

	return n->counted && n->first != 0 && effort->next == n->last && n->first != n->last &&
	    effort->reps == 0 && rest->reps == 0 && rest->rest && rest->seconds > 0;
}

/* The repetition told last whose recoveries may be told apart; 0: none. */
static uint32_t
group_before(const struct vk__grammar *g, uint32_t parent)
{
	uint32_t at = vk__g_node(g, parent)->last;

	while (at != 0 && vk__node_edge(vk__g_node(g, at)))
		at = vk__node_before(g->nodes, parent, at);
	return at != 0 && (is_rested(g, at) || (vk__g_node(g, at)->ladder &&
	    vk__g_node(g, at)->rested)) && vk__g_node(g, at)->reps <= REPS_MOST ? at : 0;
}

/* The recovery of a list with this number, the last one for 0; 0: it has none. */
static uint32_t
rest_number(const struct vk__grammar *g, uint32_t group, uint32_t number)
{
	uint32_t k = 0, found = 0;

	for (uint32_t c = vk__g_node(g, group)->first; c != 0; c = vk__g_node(g, c)->next)
		if (vk__g_node(g, c)->reps == 0 && vk__g_node(g, c)->rest &&
		    (++k == number || number == 0))
			found = c;
	return found;
}

/* "2e", "la 2e et la 4e", "first and last": which are meant, 0 for the last one.
 * The piece behind them, which names them; 0: they are no recoveries. */
static size_t
read_numbers(const struct vk__grammar *g, uint32_t number[PICKS], size_t *count)
{
	size_t i = g->i;

	for (*count = 0; *count < PICKS; i++) {
		const struct vk__piece *p = vk__g_at(g, i);

		if (p->kind == VK__P_ORD)
			number[(*count)++] = p->value;
		else if (vk__g_op(g, i, VK__OP_FIRST) || vk__g_op(g, i, VK__OP_LAST))
			number[(*count)++] = p->value == VK__OP_FIRST;
		else
			return 0;
		p = vk__g_at(g, i + 1);
		if (p->kind == VK__P_ROLE && p->value == VK__ROLE_RECOVERY)
			return i + 1;
		i += vk__g_sep(g, i + 1) == VK__SEP_AND || vk__g_sep(g, i + 1) == VK__SEP_COMMA;
	}
	return 0;
}

/* Gives those recoveries what is said. False: one of them is not there. */
static bool
set_rests(struct vk__grammar *g, uint32_t group, const uint32_t number[PICKS],
    size_t count, const struct vk__node *said)
{
	const struct pick none = { 0 };
	const uint8_t all[REPS_MOST] = { 0 };

	if (group != 0 && !vk__g_node(g, group)->ladder)
		vk__o_spell(g, group, &none, all);
	for (size_t k = 0; k < count; k++) {
		uint32_t rest = group == 0 ? 0 : rest_number(g, group, number[k]);

		if (rest == 0)
			return false;
		vk__g_node(g, rest)->seconds = said->seconds;
		vk__g_node(g, rest)->length_piece = said->length_piece;
		vk__atom_inherit(vk__g_node(g, rest), said);
	}
	return true;
}

bool
vk__rests_pick(struct vk__grammar *g, uint32_t parent)
{
	uint32_t number[PICKS];
	size_t count;
	size_t name = read_numbers(g, number, &count);
	struct vk__node n;
	struct vk__clause c;

	if (name == 0)
		return false;
	n = (struct vk__node){ 0 };
	c = vk__clause_peek(g, name + 1);
	if (!c.amount || c.count || c.between)
		return false;
	vk__g_use_to(g, name);
	if (!vk__atom_read(g, &n, false) || n.seconds <= 0 ||
	    !set_rests(g, group_before(g, parent), number, count, &n))
		vk__g_doubt(g, VK__DOUBT_EMBEDDED); /* of what? */
	g->sep = VK__SEP_NONE;
	return true;
}

/* The recovery whose words end where those at piece i begin; 0: none. */
static uint32_t
rest_before(const struct vk__grammar *g, uint32_t parent, size_t i)
{
	uint32_t group = vk__g_node(g, parent)->last;
	uint32_t rest = group == 0 ? 0 : vk__g_node(g, group)->last;

	return rest != 0 && vk__g_node(g, group)->counted && vk__g_node(g, rest)->reps == 0 &&
	    vk__g_node(g, rest)->rest && vk__g_node(g, rest)->seconds > 0 &&
	    vk__g_node(g, rest)->piece_end == i ? rest : 0;
}

/* The lengths in the parenthesis at piece i; 0: fewer than two, or something else. */
static double
paren_sum(const struct vk__grammar *g, size_t i)
{
	double sum = 0;
	unsigned n = 0;

	for (i++; vk__g_at(g, i)->kind != VK__P_CLOSE; i++) {
		const struct vk__piece *p = vk__g_at(g, i);

		if (p->kind == VK__P_TIME) {
			sum += p->a;
			n++;
		} else if (p->kind == VK__P_COUNT || p->kind == VK__P_OPEN || p->kind == VK__P_PAIR ||
		    p->kind == VK__P_TIMES || p->kind == VK__P_LINE || p->kind == VK__P_END ||
		    p->kind == VK__P_REST || vk__g_op(g, i, VK__OP_BETWEEN)) {
			return 0;
		}
	}
	return n < 2 ? 0 : sum;
}

/* Whether the parenthesis at piece i tells nothing but easy riding. */
static bool
is_restful(const struct vk__grammar *g, size_t i)
{
	bool told = false;

	for (i++; vk__g_at(g, i)->kind != VK__P_CLOSE; i++) {
		const struct vk__piece *p = vk__g_at(g, i);

		if (p->kind == VK__P_ROLE || p->kind == VK__P_ZONE)
			return false;
		if (p->kind != VK__P_TARGET)
			continue;
		if (p->unit == VK_UNIT_POWER_ZONE ? p->b > 2 : !vk__target_low((vk_unit)p->unit, p->a, p->b))
			return false;
		told = true;
	}
	return told;
}

bool
vk__rests_made_of(struct vk__grammar *g, uint32_t parent)
{
	uint32_t rest = rest_before(g, parent, g->i);
	double sum = rest == 0 ? 0 : paren_sum(g, g->i);
	struct vk__node like = { .reps = 1, .paren = true, .sentence = g->sentence,
		.line = g->line, .piece = (uint32_t)g->i };
	uint32_t parts, group, c;

	if (sum <= 0 || g->depth > VK__NODE_DEPTH)
		return false;
	if (fabs(sum - vk__g_node(g, rest)->seconds) >= 1) {
		if (is_restful(g, g->i))
			vk__g_doubt(g, VK__DOUBT_TOTAL);
		return false;
	}
	parts = vk__node_new(g->nodes, &like);
	if (parts == 0)
		return false;
	vk__g_use(g);
	g->depth++;
	g->sep = VK__SEP_OPEN;
	vk__sequence_read(g, parts, 1u << VK__P_CLOSE);
	g->depth--;
	if (vk__g_at(g, g->i)->kind == VK__P_CLOSE)
		vk__g_use(g);
	g->sep = VK__SEP_NONE;
	group = vk__g_node(g, parent)->last;
	vk__g_settle_lengths(g, rest);
	vk__node_remove(g->nodes, group, rest);
	while ((c = vk__g_node(g, parts)->first) != 0) {
		vk__node_remove(g->nodes, parts, c);
		vk__g_node(g, c)->rest = true;
		vk__node_append(g->nodes, group, c);
	}
	return true;
}

void
vk__rests_inside(struct vk__grammar *g, uint32_t parent, const struct vk__node *n)
{
	uint32_t rest = n->piece == 0 || n->sep != VK__SEP_WITH ? 0 :
	    rest_before(g, parent, n->piece - 1u);

	if (rest != 0 && n->reps == 0 && !n->rest && !n->between && !vk__node_edge(n) &&
	    n->seconds > 0 && n->seconds < vk__g_node(g, rest)->seconds)
		vk__g_doubt(g, VK__DOUBT_EMBEDDED); /* "r 4' avec 1' à 110 rpm": when? */
}

/* Whether every repetition below has its recovery; *rests: how many there are. */
static bool
all_rested(const struct vk__grammar *g, uint32_t parent, unsigned *rests, unsigned depth)
{
	for (uint32_t c = vk__g_node(g, parent)->first; c != 0; c = vk__g_node(g, c)->next) {
		const struct vk__node *n = vk__g_node(g, c);

		if (n->reps == 0) {
			*rests += n->rest && vk__node_length(n);
			continue;
		}
		if (depth > VK__NODE_DEPTH || !all_rested(g, c, rests, depth + 1) ||
		    (n->reps > 1 && !n->rested && !vk__g_node(g, n->last)->rest))
			return false;
	}
	return true;
}

/* Gives the recoveries below what they lack. False: one has it differently. */
static bool
tell_rests(struct vk__grammar *g, uint32_t parent, const struct vk__node *said,
    unsigned depth)
{
	bool agree = true;

	for (uint32_t c = vk__g_node(g, parent)->first; c != 0; c = vk__g_node(g, c)->next) {
		struct vk__node *n = vk__g_node(g, c);

		if (n->reps > 0) {
			agree = depth > VK__NODE_DEPTH || (tell_rests(g, c, said, depth + 1) && agree);
		} else if (n->rest) {
			agree = agree && !(n->power.unit != VK_UNIT_NONE && said->power.unit !=
			    VK_UNIT_NONE && (n->power.start < said->power.start ||
			    n->power.start > said->power.start));
			vk__atom_inherit(n, said);
		}
	}
	return agree;
}

bool
vk__rests_advice(struct vk__grammar *g, uint32_t parent, const struct vk__node *n)
{
	uint32_t last = vk__g_node(g, parent)->last;
	unsigned rests = 0;
	struct vk__node said;

	if (parent != 0 || last == 0 || !n->rest || vk__node_length(n) || n->equal > 0 ||
	    n->after > 0 || n->halfway || n->press ||
	    !(n->sep == VK__SEP_STOP || n->sep == VK__SEP_LINE ||
	    vk__node_edge(vk__g_node(g, last))) ||
	    !(vk__node_targeted(n) || n->easy || n->cadence.unit != VK_UNIT_NONE || n->open ||
	    n->between))
		return false;
	for (size_t i = g->i; i < g->stop; i++)
		if (vk__g_at(g, i)->kind == VK__P_COUNT)
			return false; /* before the next block it may be ridden */
	if (!all_rested(g, 0, &rests, 0) || rests == 0)
		return false;
	said = *n;
	said.between = said.open = false;
	if (!tell_rests(g, 0, &said, 0))
		vk__g_doubt(g, VK__DOUBT_TARGET_PLACE);
	return true;
}
