/* SPDX-License-Identifier: MIT */
/*
 * Candidates by FTS5, the rarest words first; ranked by bm25 and by how much
 * of the request one phrase of the session holds; trusted by how much of the
 * request's weight the session covers, words that the corpus has never seen
 * weighing most. See vekta(7).
 */
#include "match.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "weigh.h"

enum {
	FIND = 40,     /* sessions asked of FTS5 */
	NEAR = 12,     /* and of each category that was named */
	ENOUGH = 400   /* postings of rare words that make common ones needless */
};

/* What lifts a session beside its words. */
#define BONUS_SHAPE 0.25
#define BONUS_SPAN 0.5   /* said to be short, or long, and it is */
#define BONUS_LENGTH 0.20
#define BONUS_USUAL 0.12 /* level, place and length that most mean */
#define REPAIRED 0.8     /* a repair may have made another word of it */
#define MOST_DOUBTED 0.75 /* coverage that a repaired category is doubted below */
#define BONUS_EXACT 0.25
#define SPECIAL 0.10     /* off for each thing it is for that nobody asked */
#define NEAR_BEST 0.25   /* scores that compete with the best */

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

/* ---------------------------------------------------------------- scoring */

struct search {
	const struct vk__words *words;
	const struct vk__wanted *wanted;
	const struct vk__except *except;
	struct vk__match *match;
	const vk_corpus *corpus;
	double weight; /* of all that was said */
	bool named;    /* a category, a feeling or a power was */
	bool worded;   /* by a word of its own, not by topics alone */
	size_t told;   /* things said that an index holds */
	char span;     /* 's' or 'l': it was said to be short, or long */
};

uint32_t
vk__term_hash(const unsigned char *terms, size_t i)
{
	const unsigned char *b = terms + 4 * i;

	return (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 |
	    (uint32_t)b[3] << 24;
}

/* Whether the session as a whole is what was said, its words apart. */
static bool
is_kind_of(const struct vk__said *said, const struct vk__candidate *c)
{
	switch (said->class) {
	case VK__TOPIC_KIND:
	case VK__TOPIC_FEEL:
		return (said->kinds & VK__KIND(c->category)) != 0;
	case VK__TOPIC_LEVEL:
		return said->len > 6 && said->text[6] == c->level;
	case VK__TOPIC_PLACE:
		return c->place == 'b' ||
		    (said->len > 6 && said->text[6] == c->place);
	case VK__TOPIC_SPAN:
		return said->len > 5 && (said->text[5] == 's' ?
		    c->seconds <= VK__SHORT_RIDE : c->seconds >=
		    (c->category == VK_CATEGORY_ENDURANCE ? VK__LONG_RIDE :
		    VK__LONG_HARD));
	default:
		return false;
	}
}

/* What one run of a session's terms, up to the next 0, has of a request. */
struct run {
	uint64_t has; /* bits of what was said */
	size_t terms;
	size_t end;
};

static struct run
run_read(const struct search *s, const struct vk__candidate *c, size_t at)
{
	struct run run = { 0, 0, at };
	uint32_t term;

	for (; run.end < c->count && (term = vk__term_hash(c->terms, run.end)) != 0;
	    run.end++) {
		run.terms++;
		for (size_t i = 0; i < s->words->count; i++)
			if (s->words->said[i].hash == term &&
			    s->words->said[i].class != VK__TOPIC_SPAN)
				run.has |= UINT64_C(1) << i;
	}
	return run;
}

static double
weight_of(const struct search *s, uint64_t has)
{
	double weight = 0;

	for (size_t i = 0; i < s->words->count; i++)
		if ((has >> i & 1) != 0)
			weight += s->words->said[i].weight;
	return weight;
}

static size_t
bits(uint64_t set)
{
	size_t n = 0;

	for (; set != 0; set &= set - 1)
		n++;
	return n;
}

static bool
is_excepted(const struct search *s, const struct vk__candidate *c)
{
	return s->except != NULL && c->part == 0 && c->key == s->except->key;
}

/* A wanted length in seconds tells more than "short" does. */
static double
bonus_of(const struct search *s, const struct vk__said *said)
{
	return said->class == VK__TOPIC_SHAPE ? BONUS_SHAPE :
	    said->class == VK__TOPIC_SPAN && s->wanted->seconds == 0 ?
	    BONUS_SPAN : 0;
}

/*
 * Compares word by word; the first two runs hold what is true of the session,
 * what it is for and its efforts.
 */
static void
compare(const struct search *s, const struct vk__candidate *c,
    struct vk__hit *hit)
{
	struct run run = run_read(s, c, 0);
	struct run shape = run_read(s, c, run.end + 1);
	uint64_t all, own = run.has | shape.has, best = 0;
	size_t terms = 0, number = 1;
	size_t extras = run.terms - bits(run.has);
	bool excepted = is_excepted(s, c);

	for (size_t i = 0; i < s->words->count; i++)
		if (is_kind_of(&s->words->said[i], c))
			own |= UINT64_C(1) << i;
	all = best = own;
	for (size_t at = shape.end + 1; at < c->count; at = run.end + 1) {
		run = run_read(s, c, at);
		if (++number == (excepted ? s->except->run : SIZE_MAX))
			continue;
		all |= run.has;
		hit->exact |= s->worded && run.terms == s->told &&
		    bits(run.has) == s->told;
		if (terms == 0 || weight_of(s, run.has | own) >
		    weight_of(s, best)) {
			best = run.has | own;
			terms = run.terms + bits(own & ~run.has);
		}
	}
	hit->coverage = s->weight > 0 ? weight_of(s, all) / s->weight : 0;
	hit->contained = s->weight > 0 ? weight_of(s, best) / s->weight : 0;
	hit->score -= SPECIAL * (double)(extras > 3 ? 3 : extras);
	hit->jaccard = terms > 0 ? (double)bits(best) /
	    (double)(terms + s->words->count - bits(best)) : 0;
	hit->cosine = terms > 0 && s->words->count > 0 ? (double)bits(best) /
	    sqrt((double)terms * (double)s->words->count) : 0;
	for (size_t i = 0; i < s->words->count; i++)
		if ((all >> i & 1) != 0)
			hit->score += bonus_of(s, &s->words->said[i]);
}

/* The length that a session of a category should have. */
static double
length_near(const struct search *s, vk_category kind)
{
	double usual = vk__corpus_usual(s->corpus, kind);

	if (s->wanted->seconds > 0)
		return s->wanted->seconds;
	switch (s->span) {
	case 's':
		return VK__SHORT_RIDE - 600;
	case 'l':
		return kind == VK_CATEGORY_ENDURANCE ? 1.2 * VK__LONG_RIDE :
		    1.5 * usual;
	default:
		return usual;
	}
}

/* 1 for the same length, 0 for the double or the half. */
static double
nearness(double a, double b)
{
	double off = a > 0 && b > 0 ? fabs(log2(a / b)) : 1;

	return off < 1 ? 1 - off : 0;
}

/* What subjects usually mean does not hold against a phrase of its own. */
static bool
is_wanted(const struct search *s, const struct vk__candidate *c, bool exact)
{
	unsigned kind = VK__KIND(c->category);

	if ((s->words->not_kinds & kind) != 0)
		return false;
	return s->match->kinds == 0 || (s->match->kinds & kind) != 0 ||
	    (exact && !s->named);
}

static void
candidate(void *ctx, const struct vk__candidate *c)
{
	struct search *s = ctx;
	struct vk__match *match = s->match;
	struct vk__hit hit = { .part = c->part, .key = c->key,
		.category = c->category, .seconds = (double)c->seconds,
		.rank = c->rank };

	for (size_t i = 0; i < match->count; i++)
		if (match->hit[i].part == c->part &&
		    match->hit[i].key == c->key)
			return;
	if (match->count == VK__HITS)
		return;
	compare(s, c, &hit);
	if (!is_wanted(s, c, hit.exact))
		return;
	if (is_excepted(s, c)) /* bm25 still knows what was left out */
		hit.rank = 0;
	hit.score += BONUS_LENGTH * nearness(hit.seconds,
	    length_near(s, c->category));
	if (c->level == 'r')
		hit.score += BONUS_USUAL / 2;
	if (c->place == 'b')
		hit.score += BONUS_USUAL / 2;
	match->hit[match->count++] = hit;
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
find(struct vk__matcher *m, struct search *s, struct vk__rarity *rarity,
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
	    m->expression.len, FIND, candidate, s, err);
}

/* A category that was named brings its own, also without other words. */
static vk_status
find_kinds(struct vk__matcher *m, struct search *s, vk_error *err)
{
	vk_status status = VK_OK;
	unsigned kinds = s->match->kinds;

	for (int k = 1; k < VK_CATEGORY_COUNT && status == VK_OK; k++) {
		vk_category kind = (vk_category)k;

		if ((kinds & VK__KIND(kind)) != 0)
			status = vk__corpus_near(m->corpus, kind,
			    length_near(s, kind), NEAR, candidate, s, err);
	}
	return status;
}

vk_status
vk__match(struct vk__matcher *m, struct vk__words *words,
    const struct vk__wanted *wanted, const struct vk__except *except,
    struct vk__match *match, vk_error *err)
{
	struct search s = { words, wanted, except, match, m->corpus, 0,
		vk__words_named(words) || wanted->kinds != 0, false, 0,
		0 };
	struct vk__rarity rarity[VK__SAID];
	double unknown = 0, repaired = 1, named = 1;
	size_t count = 0;
	vk_status status;

	*match = (struct vk__match){ 0 };
	status = vk__weigh(m, words, except, rarity, &count, err);
	if (status != VK_OK)
		return status;
	match->kinds = vk__words_kinds(words);
	if (wanted->kinds != 0 && (match->kinds & wanted->kinds) != 0)
		match->kinds &= wanted->kinds;
	else if (wanted->kinds != 0)
		match->kinds = wanted->kinds;
	for (size_t i = 0; i < words->count; i++) {
		s.weight += words->said[i].weight;
		if (words->said[i].class == VK__TOPIC_SPAN &&
		    !words->said[i].negated)
			s.span = words->said[i].text[5];
		unknown += words->said[i].known ? 0 : words->said[i].weight;
		if (words->said[i].fixed && words->said[i].weight > 0)
			*(words->said[i].class == VK__TOPIC_KIND ? &named :
			    &repaired) *= REPAIRED;
		s.worded |= words->said[i].class == VK__TOPIC_WORD;
		s.told += words->said[i].weight > 0 &&
		    words->said[i].class != VK__TOPIC_SHAPE;
	}
	match->unknown = s.weight > 0 ? unknown / s.weight : 0;
	status = find(m, &s, rarity, count, err);
	if (status == VK_OK)
		status = find_kinds(m, &s, err);
	if (status != VK_OK || match->count == 0)
		return status;
	order(match);
	match->share = share(match);
	match->exact = repaired == 1 && is_exact(match);
	if (match->hit[0].coverage < MOST_DOUBTED)
		repaired *= named;
	match->support = match->hit[0].coverage * repaired *
	    (match->kinds != 0 ? 1 : match->share);
	return VK_OK;
}
