/* SPDX-License-Identifier: MIT */
/*
 * The parts of a workout one after the other, line by line and sentence by
 * sentence.
 */
#include "grammar.h"

/* The first part of this sentence in parent; 0: there is none. */
static uint32_t
first_of_sentence(const struct vk__grammar *g, uint32_t parent)
{
	uint32_t c = vk__g_node(g, parent)->first;

	while (c != 0 && vk__g_node(g, c)->sentence != g->sentence)
		c = vk__g_node(g, c)->next;
	return c;
}

/* "10x(...) après 30 min Z2": what has been told comes after what follows. */
static void
note_after(struct vk__grammar *g, uint32_t parent)
{
	struct vk__clause c = vk__clause_peek(g, g->i + 1);

	if (g->swap != 0 && parent == 0 && vk__g_node(g, g->swap_last)->next != 0) {
		/* "20' CLM après 20' d'échauffement, puis 15' souple" */
		if (vk__node_edge(vk__g_node(g, vk__g_node(g, 0)->last)))
			vk__sequence_swap(g);
		else
			vk__g_doubt(g, VK__DOUBT_SET_END);
	}
	if (!vk__g_op(g, g->i, VK__OP_AFTER) || parent != 0 || !c.amount || c.rest ||
	    c.count || (g->sep != VK__SEP_NONE && !c.warm_cool &&
	    !vk__g_at(g, g->i)->from_en) || g->swap != 0)
		return; /* ", après 20 min Z2" is "and then", ", after 20 min" is not */
	g->swap = first_of_sentence(g, parent);
	g->swap_last = vk__g_node(g, parent)->last;
}

void
vk__sequence_swap(struct vk__grammar *g)
{
	uint32_t first = g->swap, last = g->swap_last;
	uint32_t next = last == 0 ? 0 : vk__g_node(g, last)->next;
	struct vk__node *root = vk__g_node(g, 0);
	uint32_t before;

	g->swap = 0;
	if (first == 0 || next == 0)
		return;
	before = vk__node_before(g->nodes, 0, first);
	if (before == 0)
		root->first = next;
	else
		vk__g_node(g, before)->next = next;
	vk__g_node(g, root->last)->next = first;
	vk__g_node(g, last)->next = 0;
	root->last = last;
}

/* Whether a group is one step only: that alone fills no time. */
static bool
is_lone(const struct vk__grammar *g, uint32_t group)
{
	uint32_t first = vk__g_node(g, group)->first;

	return first != 0 && vk__g_node(g, first)->next == 0 && vk__g_node(g, first)->reps == 0;
}

/* "2 x 20 min, every 5 min starting with 15 s at 150 %": told of each of them. */
static bool
counted_last(const struct vk__grammar *g, uint32_t parent)
{
	uint32_t last = vk__g_node(g, parent)->last;

	return last != 0 && vk__g_node(g, last)->counted && g->period_after == last;
}

/* A sentence is over: what it left open is settled. */
static void
end_sentence(struct vk__grammar *g, uint32_t parent)
{
	uint32_t first = 0;

	if (g->period > 0 && !vk__period_settle(g, parent, true) &&
	    !(counted_last(g, parent) && vk__period_within(g, parent, g->period)))
		vk__g_doubt(g, VK__DOUBT_PATTERN);
	g->period = g->period_total = 0;
	g->period_first = false;
	if (g->repeat && parent == 0 && vk__g_at(g, g->i)->kind == VK__P_STOP) {
		vk__g_doubt(g, VK__DOUBT_COUNT_ALONE); /* how often? */
		g->repeat = false;
	}
	if (parent == 0)
		vk__rework_settle_detail(g, 0, false);
	if (g->swap != 0 && parent == 0)
		vk__sequence_swap(g);
	if (g->container > 0) {
		for (uint32_t c = vk__g_node(g, parent)->first; c != 0 && first == 0; c = vk__g_node(g, c)->next)
			if (vk__g_node(g, c)->sentence == g->sentence && !vk__node_edge(vk__g_node(g, c)))
				first = c;
		if (first != 0) {
			double seconds = g->container;
			uint32_t group = vk__g_node(g, first)->next == 0 && vk__g_node(g, first)->pattern ?
			    first : vk__node_wrap(g->nodes, parent, first, 1);
			if (group != 0 && (is_lone(g, group) || !vk__shape_fill(g, group, seconds)))
				vk__g_doubt(g, VK__DOUBT_PATTERN);
			if (group != 0)
				vk__g_node(g, group)->rested = true;
			g->container = 0;
		}
	}
	g->sentence++;
}

static void
end_line(struct vk__grammar *g, uint32_t parent)
{
	const struct vk__piece *p = vk__g_at(g, g->i);

	end_sentence(g, parent);
	g->line++;
	if (p->lines > 1 || (!g->content && !g->headed))
		g->section = 0;
	g->content = g->headed = false;
	/* A title's words do not reach over a blank line. */
	if (g->has_pending && (p->lines > 1 || p->bullet))
		g->has_pending = false;
}

static void
read_list(struct vk__grammar *g, uint32_t parent)
{
	uint32_t at;

	if (vk__g_at(g, g->i)->bare && vk__g_at(g, g->i + 1)->kind == VK__P_COLON &&
	    vk__g_at(g, g->i + 2)->kind == VK__P_COUNT) {
		vk__g_use_length(g); /* "Les fameux 3-3-3 : 3 séries ..." */
		return;
	}
	at = vk__shape_list(g);
	if (at == 0) {
		g->i = g->stop;
		return;
	}
	vk__repeat_shared(g, at);
	if (g->has_pending)
		vk__repeat_share(g, at, &g->pending);
	g->has_pending = false;
	g->sep = VK__SEP_NONE;
	vk__sequence_place(g, parent, at);
}

static void
read_pair(struct vk__grammar *g, uint32_t parent)
{
	uint32_t before = vk__g_node(g, parent)->last;
	size_t i = g->i + 1;

	/* "Bloc 30/30 10x" above its own list is a heading. */
	if (vk__g_at(g, i)->kind == VK__P_COUNT && vk__g_at(g, i)->times &&
	    vk__g_at(g, i + 1)->kind == VK__P_LINE && vk__g_at(g, i + 1)->bullet) {
		vk__g_use(g);
		return;
	}
	vk__shape_pair(g, parent);
	if (vk__g_op(g, g->i, VK__OP_FOR) && vk__g_at(g, g->i + 1)->kind == VK__P_TIME) {
		uint32_t group = vk__node_wrap(g->nodes, parent, before == 0 ?
		    vk__g_node(g, parent)->first : vk__g_node(g, before)->next, 1);
		vk__g_use(g); /* "15s/15s pendant 8 min" */
		if (group != 0 && vk__shape_fill(g, group, vk__g_at(g, g->i)->a)) {
			vk__g_node(g, group)->rested = true;
			vk__g_use_length(g);
			vk__repeat_shared(g, group);
		} else {
			vk__g_doubt(g, VK__DOUBT_PATTERN);
		}
		g->sep = VK__SEP_NONE;
		return;
	}
	if (parent == 0 && vk__g_at(g, g->i)->kind == VK__P_COLON && g->heading == 0)
		g->heading = before == 0 ? vk__g_node(g, 0)->first : vk__g_node(g, before)->next;
	if (parent == 0)
		g->pair = before == 0 ? vk__g_node(g, 0)->first : vk__g_node(g, before)->next;
	g->sep = VK__SEP_NONE;
}

/* "Block A (x3):" before its lines is a count before a block. */
static bool
read_heading_count(struct vk__grammar *g)
{
	struct vk__piece *p = &g->pieces->piece[g->i];
	size_t end = g->i + 3;

	if (p[1].kind != VK__P_COUNT || p[2].kind != VK__P_CLOSE || !p[1].times)
		return false;
	if (vk__g_at(g, end)->kind == VK__P_COLON)
		end++;
	if (vk__g_at(g, end)->kind != VK__P_LINE || g->content)
		return false;
	p[1].sign_first = false;
	p[2].kind = VK__P_COLON;
	vk__g_use(g);
	return true;
}

/* "Bloc 1 :", "Séance 4 -": a number that only names. */
static bool
is_label(const struct vk__grammar *g, size_t i)
{
	const struct vk__piece *before = vk__g_at(g, i - 1);
	const struct vk__piece *next = vk__g_at(g, i + 1);

	if (!g->content && next->kind == VK__P_LINE && i > 0 && before->kind != VK__P_LINE)
		return true; /* "Séance n°12" on a line of its own */
	return i > 0 && (before->kind == VK__P_SET || before->kind == VK__P_UNKNOWN ||
	    before->kind == VK__P_NOTE || before->kind == VK__P_ROLE ||
	    (before->kind == VK__P_OP && before->value == VK__OP_BIKE)) && (next->kind == VK__P_COLON ||
	    next->kind == VK__P_DASH || next->kind == VK__P_LINE);
}

/* "Part 2 (30 min): 3x8 min ...": the length only heads what is told next. */
static bool
labels_length(struct vk__grammar *g, size_t i)
{
	if (i == 0 || vk__g_at(g, i - 1)->kind != VK__P_SET ||
	    vk__g_at(g, i + 1)->kind != VK__P_OPEN || vk__g_at(g, i + 2)->kind != VK__P_TIME ||
	    vk__g_at(g, i + 3)->kind != VK__P_CLOSE || vk__g_at(g, i + 4)->kind != VK__P_COLON ||
	    !vk__clause_peek(g, i + 5).amount)
		return false;
	for (size_t k = i + 1; k < i + 4; k++)
		g->pieces->piece[k].used = g->pieces->piece[k].placed = true;
	g->pieces->piece[i + 2].kind = g->pieces->piece[i + 1].kind = VK__P_SET;
	g->pieces->piece[i + 3].kind = VK__P_SET;
	return true;
}

/* "4x4 Z5 / 4": a recovery in the unit that the effort goes without. */
static bool
is_bare_rest(const struct vk__grammar *g, uint32_t parent)
{
	uint32_t last = vk__g_node(g, parent)->last;
	uint32_t effort = last == 0 ? 0 : vk__g_node(g, last)->first;
	enum vk__sep next = vk__g_sep(g, g->i + 1);

	return g->sep == VK__SEP_SLASH && effort != 0 && vk__g_node(g, last)->counted &&
	    !vk__g_node(g, last)->rested && vk__g_node(g, effort)->bare &&
	    vk__g_node(g, effort)->next == 0 && vk__g_at(g, g->i)->a <= 30 &&
	    (next != VK__SEP_NONE || vk__g_at(g, g->i + 1)->kind == VK__P_END);
}

/* "Set 2: the same", "set two identical". */
static bool
tells_same(const struct vk__grammar *g, size_t i)
{
	i += vk__g_at(g, i)->kind == VK__P_COLON;
	return vk__g_op(g, i, VK__OP_EQUAL) || vk__g_op(g, i, VK__OP_SAME);
}

/* A word for sets: of one told apart, or of the next part. */
static void
read_set(struct vk__grammar *g, uint32_t parent)
{
	if (vk__g_at(g, g->i + 1)->kind == VK__P_BARE &&
	    (vk__ordinal_follows(g, parent) || tells_same(g, g->i + 2)) &&
	    vk__ordinal_begins(g, g->i))
		vk__ordinal_read(g, parent);
	else
		vk__part_read(g, parent);
}

/* A number without a unit: of one told apart, a length, or only a label. */
static void
read_bare(struct vk__grammar *g, uint32_t parent)
{
	if (vk__ordinal_follows(g, parent)) {
		if (vk__ordinal_shares(g, parent))
			return;
		if (vk__ordinal_begins(g, g->i)) {
			vk__ordinal_read(g, parent);
			return;
		}
	}
	if (vk__bare_begins(g, g->i) || is_bare_rest(g, parent))
		vk__part_read(g, parent);
	else if (is_label(g, g->i) || labels_length(g, g->i))
		vk__g_use(g);
	else
		g->i++; /* unread */
}

static void
read_part(struct vk__grammar *g, uint32_t parent)
{
	const struct vk__piece *p = vk__g_at(g, g->i);

	if ((p->kind == VK__P_ORD || p->kind == VK__P_OP) && vk__rests_pick(g, parent))
		return;
	switch (p->kind) {
	case VK__P_COUNT:
		if (!vk__tally_read(g)) {
			vk__instead_block(g, parent);
			if (!vk__redo_summary(g, parent))
				vk__repeat_read(g, parent);
		}
		g->sep = VK__SEP_NONE;
		break;
	case VK__P_OPEN:
		if (!read_heading_count(g))
			vk__part_paren(g, parent);
		break;
	case VK__P_PAIR:
		read_pair(g, parent);
		break;
	case VK__P_TIMES:
		read_list(g, parent);
		break;
	case VK__P_NAMED:
		vk__named_read(g, parent);
		break;
	case VK__P_OP:
		vk__rework_read(g, parent);
		break;
	case VK__P_ROLE:
		if (p->value == VK__ROLE_MAIN) {
			if (parent == 0)
				vk__ride_main(g);
			vk__g_use(g);
			g->section = 0;
			break;
		}
		vk__part_read(g, parent);
		break;
	case VK__P_CLOSE:
		vk__g_use(g);
		break;
	case VK__P_REST:
		if (p->value == VK__SET_BETWEEN && vk__g_at(g, g->i + 1)->kind == VK__P_COUNT &&
		    vk__g_node(g, parent)->last != 0 &&
		    vk__g_node(g, vk__g_node(g, parent)->last)->reps == 0)
			vk__g_use(g); /* "entrecoupé de 10 sprints": no recovery */
		else if (p->value != VK__SET_REP || !vk__ahead_behind(g, parent))
			vk__part_read(g, parent);
		break;
	case VK__P_INTO:
		vk__repeat_divide(g, parent);
		break;
	case VK__P_ORD:
		vk__ordinal_read(g, parent);
		break;
	case VK__P_SET:
		read_set(g, parent);
		break;
	case VK__P_BARE:
		read_bare(g, parent);
		break;
	case VK__P_BAD:
		g->i++;
		break;
	default:
		vk__part_read(g, parent);
		break;
	}
}

void
vk__sequence_read(struct vk__grammar *g, uint32_t parent, unsigned mask)
{
	while (g->i < g->stop) {
		const struct vk__piece *p = vk__g_at(g, g->i);
		enum vk__sep sep = vk__g_sep(g, g->i);
		size_t before = g->i;

		if (p->kind == VK__P_END || (mask >> p->kind & 1u) != 0)
			break;
		if (p->kind == VK__P_CLOSE && mask != 0 && (mask >> VK__P_CLOSE & 1u) == 0)
			break;
		if (sep == VK__SEP_NONE) {
			size_t nodes = g->nodes->count;
			read_part(g, parent);
			g->content = g->content || g->nodes->count > nodes;
			if (g->i == before)
				g->i++;
			continue;
		}
		if (sep == VK__SEP_PLUS && vk__g_at(g, g->i + 1)->kind == VK__P_TARGET &&
		    (vk__climb_read(g, parent) || vk__stairs_read(g, parent)))
			continue;
		if (sep == VK__SEP_PLUS && vk__g_at(g, g->i + 1)->kind == VK__P_TARGET &&
		    (vk__g_op(g, g->i + 2, VK__OP_EACH) || vk__g_op(g, g->i + 2, VK__OP_DETAIL)))
			vk__g_doubt(g, VK__DOUBT_TARGET_PLACE); /* "+10 W each", of what? */
		if (sep == VK__SEP_THEN && (vk__pause_begins(g, parent) ||
		    vk__ahead_trails(g, parent)))
			continue;
		if (sep == VK__SEP_LINE)
			end_line(g, parent);
		else if (sep == VK__SEP_STOP)
			end_sentence(g, parent);
		if (sep == VK__SEP_STOP && p->value == '?')
			vk__g_doubt(g, VK__DOUBT_QUESTION);
		if (vk__ride_ends(g, g->i))
			vk__ride_behind(g, parent, vk__g_node(g, parent)->last);
		if (sep == VK__SEP_THEN)
			note_after(g, parent);
		/* "- 4 times", ", puis": the stronger sign counts */
		if (sep > g->sep || g->sep == VK__SEP_NONE)
			g->sep = sep;
		vk__g_use(g);
	}
}

/* "Cadence : 85." at the end: of all efforts. False: there are none. */
static bool
share_cadence(struct vk__grammar *g, const struct vk__node *n)
{
	unsigned count = 0;

	if (n->cadence.unit == VK_UNIT_NONE || vk__node_targeted(n) || n->targets_count > 0 ||
	    n->rest || n->easy || n->role != 0)
		return false;
	for (uint32_t c = vk__g_node(g, 0)->first; c != 0; c = vk__g_node(g, c)->next) {
		struct vk__node *to = vk__g_node(g, c);

		if (to->rest || vk__node_edge(to))
			continue;
		if (to->reps > 0)
			vk__repeat_share(g, c, n);
		else
			vk__atom_inherit(to, n);
		count++;
	}
	return count > 0;
}

/* Targets that waited for a step that never came were not understood. */
static void
drop_pending(struct vk__grammar *g)
{
	const struct vk__node *n = &g->pending;

	if (g->nodes->node[0].first == 0 && g->whole.seconds > 0 && g->whole.piece == n->piece)
		return; /* of the whole ride, which is all that is told */
	if (g->nodes->node[0].first == 0 && g->whole.seconds > 0 && !n->rest) {
		vk__atom_inherit(&g->whole, n); /* "Durée : 1h15", "Intensité : Z2" */
		return;
	}
	if (share_cadence(g, n))
		return;
	if (n->targets_count == 0 && n->power.unit == VK_UNIT_NONE && n->cadence.unit == VK_UNIT_NONE &&
	    n->hr.unit == VK_UNIT_NONE && n->rpe.unit == VK_UNIT_NONE) {
		if (g->nodes->node[0].first != 0 && !n->easy)
			vk__g_doubt(g, VK__DOUBT_TARGET_PLACE);
		return;
	}
	for (uint32_t i = n->piece; i < n->piece_end; i++)
		g->pieces->piece[i].used = false;
}

/* "5x4 min @ 110% w/", "3x10 à 95 %, récup": the text ends before it is over. */
static bool
breaks_off(const struct vk__grammar *g)
{
	size_t i = g->pieces->count - 1; /* the end */
	enum vk__sep sep;

	while (i > 0 && (vk__g_at(g, i - 1)->kind == VK__P_SLASH ||
	    vk__g_at(g, i - 1)->kind == VK__P_COMMA))
		i--;
	if (i == 0)
		return false;
	sep = vk__g_sep(g, i - 1);
	if (vk__g_op(g, i - 1, VK__OP_INSIDE) && vk__g_at(g, i - 1)->raws > 1)
		return false; /* "during the ride" */
	return sep == VK__SEP_WITH || sep == VK__SEP_AND ||
	    sep == VK__SEP_FOLLOWED || vk__g_at(g, i - 1)->kind == VK__P_AT ||
	    (sep == VK__SEP_SLASH && i < g->pieces->count - 1);
}

void
vk__grammar_read(struct vk__grammar *g)
{
	vk__sequence_read(g, 0, 0);
	end_sentence(g, 0);
	if (g->announced > 0 || g->repeat)
		vk__g_doubt(g, VK__DOUBT_COUNT_ALONE);
	if (breaks_off(g))
		vk__g_doubt(g, VK__DOUBT_AMOUNT_MISSING);
	vk__several_check(g);
	if (g->pieces->strange > 0)
		vk__g_doubt(g, VK__DOUBT_SHARE);
	vk__ahead_settle(g);
	vk__ride_check(g);
	vk__lost_check(g);
	vk__rework_settle_detail(g, 0, true);
	vk__each_settle(g);
	vk__round_settle(g);
	vk__named_settle(g);
	vk__rework_settle_efforts(g);
	vk__repeat_rest_each(g);
	vk__eased_settle(g);
	vk__g_settle_lengths(g, 0);
	if (g->has_pending)
		drop_pending(g);
	for (uint32_t c = vk__g_node(g, 0)->first; c != 0; c = vk__g_node(g, c)->next)
		if (vk__g_node(g, c)->pattern)
			vk__g_doubt(g, VK__DOUBT_PATTERN); /* how often was not said */
}
