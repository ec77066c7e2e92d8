/* SPDX-License-Identifier: MIT */
/*
 * Weights: inverse document frequencies, so that rare words tell most, and
 * words that the corpus has never seen tell most of all that it does not know
 * what is asked.
 */
#include "weigh.h"

#include <math.h>

/* A category tells what is wanted better than how often it occurs says. */
#define KIND_LEAST 3.5

static double
factor_of(unsigned class)
{
	switch (class) {
	case VK__TOPIC_KIND:
	case VK__TOPIC_FEEL:
	case VK__TOPIC_ABOUT:
	case VK__TOPIC_WORD:
	case VK__TOPIC_SHAPE:
		return 1;
	case VK__TOPIC_SPAN:
	case VK__TOPIC_LEVEL:
	case VK__TOPIC_PLACE:
		return 0.5;
	default:
		return 0;
	}
}

/* What a repair made say nothing may have been another word all the same. */
#define DOUBTED 0.3

static bool
is_doubted(const struct vk__said *said)
{
	return said->class == VK__TOPIC_FILL && said->fixed;
}

static double
weight_of(const vk_corpus *corpus, const struct vk__said *said, uint64_t df)
{
	double factor = said->negated ? 0 : factor_of(said->class);
	double weight = log(((double)corpus->sessions + 1) /
	    ((double)df + 0.5));

	if (said->class == VK__TOPIC_SHAPE && df == 0)
		return 0;
	if (is_doubted(said))
		return DOUBTED * weight;
	if (said->class == VK__TOPIC_KIND || said->class == VK__TOPIC_FEEL)
		weight = fmax(weight, KIND_LEAST);
	return factor * fmax(weight, 0.1);
}

/* --------------------------------------------------------------- weighing */

/* Whether only the phrase that is left out has the term. */
static bool
is_only_there(const struct vk__except *except, uint32_t hash)
{
	size_t run = 0;
	bool there = false;

	for (size_t i = 0; i < except->count; i++) {
		uint32_t term = vk__term_hash(except->terms, i);

		if (term == hash && run != except->run)
			return false;
		there = there || term == hash;
		run += term == 0;
	}
	return there;
}

static vk_status
df_of(struct vk__matcher *m, const struct vk__said *said,
    const struct vk__except *except, uint64_t *df, vk_error *err)
{
	vk_status status = vk__corpus_df(m->corpus, said->text, said->len, df,
	    err);

	if (status == VK_OK && except != NULL && *df > 0 &&
	    is_only_there(except, said->hash))
		--*df;
	return status;
}

static vk_status
weigh_one(struct vk__matcher *m, struct vk__words *words, size_t i,
    const struct vk__except *except, uint64_t *df, vk_error *err)
{
	struct vk__said *said = &words->said[i];
	vk_status status = df_of(m, said, except, df, err);

	if (status != VK_OK)
		return status;
	said->known = *df > 0 || (said->class != VK__TOPIC_WORD &&
	    !is_doubted(said));
	said->weight = weight_of(m->corpus, said, *df);
	return VK_OK;
}

vk_status
vk__weigh(struct vk__matcher *m, struct vk__words *words,
    const struct vk__except *except, struct vk__rarity rarity[VK__SAID],
    size_t *count, vk_error *err)
{
	vk_status status = VK_OK;

	*count = 0;
	for (size_t i = 0; i < words->count && status == VK_OK; i++) {
		uint64_t df;

		status = weigh_one(m, words, i, except, &df, err);
		if (status == VK_OK && df > 0 && words->said[i].weight > 0)
			rarity[(*count)++] = (struct vk__rarity){ i, df };
	}
	return status;
}
