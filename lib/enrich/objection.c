/* SPDX-License-Identifier: MIT */
/*
 * Objections. A wrong session is worse than none, so everything that speaks
 * against an answer is looked for before one is made.
 */
#include "objection.h"

#include "figures.h"

/* More of the weight than this unknown: the text is about something else. */
#define MOST_UNKNOWN 0.35

/* A named category and nothing else of the text is not enough. */
#define LEAST_COVERAGE 0.4

#define K(name) VK__KIND(VK_CATEGORY_##name)
#define HARD (K(THRESHOLD) | K(VO2MAX) | K(ANAEROBIC) | K(SPRINT))
#define VERY_HARD (K(VO2MAX) | K(ANAEROBIC) | K(SPRINT))
/* Categories that power alone does not tell. */
#define BY_OTHERS (K(FORCE) | K(CADENCE) | K(TEST) | K(OPENERS) | K(MIXED))

const char *
vk__objection_code(enum vk__objection objection)
{
	static const char *const codes[VK__OBJECTION_COUNT] = { "", "stop",
		"long", "whole", "contrary", "unknown", "unsure", "unread",
		"numbers" };

	return codes[objection];
}

static bool
says(const struct vk__words *words, const char *topic, size_t len)
{
	for (size_t i = 0; i < words->count; i++) {
		const struct vk__said *said = &words->said[i];

		if (!said->negated && said->len == len &&
		    said->hash == vk__said_hash(topic, len))
			return true;
	}
	return false;
}

#define SAYS(words, topic) says(words, topic, sizeof(topic) - 1)

/* The place of the first word of these kinds. */
static size_t
place_of(const struct vk__words *words, unsigned kinds)
{
	for (size_t i = 0; i < words->count; i++)
		if (words->said[i].class == VK__TOPIC_KIND &&
		    !words->said[i].negated &&
		    (words->said[i].kinds & kinds) != 0)
			return i;
	return SIZE_MAX;
}

static bool
is_contrary(const struct vk__request *r)
{
	const struct vk__words *w = &r->words;

	if (!w->joined && (w->kinds & K(RECOVERY)) != 0 &&
	    (w->kinds & HARD) != 0 &&
	    place_of(w, K(RECOVERY)) < place_of(w, HARD))
		return true;
	if (SAYS(w, "feel:hard") && w->kinds == K(RECOVERY))
		return true;
	if (SAYS(w, "feel:hard") && SAYS(w, "feel:easy") && !w->joined)
		return true;
	if (SAYS(w, "feel:easy") && !w->joined && w->kinds != 0 &&
	    (w->kinds & ~VERY_HARD) == 0)
		return true;
	if (SAYS(w, "span:short") && SAYS(w, "span:long") && r->total == 0 &&
	    !w->joined)
		return true;
	if ((w->kinds & w->not_kinds) != 0)
		return true;
	/* "sprint in zone 1": the numbers and the words do not agree */
	for (size_t i = 0; i < w->count && r->kinds != 0 && !r->open; i++)
		if (w->said[i].class == VK__TOPIC_KIND &&
		    !w->said[i].negated && !w->said[i].numbered &&
		    (w->said[i].kinds & (r->kinds | BY_OTHERS)) == 0)
			return true;
	return false;
}

enum vk__objection
vk__request_objection(const struct vk__request *r, const vk_parser *parser)
{
	if (r->words.stop != NULL)
		return VK__OBJECTION_STOP;
	if (r->words.full || r->too_many)
		return VK__OBJECTION_LONG;
	if (vk__figures_unread(r, parser))
		return VK__OBJECTION_UNREAD;
	return r->overfull || is_contrary(r) ? VK__OBJECTION_CONTRARY : VK__OBJECTION_NONE;
}

/*
 * Whether anything said is about a session: a category, a feeling, what it is
 * for or made of, or two words that sessions are told in.
 */
static bool
is_about_a_session(const struct vk__request *r)
{
	size_t words = 0;

	for (size_t i = 0; i < r->words.count; i++) {
		const struct vk__said *said = &r->words.said[i];

		if (said->negated || said->weight <= 0)
			continue;
		if (said->class <= VK__TOPIC_ABOUT || said->kinds != 0)
			return true;
		words += said->class == VK__TOPIC_WORD && said->known;
	}
	return words > 1 || r->kinds != 0;
}

enum vk__objection
vk__match_objection(const vk_corpus *corpus, const struct vk__request *r,
    const struct vk__match *match)
{
	bool named = vk__words_named(&r->words) || r->kinds != 0;

	if (r->open)
		return match->count == 0 || match->unknown > 0 ?
		    VK__OBJECTION_UNKNOWN : VK__OBJECTION_NONE;
	if (match->count == 0 || match->unknown >= MOST_UNKNOWN)
		return VK__OBJECTION_UNKNOWN;
	if (!is_about_a_session(r))
		return VK__OBJECTION_UNSURE;
	if (match->exact)
		return VK__OBJECTION_NONE;
	if (vk__corpus_sure(corpus, named, match->support) < VK__SURE ||
	    (named && match->support < LEAST_COVERAGE))
		return VK__OBJECTION_UNSURE;
	return VK__OBJECTION_NONE;
}
