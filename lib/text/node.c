/* SPDX-License-Identifier: MIT */
/*
 * The tree that the grammar builds. Nodes live in one growing array and are
 * linked by index, so that wrapping and moving is cheap and nothing is freed
 * on its own. When the array is full the grammar goes on, and the parser
 * reports the limit.
 */
#include "node.h"

#include <stdlib.h>

static bool
grow(struct vk__nodes *nodes)
{
	size_t cap = nodes->cap == 0 ? 64 : 2 * nodes->cap;
	struct vk__node *grown = realloc(nodes->node, cap * sizeof(*grown));

	if (grown == NULL)
		return false;
	nodes->node = grown;
	nodes->cap = cap;
	return true;
}

void
vk__nodes_clear(struct vk__nodes *nodes)
{
	nodes->count = 0;
	if (nodes->most == 0)
		nodes->most = VK__NODES;
	nodes->full = nodes->cap == 0 && !grow(nodes);
	if (!nodes->full)
		nodes->node[nodes->count++] = (struct vk__node){ .reps = 1 };
}

void
vk__nodes_free(struct vk__nodes *nodes)
{
	free(nodes->node);
	*nodes = (struct vk__nodes){ 0 };
}

uint32_t
vk__node_new(struct vk__nodes *nodes, const struct vk__node *node)
{
	struct vk__node *made;

	if (nodes->count == nodes->cap || nodes->count >= nodes->most) {
		struct vk__node copy = *node; /* may lie in the array that grows */

		if (nodes->count < nodes->most && grow(nodes))
			return vk__node_new(nodes, &copy);
		nodes->full = true;
		return 0;
	}
	made = &nodes->node[nodes->count];
	*made = *node;
	made->first = made->last = made->next = 0;
	return (uint32_t)nodes->count++;
}

void
vk__node_append(struct vk__nodes *nodes, uint32_t parent, uint32_t child)
{
	if (child != 0)
		vk__node_insert(nodes, parent, nodes->node[parent].last, child);
}

void
vk__node_insert(struct vk__nodes *nodes, uint32_t parent, uint32_t prev, uint32_t child)
{
	struct vk__node *p = &nodes->node[parent];
	struct vk__node *c = &nodes->node[child];

	if (child == 0)
		return;
	if (prev == 0) {
		c->next = p->first;
		p->first = child;
	} else {
		c->next = nodes->node[prev].next;
		nodes->node[prev].next = child;
	}
	if (c->next == 0)
		p->last = child;
}

uint32_t
vk__node_before(const struct vk__nodes *nodes, uint32_t parent, uint32_t child)
{
	uint32_t at = nodes->node[parent].first;

	if (at == child)
		return 0;
	while (at != 0 && nodes->node[at].next != child)
		at = nodes->node[at].next;
	return at;
}

void
vk__node_remove(struct vk__nodes *nodes, uint32_t parent, uint32_t child)
{
	uint32_t before = vk__node_before(nodes, parent, child);
	uint32_t after = nodes->node[child].next;

	if (before == 0)
		nodes->node[parent].first = after;
	else
		nodes->node[before].next = after;
	if (after == 0)
		nodes->node[parent].last = before;
	nodes->node[child].next = 0;
}

uint32_t
vk__node_wrap(struct vk__nodes *nodes, uint32_t parent, uint32_t first, uint32_t reps)
{
	struct vk__node like = nodes->node[first];
	struct vk__node group = { .reps = reps, .sentence = like.sentence,
		.line = like.line, .piece = like.piece, .sep = like.sep, .counted = true };
	uint32_t before = vk__node_before(nodes, parent, first);
	uint32_t last = nodes->node[parent].last;
	uint32_t at;

	group.piece_end = nodes->node[last].piece_end;
	at = vk__node_new(nodes, &group);
	if (at == 0)
		return 0;
	nodes->node[at].first = first;
	nodes->node[at].last = last;
	if (before == 0)
		nodes->node[parent].first = at;
	else
		nodes->node[before].next = at;
	nodes->node[parent].last = at;
	return at;
}

uint32_t
vk__node_copy(struct vk__nodes *nodes, uint32_t from, unsigned depth)
{
	uint32_t at = vk__node_new(nodes, &nodes->node[from]);

	if (at == 0 || depth > 2 * VK__NODE_DEPTH)
		return at;
	for (uint32_t c = nodes->node[from].first; c != 0; c = nodes->node[c].next)
		vk__node_append(nodes, at, vk__node_copy(nodes, c, depth + 1));
	return at;
}

double
vk__node_seconds(const struct vk__nodes *nodes, uint32_t at, unsigned depth)
{
	const struct vk__node *n = &nodes->node[at];
	double sum = 0;

	if (n->reps == 0)
		return n->metres > 0 ? 0 : n->seconds;
	if (depth > 2 * VK__NODE_DEPTH)
		return 0;
	for (uint32_t c = n->first; c != 0; c = nodes->node[c].next)
		sum += vk__node_seconds(nodes, c, depth + 1);
	return sum * n->reps;
}

double
vk__node_metres(const struct vk__nodes *nodes, uint32_t at, unsigned depth)
{
	const struct vk__node *n = &nodes->node[at];
	double sum = 0;

	if (n->reps == 0)
		return n->metres;
	if (depth > 2 * VK__NODE_DEPTH)
		return 0;
	for (uint32_t c = n->first; c != 0; c = nodes->node[c].next)
		sum += vk__node_metres(nodes, c, depth + 1);
	return sum * n->reps;
}

bool
vk__node_timed(const struct vk__nodes *nodes, uint32_t at, unsigned depth)
{
	const struct vk__node *n = &nodes->node[at];

	if (n->reps == 0)
		return n->metres <= 0 && n->seconds > 0;
	if (depth > 2 * VK__NODE_DEPTH)
		return false;
	for (uint32_t c = n->first; c != 0; c = nodes->node[c].next)
		if (!vk__node_timed(nodes, c, depth + 1))
			return false;
	return true;
}
