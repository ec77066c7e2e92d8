/* SPDX-License-Identifier: MIT */
/*
 * A cache: least recently used goes first, and nothing is older than it was
 * told. uthash keeps entries in the order of their adding, so one that is
 * asked for is taken out and added again.
 */
#include "recall.h"

#include <stdlib.h>
#include <string.h>

#include "hash.h"

struct entry {
	UT_hash_handle hh;
	vk_buf value;
	uint64_t until;
	bool lost;
	size_t len;
	char key[];
};

struct vk__recall {
	struct entry *head; /* the one not asked for the longest */
	size_t most;
	uint32_t seconds;
};

vk_status
vk__recall_new(size_t entries, uint32_t seconds, struct vk__recall **recall)
{
	*recall = calloc(1, sizeof **recall);
	if (*recall == NULL)
		return VK_ENOMEM;
	(*recall)->most = entries;
	(*recall)->seconds = seconds;
	return VK_OK;
}

static void
drop(struct vk__recall *recall, struct entry *e)
{
	HASH_DEL(recall->head, e);
	vk_buf_free(&e->value);
	free(e);
}

void
vk__recall_free(struct vk__recall *recall)
{
	struct entry *e, *next;

	if (recall == NULL)
		return;
	HASH_ITER(hh, recall->head, e, next)
		drop(recall, e);
	free(recall);
}

/* Adds at the end; false when there is no memory for it. */
static bool
add(struct vk__recall *recall, struct entry *e)
{
	HASH_ADD_KEYPTR(hh, recall->head, e->key, e->len, e);
	if (!e->lost)
		return true;
	vk_buf_free(&e->value);
	free(e);
	return false;
}

const vk_buf *
vk__recall_get(struct vk__recall *recall, const char *key, size_t len,
    uint64_t now)
{
	struct entry *e;

	HASH_FIND(hh, recall->head, key, len, e);
	if (e == NULL)
		return NULL;
	if (now >= e->until) {
		drop(recall, e);
		return NULL;
	}
	HASH_DEL(recall->head, e);
	return add(recall, e) ? &e->value : NULL;
}

void
vk__recall_put(struct vk__recall *recall, const char *key, size_t len,
    const vk_buf *value, uint64_t now)
{
	struct entry *e;

	if (recall->most == 0 || len > VK__RECALL_KEY || value->failed)
		return;
	HASH_FIND(hh, recall->head, key, len, e);
	if (e != NULL)
		drop(recall, e);
	/* NOLINTNEXTLINE(clang-analyzer-unix.Malloc): drop moves the head. */
	while (HASH_COUNT(recall->head) >= recall->most)
		drop(recall, recall->head);
	e = calloc(1, sizeof *e + len);
	if (e == NULL)
		return;
	memcpy(e->key, key, len);
	e->len = len;
	e->until = now + recall->seconds;
	vk_buf_add(&e->value, value->data, value->len);
	if (e->value.failed) {
		vk_buf_free(&e->value);
		free(e);
		return;
	}
	(void)add(recall, e);
}
