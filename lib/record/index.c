/* SPDX-License-Identifier: MIT */
/*
 * The index of a record: where the members of the line itself and of its
 * parts stand. It grows by doubling, up to a documented limit.
 */
#include <stdlib.h>
#include <string.h>

#include "json.h"

enum vk__part
vk__part_named(const char *name, size_t len)
{
	if (len == 5 && memcmp(name, "vekta", 5) == 0)
		return VK__PART_VEKTA;
	if (len == 11 && memcmp(name, "workout_doc", 11) == 0)
		return VK__PART_WORKOUT;
	return VK__PART_COUNT;
}

void
vk__index_clear(struct vk__index *index)
{
	size_t i;

	index->top.count = 0;
	for (i = 0; i < VK__PART_COUNT; i++) {
		index->part[i].count = 0;
		index->part[i].skipped = false;
	}
}

void
vk__index_free(struct vk__index *index)
{
	size_t i;

	free(index->top.at);
	for (i = 0; i < VK__PART_COUNT; i++)
		free(index->part[i].at);
	memset(index, 0, sizeof *index);
}

vk_status
vk__members_reserve(struct vk__members *members, size_t more)
{
	size_t cap = members->cap < 16 ? 16 : members->cap;
	struct vk__member *at;

	if (more <= members->cap - members->count)
		return VK_OK;
	if (members->count + more > VK__MEMBERS)
		return VK_ELIMIT;
	while (cap < members->count + more)
		cap *= 2;
	at = realloc(members->at, cap * sizeof *at);
	if (at == NULL)
		return VK_ENOMEM;
	members->at = at;
	members->cap = cap;
	return VK_OK;
}
