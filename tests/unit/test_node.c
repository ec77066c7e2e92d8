/* SPDX-License-Identifier: MIT */
#include "../../lib/text/node.h"

#include <criterion/criterion.h>
#include <stdarg.h>

static struct vk__nodes nodes;

static void
begin(void)
{
	vk__nodes_clear(&nodes);
}

static void
end(void)
{
	vk__nodes_free(&nodes);
	vk__nodes_free(&nodes);
}

TestSuite(node, .init = begin, .fini = end);

static uint32_t
step(double seconds)
{
	const struct vk__node n = { .seconds = seconds };
	uint32_t at = vk__node_new(&nodes, &n);

	cr_assert_neq(at, 0);
	return at;
}

static uint32_t
group(uint32_t reps)
{
	const struct vk__node n = { .reps = reps };

	return vk__node_new(&nodes, &n);
}

/* Checks the children of a parent; 0 ends the list. */
static void
holds(uint32_t parent, ...)
{
	va_list args;
	uint32_t at = nodes.node[parent].first;
	uint32_t last = 0;
	uint32_t want;

	va_start(args, parent);
	while ((want = va_arg(args, unsigned)) != 0) {
		cr_assert_eq(at, want, "%u, not %u", at, want);
		last = at;
		at = nodes.node[at].next;
	}
	va_end(args);
	cr_assert_eq(at, 0, "%u is one too many", at);
	cr_assert_eq(nodes.node[parent].last, last);
}

Test(node, clear_leaves_the_root)
{
	step(1);
	vk__nodes_clear(&nodes);
	cr_assert_eq(nodes.count, 1);
	cr_assert_eq(nodes.node[0].reps, 1);
	holds(0, 0u);
}

Test(node, new_ones_are_outside_the_tree)
{
	struct vk__node n = { .seconds = 5, .first = 7, .last = 8, .next = 9 };
	uint32_t at = vk__node_new(&nodes, &n);

	cr_assert_eq(nodes.node[at].seconds, 5);
	cr_assert_eq(nodes.node[at].first, 0);
	cr_assert_eq(nodes.node[at].last, 0);
	cr_assert_eq(nodes.node[at].next, 0);
	holds(0, 0u);
}

Test(node, append_and_insert)
{
	uint32_t a = step(1), b = step(2), c = step(3), d = step(4);

	vk__node_append(&nodes, 0, b);
	vk__node_append(&nodes, 0, d);
	vk__node_insert(&nodes, 0, 0, a);
	vk__node_insert(&nodes, 0, b, c);
	holds(0, a, b, c, d, 0u);
	vk__node_append(&nodes, 0, 0);
	vk__node_insert(&nodes, 0, a, 0);
	holds(0, a, b, c, d, 0u);
}

Test(node, before_and_remove)
{
	uint32_t a = step(1), b = step(2), c = step(3);

	vk__node_append(&nodes, 0, a);
	vk__node_append(&nodes, 0, b);
	vk__node_append(&nodes, 0, c);
	cr_assert_eq(vk__node_before(&nodes, 0, a), 0);
	cr_assert_eq(vk__node_before(&nodes, 0, b), a);
	cr_assert_eq(vk__node_before(&nodes, 0, c), b);
	vk__node_remove(&nodes, 0, b);
	holds(0, a, c, 0u);
	cr_assert_eq(nodes.node[b].next, 0);
	vk__node_remove(&nodes, 0, c);
	holds(0, a, 0u);
	vk__node_remove(&nodes, 0, a);
	holds(0, 0u);
	vk__node_append(&nodes, 0, b);
	holds(0, b, 0u);
}

Test(node, wrap_takes_the_rest)
{
	uint32_t a = step(1), b = step(2), c = step(3), g;

	vk__node_append(&nodes, 0, a);
	vk__node_append(&nodes, 0, b);
	vk__node_append(&nodes, 0, c);
	g = vk__node_wrap(&nodes, 0, b, 5);
	cr_assert_neq(g, 0);
	holds(0, a, g, 0u);
	holds(g, b, c, 0u);
	cr_assert_eq(nodes.node[g].reps, 5);
	cr_assert(nodes.node[g].counted);
}

Test(node, wrap_everything)
{
	uint32_t a = step(1), g;

	vk__node_append(&nodes, 0, a);
	g = vk__node_wrap(&nodes, 0, a, 2);
	holds(0, g, 0u);
	holds(g, a, 0u);
}

Test(node, copies_are_deep)
{
	uint32_t outer = group(2), inner = group(3), a = step(60), copy;

	vk__node_append(&nodes, 0, outer);
	vk__node_append(&nodes, outer, inner);
	vk__node_append(&nodes, inner, a);
	copy = vk__node_copy(&nodes, outer, 0);
	cr_assert_neq(copy, outer);
	cr_assert_eq(vk__node_seconds(&nodes, copy, 0), 360);
	nodes.node[a].seconds = 10;
	cr_assert_eq(vk__node_seconds(&nodes, copy, 0), 360);
	cr_assert_eq(vk__node_seconds(&nodes, outer, 0), 60);
	holds(0, outer, 0u);
}

Test(node, seconds_of_what_is_timed)
{
	uint32_t g = group(4), a = step(30), b = step(90), m = step(0);

	vk__node_append(&nodes, 0, g);
	vk__node_append(&nodes, g, a);
	vk__node_append(&nodes, g, b);
	cr_assert_eq(vk__node_seconds(&nodes, 0, 0), 480);
	cr_assert(vk__node_timed(&nodes, 0, 0));
	nodes.node[m].metres = 1000;
	vk__node_append(&nodes, g, m);
	cr_assert_eq(vk__node_seconds(&nodes, g, 0), 480);
	cr_assert_not(vk__node_timed(&nodes, g, 0));
	nodes.node[m].metres = 0;
	cr_assert_not(vk__node_timed(&nodes, g, 0), "open");
}

Test(node, deep_trees_end_somewhere)
{
	uint32_t parent = 0;

	for (int i = 0; i < 1000; i++) {
		uint32_t g = group(1);
		vk__node_append(&nodes, parent, g);
		parent = g;
	}
	vk__node_append(&nodes, parent, step(5));
	vk__node_seconds(&nodes, 0, 0);
	cr_assert_not(vk__node_timed(&nodes, 0, 0));
	cr_assert_neq(vk__node_copy(&nodes, nodes.node[0].first, 0), 0);
}

Test(node, there_is_a_limit)
{
	const struct vk__node n = { .seconds = 1 };
	size_t made = 1;

	cr_assert_not(nodes.full);
	while (vk__node_new(&nodes, &n) != 0)
		cr_assert_leq(++made, VK__NODES);
	cr_assert_eq(made, VK__NODES);
	cr_assert(nodes.full);
	cr_assert_eq(vk__node_wrap(&nodes, 0, 1, 2), 0);
	cr_assert_eq(vk__node_copy(&nodes, 1, 0), 0);
	vk__nodes_clear(&nodes);
	cr_assert_not(nodes.full);
	cr_assert_neq(vk__node_new(&nodes, &n), 0);
}

Test(node, a_copy_may_come_from_the_array_that_grows)
{
	for (int i = 0; i < 200; i++) {
		uint32_t at = vk__node_new(&nodes, &nodes.node[0]);
		cr_assert_eq(nodes.node[at].reps, 1);
	}
}
