/* SPDX-License-Identifier: MIT */
/*
 * The table from folded surfaces to concepts, under the lexicon. The built-in
 * one is made by tools/lexicon.c when vekta is built; a copy of it grows when
 * words are added.
 */
#ifndef VK_TEXT_SURFACE_H
#define VK_TEXT_SURFACE_H

#include "fold.h"
#include "lexicon.h"
#include "spelling.h"

enum {
	VK__SURFACE_BYTES = 96,           /* of a key, and less */
	VK__SURFACE_HEAD = VK__FOLD_ROOM /* compared as two words: most keys whole */
};

struct vk__surface {
	uint64_t head[2];
	struct vk__concept concept;
	uint32_t key; /* offset in pool; a byte with its length stands before it */
};

/*
 * The surfaces stand close together, the slots hold only their places: what
 * is looked up again and again stays in the processor's nearest cache.
 */
struct vk__surfaces {
	const struct vk__surface *surface;
	size_t count;
	const uint32_t *slot; /* 1 + the place of a surface; 0: free */
	size_t cap;           /* a power of two */
	const char *pool;
	size_t pool_size;
	/* The same, when it is its own: */
	struct vk__surface *own;
	size_t room;
	uint32_t *own_slot;
	vk_buf own_pool;
};

/* What the build makes of the built-in lists. */
struct vk__built {
	struct vk__surfaces surfaces;
	struct vk__spelling_list near[VK__SPELLING_LETTERS];
};

extern const struct vk__built vk__built;

/* Frees what is its own. */
void vk__surfaces_free(struct vk__surfaces *surfaces);
/*
 * Enters a key of less than VK__SURFACE_BYTES, which VK__SURFACE_HEAD
 * readable bytes follow. A meaning given earlier stays unless replace is set.
 * VK_OK, VK_ENOMEM, VK_ELIMIT.
 */
vk_status vk__surfaces_enter(struct vk__surfaces *surfaces, const char *key, size_t len,
    const struct vk__concept *concept, bool replace);
/* The meaning of a key that VK__SURFACE_HEAD readable bytes follow, or NULL. */
const struct vk__concept *vk__surfaces_look(const struct vk__surfaces *surfaces,
    const char *key, size_t len);

/* The bytes of a surface and their number. */
static inline const char *
vk__surface_key(const struct vk__surfaces *surfaces, const struct vk__surface *surface)
{
	return surfaces->pool + surface->key;
}

static inline size_t
vk__surface_len(const char *key)
{
	return (unsigned char)key[-1];
}

#endif
