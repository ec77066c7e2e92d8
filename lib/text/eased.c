/* SPDX-License-Identifier: MIT */
/*
 * Words about recoveries without a length. "5x2 min at 115%, easy. 15 min Z2": when
 * the text tells no recovery of the repetition in the end, that word does. "3x10 min,
 * 5 min easy. Recoveries at 100 rpm.": when it has told them, such words say more of
 * those, and are no recovery themselves.
 */
#include "grammar.h"

/* Whether nothing was said but how easy. */
static bool
is_easy_only(const struct vk__grammar *g, const struct vk__node *n)
{
	if (!n->easy || n->rest || n->between || n->power.unit != VK_UNIT_NONE ||
	    n->hr.unit != VK_UNIT_NONE || n->rpe.unit != VK_UNIT_NONE ||
	    n->cadence.unit != VK_UNIT_NONE || n->targets_count > 0)
		return false;
	for (uint32_t i = n->piece; i < n->piece_end; i++)
		if (vk__g_at(g, i)->kind != VK__P_ZONE && !vk__g_op(g, i, VK__OP_BIKE))
			return false; /* "relaxed shoulders" */
	return true;
}

/* Whether a group is one effort with a target of its own, again and again. */
static bool
lacks_rest(const struct vk__grammar *g, uint32_t group)
{
	const struct vk__node *n = vk__g_node(g, group);
	const struct vk__node *effort = vk__g_node(g, n->first);

	return n->counted && n->reps > 1 && !n->rested && n->first != 0 && n->first == n->last &&
	    effort->reps == 0 && !vk__node_recovery(effort) &&
	    (vk__node_targeted(effort) || effort->hard);
}

/* Whether the words stand apart behind the group: behind a sign in its sentence,
 * or as a sentence of their own. "Spin easy, then go again" tells more than that. */
static bool
stands_apart(const struct vk__grammar *g, uint32_t group, const struct vk__node *n)
{
	uint32_t sentence = vk__g_node(g, group)->sentence;
	size_t i = g->i;

	if (vk__g_sep(g, i) == VK__SEP_NONE)
		return vk__g_at(g, i)->kind == VK__P_END;
	if (n->sep == VK__SEP_STOP) /* and no more: "Keep it relaxed." is how to ride */
		return sentence + 1 == g->sentence && vk__g_sep(g, i) == VK__SEP_STOP &&
		    vk__g_at(g, n->piece)->raw == vk__g_at(g, n->piece - 1)->raw + 1;
	while (vk__g_sep(g, i) != VK__SEP_NONE)
		i++;
	return sentence == g->sentence && (n->sep == VK__SEP_COMMA || n->sep == VK__SEP_SLASH ||
	    n->sep == VK__SEP_WITH || n->sep == VK__SEP_DASH) && !vk__g_op(g, i, VK__OP_REDO) &&
	    !vk__g_op(g, i, VK__OP_AGAIN) && !vk__g_op(g, i, VK__OP_REPEAT);
}

bool
vk__eased_note(struct vk__grammar *g, uint32_t parent, const struct vk__node *n)
{
	uint32_t last = vk__g_node(g, parent)->last;

	if (last == 0 || !is_easy_only(g, n) || !stands_apart(g, last, n) || !lacks_rest(g, last))
		return false;
	vk__g_node(g, last)->zone = n->zone;
	vk__g_node(g, last)->zone_piece = n->zone_piece;
	return true;
}

/* Whether a recovery stands right behind a part. */
static bool
rest_follows(const struct vk__grammar *g, uint32_t at)
{
	uint32_t next = vk__g_node(g, at)->next;

	return next != 0 && vk__g_node(g, next)->rest;
}

/* The word that is kept with a repetition becomes its recovery. */
static void
ease(struct vk__grammar *g, uint32_t at)
{
	struct vk__node *group = vk__g_node(g, at);
	const struct vk__node rest = { .rest = true, .easy = true, .open = true,
		.zone = group->zone, .zone_piece = group->zone_piece,
		.piece = group->zone_piece, .piece_end = group->zone_piece + 1,
		.sentence = group->sentence, .line = group->line };

	group->zone = 0;
	if (!lacks_rest(g, at) || rest_follows(g, at))
		return;
	group->rested = true;
	vk__node_append(g->nodes, at, vk__node_new(g->nodes, &rest));
}

static void
settle_below(struct vk__grammar *g, uint32_t parent, unsigned depth)
{
	for (uint32_t c = vk__g_node(g, parent)->first; c != 0 && depth < VK__NODE_DEPTH;
	    c = vk__g_node(g, c)->next) {
		if (vk__g_node(g, c)->first != 0)
			settle_below(g, c, depth + 1);
		if (vk__g_node(g, c)->reps > 0 && vk__g_node(g, c)->zone != 0)
			ease(g, c);
	}
}

void
vk__eased_settle(struct vk__grammar *g)
{
	settle_below(g, 0, 0);
}

/* Gives all recoveries below parent what is said of them. How many there are. */
static unsigned
say_more(struct vk__grammar *g, uint32_t parent, const struct vk__node *said, unsigned depth)
{
	unsigned count = 0;

	for (uint32_t c = vk__g_node(g, parent)->first; c != 0 && depth < VK__NODE_DEPTH;
	    c = vk__g_node(g, c)->next) {
		if (vk__g_node(g, c)->reps > 0) {
			count += say_more(g, c, said, depth + 1);
		} else if (depth > 0 && vk__g_node(g, c)->rest) {
			vk__atom_inherit(vk__g_node(g, c), said);
			count++;
		}
	}
	return count;
}

/* Whether something is ridden behind piece i but a cool-down. */
static bool
goes_on(const struct vk__grammar *g, size_t i)
{
	for (unsigned most = 100; most > 0 && vk__g_at(g, i)->kind != VK__P_END; most--) {
		struct vk__clause c = vk__clause_peek(g, i);

		if (c.amount && !c.warm_cool)
			return true;
		i = c.end + (vk__g_at(g, c.end)->kind != VK__P_END);
	}
	return false;
}

/* Whether a part is a sentence of several words: "Recovery is off the bike." */
static bool
is_sentence(const struct vk__grammar *g, const struct vk__node *n)
{
	enum vk__sep end = vk__g_sep(g, g->i);
	const struct vk__piece *before = vk__g_at(g, n->piece - (n->piece > 0));

	return n->sep >= VK__SEP_STOP && (end >= VK__SEP_STOP ||
	    vk__g_at(g, g->i)->kind == VK__P_END) &&
	    vk__g_at(g, g->i)->raw > before->raw + before->raws + 1;
}

/* Whether a part has no length of its own, and none that another word tells. */
static bool
lacks_length(const struct vk__node *n)
{
	return !vk__node_length(n) && n->equal <= 0 && !n->press && (n->many || !n->open);
}

bool
vk__eased_told(struct vk__grammar *g, uint32_t parent, const struct vk__node *n)
{
	uint32_t last = vk__g_node(g, parent)->last;
	struct vk__node said = *n;

	if (!lacks_length(n) || !vk__node_recovery(n) || n->of_set || n->sep == VK__SEP_THEN)
		return false;
	if (parent != 0 || last == 0 || vk__g_node(g, last)->reps == 0 ||
	    vk__repeat_waits(g, parent))
		return false;
	if (!(n->many || n->between || (is_sentence(g, n) && !goes_on(g, g->i))))
		return false;
	said.across = said.hard = false;
	return say_more(g, 0, &said, 0) > 0;
}
