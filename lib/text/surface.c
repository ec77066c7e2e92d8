/* SPDX-License-Identifier: MIT */
/*
 * A hash table that is read far more often than written: the built-in one is
 * never written at all. Only word lists are entered, so keys that collide are
 * their writer's.
 */
#include "surface.h"

#include <stdlib.h>
#include <string.h>

#include "../base/eight.h"

enum { HEAD = VK__SURFACE_HEAD, KEY_MAX = VK__SURFACE_BYTES,
	FIRST = 16384, SPARSE = 4 /* slots for each surface, or a search takes long */ };

struct head {
	uint64_t word[2];
};

/* Up to eight bytes of key, the rest zero: no branch on the length, which
 * changes from word to word. Eight bytes must be readable. */
static inline uint64_t
word_of(const char *key, size_t len)
{
	return vk__eight(key) & vk__eight_first(len < 8 ? len : 8);
}

/* HEAD bytes must be readable. */
static inline struct head
head_of(const char *key, size_t len)
{
	return (struct head){ { word_of(key, len), word_of(key + 8, len > 8 ? len - 8 : 0) } };
}

static inline uint64_t
mix(uint64_t h, uint64_t word)
{
	h = (h ^ word) * UINT64_C(0x9e3779b97f4a7c15);
	return h ^ h >> 32;
}

static inline uint64_t
hash_short(const struct head *head)
{
	uint64_t h = head->word[0] * UINT64_C(0x9e3779b97f4a7c15) +
	    head->word[1] * UINT64_C(0xc2b2ae3d27d4eb4f);

	return h ^ h >> 32;
}

static uint64_t
hash_of(const struct head *head, const char *key, size_t len)
{
	uint64_t h = hash_short(head);

	for (size_t i = HEAD; i < len; i += HEAD) {
		struct head more = head_of(key + i, len - i);

		h = mix(mix(h, more.word[0]), more.word[1]);
	}
	return h;
}

static inline bool
same_head(const struct vk__surface *surface, const struct head *head)
{
	return ((surface->head[0] ^ head->word[0]) | (surface->head[1] ^ head->word[1])) == 0;
}

/* Whether keys of HEAD bytes or more go on alike. */
static bool
same_tail(const char *key, const char *other, size_t len)
{
	return len == vk__surface_len(other) &&
	    memcmp(key + HEAD, other + HEAD, len - HEAD) == 0;
}

/* The slot of key, or the free one where it would stand. */
static size_t
slot_of(const struct vk__surfaces *s, const struct head *head, const char *key, size_t len)
{
	size_t i = hash_of(head, key, len) & (s->cap - 1);

	for (; s->slot[i] != 0; i = (i + 1) & (s->cap - 1)) {
		const struct vk__surface *at = &s->surface[s->slot[i] - 1];

		/* No key holds a NUL, so a head with one says its length, too. */
		if (same_head(at, head) &&
		    (len < HEAD || same_tail(key, vk__surface_key(s, at), len)))
			break;
	}
	return i;
}

static const struct vk__concept *
look_long(const struct vk__surfaces *s, const char *key, size_t len)
{
	struct head head;
	uint32_t place;

	if (len >= KEY_MAX || s->count == 0)
		return NULL;
	head = head_of(key, len);
	place = s->slot[slot_of(s, &head, key, len)];
	return place == 0 ? NULL : &s->surface[place - 1].concept;
}

const struct vk__concept *
vk__surfaces_look(const struct vk__surfaces *s, const char *key, size_t len)
{
	struct head head;
	uint32_t place;
	size_t i;

	if (len >= HEAD)
		return look_long(s, key, len);
	if (len == 0 || s->count == 0)
		return NULL;
	head = head_of(key, len);
	i = hash_short(&head);
	do
		place = s->slot[i++ & (s->cap - 1)];
	while (place != 0 && !same_head(&s->surface[place - 1], &head));
	return place == 0 ? NULL : &s->surface[place - 1].concept;
}

/* ------------------------------------------------------------ its own */

static void
show_own(struct vk__surfaces *s)
{
	s->surface = s->own;
	s->slot = s->own_slot;
	s->pool = s->own_pool.data;
	s->pool_size = s->own_pool.len;
}

/* The built-in words become the first of its own. */
static vk_status
copy_built(struct vk__surfaces *s)
{
	if (s->own_pool.data == NULL && s->pool_size > 0)
		vk_buf_add(&s->own_pool, s->pool, s->pool_size);
	return s->own_pool.failed ? VK_ENOMEM : VK_OK;
}

/* Its own memory with cap slots, and room for the surfaces that they name. */
static vk_status
grow(struct vk__surfaces *s, size_t cap)
{
	struct vk__surface *own = realloc(s->own, cap / SPARSE * sizeof(*own));
	uint32_t *slot;

	if (own == NULL)
		return VK_ENOMEM;
	if (s->own == NULL && s->count > 0)
		memcpy(own, s->surface, s->count * sizeof(*own));
	s->own = own;
	slot = calloc(cap, sizeof(*slot));
	if (slot == NULL || copy_built(s) != VK_OK) {
		free(slot);
		return VK_ENOMEM;
	}
	free(s->own_slot);
	s->own_slot = slot;
	s->room = cap / SPARSE;
	s->cap = cap;
	show_own(s);
	for (size_t i = 0; i < s->count; i++) {
		const char *key = vk__surface_key(s, &own[i]);
		size_t len = vk__surface_len(key);
		struct head head = { { own[i].head[0], own[i].head[1] } };

		slot[slot_of(s, &head, key, len)] = (uint32_t)i + 1;
	}
	return VK_OK;
}

static vk_status
make_room(struct vk__surfaces *s)
{
	size_t cap = s->cap > FIRST ? s->cap : FIRST;

	if (s->own_slot != NULL && s->count < s->room)
		return VK_OK;
	return grow(s, s->count < cap / SPARSE ? cap : 2 * cap);
}

static vk_status
enter_new(struct vk__surfaces *s, size_t slot, const struct head *head, const char *key,
    size_t len, const struct vk__concept *concept)
{
	if (s->own_pool.len > UINT32_MAX - 2 * KEY_MAX)
		return VK_ELIMIT;
	if (vk_buf_reserve(&s->own_pool, 1 + len + HEAD) != VK_OK)
		return VK_ENOMEM;
	vk_buf_add_char(&s->own_pool, (char)len);
	s->own[s->count++] = (struct vk__surface){ { head->word[0], head->word[1] }, *concept,
		(uint32_t)s->own_pool.len };
	s->own_slot[slot] = (uint32_t)s->count;
	vk_buf_add(&s->own_pool, key, len);
	memset(s->own_pool.data + s->own_pool.len, 0, HEAD);
	show_own(s);
	return VK_OK;
}

vk_status
vk__surfaces_enter(struct vk__surfaces *s, const char *key, size_t len,
    const struct vk__concept *concept, bool replace)
{
	struct head head = head_of(key, len);
	struct vk__concept *old;
	uint32_t more;
	bool other;
	size_t slot;

	if (make_room(s) != VK_OK)
		return VK_ENOMEM;
	slot = slot_of(s, &head, key, len);
	if (s->slot[slot] == 0)
		return enter_new(s, slot, &head, key, len, concept);
	old = &s->own[s->slot[slot] - 1].concept;
	more = old->more | concept->more;
	other = old->other || concept->other;
	if (concept->class != VK__CLASS_NONE && (replace || old->class == VK__CLASS_NONE))
		*old = *concept;
	old->more = more;
	old->other = other;
	return VK_OK;
}

void
vk__surfaces_free(struct vk__surfaces *s)
{
	free(s->own);
	free(s->own_slot);
	vk_buf_free(&s->own_pool);
	*s = (struct vk__surfaces){ 0 };
}
