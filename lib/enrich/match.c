/* SPDX-License-Identifier: MIT */
/*
 * Candidates by FTS5, the rarest words first; ranked by bm25 and by how they
 * compare (compare.c); trusted by how much of the request's weight the best
 * covers, words that the corpus has never seen weighing most. See vekta(7).
 */
#include "match.h"

#include <math.h>
#include <stdlib.h>

#include "compare.h"
#include "weigh.h"

enum {
	FIND = 40,     /* sessions asked of FTS5 */
	NEAR = 12,     /* and of each category that was named */
	ENOUGH = 400   /* postings of rare words that make common ones needless */
};

#define BONUS_EXACT 0.25
#define NEAR_BEST 0.25    /* scores that compete with the best */
#define REPAIRED 0.8      /* a repair may have made another word of it */
#define MOST_DOUBTED 0.75 /* coverage that a repaired category is doubted below */

void
vk__matcher_free(struct vk__matcher *matcher)
{
	if (matcher->spelling != NULL)
		vk__spelling_free(matcher->spelling);
	free(matcher->spelling);
	vk_buf_free(&matcher->pool);
	vk_buf_free(&matcher->pooled);
	vk_buf_free(&matcher->expression);
}

/* ---------------------------------------------------------------- ordering */

static int
hit_order(const void *one, const void *other)
{
	const struct vk__hit *a = one, *b = other;

	if (a->score != b->score)
		return a->score < b->score ? 1 : -1;
	if (a->part != b->part)
		return a->part < b->part ? -1 : 1;
	return a->key < b->key ? -1 : a->key > b->key;
}

static void
order(struct vk__match *match)
{
	double most = 0;

	for (size_t i = 0; i < match->count; i++)
		most = fmax(most, match->hit[i].rank);
	for (size_t i = 0; i < match->count; i++) {
		struct vk__hit *hit = &match->hit[i];

		hit->rank = most > 0 ? hit->rank / most : 0;
		hit->score += (hit->exact ? BONUS_EXACT : 0) +
		    0.15 * hit->rank + 0.5 * hit->contained +
		    0.35 * hit->coverage;
	}
	qsort(match->hit, match->count, sizeof match->hit[0], hit_order);
}

/* How much of what comes near the best is of its category. */
static double
share(const struct vk__match *match)
{
	double all = 0, same = 0;

	for (size_t i = 0; i < match->count; i++) {
		const struct vk__hit *hit = &match->hit[i];
		double by = hit->score - match->hit[0].score + NEAR_BEST;

		if (by <= 0)
			break;
		all += by;
		same += hit->category == match->hit[0].category ? by : 0;
	}
	return all > 0 ? same / all : 0;
}

/* Whether the best is asked for with just these words, and its like too. */
static bool
is_exact(const struct vk__match *match)
{
	if (!match->hit[0].exact)
		return false;
	for (size_t i = 1; i < match->count; i++)
		if (match->hit[i].exact &&
		    match->hit[i].category != match->hit[0].category)
			return false;
	return true;
}

/* ---------------------------------------------------------------- finding */

static int
rarity_order(const void *one, const void *other)
{
	const struct vk__rarity *a = one, *b = other;

	if (a->df != b->df)
		return a->df < b->df ? -1 : 1;
	return a->index < b->index ? -1 : a->index > b->index;
}

/* Quoted, so that nothing of it is syntax to FTS5. */
static void
add_quoted(vk_buf *expression, const struct vk__said *said)
{
	vk_buf_add_text(expression, expression->len > 0 ? " OR \"" : "\"");
	vk_buf_add(expression, said->text, said->len);
	vk_buf_add_char(expression, '"');
}

/* The rarest first; common ones only as long as that brings little. */
static vk_status
find(struct vk__matcher *m, struct vk__search *s, struct vk__rarity *rarity,
    size_t count, vk_error *err)
{
	uint64_t postings = 0;

	vk_buf_clear(&m->expression);
	qsort(rarity, count, sizeof *rarity, rarity_order);
	for (size_t i = 0; i < count; i++) {
		if (i > 1 && postings + rarity[i].df > ENOUGH)
			break;
		postings += rarity[i].df;
		add_quoted(&m->expression, &s->words->said[rarity[i].index]);
	}
	if (m->expression.failed)
		return VK_ENOMEM;
	if (m->expression.len == 0)
		return VK_OK;
	return vk__corpus_find(m->corpus, m->expression.data,
	    m->expression.len, FIND, vk__compare, s, err);
}

/* A category that was named brings its own, also without other words. */
static vk_status
find_kinds(struct vk__matcher *m, struct vk__search *s, vk_error *err)
{
	vk_status status = VK_OK;
	unsigned kinds = s->match->kinds;

	for (int k = 1; k < VK_CATEGORY_COUNT && status == VK_OK; k++) {
		vk_category kind = (vk_category)k;

		if ((kinds & VK__KIND(kind)) != 0)
			status = vk__corpus_near(m->corpus, kind,
			    vk__compare_length(s, kind), NEAR, vk__compare, s, err);
	}
	return status;
}

/* What the categories that words and wishes name have in common. */
static unsigned
kinds_of(const struct vk__words *words, const struct vk__wanted *wanted)
{
	unsigned kinds = vk__words_kinds(words);

	if (wanted->kinds == 0)
		return kinds;
	return (kinds & wanted->kinds) != 0 ? kinds & wanted->kinds :
	    wanted->kinds;
}

/* How far the words are to be trusted: 1, less for what was repaired. */
struct trust {
	double unknown; /* weight of words that the corpus never heard of */
	double words;
	double kind;    /* of the word that names a category */
};

static struct trust
survey(struct vk__search *s)
{
	struct trust trust = { 0, 1, 1 };

	for (size_t i = 0; i < s->words->count; i++) {
		const struct vk__said *said = &s->words->said[i];

		s->weight += said->weight;
		if (said->class == VK__TOPIC_SPAN && !said->negated)
			s->span = said->text[5];
		trust.unknown += said->known ? 0 : said->weight;
		if (said->fixed && said->weight > 0)
			*(said->class == VK__TOPIC_KIND ? &trust.kind :
			    &trust.words) *= REPAIRED;
		s->worded |= said->class == VK__TOPIC_WORD;
		s->told += said->weight > 0 && said->class != VK__TOPIC_SHAPE;
	}
	return trust;
}

vk_status
vk__match(struct vk__matcher *m, struct vk__words *words,
    const struct vk__wanted *wanted, const struct vk__except *except,
    struct vk__match *match, vk_error *err)
{
	struct vk__search s = { .words = words, .wanted = wanted,
		.except = except, .match = match, .corpus = m->corpus,
		.named = vk__words_named(words) || wanted->kinds != 0 };
	struct vk__rarity rarity[VK__SAID];
	struct trust trust;
	size_t count = 0;
	vk_status status;

	*match = (struct vk__match){ 0 };
	status = vk__weigh(m, words, except, rarity, &count, err);
	if (status != VK_OK)
		return status;
	match->kinds = kinds_of(words, wanted);
	trust = survey(&s);
	match->unknown = s.weight > 0 ? trust.unknown / s.weight : 0;
	status = find(m, &s, rarity, count, err);
	if (status == VK_OK)
		status = find_kinds(m, &s, err);
	if (status != VK_OK || match->count == 0)
		return status;
	order(match);
	match->share = share(match);
	match->exact = trust.words == 1 && is_exact(match);
	if (match->hit[0].coverage < MOST_DOUBTED)
		trust.words *= trust.kind;
	match->support = match->hit[0].coverage * trust.words *
	    (match->kinds != 0 ? 1 : match->share);
	return VK_OK;
}
