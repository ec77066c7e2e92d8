/* SPDX-License-Identifier: MIT */
/* What words mean to somebody who asks for a session: topics.tsv. */
#ifndef VK_ENRICH_TOPIC_H
#define VK_ENRICH_TOPIC_H

#include "../vekta.h"

/* The order is that of the names in topic.c. */
enum vk__topic_class {
	VK__TOPIC_KIND,  /* a category */
	VK__TOPIC_FEEL,  /* easy, steady, hard: a set of categories */
	VK__TOPIC_ABOUT, /* what else the session is for or made of */
	VK__TOPIC_SPAN,  /* short, long */
	VK__TOPIC_LEVEL,
	VK__TOPIC_PLACE,
	VK__TOPIC_RIDE,  /* a ride, of which nothing else need be said */
	VK__TOPIC_TOTAL, /* a duration without a number, in seconds */
	VK__TOPIC_BOUND, /* what the duration beside it is: most, least */
	VK__TOPIC_PART,  /* what the duration beside it is of: effort, rest */
	VK__TOPIC_JOIN,  /* what stands on both sides belongs together */
	VK__TOPIC_NOT,   /* what follows is not wanted */
	VK__TOPIC_FILL,  /* says nothing about the session; kept if it has a digit */
	VK__TOPIC_STOP,  /* this is no request for a session */
	VK__TOPIC_WORD,  /* no row: a word as it stands */
	VK__TOPIC_SHAPE, /* no row: how long the efforts are */
	VK__TOPIC_CLASSES
};

enum {
	VK__TOPIC_WORDS = 8, /* of one surface */
	VK__TOPIC_KEY = 64   /* bytes of one surface */
};

/* Sets of categories are bits 1 << vk_category. */
#define VK__KIND(category) (1u << (category))

struct vk__topic {
	enum vk__topic_class class;
	const char *text; /* "kind:threshold", not terminated */
	size_t len;
	unsigned kinds; /* of KIND, FEEL, some ABOUT: what it may mean */
};

struct vk__topics;

/* VK_OK; VK_ENOMEM; VK_EINVALID: a row of the embedded table is wrong. */
vk_status vk__topics_new(struct vk__topics **topics);
void vk__topics_free(struct vk__topics *topics);
/*
 * key: folded words and numbers, one blank between. False when there is no such row;
 * *more (NULL allowed) tells whether a longer surface begins with key.
 */
bool vk__topics_find(const struct vk__topics *topics, const char *key,
    size_t len, struct vk__topic *topic, bool *more);
/*
 * Hands each word of the surfaces to fn, some repeatedly, until it returns
 * false: what typing errors may have meant. alone: it is all of its surface.
 */
void vk__topics_words(const struct vk__topics *topics,
    bool (*fn)(void *ctx, const struct vk__topic *topic, const char *word,
    size_t len, bool alone), void *ctx);
/*
 * The topic of an intensity of the parser's own lists ("threshold", "pma").
 * False when it says nothing about a session.
 */
bool vk__topics_zone(const struct vk__topics *topics, const char *name,
    struct vk__topic *topic);

#endif
