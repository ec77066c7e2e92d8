/* SPDX-License-Identifier: MIT */
/*
 * Repair of words: all that topics and corpus know is gathered when the first
 * unknown word comes, for most requests need none of it.
 */
#include "respell.h"

#include <stdlib.h>
#include <string.h>

/*
 * Words that name a category by themselves come first, then those that do it
 * with others: of equally near ones they win.
 */
enum rank { NAMES, HELPS_NAME, OTHER, RANKS };

struct pool {
	struct vk__matcher *m;
	enum rank rank; /* of the words that are wanted now */
	vk_status status;
};

static bool
add_known(struct pool *pool, const char *word, size_t len, uint32_t topic)
{
	vk_buf *buf = &pool->m->pool;
	struct vk__pooled pooled = { (uint32_t)buf->len, (uint8_t)pool->rank,
		topic };

	if (len < 4 || len > VK__SPELLING_WORD || memchr(word, ':', len) != NULL)
		return true;
	if (buf->len > UINT32_MAX - VK__SPELLING_WORD)
		return false;
	pool->status = vk__spelling_add(pool->m->spelling, word, pooled.at,
	    (uint32_t)len);
	vk_buf_add(buf, word, len);
	vk_buf_add(&pool->m->pooled, &pooled, sizeof pooled);
	if (buf->failed || pool->m->pooled.failed)
		pool->status = VK_ENOMEM;
	return pool->status == VK_OK;
}

static bool
add_topic(void *ctx, const struct vk__topic *topic, const char *word,
    size_t len, bool alone)
{
	struct pool *pool = ctx;
	enum rank rank = topic->class != VK__TOPIC_KIND ? OTHER :
	    alone ? NAMES : HELPS_NAME;

	return rank != pool->rank || add_known(pool, word, len,
	    vk__said_hash(topic->text, topic->len));
}

static bool
add_term(void *ctx, const char *word, size_t len)
{
	return add_known(ctx, word, len, 0);
}

static vk_status
pool_fill(struct vk__matcher *m, vk_error *err)
{
	struct pool pool = { m, NAMES, VK_OK };
	vk_status status;

	for (int i = 0; i < RANKS && pool.status == VK_OK; i++) {
		pool.rank = (enum rank)i;
		vk__topics_words(m->topics, add_topic, &pool);
	}
	if (pool.status != VK_OK)
		return pool.status;
	pool.rank = OTHER;
	status = vk__corpus_terms(m->corpus, add_term, &pool, err);
	return status == VK_OK ? pool.status : status;
}

static vk_status
spelling_make(struct vk__matcher *m, vk_error *err)
{
	vk_status status;

	if (m->spelling != NULL)
		return VK_OK;
	m->spelling = calloc(1, sizeof *m->spelling);
	if (m->spelling == NULL)
		return VK_ENOMEM;
	status = pool_fill(m, err);
	if (status != VK_OK) {
		vk__spelling_free(m->spelling);
		free(m->spelling);
		m->spelling = NULL;
		vk_buf_clear(&m->pool);
		vk_buf_clear(&m->pooled);
	}
	return status;
}

static int
pooled_order(const void *key, const void *element)
{
	uint32_t at = *(const uint32_t *)key;
	const struct vk__pooled *pooled = element;

	return at < pooled->at ? -1 : at > pooled->at;
}

static const struct vk__pooled *
pooled_at(const struct vk__matcher *m, uint32_t at)
{
	return bsearch(&at, m->pooled.data,
	    m->pooled.len / sizeof(struct vk__pooled),
	    sizeof(struct vk__pooled), pooled_order);
}

/* Two words of one topic mean the same, and a category is meant rather than
 * another word. */
static bool
is_same(const void *ctx, uint32_t a, size_t a_len, uint32_t b, size_t b_len)
{
	const struct vk__matcher *m = ctx;
	const struct vk__pooled *one = pooled_at(m, a);
	const struct vk__pooled *other = pooled_at(m, b);

	if (a_len == b_len && memcmp(m->pool.data + a, m->pool.data + b,
	    a_len) == 0)
		return true;
	return one->rank != other->rank ||
	    (one->topic != 0 && one->topic == other->topic);
}

static void
add_fix(const struct vk__matcher *m, const struct vk__said *said, uint32_t key,
    size_t len, struct vk__fixes *fixes)
{
	struct vk__fix *fix = &fixes->fix[fixes->count++];

	fix->raw = said->raw;
	fix->len = (uint8_t)len;
	memcpy(fix->to, m->pool.data + key, len);
}

/*
 * Whether a word may have been meant: not itself, which topics have only
 * among others, and what names no category only when it is as near as can be.
 */
static bool
is_meant(const struct vk__matcher *m, const struct vk__said *said,
    uint32_t key, size_t len)
{
	const char *word = m->pool.data + key;
	unsigned by = vk__spelling_distance(said->text, said->len, word, len,
	    2);

	return by == 1 || (by == 2 && pooled_at(m, key)->rank < OTHER);
}

vk_status
vk__respell(struct vk__matcher *m, const struct vk__words *words,
    struct vk__fixes *fixes, vk_error *err)
{
	vk_status status = VK_OK;

	fixes->count = 0;
	for (size_t i = 0; i < words->count && fixes->count < VK__FIXES &&
	    status == VK_OK; i++) {
		const struct vk__said *said = &words->said[i];
		uint64_t df;
		uint32_t key;
		size_t len;

		if (said->class != VK__TOPIC_WORD)
			continue;
		status = vk__corpus_df(m->corpus, said->text, said->len, &df,
		    err);
		if (status == VK_OK && df == 0)
			status = spelling_make(m, err);
		if (status == VK_OK && df == 0 && vk__spelling_nearest(
		    m->spelling, m->pool.data, said->text, said->len, is_same,
		    m, &key, &len) && is_meant(m, said, key, len))
			add_fix(m, said, key, len, fixes);
	}
	return status;
}
