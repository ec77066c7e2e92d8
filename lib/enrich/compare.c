/* SPDX-License-Identifier: MIT */
/*
 * Compares a session with a request word by word: how much of the request's
 * weight the session covers, how much of it one phrase of the session holds,
 * and what lifts it beside its words.
 */
#include "compare.h"

#include <math.h>

#include "../base/eight.h"

/* What lifts a session beside its words. */
#define BONUS_SHAPE 0.25
#define BONUS_SPAN 0.5   /* said to be short, or long, and it is */
#define BONUS_LENGTH 0.20
#define BONUS_USUAL 0.12 /* level, place and length that most mean */
#define SPECIAL 0.10     /* off for each thing it is for that nobody asked */

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
run_read(const struct vk__search *s, const struct vk__candidate *c, size_t at)
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
weight_of(const struct vk__search *s, uint64_t has)
{
	double weight = 0;

	for (size_t i = 0; i < s->words->count; i++)
		if ((has >> i & 1) != 0)
			weight += s->words->said[i].weight;
	return weight;
}

static bool
is_excepted(const struct vk__search *s, const struct vk__candidate *c)
{
	return s->except != NULL && c->part == 0 && c->key == s->except->key;
}

/* A wanted length in seconds tells more than "short" does. */
static double
bonus_of(const struct vk__search *s, const struct vk__said *said)
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
compare(const struct vk__search *s, const struct vk__candidate *c,
    struct vk__hit *hit)
{
	struct run run = run_read(s, c, 0);
	struct run shape = run_read(s, c, run.end + 1);
	uint64_t all, own = run.has | shape.has, best = 0;
	size_t terms = 0, number = 1;
	size_t extras = run.terms - vk__eight_bits(run.has);
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
		    vk__eight_bits(run.has) == s->told;
		if (terms == 0 || weight_of(s, run.has | own) >
		    weight_of(s, best)) {
			best = run.has | own;
			terms = run.terms + vk__eight_bits(own & ~run.has);
		}
	}
	hit->coverage = s->weight > 0 ? weight_of(s, all) / s->weight : 0;
	hit->contained = s->weight > 0 ? weight_of(s, best) / s->weight : 0;
	hit->score -= SPECIAL * (double)(extras > 3 ? 3 : extras);
	hit->jaccard = terms > 0 ? (double)vk__eight_bits(best) /
	    (double)(terms + s->words->count - vk__eight_bits(best)) : 0;
	hit->cosine = terms > 0 && s->words->count > 0 ? (double)vk__eight_bits(best) /
	    sqrt((double)terms * (double)s->words->count) : 0;
	for (size_t i = 0; i < s->words->count; i++)
		if ((all >> i & 1) != 0)
			hit->score += bonus_of(s, &s->words->said[i]);
}

double
vk__compare_length(const struct vk__search *s, vk_category kind)
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
is_wanted(const struct vk__search *s, const struct vk__candidate *c, bool exact)
{
	unsigned kind = VK__KIND(c->category);

	if ((s->words->not_kinds & kind) != 0)
		return false;
	return s->match->kinds == 0 || (s->match->kinds & kind) != 0 ||
	    (exact && !s->named);
}

void
vk__compare(void *ctx, const struct vk__candidate *c)
{
	struct vk__search *s = ctx;
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
	    vk__compare_length(s, c->category));
	if (c->level == 'r')
		hit.score += BONUS_USUAL / 2;
	if (c->place == 'b')
		hit.score += BONUS_USUAL / 2;
	match->hit[match->count++] = hit;
}
