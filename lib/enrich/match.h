/* SPDX-License-Identifier: MIT */
/* Which sessions of a corpus a request may mean, and how sure that is. */
#ifndef VK_ENRICH_MATCH_H
#define VK_ENRICH_MATCH_H

#include "../text/spelling.h"
#include "corpus.h"
#include "said.h"

enum {
	VK__HITS = 96,
	VK__SHORT_RIDE = 45 * 60, /* seconds, up to which a session is short */
	VK__LONG_RIDE = 150 * 60, /* from here on one of endurance is long */
	VK__LONG_HARD = 90 * 60   /* and any other */
};

struct vk__hit {
	size_t part;
	int64_t key;
	vk_category category;
	double seconds;
	double rank;      /* bm25, as a share of the best */
	double coverage;  /* of what was said, by weight: 0 to 1 */
	double contained; /* the same in one phrase of the session */
	double score;     /* what they are sorted by */
	bool exact;       /* it is asked for with just these words */
	double jaccard;   /* of the words of that phrase; for people only */
	double cosine;
};

/* What is asked for beside words. */
struct vk__wanted {
	double seconds; /* 0: not said */
	unsigned kinds; /* categories that will do, whatever words say; 0: all */
};

/* A phrase that is left out as if its session did not have it. */
struct vk__except {
	int64_t key; /* of the session, in the first file */
	size_t run;  /* the place of the phrase among the runs of its terms */
	const unsigned char *terms;
	size_t count;
};

struct vk__match {
	struct vk__hit hit[VK__HITS]; /* best first */
	size_t count;
	unsigned kinds; /* categories that may be meant, 0: nothing said */
	double unknown; /* share of the weight that the corpus never heard of */
	double share;   /* of the best hit's category among those near it */
	bool exact;     /* sessions of one category are asked for just so */
	double support; /* coverage; less for repairs, and times share where
	                   nothing says what kind */
};

/* A word that may have been meant. */
struct vk__pooled {
	uint32_t at;       /* in the pool */
	uint8_t rank;      /* the lower, the rather it was meant */
	uint32_t topic;    /* hash of the topic it belongs to; 0: of none */
};

/* Zero-initialise, then set corpus and topics. */
struct vk__matcher {
	vk_corpus *corpus;
	const struct vk__topics *topics;
	struct vk__spelling *spelling; /* made when it is first needed */
	vk_buf pool;   /* the words, one behind the other */
	vk_buf pooled; /* struct vk__pooled, by rising place */
	vk_buf expression;
};

void vk__matcher_free(struct vk__matcher *matcher);
/*
 * Weighs the words and finds the sessions; except may be NULL. VK_OK,
 * VK_ENOMEM, or what the corpus returned.
 */
vk_status vk__match(struct vk__matcher *matcher, struct vk__words *words,
    const struct vk__wanted *wanted, const struct vk__except *except,
    struct vk__match *match, vk_error *err);

#endif
